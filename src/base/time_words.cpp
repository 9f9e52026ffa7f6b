// SPDX-License-Identifier: MIT
#include "caseload/date.hpp"
#include "caseload/error.hpp"
#include "caseload/text.hpp"
#include "date_names.hpp"

namespace caseload {

namespace {

/// "9:30" as "09:30"; nothing when it is no time of day.
std::optional<std::string> time_of_day(const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const std::string hour = text.substr(0, colon);
    const std::string minute = text.substr(colon + 1);
    if (!is_number(hour, 2) || minute.size() != 2 || !is_number(minute, 2)) return std::nullopt;
    if (digits(hour) > 23 || digits(minute) > 59) return std::nullopt;
    return (hour.size() == 1 ? "0" : "") + hour + ":" + minute;
}

/// "9.30", "0930" and "2pm" are clear to a reader, so they make a hint; only HH:MM is accepted.
std::string likely_time(const std::string& text) {
    std::string guess = replace_all(replace_all(lower(text), ".", ":"), " ", "");
    const bool afternoon = guess.ends_with("pm");
    if (afternoon || guess.ends_with("am")) guess.resize(guess.size() - 2);
    if (guess.size() == 4 && is_number(guess, 4)) guess.insert(2, ":");
    if (is_number(guess, 2)) guess += ":00";
    auto time = time_of_day(guess);
    if (!time) return {};
    const unsigned hour = digits(time->substr(0, 2));
    if (afternoon && hour < 12) time = std::to_string(hour + 12) + time->substr(2);
    return *time;
}

}  // namespace

std::string parse_time(std::string_view text) {
    const std::string typed = trim(text);
    if (auto time = time_of_day(typed)) return *time;
    const std::string near = likely_time(typed);
    throw Error(Kind::refused, "time " + quoted(typed) + " is not a time of day",
                near.empty() ? "write it like 14:00" : "did you mean '" + near + "'?");
}

Moment parse_moment(std::string_view text, const DateRules& rules) {
    std::string typed = trim(text);
    const bool iso = typed.size() > 11 && Date::from_iso(typed.substr(0, 10)) && lower(typed)[10] == 't';
    if (iso) typed[10] = ' ';
    const std::size_t space = typed.rfind(' ');
    const std::string last = space == std::string::npos ? typed : typed.substr(space + 1);
    if (last.find(':') == std::string::npos) return {parse_date(typed, rules), std::nullopt};
    std::string time = parse_time(last);
    if (space == std::string::npos) {
        throw Error(Kind::refused, quoted(typed) + " has no day", "did you mean 'today " + time + "'?");
    }
    return {parse_date(typed.substr(0, space), rules), time};
}

}  // namespace caseload
