// SPDX-License-Identifier: MIT
// Before, during and after: which days are known, which uses fall into them.
#include <doctest/doctest.h>

#include "../../src/core/service_use_time.hpp"

using namespace caseload;
using use::Frame;
using use::known_of;
using use::Known;

namespace {

Date day(const char* iso) { return *Date::from_iso(iso); }
use::Record on(const char* iso, std::int64_t count = 1) { return {day(iso), day(iso), false, count}; }
use::Record over(const char* from, const char* to, std::int64_t count) { return {day(from), day(to), true, count}; }

const Date left = day("2026-06-30");
Frame frame() { return use::frame_of(day("2026-01-01"), &left, day("2026-11-30"), 12); }

}  // namespace

TEST_CASE("the phases touch and do not overlap, and end with the day of the report") {
    const auto phases = frame().phases;
    CHECK(phases[use::before] == Period{day("2025-01-01"), day("2025-12-31")});
    CHECK(phases[use::during] == Period{day("2026-01-01"), day("2026-06-30")});
    CHECK(phases[use::after] == Period{day("2026-07-01"), day("2026-11-30")});
    const auto open = use::frame_of(day("2026-01-01"), nullptr, day("2026-11-30"), 3).phases;
    CHECK(open[use::before].from == day("2025-10-01"));
    CHECK(open[use::during].to == day("2026-11-30"));
    CHECK(open[use::after].to < open[use::after].from);
}

TEST_CASE("days: the whole of each phase counts as known") {
    const Known known = known_of({on("2025-03-01", 2), on("2025-12-31"), on("2026-01-01"), on("2026-06-30"), on("2026-07-01"), on("2024-12-31")}, frame());
    CHECK(known.uses == std::array<std::int64_t, 3>{3, 2, 1});
    CHECK(known.days == std::array<std::int64_t, 3>{365, 181, 153});
    CHECK(known.outside == 1);
    CHECK(known.across == 0);
}

TEST_CASE("periods: only their days count as known, a number across two phases is left out, none is divided") {
    const Known known = known_of({over("2025-07-01", "2025-12-31", 4), over("2026-01-01", "2026-03-31", 2), over("2026-06-01", "2026-07-31", 3), over("2024-01-01", "2024-12-31", 1)}, frame());
    CHECK(known.uses == std::array<std::int64_t, 3>{4, 2, 0});
    CHECK(known.days == std::array<std::int64_t, 3>{184, 90, 0});
    CHECK(known.across == 1);
    CHECK(known.outside == 1);
    const Known none = known_of({over("2025-12-01", "2026-01-31", 0)}, frame());
    CHECK(none.days == std::array<std::int64_t, 3>{31, 31, 0});
    CHECK(none.uses == std::array<std::int64_t, 3>{0, 0, 0});
}

TEST_CASE("a number of which part lies before everything cannot be divided either") {
    const Known known = known_of({over("2024-12-01", "2025-01-31", 5)}, frame());
    CHECK(known.across == 1);
    CHECK(known.days == std::array<std::int64_t, 3>{0, 0, 0});
}

TEST_CASE("a day beside periods is outside the known time") {
    const Known known = known_of({over("2025-07-01", "2025-12-31", 4), on("2026-02-01")}, frame());
    CHECK(known.outside == 1);
    CHECK(known.uses == std::array<std::int64_t, 3>{4, 0, 0});
    CHECK(known.days[use::during] == 0);
}
