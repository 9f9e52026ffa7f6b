// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <string>
#include <variant>

namespace caseload {

/// One cell, as SQLite stores it: unknown, a whole number, a decimal, or text.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

inline bool is_known(const Value& value) { return !std::holds_alternative<std::monostate>(value); }
/// The text of a text cell, else empty.
inline std::string text_of(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : std::string{};
}
/// The whole number of a number cell, else `otherwise`.
inline std::int64_t whole_of(const Value& value, std::int64_t otherwise = 0) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number ? *number : otherwise;
}
/// Any number as a decimal, else `otherwise`.
inline double decimal_of(const Value& value, double otherwise = 0) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* number = std::get_if<std::int64_t>(&value)) return static_cast<double>(*number);
    return otherwise;
}

}  // namespace caseload
