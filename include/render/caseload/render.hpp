// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "caseload/document.hpp"

namespace caseload {

enum class Format { table, plain, json, jsonl, csv, md, html };
/// "table", "plain", ...; throws Error(usage) with the nearest format.
Format parse_format(std::string_view text);

/// How to print. `width` 0 means "not a terminal: never cut, never wrap".
struct Style {
    Format format = Format::table;
    std::vector<std::string> fields;  ///< --fields: choose and order the columns of every table that has them all
    bool list_fields = false;         ///< bare --fields: print each table's columns with their types instead
    bool color = false;
    bool ascii = false;
    bool quiet = false;  ///< only the codes in table format
    bool excel = false;  ///< csv for spreadsheets: a byte order mark, and no text that one would take for a formula
    std::size_t width = 0;
};

/// The whole of stdout for a document. Throws Error(usage) when --fields names no column of any table.
/// json: one table gives an array of objects (an object for Layout::record), several give an object keyed by table
/// name. jsonl: one object a row, with "table" first when there are several. csv: one table as it is; several as the
/// long form table,row,column,value. plain: TAB, one record a line, no header, never cut; the table's name first when
/// there are several.
std::string render(const Document& document, const Style& style);
/// The same piece by piece: tables that are poured are never held whole, but in the formats for people.
void render(const Document& document, const Style& style, const std::function<void(std::string_view)>& drain);
/// Throws Error(usage) for a --fields name that no table has; prints nothing.
void check_fields(const Document& document, const Style& style);

}  // namespace caseload
