// SPDX-License-Identifier: MIT
#pragma once
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace caseload {

/// A walk through a changeset of SQLite's session extension, one changed row at a time.
class Changeset {
  public:
    explicit Changeset(std::string_view bytes) {
        sqlite3changeset_start(&iter_, static_cast<int>(bytes.size()), const_cast<char*>(bytes.data()));
    }
    /// The row at which an apply stopped; the walk is SQLite's.
    explicit Changeset(sqlite3_changeset_iter* borrowed) : iter_(borrowed), borrowed_(true) { look(); }
    ~Changeset() {
        if (!borrowed_) sqlite3changeset_finalize(iter_);
    }
    Changeset(const Changeset&) = delete;
    Changeset& operator=(const Changeset&) = delete;

    bool next() { return sqlite3changeset_next(iter_) == SQLITE_ROW && look(); }
    const char* table() const { return table_; }  ///< the same pointer for rows that follow each other in a table
    int operation() const { return operation_; }  ///< SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE
    int columns() const { return columns_; }
    /// What a column held: new of an insert, old of a delete; of an update only keys and changed columns, else null.
    sqlite3_value* value(int column) const {
        sqlite3_value* value = nullptr;
        if (column >= columns_) return value;
        if (operation_ == SQLITE_INSERT) sqlite3changeset_new(iter_, column, &value);
        else sqlite3changeset_old(iter_, column, &value);
        return value;
    }
    std::int64_t whole(int column) const {
        sqlite3_value* found = value(column);
        return found ? sqlite3_value_int64(found) : 0;
    }
    std::string text(int column) const {
        sqlite3_value* found = value(column);
        const auto* bytes = found ? reinterpret_cast<const char*>(sqlite3_value_text(found)) : nullptr;
        return bytes ? bytes : "";
    }

  private:
    bool look() { return sqlite3changeset_op(iter_, &table_, &columns_, &operation_, nullptr) == SQLITE_OK; }
    sqlite3_changeset_iter* iter_ = nullptr;
    bool borrowed_ = false;
    const char* table_ = nullptr;
    int operation_ = 0, columns_ = 0;
};

}  // namespace caseload
