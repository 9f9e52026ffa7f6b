// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "caseload/text.hpp"
#include "changeset.hpp"
#include "inside.hpp"

namespace caseload {

namespace {

struct PersonColumn {
    int in_insert;         // place of the person's id in a row of the changeset; -1: the table has none
    std::string statement;  // finds it for an update, whose changeset holds only what changed
};

PersonColumn person_column(SQLite::Database& db, const std::string& table) {
    if (table == "client") return {0, ""};
    SQLite::Statement columns(db, "SELECT cid FROM pragma_table_info(?) WHERE name = 'client_id'");
    columns.bind(1, table);
    if (!columns.executeStep()) return {-1, ""};
    return {columns.getColumn(0).getInt(), "INSERT OR IGNORE INTO client_stale SELECT client_id FROM " + table +
                                               " WHERE id = ? AND client_id IS NOT NULL"};
}

}  // namespace

// What was recorded tells whose summary went stale: no triggers, which every start of the program would have to parse.
void Store::Inside::mark_stale(const std::string& part) {
    if (part.empty()) return;
    Changeset change(part);
    const char* table = nullptr;
    PersonColumn place{-1, ""};
    std::int64_t last = 0;
    while (change.next()) {
        ++pending.changes;
        if (change.table() != table) place = person_column(db, table = change.table());
        if (place.in_insert < 0) continue;
        if (change.operation() == SQLITE_UPDATE && !place.statement.empty()) {
            auto& mark = prepare(place.statement);
            mark.bind(1, change.whole(0));
            mark.exec();
        }
        const std::int64_t person = change.whole(place.in_insert);
        if (person == 0 || person == last) continue;
        auto& mark = prepare("INSERT OR IGNORE INTO client_stale VALUES (?)");
        mark.bind(1, last = person);
        mark.exec();
    }
}

void Store::Inside::refresh_summaries() {
    for (const auto* step : {"summary#forget_measures", "summary#measures", "summary#forget_goals", "summary#goals",
                             "summary#forget_clients", "summary#clients", "summary#forget_stale"}) {
        auto& statement = prepare(sql(step));
        statement.exec();
        statement.reset();
    }
}

std::vector<std::string> Store::stale_summaries() {
    return guarded([&] {
        const auto kept = rows("summary#snapshot");
        inside_->db.exec("SAVEPOINT recount");
        inside_->db.exec(query("summary#all_stale").sql);
        inside_->refresh_summaries();
        const auto made = rows("summary#snapshot");
        inside_->statements.clear();
        inside_->questions.clear();
        inside_->db.exec("ROLLBACK TO recount; RELEASE recount");
        std::vector<std::string> codes;
        for (std::size_t i = 0; i < kept.size(); ++i)
            if (kept[i] != made[i]) codes.push_back(text_of(kept[i][0]));
        return codes;
    });
}

std::vector<std::string> Store::faults() const {
    return guarded([&] {
        std::vector<std::string> all;
        SQLite::Statement integrity(inside_->db, "PRAGMA integrity_check(20)");
        while (integrity.executeStep())
            if (integrity.getColumn(0).getString() != "ok") all.push_back(integrity.getColumn(0).getString());
        SQLite::Statement keys(inside_->db, "PRAGMA foreign_key_check");
        while (keys.executeStep())
            all.push_back(fmt::format("{} row {} points at a missing {}", keys.getColumn(0).getString(),
                                      keys.getColumn(1).getInt64(), keys.getColumn(2).getString()));
        return all;
    });
}

}  // namespace caseload
