// SPDX-License-Identifier: MIT
// Questions are SQL files; words of the config are lent to them as often as they are asked.
#include <algorithm>

#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

TEST_CASE("a report may be asked again on the same open caseload, whatever was loaded before") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"barriers", "carer"}});
    for (int i = 0; i < 3; ++i) {
        CHECK(record(*desk, "client", "C-001").text("barriers") == "carer");
        CHECK_FALSE(desk->store().find_code(noun("client"), "C-099").has_value());
        CHECK(desk->store().name_of(noun("client"), 99).code.empty());
        CHECK_NOTHROW(run(*desk, "client show", {"C-001"}, {{"why", ""}}));
        CHECK_NOTHROW(run(*desk, "report impact"));
    }
}

TEST_CASE("a question that is not there is a fault of the program") {
    const Store store = Store::in_memory();
    CHECK_THROWS_AS(store.rows("lists/nothing"), std::logic_error);
    CHECK_THROWS_AS(store.rows("reports/impact#nothing"), std::logic_error);
    CHECK(store.explanations("reports/impact").size() > 5);
}

TEST_CASE("a list is oldest first, and a limit keeps the newest") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(90)}});
    run(*desk, "client add", {"Bob Lindqvist"}, {{"enrolled_on", ago(90)}});
    for (const long days : {3L, 9L, 1L, 5L}) run(*desk, "session log", {"C-001", ago(days)});
    run(*desk, "session log", {"C-002", ago(4)}, {{"outcome", "did-not-attend"}});
    const auto list = [&](const Words& words, const Flags& flags) {
        return line(run(*desk, "session list", words, flags).codes);
    };
    CHECK(list({}, {}) == "S-0002 S-0004 S-0005 S-0001 S-0003");
    CHECK(list({}, {{"limit", "2"}}) == "S-0001 S-0003");
    CHECK(list({"C-001"}, {}) == "S-0002 S-0004 S-0001 S-0003");
    CHECK(list({}, {{"outcome", "did-not-attend"}}) == "S-0005");
    CHECK(list({}, {{"from", ago(5)}, {"to", ago(3)}}) == "S-0004 S-0005 S-0001");
    CHECK(refusal(*desk, Kind::refused, "session list", {}, {{"from", ago(1)}, {"to", ago(3)}}) != "");
    CHECK(refusal(*desk, Kind::usage, "session list", {}, {{"limit", "0"}}) != "");
}

TEST_CASE("closed records are listed apart") {
    const auto desk = Desk::in_memory(monday());
    for (const auto* name : {"A", "B", "C"}) run(*desk, "client add", {name});
    run(*desk, "client close", {"C-002"}, {{"outcome", "completed"}});
    const auto list = [&](const Flags& flags) {
        auto codes = run(*desk, "client list", {}, flags).codes;
        std::sort(codes.begin(), codes.end());
        return line(codes);
    };
    CHECK(list({}) == "C-001 C-003");
    CHECK(list({{"closed", ""}}) == "C-002");
    CHECK(list({{"all", ""}}) == "C-001 C-002 C-003");
}

TEST_CASE("rows of numbers come without cells: what is unknown is told apart, and what is no number is refused") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(90)}});
    run(*desk, "client add", {"Bob Lindqvist"}, {{"enrolled_on", ago(7)}});
    run(*desk, "session plan", {"C-001", "today 14:00"});
    const Store& store = desk->store();
    const Parameters day = {{"today", desk->today().iso()}, {"today_day", std::int64_t{desk->today().days()}}, {"waiting_days", std::int64_t{14}}, {"contact_days", std::int64_t{28}}};
    std::vector<std::vector<std::int64_t>> numbers;
    const auto keep = [&](std::span<const std::int64_t> row) { numbers.emplace_back(row.begin(), row.end()); };
    store.each_numbers("priority/factors#people", day, keep);
    const auto cells = store.rows("priority/factors#people", day);
    REQUIRE(numbers.size() == 2);
    REQUIRE(cells.size() == 2);
    int unknown = 0;
    for (std::size_t person = 0; person < 2; ++person)
        for (std::size_t i = 0; i < cells[person].size(); ++i) {
            const bool known = is_known(cells[person][i]);
            unknown += !known;
            CHECK(numbers[person][i] == (known ? whole_of(cells[person][i]) : Store::unknown_number));
        }
    CHECK(unknown > 0);
    CHECK_THROWS_AS(store.each_numbers("lists/today#sessions", day, keep), std::logic_error);
    struct Enough {};
    CHECK_THROWS_AS(store.each_numbers("priority/factors#people", day, [](std::span<const std::int64_t>) { throw Enough(); }), Enough);
    numbers.clear();
    store.each_numbers("priority/factors#people", day, [&](std::span<const std::int64_t>) { store.each_numbers("lists/today#counts", day, keep); });
    CHECK(numbers.size() == 2);
}
