// SPDX-License-Identifier: MIT
// Every writing command is one operation of the journal, or none when it changes nothing.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

void one_operation(Desk& desk, const std::string& command, const Words& words = {}, const Flags& flags = {}) {
    CAPTURE(command);
    const auto before = operations(desk);
    run(desk, command, words, flags);
    CHECK(operations(desk) == before + 1);
    CHECK(desk.store().history(1).at(0).in_effect);
    CHECK(desk.store().history(1).at(0).changes > 0);
    CHECK(desk.store().history(1).at(0).command.starts_with(command));
}

}  // namespace

TEST_CASE("every writing command is one operation") {
    const auto held = Desk::in_memory(monday());
    Desk& desk = *held;
    one_operation(desk, "client add", {"Jane Roe"},
                  {{"condition", "diabetes"}, {"condition", "hypertension"}});
    one_operation(desk, "client edit", {"C-001"},
                  {{"phone", "01632 960001"}, {"barriers", "carer,transport"}});
    one_operation(desk, "practice add", {"Elm Surgery"}, {{"handle", "elm"}});
    one_operation(desk, "professional add", {"Dr Shah"}, {{"practice", "elm"}});
    one_operation(desk, "group add", {"Walk and talk"}, {{"kind", "walk"}});
    one_operation(desk, "referral add", {"C-001"}, {{"source", "gp"}});
    one_operation(desk, "session plan", {"C-001", "tomorrow"});
    one_operation(desk, "session log", {"C-001", "today"}, {{"minutes", "45"}, {"topics", "sleep"}});
    one_operation(desk, "goal add", {"C-001", "walk to the shops"}, {{"rating", "2"}});
    one_operation(desk, "goal review", {"G-0001"}, {{"decision", "keep"}, {"rating", "3"}});
    one_operation(desk, "measure add", {"C-001", "ons4"}, {{"items", "4,7,9,6"}});
    one_operation(desk, "action add", {"C-001", "buy shoes"}, {{"goal", "G-0001"}});
    one_operation(desk, "action close", {"A-0001"}, {{"outcome", "done"}});
    one_operation(desk, "action reopen", {"A-0001"});
    one_operation(desk, "need add", {"C-001", "sleep"});
    one_operation(desk, "condition add", {"C-001", "asthma"});
    one_operation(desk, "client close", {"C-001"}, {{"outcome", "completed"}});
    one_operation(desk, "undo");
    one_operation(desk, "redo");
    must_be_sound(desk);
}

TEST_CASE("operations have codes in a row and are listed newest first") {
    const auto desk = Desk::in_memory(monday());
    for (const auto* name : {"A B", "C D", "E F"}) run(*desk, "client add", {name});
    const auto all = desk->store().history(0);
    REQUIRE(all.size() == 3);
    CHECK(all[0].code == "O-0003");
    CHECK(all[2].code == "O-0001");
    CHECK(all[0].at == "2026-11-23T12:00:00Z");
    CHECK(desk->store().history(2).size() == 2);
    CHECK(desk->store().operation("O-0002")->code == "O-0002");
    CHECK_FALSE(desk->store().operation("O-0099").has_value());
}

TEST_CASE("a command that changes nothing leaves no operation") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"phone", "01632 960001"}, {"barriers", "carer"}});
    const auto document =
        run(*desk, "client edit", {"C-001"}, {{"phone", "01632 960001"}, {"barriers", "carer"}});
    CHECK(has(said(document), "nothing changed"));
    CHECK_FALSE(has(said(document), "caseload undo"));
    run(*desk, "check");
    run(*desk, "client list");
    run(*desk, "today");
    CHECK(operations(*desk) == 1);
}

TEST_CASE("a dry run shows the effect and writes nothing") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"});
    const auto before = all_values(*desk);
    const auto document = run_input(*desk, typed("session log", {"C-001"}, {{"minutes", "30"}}), {}, true);
    CHECK(has(said(document), "Dry run: nothing written."));
    CHECK(line(document.codes) == "S-0001");
    CHECK(all_values(*desk) == before);
    CHECK(operations(*desk) == 1);
}

TEST_CASE("a refused command leaves neither record nor operation") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"});
    const auto before = all_values(*desk);
    refusal(*desk, Kind::refused, "client add", {"Bob"},
            {{"condition", "diabetes"}, {"condition", "nonsense"}});
    refusal(*desk, Kind::refused, "goal add", {"C-001", "walk"}, {{"rating", "11"}});
    CHECK(all_values(*desk) == before);
    CHECK(operations(*desk) == 1);
}

TEST_CASE("an operation tells the records that it touched") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"condition", "diabetes"}});
    run(*desk, "client edit", {"C-001"}, {{"phone", "1"}});
    run(*desk, "goal add", {"C-001", "walk"}, {{"rating", "2"}});
    const auto touched = [&](const char* code) {
        return join(desk->store().touched(desk->store().operation(code)->id), " ");
    };
    CHECK(touched("O-0001") == "C-001 D-0001");
    CHECK(touched("O-0002") == "C-001");
    CHECK(touched("O-0003") == "G-0001 M-0001");
}

TEST_CASE("the journal holds codes and words of the config and never a name, a number or a note") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"},
        {{"nhs_number", "999 000 0018"},
         {"birth_date", "1961-04-03"},
         {"phone", "01632 960001"},
         {"note", "afraid of dogs"},
         {"barriers", "carer"},
         {"handle", "janie"}});
    run(*desk, "session log", {"jane", "today"},
        {{"note", "talked about Bob"}, {"minutes", "45"}, {"mode", "phone"}, {"agreed", "less salt"}});
    run(*desk, "goal add", {"C-001", "dance at the wedding"}, {{"importance", "8"}});
    run(*desk, "measure add", {"C-001", "phq9"},
        {{"items", "1,1,1,1,1,0,0,0,1"},
         {"risk_decision", "clinician-told"},
         {"risk_note", "spoke to Dr Shah"}});
    std::string journal;
    for (const auto& operation : desk->store().history(0)) journal += operation.command + "\n";
    for (const auto* secret : {"Jane", "jane", "Roe", "9990000018", "999 000", "1961", "01632", "dogs", "Bob",
                               "salt", "wedding", "Shah", "1,1,1", "clinician-told"})
        CHECK_MESSAGE(!has(journal, secret), secret);
    CHECK(has(journal, "--minutes 45"));
    CHECK(has(journal, "--mode phone"));
    CHECK(has(journal, "goal add C-001 --importance 8"));
}
