// SPDX-License-Identifier: MIT
// Figures from counts of equal scores. Oracle: scipy 1.10.1 and R 4.2.2; the scores are made up.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>

#include "caseload/histogram.hpp"

using namespace caseload::stats;
using Steps = std::vector<std::int64_t>;

namespace {

// 60 changes in tenths: two zeros and many ties.
const Steps many{73, 35, 42, 67, 29, 53, 60,  -13, -34, -4, -6, 64,  69, -40, 19, 58, -25, 55, -26, 16, 57, -4,  0,   -7, 46, -10, 78,  13, 17, 20,
                 29, 26, 21, 79, 56, 55, 44,  34,  0,   78, 15, -15, 61, -21, 62, 33, -27, -35, 13, -36, -24, 21, 76, 15, 57, 70, 58, 35, 12, 21};
const Steps scores{88, 21, 136, -23, 99, -5, 121, 49, 119, -15};  // the made-up activation changes, tenths

Histogram held(const Steps& steps, double unit = 0.1) {
    Histogram all(unit);
    for (const auto one : steps) all.add(one);
    return all;
}

bool near(std::optional<double> value, double wanted, double relative = 1e-9) {
    return value && std::fabs(*value - wanted) <= relative * std::max(1e-12, std::fabs(wanted));
}

}  // namespace

TEST_CASE("sixty changes with zeros and ties give scipy's figures") {
    const auto all = held(many);
    CHECK(all.n() == 60);
    CHECK(near(all.mean(), 2.525));
    CHECK(near(all.sd(), 3.475269773701029));
    CHECK(near(all.quantile(0.5), 2.35));
    CHECK(near(all.quantile(0.25), -0.4));
    const auto p = paired(all);
    CHECK(near(p.t, 5.627927375985645));
    CHECK(near(p.p, 5.310268107578018e-07, 1e-6));
    CHECK(near(p.interval->low, 1.6272426215722335));
    CHECK(near(p.interval->high, 3.4227573784277663));
    CHECK(near(paired(all, 0.9).interval->low, 1.7752550897566595));
    const auto ranks = signed_rank(all);
    CHECK(ranks.n == 58);
    CHECK(ranks.v == 1436.5);
    CHECK_FALSE(ranks.exact);
    CHECK(near(ranks.p, 6.9590140451207215e-06, 1e-6));
}

TEST_CASE("ten made-up changes give the oracle's figures, and one tie changes them") {
    const auto all = held(scores);
    const auto p = paired(all);
    CHECK(near(p.mean, 5.9));
    CHECK(near(p.sd, 6.115008858));
    CHECK(near(p.p, 0.01376862, 1e-6));
    CHECK(near(p.d_z, 0.9648391584));
    CHECK(near(p.hedges_g, 0.8821386591));
    CHECK(near(all.quantile(0.25), 0.15));
    CHECK(near(all.quantile(0.5), 6.85));
    CHECK(near(all.quantile(0.75), 11.40));
    CHECK(signed_rank(all).v == 48);
    CHECK(signed_rank(all).exact);
    CHECK(near(signed_rank(all).p, 0.03710938, 1e-6));
    auto tied = scores;
    tied[3] = -21;
    CHECK(signed_rank(held(tied)).v == 48.5);
    CHECK_FALSE(signed_rank(held(tied)).exact);
    CHECK(near(signed_rank(held(tied)).p, 0.03653598, 1e-6));
    CHECK(near(paired(held(tied)).t, 3.0762945, 1e-8));
}

TEST_CASE("what too few or equal values cannot tell is nothing") {
    const Histogram none(0.1);
    CHECK(none.empty());
    CHECK_FALSE(none.mean());
    CHECK_FALSE(none.sd());
    CHECK_FALSE(none.quantile(0.5));
    CHECK(paired(none).n == 0);
    CHECK_FALSE(signed_rank(none).p);
    const auto one = held({30});
    CHECK(one.mean() == 3.0);
    CHECK_FALSE(one.sd());
    CHECK(one.quantile(0.9) == 3.0);
    CHECK_FALSE(paired(one).interval);
    const auto equal = held(Steps(7, 53));
    CHECK(equal.sd() == 0.0);
    CHECK_FALSE(paired(equal).interval);
    CHECK_FALSE(paired(equal).t);
    CHECK_FALSE(signed_rank(held({0, 0, 0})).p);
    CHECK_THROWS_AS(Histogram().add(1, -1), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(none.quantile(1.5)), std::domain_error);
}

TEST_CASE("there is no negative zero, and a huge offset takes nothing from the spread") {
    const auto zero = held({-5, 5});
    CHECK_FALSE(std::signbit(*zero.mean()));
    CHECK_FALSE(std::signbit(*zero.quantile(0.5)));
    CHECK_FALSE(std::signbit(*held({0, 0}, -0.1).mean()));
    CHECK(near(held({10'000'001, 10'000'002, 10'000'004}).sd(), 0.15275252319313895, 1e-9));
    CHECK(near(held({-4'000'000'000'000'000, -4'000'000'000'000'001}, 1).sd(), std::sqrt(0.5), 1e-9));
}

TEST_CASE("any number of people in any order, by ones or by heaps, is the same figure to the last bit") {
    std::mt19937 dice(11);
    std::vector<double> values;
    Histogram by_ones(0.01), by_heaps(0.01);
    Steps steps;
    for (int i = 0; i < 5000; ++i) steps.push_back(static_cast<std::int64_t>(dice() % 4001) - 2000);
    for (const auto one : steps) by_ones.add(one), values.push_back(static_cast<double>(one) / 100);
    std::ranges::sort(steps);
    for (std::size_t i = 0; i < steps.size();) {
        std::size_t end = i;
        while (end < steps.size() && steps[end] == steps[i]) ++end;
        by_heaps.add(steps[i], static_cast<std::int64_t>(end - i));
        i = end;
    }
    CHECK(by_ones.mean() == by_heaps.mean());
    CHECK(by_ones.sd() == by_heaps.sd());
    CHECK(by_ones.sorted() == by_heaps.sorted());
    CHECK(near(by_ones.mean(), mean(values)));
    CHECK(near(by_ones.sd(), *standard_deviation(values)));
    for (const double p : {0.0, 0.1, 0.25, 0.5, 0.83, 1.0}) CHECK(near(by_ones.quantile(p), *quantile(values, p), 1e-9));
    CHECK(signed_rank(by_ones).p == signed_rank(steps).p);
}

TEST_CASE("the difference between two groups of other people has Welch's interval") {
    const auto change = held(scores), sleep = held({12, 24, 13, 13, 0, 10, 18, 8, 46, 14});
    const auto sample = [](const Histogram& of) { return Sample{of.n(), *of.mean(), *of.sd()}; };
    const auto interval = difference_interval(sample(change), sample(sleep));
    REQUIRE(interval);
    CHECK(near(interval->low, -0.0917011607606959, 1e-8));
    CHECK(near(interval->high, 8.731701160760696));
    // Three who dropped out after a low first score, beside the ten who stayed: one-sided drop-out shows.
    const auto left = held({400, 444, 381}), stayed = held({422, 453, 470, 510, 532, 556, 581, 606, 631, 678});
    const auto apart = difference_interval(sample(left), sample(stayed));
    REQUIRE(apart);
    CHECK(near(apart->low, -20.746770833284902));
    CHECK(near(apart->high, -6.366562500048428));
    CHECK_FALSE(difference_interval({1, 5, 0}, {10, 6, 1}));
    CHECK_FALSE(difference_interval({4, 5, 0}, {10, 6, 0}));
}

TEST_CASE("how many pairs an interval of a named width takes") {
    struct Case {
        double sd, half;
        std::int64_t pairs;
    };
    for (const auto& one : {Case{6.115008858, 5, 9}, Case{6.115008858, 3, 19}, Case{12.1, 5, 25}, Case{12.1, 1, 565}, Case{1.8, 1, 15}, Case{3.0, 0.1, 3460}}) {
        CAPTURE(one.sd);
        CHECK(pairs_for(one.sd, one.half) == one.pairs);
    }
    CHECK(pairs_for(0, 1) == 2);
    CHECK_THROWS_AS(pairs_for(1, 0), std::domain_error);
}

TEST_CASE("low starters drift back by what is not reliable of their distance") {
    CHECK(near(expected_drift(60, 50, 0.85), 1.5));
    CHECK(near(expected_drift(23.5, 25, 0.8), -0.3));
    CHECK(expected_drift(60, 50, 1) == 0);
    CHECK_THROWS_AS(expected_drift(60, 50, 1.2), std::domain_error);
}
