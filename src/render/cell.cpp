// SPDX-License-Identifier: MIT
#include "cell.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "caseload/date.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

void append_whole(std::string& out, std::int64_t number) {
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

/// A figure that was worked out, to twelve digits: what stands behind them differs between machines and says nothing.
void append_figure(std::string& out, double number) {
    constexpr double exact = 9007199254740992;  // up to here a whole number is printed whole
    if (std::trunc(number) == number && std::fabs(number) <= exact) return append_whole(out, static_cast<std::int64_t>(number));
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::general, 12).ptr;
    out.append(digits.data(), end);
}

/// "22 Nov 2026", with the time when the cell has one; anything that is no day stays as it is.
std::string date_words(const std::string& text) {
    const auto day = Date::from_iso(std::string_view(text).substr(0, 10));
    if (!day) return text;
    std::string words = day->words().substr(4);  // without the weekday
    if (text.size() >= 16 && (text[10] == 'T' || text[10] == ' ')) words += " " + text.substr(11, 5);
    return words;
}

std::string number_words(const Value& value, const Column& column) {
    const auto* whole = std::get_if<std::int64_t>(&value);
    if (column.type == CellType::yes_no) return decimal_of(value) != 0 ? "yes" : "no";
    if (column.type == CellType::hundredths)
        return whole ? format_hundredths(*whole, column.decimals)
                     : format_decimal(decimal_of(value) / 100, column.decimals);
    if (!is_number(column.type)) {  // a number in a text column: as it is
        std::string text;
        append_number(text, value, column);
        return text;
    }
    if (whole && column.type != CellType::decimal) return std::to_string(*whole);
    return format_decimal(decimal_of(value), column.decimals);
}

/// Marks that our own sentences use. Letters are not here: data keeps them. The raised dot is a letter's part
/// in Catalan, so only the one that stands alone is ours.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> ascii_marks{{
    {" · ", " - "}, {"…", "..."}, {"─", "-"},  {"–", "-"}, {"—", "-"}, {"→", "->"}, {"×", "x"},
    {"±", "+/-"},   {"≥", ">="},  {"≤", "<="}, {"−", "-"}, {"▁", "_"}, {"▂", "."},  {"▃", ":"},
    {"▄", "-"},     {"▅", "="},   {"▆", "+"},  {"▇", "*"}, {"█", "#"},
}};

}  // namespace

bool is_blank(const Value& value) {
    const auto* number = std::get_if<double>(&value);
    return !is_known(value) || (number && !std::isfinite(*number));
}

bool is_number(CellType type) {
    return type == CellType::whole || type == CellType::decimal || type == CellType::hundredths;
}

void append_number(std::string& out, const Value& value, const Column& column) {
    const bool in_hundredths = column.type == CellType::hundredths;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        if (in_hundredths) {
            out += format_hundredths(*whole, column.decimals);
        } else {
            append_whole(out, *whole);
        }
    } else if (const auto* number = std::get_if<double>(&value); number && std::isfinite(*number)) {
        append_figure(out, in_hundredths ? *number / 100 : *number);
    }
}

std::string safe_text(std::string_view text, bool ascii, bool keep_newlines) {
    std::string safe = safe_for_screen(text, ascii, keep_newlines);
    const bool has_marks = std::any_of(safe.begin(), safe.end(), [](char c) { return (c & 0x80) != 0; });
    if (!ascii || !has_marks) return safe;
    for (const auto& [mark, plain] : ascii_marks) safe = replace_all(std::move(safe), mark, plain);
    return safe;
}

std::string to_words(const Value& value, const Column& column, bool ascii, bool keep_newlines) {
    if (is_blank(value)) return "-";
    const auto* text = std::get_if<std::string>(&value);
    if (!text) return number_words(value, column);
    return safe_text(column.type == CellType::date ? date_words(*text) : *text, ascii, keep_newlines);
}

std::string header_of(const Column& column, bool ascii) {
    std::string title = title_of(column, ascii);
    const bool chosen = std::any_of(title.begin(), title.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return chosen ? title : upper(std::move(title));
}

std::string title_of(const Column& column, bool ascii) {
    return safe_text(column.title.empty() ? replace_all(column.name, "_", " ") : column.title, ascii);
}

}  // namespace caseload
