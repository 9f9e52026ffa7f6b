// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "caseload/text.hpp"
#include "inside.hpp"

namespace caseload {

// Triggers note whose summary went stale; the commit makes those anew, all in one go.
void Store::Inside::refresh_summaries() {
    for (const auto* step : {"summary#forget_measures", "summary#measures", "summary#forget_clients", "summary#clients",
                             "summary#forget_stale"}) {
        auto& statement = prepare(query(step).sql);
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
