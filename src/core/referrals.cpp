// SPDX-License-Identifier: MIT
// referral inbox: what waits for a decision. referral decide: a person decides, with a reason; the tool never does.
#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "concerns.hpp"
#include "fill.hpp"
#include "rules.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

enum Place { code, client, person, source, referrer, received, days, urgency, state, role };

// The later a word stands in [vocabulary.urgency] the sooner it must be seen to. Not known is not the same as not urgent:
// it stands in the middle.
std::size_t haste(const std::vector<std::string>& words, const Value& urgency) {
    const auto at = std::ranges::find(words, text_of(urgency));
    return at == words.end() ? words.size() / 2 : static_cast<std::size_t>(at - words.begin());
}

}  // namespace

Document referral_inbox(Desk& desk, const Input& input) {
    const std::int64_t target = desk.config().settings.waiting_days;
    Table table = desk.store().table("lists/referral_inbox", {{"today_day", std::int64_t{desk.today().days()}}});
    table.name = "inbox";
    const auto words = desk.config().vocabulary("urgency")->keys();
    std::ranges::stable_sort(table.rows, [&](const Row& a, const Row& b) { return haste(words, a[urgency]) > haste(words, b[urgency]); });
    table.columns.push_back({"next_step", "NEXT STEP", CellType::code});
    Document document;
    concerns_first(desk, document);
    std::int64_t late = 0;
    for (auto& row : table.rows) {
        late += whole_of(row[days]) > target;
        row.emplace_back(fmt::format("caseload referral decide {}", text_of(row[code])));
        document.codes.push_back(text_of(row[code]));
        if (text_of(row[state]) != "new") row[state] = label_of(desk, "referral_decision", text_of(row[state]));
    }
    show_words(desk, noun("referral"), table, {{source, "source"}, {urgency, "urgency"}, {role, "role"}});
    const auto waiting = static_cast<std::int64_t>(table.rows.size());
    table.when_empty = "No referral waits for a decision.";
    document.add(std::move(table));
    if (waiting > 0)
        document.say(fmt::format("{} waiting for a decision, {} longer than {} days ([targets] waiting_days).", waiting, late, target), Tone::faint);
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
    for (const auto* field : {"decided_on", "decided_by", "decision_reason", "closed_on", "outcome"}) after.at(field) = Value{};  // of the decision before
    if (input.has("again")) after.at("role") = Value{};
    fill_given(desk, after, given, Sense::past, problems);
    problems.raise(Kind::refused);
    if (!given.has("decision"))
        problems.add("referral decide needs a decision", join(desk.config().vocabulary("referral_decision")->keys(), ", "),
                     fmt::format("caseload referral decide {} accepted", before.code));
    else if (after.text("decision") != "accepted" && !given.has("decision_reason"))
        problems.add(fmt::format("{} needs --decision-reason", after.text("decision")), "who referred will ask");
    if (after.text("decision") == "redirected" && !after.has("role")) problems.add("redirected needs --role", "to whom: " + join(desk.config().vocabulary("role")->keys(), ", "));
    problems.raise(Kind::usage);
    if (!after.has("decided_by")) after.at("decided_by") = desk.config().settings.coach.empty() ? std::string("coach") : desk.config().settings.coach;
    if (after.text("decision") == "accepted" && !after.has("role")) after.at("role") = std::string("coach");
    apply_rules(desk, after, &before, given, problems);
    problems.raise(Kind::refused);
    const auto fields = desk.store().update(before, after);
    auto document = change_document(desk, "decided", after, fields);
    const auto waited = Date::from_iso(after.text("decided_on")).value_or(desk.today()) - Date::from_iso(after.text("received_on")).value_or(desk.today());
    return document.say(fmt::format("waited {} from the day it was received", count_of(waited, "day", "days")));
}

}  // namespace caseload
