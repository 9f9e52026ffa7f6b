// SPDX-License-Identifier: MIT
#include "cell.hpp"
#include "view.hpp"

namespace caseload {
namespace {

/// A record stays on one line and a cell in its column; CR too, as many readers take it for the end of a
/// line.
void append_escaped(std::string& out, std::string_view text) {
    while (true) {
        const auto special = text.find_first_of("\t\n\r\\");
        out.append(text.substr(0, special));
        if (special == std::string_view::npos) return;
        const char c = text[special];
        out += '\\';
        out += c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : '\\';
        text.remove_prefix(special + 1);
    }
}

void append_cell(std::string& out, const Value& value, const Column& column) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        append_escaped(out, *text);
    } else {
        append_number(out, value, column);
    }
}

void append_table(Out& out, const View& view, bool named) {
    view.table->each([&](const std::vector<Value>& row) {
        if (named) {
            append_escaped(out.text(), view.name);
            out.text() += '\t';
        }
        for (std::size_t i = 0; i < view.columns.size(); ++i) {
            if (i > 0) out.text() += '\t';
            append_cell(out.text(), view.cell(row, i), view.column(i));
        }
        out.text() += '\n';
        out.settle();
    });
}

}  // namespace

void to_plain(const std::vector<View>& views, Out& out) {
    for (const View& view : views) append_table(out, view, views.size() > 1);
}

}  // namespace caseload
