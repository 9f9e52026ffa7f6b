// SPDX-License-Identifier: MIT
// Undo and redo take back whole operations, in any order that harms nobody, and refuse the rest.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

std::string phone(Desk& desk, const std::string& code) {
    return record(desk, "client", code).text("phone");
}

}  // namespace

TEST_CASE("undo, redo and undo again walk back and forth") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"});
    run(*desk, "client edit", {"C-001"}, {{"phone", "1"}});
    run(*desk, "client edit", {"C-001"}, {{"phone", "2"}});
    run(*desk, "undo");
    CHECK(phone(*desk, "C-001") == "1");
    run(*desk, "undo");
    CHECK(phone(*desk, "C-001") == "");
    run(*desk, "redo");
    CHECK(phone(*desk, "C-001") == "1");
    run(*desk, "redo");
    CHECK(phone(*desk, "C-001") == "2");
    CHECK(has(refusal(*desk, Kind::refused, "redo"), "nothing to redo"));
    run(*desk, "undo");
    run(*desk, "undo");
    run(*desk, "undo");
    CHECK_FALSE(exists(*desk, "client", "C-001"));
    CHECK(has(refusal(*desk, Kind::refused, "undo"), "nothing to undo"));
    must_be_sound(*desk);
}

TEST_CASE("new work ends what redo without a code may bring back") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"});
    run(*desk, "client edit", {"C-001"}, {{"phone", "1"}});
    run(*desk, "undo");
    run(*desk, "client edit", {"C-001"}, {{"email", "j@example.org"}});
    CHECK(has(refusal(*desk, Kind::refused, "redo"), "nothing to redo"));
    run(*desk, "redo", {"O-0002"});
    CHECK(phone(*desk, "C-001") == "1");
    CHECK(record(*desk, "client", "C-001").text("email") == "j@example.org");
    must_be_sound(*desk);
}

TEST_CASE("an operation is named by its code, by its number or in small letters") {
    for (const auto* name : {"O-0002", "2", "o-2", "o2", "O-2"}) {
        CAPTURE(name);
        const auto desk = Desk::in_memory(monday());
        run(*desk, "client add", {"Jane Roe"});
        run(*desk, "client edit", {"C-001"}, {{"phone", "1"}});
        run(*desk, "client edit", {"C-001"}, {{"email", "j@example.org"}});
        run(*desk, "undo", {name});
        CHECK(phone(*desk, "C-001") == "");
        CHECK(record(*desk, "client", "C-001").text("email") == "j@example.org");
    }
    const auto desk = Desk::in_memory(monday());
    CHECK(has(refusal(*desk, Kind::not_found, "undo", {"O-0044"}), "no operation 'O-0044'"));
}

TEST_CASE("an operation is undone once and says so") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"});
    run(*desk, "undo", {"O-0001"});
    CHECK(has(refusal(*desk, Kind::refused, "undo", {"O-0001"}), "O-0001 is undone already"));
    const auto document = run(*desk, "history");
    const auto& table = table_of(document, "operations");
    CHECK(text_of(cell(table, "state", 0)) == "undone");
    CHECK(text_of(cell(table, "state", 1)) == "");
    CHECK(text_of(cell(table, "records", 1)) == "C-001");
}

TEST_CASE("older work that later work touched is refused by name and changes nothing") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"});
    run(*desk, "client edit", {"C-001"}, {{"phone", "1"}});
    run(*desk, "client edit", {"C-001"}, {{"phone", "2"}});
    const auto before = all_values(*desk);
    const auto told = refusal(*desk, Kind::refused, "undo", {"O-0002"});
    CHECK(has(told, "O-0002 cannot be undone"));
    CHECK(has(told, "C-001"));
    CHECK(all_values(*desk) == before);
    CHECK(operations(*desk) == 3);
    must_be_sound(*desk);
}

TEST_CASE("a person with sessions cannot be undone away") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"});
    run(*desk, "session log", {"C-001"});
    run(*desk, "session log", {"C-001", "yesterday"});
    const auto before = all_values(*desk);
    const auto told = refusal(*desk, Kind::refused, "undo", {"O-0001"});
    CHECK(has(told, "O-0001 cannot be undone: S-0001, S-0002 stand on it"));
    CHECK(all_values(*desk) == before);
    run(*desk, "undo");
    run(*desk, "undo");
    run(*desk, "undo", {"O-0001"});
    CHECK(codes(*desk, "client").empty());
    must_be_sound(*desk);
}

TEST_CASE("work leaning on an operation by more than a record is refused with the person's code") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"});
    run(*desk, "client edit", {"C-001"}, {{"barriers", "carer"}});
    const auto told = refusal(*desk, Kind::refused, "undo", {"O-0001"});
    CHECK(has(told, "O-0001 cannot be undone"));
    CHECK(has(told, "C-001"));
    CHECK(exists(*desk, "client", "C-001"));
    must_be_sound(*desk);
}

TEST_CASE("a record with all its parts comes back by redo under its own code") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"condition", "diabetes"}, {"barriers", "carer,transport"}});
    run(*desk, "measure add", {"C-001", "phq9"}, {{"items", "2,2,2,1,1,1,1,1,0"}});
    run(*desk, "session log", {"C-001"}, {{"topics", "sleep,food"}, {"note", "line one\nline \"two\"; '😀'"}});
    const auto before = all_values(*desk);
    for (int i = 0; i < 3; ++i) run(*desk, "undo");
    CHECK(all_values(*desk) == "");
    for (int i = 0; i < 3; ++i) run(*desk, "redo");
    CHECK(all_values(*desk) == before);
    CHECK(record(*desk, "client", "C-001").text("barriers") == "carer,transport");
    CHECK(record(*desk, "session", "S-0001").text("note") == "line one\nline \"two\"; '😀'");
    must_be_sound(*desk);
}

TEST_CASE("codes are never given out again after an undo") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"});
    run(*desk, "undo");
    CHECK(add(*desk, "client add", {"Bob Lindqvist"}) == "C-002");
    CHECK(add(*desk, "session log", {"C-002"}) == "S-0001");
    run(*desk, "undo");
    CHECK(add(*desk, "session log", {"C-002"}) == "S-0002");
    CHECK(line(codes(*desk, "client")) == "C-002");
}

TEST_CASE("what was written for one person never reaches another by a named redo") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"});
    run(*desk, "client edit", {"C-001"}, {{"phone", "01632 960001"}});
    run(*desk, "undo");
    run(*desk, "undo");
    run(*desk, "client add", {"Bob Lindqvist"});
    CHECK(has(refusal(*desk, Kind::refused, "redo", {"O-0002"}), "O-0002"));
    CHECK(phone(*desk, "C-002") == "");
    must_be_sound(*desk);
}

TEST_CASE("history never shows another person's code for undone work") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"});
    run(*desk, "client edit", {"C-001"}, {{"phone", "01632 960001"}});
    run(*desk, "undo");
    run(*desk, "undo");
    run(*desk, "client add", {"Bob Lindqvist"});
    CHECK_FALSE(has(join(desk->store().touched(desk->store().operation("O-0002")->id), " "), "C-002"));
}

TEST_CASE("a removed person can be brought back beside a new one") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"});
    run(*desk, "undo");
    run(*desk, "client add", {"Bob Lindqvist"});
    CHECK(refusal(*desk, Kind::refused, "redo", {"O-0001"}) == "");
    CHECK(line(codes(*desk, "client")) == "C-001 C-002");
    must_be_sound(*desk);
}
