// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "caseload/histogram.hpp"
#include "caseload/stats.hpp"
#include "distributions.hpp"

namespace caseload::stats {

namespace {

/// Changes of one size.
struct Group {
    std::uint64_t size;
    std::int64_t up, down;
};

std::uint64_t size_of(std::int64_t change) {
    const auto bits = static_cast<std::uint64_t>(change);
    return change < 0 ? 0 - bits : bits;
}

/// Sorted changes, gathered by size; zeros are dropped.
std::vector<Group> by_size(std::vector<Group> single) {
    std::ranges::sort(single, {}, &Group::size);
    std::vector<Group> groups;
    for (const auto& one : single) {
        if (one.size == 0) continue;
        if (groups.empty() || groups.back().size != one.size) groups.push_back({one.size, 0, 0});
        groups.back().up += one.up;
        groups.back().down += one.down;
    }
    return groups;
}

struct Ranks {
    std::int64_t n = 0;
    double v = 0;
    double tie_term = 0;  ///< sum of t^3 - t over groups of t equal sizes
};

/// Equal sizes share the mean of the ranks they take up.
Ranks rank(const std::vector<Group>& groups) {
    Ranks ranks;
    for (const auto& group : groups) {
        const auto t = static_cast<double>(group.up + group.down);
        ranks.v += static_cast<double>(group.up) * (static_cast<double>(ranks.n) + (1 + t) / 2);
        ranks.tie_term += t * t * t - t;
        ranks.n += group.up + group.down;
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
    return 2 * normal_upper(std::max(distance, 0.0) / sd);
}

}  // namespace

namespace {

SignedRank test_of(const Ranks& ranks, std::int64_t all) {
    SignedRank result;
    result.n = ranks.n;
    result.v = ranks.v;
    if (ranks.n == 0) return result;
    result.exact = ranks.n == all && ranks.tie_term == 0 && result.n < 50;
    if (result.exact) {
        result.p = exact_p(ranks.v, static_cast<std::size_t>(ranks.n));
        return result;
    }
    const auto n = static_cast<double>(result.n);
    const double distance = std::fabs(ranks.v - n * (n + 1) / 4);
    const double sd = std::sqrt(n * (n + 1) * (2 * n + 1) / 24 - ranks.tie_term / 48);
    result.p = normal_p(distance - 0.5, sd);
    result.p_uncorrected = normal_p(distance, sd);
    return result;
}

}  // namespace

SignedRank signed_rank(std::span<const std::int64_t> changes) {
    std::vector<Group> single;
    for (const std::int64_t change : changes) single.push_back({size_of(change), change > 0, change < 0});
    return test_of(rank(by_size(std::move(single))), std::ssize(changes));
}

SignedRank signed_rank(const Histogram& changes) {
    std::vector<Group> single;
    for (const auto& [steps, times] : changes.sorted()) single.push_back({size_of(steps), steps > 0 ? times : 0, steps < 0 ? times : 0});
    return test_of(rank(by_size(std::move(single))), changes.n());
}

}  // namespace caseload::stats
