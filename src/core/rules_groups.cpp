// SPDX-License-Identifier: MIT
// Rules of what is offered to a person, and of groups.
#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "fill.hpp"
#include "rule_parts.hpp"
#include "words.hpp"

namespace caseload {
namespace {

// What the catalogue says stands on the offer: a later change of the config does not rewrite what was offered.
void take_catalogue(const Desk& desk, Record& record) {
    const Word* word = desk.config().word("intervention", record.text("what"));
    if (!word) return;
    if (!record.has("provider") && !word->provider.empty()) record.at("provider") = word->provider;
    if (!record.has("sessions") && word->sessions > 0) record.at("sessions") = std::int64_t{word->sessions};
}

void offered_once(const Desk& desk, const Record& record, Problems& problems) {
    if (record.has("closed_on")) return;
    for (const auto& row : desk.store().rows("lists/interventions#open_same", {{"client", record.at("client")}, {"what", record.at("what")}, {"not", record.id}}))
        problems.add(fmt::format("{} is open already", text_of(row[0])), "the same person, the same intervention", fmt::format("caseload intervention show {}", text_of(row[0])));
}

void keep_end(const Desk& desk, Record& record, const Record* before) {
    if (before && before->at("outcome") == record.at("outcome")) return;
    const Word* word = desk.config().word("intervention_outcome", record.text("outcome"));
    record.at("ended_as") = word && !word->counts_as.empty() ? Value{word->counts_as} : Value{};
}

void group_is_there(const Desk& desk, const Record& record, std::string_view day, Problems& problems) {
    const Record group = desk.store().load(noun("group"), record.whole("group"));
    if (group.has("closed_on") && record.text(day) > group.text("closed_on"))
        problems.add(fmt::format("{} ended on {}", group.code, day_words(group.text("closed_on"))), {}, "caseload group list");
}

// Everybody's outcome stands on their own session; a meeting itself has one only when it was called off.
void called_off(const Desk& desk, Record& record, Problems& problems) {
    const Word* word = desk.config().word("attendance", record.text("outcome"));
    if (!word || !word->counts_as.ends_with("cancelled"))
        return problems.add(fmt::format("--outcome {} is no way to call a meeting off", record.text("outcome")), "who came is said by group session", "caseload group session");
    if (!desk.store().rows("lists/groups#attendances", {{"meeting", record.id}}).empty())
        return problems.add(fmt::format("{} took place: attendances stand in it", record.code), {}, fmt::format("caseload group-session show {}", record.code));
    record.at("attendance") = word->counts_as;
    record.at("state") = std::string("happened");
}

}  // namespace

void intervention_rules(const Desk& desk, Record& record, const Record* before, const Input&, Problems& problems) {
    if (!before) {
        take_catalogue(desk, record);
        must_be_open(desk, record, "offered_on", problems);
    }
    offered_once(desk, record, problems);
    if (record.has("started_on") && !record.has("accepted_on")) record.at("accepted_on") = record.at("started_on");  // who begins has said yes
    not_before(record, "accepted_on", "offered_on", problems);
    not_before(record, "started_on", "accepted_on", problems);
    for (const auto* step : {"offered_on", "accepted_on", "started_on"}) not_before(record, "closed_on", step, problems);
    keep_end(desk, record, before);
    if (record.text("ended_as") == "finished" && !record.has("started_on"))
        problems.add(fmt::format("--outcome {}: it has not begun", record.text("outcome")), {},
                     fmt::format("caseload intervention start {} DAY", record.code.empty() ? "IN-1" : record.code));
}

void membership_rules(const Desk& desk, Record& record, const Record* before, const Input&, Problems& problems) {
    if (!before) must_be_open(desk, record, "asked_on", problems);
    if (!before || before->at("group") != record.at("group")) group_is_there(desk, record, "asked_on", problems);
    for (const auto* later : {"offered_on", "joined_on", "left_on"}) not_before(record, later, "asked_on", problems);
    not_before(record, "left_on", "joined_on", problems);
    if (record.has("outcome") != record.has("left_on")) problems.add("--left-on and --outcome go together", "how it ended, and when");
    if (record.has("left_on")) return;
    for (const auto& row : desk.store().rows("lists/groups#open_of", {{"client", record.at("client")}, {"group", record.at("group")}}))
        if (whole_of(row[0]) != record.id)
            problems.add(fmt::format("{} is open already: the same person, the same group", text_of(row[1])), {}, fmt::format("caseload membership show {}", text_of(row[1])));
}

void group_session_rules(const Desk& desk, Record& record, const Record* before, const Input&, Problems& problems) {
    const int limit = desk.config().settings.session_limit_minutes;
    if (record.whole("minutes") > limit)
        problems.add(fmt::format("--minutes {} is over the limit of {}", record.whole("minutes"), limit), "[targets] session_limit_minutes in the config sets it");
    if (!record.has("outcome")) record.at("attendance") = Value{};
    else called_off(desk, record, problems);
    const auto day = Date::from_iso(record.text("date"));
    const bool planned = record.text("state") == "planned";
    if (day && planned && *day < desk.today() && (!before || before->text("date") != record.text("date")))
        problems.add(fmt::format("--date {} is past", day->words()), "what has happened is logged", "caseload group session");
    if (day && !planned && !record.has("attendance") && *day > desk.today()) problems.add(fmt::format("--date {} is in the future", day->words()), "what has not happened yet is planned", "caseload group plan");
    not_ancient(record, "date", "1900-01-01", problems);
    group_is_there(desk, record, "date", problems);
}

}  // namespace caseload
