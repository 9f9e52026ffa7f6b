// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "caseload/stats.hpp"
#include "distributions.hpp"
#include "domain.hpp"

namespace caseload::stats {

namespace {

void require_share(std::int64_t k, std::int64_t n, double confidence) {
    require(k >= 0 && k <= n, "a share that is not k of n");
    require_confidence(confidence);
}

}  // namespace

std::optional<Interval> wilson(std::int64_t k, std::int64_t n, double confidence) {
    require_share(k, n, confidence);
    if (n == 0) return std::nullopt;
    const double z = normal_quantile(0.5 + confidence / 2);
    const auto count = static_cast<double>(n);
    const double share = static_cast<double>(k) / count;
    const double scale = 1 + z * z / count;
    const double centre = (share + z * z / (2 * count)) / scale;
    const double half = z * std::sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / scale;
    // None and all are exactly 0 and 1; rounding would leave a speck.
    return Interval{k == 0 ? 0 : std::max(0.0, centre - half), k == n ? 1 : std::min(1.0, centre + half)};
}

std::optional<Interval> clopper_pearson(std::int64_t k, std::int64_t n, double confidence) {
    require_share(k, n, confidence);
    if (n == 0) return std::nullopt;
    const double tail = (1 - confidence) / 2;
    const auto yes = static_cast<double>(k);
    const auto no = static_cast<double>(n - k);
    return Interval{k == 0 ? 0 : beta_quantile(tail, yes, no + 1), k == n ? 1 : beta_upper_quantile(tail, yes + 1, no)};
}

std::optional<RiskRatio> risk_ratio(std::int64_t k, std::int64_t n, std::int64_t other_k, std::int64_t other_n, double confidence) {
    require_share(k, n, confidence);
    require_share(other_k, other_n, confidence);
    if (k == 0 || other_k == 0) return std::nullopt;
    const auto of = [](std::int64_t number) { return static_cast<double>(number); };
    const double ratio = of(k) / of(n) / (of(other_k) / of(other_n));
    const double error = std::sqrt(1 / of(k) - 1 / of(n) + 1 / of(other_k) - 1 / of(other_n));
    const double spread = std::exp(normal_quantile(0.5 + confidence / 2) * error);
    return RiskRatio{ratio, {ratio / spread, ratio * spread}};
}

std::optional<McNemar> mcnemar(std::int64_t b, std::int64_t c) {
    require(b >= 0 && c >= 0, "a negative count");
    if (b + c == 0) return std::nullopt;
    const auto total = static_cast<double>(b + c);
    const double gap = std::fabs(static_cast<double>(b - c));
    const double corrected_gap = std::max(0.0, gap - 1);
    McNemar result{};
    result.chi2 = gap * gap / total;
    result.p = chi_squared_upper(result.chi2, 1);
    result.chi2_corrected = corrected_gap * corrected_gap / total;
    result.p_corrected = chi_squared_upper(result.chi2_corrected, 1);
    result.p_exact = std::min(1.0, 2 * fair_coin_lower(static_cast<double>(std::min(b, c)), total));
    return result;
}

}  // namespace caseload::stats
