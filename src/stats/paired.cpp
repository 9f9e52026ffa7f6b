// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "caseload/histogram.hpp"
#include "caseload/stats.hpp"
#include "distributions.hpp"
#include "domain.hpp"

namespace caseload::stats {

namespace {

/// Scores have at most two decimals: a spread this small is left over from subtracting binary fractions.
bool is_speck(double sd, std::span<const double> changes) {
    double largest = 0;
    for (const double change : changes) largest = std::max(largest, std::fabs(change));
    return sd <= 1e-10 * std::max(largest, 1.0);
}

}  // namespace

namespace {

Paired paired_of(std::int64_t n, double mean, std::optional<double> sd, double confidence) {
    Paired result;
    result.n = n;
    result.mean = mean;
    result.sd = sd;
    if (!sd || *sd == 0) return result;
    const double df = static_cast<double>(n - 1);
    result.interval = t_interval(mean, *sd, n, confidence);
    result.t = mean / (*sd / std::sqrt(static_cast<double>(n)));
    result.p = 2 * t_upper(std::fabs(*result.t), df);
    result.d_z = mean / *sd;
    result.hedges_g = *result.d_z * (1 - 3 / (4 * df - 1));
    return result;
}

}  // namespace

Paired paired(std::span<const double> changes, double confidence) {
    require_confidence(confidence);
    if (changes.empty()) return {};
    auto sd = standard_deviation(changes);
    if (sd && is_speck(*sd, changes)) sd = 0.0;
    return paired_of(std::ssize(changes), mean(changes), sd, confidence);
}

Paired paired(const Histogram& changes, double confidence) {
    require_confidence(confidence);
    return paired_of(changes.n(), changes.mean().value_or(0), changes.sd(), confidence);
}

std::optional<Interval> difference_interval(const Sample& a, const Sample& b, double confidence) {
    require_confidence(confidence);
    if (a.n < 2 || b.n < 2) return std::nullopt;
    const double va = a.sd * a.sd / static_cast<double>(a.n), vb = b.sd * b.sd / static_cast<double>(b.n);
    if (va + vb == 0) return std::nullopt;
    const double df = (va + vb) * (va + vb) / (va * va / static_cast<double>(a.n - 1) + vb * vb / static_cast<double>(b.n - 1));
    const double half = t_quantile(0.5 + confidence / 2, df) * std::sqrt(va + vb), middle = a.mean - b.mean;
    return Interval{middle - half, middle + half};
}

std::int64_t pairs_for(double sd, double half_width, double confidence) {
    require_confidence(confidence);
    require(sd >= 0 && half_width > 0, "an interval without a width");
    constexpr std::int64_t most = 1'000'000;
    const auto wide = [&](std::int64_t n) { return t_quantile(0.5 + confidence / 2, static_cast<double>(n - 1)) * sd / std::sqrt(static_cast<double>(n)) > half_width; };
    std::int64_t low = 1, high = 2;  // too few; enough
    while (high < most && wide(high)) low = high, high *= 2;
    while (high - low > 1) {
        const auto middle = low + (high - low) / 2;
        (wide(middle) ? low : high) = middle;
    }
    return high;
}

namespace {

std::optional<double> mean_change(std::span<const double> before, std::span<const double> after) {
    require(before.size() == after.size(), "an effect size of lists of unequal length");
    if (before.size() < 2) return std::nullopt;
    return mean(after) - mean(before);
}

}  // namespace

std::optional<double> d_average(std::span<const double> before, std::span<const double> after) {
    const auto change = mean_change(before, after);
    if (!change) return std::nullopt;
    const double sd_before = *standard_deviation(before);
    const double sd_after = *standard_deviation(after);
    const double spread = std::sqrt((sd_before * sd_before + sd_after * sd_after) / 2);
    return spread == 0 ? std::nullopt : std::optional(*change / spread);
}

std::optional<double> change_over_sd_before(std::span<const double> before, std::span<const double> after) {
    const auto change = mean_change(before, after);
    if (!change) return std::nullopt;
    const double spread = *standard_deviation(before);
    return spread == 0 ? std::nullopt : std::optional(*change / spread);
}

}  // namespace caseload::stats
