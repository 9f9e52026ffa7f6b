// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "sheet_words.hpp"
#include "caseload/error.hpp"
#include "caseload/text.hpp"
#include "workbook.hpp"

namespace caseload {
namespace {

constexpr std::size_t narrowest = 8, broadest = 72;

lxw_col_t place(std::size_t column) { return static_cast<lxw_col_t>(column); }
lxw_row_t line(std::size_t row) { return static_cast<lxw_row_t>(row); }

}  // namespace

void Sheet::check(lxw_error error) const {
    if (error == LXW_NO_ERROR) return;
    if (row_ >= LXW_ROW_MAX)
        throw Error(Kind::refused, "the sheet " + caseload::quoted(name_) + " would have more than 1,048,576 rows, which no spreadsheet holds",
                    "-o csv has no such limit; or ask for a part of it");
    throw Error(Kind::output, "a cell of the spreadsheet could not be written", "-o csv holds the same");
}

Sheet::Sheet(Workbook& book, const std::string& name) : book_(book), sheet_(book.add(name)), name_(name) {
    constexpr std::uint8_t a4 = 9;
    sheet_library().worksheet_set_paper(sheet_, a4);
    sheet_library().worksheet_set_landscape(sheet_);
    sheet_library().worksheet_fit_to_pages(sheet_, 1, 0);  // as broad as the paper, as long as it is
}

void Sheet::widen(std::size_t column, std::size_t width) {
    if (widths_.size() <= column) widths_.resize(column + 1, narrowest);
    widths_[column] = std::max(widths_[column], std::min(width + 2, broadest));
}

void Sheet::text(std::size_t column, std::string_view text, const Look& look) {
    if (text.empty()) return;
    const CellWords words = cell_words(text);
    cut_ += words.cut;
    for (const auto& part : split(words.text, '\n')) widen(column, std::min(display_width(part), broadest));
    if (look.wrap) heighten(words.text);
    check(sheet_library().worksheet_write_string(sheet_, line(row_), place(column), words.text.c_str(), book_.format(look)));
}

void Sheet::prose(std::string_view text, bool bold) {
    check(sheet_library().worksheet_write_string(sheet_, line(row_), 0, cell_words(text).text.c_str(), book_.format({.bold = bold})));
    next_row();
}

void Sheet::number(std::size_t column, double number, const Look& look) {
    widen(column, look.number.starts_with("yyyy") ? look.number.size() : 8);
    check(sheet_library().worksheet_write_number(sheet_, line(row_), place(column), number, book_.format(look)));
}

void Sheet::yes_no(std::size_t column, bool yes) {
    check(sheet_library().worksheet_write_boolean(sheet_, line(row_), place(column), yes, book_.format({})));
}

void Sheet::check_scratch() const {
    if (std::ferror(sheet_->optimize_tmpfile))
        throw Error(Kind::output, "the spreadsheet could not be put together: no room for its rows", "nothing of it was written; -o csv needs no room beside it");
}

void Sheet::heighten(std::string_view text) {
    std::size_t lines = 0;
    for (const auto& part : split(text, '\n')) lines += 1 + display_width(part) / broadest;
    lines_ = std::max(lines_, lines);
}

void Sheet::next_row() {
    constexpr double line_height = 15, highest = 409;
    if (lines_ > 1) check(sheet_library().worksheet_set_row(sheet_, line(row_), std::min(line_height * static_cast<double>(lines_), highest), nullptr));
    lines_ = 1;
    ++row_;
    check_scratch();
}

void Sheet::freeze(std::size_t rows) {
    sheet_library().worksheet_freeze_panes(sheet_, line(rows), 0);
    check(sheet_library().worksheet_repeat_rows(sheet_, 0, line(rows) - 1));
}

void Sheet::filter(std::size_t header_row, std::size_t columns) {
    if (columns == 0 || row_ <= header_row + 1) return;
    check(sheet_library().worksheet_autofilter(sheet_, line(header_row), 0, line(row_) - 1, place(columns - 1)));
}

void Sheet::finish() {
    for (std::size_t i = 0; i < widths_.size(); ++i)
        check(sheet_library().worksheet_set_column(sheet_, place(i), place(i), static_cast<double>(widths_[i]), nullptr));
    std::fflush(sheet_->optimize_tmpfile);
    check_scratch();
}

}  // namespace caseload
