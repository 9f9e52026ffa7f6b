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
