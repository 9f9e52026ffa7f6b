// SPDX-License-Identifier: MIT
// What a report may show of its counts. The one place where the rule on small numbers stands: NHS hospital statistics
// since 2018 leave 0 as it is, hide 1 to 7 and round the rest to 5, totals and percentages by the same rule. Pure.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "caseload/document.hpp"

namespace caseload::small {

struct Rule {
    std::int64_t hidden_to = 7;  ///< counts from 1 to this are hidden; at least 5
    std::int64_t round_to = 5;   ///< other counts are rounded to a multiple of it
};

/// What is printed in place of a number that is hidden.
constexpr auto mark = "*";

struct Shown {
    enum class How {
        exact,        ///< 0
        rounded,
        hidden,
        for_another,  ///< not small, but with it a hidden count could be worked out
    } how = How::exact;
    std::int64_t value = 0;  ///< of `exact` and `rounded`
    bool is_hidden() const { return how == How::hidden || how == How::for_another; }
};

/// A count in a sum, and how often: +1 or -1. The counts of a Sum times these add up to 0: total - part - part = 0.
struct Part {
    std::size_t cell;
    int times;
};
using Sum = std::vector<Part>;

/// Each count as it may be shown: whoever knows the rule and every sum can narrow no hidden count down to fewer than
/// `least_left` values. Counts are not negative.
/// A count that is `told` (1) stands elsewhere too: it is never hidden for another.
std::vector<Shown> protect(const std::vector<std::int64_t>& counts, const std::vector<Sum>& sums, const Rule& rule, const std::vector<char>& told = {});
constexpr int least_left = 3;

struct Hidden {
    std::int64_t small = 0, for_others = 0;
    std::vector<std::string> names;  ///< of the columns hidden for others, each once
};

/// Makes a table fit to be passed on, by the figures that its columns name (Column::figure) and its sums (Table::sums):
/// counts by the rule; a share from the counts as shown; a mean only of enough people, and so coarse that one person's
/// score cannot be worked out from this report and the one before it.
void hide(Table& table, const Rule& rule, Hidden& hidden);
/// Shares that are not there yet, worked out from the counts as they stand, for a table that is shown as it is.
void fill_shares(Table& table);
/// The sentence that says what was done.
std::string told(const Hidden& hidden, const Rule& rule);

}  // namespace caseload::small
