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
        if (change.table() != table) {
            place = person_column(db, table = change.table());
            reach(table);
        }
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

void Store::Inside::reach(std::string_view table) {
    if (table == "measure" || table == "goal" || table == "client") extent = Extent::scores;
    else if (extent == Extent::contacts && table != "activity" && table != "activity_tag" && !table.starts_with("import")) extent = Extent::people;
}

void Store::Inside::refresh_summaries(Extent of) {
    const auto run = [&](std::initializer_list<const char*> steps) {
        for (const auto* step : steps) {
            auto& statement = prepare(query(step).sql);
            statement.exec();
            statement.reset();
        }
    };
    if (of == Extent::scores) run({"summary#forget_measures", "summary#measures", "summary#forget_goals", "summary#goals"});
    if (of != Extent::contacts) run({"summary#forget_clients", "summary#clients"});
    run({"summary#contacts", "summary#forget_stale"});
}

// Made anew in TEMP tables, which stand before those of the file: nothing is written.
std::vector<std::string> Store::stale_summaries() {
    return guarded([&] {
        const auto kept = rows("summary#snapshot");
        const auto forget = [&] {
            inside_->statements.clear();
            inside_->questions.clear();
        };
        forget();
        if (inside_->reading) inside_->db.exec("PRAGMA query_only = OFF");
        for (const auto* table : {"client_stale", "client_summary", "goal_summary", "measure_summary"})
            inside_->db.exec(fmt::format("CREATE TEMP TABLE {0} AS SELECT * FROM main.{0} WHERE 0", table));
        inside_->db.exec(query("summary#all_stale").sql);
        inside_->refresh_summaries(Inside::Extent::scores);
        const auto made = rows("summary#snapshot");
        forget();
        for (const auto* table : {"client_stale", "client_summary", "goal_summary", "measure_summary"})
            inside_->db.exec(fmt::format("DROP TABLE temp.{}", table));
        if (inside_->reading) inside_->db.exec("PRAGMA query_only = ON");
        std::vector<std::string> codes;
        for (std::size_t i = 0; i < kept.size(); ++i)
            if (kept[i] != made[i]) codes.push_back(text_of(kept[i][0]));
        return codes;
    });
}

namespace {

// Tables and indexes as a new caseload of this version has them.
void missing_parts(SQLite::Database& db, std::vector<std::string>& all) {
    const Store whole = Store::in_memory();
    SQLite::Statement names(whole.inside().db, "SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL");
    while (names.executeStep()) {
        SQLite::Statement here(db, "SELECT 1 FROM sqlite_schema WHERE name = ?");
        here.bind(1, names.getColumn(1).getString());
        if (!here.executeStep()) all.push_back(fmt::format("{} {} is missing", names.getColumn(0).getString(), names.getColumn(1).getString()));
    }
}

// A chain of hashes does not show that its end was cut off; what hung on it does.
void cut_journal_tail(SQLite::Database& db, std::vector<std::string>& all) {
    SQLite::Statement orphans(db, "SELECT count(DISTINCT operation_id) FROM operation_part WHERE operation_id NOT IN (SELECT id FROM operation)");
    orphans.executeStep();
    if (const auto n = orphans.getColumn(0).getInt64()) all.push_back(fmt::format("the journal lacks {} whose changes it holds", count_of(n, "operation", "operations")));
    SQLite::Statement last(db, "SELECT coalesce((SELECT last FROM sequence WHERE prefix = 'O'), 0), (SELECT count(*) FROM operation)");
    last.executeStep();
    if (last.getColumn(0).getInt64() != last.getColumn(1).getInt64())
        all.push_back(fmt::format("the journal has {} of {} operations", last.getColumn(1).getInt64(), last.getColumn(0).getInt64()));
}

}  // namespace

std::vector<std::string> Store::faults() const {
    return guarded([&] {
        std::vector<std::string> all;
        SQLite::Statement integrity(inside_->db, "PRAGMA integrity_check(20)");
        while (integrity.executeStep())
            if (integrity.getColumn(0).getString() != "ok") all.push_back(integrity.getColumn(0).getString());
        missing_parts(inside_->db, all);
        if (!all.empty()) return all;
        cut_journal_tail(inside_->db, all);
        SQLite::Statement keys(inside_->db, "PRAGMA foreign_key_check");
        while (keys.executeStep())
            all.push_back(fmt::format("{} row {} points at a missing {}", keys.getColumn(0).getString(),
                                      keys.getColumn(1).getInt64(), keys.getColumn(2).getString()));
        return all;
    });
}

}  // namespace caseload
