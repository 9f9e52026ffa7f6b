// SPDX-License-Identifier: MIT
#include "date_names.hpp"

#include <algorithm>
#include <array>

#include "caseload/text.hpp"

namespace caseload {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};

template <std::size_t N>
std::optional<unsigned> number_in(const std::array<std::string_view, N>& names, std::string_view word) {
    if (word.size() < 3) return std::nullopt;
    const std::string wanted = lower(word);
    for (unsigned i = 0; i < N; ++i) {
        if (lower(names[i]).starts_with(wanted)) return i + 1;
    }
    return std::nullopt;
}

std::vector<std::string> all_words() {
    std::vector<std::string> words{"today", "yesterday", "tomorrow", "ago", "eow", "eom", "last", "next"};
    for (const std::string_view name : kWeekdays) {
        words.push_back(lower(name));
        words.push_back(lower(name).substr(0, 3));
    }
    for (const std::string_view name : kMonths) {
        words.emplace_back(name);
        words.emplace_back(name.substr(0, 3));
    }
    return words;
}

}  // namespace

std::string month_name(unsigned month) {
    return std::string(kMonths.at(month - 1));
}
std::string weekday_name(unsigned iso_weekday) {
    return std::string(kWeekdays.at(iso_weekday - 1));
}
std::optional<unsigned> month_number(std::string_view word) {
    return number_in(kMonths, word);
}
std::optional<unsigned> weekday_number(std::string_view word) {
    return number_in(kWeekdays, word);
}

const std::vector<std::string>& date_words() {
    static const std::vector<std::string> words = all_words();
    return words;
}

bool is_number(std::string_view text, std::size_t most) {
    return !text.empty() && text.size() <= most && std::all_of(text.begin(), text.end(), is_digit);
}

unsigned digits(std::string_view text) {
    unsigned value = 0;
    for (const char c : text) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

}  // namespace caseload
