// SPDX-License-Identifier: MIT
// Intervals of figures that are worked out from rounded numbers.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

#include "caseload/stats.hpp"
#include "report.hpp"

namespace caseload {

/// How far a shown count may lie from the true one.
inline std::int64_t slack_of(const Sharing& sharing) { return sharing.identifiable ? 0 : sharing.rule.round_to / 2; }

/// The interval that holds for all numbers which are shown as these, each up to its slack away (0 is shown as it is): rounding
/// must make no difference that is not there. `of` gives the interval of exact numbers, or nothing.
template <std::size_t n, class Of>
std::optional<stats::Interval> widest(const std::array<std::int64_t, n>& shown, const std::array<std::int64_t, n>& slack, const Of& of) {
    std::optional<stats::Interval> all;
    auto numbers = shown;
    const auto combinations = static_cast<std::size_t>(std::pow(3, n));
    for (std::size_t which = 0; which < combinations; ++which) {
        for (std::size_t i = 0, rest = which; i < n; ++i, rest /= 3)
            numbers[i] = shown[i] == 0 ? 0 : shown[i] + (static_cast<std::int64_t>(rest % 3) - 1) * slack[i];
        const std::optional<stats::Interval> one = of(numbers);
        if (!one) continue;
        all = all ? stats::Interval{std::min(all->low, one->low), std::max(all->high, one->high)} : *one;
    }
    return all;
}

}  // namespace caseload
