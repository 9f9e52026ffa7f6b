// SPDX-License-Identifier: MIT
// Undo: the inverse of a changeset is applied like any other work. What later work touched, or leans on, is listed and
// refused; nothing is ever overwritten.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "caseload/text.hpp"
#include "changeset.hpp"
#include "inside.hpp"
#include "parts.hpp"

namespace caseload {

const std::set<std::string>& tables_with_codes() {
    static const std::set<std::string> tables = {"contact", "client",    "referral", "activity",
                                                 "goal",    "goal_review", "plan_item", "measure",  "import",
                                                 "concern", "concern_step", "cover",    "absence", "rerank",
                                                 "referral_episode", "onward", "candidate", "involvement", "handover", "consent", "budget", "mdt",
                                                 "membership", "intervention", "coding", "experience", "story", "permission", "service_use"};
    return tables;
}

std::string inverse(const std::string& part) {
    int size = 0;
    void* bytes = nullptr;
    if (sqlite3changeset_invert(static_cast<int>(part.size()), part.data(), &size, &bytes) != SQLITE_OK)
        throw Error(Kind::bug, "the journal holds an operation that cannot be inverted");
    std::string text(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    return text;
}

void copy_into(sqlite3* from, sqlite3* to) {
    sqlite3_backup* backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup) throw SQLite::Exception(to);
    sqlite3_backup_step(backup, -1);
    if (const int code = sqlite3_backup_finish(backup); code != SQLITE_OK) throw SQLite::Exception(to, code);
}

std::string code_in(Store::Inside& inside, const std::string& table, std::int64_t id) {
    if (!tables_with_codes().contains(table)) return {};
    auto& statement = inside.prepare(fmt::format("SELECT code FROM {} WHERE id = ?", table));
    statement.bind(1, id);
    std::string code = statement.executeStep() ? statement.getColumn(0).getString() : "";
    statement.reset();
    return code;
}

namespace {

constexpr auto gone = "a removed record";

std::string code_of(Store::Inside& inside, const std::string& table, std::int64_t id) {
    if (!tables_with_codes().contains(table)) return "a part of a record";
    const std::string code = code_in(inside, table, id);
    return code.empty() ? gone : code;
}

struct Reference {
    std::string child, column;
};

std::vector<Reference> references_to(Store::Inside& inside, const std::string& table) {
    std::vector<Reference> found;
    for (const auto& child : journaled_tables()) {
        auto& statement = inside.prepare("SELECT \"from\" FROM pragma_foreign_key_list(?) WHERE \"table\" = ?");
        statement.bind(1, child);
        statement.bind(2, table);
        while (statement.executeStep()) found.push_back({child, statement.getColumn(0).getString()});
    }
    return found;
}

using Ids = std::vector<std::int64_t>;

// The records that would vanish, by table, and the first of their codes.
struct Leavers {
    std::map<std::string, Ids> ids;
    std::map<std::string, Ids> changed;  ///< records that stay and go back to what they were: they may lean elsewhere then
    std::set<std::string> codes;
};

Leavers leavers_of(Store::Inside& inside, std::int64_t operation) {
    constexpr std::size_t most = 12;
    Leavers leavers;
    each_part(inside, operation, false, [&](const std::string& part) {
        Changeset change(part);
        const char* table = nullptr;
        Ids* ids = nullptr;
        while (change.next()) {
            if (change.table() != table) ids = tables_with_codes().contains(table = change.table()) ? &leavers.ids[table] : nullptr;
            if (ids && change.operation() == SQLITE_UPDATE) leavers.changed[table].push_back(change.whole(0));
            if (!ids || change.operation() != SQLITE_INSERT) continue;
            ids->push_back(change.whole(0));
            if (leavers.codes.size() < most) leavers.codes.insert(change.text(1));
        }
    });
    for (auto* map : {&leavers.ids, &leavers.changed})
        for (auto& [table, ids] : *map) std::ranges::sort(ids);
    return leavers;
}

// What still leans on them and would not vanish with them.
std::vector<std::string> leaning_on(Store::Inside& inside, Leavers& leavers) {
    std::set<std::string> codes;
    for (const auto& [table, ids] : leavers.ids)
        for (const auto& reference : references_to(inside, table)) {
            if (!tables_with_codes().contains(reference.child)) continue;
            const auto& going = leavers.ids[reference.child];
            const auto& moving = leavers.changed[reference.child];
            for (const auto id : ids) {
                auto& statement = inside.prepare(
                    fmt::format("SELECT id, code FROM {} WHERE {} = ?", reference.child, reference.column));
                statement.bind(1, id);
                while (statement.executeStep())
                    if (!std::ranges::binary_search(going, statement.getColumn(0).getInt64()) &&
                        !std::ranges::binary_search(moving, statement.getColumn(0).getInt64()))
                        codes.insert(statement.getColumn(1).getString());
            }
        }
    return {codes.begin(), codes.end()};
}

struct Conflicts {
    Store::Inside* inside;
    const std::set<std::string>& leavers;
    std::set<std::string> codes;
};

int on_conflict(void* context, int kind, sqlite3_changeset_iter* iter) {
    auto& conflicts = *static_cast<Conflicts*>(context);
    if (kind == SQLITE_CHANGESET_FOREIGN_KEY) {
        conflicts.codes = conflicts.leavers;  // later work hung a part on them: a barrier, an answer
        if (conflicts.codes.empty()) conflicts.codes.insert("a record that it needs");
        return SQLITE_CHANGESET_ABORT;
    }
    const Changeset change(iter);
    conflicts.codes.insert(code_of(*conflicts.inside, change.table(), change.whole(0)));
    return SQLITE_CHANGESET_ABORT;
}

std::string some_of(const std::vector<std::string>& codes) {
    std::vector<std::string> shown(codes.begin(), codes.begin() + static_cast<long>(std::min<std::size_t>(codes.size(), 10)));
    return join(shown, ", ") + (codes.size() > 10 ? fmt::format(" and {} more", codes.size() - 10) : "");
}

}  // namespace

void Store::revert(const Operation& operation, const std::string& refusal) {
    guarded([&] {
        inside_->left.clear();
        auto leavers = leavers_of(*inside_, operation.id);
        const auto leaning = leaning_on(*inside_, leavers);
        if (!leaning.empty())
            throw Error(Kind::refused, fmt::format("{}: {} {} on it", refusal, some_of(leaning),
                                                   leaning.size() == 1 ? "stands" : "stand"),
                        "undo the later work first: caseload history");
        // Parts lean on each other: the whole is sound again at the end, and the commit checks it.
        inside_->db.exec("PRAGMA defer_foreign_keys = ON");
        Conflicts conflicts{inside_.get(), leavers.codes, {}};
        each_part(*inside_, operation.id, true, [&](const std::string& part) {
            std::string undo = inverse(part);
            // No savepoint: a refusal ends the whole transaction, and SQLite's walk through a large one is quadratic.
            const int code = sqlite3changeset_apply_v2(inside_->db.getHandle(), static_cast<int>(undo.size()), undo.data(), nullptr,
                                                       on_conflict, &conflicts, nullptr, nullptr, SQLITE_CHANGESETAPPLY_NOSAVEPOINT);
            if (!conflicts.codes.empty())
                throw Error(Kind::refused, fmt::format("{}: later work touched {}", refusal,
                                                       some_of({conflicts.codes.begin(), conflicts.codes.end()})),
                            "undo the later work first: caseload history");
            if (code != SQLITE_OK) throw SQLite::Exception(inside_->db.getHandle(), code);
            inside_->keep_part();
        });
    });
}

namespace {

int never(void*, int, sqlite3_changeset_iter*) { return SQLITE_CHANGESET_ABORT; }

}  // namespace

// In memory, for the notes are nobody else's: no temporary file.
Store Store::as_of(const std::string& day) const {
    return guarded([&] {
        auto past = std::make_unique<Inside>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        copy_into(inside_->db.getHandle(), past->db.getHandle());
        past->db.exec("PRAGMA foreign_keys = OFF; BEGIN");
        if (past->db.tableExists("search_state")) past->db.exec("DELETE FROM search_state");  // it knows what came later
        SQLite::Statement later(past->db, "SELECT id FROM operation WHERE substr(at, 1, 10) > ? ORDER BY id DESC");
        later.bind(1, day);
        std::vector<std::int64_t> operations;
        while (later.executeStep()) operations.push_back(later.getColumn(0).getInt64());
        for (const auto operation : operations)
            each_part(*past, operation, true, [&](const std::string& part) {
                std::string undo = inverse(part);
                if (sqlite3changeset_apply(past->db.getHandle(), static_cast<int>(undo.size()), undo.data(), nullptr, never, nullptr) != SQLITE_OK)
                    throw Error(Kind::setup, "the journal cannot be followed back to " + day, "a table was written past the journal", "caseload check");
                past->mark_stale(undo);
            });
        past->refresh_summaries(past->extent);
        SQLite::Statement forget(past->db, "DELETE FROM operation WHERE substr(at, 1, 10) > ?");  // a day before may be asked of this copy
        forget.bind(1, day);
        forget.exec();
        past->db.exec("COMMIT");
        past->forget_transaction();
        return Store(std::move(past));
    });
}

std::vector<std::string> Store::touched(std::int64_t operation, std::size_t most) const {
    return guarded([&] {
        std::set<std::string> imports, others;
        each_part(*inside_, operation, false, [&](const std::string& part) {
            if (others.size() >= most) return;
            Changeset change(part);
            while (change.next()) {
                if (!tables_with_codes().contains(change.table())) continue;
                std::string code = change.operation() == SQLITE_UPDATE ? "" : change.text(1);
                if (code.empty()) code = code_of(*inside_, change.table(), change.whole(0));
                if (code.starts_with("I-")) imports.insert(std::move(code));
                else if (code != gone && others.size() < most) others.insert(std::move(code));
            }
        });
        // The changeset's order is that of a hash table: imports first, then by code.
        std::vector<std::string> codes(imports.begin(), imports.end());
        codes.insert(codes.end(), others.begin(), others.end());
        return codes;
    });
}

namespace {

// How a record came out of a series of operations.
struct Course {
    bool known = false;  ///< whether it was there before
    bool was = false, is = false;
    std::string code, date;
};

// The place of a record's day among its columns; nothing for tables without one.
std::optional<int> day_column(Store::Inside& inside, const std::string& table) {
    if (table == "referral" || table == "goal" || table == "client" || table == "contact") return {};
    auto& statement = inside.prepare("SELECT cid FROM pragma_table_info(?) WHERE name = 'date'");
    statement.bind(1, table);
    const bool found = statement.executeStep();
    const int place = found ? statement.getColumn(0).getInt() : 0;
    statement.reset();
    return found ? std::optional(place) : std::nullopt;
}

void follow(const Changeset& change, Course& course, const std::optional<int>& day) {
    const bool inserted = change.operation() == SQLITE_INSERT, deleted = change.operation() == SQLITE_DELETE;
    if (!course.known) course.was = !inserted;
    course.known = true;
    course.is = !deleted;
    if (!inserted && !deleted) return;
    course.code = change.text(1);
    if (day) course.date = change.text(*day);
}

// What an update did not tell.
void complete(Store::Inside& inside, const std::string& table, std::int64_t id, const std::optional<int>& day, Course& course) {
    if (!course.is) return;
    course.code = code_of(inside, table, id);
    if (!day) return;
    auto& statement = inside.prepare(fmt::format("SELECT date FROM {} WHERE id = ?", table));
    statement.bind(1, id);
    if (statement.executeStep()) course.date = statement.getColumn(0).getString();
    statement.reset();
}

}  // namespace

std::vector<Touch> Store::touched_between(const std::string& after, const std::string& until, std::size_t most) const {
    return guarded([&] {
        std::map<std::pair<std::string, std::int64_t>, Course> courses;
        std::map<std::string, std::optional<int>> days;
        std::vector<std::int64_t> operations;
        auto& statement = inside_->prepare("SELECT id FROM operation WHERE substr(at, 1, 10) > ? AND substr(at, 1, 10) <= ? ORDER BY id");
        statement.bind(1, after);
        statement.bind(2, until);
        while (statement.executeStep()) operations.push_back(statement.getColumn(0).getInt64());
        statement.reset();
        for (const auto operation : operations)
            each_part(*inside_, operation, false, [&](const std::string& part) {
                if (courses.size() >= most) return;
                Changeset change(part);
                while (change.next() && courses.size() < most) {
                    const std::string table = change.table();
                    if (!tables_with_codes().contains(table) || table == "import") continue;
                    if (!days.contains(table)) days[table] = day_column(*inside_, table);
                    follow(change, courses[{table, change.whole(0)}], days[table]);
                }
            });
        std::vector<Touch> touches;
        for (auto& [record, course] : courses) {
            complete(*inside_, record.first, record.second, days[record.first], course);
            if (!course.was && !course.is) continue;
            touches.push_back({course.code, course.date, !course.was ? Touch::How::added : course.is ? Touch::How::changed : Touch::How::removed});
        }
        std::ranges::sort(touches, {}, &Touch::code);
        return touches;
    });
}

}  // namespace caseload
