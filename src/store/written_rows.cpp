// SPDX-License-Identifier: MIT
#include "written_rows.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace caseload {

WrittenRows::Layout WrittenRows::layout_of(SQLite::Database& db, const std::string& table) {
    Layout layout;
    std::string keys;
    SQLite::Statement columns(db, "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid");
    columns.bind(1, table);
    while (columns.executeStep()) {
        layout.names.push_back(columns.getColumn(0).getString());
        keys += static_cast<char>(columns.getColumn(1).getInt());
    }
    layout.header = "T";
    layout.header += static_cast<char>(keys.size());  // fewer than 128: one byte
    layout.header += keys + table + '\0';
    return layout;
}

void WrittenRows::start_row(const Layout& layout) {
    auto at = std::ranges::find(tables_, &layout, [](const auto& table) { return table.first; });
    if (at == tables_.end()) at = tables_.emplace(tables_.end(), &layout, std::string{});
    rows_ = &at->second;
    *rows_ += static_cast<char>(SQLITE_INSERT);
    *rows_ += '\0';  // not done by a trigger
}

void WrittenRows::put(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return put_text(*text);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return put_whole(*whole);
    const auto* decimal = std::get_if<double>(&value);
    if (!decimal) return put_null();
    std::uint64_t bits = 0;
    std::memcpy(&bits, decimal, sizeof bits);
    *rows_ += '\2';
    put_eight(bits);
}

void WrittenRows::put_whole(std::int64_t number) {
    *rows_ += '\1';
    put_eight(static_cast<std::uint64_t>(number));
}

void WrittenRows::put_eight(std::uint64_t bits) {
    for (int shift = 56; shift >= 0; shift -= 8) *rows_ += static_cast<char>(bits >> shift & 0xFFU);
}

// SQLite's variable-length whole number, seven bits a byte, the highest first.
void WrittenRows::put_size(std::size_t size) {
    if (size >= 1U << 21) *rows_ += static_cast<char>(0x80U | (size >> 21 & 0x7FU));  // texts end at a million bytes
    if (size >= 1U << 14) *rows_ += static_cast<char>(0x80U | (size >> 14 & 0x7FU));
    if (size >= 1U << 7) *rows_ += static_cast<char>(0x80U | (size >> 7 & 0x7FU));
    *rows_ += static_cast<char>(size & 0x7FU);
}

void WrittenRows::put_bytes(char type, std::string_view bytes) {
    *rows_ += type;
    put_size(bytes.size());
    *rows_ += bytes;
}

std::string WrittenRows::take() {
    std::string all;
    for (auto& [layout, rows] : tables_) {
        if (!rows.empty()) all += layout->header + rows;
        rows.clear();  // keeps its memory for the next chunk
    }
    return all;
}

}  // namespace caseload
