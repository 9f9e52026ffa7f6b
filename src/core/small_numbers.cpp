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

// What a share says of two counts: part / whole lies between low and high, in two-hundredths, and what is left between them.
struct Band {
    std::size_t part, whole;
    std::int64_t low = 0, high = 200;
    Range rest{0, endless};
};

struct Known {
    std::vector<Sum> sums;
    std::vector<Band> bands;
};

std::int64_t up(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

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

// False when nothing is left.
bool meet(Range& range, const Range& other, bool& moved) {
    const Range both{std::max(range.low, other.low), std::min(range.high, other.high)};
    moved = moved || both.low != range.low || both.high != range.high;
    range = both;
    return both.low <= both.high;
}

bool narrow_band(Ranges& ranges, const Band& band, bool& moved) {
    Range &part = ranges[band.part], &whole = ranges[band.whole];
    return meet(part, {up(std::max<std::int64_t>(whole.low, 0) * band.low, 200), whole.high * band.high / 200}, moved) &&
           meet(whole, {up(std::max<std::int64_t>(part.low, 0) * 200, band.high), band.low > 0 ? part.high * 200 / band.low : endless}, moved) &&
           meet(part, {whole.low - band.rest.high, whole.high - band.rest.low}, moved) && meet(whole, {part.low + band.rest.low, part.high + band.rest.high}, moved);
}

// Narrows until nothing moves; false when no counts fit.
bool narrow(Ranges& ranges, const Known& known) {
    for (bool moved = true; moved;) {
        moved = false;
        for (const auto& sum : known.sums)
            for (std::size_t i = 0; i < sum.size(); ++i)
                if (!meet(ranges[sum[i].cell], left_for(sum, i, ranges), moved)) return false;
        for (const auto& band : known.bands)
            if (!narrow_band(ranges, band, moved)) return false;
    }
    return true;
}

// Whether counts exist that fit: the narrowest open range is tried value by value. Where the search gets long the answer
// is no: then more is hidden than needs be, never less.
bool fits(Ranges ranges, const Known& known, int& steps) {
    if (--steps < 0 || !narrow(ranges, known)) return false;
    const auto open = [](const Range& range) { return range.low < range.high; };
    auto choice = ranges.end();
    for (auto at = ranges.begin(); at != ranges.end(); ++at)
        if (open(*at) && (choice == ranges.end() || at->high - at->low < choice->high - choice->low)) choice = at;
    if (choice == ranges.end()) return true;
    const auto place = static_cast<std::size_t>(choice - ranges.begin());
    const Range range = *choice;
    for (auto value = range.low; value <= std::min(range.high, range.low + 100); ++value) {
        ranges[place] = {value, value};
        if (fits(ranges, known, steps)) return true;
    }
    return false;
}

// How many values a reader must hold possible for a hidden count, counted up to `least_left`.
int left_open(std::size_t cell, Ranges ranges, const Known& known) {
    if (!narrow(ranges, known)) return 0;
    int found = 0;
    const Range range = ranges[cell];
    for (auto value = range.low; value <= range.high && found < least_left; ++value) {
        int steps = 2000;
        ranges[cell] = {value, value};
        found += fits(ranges, known, steps);
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
        if (other < told.size() && told[other]) return;  // there too, or nowhere
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

// Hides counts for others until no hidden one can be narrowed down.
std::vector<Shown> protect_counts(const std::vector<std::int64_t>& counts, const std::vector<Sum>& sums, const Rule& rule, const std::vector<char>& told) {
    std::vector<Shown> shown;
    for (const auto count : counts) shown.push_back(primary(count, rule));
    for (bool again = !sums.empty(); again;) {
        again = false;
        Ranges ranges;
        for (const auto& one : shown) ranges.push_back(range_of(one, rule));
        for (std::size_t cell = 0; cell < counts.size() && !again; ++cell) {
            if (shown[cell].how != How::hidden) continue;
            std::vector<char> reached(counts.size(), 0);
            const Known near{around(cell, sums, reached), {}};
            if (near.sums.empty() || left_open(cell, ranges, near) >= least_left) continue;
            const auto other = partner(cell, counts, shown, sums, reached, told);
            if (!other) continue;
            shown[*other] = {How::for_another, 0};
            again = true;
        }
    }
    return shown;
}

// Shares beside counts that are settled.
struct Shares {
    const std::vector<std::int64_t>& counts;
    const std::vector<Sum>& sums;
    const std::vector<Ratio>& ratios;
    const Rule& rule;
    const std::vector<Shown>& shown;
    std::vector<char> unsaid;  ///< of each ratio: hidden so that it gives nothing away

    bool seen(const Ratio& one) const { return !shown[one.part].is_hidden() && !shown[one.whole].is_hidden() && counts[one.whole] > 0; }
    bool few_left(const Ratio& one) const {
        const auto rest = counts[one.whole] - counts[one.part];
        return rest > 0 && rest <= rule.hidden_to;
    }
    // Beside these two counts a hidden share would tell that the rest is one of two small numbers: then it is hidden whatever the
    // rest is, and hiding tells nothing.
    bool telling(const Ratio& one) const {
        if (shown[one.part].how != How::rounded) return false;
        const Range part = range_of(shown[one.part], rule), whole = range_of(shown[one.whole], rule);
        const auto few = std::min(whole.high - part.low, rule.hidden_to) - std::max<std::int64_t>(whole.low - part.high, 1) + 1;
        return few > 0 && few < least_left;
    }
    std::optional<double> share(std::size_t which) const {
        const Ratio& one = ratios[which];
        if (unsaid[which] || !seen(one) || few_left(one) || telling(one)) return std::nullopt;
        return share_told(counts[one.part], counts[one.whole], share_step(shown[one.whole].value, rule));
    }
    // Nothing where it says nothing: then a reader has the counts alone.
    std::optional<Band> band(std::size_t which) const {
        const Ratio& one = ratios[which];
        if (unsaid[which] || !seen(one) || telling(one)) return std::nullopt;
        Band band{one.part, one.whole};
        const auto told = share(which);
        if (!told) band.rest = {1, rule.hidden_to};
        else if (*told == 0 || *told == 100) band.rest = *told == 0 ? Range{0, endless} : Range{0, 0};
        else {
            const int step = share_step(shown[one.whole].value, rule);
            const auto twice = static_cast<std::int64_t>(2 * *told);
            band.low = *told <= step ? 0 : twice - step, band.high = *told >= 100 - step ? 200 : twice + step;
            band.rest = {rule.hidden_to + 1, endless};
        }
        return band;
    }
    // The sums that the count stands in, with the shares of what stands in them.
    Known around_it(std::size_t cell, std::vector<std::size_t>& which) const {
        Known near;
        std::vector<char> reached(counts.size(), 0);
        for (const auto& sum : sums)
            if (std::ranges::any_of(sum, [&](const Part& part) { return part.cell == cell; })) {
                near.sums.push_back(sum);
                for (const auto& part : sum) reached[part.cell] = 1;
            }
        for (std::size_t i = 0; i < ratios.size(); ++i)
            if (const auto one = reached[ratios[i].part] || reached[ratios[i].whole] ? band(i) : std::nullopt) near.bands.push_back(*one), which.push_back(i);
        return near;
    }
    // The share of the fewest people is the first to go; that of a total, which other tables tell too, the last.
    bool drop_one(std::vector<std::size_t> which) {
        std::erase_if(which, [&](std::size_t i) { return !share(i); });
        if (which.empty()) return false;
        unsaid[*std::ranges::min_element(which, {}, [&](std::size_t i) { return std::pair(ratios[i].total, counts[ratios[i].whole]); })] = 1;
        return true;
    }
    void guard(std::size_t cell, const Ranges& ranges) {
        for (bool again = true; again;) {
            std::vector<std::size_t> which;
            const Known near = around_it(cell, which);
            again = !which.empty() && left_open(cell, ranges, near) < least_left && drop_one(which);
        }
    }
};

}  // namespace

int share_step(std::int64_t whole_shown, const Rule& rule) {
    for (const int step : {1, 2})
        if (whole_shown * step >= 100 * rule.round_to) return step;
    return 5;
}

double share_told(std::int64_t part, std::int64_t whole, int step) {
    if (part <= 0) return 0;
    if (part >= whole) return 100;
    const auto steps = (200 * part + whole * step) / (2 * whole * step);
    return static_cast<double>(std::clamp<std::int64_t>(steps * step, step, 100 - step));
}

Protected protect(const std::vector<std::int64_t>& counts, const std::vector<Sum>& sums, const std::vector<Ratio>& ratios, const Rule& rule, const std::vector<char>& told) {
    Protected result{protect_counts(counts, sums, rule, told), {}};
    Shares shares{counts, sums, ratios, rule, result.counts, std::vector<char>(ratios.size(), 0)};
    Ranges ranges;
    for (const auto& one : result.counts) ranges.push_back(range_of(one, rule));
    for (std::size_t cell = 0; cell < counts.size() && !ratios.empty(); ++cell)
        if (result.counts[cell].how == How::hidden) shares.guard(cell, ranges);
    for (std::size_t i = 0; i < ratios.size(); ++i) result.shares.push_back(shares.share(i));
    return result;
}

std::vector<Shown> protect(const std::vector<std::int64_t>& counts, const std::vector<Sum>& sums, const Rule& rule, const std::vector<char>& told) {
    return protect_counts(counts, sums, rule, told);
}

}  // namespace caseload::small
