// SPDX-License-Identifier: MIT
// What a spreadsheet takes: names of sheets, texts of cells, days as numbers. Knows nothing of the library that writes one.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace caseload {

/// One name a sheet, in order: at most 31 UTF-16 units, none of []:*?/\ or control characters, no apostrophe at an end, not
/// "History" (kept for Excel), no two alike whatever their case. "left_out" becomes "Left out".
std::vector<std::string> sheet_names(const std::vector<std::string>& wanted);

/// UTF-16 units that a cell holds (Excel's limit).
constexpr std::size_t longest_cell = 32'767;

struct CellWords {
    std::string text;
    bool cut = false;  ///< it was longer than a cell holds; the text then ends by saying so
};
/// The text as a cell of a workbook: whole UTF-8 that XML may hold (anything else becomes U+FFFD), and `_x0041_` kept as it
/// was typed, which Excel would else read as an escape.
CellWords cell_words(std::string_view text);

/// A day as Excel counts them: 1 is 1 Jan 1900, and there is a 29 Feb 1900 that never was.
/// "2026-11-22", or with a time "2026-11-22 14:00" (or T); nothing for anything else, and for days before 1 Mar 1900, which
/// programs count differently.
std::optional<double> day_number(std::string_view text);
/// "14:30" as the part of a day.
std::optional<double> time_number(std::string_view text);

}  // namespace caseload
