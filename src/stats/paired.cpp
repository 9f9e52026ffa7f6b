// SPDX-License-Identifier: MIT
#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "caseload/stats.hpp"
#include "domain.hpp"

namespace caseload::stats {

namespace {

/// Scores have at most two decimals: a spread this small is left over from subtracting binary fractions.
bool is_speck(double sd, std::span<const double> changes) {
    double largest = 0;
    for (const double change : changes) largest = std::max(largest, std::fabs(change));
    return sd <= 1e-10 * std::max(largest, 1.0);
}

double two_sided(double t, double df) {
    const boost::math::students_t distribution(df);
    return 2 * boost::math::cdf(boost::math::complement(distribution, std::fabs(t)));
}

}  // namespace

Paired paired(std::span<const double> changes, double confidence) {
    require_confidence(confidence);
    Paired result;
    result.n = std::ssize(changes);
    if (changes.empty()) return result;
    result.mean = mean(changes);
    result.sd = standard_deviation(changes);
    if (!result.sd) return result;
    if (is_speck(*result.sd, changes)) result.sd = 0.0;
    if (*result.sd == 0) return result;
    const auto n = static_cast<double>(result.n);
    const double df = n - 1;
    result.interval = t_interval(result.mean, *result.sd, result.n, confidence);
    result.t = result.mean / (*result.sd / std::sqrt(n));
    result.p = two_sided(*result.t, df);
    result.d_z = result.mean / *result.sd;
    result.hedges_g = *result.d_z * (1 - 3 / (4 * df - 1));
    return result;
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
