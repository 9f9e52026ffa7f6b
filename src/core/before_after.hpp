// SPDX-License-Identifier: MIT
// The first and the latest score of the same people, and what changed between them.
#pragma once
#include <functional>
#include <string>

#include "caseload/desk.hpp"
#include "caseload/store.hpp"
#include "outcomes.hpp"

namespace caseload {

/// What every question of report impact is asked with: from, to, as_of, reached_days. They read
/// `left_out`: lend_left_out comes first.
Parameters impact_parameters(const Desk& desk, const Period& period);

/// Everybody of the period who has any score: the person's id, and a place for each result as in Outcomes.
void each_person(const Desk& desk, const Parameters& parameters, const std::function<void(std::int64_t, const std::vector<Ends>&)>& use);
Outcomes outcomes_of(const Desk& desk, const Parameters& parameters);
std::int64_t enrolled_in(const Desk& desk, const Parameters& parameters);

/// A row of reports/impact#measures, without hiding anything.
Row measure_row(const Outcome& outcome, std::int64_t enrolled, double confidence);
/// A row for each result that anybody has a score of and that may be averaged, in the order of the config.
Table measures_of(const Desk& desk, const Outcomes& outcomes, std::int64_t enrolled);

/// Figures are told with six places.
Value told_figure(std::optional<double> figure);

}  // namespace caseload
