// SPDX-License-Identifier: MIT
// Long series of chance work from fixed seeds: whatever is done in whatever order, the caseload stays sound.
#include <cstdint>

#include "builders.hpp"
#include "caseload/reporting.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

/// The same numbers on every machine.
class Chance {
  public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t n) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state_ >> 33) % n;
    }
    template <class T>
    T of(const std::vector<T>& all) {
        return all.at(below(all.size()));
    }
    std::string whole(std::size_t n) { return std::to_string(below(n)); }

  private:
    std::uint64_t state_;
};

std::string some(Chance& chance, Desk& desk, const std::string& kind) {
    const auto all = codes(desk, kind);
    return all.empty() ? "none" : chance.of(all);
}

Input chance_client(Chance& chance, Desk& desk) {
    const auto code = some(chance, desk, "client");
    switch (chance.below(7)) {
        case 0:
        case 1:
            return typed("client add", {"Person " + chance.whole(1000)},
                         {{"condition", chance.of<std::string>({"diabetes", "asthma", "copd"})},
                          {"barriers", chance.of<std::string>({"carer", "carer,transport", "money"})},
                          {"enrolled_on", ago(static_cast<long>(chance.below(200)))}});
        case 2:
            return typed("client edit", {code}, {{"phone", chance.whole(4)}});
        case 3:
            return typed("client edit", {code},
                         {{"barriers", chance.of<std::string>({"", "carer", "sight,hearing"})}});
        case 4:
            return typed("client close", {code}, {{"outcome", "completed"}});
        case 5:
            return typed("client reopen", {code});
        default:
            return typed("referral add", {code},
                         {{"received_on", ago(static_cast<long>(chance.below(90)))},
                          {"decision", chance.of<std::string>({"accepted", "declined"})}});
    }
}

Input chance_session(Chance& chance, Desk& desk) {
    const auto client = some(chance, desk, "client"), session = some(chance, desk, "session");
    const auto past = ago(static_cast<long>(chance.below(60))),
               future = ahead(static_cast<long>(chance.below(20)));
    const auto outcome =
        chance.of<std::string>({"attended", "did-not-attend", "cancelled-by-us", "late-not-seen"});
    switch (chance.below(6)) {
        case 0:
        case 1:
        case 2:
            return typed("session log", {client, past}, {{"outcome", outcome}, {"topics", "sleep,food"}});
        case 3:
            return typed("session plan", {client, future});
        case 4:
            return typed("session edit", {session}, {{"outcome", outcome}, {"date", past}});
        default:
            return typed("session edit", {session}, {{"client", client}});
    }
}

Input chance_goal(Chance& chance, Desk& desk) {
    const auto client = some(chance, desk, "client"), goal = some(chance, desk, "goal");
    switch (chance.below(5)) {
        case 0:
            return typed("goal add", {client, "a goal"},
                         {{"importance", chance.whole(11)},
                          {"confidence", chance.whole(11)},
                          {"rating", chance.whole(11)}});
        case 1:
            return typed("goal review", {goal},
                         {{"decision", "keep"},
                          {"rating", chance.whole(11)},
                          {"next", ahead(static_cast<long>(chance.below(40)))}});
        case 2:
            return typed("goal review", {goal}, {{"decision", "met"}});
        case 3:
            return typed("goal reopen", {goal});
        default:
            return typed("goal edit", {goal}, {{"next_review_on", ago(static_cast<long>(chance.below(10)))}});
    }
}

Input chance_other(Chance& chance, Desk& desk) {
    const auto client = some(chance, desk, "client"), measure = some(chance, desk, "measure");
    const auto date = ago(static_cast<long>(chance.below(150)));
    switch (chance.below(6)) {
        case 0:
            return typed("measure add", {client, "activation"},
                         {{"score", chance.whole(101)}, {"date", date}});
        case 1:
            return typed("measure add", {client, "gad7"},
                         {{"items", "3,2,2,1,1,1," + chance.whole(4)}, {"date", date}});
        case 2:
            return typed("measure edit", {measure}, {{"date", date}});
        case 3:
            return typed("measure edit", {measure}, {{"client", client}});
        case 4:
            return typed("condition add", {client, chance.of<std::string>({"diabetes", "stroke"})});
        default:
            return typed("condition close", {some(chance, desk, "condition")});
    }
}

Input chance_work(Chance& chance, Desk& desk) {
    switch (chance.below(4)) {
        case 0:
            return chance_client(chance, desk);
        case 1:
            return chance_session(chance, desk);
        case 2:
            return chance_goal(chance, desk);
        default:
            return chance_other(chance, desk);
    }
}

Input chance_step(Chance& chance, Desk& desk) {
    const auto named = Words{"O-" + std::to_string(1 + chance.below(operations(desk) + 1))};
    switch (chance.below(12)) {
        case 0:
        case 1:
            return typed("undo");
        case 2:
            return typed("redo");
        case 3:
            return typed("undo", named);
        case 4:
            return typed("redo", named);
        default:
            return chance_work(chance, desk);
    }
}

/// True when it was done. A refusal is fine and must leave everything as it was.
bool did(Desk& desk, const Input& input) {
    const auto before = all_values(desk);
    const auto written = operations(desk);
    try {
        run_input(desk, input);
        return true;
    } catch (const Error& error) {
        const bool expected = error.kind() == Kind::refused || error.kind() == Kind::not_found;
        CHECK_MESSAGE(expected, input.command << ": " << error.what());
        CHECK(all_values(desk) == before);
        CHECK(operations(desk) == written);
        return false;
    }
}

/// Every figure of the reports by both routes: what disagrees, by name.
std::string disagreeing(Desk& desk, const Flags& flags) {
    std::string all;
    const auto document = check_totals(desk, typed("check totals", {}, flags));
    for (const auto& row : table_of(document, "figures").rows)
        if (whole_of(row[4]) == 0) all += text_of(row[0]) + " " + text_of(row[1]) + " " + text_of(row[2]) + " " + text_of(row[3]) + "; ";
    for (const auto& row : table_of(document, "records").rows) all += text_of(row[1]) + " " + text_of(row[2]) + " " + text_of(row[3]) + "; ";
    return all;
}

}  // namespace

TEST_CASE("three hundred chance steps with undo and redo leave every summary as one made anew") {
    for (const std::uint64_t seed : {1ULL, 20261123ULL}) {
        CAPTURE(seed);
        const auto desk = Desk::in_memory(monday());
        Chance chance(seed);
        int done = 0;
        for (int step = 0; step < 300; ++step) {
            const Input input = chance_step(chance, *desk);
            CAPTURE(step);
            CAPTURE(input.command);
            done += did(*desk, input);
            if (step % 10 == 9) REQUIRE(join(desk->store().stale_summaries(), " ") == "");
            if (step % 60 != 59) continue;
            desk->give_up();
            REQUIRE(disagreeing(*desk, {{"week", "this"}}) == "");
            desk->begin();
        }
        CHECK(done > 120);
        desk->give_up();
        CHECK(disagreeing(*desk, {}) == "");
        CHECK(disagreeing(*desk, {{"last", "60d"}}) == "");
        desk->begin();
        must_be_sound(*desk);
    }
}

TEST_CASE("a long series undone step by step ends empty and redone step by step ends as it was") {
    const auto desk = Desk::in_memory(monday());
    Chance chance(7);
    for (int step = 0; step < 200; ++step) did(*desk, chance_work(chance, *desk));
    const auto at_the_end = all_values(*desk);
    const auto written = operations(*desk);
    REQUIRE(written > 80);
    for (std::size_t i = 0; i < written; ++i) REQUIRE(did(*desk, typed("undo")));
    CHECK(all_values(*desk) == "");
    CHECK_FALSE(did(*desk, typed("undo")));
    for (std::size_t i = 0; i < written; ++i) REQUIRE(did(*desk, typed("redo")));
    CHECK(all_values(*desk) == at_the_end);
    CHECK_FALSE(did(*desk, typed("redo")));
    must_be_sound(*desk);
}

TEST_CASE("the same series gives the same journal and the same order of people") {
    std::vector<std::string> heads, orders;
    for (int turn = 0; turn < 2; ++turn) {
        const auto desk = Desk::in_memory(monday());
        Chance chance(42);
        for (int step = 0; step < 80; ++step) did(*desk, chance_step(chance, *desk));
        heads.push_back(desk->store().history(1).at(0).hash);
        orders.push_back(join(run(*desk, "today", {}, {{"all", ""}}).codes, " "));
    }
    CHECK(heads[0] == heads[1]);
    CHECK(orders[0] == orders[1]);
}
