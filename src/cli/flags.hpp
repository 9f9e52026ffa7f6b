// SPDX-License-Identifier: MIT
// Flags from the description of a noun.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "caseload/noun.hpp"
#include "commands.hpp"

namespace caseload {

Flag flag_of_field(const Field& field, const Use& use);
/// Those that a verb of the noun takes.
std::vector<Flag> field_flags(const Noun& noun, Which which);
/// The flags of some fields of a noun.
std::vector<Flag> flags_of(std::string_view of, std::initializer_list<std::string_view> fields);
/// --coach of the lists that a coach works from.
Flag coach_flag();
std::vector<Flag> no_flags();
/// Those, and more behind them.
std::vector<Flag> with(std::vector<Flag> flags, std::vector<Flag> more);

}  // namespace caseload
