// SPDX-License-Identifier: MIT
#include "caseload/csv.hpp"

#include "cell.hpp"
#include "view.hpp"

namespace caseload {
namespace {

/// Quoted only when it must be, or when empty: an empty text is not an unknown one.
void append_text(std::string& out, std::string_view text) {
    if (text.empty()) {
        out += "\"\"";
    } else if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out.append(text);  // most cells: no copy in between
    } else {
        out += csv_cell(text);
    }
}

void append_cell(std::string& out, const Value& value, const Column& column) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        append_text(out, *text);
    } else {
        append_number(out, value, column);
    }
}

void append_row(std::string& out, const View& view, const std::vector<Value>& row) {
    const auto start = out.size();
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        if (i > 0) out += ',';
        append_cell(out, view.cell(row, i), view.column(i));
    }
    if (out.size() == start) out += "\"\"";  // readers skip an empty line, and with it the row
    out += '\n';
}

std::string one_table(const View& view) {
    std::string out;
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        if (i > 0) out += ',';
        append_text(out, view.column(i).name);
    }
    out += '\n';
    for (const auto& row : view.table->rows) append_row(out, view, row);
    return out;
}

/// One line a cell, so that tables of different columns fit one file.
void append_long_form(std::string& out, const View& view) {
    std::size_t number = 0;
    for (const auto& row : view.table->rows) {
        ++number;
        for (std::size_t i = 0; i < view.columns.size(); ++i) {
            append_text(out, view.name);
            out += ',';
            out += std::to_string(number);
            out += ',';
            append_text(out, view.column(i).name);
            out += ',';
            append_cell(out, view.cell(row, i), view.column(i));
            out += '\n';
        }
    }
}

}  // namespace

std::string to_csv(const std::vector<View>& views) {
    if (views.empty()) return {};
    if (views.size() == 1) return one_table(views.front());
    std::string out = "table,row,column,value\n";
    for (const View& view : views) append_long_form(out, view);
    return out;
}

}  // namespace caseload
