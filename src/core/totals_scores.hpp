// SPDX-License-Identifier: MIT
// First and latest scores of people, found by reading every measure once: for the second routes of impact and reach.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "totals.hpp"

namespace caseload::totals {

/// One result of an instrument, in the order in which the config names them.
struct Result {
    const Instrument* instrument;
    const Scale* scale;
    bool is_item;  ///< of a profile: told apart by levels, never averaged
    int sign() const { return scale->higher_is_better ? 1 : -1; }
    const std::string& label() const { return scale->label.empty() ? instrument->label : scale->label; }
};
std::vector<Result> results_of(const Config& config);

/// Everybody whom `wanted` wants and who has a score by the day `until`: person -> result -> ends. Ratings of several goals
/// are added up, those with a second score where there are any.
using Scores = std::map<std::int64_t, std::map<std::size_t, OwnEnds>>;
Scores scores_of(const Scope& scope, const std::vector<Result>& results, const std::string& until, const std::function<bool(std::int64_t)>& wanted, Second& second);
/// Codes of these measures.
std::map<std::int64_t, std::string> measure_codes(const Scope& scope, const std::vector<std::int64_t>& ids);

}  // namespace caseload::totals
