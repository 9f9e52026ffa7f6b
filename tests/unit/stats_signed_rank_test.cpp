// SPDX-License-Identifier: MIT
// Oracle: wilcox.test of R 4.2.2.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "caseload/stats.hpp"

using namespace caseload::stats;
using Changes = std::vector<std::int64_t>;

namespace {
bool near(double value, double wanted) {
    return std::fabs(value - wanted) <= 1e-6 * wanted;
}
}  // namespace

TEST_CASE("signed ranks of the sleep data: a zero and ties, so no exact p") {
    const SignedRank r = signed_rank(Changes{12, 24, 13, 13, 0, 10, 18, 8, 46, 14});
    CHECK(r.n == 9);
    CHECK(r.v == 45);
    CHECK_FALSE(r.exact);
    CHECK(near(*r.p, 0.009090698));
    CHECK(near(*r.p_uncorrected, 0.007632442));
}

TEST_CASE("signed ranks of the made-up scores: exact, until one tie") {
    const SignedRank r = signed_rank(Changes{88, 21, 136, -23, 99, -5, 121, 49, 119, -15});
    CHECK(r.v == 48);
    CHECK(r.exact);
    CHECK(near(*r.p, 0.03710938));
    CHECK_FALSE(r.p_uncorrected);
    const SignedRank tied = signed_rank(Changes{88, 21, 136, -21, 99, -5, 121, 49, 119, -15});
    CHECK(tied.v == 48.5);
    CHECK_FALSE(tied.exact);
    CHECK(near(*tied.p, 0.03653598));
}

TEST_CASE("signed ranks at the edges") {
    CHECK_FALSE(signed_rank(Changes{}).p);
    CHECK_FALSE(signed_rank(Changes{0, 0}).p);
    CHECK(signed_rank(Changes{5}).p == 1.0);
    CHECK(signed_rank(Changes{1, 2, 3}).p == 0.25);
    CHECK(signed_rank(Changes{-1, -2, -3}).p == 0.25);
    CHECK(signed_rank(Changes{1, -1}).p ==
          1.0);  // no distance from the middle: the correction must not make it more
    CHECK(signed_rank(Changes{std::numeric_limits<std::int64_t>::min(), 1}).v == 1);
    Changes many;
    for (std::int64_t i = 1; i <= 49; ++i) many.push_back(i);
    CHECK(near(*signed_rank(many).p, std::ldexp(1.0, -48)));
    many.push_back(50);
    CHECK_FALSE(signed_rank(many).exact);
}
