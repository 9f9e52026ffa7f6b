// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "caseload/render.hpp"
#include "out.hpp"

namespace caseload {

/// A table and the columns of it that are printed, in order. Points into the document: rows are never copied.
struct View {
    const Table* table;
    std::string name;  ///< the table's name, made unique within the document
    std::vector<std::size_t> columns;

    const Column& column(std::size_t i) const { return table->columns[columns[i]]; }
    /// Rows may be short: a missing cell is an unknown one.
    const Value& cell(const std::vector<Value>& row, std::size_t i) const;
    /// A record, printed down the page rather than across.
    bool is_record() const { return table->layout == Layout::record && table->rows.size() <= 1; }
};

using Block = std::variant<const Paragraph*, View>;

/// What is left of the document for this format and these --fields. Throws Error(usage) for a name no table
/// has.
std::vector<Block> choose(const Document& document, const Style& style);
/// A document with one table that lists every column and its type.
Document list_columns(const Document& document, Format format);

// One function a format. The machine formats take tables only.
std::string to_screen(const std::vector<Block>& blocks, const Style& style);
std::string to_html(const std::vector<Block>& blocks, const Style& style);
std::string to_markdown(const std::vector<Block>& blocks, const Style& style);
void to_json(const std::vector<View>& views, Out& out);
void to_json_lines(const std::vector<View>& views, Out& out);
void to_csv(const std::vector<View>& views, bool excel, Out& out);
void to_plain(const std::vector<View>& views, Out& out);
/// Takes paragraphs and tables for people too: they stand on a sheet of their own. Throws Error(setup, refused or output).
void to_xlsx(const std::vector<Block>& blocks, const Style& style, Out& out);
/// Whether this build knows how; throws Error(setup) when this build or this machine lacks the library.
bool has_spreadsheets();
void check_spreadsheets();

}  // namespace caseload
