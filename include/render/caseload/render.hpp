// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "caseload/date.hpp"
#include "caseload/document.hpp"

namespace caseload {

enum class Format { table, plain, json, jsonl, csv, md, html, xlsx };
/// "table", "plain", ...; throws Error(usage) with the nearest format.
Format parse_format(std::string_view text);
/// "table, plain, ..".
std::string format_names();
/// The same for help, which says of xlsx where this build cannot write it.
std::string formats_for_help();
/// Throws Error(setup) for xlsx where this build, or this machine, has no library that writes it.
void check_format(Format format);

/// plain, json, jsonl, csv, xlsx: read by programs, so never cut, coloured or made safe for a screen.
bool is_machine(Format format);

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
    Date made{};                      ///< xlsx: the day that the file says it was made
    std::filesystem::path scratch{};  ///< xlsx: a folder where rows lie, in files without a name, until the file is whole
};

/// The whole of stdout for a document. Throws Error(usage) when --fields names no column of any table.
/// json: one table gives an array of objects (an object for Layout::record), several give an object keyed by table
/// name. jsonl: one object a row, with "table" first when there are several. csv: one table as it is; several as the
/// long form table,row,column,value. xlsx: a sheet a table, what is said of them on the first and the recipes on the last.
/// plain: TAB, one record a line, no header, never cut; the table's name first when
/// there are several.
std::string render(const Document& document, const Style& style);
/// The same piece by piece: tables that are poured are never held whole, but in the formats for people.
void render(const Document& document, const Style& style, const std::function<void(std::string_view)>& drain);
/// Throws Error(usage) for a --fields name that no table has; prints nothing.
void check_fields(const Document& document, const Style& style);

}  // namespace caseload
