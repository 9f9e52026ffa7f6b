// SPDX-License-Identifier: MIT
// Small builders for the tests of store and core: a caseload in memory, and a command carried out as the
// program carries it out: work, then commit; what is refused leaves nothing behind.
#pragma once
#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "caseload/desk.hpp"
#include "caseload/error.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"

namespace caseload::test {

using Words = std::vector<std::string>;
using Flags = std::vector<std::pair<std::string, std::string>>;

/// Monday 23 November 2026: "now" of every test.
inline Date monday() {
    return *Date::from_iso("2026-11-23");
}
/// The day so many days before now.
inline std::string ago(long days) {
    return monday().plus_days(-days).iso();
}
inline std::string ahead(long days) {
    return monday().plus_days(days).iso();
}

inline std::unique_ptr<Desk> desk_with(const std::string& toml) {
    Setting setting;
    setting.clock = {monday(), "2026-11-23T12:00:00Z"};
    auto desk = std::make_unique<Desk>(setting, Config::parse(toml, "caseload.toml"),
                                       std::make_unique<Store>(Store::in_memory()));
    desk->begin();
    return desk;
}

inline Input typed(const std::string& command, const Words& words = {}, const Flags& flags = {}) {
    Input input{command, words, {}};
    for (const auto& [flag, value] : flags) input.flags[flag].push_back(value);
    return input;
}

inline Document work(Desk& desk, const Input& input, const std::string& file = {}) {
    using Work = Document (*)(Desk&, const Input&);
    static const std::map<std::string, Work> own = {{"session plan", plan_session},
                                                    {"session log", log_session},
                                                    {"goal review", review_goal},
                                                    {"goal add", add_goal},
                                                    {"goal list", goal_list},
                                                    {"goal attainment", goal_attainment},
                                                    {"measure add", add_measure},
                                                    {"measure trend", measure_trend},
                                                    {"measure due", measures_due},
                                                    {"measure explain", measure_explain},
                                                    {"search", search_words},
                                                    {"search-index", search_anew},
                                                    {"client list", client_list},
                                                    {"client show", client_show},
                                                    {"today", today},
                                                    {"report impact", report},
                                                    {"history", history},
                                                    {"undo", undo},
                                                    {"redo", redo},
                                                    {"check", check}};
    if (input.command == "import") return import_rows(desk, input, file);
    if (const auto found = own.find(input.command); found != own.end()) return found->second(desk, input);
    const auto space = input.command.find(' ');
    const Noun& kind = noun(input.command.substr(0, space));
    const std::string verb = input.command.substr(space + 1);
    if (verb == "list") return list_records(desk, kind, input);
    if (verb == "show") return show_record(desk, kind, input);
    if (verb == "edit") return edit_record(desk, kind, input);
    if (verb == "close") return close_record(desk, kind, input);
    if (verb == "reopen") return reopen_record(desk, kind, input);
    return add_record(desk, kind, input);
}

/// One command from begin to commit.
inline Document run_input(Desk& desk, const Input& input, const std::string& file = {},
                          bool dry_run = false) {
    desk.reverts = 0;
    try {
        Document document = work(desk, input, file);
        desk.conclude(document, journal_words(desk, input), dry_run, desk.reverts);
        desk.begin();
        return document;
    } catch (...) {
        desk.give_up();
        desk.begin();
        throw;
    }
}

inline Document run(Desk& desk, const std::string& command, const Words& words = {},
                    const Flags& flags = {}) {
    return run_input(desk, typed(command, words, flags));
}

/// The same, giving the code of what was written.
inline std::string add(Desk& desk, const std::string& command, const Words& words = {},
                       const Flags& flags = {}) {
    const auto document = run(desk, command, words, flags);
    REQUIRE_FALSE(document.codes.empty());
    return document.codes.front();
}

/// A command that must be refused so: all that a person would read. Empty when it was done after all.
inline std::string refusal(Desk& desk, Kind kind, const std::string& command, const Words& words = {},
                           const Flags& flags = {}) {
    try {
        run(desk, command, words, flags);
    } catch (const Error& error) {
        CHECK(static_cast<int>(error.kind()) == static_cast<int>(kind));
        return to_text(error);
    }
    return {};
}

/// Lists of codes as one line, so that a failing test shows them.
inline std::string line(const Words& words) {
    return join(words, " ");
}

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

inline const Table& table_of(const Document& document, const std::string& name) {
    for (const auto& block : document.blocks)
        if (const auto* table = std::get_if<Table>(&block); table && table->name == name) return *table;
    FAIL("no table " << name);
    throw std::logic_error(name);
}

inline Value cell(const Table& table, const std::string& column, std::size_t row = 0) {
    REQUIRE(row < table.rows.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].name == column) return table.rows[row].at(i);
    FAIL("no column " << column << " in " << table.name);
    return {};
}

/// Every sentence of the document, and the talk on the side.
inline std::string said(const Document& document) {
    std::string all;
    for (const auto& block : document.blocks)
        if (const auto* words = std::get_if<Paragraph>(&block)) all += words->text + "\n";
    return all + join(document.talk, "\n");
}

inline Record record(Desk& desk, const std::string& kind, const std::string& code) {
    const auto id = desk.store().find_code(noun(kind), code);
    REQUIRE_MESSAGE(id.has_value(), code);
    return desk.store().load(noun(kind), *id);
}

inline bool exists(Desk& desk, const std::string& kind, const std::string& code) {
    return desk.store().find_code(noun(kind), code).has_value();
}

inline std::vector<std::string> codes(Desk& desk, const std::string& kind) {
    std::vector<std::string> all;
    for (const auto& named : desk.store().names(noun(kind))) all.push_back(named.code);
    return all;
}

inline std::size_t operations(Desk& desk) {
    return desk.store().history(0).size();
}

/// Every stored value of every record: two caseloads with the same text hold the same.
inline std::string all_values(Desk& desk) {
    std::string all;
    for (const auto& kind : nouns())
        for (const auto& row : desk.store().list(kind, {}).rows) {
            for (const auto& value : row) {
                if (const auto* text = std::get_if<std::string>(&value))
                    all += "'" + *text + "' ";
                else
                    all += is_known(value) ? std::to_string(whole_of(value)) + " " : "- ";
            }
            all += "\n";
        }
    return all;
}

/// Nothing is wrong with the database, the journal or the summaries.
inline void must_be_sound(Desk& desk) {
    CHECK(desk.store().faults().empty());
    CHECK(desk.store().broken_link() == "");
    CHECK(join(desk.store().stale_summaries(), " ") == "");
}

}  // namespace caseload::test
