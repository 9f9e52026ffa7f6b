// SPDX-License-Identifier: MIT
// Worked examples of goal attainment scaling and of reliable change.
#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "caseload/stats.hpp"

using namespace caseload::stats;

namespace {

using Goals = std::vector<Attainment>;

Goals equal(std::initializer_list<double> ratings) {
    Goals goals;
    for (const double rating : ratings) goals.push_back({rating, 1});
    return goals;
}

struct Example {
    Goals goals;
    double t;
};

const std::vector<Example> kExamples{
    {equal({0, 0, 0}), 50.0000},
    {equal({1, 1, 1}), 63.6931},
    {equal({-1, -1, -1}), 36.3069},
    {equal({2, 2, 2}), 77.3861},
    {equal({-2, -2, -2}), 22.6139},
    {equal({1}), 60.0000},
    {equal({1, 0}), 56.2017},
    {equal({1, 1, 0, -1}), 53.6274},
    {equal({-1, -1, -1, -1}), 35.4905},
    {{{1, 9}, {0, 4}, {-1, 1}}, 57.0877},
    {{{2, 6}, {1, 3}, {-1, 2}}, 65.4718},
    {{{0, 4}, {1, 6}, {2, 2}, {-1, 1}}, 59.4554},
};

}  // namespace

TEST_CASE("3.9 goal attainment T-scores") {
    for (const Example& example : kExamples) {
        const auto t = gas_t_score(example.goals);
        REQUIRE(t);
        CHECK(std::fabs(*t - example.t) < 0.00005);
    }
}

TEST_CASE("3.9 a common factor of the weights does not change the T-score") {
    for (Example example : kExamples) {
        const double before = *gas_t_score(example.goals);
        for (Attainment& goal : example.goals) goal.weight *= 3.5;
        CHECK(*gas_t_score(example.goals) == doctest::Approx(before).epsilon(1e-12));
    }
}

TEST_CASE("3.9 a goal of weight 0 drops out, and no goals have no score") {
    CHECK(*gas_t_score(Goals{{1, 1}, {-2, 0}}) == doctest::Approx(60).epsilon(1e-12));
    CHECK_FALSE(gas_t_score(Goals{}));
    CHECK_FALSE(gas_t_score(Goals{{2, 0}}));
    CHECK_THROWS_AS(gas_t_score(Goals{{1, -1}}), std::domain_error);
}

TEST_CASE("3.10 goal-based outcomes are mean movements") {
    CHECK(mean(std::vector<double>{5, 2, 0}) == doctest::Approx(2.33).epsilon(0.002));
    CHECK(mean(std::vector<double>{-2}) == -2);
}

TEST_CASE("3.11 reliable change") {
    struct Row {
        double pre, post, sd, reliability, s_diff, index;
        bool reliable;
    };
    for (const Row& row : {Row{47.5, 32.5, 7.5, 0.80, 4.743416, -3.162278, true},
                           Row{47.0, 58.1, 13.6, 0.85, 7.449027, 1.490128, false},
                           Row{55.1, 60.6, 13.6, 0.88, 6.662612, 0.825502, false},
                           Row{15, 8, 5.5, 0.89, 2.579729, -2.713464, true}}) {
        const ReliableChange change = reliable_change(row.pre, row.post, row.sd, row.reliability);
        CHECK(std::fabs(change.s_diff - row.s_diff) < 1e-6);
        CHECK(std::fabs(change.index - row.index) < 1e-6);
        CHECK(change.reliable == row.reliable);
    }
    const auto needed = [](double sd, double reliability) {
        return 1.96 * reliable_change(0, 0, sd, reliability).s_diff;
    };
    CHECK(std::fabs(needed(13.6, 0.85) - 14.6) < 0.05);
    CHECK(std::fabs(needed(13.6, 0.88) - 13.1) < 0.05);
    CHECK(std::fabs(needed(5.5, 0.89) - 5.06) < 0.005);
    CHECK_THROWS_AS(reliable_change(1, 2, 0, 0.8), std::domain_error);
    CHECK_THROWS_AS(reliable_change(1, 2, 5, 1), std::domain_error);
}

TEST_CASE("3.11 criterion c") {
    CHECK(std::fabs(criterion_c(15.4, 5.5, 3.0, 4.0) - 8.221053) < 1e-6);
}
