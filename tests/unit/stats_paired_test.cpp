// SPDX-License-Identifier: MIT
// Oracle: R 4.2.2. The activation scores are made up.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "caseload/stats.hpp"

using namespace caseload::stats;
using Values = std::vector<double>;
using Tenths = std::vector<std::int64_t>;

namespace {

const Values kSleep{1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4};
const Tenths kBefore{422, 453, 470, 510, 532, 556, 581, 606, 631, 678};
const Tenths kAfter{510, 474, 606, 487, 631, 551, 702, 655, 750, 663};

Tenths with_tie() {
    Tenths after = kAfter;
    after[3] = 489;
    return after;
}

Values points(const Tenths& tenths) {
    Values values;
    for (const std::int64_t t : tenths) values.push_back(static_cast<double>(t) / 10);
    return values;
}

Tenths change(const Tenths& before, const Tenths& after) {
    Tenths changes;
    for (std::size_t i = 0; i < before.size(); ++i) changes.push_back(after[i] - before[i]);
    return changes;
}

bool near(double value, double wanted, double relative = 1e-9) {
    return std::fabs(value - wanted) <= relative * std::max(1e-300, std::fabs(wanted));
}

}  // namespace

TEST_CASE("Student's sleep data") {
    const Paired p = paired(kSleep);
    CHECK(p.n == 10);
    CHECK(near(p.mean, 1.58));
    CHECK(near(*p.sd, 1.229995483));
    CHECK(near(*p.t, 4.0621277, 1e-8));
    CHECK(near(*p.p, 0.00283289, 1e-6));
    CHECK(near(p.interval->low, 0.7001142367));
    CHECK(near(p.interval->high, 2.4598857633));
    CHECK(near(*p.d_z, 1.284557563));
}

TEST_CASE("made-up activation scores") {
    const Values before = points(kBefore);
    const Values after = points(kAfter);
    CHECK(near(mean(before), 54.39));
    CHECK(near(mean(after), 60.29));
    CHECK(near(*standard_deviation(before), 8.220766388));
    CHECK(near(*standard_deviation(after), 9.425550382));
    CHECK(near(*correlation(before, after), 0.7680730855));
    CHECK(near(*d_average(before, after), 0.6671417076));
    CHECK(near(*change_over_sd_before(before, after), 0.7176946433));
}

TEST_CASE("the paired test of the made-up scores") {
    const Values changes = points(change(kBefore, kAfter));
    const Paired p = paired(changes);
    CHECK(near(p.mean, 5.9));
    CHECK(near(*p.sd, 6.115008858));
    CHECK(near(*p.t, 3.0510893, 1e-8));
    CHECK(near(*p.p, 0.01376862, 1e-6));
    CHECK(near(p.interval->low, 1.525586183));
    CHECK(near(p.interval->high, 10.274413817));
    CHECK(near(*p.d_z, 0.9648391584));
    CHECK(near(*p.hedges_g / *p.d_z, 0.9142857143));
    CHECK(near(*p.hedges_g, 0.8821386591));
    CHECK(near(*quantile(changes, 0.25), 0.15));
    CHECK(near(*quantile(changes, 0.5), 6.85));
    CHECK(near(*quantile(changes, 0.75), 11.40));
}

TEST_CASE("the tie changes t and p as R says") {
    const Paired p = paired(points(change(kBefore, with_tie())));
    CHECK(near(*p.t, 3.0762945, 1e-8));
    CHECK(near(*p.p, 0.01321886, 1e-6));
}

TEST_CASE("worthwhile changes and levels of the made-up scores, counted in tenths") {
    const Tenths changes = change(kBefore, kAfter);
    const auto at_least = [&](std::int64_t t) {
        return std::count_if(changes.begin(), changes.end(), [t](auto c) { return c >= t; });
    };
    CHECK(at_least(30) == 6);
    CHECK(at_least(40) == 6);
    CHECK(at_least(50) == 5);
    CHECK(std::count_if(changes.begin(), changes.end(), [](auto c) { return c <= -30; }) == 0);
    const auto moves = [](std::int64_t last_break) {
        const auto level = [last_break](std::int64_t t) {
            return 1 + (t >= 471) + (t >= 552) + (t >= last_break);
        };
        Tenths counts(3);  // down, same, up
        for (std::size_t i = 0; i < kBefore.size(); ++i) {
            const int step = level(kAfter[i]) - level(kBefore[i]);
            ++counts[step < 0 ? 0 : step == 0 ? 1 : 2];
        }
        return counts;
    };
    CHECK(moves(671) == Tenths{2, 2, 6});
    CHECK(moves(725) == Tenths{1, 4, 5});
}

TEST_CASE("what too few or equal changes cannot tell is nothing") {
    const Paired none = paired(Values{});
    CHECK(none.n == 0);
    CHECK_FALSE(none.sd);
    const Paired one = paired(Values{3});
    CHECK(one.mean == 3);
    CHECK_FALSE(one.sd);
    CHECK_FALSE(one.interval);
    CHECK_FALSE(one.p);
    // The second list differs only by what binary fractions leave over.
    for (const Values& same : {Values{2, 2, 2}, Values{5.1 - 3.1, 4.1 - 2.1, 2.3 - 0.3}, Values{0, 0}}) {
        const Paired equal = paired(same);
        CHECK(equal.sd == 0.0);
        CHECK_FALSE(equal.interval);
        CHECK_FALSE(equal.t);
        CHECK_FALSE(equal.p);
        CHECK_FALSE(equal.d_z);
        CHECK_FALSE(equal.hedges_g);
    }
    CHECK_FALSE(d_average(Values{1, 1}, Values{2, 2}));
    CHECK_FALSE(change_over_sd_before(Values{1}, Values{2}));
    CHECK_THROWS_AS(d_average(Values{1, 2}, Values{2}), std::domain_error);
}
