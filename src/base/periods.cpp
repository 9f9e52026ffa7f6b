// SPDX-License-Identifier: MIT
#include "caseload/date.hpp"
#include "caseload/error.hpp"
#include "caseload/text.hpp"
#include "date_names.hpp"

namespace caseload {

namespace {

Period week_from(Date monday) {
    return {monday, monday.plus_days(6)};
}

Period month_around(Date day) {
    const Date end = day.end_of_month();
    return {*Date::of(end.year(), static_cast<unsigned>(digits(end.iso().substr(5, 2))), 1), end};
}

/// 4 January is always in week 1; 28 December always in the last.
Date first_monday(int year) {
    return Date::of(year, 1, 4)->start_of_week();
}
unsigned weeks_of(int year) {
    return digits(Date::of(year, 12, 28)->iso_week().substr(6));
}

[[noreturn]] void refuse(std::string_view what, const std::string& text, const std::string& why,
                         std::string hint) {
    throw Error(Kind::refused, std::string(what) + " " + quoted(text) + " " + why, std::move(hint));
}

}  // namespace

Period parse_week(std::string_view text, Date today, Weeks weeks_asked) {
    const std::string typed = lower(trim(text));
    if (typed == "last") return week_from(today.start_of_week().plus_days(-7));
    if (typed == "this") return week_from(today.start_of_week());
    if (typed == "next" && weeks_asked == Weeks::also_next) return week_from(today.start_of_week().plus_days(7));
    if (typed == "next") refuse("week", trim(text), "has not begun: this looks back", "write last, this or " + today.iso_week());
    const bool shaped = typed.size() == 8 && typed.substr(4, 2) == "-w" && is_number(typed.substr(0, 4), 4) &&
                        is_number(typed.substr(6), 2);
    const unsigned year = shaped ? digits(typed.substr(0, 4)) : 0;
    if (year == 0)
        refuse("week", trim(text), "is not a week", "write it like " + today.iso_week() + (weeks_asked == Weeks::also_next ? ", or last, this, next" : ", or last"));
    const unsigned number = digits(typed.substr(6));
    const unsigned weeks = weeks_of(static_cast<int>(year));
    if (number < 1 || number > weeks) {
        refuse("week", trim(text),
               "does not exist: " + std::to_string(year) + " has " + std::to_string(weeks), {});
    }
    return week_from(first_monday(static_cast<int>(year)).plus_days(7L * (static_cast<long>(number) - 1)));
}

Period parse_month(std::string_view text, Date today) {
    const std::string typed = lower(trim(text));
    if (typed == "last") return month_around(today.plus_months(-1));
    if (typed == "this") return month_around(today);
    const auto first = typed.size() == 7 ? Date::from_iso(typed + "-01") : std::nullopt;
    if (!first)
        refuse("month", trim(text), "is not a month",
               "write it like " + today.iso().substr(0, 7) + ", or last");
    return month_around(*first);
}

Period parse_last(std::string_view text, Date today) {
    const std::string typed = lower(trim(text));
    const char unit = typed.empty() ? ' ' : typed.back();
    const std::string number = typed.substr(0, typed.empty() ? 0 : typed.size() - 1);
    constexpr std::string_view kUnits = "dwmy";
    const unsigned n = is_number(number, 5) ? digits(number) : 0;
    if (n == 0 || kUnits.find(unit) == std::string_view::npos) {
        refuse("period", trim(text), "is not a length of time", "write it like 30d, 4w or 6m");
    }
    if (n > (unit == 'd' ? 36525U : unit == 'w' ? 5200U : unit == 'm' ? 1200U : 100U)) {
        refuse("period", trim(text), "is too long", "a hundred years is the most");
    }
    const long days = unit == 'w' ? 7L * n : static_cast<long>(n);
    if (unit == 'd' || unit == 'w') return {today.plus_days(1 - days), today};
    return {today.plus_months(-static_cast<int>(unit == 'y' ? 12 * n : n)).plus_days(1), today};
}

}  // namespace caseload
