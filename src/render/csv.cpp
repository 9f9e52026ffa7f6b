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

// A spreadsheet takes a text that starts so for a formula; one apostrophe keeps it text.
bool is_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
}

// It would also make a number of a long code and lose its last digits.
bool is_long_code(std::string_view text) { return text.size() > 11 && text.find_first_not_of("0123456789") == std::string_view::npos; }

struct Rows {
    Out& out;
    const View& view;
    bool excel;

    void cell(const Value& value, const Column& column) {
        const auto* text = std::get_if<std::string>(&value);
        if (!text) append_number(out.text(), value, column);
        else if (excel && (is_formula(*text) || is_long_code(*text))) append_text(out.text(), "'" + *text);
        else append_text(out.text(), *text);
    }
    void row(const std::vector<Value>& cells) {
        const auto start = out.text().size();
        for (std::size_t i = 0; i < view.columns.size(); ++i) {
            if (i > 0) out.text() += ',';
            cell(view.cell(cells, i), view.column(i));
        }
        if (out.text().size() == start) out.text() += "\"\"";  // readers skip an empty line, and with it the row
        end_line();
    }
    void end_line() {
        out.text() += excel ? "\r\n" : "\n";
        out.settle();
    }
};

void one_table(const View& view, bool excel, Out& out) {
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        if (i > 0) out.text() += ',';
        append_text(out.text(), view.column(i).name);
    }
    Rows rows{out, view, excel};
    rows.end_line();
    view.table->each([&](const std::vector<Value>& row) { rows.row(row); });
}

/// One line a cell, so that tables of different columns fit one file.
void long_form(const View& view, bool excel, Out& out) {
    std::size_t number = 0;
    Rows rows{out, view, excel};
    view.table->each([&](const std::vector<Value>& row) {
        ++number;
        for (std::size_t i = 0; i < view.columns.size(); ++i) {
            append_text(out.text(), view.name);
            out.text() += "," + std::to_string(number) + ",";
            append_text(out.text(), view.column(i).name);
            out.text() += ',';
            rows.cell(view.cell(row, i), view.column(i));
            rows.end_line();
        }
    });
}

}  // namespace

void to_csv(const std::vector<View>& views, bool excel, Out& out) {
    if (excel) out.text() += "\xEF\xBB\xBF";
    if (views.size() == 1) return one_table(views.front(), excel, out);
    if (views.empty()) return;
    out.text() += excel ? "table,row,column,value\r\n" : "table,row,column,value\n";
    for (const View& view : views) long_form(view, excel, out);
}

}  // namespace caseload
