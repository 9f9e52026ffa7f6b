// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>
#include <vector>

#include "commands.hpp"

namespace caseload {

/// What one noun alone has, after what every noun has: verbs of its own, and its own use cases behind theirs. `all` are this
/// noun's commands so far.
void add_special_verbs(std::vector<Command>& all, std::string_view noun);
void add_coaching_verbs(std::vector<Command>& all, std::string_view noun);
void add_group_verbs(std::vector<Command>& all, std::string_view noun);
void add_reporting_verbs(std::vector<Command>& all, std::string_view noun);
/// Puts a use case behind a verb of the noun, and gives the command for its words and flags. Throws std::logic_error where the
/// noun has no such verb: a fault in the program.
Command& replace(std::vector<Command>& all, std::string_view verb, Command::Work work);

/// What is kept for those the service answers to: reporting_verbs.cpp.
void add_reports(std::vector<Command>& all);
void add_checks(std::vector<Command>& all);
/// Of a report: its period, --explain, --as-of, --identifiable, --out.
std::vector<Flag> period_flags();
/// The same with --rows, for reports whose figures have records behind them.
std::vector<Flag> figure_flags();
/// agenda, owed
void add_diary(std::vector<Command>& all);

}  // namespace caseload
