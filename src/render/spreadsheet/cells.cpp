// SPDX-License-Identifier: MIT
#include "cells.hpp"

#include <algorithm>
#include <cmath>

#include "cell.hpp"
#include "sheet_words.hpp"

namespace caseload {
namespace {

using Role = FigureRole::Kind;

std::string places(int decimals) { return decimals > 0 ? "0." + std::string(static_cast<std::size_t>(decimals), '0') : "0"; }

// A share is a part of 1, shown in percent: only so do sums and charts of a spreadsheet know what it is.
bool is_share(const Column& column) { return column.figure.kind == Role::share && column.type == CellType::decimal; }

// As many as it has, and no more than its column shows: 3.4, told to a tenth, is no 3.40.
int places_needed(const Value& value, const Column& column) {
    std::string digits;
    append_number(digits, value, column);
    const auto point = digits.find('.');
    if (digits.find('e') != std::string::npos || point == std::string::npos) return 0;
    return std::min(column.decimals, static_cast<int>(digits.size() - point - 1));
}

Look look_of(const Value& value, const Column& column) {
    if (is_share(column)) return {.number = places(column.decimals) + "%"};
    if (column.type == CellType::hundredths) return column.decimals < 0 ? Look{} : Look{.number = places(column.decimals)};
    return {.number = places(column.type == CellType::whole ? 0 : places_needed(value, column))};
}

double number_of(const Value& value, const Column& column) {
    const double number = decimal_of(value);
    return column.type == CellType::hundredths || is_share(column) ? number / 100 : number;
}

// A spreadsheet keeps 15 digits of a number; what has more is no quantity.
bool keeps_digits(const Value& value) { return std::abs(decimal_of(value)) < 1e15; }

void put_text(Sheet& sheet, std::size_t place, const std::string& text, const Column& column) {
    constexpr std::size_t long_line = 70;
    const bool wraps = text.size() > long_line || text.find('\n') != std::string::npos;
    sheet.text(place, text, {.wrap = wraps, .right = is_number(column.type)});
}

void put_words(Sheet& sheet, std::size_t place, const std::string& text, const Column& column) {
    const auto day = column.type == CellType::date ? day_number(text) : std::nullopt;
    const auto time = column.type == CellType::time ? time_number(text) : std::nullopt;
    if (day) return sheet.number(place, *day, {.number = text.size() > 10 ? "yyyy-mm-dd hh:mm" : "yyyy-mm-dd", .left = true});
    if (time) return sheet.number(place, *time, {.number = "hh:mm", .left = true});
    put_text(sheet, place, text, column);
}

}  // namespace

void put_cell(Sheet& sheet, std::size_t place, const Value& value, const Column& column) {
    if (is_blank(value)) return;
    if (const auto* text = std::get_if<std::string>(&value)) return put_words(sheet, place, *text, column);
    if (column.type == CellType::yes_no) return sheet.yes_no(place, decimal_of(value) != 0);
    if (is_number(column.type) && keeps_digits(value)) return sheet.number(place, number_of(value, column), look_of(value, column));
    std::string text;
    append_number(text, value, column);
    put_text(sheet, place, text, column);
}

bool is_figure(const Column& column) { return column.figure.kind != Role::none && column.figure.kind != Role::plain; }

bool is_hidden_figure(const Value& value, const Column& column) {
    const auto* text = std::get_if<std::string>(&value);
    return text && *text == "*" && (is_number(column.type) || is_figure(column));
}

bool is_headline(const Column& column) {
    return column.figure.kind == Role::mean || column.figure.kind == Role::low || column.figure.kind == Role::high || column.figure.kind == Role::derived || column.figure.kind == Role::chance;
}

}  // namespace caseload
