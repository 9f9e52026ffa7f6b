// SPDX-License-Identifier: MIT
// check totals on a file that somebody wrote in by hand: it names the figure and the record.
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "builders.hpp"
#include "caseload/file.hpp"
#include "caseload/reporting.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

/// A small caseload in a file.
struct Kept {
    std::filesystem::path folder = std::filesystem::temp_directory_path() / ("caseload-unit-totals" + std::to_string(::getpid()));
    Setting setting;
    Kept() {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        setting.config_file = folder / "caseload.toml";
        setting.clock = {monday(), "2026-11-23T12:00:00Z"};
        std::ofstream(setting.config_file) << Config::starter();
        Store::create(folder / "caseload.db");
        const auto desk = Desk::open(setting, Needs::writing);
        fill(*desk);
        desk->give_up();
    }
    ~Kept() { std::filesystem::remove_all(folder); }
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;

    static void fill(Desk& desk) {
        for (const auto* name : {"One", "Two"}) add(desk, "client add", {name}, {{"enrolled_on", ago(200)}});
        for (const auto& [outcome, when] : {std::pair{"attended", 40L}, std::pair{"did-not-attend", 30L}, std::pair{"did-not-attend", 20L}, std::pair{"attended", 10L}})
            run(desk, "session log", {"C-001", ago(when)}, {{"outcome", outcome}});
        for (const auto& [score, when] : {std::pair{"50.0", 100L}, std::pair{"60.0", 10L}}) run(desk, "measure add", {"C-001", "activation"}, {{"score", score}, {"date", ago(when)}});
        run(desk, "measure add", {"C-002", "gad7"}, {{"items", "1,0,2,2,1,1,1"}, {"date", ago(5)}});
        run(desk, "referral add", {"C-002"}, {{"source", "gp"}, {"received_on", ago(60)}});
    }
    void by_hand(const std::string& sql) const {
        sqlite3* db = nullptr;
        REQUIRE(sqlite3_open((folder / "caseload.db").c_str(), &db) == SQLITE_OK);
        REQUIRE(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
        REQUIRE(sqlite3_changes(db) > 0);
        sqlite3_close(db);
    }
    Document checked(const Flags& flags = {}) const { return check_totals(*Desk::open(setting, Needs::streaming), typed("check totals", {}, flags)); }
};

bool names(const Document& document, const std::string& figure, const std::string& record, const std::string& why) {
    for (const auto& row : table_of(document, "records").rows)
        if (text_of(row[1]) == figure && text_of(row[2]) == record && has(text_of(row[3]), why)) return true;
    return false;
}

bool disagrees(const Document& document, const std::string& figure) {
    for (const auto& row : table_of(document, "figures").rows)
        if (text_of(row[1]) == figure) return whole_of(row[4]) == 0;
    return false;
}

}  // namespace

TEST_CASE("check totals: a caseload that only the program wrote has no findings") {
    const Kept kept;
    const auto document = kept.checked();
    CHECK_FALSE(document.findings);
    CHECK(table_of(document, "records").rows.empty());
}

TEST_CASE("check totals: a summary changed by hand is named by figure and person") {
    const Kept kept;
    kept.by_hand("UPDATE measure_summary SET last_score = last_score + 500");
    const auto document = kept.checked();
    CHECK(document.findings);
    CHECK(disagrees(document, "measures / activation / change"));
    CHECK(disagrees(document, "measures / activation / latest"));
    CHECK_FALSE(disagrees(document, "measures / activation / start"));
    CHECK(names(document, "measures:activation", "C-001", "M-0001 and M-0002"));
    CHECK(has(line(document.codes), "impact: measures / activation / change"));
}

TEST_CASE("check totals: a summary that lost a referral that waits is named by figure and referral") {
    const Kept kept;
    kept.by_hand("UPDATE client_summary SET waiting_day = NULL");
    const auto document = kept.checked({{"week", "this"}});
    CHECK(document.findings);
    CHECK(disagrees(document, "owed / referral_late / n"));
    CHECK(names(document, "referral_late", "R-0001", "is missing behind the report's figure"));
}

TEST_CASE("check totals: a session that was taken out by hand is named, though its summary stays") {
    const Kept kept;
    kept.by_hand("DELETE FROM activity WHERE code = 'S-0002'");
    const auto document = kept.checked();
    CHECK(document.findings);
    CHECK(names(document, "journal", "S-0002", "was removed past the journal"));
}

TEST_CASE("check totals: a measure taken out by hand leaves a change that no two measures give") {
    const Kept kept;
    kept.by_hand("DELETE FROM measure WHERE code = 'M-0002'");
    const auto document = kept.checked();
    CHECK(disagrees(document, "measures / activation / both"));
    CHECK(names(document, "measures:activation", "C-001", "not that of M-0001"));
    CHECK(names(document, "journal", "M-0002", "was removed past the journal"));
}

TEST_CASE("check totals: an attendance that its outcome does not give is named") {
    const Kept kept;
    kept.by_hand("UPDATE activity SET attendance = 'attended' WHERE code = 'S-0003'");
    const auto document = kept.checked();
    CHECK(document.findings);
    CHECK(names(document, "attendance", "S-0003", "attendance is 'attended', its outcome 'did-not-attend' counts as 'did-not-attend'"));
    CHECK(names(document, "journal", "S-0003", "was changed past the journal: attendance"));
}

TEST_CASE("check totals: words that the config counts otherwise since are a sentence and no finding") {
    const Kept kept;
    std::string config(Config::starter());
    const std::string was = "did-not-attend = { label = \"Did not attend\", counts_as = \"did-not-attend\"";
    const auto at = config.find(was);
    REQUIRE(at != std::string::npos);
    config.replace(at, was.size(), "did-not-attend = { label = \"Did not attend\", counts_as = \"not-seen\"");
    std::ofstream(kept.setting.config_file) << config;
    const auto document = kept.checked({{"week", "this"}});
    CHECK_FALSE(document.findings);
    CHECK(has(said(document), "2 records keep another attendance than 'not-seen' with the outcome 'did-not-attend': the config counts it otherwise since."));
}

TEST_CASE("check totals: a level that its score does not give is named") {
    const Kept kept;
    kept.by_hand("UPDATE measure SET level = 1 WHERE code = 'M-0002'");
    const auto document = kept.checked();
    CHECK(document.findings);
    CHECK(names(document, "level", "M-0002", "level is 1, its score is level"));
    CHECK(names(document, "journal", "M-0002", "was changed past the journal: level"));
}

TEST_CASE("check totals: a form whose answers do not add up to what is kept is named") {
    const Kept kept;
    kept.by_hand("UPDATE measure_item SET answer = 3 WHERE item = 2");
    const auto document = kept.checked();
    CHECK(document.findings);
    CHECK(names(document, "raw", "M-0003", "raw is 8, its answers add up to 11"));
    CHECK(names(document, "score", "M-0003", "its score is not the sum of its answers"));
    CHECK(names(document, "journal", "M-0003", "was changed past the journal: measure_item"));
}

TEST_CASE("check totals: who ended without a word is told, who says how it ended and is open contradicts itself") {
    const Kept kept;
    kept.by_hand("UPDATE client SET closed_on = '2026-11-20' WHERE code = 'C-001'");
    kept.by_hand("UPDATE client SET outcome = 'completed' WHERE code = 'C-002'");
    const auto document = kept.checked({{"week", "this"}});
    CHECK(has(said(document), "1 record has ended and does not say how: C-001."));
    CHECK_FALSE(names(document, "outcome", "C-001", ""));
    CHECK(names(document, "outcome", "C-002", "says how it ended and is open"));
}

TEST_CASE("check totals: a record that no operation brought is named") {
    const Kept kept;
    kept.by_hand("INSERT INTO activity(id, code, noun, client_id, state, date, outcome, attendance, recorded_on) "
                 "VALUES (900, 'S-0900', 'session', 1, 'happened', '2026-11-10', 'attended', 'attended', '2026-11-10')");
    const auto document = kept.checked();
    CHECK(document.findings);
    CHECK(names(document, "journal", "S-0900", "no operation of the journal brought it"));
}
