// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "caseload/stats.hpp"

using namespace caseload::stats;
using Values = std::vector<double>;

namespace {

bool near(double value, double wanted, double tolerance) {
    return std::fabs(value - wanted) <= tolerance;
}
bool near(const Interval& i, double low, double high, double tolerance) {
    return near(i.low, low, tolerance) && near(i.high, high, tolerance);
}

}  // namespace

TEST_CASE("quantiles of Student's t, checked against R") {
    const std::pair<double, double> cases[] = {{1, 12.70620474}, {2, 4.30265273},   {5, 2.570581836},
                                               {9, 2.262157163}, {29, 2.045229642}, {109, 1.98196749}};
    for (const auto& [df, t] : cases) CHECK(near(t_quantile(0.975, df), t, 1e-8));
    CHECK(near(t_quantile(0.5, 9), 0, 1e-12));
    CHECK_THROWS_AS(t_quantile(0.975, 0), std::domain_error);
    CHECK(near(normal_quantile(0.975), 1.959963985, 1e-9));
}

TEST_CASE("published intervals: coaching in seven UK practices") {
    CHECK(near(*t_interval(57.1, 13.6, 110), 54.530, 59.670, 0.0005));
    CHECK(near(*t_interval(70.8, 14.7, 110), 68.022, 73.578, 0.0005));
    CHECK(near(*t_interval(57.1, 13.6, 110), 54.5, 59.7, 0.1));
    CHECK(near(*t_interval(70.8, 14.7, 110), 68.1, 73.6, 0.1));
    const double half_before = normal_quantile(0.975) * 13.6 / std::sqrt(110.0);
    const double half_after = normal_quantile(0.975) * 14.7 / std::sqrt(110.0);
    CHECK(near({57.1 - half_before, 57.1 + half_before}, 54.558, 59.642, 0.0005));
    CHECK(near({70.8 - half_after, 70.8 + half_after}, 68.053, 73.547, 0.0005));
}

TEST_CASE("published intervals: kidney study and two MYCaW centres") {
    const double se = 12.1 / std::sqrt(136.0);
    CHECK(near(se, 1.03757, 0.000005));
    CHECK(near(5.4 / se, 5.20449, 0.000005));
    CHECK(near({5.4 - normal_quantile(0.975) * se, 5.4 + normal_quantile(0.975) * se}, 3.366, 7.434, 0.0005));
    CHECK(near(*t_interval(5.4, 12.1, 136), 3.348, 7.452, 0.0005));
    CHECK(near(1.4 / (1.8 / std::sqrt(254.0)), 12.39574, 0.000005));
    CHECK(near(*t_interval(1.4, 1.8, 254), 1.1776, 1.6224, 0.00005));
    CHECK(near(0.61 / (1.52 / std::sqrt(267.0)), 6.55755, 0.000005));
    CHECK(near(*t_interval(0.61, 1.52, 267), 0.4268, 0.7932, 0.00005));
}

TEST_CASE("the paired t of a study that gives only two SDs depends on the correlation") {
    struct Row {
        double r, sd, t;
    };
    for (const Row& row :
         {Row{0.3, 16.7660, 8.5701}, Row{0.5, 14.1820, 10.1316}, Row{0.7, 11.0074, 13.0537}}) {
        const double sd = std::sqrt(13.6 * 13.6 + 14.7 * 14.7 - 2 * row.r * 13.6 * 14.7);
        CHECK(near(sd, row.sd, 0.00005));
        CHECK(near(13.7 / (sd / std::sqrt(110.0)), row.t, 0.00005));
    }
}

TEST_CASE("effect sizes of a study by its means and SDs, on two points with those figures") {
    // Two values m - s / sqrt(2) and m + s / sqrt(2) have mean m and standard deviation s.
    const auto two = [](double m, double s) {
        return Values{m - s / std::sqrt(2.0), m + s / std::sqrt(2.0)};
    };
    const Values before = two(57.1, 13.6);
    const Values after = two(70.8, 14.7);
    CHECK(near(*standard_deviation(before), 13.6, 1e-12));
    CHECK(near(*d_average(before, after), 0.9675, 0.00005));
    CHECK(near(*change_over_sd_before(before, after), 1.0074, 0.00005));
}

TEST_CASE("means, deviations and quantiles of few values") {
    CHECK_THROWS_AS(mean(Values{}), std::domain_error);
    CHECK(mean(Values{4}) == 4);
    CHECK_FALSE(standard_deviation(Values{}));
    CHECK_FALSE(standard_deviation(Values{4}));
    CHECK(standard_deviation(Values{0.1, 0.1, 0.1}) == 0.0);
    CHECK_FALSE(quantile(Values{}, 0.5));
    CHECK(quantile(Values{7}, 0.25) == 7);
    CHECK(quantile(Values{4, 1, 3, 2}, 0.5) == 2.5);
    CHECK(quantile(Values{4, 1, 3, 2}, 0) == 1);
    CHECK(quantile(Values{4, 1, 3, 2}, 1) == 4);
    CHECK_THROWS_AS(quantile(Values{1}, 1.5), std::domain_error);
    CHECK_FALSE(t_interval(5, 1, 1));
    CHECK_FALSE(t_interval(5, 1, 0));
    CHECK_THROWS_AS(t_interval(5, 1, 9, 95), std::domain_error);
}

TEST_CASE("a correlation needs two moving lists of one length") {
    CHECK(*correlation(Values{1, 2, 3}, Values{2, 4, 6}) == doctest::Approx(1));
    CHECK(*correlation(Values{1, 2, 3}, Values{6, 4, 2}) == doctest::Approx(-1));
    CHECK_FALSE(correlation(Values{1, 1, 1}, Values{1, 2, 3}));
    CHECK_FALSE(correlation(Values{1}, Values{1}));
    CHECK_THROWS_AS(correlation(Values{1}, Values{1, 2}), std::domain_error);
}
