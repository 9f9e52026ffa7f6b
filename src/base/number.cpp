// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "caseload/text.hpp"

namespace caseload {

namespace {

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, value);
    if (text.empty() || fault != std::errc() || stop != end) return std::nullopt;
    return value;
}

std::optional<std::int64_t> parse_hundredths(std::string_view text, char decimal_mark) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t mark = text.find(decimal_mark);
    const std::string_view whole = text.substr(0, mark);
    const std::string_view part = mark == std::string_view::npos ? "" : text.substr(mark + 1);
    const bool dangling = mark != std::string_view::npos && part.empty();
    if (dangling || text.empty() || part.size() > 2 || !all_digits(whole) || !all_digits(part))
        return std::nullopt;
    // Digits only, so the text can be read as one integer: "47.1" is 47 and then 10.
    std::string digits = std::string(whole).append(part);
    digits.append(2 - part.size(), '0');
    const std::optional<std::int64_t> value = parse_integer(digits);
    if (!value) return std::nullopt;
    return negative ? -*value : *value;
}

namespace {

/// Plain decimal digits with halves away from zero: this rounds what a person would see, not the binary
/// fraction.
std::string round_digits(std::string digits, std::size_t decimals) {
    std::size_t point = digits.find('.');
    if (point == std::string::npos) {
        point = digits.size();
        digits += '.';
    }
    digits.append(decimals + 1, '0');
    const bool up = digits[point + decimals + 1] >= '5';
    digits.resize(point + decimals + 1);
    for (std::size_t i = digits.size(); up && i-- > 0;) {
        if (digits[i] == '.') continue;
        if (digits[i] != '9') {
            ++digits[i];
            break;
        }
        digits[i] = '0';
        if (i == 0) digits.insert(0, "1");
    }
    if (decimals == 0) digits.pop_back();
    return digits;
}

/// Puts the sign before; nothing is never negative.
std::string with_sign(std::string digits, bool negative, bool plus) {
    const bool zero = digits.find_first_of("123456789") == std::string::npos;
    if (zero) return digits;
    if (negative) return "-" + digits;
    return plus ? "+" + digits : digits;
}

}  // namespace

std::string format_hundredths(std::int64_t hundredths, int decimals) {
    if (decimals < 0) decimals = hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2;
    const auto bits = static_cast<std::uint64_t>(hundredths);
    std::string digits = std::to_string(hundredths < 0 ? 0 - bits : bits);
    if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
    digits.insert(digits.size() - 2, ".");
    return with_sign(round_digits(digits, static_cast<std::size_t>(std::clamp(decimals, 0, 2))),
                     hundredths < 0, false);
}

std::string format_decimal(double value, int decimals, bool sign) {
    if (!std::isfinite(value)) return "n/a";
    std::array<char, 512>
        buffer{};  // the longest double written out has 309 digits, the smallest 324 places and more
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(value),
                                   std::chars_format::fixed);
    if (end.ec != std::errc()) return "n/a";
    const auto places = static_cast<std::size_t>(std::clamp(decimals, 0, 30));
    return with_sign(round_digits(std::string(buffer.data(), end.ptr), places), value < 0, sign);
}

}  // namespace caseload
