// SPDX-License-Identifier: MIT
// A day as people type it. Each reader below knows one form: it answers with a day, with nothing ("not my
// form"), or throws when the form is clear and the day is not. Nothing here guesses.
#include <array>

#include "caseload/date.hpp"
#include "caseload/error.hpp"
#include "caseload/text.hpp"
#include "date_names.hpp"

namespace caseload {

namespace {

using Words = std::vector<std::string>;

struct Typed {
    std::string text;  ///< as typed, for messages
    Words words;       ///< lower case, no commas
    const DateRules& rules;
};

constexpr const char* kForms = "write 2026-11-22, 22 Nov, today, fri, 3d, -3d, eom or 2026-W47";

[[noreturn]] void refuse(const std::string& text, const std::string& why, std::string hint = {}) {
    throw Error(Kind::refused, "date " + quoted(text) + " " + why, std::move(hint));
}

Words words_of(std::string_view text) {
    Words words;
    for (std::string& word : split(replace_all(fold(text), ",", " "), ' ')) {
        if (std::string trimmed = trim(word); !trimmed.empty()) words.push_back(std::move(trimmed));
    }
    return words;
}

/// The day, or a refusal that says how long the month is.
Date real_day(const std::string& text, unsigned year, unsigned month, unsigned day) {
    if (month < 1 || month > 12) refuse(text, "is not a day: there is no month " + std::to_string(month));
    const auto found = Date::of(static_cast<int>(year), month, day);
    if (found) return *found;
    const auto first = Date::of(static_cast<int>(year), month, 1);
    if (!first) refuse(text, "is not a day: there is no year " + std::to_string(year));
    refuse(text, "is not a day: " + month_name(month) + " " + std::to_string(year) + " has " +
                     std::to_string(first->plus_months(1) - *first));
}

std::optional<Date> named_day(const Typed& typed) {
    if (typed.words.size() != 1) return std::nullopt;
    const std::string& word = typed.words[0];
    const Date today = typed.rules.today;
    if (word == "today") return today;
    if (word == "yesterday") return today.plus_days(-1);
    if (word == "tomorrow") return today.plus_days(1);
    if (word == "eow") return today.start_of_week().plus_days(6);
    if (word == "eom") return today.end_of_month();
    return std::nullopt;
}

Date weekday_from(Date today, unsigned weekday, Sense sense) {
    const long ahead = (static_cast<long>(weekday) - static_cast<long>(today.iso_weekday()) + 7) % 7;
    return today.plus_days(sense == Sense::past && ahead > 0 ? ahead - 7 : ahead);
}

std::optional<Date> weekday(const Typed& typed) {
    if (typed.words.size() != 1) return std::nullopt;
    const auto number = weekday_number(typed.words[0]);
    if (!number) return std::nullopt;
    return weekday_from(typed.rules.today, *number, typed.rules.sense);
}

/// "next fri" is the first Friday after today, "last fri" the last one before it; what was understood is said back.
std::optional<Date> next_or_last_weekday(const Typed& typed) {
    if (typed.words.size() != 2 || (typed.words[0] != "next" && typed.words[0] != "last"))
        return std::nullopt;
    const auto number = weekday_number(typed.words[1]);
    if (!number) return std::nullopt;
    const bool next = typed.words[0] == "next";
    return weekday_from(typed.rules.today.plus_days(next ? 1 : -1), *number, next ? Sense::future : Sense::past);
}

std::optional<char> unit_of(std::string_view word) {
    constexpr std::array<std::string_view, 4> kUnits{"day", "week", "month", "year"};
    for (const std::string_view unit : kUnits) {
        if (word == unit.substr(0, 1) || word == unit || word == std::string(unit) + "s") return unit[0];
    }
    return std::nullopt;
}

std::optional<Date> count_from(const Typed& typed, const std::string& number, char unit, bool back) {
    constexpr unsigned kMost = 36525;  // a hundred years of days: more is a slip of the hand
    const unsigned n = digits(number);
    if (n > (unit == 'd' ? kMost : kMost / 30)) refuse(typed.text, "is too far away");
    const long signed_n = back ? -static_cast<long>(n) : static_cast<long>(n);
    if (unit == 'd') return typed.rules.today.plus_days(signed_n);
    if (unit == 'w') return typed.rules.today.plus_days(7 * signed_n);
    return typed.rules.today.plus_months(static_cast<int>(signed_n) * (unit == 'y' ? 12 : 1));
}

/// "3d", "+2w", "-3d", "3d ago", "3 days ago", "in 3 days".
std::optional<Date> distance(const Typed& typed) {
    std::string text = join(typed.words, " ");
    const bool ago = text.ends_with(" ago");
    if (ago) text.resize(text.size() - 4);
    const bool in = text.starts_with("in ");
    if (in) text.erase(0, 3);
    const bool has_sign = text.starts_with('-') || text.starts_with('+');
    if (int{ago} + int{in} + int{has_sign} > 1) return std::nullopt;  // "-3d ago" says back twice
    const bool back = ago || text.starts_with('-');
    if (has_sign) text.erase(0, 1);
    const std::size_t end = text.find_first_not_of("0123456789");
    if (end == 0 || end == std::string::npos || !is_number(text.substr(0, end), 6)) return std::nullopt;
    const auto unit = unit_of(trim(text.substr(end)));
    return unit ? count_from(typed, text.substr(0, end), *unit, back) : std::nullopt;
}

/// Three numbers between the same two separators; nothing otherwise.
std::optional<std::array<std::string, 3>> three_numbers(const Typed& typed) {
    if (typed.words.size() != 1) return std::nullopt;
    for (const char separator : {'-', '/', '.'}) {
        const Words parts = split(typed.words[0], separator);
        if (parts.size() == 3 && is_number(parts[0], 4) && is_number(parts[1], 2) && is_number(parts[2], 4)) {
            return std::array{parts[0], parts[1], parts[2]};
        }
    }
    return std::nullopt;
}

Date day_month_or_month_day(const Typed& typed, unsigned first, unsigned second, unsigned year) {
    const DateOrder order = typed.rules.order;
    if (order == DateOrder::day_month) return real_day(typed.text, year, second, first);
    if (order == DateOrder::month_day) return real_day(typed.text, year, first, second);
    const auto as_day_month = Date::of(static_cast<int>(year), second, first);
    const auto as_month_day = Date::of(static_cast<int>(year), first, second);
    if (as_day_month && as_month_day && *as_day_month != *as_month_day) {
        refuse(typed.text, "is " + as_day_month->brief() + " or " + as_month_day->brief(),
               "write " + as_day_month->iso() + " or " + as_month_day->iso() + ", or set [dates] order");
    }
    if (as_month_day) return *as_month_day;
    return real_day(typed.text, year, second, first);
}

std::optional<Date> numbers(const Typed& typed) {
    const auto parts = three_numbers(typed);
    if (!parts) return std::nullopt;
    const auto& [a, b, c] = *parts;
    if (a.size() == 4 && c.size() <= 2) return real_day(typed.text, digits(a), digits(b), digits(c));
    if (a.size() <= 2 && c.size() == 4) return day_month_or_month_day(typed, digits(a), digits(b), digits(c));
    refuse(typed.text, "has no year of four digits", "write it like 2026-11-22");
}

/// "24/11": a day and a month, in an order that nobody said; only ever refused.
std::optional<Date> two_numbers(const Typed& typed) {
    if (typed.words.size() != 1) return std::nullopt;
    for (const char separator : {'-', '/', '.'}) {
        const Words parts = split(typed.words[0], separator);
        if (parts.size() != 2 || !is_number(parts[0], 2) || !is_number(parts[1], 2)) continue;
        constexpr int kLeapYear = 2024;
        std::string hint;
        for (const bool swapped : {false, true}) {
            const unsigned day = digits(parts[swapped ? 1 : 0]), month = digits(parts[swapped ? 0 : 1]);
            if (!Date::of(kLeapYear, month, day)) continue;
            const std::string words = std::to_string(day) + " " + lower(month_name(month).substr(0, 3));
            if (hint != "write " + words) hint += (hint.empty() ? "write " : " or ") + words;
        }
        if (!hint.empty()) refuse(typed.text, "has no year, and no name of a month", hint);
    }
    return std::nullopt;
}

std::optional<Date> iso_week_monday(const Typed& typed) {
    if (typed.words.size() != 1) return std::nullopt;
    const std::string& word = typed.words[0];
    const bool shaped = word.size() == 8 && word[4] == '-' && word[5] == 'w';
    if (!shaped || !is_number(word.substr(0, 4), 4) || !is_number(word.substr(6), 2)) return std::nullopt;
    return parse_week(typed.text, typed.rules.today).from;
}

/// "22", "22nd", "1st": the day of a month.
std::optional<unsigned> day_number(std::string_view word) {
    if (word.size() > 2 && !is_digit(word[word.size() - 2])) {
        const std::string_view ending = word.substr(word.size() - 2);
        if (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") word.remove_suffix(2);
    }
    if (!is_number(word, 2)) return std::nullopt;
    return digits(word);
}

/// Where the nearest such day lies a little on the wrong side of today, it may be meant all the same: nobody guesses a year away.
Date unless_nearer(const Typed& typed, Date found, int year, unsigned month, unsigned day) {
    constexpr long near = 60;
    const auto other = Date::of(year, month, day);
    if (other && *other != found && std::abs(*other - typed.rules.today) <= near)
        refuse(typed.text, "is " + other->words() + " or " + found.words(), "write " + other->iso() + " or " + found.iso());
    return found;
}

/// Without a year: the last such day that is not after today when logging, the next one not before it when planning.
Date in_nearest_year(const Typed& typed, unsigned month, unsigned day) {
    const Date today = typed.rules.today;
    const unsigned now = digits(today.iso().substr(5, 2)) * 100 + digits(today.iso().substr(8, 2));
    const unsigned then = month * 100 + day;
    int year = today.year();
    if (typed.rules.sense == Sense::past && then > now) --year;
    if (typed.rules.sense == Sense::future && then < now) ++year;
    return unless_nearer(typed, real_day(typed.text, static_cast<unsigned>(year), month, day), today.year(), month, day);
}

/// "22 Nov 2026", "Nov 22, 2026", "22 Nov" and, as we print it, "Sun 22 Nov 2026".
std::optional<Date> named_month(const Typed& typed) {
    Words words = typed.words;
    std::optional<unsigned> said;
    if (words.size() > 2 && (said = weekday_number(words[0]))) words.erase(words.begin());
    if (words.size() < 2 || words.size() > 3) return std::nullopt;
    auto day = day_number(words[0]);
    auto month = month_number(words[1]);
    if (!day || !month) {
        day = day_number(words[1]);
        month = month_number(words[0]);
    }
    if (!day || !month) return std::nullopt;
    const bool has_year = words.size() == 3;
    if (has_year && (words[2].size() != 4 || !is_number(words[2], 4))) {
        const std::string name = std::to_string(*day) + " " + month_name(*month).substr(0, 3) + " ";
        refuse(typed.text, "has no year of four digits", "write " + name + std::to_string(typed.rules.today.year()));
    }
    const Date date = has_year ? real_day(typed.text, digits(words[2]), *month, *day) : in_nearest_year(typed, *month, *day);
    if (said && *said != date.iso_weekday())
        refuse(typed.text, "is a " + weekday_name(date.iso_weekday()) + (has_year ? "" : " in " + std::to_string(date.year())));
    return date;
}

std::optional<Date> read(const Typed& typed) {
    constexpr std::array kReaders{named_day, weekday,     next_or_last_weekday, distance,
                                  numbers,   two_numbers, iso_week_monday,      named_month};
    for (const auto reader : kReaders) {
        if (auto date = reader(typed)) return date;
    }
    return std::nullopt;
}

/// The text with each unknown word put right, when that makes it a date.
std::string mended(const Typed& typed) {
    Words words = typed.words;
    for (std::string& word : words) {
        if (word == "now") word = "today";
        if (const std::string near = nearest(word, date_words()); !near.empty()) word = near;
    }
    const std::string text = join(words, " ");
    const Typed again{text, words_of(text), typed.rules};
    try {
        return read(again) ? text : std::string();
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

Date parse_date(std::string_view text, const DateRules& rules) {
    const Typed typed{trim(text), words_of(text), rules};
    if (typed.words.empty()) throw Error(Kind::refused, "the date is empty", kForms);
    if (const auto date = read(typed)) return *date;
    const std::string near = mended(typed);
    refuse(typed.text, "is not a day", near.empty() ? kForms : "did you mean '" + near + "'?");
}

}  // namespace caseload
