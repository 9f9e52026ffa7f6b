// SPDX-License-Identifier: MIT
// Help and manual pages, from the command table.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "parse.hpp"

namespace caseload {

/// The words of a vocabulary of the config; none where there is no config.
using VocabularyWords = std::function<std::vector<std::string>(const std::string& vocabulary)>;

std::string short_help();
/// Of everything, a noun or a command: there the words that a flag takes are named.
std::string help_of(const Call& call, std::size_t width, const VocabularyWords& words);
/// One page per noun and one for caseload itself, written to a folder.
void write_manual(const std::string& folder, const std::string& version);

}  // namespace caseload
