// SPDX-License-Identifier: MIT
// Oracle: the exact limits by the chi-squared and beta distributions of scipy 1.10.1; they agree with the examples that R prints for
// poisson.test.
#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "caseload/stats.hpp"

using namespace caseload::stats;

TEST_CASE("the exact interval of a rate") {
    const auto ten = *poisson_rate(10, 1);
    CHECK(ten.low == doctest::Approx(4.795388696).epsilon(1e-9));
    CHECK(ten.high == doctest::Approx(18.39035604).epsilon(1e-9));
    const auto one = *poisson_rate(1, 1);
    CHECK(one.low == doctest::Approx(0.02531780798).epsilon(1e-9));
    CHECK(one.high == doctest::Approx(5.571643391).epsilon(1e-9));
    const auto rate = *poisson_rate(137, 24.19893);  // the example of R's page
    CHECK(rate.low == doctest::Approx(4.753125).epsilon(1e-6));
    CHECK(rate.high == doctest::Approx(6.692709).epsilon(1e-6));
}

TEST_CASE("no event has an upper end, no time has no rate") {
    const auto none = *poisson_rate(0, 2);
    CHECK(none.low == 0);
    CHECK(none.high == doctest::Approx(3.688879454 / 2).epsilon(1e-9));
    CHECK_FALSE(poisson_rate(3, 0));
    CHECK_THROWS_AS(poisson_rate(-1, 1), std::domain_error);
    CHECK_THROWS_AS(poisson_rate(1, 1, 1.0), std::domain_error);
}

TEST_CASE("two rates: the ratio with its exact interval") {
    const auto found = *rate_ratio(11, 800, 21, 3011);  // the example of R's page
    CHECK(*found.ratio == doctest::Approx(1.971488095).epsilon(1e-9));
    CHECK(found.interval.low == doctest::Approx(0.8584264034).epsilon(1e-8));
    CHECK(found.interval.high == doctest::Approx(4.277265944).epsilon(1e-8));
    const auto fewer = *rate_ratio(0, 10, 5, 20);
    CHECK(*fewer.ratio == 0);
    CHECK(fewer.interval.low == 0);
    CHECK(fewer.interval.high == doctest::Approx(2.182558210).epsilon(1e-8));
}

TEST_CASE("a rate against none, and none against none") {
    const auto against_none = *rate_ratio(5, 20, 0, 10);
    CHECK_FALSE(against_none.ratio);
    CHECK(against_none.interval.low == doctest::Approx(1 / 2.182558210).epsilon(1e-8));
    CHECK(std::isinf(against_none.interval.high));
    CHECK_FALSE(rate_ratio(0, 10, 0, 10));
    CHECK_FALSE(rate_ratio(1, 0, 1, 10));
    CHECK_THROWS_AS(rate_ratio(1, -1, 1, 10), std::domain_error);
}
