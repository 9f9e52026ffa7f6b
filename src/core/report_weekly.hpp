// SPDX-License-Identifier: MIT
// The week of a report: its days, the moment up to which entries count, and the caseload as it stood then.
#pragma once
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "caseload/date.hpp"
#include "caseload/desk.hpp"
#include "caseload/store.hpp"
#include "report.hpp"

namespace caseload {

struct Week {
    Period days;
    Period before;  ///< the week before
    Date cut;       ///< entries up to the end of this day count
    bool over = true;
    Date as_of;     ///< the last day of the week that has come: what is owed, is owed by then
    Date day_over;  ///< the last day of the week that is over: of a later one nothing is missing yet
};

/// The week of `days`, as it is seen on `today`. Throws Error(refused) for one that has not begun.
Week week_on(Period days, Date today, int entered_within);
/// The last day whose entries count and that has come: what a report may name.
inline Date entries_to(const Week& week, Date today) { return std::min(week.cut, today); }

/// A week's report under way.
struct Weekly {
    Desk& now;
    Week week;
    std::unique_ptr<Desk> kept;  ///< the caseload as it stood at the cut-off, when that is past
    std::unique_ptr<Desk> past;  ///< the same a week earlier; nothing for a caseload too large to be compared
    Sharing sharing;
    bool service = false;        ///< for the whole service: no codes, no persons
    Desk& then() const { return kept ? *kept : now; }
};

/// What the records hold at `desk`'s moment.
Parameters week_parameters(const Desk& desk, const Week& week);
/// So many codes a person reads of a kind.
constexpr std::size_t most_codes = 20;
/// "S-0224 S-0226 S-0230", "S-0001 .. and 5 more": the first of `n`.
std::string codes_words(const std::vector<std::string>& codes, std::int64_t n);
std::vector<std::string> codes_of(const Desk& desk, const std::string& section, const Parameters& parameters);

/// "Priority": who stands at or above the threshold, and how much that moved within a week.
void priority_lines(Weekly& weekly, Table& lines, Document& document);
/// What was entered, corrected or taken back after the report it belongs to.
void late_lines(Weekly& weekly, Table& lines, Document& document);

}  // namespace caseload
