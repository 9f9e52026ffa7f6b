// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "caseload/date.hpp"

using namespace caseload;

namespace {
Date day(std::string_view iso) {
    return Date::from_iso(iso).value();
}
}  // namespace

TEST_CASE("only real days can be made") {
    CHECK(Date::of(2024, 2, 29));
    CHECK_FALSE(Date::of(2026, 2, 29));
    CHECK_FALSE(Date::of(2100, 2, 29));
    CHECK(Date::of(2000, 2, 29));
    for (const auto& [month, d] :
         {std::pair{0U, 1U}, {13U, 1U}, {257U, 1U}, {1U, 0U}, {1U, 32U}, {4U, 31U}, {1U, 257U}}) {
        CHECK_FALSE(Date::of(2026, month, d));
    }
    CHECK_FALSE(Date::of(0, 1, 1));
    CHECK_FALSE(Date::of(10000, 1, 1));
    CHECK_FALSE(Date::of(67562, 1, 1));  // wraps to 2026 in the sixteen bits of chrono::year
}

TEST_CASE("an age is reached on the anniversary, for 29 February on 1 March") {
    CHECK(years_of_age(day("1968-05-14"), day("2026-05-13")) == 57);
    CHECK(years_of_age(day("1968-05-14"), day("2026-05-14")) == 58);
    CHECK(years_of_age(day("2008-02-29"), day("2026-02-28")) == 17);
    CHECK(years_of_age(day("2008-02-29"), day("2026-03-01")) == 18);
    CHECK(years_of_age(day("2008-02-29"), day("2028-02-29")) == 20);
    CHECK(years_of_age(day("2026-03-01"), day("2026-03-01")) == 0);
}

TEST_CASE("ISO text is read strictly") {
    CHECK(day("2026-11-22").iso() == "2026-11-22");
    CHECK(day("0999-01-01").iso() == "0999-01-01");
    for (const char* wrong : {"", "2026-1-1", "2026-11-22 ", " 2026-11-22", "2026/11/22", "2026-02-30",
                              "20261122", "２０２６-11-22"}) {
        CAPTURE(wrong);
        CHECK_FALSE(Date::from_iso(wrong));
    }
}

TEST_CASE("a day in words") {
    CHECK(day("2026-11-22").words() == "Sun 22 Nov 2026");
    CHECK(day("2026-06-02").words() == "Tue 2 Jun 2026");
    CHECK(day("2026-11-22").brief() == "22 Nov");
    CHECK(day("2026-11-22").brief(day("2026-01-01")) == "22 Nov");
    CHECK(day("2025-11-22").brief(day("2026-01-01")) == "22 Nov 2025");
    CHECK(day("2026-11-22").year() == 2026);
    CHECK(Date().iso() == "1970-01-01");
    CHECK(day("1969-12-31").days() == -1);
}

TEST_CASE("ISO weeks at the turn of the year") {
    CHECK(day("2026-11-22").iso_week() == "2026-W47");
    CHECK(day("2026-12-31").iso_week() == "2026-W53");
    CHECK(day("2027-01-03").iso_week() == "2026-W53");
    CHECK(day("2027-01-04").iso_week() == "2027-W01");
    CHECK(day("2024-12-30").iso_week() == "2025-W01");
    CHECK(day("2021-01-01").iso_week() == "2020-W53");
    CHECK(day("2026-11-22").iso_weekday() == 7);
    CHECK(day("2026-11-23").iso_weekday() == 1);
    CHECK(day("2026-11-22").start_of_week() == day("2026-11-16"));
    CHECK(day("2026-11-16").start_of_week() == day("2026-11-16"));
}

TEST_CASE("months on keep the day, or take the last of the month") {
    CHECK(day("2025-09-03").plus_months(1) == day("2025-10-03"));
    CHECK(day("2025-01-31").plus_months(1) == day("2025-02-28"));
    CHECK(day("2025-03-31").plus_months(1) == day("2025-04-30"));
    CHECK(day("2024-01-31").plus_months(1) == day("2024-02-29"));
    CHECK(day("2026-11-22").plus_months(14) == day("2028-01-22"));
    CHECK(day("2026-01-31").plus_months(-2) == day("2025-11-30"));
    CHECK(day("2026-02-10").end_of_month() == day("2026-02-28"));
    CHECK(day("2026-12-31").end_of_month() == day("2026-12-31"));
}

TEST_CASE("days are counted and ordered") {
    CHECK(day("2026-03-01") - day("2026-02-28") == 1);
    CHECK(day("2028-03-01") - day("2028-02-28") == 2);
    CHECK(day("2026-11-22").plus_days(-365) == day("2025-11-22"));
    CHECK(day("2026-11-22") < day("2026-11-23"));
}

TEST_CASE("the machine's clock is a day and a UTC stamp") {
    const Clock clock = Clock::system();
    CHECK(clock.utc.size() == 20);
    CHECK(clock.utc.back() == 'Z');
    const auto utc_day = Date::from_iso(clock.utc.substr(0, 10));
    REQUIRE(utc_day);
    const long apart = clock.today - *utc_day;
    CHECK(apart >= -1);
    CHECK(apart <= 1);
}

TEST_CASE("a day that its month does not have is told from a text of another form") {
    CHECK(is_no_day_of_its_month("30/02/2026", "%d/%m/%Y"));
    CHECK(is_no_day_of_its_month("29/02/2026", "%d/%m/%Y"));
    CHECK(is_no_day_of_its_month("31/11/26", "%d/%m/%y"));
    for (const auto* text : {"28/02/2026", "29/02/2028", "05/13/2026", "32/01/2026", "00/01/2026", "2026-02-30", "30/02/2026x", ""})
        CHECK_FALSE(is_no_day_of_its_month(text, "%d/%m/%Y"));
}
