// SPDX-License-Identifier: MIT
// The journal followed back to its beginning: whoever wrote past it left a trace.
#include <fmt/format.h>

#include <map>

#include "caseload/text.hpp"
#include "changeset.hpp"
#include "inside.hpp"
#include "parts.hpp"

namespace caseload {
namespace {

using Strays = std::map<std::pair<std::string, std::int64_t>, Stray>;  ///< by table and id

struct Trail {
    SQLite::Database& db;
    Strays strays{};
    std::map<std::string, std::vector<std::string>> columns{};
    std::map<std::string, std::string> owners{};
};

std::vector<std::string> texts(SQLite::Database& db, const std::string& sql, const std::string& of) {
    SQLite::Statement statement(db, sql);
    statement.bind(1, of);
    std::vector<std::string> all;
    while (statement.executeStep()) all.push_back(statement.getColumn(0).getString());
    return all;
}

const std::vector<std::string>& columns_of(Trail& trail, const std::string& table) {
    auto& columns = trail.columns[table];
    if (columns.empty()) columns = texts(trail.db, "SELECT name FROM pragma_table_info(?) ORDER BY cid", table);
    return columns;
}

// A row without a code is a part of the record that its first column names.
const std::string& owner_of(Trail& trail, const std::string& table) {
    auto& owner = trail.owners[table];
    if (!owner.empty()) return owner;
    if (tables_with_codes().contains(table)) return owner = table;
    const auto found = texts(trail.db, "SELECT \"table\" FROM pragma_foreign_key_list(?1) WHERE \"from\" = (SELECT name FROM pragma_table_info(?1) WHERE cid = 0)", table);
    return owner = found.empty() ? table : found[0];
}

// Columns that hold something else than the journal left in them.
std::string changed_columns(Trail& trail, sqlite3_changeset_iter* iter, const Changeset& change) {
    std::vector<std::string> names;
    const auto& columns = columns_of(trail, change.table());
    for (int i = 0; i < change.columns() && i < static_cast<int>(columns.size()); ++i) {
        sqlite3_value* here = nullptr;
        sqlite3_value* left = change.value(i);
        if (!left || sqlite3changeset_conflict(iter, i, &here) != SQLITE_OK || !here) continue;
        const auto bytes = [](sqlite3_value* value) {
            const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
            return fmt::format("{}:{}", sqlite3_value_type(value), text ? text : "");
        };
        if (bytes(here) != bytes(left)) names.push_back(columns[static_cast<std::size_t>(i)]);
    }
    return join(names, ", ");
}

int note_stray(void* context, int kind, sqlite3_changeset_iter* iter) {
    auto& trail = *static_cast<Trail*>(context);
    const Changeset change(iter);
    const std::string table = change.table();
    const bool whole = owner_of(trail, table) == table;
    auto [at, fresh] = trail.strays.try_emplace({owner_of(trail, table), change.whole(0)}, Stray{});
    Stray& stray = at->second;
    if (whole && change.operation() == SQLITE_DELETE) stray.code = change.text(1);
    const bool removed = kind == SQLITE_CHANGESET_NOTFOUND;
    if (fresh) {
        stray.how = !whole || kind == SQLITE_CHANGESET_DATA ? Stray::How::changed : removed ? Stray::How::removed : Stray::How::added;
        stray.what = !whole ? table : kind == SQLITE_CHANGESET_DATA ? changed_columns(trail, iter, change) : "";
    }
    return kind == SQLITE_CHANGESET_DATA || kind == SQLITE_CHANGESET_CONFLICT ? SQLITE_CHANGESET_REPLACE : SQLITE_CHANGESET_OMIT;
}

// Taken back whole, every table is empty: what is left came past the journal.
void note_left_over(Trail& trail) {
    for (const auto& table : journaled_tables()) {
        if (!tables_with_codes().contains(table)) continue;
        SQLite::Statement left(trail.db, fmt::format("SELECT id, code FROM {} ORDER BY id", table));
        while (left.executeStep()) trail.strays.try_emplace({table, left.getColumn(0).getInt64()}, Stray{left.getColumn(1).getString(), Stray::How::added, ""});
    }
}

}  // namespace

std::vector<Stray> Store::written_past_journal() const {
    return guarded([&] {
        Inside past(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        copy_into(inside_->db.getHandle(), past.db.getHandle());
        past.db.exec("PRAGMA foreign_keys = OFF; BEGIN");
        Trail trail{past.db};
        SQLite::Statement all(past.db, "SELECT id FROM operation ORDER BY id DESC");
        while (all.executeStep())
            each_part(past, all.getColumn(0).getInt64(), true, [&](const std::string& part) {
                std::string undo = inverse(part);
                if (sqlite3changeset_apply(past.db.getHandle(), static_cast<int>(undo.size()), undo.data(), nullptr, note_stray, &trail) != SQLITE_OK)
                    throw Error(Kind::setup, "the journal cannot be followed back to its beginning", {}, "caseload check");
            });
        note_left_over(trail);
        std::vector<Stray> strays;
        for (auto& [key, stray] : trail.strays) {
            if (stray.code.empty()) stray.code = code_in(*inside_, key.first, key.second);
            if (stray.code.empty()) stray.code = fmt::format("{} {}", key.first, key.second);
            strays.push_back(std::move(stray));
        }
        return strays;
    });
}

}  // namespace caseload
