// SPDX-License-Identifier: MIT
#include <limits>

#include "caseload/stats.hpp"
#include "distributions.hpp"
#include "domain.hpp"

namespace caseload::stats {

std::optional<Interval> poisson_rate(std::int64_t events, double time, double confidence) {
    require(events >= 0 && time >= 0, "a rate of a negative count or time");
    require_confidence(confidence);
    if (time == 0) return std::nullopt;
    const double tail = (1 - confidence) / 2;
    const auto twice = 2 * static_cast<double>(events);
    const double low = events == 0 ? 0 : chi_squared_quantile(tail, twice) / 2;
    const double high = chi_squared_upper_quantile(tail, twice + 2) / 2;
    return Interval{low / time, high / time};
}

std::optional<RateRatio> rate_ratio(std::int64_t events, double time, std::int64_t other_events, double other_time, double confidence) {
    require(events >= 0 && other_events >= 0 && time >= 0 && other_time >= 0, "a rate of a negative count or time");
    if (time == 0 || other_time == 0 || events + other_events == 0) return std::nullopt;
    const auto share = *clopper_pearson(events, events + other_events, confidence);
    const auto odds = [&](double p) { return p >= 1 ? std::numeric_limits<double>::infinity() : p / (1 - p) * other_time / time; };
    RateRatio result{{}, {odds(share.low), odds(share.high)}};
    if (other_events > 0) result.ratio = static_cast<double>(events) / time / (static_cast<double>(other_events) / other_time);
    return result;
}

}  // namespace caseload::stats
