// SPDX-License-Identifier: MIT
// The order of people: most points first, then the oldest contact, then the code; the same every time.
#include <algorithm>

#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

Words order(Desk& desk) {
    return run(desk, "today", {}, {{"all", ""}}).codes;
}

std::string person(Desk& desk, const std::string& name, long enrolled_ago = 0) {
    return add(desk, "client add", {name}, {{"enrolled_on", ago(enrolled_ago)}});
}

/// Twelve people who differ in what counts.
std::unique_ptr<Desk> mixed() {
    auto desk = Desk::in_memory(monday());
    for (int i = 0; i < 12; ++i) {
        const auto code = person(*desk, "Person " + std::to_string(i), 10L * i);
        if (i % 2)
            run(*desk, "session log", {code, ago(i)}, {{"outcome", i % 3 ? "attended" : "did-not-attend"}});
        if (i % 3 == 0) run(*desk, "client edit", {code}, {{"barriers", "carer,money"}});
        if (i % 4 == 0) run(*desk, "measure add", {code, "activation"}, {{"score", std::to_string(40 + i)}});
        if (i % 5 == 0)
            run(*desk, "goal add", {code, "walk"},
                {{"opened_on", ago(0)}, {"importance", "9"}, {"confidence", "2"}});
    }
    return desk;
}

}  // namespace

TEST_CASE("ties go to the oldest contact, and to the enrolment where there was none") {
    const auto desk = Desk::in_memory(monday());
    person(*desk, "A", 14);
    person(*desk, "B", 14);
    person(*desk, "C", 14);
    person(*desk, "D", 3);
    run(*desk, "session log", {"C-001", ago(2)});
    run(*desk, "session log", {"C-002", ago(9)});
    run(*desk, "session log", {"C-003", ago(5)});
    // All have 4.0: unknown activation and nothing booked. D was never seen and came three days ago.
    const auto document = run(*desk, "today", {}, {{"all", ""}});
    for (std::size_t i = 0; i < 4; ++i)
        CHECK(whole_of(cell(table_of(document, "priority"), "points", i)) == 400);
    CHECK(line(order(*desk)) == "C-002 C-003 C-004 C-001");
}

TEST_CASE("ties of points and contact go by the code") {
    const auto desk = Desk::in_memory(monday());
    for (const auto* name : {"Zoe", "Amy", "Max"}) person(*desk, name, 5);
    CHECK(line(order(*desk)) == "C-001 C-002 C-003");
}

TEST_CASE("more points come before an older contact") {
    const auto desk = Desk::in_memory(monday());
    person(*desk, "Old", 14);
    person(*desk, "New", 0);
    run(*desk, "client edit", {"C-002"}, {{"barriers", "carer"}});
    CHECK(line(order(*desk)) == "C-002 C-001");
}

TEST_CASE("who left the caseload has no priority until they come back") {
    const auto desk = mixed();
    CHECK(order(*desk).size() == 12);
    run(*desk, "client close", {"C-004"}, {{"outcome", "completed"}});
    const auto left = order(*desk);
    CHECK(left.size() == 11);
    CHECK(std::ranges::find(left, "C-004") == left.end());
    CHECK(has(said(run(*desk, "client show", {"C-004"}, {{"why", ""}})), "no priority"));
    run(*desk, "client reopen", {"C-004"});
    CHECK(order(*desk).size() == 12);
}

TEST_CASE("every sum is the sum of its terms") {
    const auto desk = mixed();
    const auto document = run(*desk, "today", {}, {{"all", ""}});
    const auto& people = table_of(document, "priority");
    REQUIRE(people.rows.size() == 12);
    for (std::size_t i = 0; i < people.rows.size(); ++i) {
        const auto code = text_of(cell(people, "code", i));
        CAPTURE(code);
        std::int64_t sum = 0;
        const auto why = run(*desk, "client show", {code}, {{"why", ""}});
        for (const auto& row : table_of(why, "why").rows) sum += whole_of(row[6]);
        CHECK(sum == whole_of(cell(people, "points", i)));
        CHECK(has(said(why), "Priority " + format_hundredths(sum, 1)));
    }
    for (std::size_t i = 1; i < people.rows.size(); ++i)
        CHECK(whole_of(cell(people, "points", i - 1)) >= whole_of(cell(people, "points", i)));
}

TEST_CASE("the order is the same on repetition and in the list of clients") {
    const auto desk = mixed();
    const auto first = order(*desk);
    for (int i = 0; i < 5; ++i) CHECK(order(*desk) == first);
    CHECK(run(*desk, "client list").codes == first);
    run(*desk, "client edit", {"C-005"}, {{"phone", "1"}});
    run(*desk, "undo");
    CHECK(order(*desk) == first);
}

TEST_CASE("today shows those at or above the threshold") {
    const auto desk = Desk::in_memory(monday());
    person(*desk, "Waits four weeks over", 42);  // 4 + 2 + 2 = 8.0
    person(*desk, "Waits three weeks over", 35);
    const auto document = run(*desk, "today");
    CHECK(line(document.codes) == "C-001");
    CHECK(has(said(document), "1 of 2 at or above 8.0"));
    CHECK_FALSE(document.findings);
    CHECK(run(*desk, "today", {}, {{"exit_code", ""}}).findings);
}

TEST_CASE("the records behind a term are named") {
    const auto desk = Desk::in_memory(monday());
    person(*desk, "Jane Roe", 30);
    run(*desk, "session log", {"C-001", ago(9)});
    run(*desk, "session log", {"C-001", ago(7)}, {{"outcome", "did-not-attend"}});
    run(*desk, "session log", {"C-001", ago(2)}, {{"outcome", "did-not-attend"}});
    const auto why = run(*desk, "client show", {"C-001"}, {{"why", ""}});
    std::string evidence;
    for (const auto& row : table_of(why, "why").rows)
        if (text_of(row[1]) == "missed_in_row") evidence = text_of(row[7]);
    CHECK(evidence == "S-0002 (16 Nov), S-0003 (21 Nov)");
}
