// SPDX-License-Identifier: MIT
// Private to base: the words and digits that dates are made of.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace caseload {

/// "January" .. "December" for 1 .. 12.
std::string month_name(unsigned month);
/// "Monday" .. "Sunday" for 1 .. 7.
std::string weekday_name(unsigned iso_weekday);
/// The number of a month by its name or a start of it of three letters or more ("nov", "Sept"); lower case or
/// not.
std::optional<unsigned> month_number(std::string_view word);
std::optional<unsigned> weekday_number(std::string_view word);
/// Every word that a date may hold, for suggestions.
const std::vector<std::string>& date_words();

inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
/// Only digits, and one to `most` of them.
bool is_number(std::string_view text, std::size_t most);
/// The value of at most nine digits that were checked before.
unsigned digits(std::string_view text);

}  // namespace caseload
