// SPDX-License-Identifier: MIT
// The one table of nouns. A row says how a record is called, where it lives, how it lives, and which columns
// of its shape it uses; every verb, option, listing, import and manual page follows.
#include "caseload/nouns.hpp"

#include <stdexcept>
#include <string>

#include "shapes.hpp"

namespace caseload {
namespace {

constexpr Use must(std::string_view field) {
    return {.field = field, .need = Need::must};
}
constexpr Use may(std::string_view field) {
    return {.field = field};
}
constexpr Use at(int place, Use use) {
    return use.place = place, use;
}
constexpr Use listed(Use use) {
    return use.listed = true, use;
}
constexpr Use kept(std::string_view field) {
    return {.field = field, .kept = true};
}
constexpr Use told(Use use) {
    return use.told = true, use;
}
constexpr Use from(std::string_view initial, Use use) {
    return use.initial = initial, use;
}
constexpr Use of(std::string_view of_what, Use use) {
    return use.of = of_what, use;
}
constexpr Use closing(std::string_view field) {
    return {.field = field, .closing = true};
}
constexpr Use ending(std::string_view field) {
    return {.field = field, .need = Need::must, .closing = true};
}

constinit const Noun table[] = {
    {"client",
     "clients",
     "C",
     3,
     &shapes::client,
     Life::stands,
     "a person on the caseload",
     {listed(at(1, must("name"))),
      may("handle"),
      may("nhs_number"),
      may("no_nhs_number"),
      listed(may("birth_date")),
      may("gender"),
      may("ethnicity"),
      may("phone"),
      may("email"),
      may("address"),
      listed(may("practice")),
      may("contact_preference"),
      may("contact_times"),
      may("do_not_call"),
      may("communication"),
      may("interpreter"),
      may("carer"),
      may("matters"),
      may("strengths"),
      may("barriers"),
      may("deprivation_decile"),
      may("deprivation_edition"),
      may("consent"),
      may("consent_on"),
      may("coach"),
      may("programme"),
      may("programme_on"),
      listed(from("today", must("enrolled_on"))),
      listed(from("today", closing("closed_on"))),
      ending("outcome"),
      closing("reason"),
      may("note"),
      kept("recorded_on")},
     "enrolled_on",
     "name"},
    {"practice",
     "practices",
     "PR",
     3,
     &shapes::contact,
     Life::stands,
     "a GP practice",
     {listed(at(1, must("name"))), may("handle"), listed(may("ods")), listed(may("phone")), may("email"),
      may("area"), from("today", closing("closed_on")), closing("reason"), may("note"), kept("recorded_on")},
     "name",
     "name"},
    {"professional",
     "professionals",
     "PF",
     3,
     &shapes::contact,
     Life::stands,
     "someone you work with",
     {listed(at(1, must("name"))), may("handle"), listed(may("role")), listed(may("practice")),
      listed(may("phone")), may("email"), from("today", closing("closed_on")), closing("reason"), may("note"),
      kept("recorded_on")},
     "name",
     "name"},
    {"group",
     "groups",
     "GR",
     3,
     &shapes::contact,
     Life::stands,
     "a community group or service",
     {listed(at(1, must("name"))), may("handle"), listed(may("kind")), listed(may("area")), may("offers"),
      may("cost"), may("access"), may("phone"), may("email"), listed(may("checked_on")),
      from("today", closing("closed_on")), closing("reason"), may("note"), kept("recorded_on")},
     "name",
     "name"},
    {"referral",
     "referrals",
     "R",
     4,
     &shapes::referral,
     Life::opens,
     "why and how long we work together",
     {listed(at(1, must("client"))), listed(may("source")), may("referrer"), may("organisation"), may("practice"),
      listed(from("today", must("received_on"))), may("reason"), may("needs"), listed(may("urgency")), may("consent"),
      may("role"), kept("suggested"), listed(may("decision")), may("decided_on"), may("decided_by"), may("because"), may("decision_reason"),
      listed(from("today", closing("closed_on"))), listed(ending("outcome")), may("note"),
      kept("recorded_on")},
     "received_on"},
    {"episode",
     "episodes",
     "EP",
     4,
     &shapes::episode,
     Life::appended,
     "an earlier episode of a referral; made by referral reopen",
     {listed(at(1, must("referral"))), listed(must("received_on")), may("reason"), listed(may("role")), may("suggested"),
      listed(may("decision")), listed(may("decided_on")), may("decided_by"), may("because"), may("decision_reason"), listed(must("ended_on")),
      listed(may("outcome")), kept("recorded_on")},
     "received_on"},
    {"onward",
     "onward",
     "OW",
     4,
     &shapes::onward,
     Life::opens,
     "a person pointed to a group or service, followed to whether it was taken up",
     {listed(at(1, must("client"))), listed(at(2, must("service"))), listed(from("today", must("sent_on"))), may("purpose"),
      may("consent"), listed(may("ask_on")), listed(from("today", closing("closed_on"))), listed(ending("outcome")), closing("reason"), may("note"),
      kept("recorded_on")},
     "sent_on"},
    {"candidate",
     "candidates",
     "CA",
     4,
     &shapes::candidate,
     Life::noted,
     "somebody whom a screen found in an extract; made by screen run",
     {listed(may("name")), may("nhs_number"), listed(may("birth_date")), may("gender"), may("ethnicity"), may("phone"),
      may("practice"), may("deprivation_decile"), listed(told(kept("screen"))), listed(told(kept("found_on"))), told(kept("reasons_for")),
      told(kept("reasons_against")), listed(may("route")), listed(may("invited_on")), listed(may("answer")), may("answered_on"), listed(told(kept("client"))), may("note"), kept("recorded_on")},
     "found_on",
     "name"},
    {"session",
     "sessions",
     "S",
     4,
     &shapes::activity,
     Life::planned,
     "time spent with a person",
     {listed(at(1, must("client"))), listed(told(kept("state"))), listed(from("today", at(2, must("date")))),
      listed(may("time")), listed(may("minutes")), listed(may("kind")), listed(may("mode")),
      listed(may("outcome")), kept("attendance"), may("cancelled_on"), may("agenda"), may("agreed"), may("topics"),
      may("techniques"), may("next_contact_on"), may("note"), kept("recorded_on")},
     "date"},
    {"goal",
     "goals",
     "G",
     4,
     &shapes::goal,
     Life::opens,
     "what the person wants, in their own words",
     {listed(at(1, must("client"))), listed(at(2, must("text"))), may("why"), listed(may("importance")),
      listed(may("confidence")), may("first_step"), may("follow_up_by"), listed(may("hoped")),
      may("much_less"), may("less"), may("expected"), may("more"), may("much_more"), may("weight"), may("baseline"),
      from("today", must("opened_on")), listed(may("due_on")), listed(may("next_review_on")), from("today", closing("closed_on")),
      listed(ending("outcome")), closing("reason"), may("note"), kept("recorded_on")},
     "opened_on"},
    {"review",
     "reviews",
     "V",
     4,
     &shapes::goal_review,
     Life::noted,
     "what was said of a goal on one day; made by goal review",
     {listed(at(1, must("goal"))), listed(from("today", must("date"))), listed(must("decision")),
      may("attained"), listed(may("next_review_on")), listed(may("note")), kept("recorded_on")},
     "date"},
    {"need",
     "needs",
     "N",
     4,
     &shapes::plan_item,
     Life::opens,
     "what the person needs help with",
     {listed(at(1, must("client"))), listed(of("need", at(2, must("term")))), listed(may("text")),
      listed(from("today", must("opened_on"))), listed(from("today", closing("closed_on"))),
      listed(of("need_outcome", closing("outcome"))), closing("reason"), may("note"), kept("recorded_on")},
     "opened_on"},
    {"condition",
     "conditions",
     "D",
     4,
     &shapes::plan_item,
     Life::opens,
     "a long-term condition",
     {listed(at(1, must("client"))), listed(of("condition", at(2, must("term")))), listed(may("text")),
      listed(may("opened_on")), listed(from("today", closing("closed_on"))),
      of("condition_outcome", closing("outcome")), closing("reason"), may("note"), kept("recorded_on")},
     "opened_on"},
    {"action",
     "actions",
     "A",
     4,
     &shapes::plan_item,
     Life::opens,
     "something somebody said they would do",
     {listed(at(1, must("client"))), listed(at(2, must("text"))), listed(may("goal")), listed(may("owner")), listed(may("owner_name")),
      from("today", must("opened_on")), listed(may("due_on")), from("today", closing("closed_on")),
      listed(ending("outcome")), closing("reason"), may("note"), kept("recorded_on")},
     "opened_on"},
    {"measure",
     "measures",
     "M",
     4,
     &shapes::measure,
     Life::recorded,
     "one score of one instrument on one day",
     {listed(at(1, must("client"))), may("goal"), listed(at(2, must("instrument"))), listed(may("scale")),
      listed(from("today", must("date"))), listed(may("score")), kept("raw"), listed(may("level")),
      kept("level_set"), kept("items_answered"), may("completion"), may("version"), may("licence_ref"),
      may("risk_decision"), may("risk_note"), kept("concern"), may("note"), kept("recorded_on")},
     "date"},
    {"concern",
     "concerns",
     "CN",
     4,
     &shapes::concern,
     Life::append_only,
     "something that somebody must know: danger, abuse, decline",
     {listed(at(1, must("client"))), listed(at(2, must("said"))), listed(must("grade")), listed(from("today", must("date"))),
      listed(may("time")), may("opinion"), must("consent"), may("consent_reason"), kept("draft"),
      listed(from("today", closing("closed_on"))), listed(ending("outcome")), closing("reason"), kept("recorded_on")},
     "date"},
    {"step",
     "steps",
     "CS",
     4,
     &shapes::concern_step,
     Life::appended,
     "what was done about a concern; made by concern tell, acknowledge and step",
     {listed(at(1, must("concern"))), listed(told(kept("kind"))), listed(from("today", must("date"))), listed(may("time")),
      listed(may("who")), listed(may("role")), listed(may("route")), listed(may("note")), kept("recorded_on")},
     "date"},
    {"clinician",
     "clinicians",
     "CL",
     3,
     &shapes::cover,
     Life::opens,
     "the clinician who is asked about a practice's people: 1 the lead, 2.. alternates",
     {listed(at(1, must("practice"))), listed(at(2, must("professional"))), listed(at(3, must("place"))),
      listed(from("today", must("opened_on"))), listed(from("today", closing("closed_on"))), may("note"),
      kept("recorded_on")},
     "opened_on"},
    {"absence",
     "absences",
     "AB",
     3,
     &shapes::absence,
     Life::recorded,
     "when a clinician is away",
     {listed(at(1, must("professional"))), listed(at(2, must("from_on"))), listed(at(3, must("to_on"))), listed(may("note")),
      kept("recorded_on")},
     "from_on"},
    {"rerank",
     "reranks",
     "RK",
     3,
     &shapes::rerank,
     Life::opens,
     "a person's place in the order, moved by hand, with a reason and an end",
     {listed(at(1, must("client"))), listed(at(2, must("points"))), listed(must("reason")), from("today", must("opened_on")),
      listed(must("until_on")), listed(from("today", closing("closed_on"))), kept("recorded_on")},
     "opened_on"},
    {"involvement",
     "involvements",
     "IV",
     4,
     &shapes::involvement,
     Life::opens,
     "who else is involved with a person, and for what",
     {listed(at(1, must("client"))), listed(at(2, must("who"))), listed(at(3, may("purpose"))), listed(may("role")), may("phone"),
      listed(from("today", must("opened_on"))), listed(from("today", closing("closed_on"))), closing("reason"), kept("recorded_on")},
     "opened_on"},
    {"handover",
     "handovers",
     "HO",
     4,
     &shapes::handover,
     Life::appended,
     "a person handed over to somebody else; made by handover",
     {listed(at(1, must("client"))), listed(from("today", must("date"))), listed(must("from_who")), listed(must("to_who")),
      may("note"), kept("recorded_on")},
     "date"},
    {"outreach",
     "outreach",
     "OU",
     4,
     &shapes::activity,
     Life::happened,
     "time spent reaching people who are not on the caseload yet",
     {listed(at(1, may("group"))), kept("state"), listed(from("today", at(2, must("date")))), listed(may("time")),
      listed(may("minutes")), listed(of("audience", must("kind"))), listed(may("reached")), may("agreed"),
      may("topics"), listed(may("note")), kept("recorded_on")},
     "date"},
};

}  // namespace

// Flags of `add` and `log` that make a record of their own beside the one being written.
constexpr Field client_extras[] = {
    {"condition", FieldType::words, "a long-term condition; may be given several times", "condition"}};
constexpr Field goal_extras[] = {
    {"rating", FieldType::whole, "where it stands today, 0 to 10: kept as a measure of the goal", "", 0, 10}};
constexpr Field measure_extras[] = {
    {"items", FieldType::items, "the answers in order, \"2,1,0,_\"; _ is an item left out"}};

// Columns of an export that are no fields of the record: they come back only with its code.
constexpr Field client_restored[] = {
    {"merged_codes", FieldType::text, "codes of doubles that were merged into this person, with the day"}};

std::span<const Noun> nouns() {
    return table;
}

std::span<const Field> extra_fields(const Noun& noun) {
    if (noun.name == "client") return client_extras;
    if (noun.name == "goal") return goal_extras;
    if (noun.name == "measure") return measure_extras;
    return {};
}

std::span<const Field> restored_fields(const Noun& noun) {
    if (noun.name == "client") return client_restored;
    return {};
}

const Noun* find_noun(std::string_view name) {
    for (const auto& noun : table)
        if (noun.name == name || noun.plural == name) return &noun;
    return nullptr;
}

const Noun& noun(std::string_view name) {
    if (const Noun* found = find_noun(name)) return *found;
    throw std::logic_error("no noun " + std::string(name));
}

const Noun* noun_of_prefix(std::string_view prefix) {
    for (const auto& noun : table)
        if (noun.prefix == prefix) return &noun;
    return nullptr;
}

const Field& field_of_use(const Noun& noun, const Use& use) {
    if (const Field* field = noun.shape->find(use.field)) return *field;
    throw std::logic_error(std::string(noun.name) + " uses no field " + std::string(use.field));
}

}  // namespace caseload
