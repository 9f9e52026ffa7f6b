// SPDX-License-Identifier: MIT
#pragma once
#include <string_view>
#include <vector>

#include "commands.hpp"

namespace caseload {

/// Verbs that one noun alone has, after those that every noun has.
void add_special_verbs(std::vector<Command>& all, std::string_view noun);
/// Puts a use case behind the command of that path.
void replace(std::vector<Command>& all, const std::string& path, std::function<Document(Desk&, const Input&)> work);
/// Puts a noun's own use case, words and flags behind a verb that every noun has.
void refine(std::vector<Command>& all);

void refine_groups(std::vector<Command>& all);
void add_group_verbs(std::vector<Command>& all, std::string_view noun);
void refine_coaching(std::vector<Command>& all);
void add_coaching_verbs(std::vector<Command>& all, std::string_view noun);
/// What is kept for those the service answers to: reporting_verbs.cpp.
void add_reports(std::vector<Command>& all);
void add_checks(std::vector<Command>& all);
/// Of a report: its period, --explain, --as-of, --identifiable, --out.
std::vector<Flag> period_flags();
/// The same with --rows, for reports whose figures have records behind them.
std::vector<Flag> figure_flags();
void refine_reporting(std::vector<Command>& all);
void add_reporting_verbs(std::vector<Command>& all, std::string_view noun);
/// agenda, owed
void add_diary(std::vector<Command>& all);

}  // namespace caseload
