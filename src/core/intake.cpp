// SPDX-License-Identifier: MIT
// referral intake: a referral arrives for somebody who may be new. referral reopen: it comes again, and the old episode stays.
#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "alike.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "come_back.hpp"
#include "fill.hpp"
#include "rules.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

Input only_flags(const Input& input, std::initializer_list<std::string_view> wanted) {
    Input out;
    out.command = input.command;
    for (const auto& [flag, values] : input.flags)
        if (std::ranges::find(wanted, flag) != wanted.end()) out.flags.emplace(flag, values);
    return out;
}

// Who is here already, by the number that nobody shares.
std::optional<std::int64_t> known_person(const Desk& desk, const Input& input) {
    if (!input.has("nhs_number")) return {};
    const Noun& client = noun("client");
    const Value number = read_value(desk, client, *client.use("nhs_number"), "--nhs-number", input.one("nhs_number"), Sense::past);
    return desk.store().find_by(client, "nhs_number", number);
}

std::string new_person(Desk& desk, const Input& input, Document& document) {
    Input person = only_flags(input, {"nhs_number", "no_nhs_number", "birth_date", "gender", "ethnicity", "phone", "email", "address", "interpreter",
                                      "barriers", "condition", "practice", "allow_duplicate"});
    person.words = {input.words[0]};
    person.flags["enrolled_on"] = {input.one("received_on", "today")};
    const auto added = add_record(desk, noun("client"), person);
    for (const auto& block : added.blocks) document.blocks.push_back(block);
    tell_alike(desk, resolve_record(desk, noun("client"), added.codes.front()), input, document);
    return added.codes.front();
}

}  // namespace

Document intake_referral(Desk& desk, const Input& input) {
    if (input.words.empty())
        throw Error(Kind::usage, "referral intake needs a name", "the person's full name; for somebody on the caseload: referral add", "caseload referral intake \"Jane Roe\" --source gp");
    Document document;
    const auto known = known_person(desk, input);
    const std::string code = known ? desk.store().name_of(noun("client"), *known).code : new_person(desk, input, document);
    const bool left = known && desk.store().load(noun("client"), *known).has("closed_on");
    if (known && !left) document.say(fmt::format("{} is here already by the NHS number: the record stays as it is.", code_and_name(desk, noun("client"), *known)), Tone::warning);
    if (left)
        document.say(fmt::format("{} was here before, by the NHS number: {}. Who is accepted is on the caseload again.", code_and_name(desk, noun("client"), *known),
                                 left_words(desk, desk.store().load(noun("client"), *known))), Tone::warning);
    Input referral = only_flags(input, {"source", "referrer", "organisation", "practice", "received_on", "reason", "needs", "urgency", "consent", "role", "note"});
    referral.words = {code};
    const auto added = add_record(desk, noun("referral"), referral);
    for (const auto& block : added.blocks) document.blocks.push_back(block);
    document.codes = {added.codes.front(), code};
    return document.say(fmt::format("next: caseload referral triage {}", added.codes.front()), Tone::faint);
}

namespace {

Record episode_of(const Desk& desk, const Record& referral) {
    Record episode(noun("episode"));
    episode.at("referral") = referral.id;
    for (const auto* field : {"received_on", "reason", "role", "suggested", "decision", "decided_on", "decided_by", "because", "decision_reason", "outcome"})
        episode.at(field) = referral.at(field);
    episode.at("ended_on") = referral.at("closed_on");
    episode.at("recorded_on") = desk.today().iso();
    return episode;
}

void take_end_back(Record& referral) {
    for (const auto* field : {"closed_on", "outcome"}) referral.at(field) = Value{};
}

}  // namespace

Document reopen_referral(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which referral?", {}, "caseload referral list --closed");
    const Record before = resolve_record(desk, noun("referral"), input.words[0]);
    if (!before.has("closed_on")) throw Error(Kind::refused, fmt::format("{} is open", before.code));
    Record after = before;
    take_end_back(after);
    if (input.has("same_episode")) {
        if (before.text("decision") == "declined" || before.text("decision") == "redirected")
            throw Error(Kind::refused, fmt::format("{} ended by its decision", before.code), "change the decision", fmt::format("caseload referral decide {} DECISION --again", before.code));
        desk.store().update(before, after);
        return change_document(desk, "reopened", after, {"closed_on"});
    }
    for (const auto* field : {"decision", "decided_on", "decided_by", "because", "decision_reason", "role", "suggested", "reason", "urgency"}) after.at(field) = Value{};
    after.at("received_on") = desk.today().iso();
    Problems problems;
    Input given = input;
    given.words.clear();
    given.flags.erase("same_episode");
    fill_given(desk, after, given, Sense::past, problems);
    if (after.text("received_on") < before.text("closed_on"))
        problems.add(fmt::format("--received-on {} is before {} was closed, {}", after.text("received_on"), before.code, before.text("closed_on")));
    apply_rules(desk, after, &before, given, problems);
    problems.raise(Kind::refused);
    Record episode = episode_of(desk, before);
    desk.store().insert(episode);
    desk.store().update(before, after);
    auto document = change_document(desk, "reopened", after, {"client", "received_on", "source"});
    document.say(fmt::format("the earlier episode is kept as {}; it waits for a decision: caseload referral triage {}", episode.code, after.code));
    const Record person = desk.store().load(noun("client"), after.whole("client"));
    if (person.has("closed_on")) document.say(fmt::format("{} {}: in no list until the referral is accepted, or by caseload client reopen {}",
                                                          person.code, left_words(desk, person), person.code), Tone::warning);
    return document;
}

}  // namespace caseload
