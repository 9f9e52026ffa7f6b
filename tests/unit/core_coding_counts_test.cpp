// SPDX-License-Identifier: MIT
// The entries that wait, counted by day in SQL, beside the queue worked out one by one: on records that are made, entered, left
// out, changed and removed at random.
#include <doctest/doctest.h>

#include <random>

#include "../../src/core/coding_queue.hpp"
#include "builders.hpp"
#include "caseload/reporting.hpp"

using namespace caseload;

namespace {

constexpr const char* more_rules = R"(
[coding]
session = { of = "session", all = ["attended"], label = "Seen", code = "" }
late = { of = "session", any = ["did-not-attend", "phone"], none = ["first"], label = "Missed, or by phone", code = "", from = "2026-11-05" }
referral = { of = "referral", any = ["accepted"], label = "Accepted", code = "" }
first-level = { of = "measure", all = ["activation"], once = true, label = "First level", code = "" }
each-level = { of = "measure", all = ["activation"], label = "Level", code = "" }
plan = { of = "plan", label = "Plan", code = "" }
)";

std::string with_rules() {
    std::string toml(Config::starter());
    const auto from = toml.find("\n[coding]\n") + 1;
    const auto to = toml.find("\n[", from + 1);
    return toml.replace(from, to - from, more_rules + 1);
}

struct Dice {
    std::mt19937 engine;
    long of(long most) { return std::uniform_int_distribution<long>(0, most - 1)(engine); }
    template <class Things>
    const auto& one(const Things& things) { return things[static_cast<std::size_t>(of(std::ssize(things)))]; }
};

// What one day of work leaves behind; what is refused is no matter here.
void work_a_little(Desk& desk, Dice& dice) {
    const auto person = dice.one(test::codes(desk, "client"));
    const auto sessions = test::codes(desk, "session"), measures = test::codes(desk, "measure");
    const test::Words outcomes{"attended", "did-not-attend", "cancelled-by-client"}, modes{"phone", "face-to-face"}, kinds{"first", "follow-up"};
    switch (dice.of(7)) {
        case 0:
        case 1: test::run(desk, "session log", {person, test::ago(dice.of(30))}, {{"outcome", dice.one(outcomes)}, {"mode", dice.one(modes)}, {"kind", dice.one(kinds)}}); break;
        case 2: test::run(desk, "measure add", {person, "activation"}, {{"score", std::to_string(40 + dice.of(30))}, {"date", test::ago(dice.of(30))}}); break;
        case 3: test::run(desk, "goal add", {person, "walk"}, {{"opened_on", test::ago(dice.of(30))}}); break;
        case 4:
            if (!sessions.empty()) test::run(desk, "session edit", {dice.one(sessions)}, {{"date", test::ago(dice.of(30))}});
            break;
        case 5:
            if (!measures.empty()) test::run(desk, "measure edit", {dice.one(measures)}, {{"date", test::ago(dice.of(30))}});
            break;
        default: test::run(desk, "undo"); break;
    }
}

void settle_some(Desk& desk, Dice& dice) {
    const auto all = coding_queue(desk, {});
    if (all.empty()) return;
    const auto input = test::typed("coding done", {dice.one(all).record}, dice.of(3) ? test::Flags{} : test::Flags{{"reason", "they did"}});
    Document document = input.has("reason") ? coding_leave(desk, input) : coding_done(desk, input);
    desk.conclude(document, "coding", false);
    desk.begin();
}

WaitingDays days_of(const std::vector<Waiting>& queue) {
    WaitingDays days;
    for (const auto& one : queue)
        if (one.state != Waiting::State::gone) ++days[one.date];
    return days;
}

std::string words_of(const WaitingDays& days) {
    std::string all;
    for (const auto& [day, n] : days) all += day + " " + std::to_string(n) + "\n";
    return all;
}

void must_agree(const Desk& desk, const std::string& from, const std::string& to) {
    Queue asked;
    asked.from = from, asked.to = to;
    const auto queue = coding_queue(desk, asked);
    const auto days = waiting_days(desk, from, to);
    CHECK(words_of(days) == words_of(days_of(queue)));
    if (from.empty() && to.empty()) return;
    std::string each, all;
    each_waiting(desk, asked, days, [&](const Waiting& one) { return each += one.record + one.rule->name + one.why + "\n", true; });
    for (const auto& one : queue) all += one.record + one.rule->name + one.why + "\n";
    CHECK(each == all);
}

}  // namespace

TEST_CASE("the entries that wait are as many by day as the queue is long") {
    std::int64_t seen = 0, changed = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        const auto desk = test::desk_with(with_rules());
        Dice dice{std::mt19937(seed)};
        for (int i = 0; i < 4; ++i) {
            const auto client = test::add(*desk, "client add", {"Person " + std::to_string(i)}, {{"enrolled_on", test::ago(60)}});
            const auto referral = test::add(*desk, "referral add", {client}, {{"received_on", test::ago(40)}});
            test::run(*desk, "referral edit", {referral}, {{"decision", "accepted"}, {"decided_on", test::ago(dice.of(30))}});
        }
        for (int i = 0; i < 60; ++i) {
            try {
                work_a_little(*desk, dice);
            } catch (const Error&) {
            }
            if (seed % 3 != 0 && i % 4 == 3) settle_some(*desk, dice);  // every third service enters nothing
            if (i % 10 != 9) continue;
            must_agree(*desk, "", "");
            must_agree(*desk, test::ago(20), test::ago(5));
            must_agree(*desk, test::ago(10), "");
            for (const auto& one : coding_queue(*desk, {})) ++seen, changed += one.state != Waiting::State::fresh;
        }
    }
    CHECK(seen > 900);
    CHECK(changed > 20);
}
