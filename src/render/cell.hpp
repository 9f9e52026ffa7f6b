// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "caseload/render.hpp"

namespace caseload {

/// Unknown, or a number that is none (0/0): "-" on screen, null or nothing for programs.
bool is_blank(const Value& value);
bool is_number(CellType type);

/// Appends a number for a program: '.' and no grouping; hundredths with their decimals; doubles in the
/// shortest form that reads back the same. Text and blanks append nothing.
void append_number(std::string& out, const Value& value, const Column& column);

/// A cell as a person reads it, safe to print.
std::string to_words(const Value& value, const Column& column, bool ascii, bool keep_newlines = false);
/// Text of ours or of the data, safe to print; with `ascii`, our marks (dots, dashes, bars) are ASCII and
/// letters stay.
std::string safe_text(std::string_view text, bool ascii, bool keep_newlines = false);
/// The header on screen: upper case, unless its author chose the case ("CHANGE (95 % interval)").
std::string header_of(const Column& column, bool ascii);
/// The title of a line in a record.
std::string title_of(const Column& column, bool ascii);

}  // namespace caseload
