// SPDX-License-Identifier: MIT
// Sessions: what was planned is fulfilled by what happened, and both keep to their side of today.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

std::unique_ptr<Desk> one_person() {
    auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(100)}});
    return desk;
}

std::string field(Desk& desk, const std::string& code, const std::string& name) {
    return record(desk, "session", code).text(name);
}

}  // namespace

TEST_CASE("a planned session is fulfilled by logging that day: one record, not two") {
    const auto desk = one_person();
    CHECK(add(*desk, "session plan", {"C-001", "today"}, {{"time", "14:00"}, {"kind", "first"}}) == "S-0001");
    CHECK(field(*desk, "S-0001", "state") == "planned");
    CHECK(field(*desk, "S-0001", "outcome") == "");
    const auto document = run(*desk, "session log", {"C-001", "today"}, {{"minutes", "45"}});
    CHECK(line(document.codes) == "S-0001");
    CHECK(has(said(document), "S-0001 was planned"));
    CHECK(codes(*desk, "session").size() == 1);
    CHECK(field(*desk, "S-0001", "state") == "happened");
    CHECK(field(*desk, "S-0001", "attendance") == "attended");
    CHECK(field(*desk, "S-0001", "time") == "14:00");
    CHECK(record(*desk, "session", "S-0001").whole("minutes") == 45);
    run(*desk, "undo");
    CHECK(field(*desk, "S-0001", "state") == "planned");
    CHECK(field(*desk, "S-0001", "attendance") == "");
}

TEST_CASE("logging another day than the planned one is a session of its own") {
    const auto desk = one_person();
    run(*desk, "session plan", {"C-001", "today"});
    CHECK(add(*desk, "session log", {"C-001", "yesterday"}) == "S-0002");
    CHECK(field(*desk, "S-0001", "state") == "planned");
}

TEST_CASE("a planned session is never another person's") {
    const auto desk = one_person();
    run(*desk, "client add", {"Bob Lindqvist"});
    run(*desk, "session plan", {"C-001", "today"});
    CHECK(add(*desk, "session log", {"C-002", "today"}) == "S-0002");
}

TEST_CASE("two planned on one day are refused with both codes, and one is chosen by its code") {
    const auto desk = one_person();
    run(*desk, "session plan", {"C-001", "today"}, {{"time", "15:00"}});
    run(*desk, "session plan", {"C-001", "today"}, {{"time", "09:00"}});
    const auto told = refusal(*desk, Kind::not_found, "session log", {"C-001", "today"});
    CHECK(has(told, "2 sessions are planned for that day: S-0002, S-0001"));
    CHECK(has(told, "caseload session log S-0002"));
    run(*desk, "session log", {"S-0001"});
    CHECK(field(*desk, "S-0001", "state") == "happened");
    CHECK(field(*desk, "S-0002", "state") == "planned");
    CHECK(has(refusal(*desk, Kind::refused, "session log", {"S-0001"}), "S-0001 is logged already"));
}

TEST_CASE("a session logged by its code on another day keeps the day that was given") {
    const auto desk = one_person();
    run(*desk, "session plan", {"C-001", "today"});
    run(*desk, "session log", {"S-0001", "yesterday"});
    CHECK(field(*desk, "S-0001", "date") == ago(1));
}

TEST_CASE("what has not happened cannot be logged and what is past cannot be planned") {
    const auto desk = one_person();
    CHECK(has(refusal(*desk, Kind::refused, "session log", {"C-001", "tomorrow"}),
              "Tue 24 Nov 2026 is in the future"));
    CHECK(
        has(refusal(*desk, Kind::refused, "session log", {"C-001", "2026-12-01"}), "caseload session plan"));
    CHECK(has(refusal(*desk, Kind::refused, "session plan", {"C-001", "yesterday"}),
              "Sun 22 Nov 2026 is past"));
    run(*desk, "session plan", {"C-001", "tomorrow"});
    CHECK(has(refusal(*desk, Kind::refused, "session log", {"S-0001"}), "is in the future"));
    CHECK(has(refusal(*desk, Kind::refused, "session plan", {"C-001", "today"}, {{"outcome", "attended"}}),
              "no --outcome yet"));
    CHECK(line(codes(*desk, "session")) == "S-0001");
}

TEST_CASE("a weekday is the last one when logging and the coming one when planning") {
    const auto desk = one_person();
    CHECK(field(*desk, add(*desk, "session log", {"C-001", "fri"}), "date") == "2026-11-20");
    CHECK(field(*desk, add(*desk, "session plan", {"C-001", "fri 14:00"}), "date") == "2026-11-27");
    CHECK(field(*desk, "S-0002", "time") == "14:00");
}

TEST_CASE("impossible days are refused and never guessed") {
    const auto desk = one_person();
    for (const auto* day : {"2026-02-30", "11/12/2026", "someday", "2026-13-01", "31 Nov 2026"}) {
        CAPTURE(day);
        CHECK(refusal(*desk, Kind::refused, "session log", {"C-001", day}) != "");
    }
    CHECK(codes(*desk, "session").empty());
}

TEST_CASE("minutes up to the limit and not beyond") {
    const auto desk = one_person();
    run(*desk, "session log", {"C-001", ago(1)}, {{"minutes", "480"}});
    CHECK(has(refusal(*desk, Kind::refused, "session log", {"C-001"}, {{"minutes", "481"}}),
              "--minutes 481 is over the limit of 480"));
    CHECK(refusal(*desk, Kind::refused, "session log", {"C-001"}, {{"minutes", "-1"}}) != "");
    CHECK(refusal(*desk, Kind::refused, "session log", {"C-001"}, {{"minutes", "4.5"}}) != "");
    CHECK(codes(*desk, "session").size() == 1);
}

TEST_CASE("every word of attendance keeps the class it counts as") {
    const std::map<std::string, std::string> classes = {{"attended", "attended"},
                                                        {"arrived-late", "attended"},
                                                        {"late-not-seen", "not-seen"},
                                                        {"did-not-attend", "did-not-attend"},
                                                        {"cancelled-by-client", "cancelled"},
                                                        {"cancelled-by-us", "service-cancelled"}};
    const auto desk = one_person();
    long days = 1;
    for (const auto& [word, counts_as] : classes) {
        const auto code = add(*desk, "session log", {"C-001", ago(++days)}, {{"outcome", word}});
        CHECK(field(*desk, code, "outcome") == word);
        CHECK(field(*desk, code, "attendance") == counts_as);
    }
    CHECK(field(*desk, add(*desk, "session log", {"C-001"}), "attendance") == "attended");
    run(*desk, "session edit", {"S-0001"}, {{"outcome", "did-not-attend"}});
    CHECK(field(*desk, "S-0001", "attendance") == "did-not-attend");
    CHECK(has(refusal(*desk, Kind::refused, "session log", {"C-001"}, {{"outcome", "atended"}}),
              "did you mean 'attended'?"));
}

TEST_CASE("no session after someone has left the caseload") {
    const auto desk = one_person();
    run(*desk, "client close", {"C-001"}, {{"outcome", "completed"}, {"closed_on", ago(5)}});
    const auto told = refusal(*desk, Kind::refused, "session log", {"C-001", ago(4)});
    CHECK(has(told, "C-001 left the caseload on Wed 18 Nov 2026"));
    CHECK(has(told, "caseload client reopen C-001"));
    CHECK(add(*desk, "session log", {"C-001", ago(5)}) == "S-0001");
}

TEST_CASE("every problem of one command is told at once") {
    const auto desk = one_person();
    const auto told = refusal(*desk, Kind::refused, "session log", {"C-001", "2026-02-30"},
                              {{"outcome", "atended"}, {"mode", "pigeon"}, {"minutes", "many"}});
    for (const auto* part : {"2026-02-30", "--outcome", "--mode", "--minutes"})
        CHECK_MESSAGE(has(told, part), part);
}
