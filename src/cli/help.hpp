// SPDX-License-Identifier: MIT
// Help and manual pages, from the command table.
#pragma once
#include <string>

#include "parse.hpp"

namespace caseload {

std::string short_help();
std::string help_of(const Call& call, std::size_t width);
/// One page per noun and one for caseload itself, written to a folder.
void write_manual(const std::string& folder, const std::string& version);

}  // namespace caseload
