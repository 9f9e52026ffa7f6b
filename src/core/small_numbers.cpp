// SPDX-License-Identifier: MIT
#include "small_numbers.hpp"

#include <algorithm>
#include <optional>

namespace caseload::small {
namespace {

using How = Shown::How;
constexpr std::int64_t endless = std::int64_t{1} << 40;

struct Range {
    std::int64_t low, high;
};
using Ranges = std::vector<Range>;

std::int64_t rounded(std::int64_t count, const Rule& rule) {
    const auto near = (count + rule.round_to / 2) / rule.round_to * rule.round_to;
    return near > 0 ? near : rule.round_to;
}

Shown primary(std::int64_t count, const Rule& rule) {
    if (count == 0) return {How::exact, 0};
    if (count <= rule.hidden_to) return {How::hidden, 0};
    return {How::rounded, rounded(count, rule)};
}

// What a reader knows of one count before adding anything up.
Range range_of(const Shown& shown, const Rule& rule) {
    switch (shown.how) {
        case How::exact: return {0, 0};
        case How::hidden: return {1, rule.hidden_to};
        case How::for_another: return {1, endless};  // the mark is the same: a reader cannot tell it from a small one
        case How::rounded: break;
    }
    Range range{std::max(rule.hidden_to + 1, shown.value - rule.round_to), shown.value + rule.round_to};
    while (range.low < range.high && rounded(range.low, rule) != shown.value) ++range.low;
    while (range.high > range.low && rounded(range.high, rule) != shown.value) --range.high;
    return range;
}

// What the other parts of a sum leave for one of them.
Range left_for(const Sum& sum, std::size_t which, const Ranges& ranges) {
    std::int64_t low = 0, high = 0;
    for (std::size_t i = 0; i < sum.size(); ++i) {
        if (i == which) continue;
        const Range& other = ranges[sum[i].cell];
        low += sum[i].times > 0 ? other.low : -other.high;
        high += sum[i].times > 0 ? other.high : -other.low;
    }
    if (sum[which].times > 0) return {-high, -low};
    return {low, high};
}

// Narrows until nothing moves; false when no counts fit.
bool narrow(Ranges& ranges, const std::vector<Sum>& sums) {
    for (bool moved = true; moved;) {
        moved = false;
        for (const auto& sum : sums)
            for (std::size_t i = 0; i < sum.size(); ++i) {
                Range& range = ranges[sum[i].cell];
                const Range left = left_for(sum, i, ranges);
                const Range both{std::max(range.low, left.low), std::min(range.high, left.high)};
                if (both.low > both.high) return false;
                moved = moved || both.low != range.low || both.high != range.high;
                range = both;
            }
    }
    return true;
}

// Whether counts exist that fit: the narrowest open range is tried value by value. Where the search gets long the answer
// is no: then more is hidden than needs be, never less.
bool fits(Ranges ranges, const std::vector<Sum>& sums, int& steps) {
    if (--steps < 0 || !narrow(ranges, sums)) return false;
    const auto open = [](const Range& range) { return range.low < range.high; };
    auto choice = ranges.end();
    for (auto at = ranges.begin(); at != ranges.end(); ++at)
        if (open(*at) && (choice == ranges.end() || at->high - at->low < choice->high - choice->low)) choice = at;
    if (choice == ranges.end()) return true;
    const auto place = static_cast<std::size_t>(choice - ranges.begin());
    const Range range = *choice;
    for (auto value = range.low; value <= std::min(range.high, range.low + 100); ++value) {
        ranges[place] = {value, value};
        if (fits(ranges, sums, steps)) return true;
    }
    return false;
}

// How many values a reader must hold possible for a hidden count, counted up to `least_left`.
int left_open(std::size_t cell, Ranges ranges, const std::vector<Sum>& sums) {
    if (!narrow(ranges, sums)) return 0;
    int found = 0;
    const Range range = ranges[cell];
    for (auto value = range.low; value <= range.high && found < least_left; ++value) {
        int steps = 2000;
        ranges[cell] = {value, value};
        found += fits(ranges, sums, steps);
    }
    return found;
}

// The counts that hang together with this one: theirs alone are looked at.
std::vector<Sum> around(std::size_t cell, const std::vector<Sum>& sums, std::vector<char>& reached) {
    std::vector<Sum> near;
    std::vector<char> taken(sums.size(), 0);
    reached[cell] = 1;
    for (bool grown = true; grown;) {
        grown = false;
        for (std::size_t i = 0; i < sums.size(); ++i) {
            if (taken[i] || std::ranges::none_of(sums[i], [&](const Part& part) { return reached[part.cell]; })) continue;
            taken[i] = 1;
            grown = true;
            near.push_back(sums[i]);
            for (const auto& part : sums[i]) reached[part.cell] = 1;
        }
    }
    return near;
}

// What to hide beside it: the smallest count of its own sums, else of those further off. Where all are small already
// (seven hidden parts of a hidden total must each be 1), the largest is no longer taken for small.
std::optional<std::size_t> partner(std::size_t cell, const std::vector<std::int64_t>& counts, const std::vector<Shown>& shown,
                                   const std::vector<Sum>& sums, const std::vector<char>& reached, const std::vector<char>& told) {
    std::optional<std::size_t> best;
    const auto consider = [&](std::size_t other) {
        if (other < told.size() && told[other]) return;
        if (shown[other].how == How::rounded && (!best || counts[other] < counts[*best])) best = other;
    };
    for (const auto& sum : sums)
        if (std::ranges::any_of(sum, [&](const Part& part) { return part.cell == cell; }))
            for (const auto& part : sum) consider(part.cell);
    for (std::size_t other = 0; !best && other < counts.size(); ++other)
        if (reached[other]) consider(other);
    if (best) return best;
    for (std::size_t other = 0; other < counts.size(); ++other)
        if (reached[other] && other != cell && (other >= told.size() || !told[other]) && shown[other].how == How::hidden && (!best || counts[other] > counts[*best])) best = other;
    return best;
}

}  // namespace

std::vector<Shown> protect(const std::vector<std::int64_t>& counts, const std::vector<Sum>& sums, const Rule& rule, const std::vector<char>& told) {
    std::vector<Shown> shown;
    for (const auto count : counts) shown.push_back(primary(count, rule));
    for (bool again = !sums.empty(); again;) {
        again = false;
        Ranges ranges;
        for (const auto& one : shown) ranges.push_back(range_of(one, rule));
        for (std::size_t cell = 0; cell < counts.size() && !again; ++cell) {
            if (shown[cell].how != How::hidden) continue;
            std::vector<char> reached(counts.size(), 0);
            const auto near = around(cell, sums, reached);
            if (near.empty() || left_open(cell, ranges, near) >= least_left) continue;
            const auto other = partner(cell, counts, shown, sums, reached, told);
            if (!other) continue;
            shown[*other] = {How::for_another, 0};
            again = true;
        }
    }
    return shown;
}

}  // namespace caseload::small
