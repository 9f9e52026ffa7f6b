// SPDX-License-Identifier: MIT
// Self-management education and peer support: offered, accepted or declined, started, finished or stopped.
#include <fmt/format.h>

#include "caseload/coaching.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/use_cases.hpp"
#include "fill.hpp"
#include "rule_parts.hpp"
#include "rules.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

Record open_intervention(const Desk& desk, const Input& input, const char* verb) {
    if (input.words.empty()) throw Error(Kind::usage, fmt::format("intervention {} needs an intervention", verb), {}, "caseload intervention list");
    const Record record = resolve_record(desk, noun("intervention"), input.words[0]);
    if (record.has("closed_on"))
        throw Error(Kind::refused, fmt::format("{} ended on {}", record.code, day_words(record.text("closed_on"))), {},
                    fmt::format("caseload intervention reopen {}", record.code));
    return record;
}

// The second word is the day; today without one.
void take_day(const Desk& desk, const Input& input, const std::string& field, Input& change) {
    if (input.words.size() > 1 && input.has(field)) throw Error(Kind::usage, fmt::format("the day is given twice: as a word and as {}", flag_of(field)));
    if (!change.has(field)) change.flags[field] = {input.words.size() > 1 ? input.words[1] : desk.today().iso()};
}

Document take_step(Desk& desk, const Input& input, const char* verb, const std::string& field) {
    const Record before = open_intervention(desk, input, verb);
    if (before.has(field))
        throw Error(Kind::refused, fmt::format("{}: that stands already, on {}", before.code, day_words(before.text(field))), {},
                    fmt::format("caseload intervention edit {} {} DAY", before.code, flag_of(field)));
    Input change = input;
    change.words = {before.code};
    take_day(desk, input, field, change);
    return edit_record(desk, noun("intervention"), change);
}

Document end_as(Desk& desk, const Input& input, const char* verb, const char* counts_as) {
    const Record before = open_intervention(desk, input, verb);
    if (before.has("started_on") && std::string_view(counts_as) == "declined")
        throw Error(Kind::refused, fmt::format("{} has begun, on {}", before.code, day_words(before.text("started_on"))), "what has begun is stopped",
                    fmt::format("caseload intervention stop {}", before.code));
    const Word* word = desk.config().vocabulary("intervention_outcome")->counting_as(counts_as);
    if (!word) throw Error(Kind::setup, fmt::format("no word of [vocabulary.intervention_outcome] counts as {}", counts_as));
    Input change = input;
    change.words = {before.code};
    take_day(desk, input, "closed_on", change);
    if (!change.has("outcome")) change.flags["outcome"] = {word->key};
    return close_record(desk, noun("intervention"), change);
}

}  // namespace

Document offer_intervention(Desk& desk, const Input& input) {
    Record record = filled(desk, noun("intervention"), input);
    Problems problems;
    apply_rules(desk, record, nullptr, input, problems);
    problems.raise(Kind::refused);
    desk.store().insert(record);
    auto document = change_document(desk, "offered", record);
    const auto asked = Date::from_iso(record.text("offered_on")).value_or(desk.today()).plus_days(desk.config().settings.answer_days);
    if (!record.has("accepted_on")) document.say(fmt::format("Owed from {} when it is not answered: caseload intervention accept {}, or decline", asked.words(), record.code));
    return document;
}

Document accept_intervention(Desk& desk, const Input& input) { return take_step(desk, input, "accept", "accepted_on"); }
Document start_intervention(Desk& desk, const Input& input) { return take_step(desk, input, "start", "started_on"); }
Document decline_intervention(Desk& desk, const Input& input) { return end_as(desk, input, "decline", "declined"); }
Document stop_intervention(Desk& desk, const Input& input) { return end_as(desk, input, "stop", "stopped"); }
Document finish_intervention(Desk& desk, const Input& input) { return end_as(desk, input, "finish", "finished"); }

Document show_intervention(Desk& desk, const Input& input) {
    auto document = show_record(desk, noun("intervention"), input);
    const Record record = resolve_record(desk, noun("intervention"), document.codes.front());
    Table met = desk.store().table("lists/interventions#met", {{"intervention", record.id}});
    met.name = "attendance";
    if (met.rows.empty()) met.audience = Audience::machine;
    return document.add(std::move(met));
}

}  // namespace caseload
