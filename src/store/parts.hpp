// SPDX-License-Identifier: MIT
// Parts of operations as the journal keeps them, and what takes them back.
#pragma once
#include <set>
#include <string>

#include "inside.hpp"

namespace caseload {

/// Tables whose rows are records with a code, in their second column.
const std::set<std::string>& tables_with_codes();
/// Of the row as it stands; empty where there is none, or the table has no codes.
std::string code_in(Store::Inside& inside, const std::string& table, std::int64_t id);
/// The changeset that takes this one back.
std::string inverse(const std::string& part);
/// The whole database, into another that is open.
void copy_into(sqlite3* from, sqlite3* to);

// One part at a time: an import of a million rows is not held in memory.
template <class F>
void each_part(Store::Inside& inside, std::int64_t operation, bool newest_first, F&& use) {
    auto& count = inside.prepare("SELECT count(*) FROM operation_part WHERE operation_id = ?");
    count.bind(1, operation);
    count.executeStep();
    const std::int64_t parts = count.getColumn(0).getInt64();
    count.reset();
    for (std::int64_t i = 0; i < parts; ++i) {
        auto& statement = inside.prepare("SELECT changeset FROM operation_part WHERE operation_id = ? AND part = ?");
        statement.bind(1, operation);
        statement.bind(2, newest_first ? parts - 1 - i : i);
        statement.executeStep();
        const std::string part = statement.getColumn(0).getString();
        statement.reset();
        use(part);
    }
}

}  // namespace caseload
