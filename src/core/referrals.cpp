// SPDX-License-Identifier: MIT
// referral inbox: what waits for a decision. referral decide: a person decides, with a reason; the tool never does.
#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "come_back.hpp"
#include "concerns.hpp"
#include "fill.hpp"
#include "people.hpp"
#include "rules.hpp"
#include "target.hpp"
#include "triage.hpp"
#include "words.hpp"

namespace caseload {
namespace {

enum Place { code, client, person, source, referrer, received, days, urgency, state };

// Declined before anything began: the person was never taken on, and no listing should go on asking for a first session.
void not_taken_on(Desk& desk, const Record& referral, Document& document) {
    const Record person = desk.store().load(noun("client"), referral.whole("client"));
    if (person.has("closed_on") || whole_of(desk.store().rows("lists/not_taken_on", {{"client", person.id}}).at(0)[0]) > 0) return;
    const Word* word = desk.config().vocabulary("client_outcome")->counting_as("not-taken-on");
    if (!word) return void(document.say(fmt::format("{} stands on the caseload without an open referral: caseload client close {}", person.code, person.code), Tone::warning));
    Record after = person;
    after.at("closed_on") = std::max(referral.text("decided_on"), person.text("enrolled_on"));
    after.at("outcome") = word->key;
    desk.store().update(person, after);
    document.say(fmt::format("{} was not taken on, and left the caseload.", person.code));
}

// Who left, or was not taken on, and now is accepted, is back: accepted and in no list, nobody would see them.
void taken_on(Desk& desk, const Record& referral, Document& document) {
    const Record person = desk.store().load(noun("client"), referral.whole("client"));
    if (person.has("closed_on")) come_back(desk, person, document);
}

// The rules stand in the way, or training does that is asked for first: a person may decide all the same, and says why.
std::vector<std::string> obstacles_to_accepting(const Assessment& assessment) { return assessment.obstacles(); }

void must_be_reasoned(const Record& after, const Assessment& assessment, Problems& problems) {
    if (after.text("decision") != "accepted" || after.has("decision_reason")) return;
    for (const auto& obstacle : obstacles_to_accepting(assessment))
        problems.add(fmt::format("{} is not for coaching by the rules: {}", after.code, obstacle), "to accept all the same, say why: --decision-reason",
                     fmt::format("caseload referral triage {}", after.code));
}

}  // namespace

Document referral_inbox(Desk& desk, const Input& input) {
    const std::int64_t target = desk.config().settings.decide_days;
    Table table = desk.store().table("lists/referral_inbox", {{"today_day", std::int64_t{desk.today().days()}}});
    table.name = "inbox";
    const auto words = desk.config().vocabulary("urgency")->keys();
    std::ranges::stable_sort(table.rows, [&](const Row& a, const Row& b) { return haste_of(words, a[urgency]) > haste_of(words, b[urgency]); });
    table.columns.push_back({"suggested", "SUGGESTED"});
    table.columns.push_back({"next_step", "NEXT STEP", CellType::code});
    Document document;
    concerns_first(desk, document);
    std::int64_t late = 0;
    for (auto& row : table.rows) {
        late += whole_of(row[days]) > target;
        row.emplace_back(suggestion_words(desk, assess_referral(desk, desk.store().find_code(noun("referral"), text_of(row[code])).value_or(0))));
        row.emplace_back(fmt::format("caseload referral {} {}", text_of(row[state]) == "new" ? "triage" : "decide", text_of(row[code])));
        document.codes.push_back(text_of(row[code]));
        if (text_of(row[state]) != "new") row[state] = label_of(desk, "referral_decision", text_of(row[state]));
    }
    show_words(desk, noun("referral"), table, {{source, "source"}, {urgency, "urgency"}});
    const auto waiting = static_cast<std::int64_t>(table.rows.size());
    table.when_empty = "No referral waits for a decision.";
    document.add(std::move(table));
    if (waiting > 0)
        document.say(fmt::format("{} waiting for a decision, {} longer than {} days ([targets] decide_days).", waiting, late, target), Tone::faint);
    document.findings = input.has("exit_code") && waiting > 0;
    return document;
}

Document decide_referral(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which referral?", {}, "caseload referral inbox");
    const Record before = resolve_record(desk, noun("referral"), input.words[0]);
    if (before.has("decision") && before.text("decision") != "more-information" && !input.has("again"))
        throw Error(Kind::refused, fmt::format("{} was decided already: {}, {}", before.code, label_of(desk, "referral_decision", before.text("decision")),
                                               Date::from_iso(before.text("decided_on")).value_or(desk.today()).words()),
                    "to change the decision add --again");
    Record after = before;
    Problems problems;
    Input given = input;
    given.words.clear();
    given.flags.erase("again");
    if (input.words.size() > 1) given.flags["decision"] = {input.words[1]};
    for (const auto* field : {"decided_on", "decided_by", "because", "decision_reason", "closed_on", "outcome"}) after.at(field) = Value{};  // of the decision before
    if (input.has("again")) after.at("role") = Value{};
    fill_given(desk, after, given, Sense::past, problems);
    problems.raise(Kind::refused);
    if (!given.has("decision"))
        problems.add("referral decide needs a decision", join(desk.config().vocabulary("referral_decision")->keys(), ", "),
                     fmt::format("caseload referral decide {} accepted", before.code));
    else if (after.text("decision") != "accepted" && !given.has("decision_reason") && !given.has("because"))
        problems.add(fmt::format("{} needs --because or --decision-reason", after.text("decision")), "who referred will ask; words: " + join(desk.config().vocabulary("decision_because")->keys(), ", "));
    if (after.text("decision") == "redirected" && !after.has("role")) problems.add("redirected needs --role", "to whom: " + join(desk.config().vocabulary("role")->keys(), ", "));
    problems.raise(Kind::usage);
    if (!after.has("decided_by")) after.at("decided_by") = coach_of(desk);
    if (after.text("decision") == "accepted" && !after.has("role")) after.at("role") = std::string("coach");
    const Assessment assessment = assess_referral(desk, before.id);
    must_be_reasoned(after, assessment, problems);
    const std::string suggested = suggested_role(assessment);
    after.at("suggested") = suggested.empty() ? Value{} : Value{suggested};
    apply_rules(desk, after, &before, given, problems);
    problems.raise(Kind::refused);
    const auto fields = desk.store().update(before, after);
    auto document = change_document(desk, "decided", after, fields);
    const auto waited = Date::from_iso(after.text("decided_on")).value_or(desk.today()) - Date::from_iso(after.text("received_on")).value_or(desk.today());
    document.say(fmt::format("waited {} from the day it was received", count_of(waited, "day", "days")));
    if (!suggested.empty() && after.has("role") && after.text("role") != suggested)
        document.say(fmt::format("the rules suggested: {}", suggestion_words(desk, assessment)), Tone::faint);
    if (after.has("closed_on")) not_taken_on(desk, after, document);
    else if (after.text("decision") == "accepted") taken_on(desk, after, document);
    return document;
}

}  // namespace caseload
