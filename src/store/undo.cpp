// SPDX-License-Identifier: MIT
// Undo: the inverse of a changeset is applied like any other work. What later work touched, or leans on, is listed and
// refused; nothing is ever overwritten.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "caseload/text.hpp"
#include "inside.hpp"

namespace caseload {
namespace {

struct Change {
    std::string table;
    int operation;  // SQLITE_INSERT, ..
    std::int64_t id;
    std::string code;  // of the row's own code column when it has one
};

std::string value_text(sqlite3_value* value) {
    if (!value) return {};
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return text ? std::string(text) : std::string{};
}

// Old values stand in deletes and updates, new ones in inserts.
sqlite3_value* value_at(sqlite3_changeset_iter* iter, int operation, int column) {
    sqlite3_value* value = nullptr;
    if (operation == SQLITE_INSERT) sqlite3changeset_new(iter, column, &value);
    else sqlite3changeset_old(iter, column, &value);
    return value;
}

Change change_at(sqlite3_changeset_iter* iter) {
    const char* table = nullptr;
    int columns = 0, operation = 0;
    sqlite3changeset_op(iter, &table, &columns, &operation, nullptr);
    auto* id = value_at(iter, operation, 0);
    auto* code = columns > 1 ? value_at(iter, operation, 1) : nullptr;
    return {table, operation, id ? sqlite3_value_int64(id) : 0, value_text(code)};
}

template <class F>
void each_change(const std::string& part, F&& use) {
    sqlite3_changeset_iter* iter = nullptr;
    sqlite3changeset_start(&iter, static_cast<int>(part.size()), const_cast<char*>(part.data()));
    while (sqlite3changeset_next(iter) == SQLITE_ROW) use(change_at(iter));
    sqlite3changeset_finalize(iter);
}

const std::set<std::string>& tables_with_codes() {
    static const std::set<std::string> tables = {"contact", "client",    "referral", "activity",
                                                 "goal",    "plan_item", "measure",  "import"};
    return tables;
}

std::string code_of(Store::Inside& inside, const std::string& table, std::int64_t id) {
    if (!tables_with_codes().contains(table)) return table == "goal_review" ? "a goal review" : "a part of a record";
    auto& statement = inside.prepare(fmt::format("SELECT code FROM {} WHERE id = ?", table));
    statement.bind(1, id);
    std::string code = statement.executeStep() ? statement.getColumn(0).getString() : "a removed record";
    statement.reset();
    return code;
}

std::vector<std::string> parts_newest_first(Store::Inside& inside, std::int64_t operation) {
    std::vector<std::string> parts;
    auto& statement = inside.prepare("SELECT changeset FROM operation_part WHERE operation_id = ? ORDER BY part DESC");
    statement.bind(1, operation);
    while (statement.executeStep()) parts.push_back(statement.getColumn(0).getString());
    return parts;
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

using Leavers = std::set<std::pair<std::string, std::int64_t>>;

// Rows that would vanish, and what still leans on them and would not vanish with them.
std::vector<std::string> leaning_on(Store::Inside& inside, const std::vector<std::string>& parts) {
    Leavers leavers;
    for (const auto& part : parts)
        each_change(part, [&](const Change& change) {
            if (change.operation == SQLITE_INSERT && tables_with_codes().contains(change.table))
                leavers.emplace(change.table, change.id);
        });
    std::map<std::string, std::vector<Reference>> references;
    std::set<std::string> codes;
    for (const auto& [table, id] : leavers) {
        if (!references.contains(table)) references[table] = references_to(inside, table);
        for (const auto& reference : references[table]) {
            if (!tables_with_codes().contains(reference.child)) continue;
            auto& statement = inside.prepare(
                fmt::format("SELECT id, code FROM {} WHERE {} = ?", reference.child, reference.column));
            statement.bind(1, id);
            while (statement.executeStep())
                if (!leavers.contains({reference.child, statement.getColumn(0).getInt64()}))
                    codes.insert(statement.getColumn(1).getString());
        }
    }
    return {codes.begin(), codes.end()};
}

struct Conflicts {
    Store::Inside* inside;
    std::set<std::string> codes;
};

int on_conflict(void* context, int kind, sqlite3_changeset_iter* iter) {
    auto& conflicts = *static_cast<Conflicts*>(context);
    if (kind == SQLITE_CHANGESET_FOREIGN_KEY) {
        conflicts.codes.insert("a record that leans on it");
        return SQLITE_CHANGESET_ABORT;
    }
    const Change change = change_at(iter);
    conflicts.codes.insert(code_of(*conflicts.inside, change.table, change.id));
    return SQLITE_CHANGESET_ABORT;
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

std::string some_of(const std::vector<std::string>& codes) {
    std::vector<std::string> shown(codes.begin(), codes.begin() + static_cast<long>(std::min<std::size_t>(codes.size(), 10)));
    return join(shown, ", ") + (codes.size() > 10 ? fmt::format(" and {} more", codes.size() - 10) : "");
}

}  // namespace

void Store::revert(const Operation& operation) {
    guarded([&] {
        const auto parts = parts_newest_first(*inside_, operation.id);
        const auto leaning = leaning_on(*inside_, parts);
        if (!leaning.empty())
            throw Error(Kind::refused, fmt::format("{} cannot be undone: {} {} on it", operation.code, some_of(leaning),
                                                   leaning.size() == 1 ? "stands" : "stand"),
                        "undo the later work first: caseload history");
        Conflicts conflicts{inside_.get(), {}};
        for (const auto& part : parts) {
            std::string undo = inverse(part);
            const int code = sqlite3changeset_apply(inside_->db.getHandle(), static_cast<int>(undo.size()), undo.data(),
                                                    nullptr, on_conflict, &conflicts);
            if (code == SQLITE_ABORT)
                throw Error(Kind::refused, fmt::format("{} cannot be undone: later work touched {}", operation.code,
                                                       some_of({conflicts.codes.begin(), conflicts.codes.end()})),
                            "undo the later work first: caseload history");
            if (code != SQLITE_OK) throw SQLite::Exception(inside_->db.getHandle(), code);
        }
    });
}

std::vector<std::string> Store::touched(std::int64_t operation) const {
    return guarded([&] {
        std::vector<std::string> codes;
        std::set<std::string> seen;
        auto parts = parts_newest_first(*inside_, operation);
        std::reverse(parts.begin(), parts.end());
        for (const auto& part : parts)
            each_change(part, [&](const Change& change) {
                if (!tables_with_codes().contains(change.table)) return;
                std::string code = change.operation == SQLITE_UPDATE || change.code.empty()
                                       ? code_of(*inside_, change.table, change.id)
                                       : change.code;
                if (seen.insert(code).second) codes.push_back(std::move(code));
            });
        // The changeset's order is that of a hash table: imports first, then by code.
        std::ranges::sort(codes, [](const std::string& a, const std::string& b) {
            return std::pair(!a.starts_with("I-"), a) < std::pair(!b.starts_with("I-"), b);
        });
        return codes;
    });
}

}  // namespace caseload
