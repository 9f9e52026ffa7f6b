// SPDX-License-Identifier: MIT
// What a report may show of its counts. The one place where the rule on small numbers stands: NHS hospital statistics
// since 2018 leave 0 as it is, hide 1 to 7 and round the rest to 5, totals and percentages by the same rule. Pure.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
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

/// Two counts of which a share is printed: part of whole.
struct Ratio {
    std::size_t part, whole;
    bool total = false;  ///< of a row that other tables tell too
};

/// Each count as it may be shown: whoever knows the rule and every sum can narrow no hidden count down to fewer than
/// `least_left` values. Counts are not negative.
/// A count that is `told` (1) stands elsewhere too: it is never hidden for another.
std::vector<Shown> protect(const std::vector<std::int64_t>& counts, const std::vector<Sum>& sums, const Rule& rule, const std::vector<char>& told = {});
constexpr int least_left = 3;

/// Counts and shares as they may be shown together.
struct Protected {
    std::vector<Shown> counts;
    std::vector<std::optional<double>> shares;  ///< percent, of each Ratio; nothing: hidden
};
/// The same where shares stand beside the counts. A share is hidden with its part or its whole, where few (1 to `hidden_to`) are
/// left between them, and where with it a hidden count in the same sums could be narrowed down to fewer than `least_left` values;
/// also, whatever is left, where the two counts alone leave so few small numbers for it that hiding the share would tell which.
/// A Ratio whose whole is 0 has no share.
Protected protect(const std::vector<std::int64_t>& counts, const std::vector<Sum>& sums, const std::vector<Ratio>& ratios, const Rule& rule, const std::vector<char>& told);
/// How coarsely a share of so many (as shown) is told, in percentage points: about as many people as counts are rounded to,
/// and never more coarsely than 5.
int share_step(std::int64_t whole_shown, const Rule& rule);
/// A share in percent, of the true numbers, to a multiple of `step`: 0 and 100 only where it is exactly none or all.
double share_told(std::int64_t part, std::int64_t whole, int step);

struct Hidden {
    std::int64_t small = 0, for_others = 0;
    std::vector<std::string> names;  ///< of the columns hidden for others, each once
    bool shares = false;             ///< there was a share
    std::set<double> steps;          ///< in one point, of the means that were shown
};

/// Makes a table fit to be passed on, by the figures that its columns name (Column::figure) and its sums (Table::sums):
/// counts by the rule; a share of the true counts, coarsely, or hidden with what it would give away; a mean only of enough
/// people, and so coarse that one person's score cannot be worked out from this report and the one before it. Ends of
/// intervals are rounded outwards, so that what crosses zero still does.
void hide(Table& table, const Rule& rule, Hidden& hidden);
/// Shares that are not there yet, worked out from the counts as they stand, for a table that is shown as it is.
void fill_shares(Table& table);
/// The sentences that say what was done.
std::string told(const Hidden& hidden, const Rule& rule);
/// The whole rule in plain sentences, for --explain.
std::vector<std::string> explained(const Rule& rule);

}  // namespace caseload::small
