// SPDX-License-Identifier: MIT
#include <algorithm>
#include <vector>

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

/// "2pm", "2.30pm", "11:15 am" as HH:MM; nothing when it is none. 12am is midnight, 12pm noon.
std::optional<std::string> clock_time(const std::string& text) {
    std::string typed = replace_all(replace_all(lower(text), ".", ":"), " ", "");
    const bool afternoon = typed.ends_with("pm");
    if (!afternoon && !typed.ends_with("am")) return std::nullopt;
    typed.resize(typed.size() - 2);
    if (is_number(typed, 2)) typed += ":00";
    const auto time = time_of_day(typed);
    if (!time) return std::nullopt;
    const unsigned hour = digits(time->substr(0, 2));
    if (hour < 1 || hour > 12) return std::nullopt;
    const std::string full = std::to_string(hour % 12 + (afternoon ? 12 : 0));
    return (full.size() == 1 ? "0" : "") + full + time->substr(2);
}

/// "0930" as "09:30".
std::optional<std::string> four_digits(const std::string& text) {
    if (text.size() != 4 || !is_number(text, 4)) return std::nullopt;
    return time_of_day(text.substr(0, 2) + ":" + text.substr(2));
}

bool is_dotted(const std::string& text) {
    return text.find('.') != std::string::npos && time_of_day(replace_all(text, ".", ":")).has_value();
}

/// "9.30" is clear to a reader alone, and "sun 9.11" is not: it makes a hint.
std::string likely_time(const std::string& text) {
    std::string guess = replace_all(replace_all(lower(text), ".", ":"), " ", "");
    if (guess.ends_with("pm") || guess.ends_with("am")) guess.resize(guess.size() - 2);
    if (is_number(guess, 2)) guess += ":00";
    return time_of_day(guess).value_or("");
}

struct Halves {
    std::string day, time;  ///< as typed; no time where none is meant
};

/// Four digits behind the name of a month are a year.
bool is_year(const std::vector<std::string>& words) {
    const std::string& last = words.back();
    return last[0] != '0' && std::any_of(words.begin(), words.end() - 1, [](const auto& word) { return month_number(word).has_value(); });
}

Halves halves_of(std::string_view text) {
    std::string typed = trim(text);
    if (typed.size() > 11 && Date::from_iso(typed.substr(0, 10)) && lower(typed)[10] == 't') typed[10] = ' ';
    std::vector<std::string> words;
    for (std::string& word : split(typed, ' '))
        if (!word.empty()) words.push_back(std::move(word));
    if (words.size() > 1 && (lower(words.back()) == "am" || lower(words.back()) == "pm")) {
        const std::string half = words.back();
        words.pop_back();
        words.back() += half;
    }
    const std::string last = words.empty() ? "" : words.back();
    const bool alone = words.size() == 1;
    const bool timed = last.find(':') != std::string::npos || clock_time(last) || (!alone && (is_dotted(last) || (four_digits(last) && !is_year(words))));
    if (!timed) return {typed, {}};
    words.pop_back();
    if (words.size() > 1 && lower(words.back()) == "at") words.pop_back();
    return {join(words, " "), last};
}

}  // namespace

std::string parse_time(std::string_view text) {
    const std::string typed = trim(text);
    if (auto time = time_of_day(typed)) return *time;
    if (auto time = clock_time(typed)) return *time;
    if (auto time = four_digits(typed)) return *time;
    const std::string near = likely_time(typed);
    throw Error(Kind::refused, "time " + quoted(typed) + " is not a time of day",
                near.empty() ? "write it like 14:00" : "did you mean '" + near + "'?");
}

bool has_time(std::string_view text) {
    return !halves_of(text).time.empty();
}

Moment parse_moment(std::string_view text, const DateRules& rules) {
    const Halves halves = halves_of(text);
    if (halves.time.empty()) return {parse_date(halves.day, rules), std::nullopt};
    std::string time = parse_time(halves.time);
    if (halves.day.empty()) throw Error(Kind::refused, quoted(halves.time) + " has no day", "did you mean 'today " + time + "'?");
    return {parse_date(halves.day, rules), time};
}

}  // namespace caseload
