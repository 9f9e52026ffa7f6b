// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "caseload/date.hpp"
#include "caseload/error.hpp"

using namespace caseload;

namespace {

const Date kSunday = Date::from_iso("2026-11-22").value();

std::string read(std::string_view text, Sense sense = Sense::past, DateOrder order = DateOrder::refuse) {
    return parse_date(text, {kSunday, sense, order}).iso();
}

/// "WHAT | HINT" of the refusal.
template <class F>
std::string refusal(F&& parse) {
    try {
        parse();
    } catch (const Error& error) {
        CHECK(error.kind() == Kind::refused);
        return error.problems()[0].what + " | " + error.problems()[0].hint;
    }
    return "accepted";
}

std::string refused(std::string_view text, DateOrder order = DateOrder::refuse) {
    return refusal([&] { return read(text, Sense::past, order); });
}

}  // namespace

TEST_CASE("days by name and by distance") {
    const std::pair<const char*, const char*> cases[] = {
        {"2026-11-27", "2026-11-27"}, {" 2026-11-27 ", "2026-11-27"}, {"today", "2026-11-22"},
        {"Yesterday", "2026-11-21"},  {"TOMORROW", "2026-11-23"},     {"3d", "2026-11-25"},
        {"+3d", "2026-11-25"},        {"-3d", "2026-11-19"},          {"3d ago", "2026-11-19"},
        {"3 days ago", "2026-11-19"}, {"in 3 days", "2026-11-25"},    {"1 week", "2026-11-29"},
        {"2w", "2026-12-06"},         {"-2w", "2026-11-08"},          {"6m", "2027-05-22"},
        {"1y", "2027-11-22"},         {"0d", "2026-11-22"},           {"eow", "2026-11-22"},
        {"eom", "2026-11-30"},        {"2026-W47", "2026-11-16"},     {"2026-w01", "2025-12-29"},
    };
    for (const auto& example : cases) {
        CAPTURE(example.first);
        CHECK(read(example.first) == example.second);
    }
}

TEST_CASE("written-out days, also as we print them") {
    for (const char* text : {"22 Nov 2026", "22 november 2026", "Nov 22 2026", "Nov 22, 2026",
                             "22nd Nov 2026", "Sun 22 Nov 2026", "Sunday, 22 November 2026", "2026/11/22",
                             "2026.11.22", "22/11/2026", "11/22/2026", "22.11.2026"}) {
        CAPTURE(text);
        CHECK(read(text) == "2026-11-22");
    }
    CHECK(read("2026-2-3") == "2026-02-03");
    CHECK(read("11/11/2026") == "2026-11-11");
    CHECK(read("1st Feb 2026") == "2026-02-01");
}

TEST_CASE("a weekday is the last one when logging and the coming one when planning") {
    CHECK(read("fri", Sense::past) == "2026-11-20");
    CHECK(read("fri", Sense::future) == "2026-11-27");
    CHECK(read("Sunday", Sense::past) == "2026-11-22");
    CHECK(read("sun", Sense::future) == "2026-11-22");
    CHECK(read("mon", Sense::past) == "2026-11-16");
    CHECK(read("mon", Sense::future) == "2026-11-23");
    CHECK(read("thurs", Sense::past) == "2026-11-19");
    CHECK(read("tues", Sense::future) == "2026-11-24");
}

TEST_CASE("days that do not exist are refused with the reason") {
    CHECK(refused("2026-02-30") == "date '2026-02-30' is not a day: February 2026 has 28 | ");
    CHECK(refused("30 Feb 2028") == "date '30 Feb 2028' is not a day: February 2028 has 29 | ");
    CHECK(refused("2026-13-01") == "date '2026-13-01' is not a day: there is no month 13 | ");
    CHECK(refused("0000-01-01") == "date '0000-01-01' is not a day: there is no year 0 | ");
    CHECK(refused("31/04/2026") == "date '31/04/2026' is not a day: April 2026 has 30 | ");
    CHECK(refused("Mon 22 Nov 2026") == "date 'Mon 22 Nov 2026' is a Sunday | ");
    CHECK(refused("2025-W53") == "week '2025-W53' does not exist: 2025 has 52 | ");
}

TEST_CASE("the order of day and month is never guessed") {
    CHECK(refused("11/12/2026") ==
          "date '11/12/2026' is 11 Dec or 12 Nov | write 2026-12-11 or 2026-11-12, or set [dates] order");
    CHECK(read("11/12/2026", Sense::past, DateOrder::day_month) == "2026-12-11");
    CHECK(read("11/12/2026", Sense::past, DateOrder::month_day) == "2026-11-12");
    CHECK(refused("11/22/2026", DateOrder::day_month) ==
          "date '11/22/2026' is not a day: there is no month 22 | ");
    CHECK(refused("22/11/26") == "date '22/11/26' has no year of four digits | write it like 2026-11-22");
    CHECK(refused("26-11-22") == "date '26-11-22' has no year of four digits | write it like 2026-11-22");
    CHECK(refused("22 Nov 26") == "date '22 Nov 26' has no year of four digits | write 22 Nov 2026");
    CHECK(refused("24/11") == "date '24/11' has no year, and no name of a month | write 24 nov");
    CHECK(refused("24/11", DateOrder::day_month) == "date '24/11' has no year, and no name of a month | write 24 nov");
    CHECK(refused("11/24") == "date '11/24' has no year, and no name of a month | write 24 nov");
    CHECK(refused("9/11") == "date '9/11' has no year, and no name of a month | write 9 nov or 11 sep");
    CHECK(refused("11-11") == "date '11-11' has no year, and no name of a month | write 11 nov");
}

TEST_CASE("next and last weekday leave today out") {
    CHECK(read("next fri") == "2026-11-27");
    CHECK(read("next sunday") == "2026-11-29");
    CHECK(read("next mon", Sense::future) == "2026-11-23");
    CHECK(read("last friday", Sense::future) == "2026-11-20");
    CHECK(read("last sun") == "2026-11-15");
    CHECK(read("Last Monday") == "2026-11-16");
}

TEST_CASE("a day and a month without a year: the last one when logging, the next one when planning") {
    for (const char* text : {"9 nov", "9 November", "nov 9", "9th Nov", "Mon 9 Nov"}) {
        CAPTURE(text);
        CHECK(read(text) == "2026-11-09");
    }
    CHECK(read("9 feb", Sense::future) == "2027-02-09");
    CHECK(read("24 feb") == "2026-02-24");
    CHECK(read("24 apr") == "2026-04-24");
    // A year away is not guessed where the day lies a little on the other side of today.
    CHECK(refused("24 nov") == "date '24 nov' is Tue 24 Nov 2026 or Mon 24 Nov 2025 | write 2026-11-24 or 2025-11-24");
    CHECK_THROWS_AS(read("9 nov", Sense::future), Error);
    CHECK(read("23 jan", Sense::future) == "2027-01-23");
    CHECK(read("24 nov", Sense::future) == "2026-11-24");
    CHECK(read("22 nov") == "2026-11-22");
    CHECK(read("22 nov", Sense::future) == "2026-11-22");
    CHECK(read("1 jan", Sense::future) == "2027-01-01");
    CHECK(refused("31 nov") == "date '31 nov' is not a day: November 2025 has 30 | ");
    CHECK(refused("29 feb") == "date '29 feb' is not a day: February 2026 has 28 | ");
    CHECK(refused("Tue 9 Nov") == "date 'Tue 9 Nov' is a Monday in 2026 | ");
}

TEST_CASE("an unknown form gets the nearest one, never a day") {
    CHECK(refused("yesteday") == "date 'yesteday' is not a day | did you mean 'yesterday'?");
    CHECK(refused("tomorow") == "date 'tomorow' is not a day | did you mean 'tomorrow'?");
    CHECK(refused("now") == "date 'now' is not a day | did you mean 'today'?");
    CHECK(refused("22 Nvo 2026") == "date '22 Nvo 2026' is not a day | did you mean '22 Nov 2026'?");
    CHECK(refused("wendesday") == "date 'wendesday' is not a day | did you mean 'wednesday'?");
    CHECK(refused("3d agp") == "date '3d agp' is not a day | did you mean '3d ago'?");
    const std::string forms = " | write 2026-11-22, 22 Nov, today, fri, 3d, -3d, eom or 2026-W47";
    CHECK(refused("") == "the date is empty" + forms);
    for (const char* wrong : {"soon", "20261122", "3x", "d", "-", "-3d ago", "--3d", "1e3d", "3.5d",
                              "2026-11", "2026-11-22x", "12", "0x1d"}) {
        CAPTURE(wrong);
        CHECK(refused(wrong) == "date '" + std::string(wrong) + "' is not a day" + forms);
    }
    CHECK(refused("99999d") == "date '99999d' is too far away | ");
    CHECK(refused("\x1b[2J").find('\x1b') == std::string::npos);
}

TEST_CASE("a day with a time of day") {
    const DateRules rules{kSunday, Sense::future, DateOrder::refuse};
    const Moment friday = parse_moment("fri 9:30", rules);
    CHECK(friday.date.iso() == "2026-11-27");
    CHECK(friday.time == "09:30");
    CHECK(parse_moment("2026-11-27T14:00", rules).time == "14:00");
    CHECK(parse_moment("27 Nov 2026 14:00", rules).date.iso() == "2026-11-27");
    CHECK_FALSE(parse_moment("tomorrow", rules).time);
    CHECK(refusal([&] { return parse_moment("14:00", rules); }) ==
          "'14:00' has no day | did you mean 'today 14:00'?");
    CHECK(refusal([&] { return parse_moment("fri 24:00", rules); }) ==
          "time '24:00' is not a time of day | write it like 14:00");
}

TEST_CASE("a day with a time of day as people write it") {
    const auto moment = [](std::string_view text) {
        const Moment read = parse_moment(text, {kSunday, Sense::future, DateOrder::refuse});
        return read.date.iso() + " " + read.time.value_or("-");
    };
    CHECK(moment("tue 10am") == "2026-11-24 10:00");
    CHECK(moment("today 9 AM") == "2026-11-22 09:00");
    CHECK(moment("today 2.30pm") == "2026-11-22 14:30");
    CHECK(moment("today 0930") == "2026-11-22 09:30");
    CHECK(moment("fri 9:05") == "2026-11-27 09:05");
    CHECK(moment("next tuesday at 2pm") == "2026-11-24 14:00");
    CHECK(moment("27 nov 14:00") == "2026-11-27 14:00");
    CHECK(moment("27 nov 0930") == "2026-11-27 09:30");
    CHECK(moment("27 Nov 2027") == "2027-11-27 -");  // never half past eight in the evening
    CHECK(moment("2026-11-27t09:30") == "2026-11-27 09:30");
    CHECK(refusal([&] { return moment("Mon 22 Nov 2026"); }) == "date 'Mon 22 Nov 2026' is a Sunday | ");
    CHECK(refusal([&] { return moment("sun 9.11"); }) == "time '9.11' is not a time of day | did you mean '09:11'?");
    CHECK(refusal([&] { return moment("2pm"); }) == "'2pm' has no day | did you mean 'today 14:00'?");
    CHECK(refusal([&] { return moment("today 13pm"); }) == "date 'today 13pm' is not a day | write 2026-11-22, 22 Nov, today, fri, 3d, -3d, eom or 2026-W47");
    CHECK(has_time("fri 2pm"));
    CHECK_FALSE(has_time("9 nov 2026"));
    CHECK_FALSE(has_time("24.11"));
    CHECK_FALSE(has_time(""));
}

TEST_CASE("a time of day") {
    CHECK(parse_time("14:00") == "14:00");
    CHECK(parse_time(" 0:05 ") == "00:05");
    CHECK(parse_time("23:59") == "23:59");
    const auto wrong = [](const char* text) { return refusal([&] { return parse_time(text); }); };
    CHECK(parse_time("2pm") == "14:00");
    CHECK(parse_time("12 pm") == "12:00");
    CHECK(parse_time("12am") == "00:00");
    CHECK(parse_time("9.05 AM") == "09:05");
    CHECK(parse_time("0930") == "09:30");
    CHECK(wrong("13pm") == "time '13pm' is not a time of day | did you mean '13:00'?");
    CHECK(wrong("9.30") == "time '9.30' is not a time of day | did you mean '09:30'?");
    for (const char* text : {"", "24:00", "12:60", "12:5", "14:00:00", "-1:00", "14:00x"}) {
        CAPTURE(text);
        CHECK(wrong(text) == "time '" + std::string(text) + "' is not a time of day | write it like 14:00");
    }
}

TEST_CASE("periods") {
    const auto text = [](Period p) { return p.from.iso() + " " + p.to.iso(); };
    CHECK(text(parse_week("2026-W47", kSunday)) == "2026-11-16 2026-11-22");
    CHECK(text(parse_week("2026-W53", kSunday)) == "2026-12-28 2027-01-03");
    CHECK(text(parse_week("last", kSunday)) == "2026-11-09 2026-11-15");
    CHECK(text(parse_week("next", kSunday, Weeks::also_next)) == "2026-11-23 2026-11-29");
    CHECK(refusal([&] { return parse_week("next", kSunday); }) ==
          "week 'next' has not begun: this looks back | write last, this or 2026-W47");
    CHECK(text(parse_month("2026-10", kSunday)) == "2026-10-01 2026-10-31");
    CHECK(text(parse_month("last", Date::from_iso("2026-03-31").value())) == "2026-02-01 2026-02-28");
    CHECK(text(parse_last("4w", kSunday)) == "2026-10-26 2026-11-22");
    CHECK(text(parse_last("30d", kSunday)) == "2026-10-24 2026-11-22");
    CHECK(text(parse_last("6m", kSunday)) == "2026-05-23 2026-11-22");
    CHECK(text(parse_last("1d", kSunday)) == "2026-11-22 2026-11-22");
    CHECK(parse_week("this", kSunday) == parse_last("7d", kSunday));
    CHECK(refusal([&] { return parse_week("47", kSunday); }) ==
          "week '47' is not a week | write it like 2026-W47, or last");
    CHECK(refusal([&] { return parse_week("2026-W00", kSunday); }) ==
          "week '2026-W00' does not exist: 2026 has 53 | ");
    CHECK(refusal([&] { return parse_month("2026-13", kSunday); }) ==
          "month '2026-13' is not a month | write it like 2026-11, or last");
    CHECK(refusal([&] { return parse_last("0d", kSunday); }) ==
          "period '0d' is not a length of time | write it like 30d, 4w or 6m");
    CHECK(refusal([&] { return parse_last("", kSunday); }) ==
          "period '' is not a length of time | write it like 30d, 4w or 6m");
    CHECK(refusal([&] { return parse_last("9999y", kSunday); }) ==
          "period '9999y' is too long | a hundred years is the most");
}

TEST_CASE("dates by the pattern of an import profile") {
    const auto by = [](const char* text, const char* pattern) {
        std::string time;
        const auto date = parse_by_pattern(text, pattern, &time);
        return date ? date->iso() + (time.empty() ? "" : " " + time) : "nothing";
    };
    CHECK(by("11/12/2026", "%d/%m/%Y") == "2026-12-11");
    CHECK(by("1/2/2026", "%d/%m/%Y") == "2026-02-01");
    CHECK(by("20261122", "%Y%m%d") == "2026-11-22");
    CHECK(by("2026-11-22 09:05:59", "%Y-%m-%d %H:%M:%S") == "2026-11-22 09:05");
    CHECK(by("22-Nov-26", "%d-%b-%y") == "2026-11-22");
    CHECK(by("22 September 1970", "%d %b %Y") == "1970-09-22");
    CHECK(by("22.11.69", "%d.%m.%y") == "1969-11-22");
    CHECK(by("100% 22.11.2026", "100%% %d.%m.%Y") == "2026-11-22");
    for (const char* text :
         {"31/02/2026", "11/12/2026 ", " 11/12/2026", "11/12/26", "11-12-2026", "", "11/12/20266"}) {
        CAPTURE(text);
        CHECK(by(text, "%d/%m/%Y") == "nothing");
    }
    CHECK(by("2026-11-22 24:00", "%Y-%m-%d %H:%M") == "nothing");
    CHECK(by("2026", "%Y") == "nothing");
    CHECK(pattern_fault("%d/%m/%Y").empty());
    CHECK(pattern_fault("%d/%m") == "it has no year (%Y)");
    CHECK(pattern_fault("%Y-%d") == "it has no month (%m or %b)");
    CHECK(pattern_fault("%Y-%m") == "it has no day (%d)");
    CHECK(pattern_fault("%q") == "%q is not known");
    CHECK(pattern_fault("%Y%") == "it ends with a lone %");
}
