// SPDX-License-Identifier: MIT
// check totals: every figure with a recipe is compared somewhere, and both routes agree on a caseload that holds some of everything.
#include <algorithm>

#include "builders.hpp"
#include "caseload/coaching.hpp"
#include "caseload/reporting.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

std::int64_t insert(Desk& desk, const std::string& kind, const std::vector<std::pair<std::string, Value>>& fields) {
    Record record(noun(kind));
    for (const auto& [field, value] : fields) record.at(field) = value;
    record.at("recorded_on") = ago(0);
    desk.store().insert(record);
    return record.id;
}

void people(Desk& desk) {
    for (const auto* name : {"One", "Two", "Three", "Four"}) add(desk, "client add", {name}, {{"enrolled_on", ago(200)}, {"birth_date", "1960-02-29"}, {"barriers", "carer,transport"}});
    add(desk, "client add", {"Five"}, {{"enrolled_on", ago(20)}});
    run(desk, "client close", {"C-003"}, {{"outcome", "completed"}, {"closed_on", ago(30)}});
    run(desk, "client close", {"C-004"}, {{"outcome", "left-early"}, {"closed_on", ago(180)}});
    run(desk, "consent add", {"C-002"}, {{"decision", "given"}, {"about", "evaluation"}, {"date", ago(100)}});
    add(desk, "client add", {"Six"}, {{"enrolled_on", ago(50)}});
    run(desk, "consent add", {"C-006"}, {{"decision", "withdrawn"}, {"about", "evaluation"}, {"date", ago(10)}});
}

void sessions(Desk& desk) {
    long days = 40;
    for (const auto* outcome : {"attended", "attended", "did-not-attend", "late-not-seen", "cancelled-by-client", "cancelled-by-us", "attended"})
        run(desk, "session log", {"C-001", ago(days -= 5)}, {{"outcome", outcome}, {"note", "said so"}});
    run(desk, "session log", {"C-003", ago(60)}, {{"minutes", "40"}});
    run(desk, "session plan", {"C-002", ahead(1)});
    run(desk, "group add", {"Walkers"}, {{"kind", "walk"}});
    run(desk, "outreach log", {"Walkers", ago(0)}, {{"kind", "public"}, {"minutes", "90"}});
    insert(desk, "group-session", {{"group", *desk.store().find_by(noun("group"), "name", std::string("Walkers"))}, {"state", std::string("happened")}, {"date", ago(0)}, {"minutes", std::int64_t{60}}, {"note", std::string("round the lake")}});
    insert(desk, "session", {{"client", std::int64_t{1}}, {"group", *desk.store().find_by(noun("group"), "name", std::string("Walkers"))}, {"state", std::string("happened")}, {"date", ago(0)}, {"outcome", std::string("attended")},
                             {"attendance", std::string("attended")}, {"group_session", *desk.store().find_code(noun("group-session"), "GS-0001")}});
}

void referrals(Desk& desk) {
    for (const auto* decision : {"accepted", "declined", "redirected", "more-information", ""}) {
        Flags flags = {{"source", "gp"}, {"received_on", ago(70)}};
        if (*decision) flags.insert(flags.end(), {{"decision", decision}, {"decided_on", ago(65)}, {"decision_reason", "said so"}});
        run(desk, "referral add", {"C-001"}, flags);
    }
    run(desk, "onward add", {"C-001", "Walkers"}, {{"sent_on", ago(30)}});
    run(desk, "onward add", {"C-002", "Walkers"}, {{"sent_on", ago(30)}});
    for (const auto* ends : {"taken-up", "not-taken-up"}) {  // two places with one name: their counts are compared together
        const auto service = insert(desk, "group", {{"name", std::string("Cook together")}});
        insert(desk, "onward", {{"client", std::int64_t{1}}, {"service", service}, {"sent_on", ago(20)}, {"closed_on", ago(2)}, {"outcome", std::string(ends)}});
    }
    run(desk, "onward close", {"OW-0001"}, {{"outcome", "taken-up"}, {"closed_on", ago(2)}});
    insert(desk, "candidate", {{"name", std::string("Seven")}, {"birth_date", std::string("1970-01-01")}, {"screen", std::string("diabetes")}, {"found_on", ago(40)}, {"invited_on", ago(30)}, {"answer", std::string("interested")}, {"answered_on", ago(20)}, {"client", std::int64_t{5}}});
    insert(desk, "candidate", {{"name", std::string("Eight")}, {"birth_date", std::string("1980-01-01")}, {"screen", std::string("diabetes")}, {"found_on", ago(40)}});
}

void scores(Desk& desk) {
    for (const auto& [who, score, when] : {std::tuple{"C-001", "50.0", 100L}, {"C-001", "60.0", 10L}, {"C-002", "40.0", 90L}, {"C-003", "55.0", 150L}, {"C-003", "48.0", 40L}, {"C-003", "48.0", 150L}})
        run(desk, "measure add", {who, "activation"}, {{"score", score}, {"date", ago(when)}});
    for (const auto& [items, when] : {std::pair{"3,2,1,1,2,60", 90L}, std::pair{"2,2,1,2,2,70", 5L}}) run(desk, "measure add", {"C-001", "eq5d5l"}, {{"items", items}, {"date", ago(when)}});
    for (const auto& [items, when] : {std::pair{"2,2,2,2,2,2,2", 90L}, std::pair{"1,0,2,2,1,1,1", 5L}}) run(desk, "measure add", {"C-002", "gad7"}, {{"items", items}, {"date", ago(when)}});
}

void goals(Desk& desk) {
    const Flags scale = {{"much_less", "a"}, {"less", "b"}, {"expected", "c"}, {"more", "d"}, {"much_more", "e"}, {"baseline", "-1"}, {"weight", "3"}, {"opened_on", ago(90)}, {"next_review_on", ago(5)}};
    run(desk, "goal add", {"C-001", "walk"}, scale);
    run(desk, "goal add", {"C-001", "sleep"}, {{"opened_on", ago(80)}});
    run(desk, "goal review", {"G-0001"}, {{"decision", "keep"}, {"attained", "1"}});
    run(desk, "goal close", {"G-0002"}, {{"outcome", "met"}, {"closed_on", ago(1)}});
    run(desk, "action add", {"C-001", "ring"}, {{"due_on", ago(8)}});
}

void uses(Desk& desk) {
    for (const auto& [when, n] : {std::pair{260L, "3"}, std::pair{90L, "1"}, std::pair{10L, "1"}}) run(desk, "service-use add", {"C-001", "gp"}, {{"date", ago(when)}, {"count", n}});
    run(desk, "service-use add", {"C-003", "gp"}, {{"date", ago(20)}});
    insert(desk, "intervention", {{"client", std::int64_t{1}}, {"what", std::string("peer-group")}, {"offered_on", ago(50)}, {"accepted_on", ago(45)}, {"started_on", ago(40)}, {"closed_on", ago(4)},
                                  {"outcome", std::string("finished")}, {"ended_as", std::string("finished")}});
    insert(desk, "intervention", {{"client", std::int64_t{2}}, {"what", std::string("peer-group")}, {"offered_on", ago(50)}});
    run(desk, "experience add", {"fft", "good"}, {{"client", "C-001"}, {"date", ago(10)}, {"asked", "1"}, {"answered_on", ago(9)}});
}

/// Some of everything that reports count.
std::unique_ptr<Desk> some_of_everything() {
    auto desk = Desk::in_memory(monday());
    for (const auto fill : {people, sessions, referrals, scores, goals, uses}) fill(*desk);
    desk->give_up();
    return desk;
}


}  // namespace

TEST_CASE("check totals: both routes agree on some of everything, over other periods and earlier days too") {
    const auto desk = some_of_everything();
    for (const Flags& flags : {Flags{}, Flags{{"week", "this"}}, Flags{{"from", ago(60)}, {"to", ago(20)}}, Flags{{"last", "30d"}}}) {
        const auto document = check_totals(*desk, typed("check totals", {}, flags));
        std::string odd;
        for (const auto& row : table_of(document, "records").rows) odd += text_of(row[1]) + " " + text_of(row[2]) + " " + text_of(row[3]) + "; ";
        CHECK(odd == "");
        for (const auto& row : table_of(document, "figures").rows) {
            CAPTURE(text_of(row[0]));
            CAPTURE(text_of(row[1]));
            CAPTURE(text_of(row[2]));
            CAPTURE(text_of(row[3]));
            CHECK(whole_of(row[4]) == 1);
        }
    }
}

TEST_CASE("check totals: whoever adds a figure with a recipe is told that it has no second route") {
    const auto desk = some_of_everything();
    const auto document = check_totals(*desk, typed("check totals", {}, {{"week", "this"}}));
    for (const auto& row : table_of(document, "not_derived").rows) {
        CAPTURE(text_of(row[0]));
        CHECK(whole_of(row[1]) == 0);  // 1: it has a recipe; give it a claim and a figure in core/totals_NAME.cpp
    }
    const auto over_all = check_totals(*desk, typed("check totals"));
    const Table& headlines = table_of(over_all, "headlines");
    CHECK(headlines.rows.size() > 110);
    for (const auto& row : headlines.rows) {
        CAPTURE(text_of(row[0]));
        CAPTURE(text_of(row[1]));
        CHECK(whole_of(row[2]) > 0);  // it was compared in some place, and not only claimed
        CHECK(whole_of(row[2]) == whole_of(row[3]));
    }
}
