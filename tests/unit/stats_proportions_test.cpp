// SPDX-License-Identifier: MIT
// Oracle: R 4.2.2.
#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "caseload/stats.hpp"

using namespace caseload::stats;

namespace {
bool near(double value, double wanted, double tolerance) {
    return std::fabs(value - wanted) <= tolerance;
}
bool near(const std::optional<Interval>& i, double low, double high, double tolerance = 5.0e-7) {
    return i && near(i->low, low, tolerance) && near(i->high, high, tolerance);
}
}  // namespace

TEST_CASE("Wilson intervals") {
    CHECK(near(wilson(7, 10), 0.396778, 0.892209));
    CHECK(near(wilson(0, 10), 0, 0.277533));
    CHECK(near(wilson(10, 10), 0.722467, 1));
    CHECK(wilson(0, 10)->low == 0);
    CHECK(wilson(10, 10)->high == 1);
    CHECK(near(wilson(630, 1031), 0.5809, 0.6404, 0.00005));
    CHECK(near(wilson(575, 630), 0.8881, 0.9323, 0.00005));
    CHECK_FALSE(wilson(0, 0));
    CHECK_THROWS_AS(wilson(11, 10), std::domain_error);
    CHECK_THROWS_AS(wilson(-1, 10), std::domain_error);
    CHECK_THROWS_AS(wilson(1, 10, 1), std::domain_error);
}

TEST_CASE("Clopper-Pearson intervals") {
    CHECK(near(clopper_pearson(7, 10), 0.347547, 0.933260));
    CHECK(near(clopper_pearson(0, 10), 0, 0.308497));
    CHECK(near(clopper_pearson(10, 10), 0.691503, 1));
    CHECK_FALSE(clopper_pearson(0, 0));
    CHECK_THROWS_AS(clopper_pearson(2, 1), std::domain_error);
}

TEST_CASE("shares of a published study") {
    CHECK(near(100.0 * 630 / 1031, 61.1, 0.05));
    CHECK(near(100.0 * 575 / 630, 91.3, 0.05));
}

TEST_CASE("McNemar's test") {
    const auto m = mcnemar(5, 15);
    REQUIRE(m);
    CHECK(m->chi2 == 5);
    CHECK(near(m->p, 0.02534732, 5e-9));
    CHECK(near(m->chi2_corrected, 4.05, 1e-12));
    CHECK(near(m->p_corrected, 0.04417134, 5e-9));
    CHECK(near(m->p_exact, 0.04138947, 5e-9));
    CHECK(mcnemar(15, 5)->p_exact == m->p_exact);
    CHECK_FALSE(mcnemar(0, 0));
    CHECK(mcnemar(4, 4)->p_exact == 1);
    CHECK(mcnemar(4, 4)->chi2_corrected == 0);
    CHECK(near(mcnemar(0, 5)->p_exact, 0.0625, 1e-12));
    CHECK_THROWS_AS(mcnemar(-1, 5), std::domain_error);
}

TEST_CASE("the ratio of two shares: 20 of 100 against 10 of 100") {
    const auto found = *risk_ratio(20, 100, 10, 100);
    CHECK(found.ratio == doctest::Approx(2));
    CHECK(found.interval.low == doctest::Approx(0.98658).epsilon(1e-4));   // 2 / exp(1.959964 * sqrt(0.13))
    CHECK(found.interval.high == doctest::Approx(4.05440).epsilon(1e-4));
    const auto all = *risk_ratio(10, 10, 5, 5);
    CHECK(all.ratio == doctest::Approx(1));
    CHECK(all.interval.low == doctest::Approx(1));
    CHECK_FALSE(risk_ratio(0, 10, 5, 10));
    CHECK_FALSE(risk_ratio(5, 10, 0, 10));
    CHECK_FALSE(risk_ratio(0, 0, 5, 10));
    CHECK_THROWS_AS(risk_ratio(11, 10, 5, 10), std::domain_error);
}
