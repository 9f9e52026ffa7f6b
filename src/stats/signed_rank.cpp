// SPDX-License-Identifier: MIT
#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "caseload/stats.hpp"

namespace caseload::stats {

namespace {

struct Change {
    std::uint64_t size;
    bool positive;
};

std::vector<Change> sorted_by_size(std::span<const std::int64_t> changes) {
    std::vector<Change> sorted;
    for (const std::int64_t change : changes) {
        const auto bits = static_cast<std::uint64_t>(change);
        if (change != 0) sorted.push_back({change < 0 ? 0 - bits : bits, change > 0});
    }
    std::sort(sorted.begin(), sorted.end(), [](const Change& a, const Change& b) { return a.size < b.size; });
    return sorted;
}

struct Ranks {
    double v = 0;
    double tie_term = 0;  ///< sum of t^3 - t over groups of t equal sizes
};

/// Equal sizes share the mean of the ranks they take up.
Ranks rank(const std::vector<Change>& sorted) {
    Ranks ranks;
    for (std::size_t first = 0; first < sorted.size();) {
        std::size_t end = first;
        double positive = 0;
        for (; end < sorted.size() && sorted[end].size == sorted[first].size; ++end)
            positive += sorted[end].positive;
        const auto t = static_cast<double>(end - first);
        ranks.v += positive * static_cast<double>(first + 1 + end) / 2;
        ranks.tie_term += t * t * t - t;
        first = end;
    }
    return ranks;
}

/// In how many of the 2^n sign patterns the positive ranks sum to each value. Below 2^49, so doubles are
/// exact.
std::vector<double> patterns(std::size_t n) {
    std::vector<double> count(n * (n + 1) / 2 + 1, 0.0);
    count[0] = 1;
    for (std::size_t rank = 1; rank <= n; ++rank) {
        for (std::size_t sum = count.size(); sum-- > rank;) count[sum] += count[sum - rank];
    }
    return count;
}

double exact_p(double v, std::size_t n) {
    const std::vector<double> count = patterns(n);
    const auto sum = static_cast<std::size_t>(v);
    const std::size_t tail = std::min(sum, count.size() - 1 - sum);  // symmetric: the smaller tail
    double inside = 0;
    for (std::size_t i = 0; i <= tail; ++i) inside += count[i];
    return std::min(1.0, 2 * std::ldexp(inside, -static_cast<int>(n)));
}

double normal_p(double distance, double sd) {
    return 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::max(distance, 0.0) / sd));
}

}  // namespace

SignedRank signed_rank(std::span<const std::int64_t> changes) {
    const std::vector<Change> sorted = sorted_by_size(changes);
    const Ranks ranks = rank(sorted);
    SignedRank result;
    result.n = std::ssize(sorted);
    result.v = ranks.v;
    if (sorted.empty()) return result;
    const bool dropped = sorted.size() < changes.size();
    result.exact = !dropped && ranks.tie_term == 0 && result.n < 50;
    if (result.exact) {
        result.p = exact_p(ranks.v, sorted.size());
        return result;
    }
    const auto n = static_cast<double>(result.n);
    const double distance = std::fabs(ranks.v - n * (n + 1) / 4);
    const double sd = std::sqrt(n * (n + 1) * (2 * n + 1) / 24 - ranks.tie_term / 48);
    result.p = normal_p(distance - 0.5, sd);
    result.p_uncorrected = normal_p(distance, sd);
    return result;
}

}  // namespace caseload::stats
