// SPDX-License-Identifier: MIT
#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "caseload/value.hpp"

namespace caseload {

/// New rows, written down as a changeset by whoever writes them. SQLite's session would read each row back to know what
/// it holds: a quarter of the time of a large import. The format is that of SQLite's documentation of the session
/// extension ("Changeset Format"); undo and redo read both kinds alike.
class WrittenRows {
  public:
    /// The columns of a table: in their order, which are the key.
    struct Layout {
        std::string header;              ///< as the changeset wants it
        std::vector<std::string> names;
    };
    static Layout layout_of(SQLite::Database& db, const std::string& table);

    /// A new row of the table; then one `put` for each of its columns.
    void start_row(const Layout& layout);
    void put(const Value& value);
    void put_null() { *rows_ += '\5'; }
    void put_whole(std::int64_t number);
    void put_text(std::string_view text) { put_bytes('\3', text); }
    void put_blob(std::string_view bytes) { put_bytes('\4', bytes); }
    /// All of them, and begins anew. Layouts must still be there.
    std::string take();
    void forget() { tables_.clear(); }

  private:
    void put_bytes(char type, std::string_view bytes);
    void put_size(std::size_t size);
    void put_eight(std::uint64_t bits);

    /// Rows of a table stand together: whoever applies them prepares a statement for each change of table.
    std::vector<std::pair<const Layout*, std::string>> tables_;
    std::string* rows_ = nullptr;
};

}  // namespace caseload
