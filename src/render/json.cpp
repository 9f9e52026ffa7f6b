// SPDX-License-Identifier: MIT
#include <string>

#include "cell.hpp"
#include "json_text.hpp"
#include "view.hpp"

namespace caseload {
namespace {

void append_value(std::string& out, const Value& value, const Column& column) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        append_json_text(out, *text);
    } else if (is_blank(value)) {
        out += "null";
    } else if (column.type == CellType::yes_no) {
        out += decimal_of(value) != 0 ? "true" : "false";
    } else if (is_number(column.type)) {
        append_number(out, value, column);
    } else {  // codes and words stay strings, whatever SQLite made of them
        out += '"';
        append_number(out, value, column);
        out += '"';
    }
}

/// `"name": ` for each column, made once and not once a row.
std::vector<std::string> keys_of(const View& view, std::string_view after) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        std::string key;
        append_json_text(key, view.column(i).name);
        keys.push_back(key.append(after));
    }
    return keys;
}

void append_members(std::string& out, const View& view, const std::vector<Value>& row,
                    const std::vector<std::string>& keys, std::string_view between) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i > 0) out.append(between);
        out += keys[i];
        append_value(out, view.cell(row, i), view.column(i));
    }
}

void append_record(std::string& out, const View& view, const std::string& indent) {
    const auto keys = keys_of(view, ": ");
    if (view.table->rows.empty() || keys.empty()) {
        out += "{}";
        return;
    }
    out += "{\n" + indent + "  ";
    append_members(out, view, view.table->rows.front(), keys, ",\n" + indent + "  ");
    out += "\n" + indent + "}";
}

/// An array, one object a line.
void append_listing(Out& out, const View& view, const std::string& indent) {
    const auto keys = keys_of(view, ": ");
    const std::string line = "\n" + indent + "  {";
    out.text() += '[';
    bool first = true;
    view.table->each([&](const std::vector<Value>& row) {
        if (!first) out.text() += ',';
        first = false;
        out.text() += line;
        append_members(out.text(), view, row, keys, ", ");
        out.text() += '}';
        out.settle();
    });
    out.text() += first ? "]" : "\n" + indent + "]";
}

void append_table(Out& out, const View& view, const std::string& indent) {
    if (view.is_record()) append_record(out.text(), view, indent);
    else append_listing(out, view, indent);
}

void append_lines(Out& out, const View& view, bool named) {
    const auto keys = keys_of(view, ":");
    std::string start = "{";
    if (named) {
        start += "\"table\":";
        append_json_text(start, view.name);
        if (!keys.empty()) start += ',';
    }
    view.table->each([&](const std::vector<Value>& row) {
        out.text() += start;
        append_members(out.text(), view, row, keys, ",");
        out.text() += "}\n";
        out.settle();
    });
}

}  // namespace

void to_json(const std::vector<View>& views, Out& out) {
    if (views.size() <= 1) {
        if (views.empty()) out.text() += "[]";
        else append_table(out, views.front(), "");
        out.text() += '\n';
        return;
    }
    out.text() += '{';
    for (std::size_t i = 0; i < views.size(); ++i) {
        out.text() += i > 0 ? ",\n  " : "\n  ";
        append_json_text(out.text(), views[i].name);
        out.text() += ": ";
        append_table(out, views[i], "  ");
    }
    out.text() += "\n}\n";
}

void to_json_lines(const std::vector<View>& views, Out& out) {
    for (const View& view : views) append_lines(out, view, views.size() > 1);
}

}  // namespace caseload
