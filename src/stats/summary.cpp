// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <numeric>

#include "caseload/stats.hpp"
#include "domain.hpp"

namespace caseload::stats {

namespace {

double squared_deviations(std::span<const double> values) {
    const double centre = mean(values);
    return std::accumulate(values.begin(), values.end(), 0.0,
                           [centre](double sum, double x) { return sum + (x - centre) * (x - centre); });
}

bool all_equal(std::span<const double> values) {
    return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end();
}

}  // namespace

double mean(std::span<const double> values) {
    require(!values.empty(), "the mean of no values");
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<double> standard_deviation(std::span<const double> values) {
    if (values.size() < 2) return std::nullopt;
    if (all_equal(values)) return 0.0;  // a rounded mean would leave a speck
    return std::sqrt(squared_deviations(values) / static_cast<double>(values.size() - 1));
}

std::optional<double> quantile(std::span<const double> values, double probability) {
    require(probability >= 0 && probability <= 1, "a probability outside 0 to 1");
    if (values.empty()) return std::nullopt;
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const double place = probability * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

std::optional<Interval> t_interval(double mean, double sd, std::int64_t n, double confidence) {
    require_confidence(confidence);
    if (n < 2) return std::nullopt;
    const auto count = static_cast<double>(n);
    const double half = t_quantile(0.5 + confidence / 2, count - 1) * sd / std::sqrt(count);
    return Interval{mean - half, mean + half};
}

std::optional<double> correlation(std::span<const double> a, std::span<const double> b) {
    require(a.size() == b.size(), "a correlation of lists of unequal length");
    if (a.size() < 2 || all_equal(a) || all_equal(b)) return std::nullopt;
    const double mean_a = mean(a);
    const double mean_b = mean(b);
    double products = 0;
    for (std::size_t i = 0; i < a.size(); ++i) products += (a[i] - mean_a) * (b[i] - mean_b);
    return products / std::sqrt(squared_deviations(a) * squared_deviations(b));
}

}  // namespace caseload::stats
