// SPDX-License-Identifier: MIT
#include "rules.hpp"

#include <fmt/format.h>

#include "alike.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "fill.hpp"
#include "people.hpp"
#include "rule_parts.hpp"
#include "rules_contacts.hpp"
#include "rules_reporting.hpp"
#include "rules_stay.hpp"
#include "score.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

void unique_number(const Desk& desk, const Record& record, Problems& problems) {
    if (!record.has("nhs_number")) return;
    const auto other = desk.store().find_by(*record.noun, "nhs_number", record.at("nhs_number"));
    if (!other || *other == record.id) return;
    const auto code = desk.store().name_of(*record.noun, *other).code;
    problems.add(fmt::format("{} already has this NHS number", code), "is it the same person?",
                 fmt::format("caseload client show {}", code));
}

// Same name and birth date: asked about at entry, by a flag, so that no pop-up is waved away unseen.
void no_unseen_duplicate(const Desk& desk, const Record& record, const Record* before, const Input& input,
                         Problems& problems) {
    const auto differs = [&](std::string_view field) { return !before || before->at(field) != record.at(field); };
    if (input.has("allow_duplicate") || !(differs("name") || differs("birth_date") || differs("phone") || differs("email"))) return;
    for (auto& [code, name, same] : people_alike(desk, record)) {
        if (same.size() < 2) continue;
        const std::string last = same.back();
        same.pop_back();
        problems.add(fmt::format("{} has the same {} and {}", code, join(same, ", "), last), "--allow-duplicate if this is another person", fmt::format("caseload client show {}", code));
    }
}

// A handle must not stand for anything else that is typed: a code, a number, the start of another's name.
void handle_rules(const Desk& desk, const Record& record, Problems& problems) {
    if (!record.has("handle")) return;
    const std::string handle = record.text("handle");
    if (handle.find_first_of(" -") != std::string::npos)
        return problems.add("--handle may not hold a space or a hyphen", "it must not look like a code or two words");
    if (noun_of_code(handle) || !canonical_code(*record.noun, handle).empty() || parse_integer(handle))
        return problems.add("--handle may not look like a code or a number", "letters, and a digit at the end if need be: jane2 is fine, c2 is not");
    for (const auto& other : desk.store().names(*record.noun))
        if (other.id != record.id && starts_with_folded(other.name, handle))
            return problems.add(fmt::format("--handle is how the name of {} begins", other.code), "work for one would go to the other: choose another");
}

void contact_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems) {
    handle_rules(desk, record, problems);
    one_of_a_name(desk, record, before, input, problems);
}

// How it ended is said by closing it: what is open has no end.
void ended_by_its_verb(const Record& record, const Record& before, Problems& problems) {
    for (const auto* field : {"outcome", "reason"}) {
        const Use* use = record.noun->use(field);
        if (use && use->closing && record.has(field) && record.at(field) != before.at(field))
            problems.add(fmt::format("{} is open: --{} says how it ended", before.code, field), {}, fmt::format("caseload {} close {}", record.noun->name, before.code));
    }
}

// Closing asks how it ended: an edit does not slip past that.
void closed_by_its_verb(const Record& record, const Record* before, const Input& input, Problems& problems) {
    if (!before || !input.command.ends_with(" edit")) return;
    if (record.noun->use("closed_on") && !record.has("closed_on") && !before->has("closed_on")) ended_by_its_verb(record, *before, problems);
    if (!input.has("closed_on") || before->has("closed_on") == record.has("closed_on")) return;
    const bool closing = record.has("closed_on");
    problems.add(fmt::format("{} is {} by its own verb", before->code, closing ? "closed" : "reopened"), {},
                 fmt::format("caseload {} {} {}", record.noun->name, closing ? "close" : "reopen", before->code));
}

// Whoever is at risk is not lost sight of.
void no_open_concern(const Desk& desk, const Record& record, const Record* before, Problems& problems) {
    if (!before || before->has("closed_on") || !record.has("closed_on")) return;
    for (const auto& row : desk.store().rows("lists/concerns#open_of", {{"client", record.id}}))
        problems.add(fmt::format("{} has an open concern, {}", record.code, text_of(row[0])), "close the concern first",
                     fmt::format("caseload concern show {}", text_of(row[0])));
}

// Nobody new is put with a practice that has closed.
void practice_is_open(const Desk& desk, const Record& record, const Record* before, Problems& problems) {
    if (!record.has("practice") || (before && before->at("practice") == record.at("practice"))) return;
    const Record practice = desk.store().load(noun("practice"), record.whole("practice"));
    const std::string day = before ? desk.today().iso() : record.text("enrolled_on");
    if (practice.has("closed_on") && practice.text("closed_on") < day)
        problems.add(fmt::format("{} closed on {}", practice.code, day_words(practice.text("closed_on"))), "the practice that took its people on", "caseload practice list");
}

void client_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems) {
    handle_rules(desk, record, problems);
    not_ancient(record, "birth_date", "1900-01-01", problems);
    unique_number(desk, record, problems);
    no_unseen_duplicate(desk, record, before, input, problems);
    not_before(record, "enrolled_on", "birth_date", problems);
    not_before(record, "closed_on", "enrolled_on", problems);
    not_before(record, "programme_on", "enrolled_on", problems);
    if (record.has("programme_on") && !record.has("programme")) problems.add("--programme-on goes with --programme");
    // A second round begins on the day it is agreed; the first with the person.
    if (before && before->has("programme") && record.has("programme") && before->at("programme") != record.at("programme") && !input.has("programme_on"))
        record.at("programme_on") = desk.today().iso();
    sessions_within_stay(desk, record, before, problems);
    practice_is_open(desk, record, before, problems);
    no_open_concern(desk, record, before, problems);
    if (record.has("deprivation_decile") != record.has("deprivation_edition"))
        problems.add("--deprivation-decile and --deprivation-edition go together", "editions are never mixed");
}

void referral_rules(const Desk& desk, Record& record, const Record*, const Input&, Problems& problems) {
    const std::string decision = record.text("decision");
    if (!decision.empty() && !record.has("decided_on")) record.at("decided_on") = desk.today().iso();
    if ((decision == "declined" || decision == "redirected") && !record.has("closed_on"))
        record.at("closed_on") = record.at("decided_on");  // it waits no longer
    not_before(record, "decided_on", "received_on", problems);
    not_before(record, "closed_on", "received_on", problems);
}

std::string person_code(const Desk& desk, const Record& record) {
    return record.has("client") ? desk.store().name_of(noun("client"), record.whole("client")).code : "C-001";
}

void happened_rules(const Desk& desk, Record& record, const Record* before, Problems& problems) {
    const Use& outcome = *record.noun->use("outcome");
    const Vocabulary* words = desk.config().vocabulary(words_of(field_of_use(*record.noun, outcome), outcome));
    if (!record.has("outcome"))
        for (const auto& word : words->words)
            if (word.counts_as == "attended" && !word.retired) {
                record.at("outcome") = word.key;
                break;
            }
    const bool same = before && before->has("outcome") && before->text("outcome") == record.text("outcome");
    if (const Word* word = words->find(record.text("outcome")); word && !same) record.at("attendance") = word->counts_as;
    const auto day = Date::from_iso(record.text("date"));
    const bool called_off = record.text("attendance").ends_with("cancelled");  // known beforehand, unlike the rest
    if (called_off && !record.has("cancelled_on") && day && *day >= desk.today()) record.at("cancelled_on") = desk.today().iso();
    if (!called_off && before && before->at("cancelled_on") == record.at("cancelled_on")) record.at("cancelled_on") = Value{};
    if (!called_off && record.has("cancelled_on"))
        problems.add("--cancelled-on goes with an outcome that counts as cancelled", {}, fmt::format("caseload session edit {} --outcome cancelled-by-client", record.code.empty() ? "S-0001" : record.code));
    if (day && *day > desk.today() && !called_off)
        problems.add(fmt::format("--date {} is in the future", day->words()), "what has not happened yet is planned; a booking may be logged as cancelled",
                     fmt::format("caseload session plan {} {}", person_code(desk, record), day->iso()));
}

void planned_rules(const Desk& desk, const Record& record, const Record* before, Problems& problems) {
    if (record.has("outcome")) problems.add("a planned session has no --outcome yet", {}, "caseload session log");
    const auto day = Date::from_iso(record.text("date"));
    if (day && *day < desk.today() && (!before || before->text("date") != record.text("date")))
        problems.add(fmt::format("--date {} is past", day->words()), "what has happened is logged",
                     fmt::format("caseload session log {} {}", person_code(desk, record), day->iso()));
}

void session_rules(const Desk& desk, Record& record, const Record* before, const Input&, Problems& problems) {
    const int limit = desk.config().settings.session_limit_minutes;
    if (record.whole("minutes") > limit)
        problems.add(fmt::format("--minutes {} is over the limit of {}", record.whole("minutes"), limit),
                     "[targets] session_limit_minutes in the config sets it");
    if (record.text("state") != "planned" && record.text("state") != "happened")
        return problems.add(fmt::format("--state '{}' is not one of planned, happened", record.text("state")));
    if (record.text("state") == "planned") planned_rules(desk, record, before, problems);
    else happened_rules(desk, record, before, problems);
    not_before(record, "next_contact_on", "date", problems);
    not_ancient(record, "date", "1900-01-01", problems);
    must_be_open(desk, record, "date", problems);
}

// A professional of ours is named by the code.
void name_by_code(const Desk& desk, Record& record, std::string_view field) {
    if (record.has(field)) record.at(field) = named_person(desk, record.text(field));
}

// Five levels are described before anything is said of them.
void scale_rules(const Record& record, Problems& problems) {
    static constexpr std::string_view levels[] = {"much_less", "less", "expected", "more", "much_more"};
    std::vector<std::string> lacks;
    for (const auto level : levels)
        if (!record.has(level)) lacks.push_back(flag_of(level));
    if (!lacks.empty() && lacks.size() < std::size(levels)) problems.add(fmt::format("an attainment scale has five levels: {} not described", join(lacks, ", ")));
    if (lacks.size() == std::size(levels) && (record.has("baseline") || record.has("weight")))
        problems.add(fmt::format("{} belongs to an attainment scale", record.has("baseline") ? "--baseline" : "--weight"),
                     "describe its levels: --much-less, --less, --expected, --more, --much-more");
}

// A goal that is dangerous, or not the person's own, is kept with the reason.
void declined_says_why(const Desk& desk, const Record& record, const Record* before, Problems& problems) {
    if (before && before->at("outcome") == record.at("outcome") && before->at("reason") == record.at("reason")) return;
    const Word* word = desk.config().word("goal_outcome", record.text("outcome"));
    if (word && word->counts_as == "declined" && !record.has("reason"))
        problems.add(fmt::format("--outcome {} needs --reason", word->key), "why it cannot be worked on, in a few words");
}

void goal_rules(const Desk& desk, Record& record, const Record* before, const Input&, Problems& problems) {
    if (!before) must_be_open(desk, record, "opened_on", problems);
    name_by_code(desk, record, "follow_up_by");
    not_before(record, "due_on", "opened_on", problems);
    not_before(record, "closed_on", "opened_on", problems);
    scale_rules(record, problems);
    declined_says_why(desk, record, before, problems);
    const auto opened = Date::from_iso(record.text("opened_on"));
    if (!before && opened && !record.has("next_review_on") && !record.has("closed_on"))
        record.at("next_review_on") = opened->plus_days(7 * desk.config().settings.review_weeks).iso();
}

void plan_item_rules(const Desk& desk, Record& record, const Record* before, const Input&, Problems& problems) {
    if (!before && record.noun->name != "condition") must_be_open(desk, record, "opened_on", problems);
    if (record.noun->use("owner_name")) name_by_code(desk, record, "owner_name");
    not_before(record, "closed_on", "opened_on", problems);
    if (!record.noun->use("goal") || !record.has("goal") || !record.has("client")) return;
    const Record goal = desk.store().load(noun("goal"), record.whole("goal"));
    if (goal.whole("client") != record.whole("client")) problems.add(fmt::format("{} is another person's goal", goal.code));
}

// A term given in our words gets its label when no text was given, so that lists read well.
void term_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems) {
    const Use& use = *record.noun->use("term");
    if (record.has("term") && !record.has("text"))
        record.at("text") = label_of(desk, words_of(field_of_use(*record.noun, use), use), record.text("term"));
    plan_item_rules(desk, record, before, input, problems);
}

// One lead a practice, and nobody twice.
void cover_rules(const Desk& desk, Record& record, const Record*, const Input&, Problems& problems) {
    not_before(record, "closed_on", "opened_on", problems);
    if (record.has("closed_on")) return;
    for (const auto& row : desk.store().rows("lists/cover_of", {{"practice", record.at("practice")}, {"not", record.id}})) {
        if (whole_of(row[1]) == record.whole("place"))
            problems.add(fmt::format("{} has place {} there already: {}", text_of(row[3]), whole_of(row[1]), text_of(row[0])),
                         "1 is the lead, 2 the first alternate", fmt::format("caseload clinician close {}", text_of(row[0])));
        if (row[2] == record.at("professional")) problems.add(fmt::format("{} stands in for this practice already: {}", text_of(row[3]), text_of(row[0])));
    }
}

void rerank_rules(const Desk& desk, Record& record, const Record* before, const Input&, Problems& problems) {
    not_before(record, "until_on", "opened_on", problems);
    if (!before) must_be_open(desk, record, "opened_on", problems);
    if (record.whole("points") == 0) problems.add("points 0 move nobody");
    if (record.has("closed_on")) return;
    const Parameters days{{"client", record.at("client")}, {"from", record.at("opened_on")}, {"to", record.at("until_on")}, {"not", record.id}};
    for (const auto& row : desk.store().rows("lists/reranked", days))
        problems.add(fmt::format("{} moves the same person until {}: two moves would add up", text_of(row[0]), day_words(text_of(row[1]))), "change that one, or close it",
                     fmt::format("caseload rerank edit {}", text_of(row[0])));
}

// A day to ask is set at once, so that nobody is pointed somewhere and forgotten.
void onward_rules(const Desk& desk, Record& record, const Record* before, const Input&, Problems& problems) {
    if (!before) must_be_open(desk, record, "sent_on", problems);
    not_before(record, "closed_on", "sent_on", problems);
    not_before(record, "ask_on", "sent_on", problems);
    const auto sent = Date::from_iso(record.text("sent_on"));
    if (!before && sent && !record.has("ask_on")) record.at("ask_on") = sent->plus_days(7 * desk.config().settings.ask_weeks).iso();
    const Record service = desk.store().load(noun("group"), record.whole("service"));
    if (!before && service.has("closed_on") && record.text("sent_on") >= service.text("closed_on"))
        problems.add(fmt::format("{} ended on {}", service.code, day_words(service.text("closed_on"))), {}, "caseload group list");
}

void involvement_rules(const Desk& desk, Record& record, const Record*, const Input&, Problems& problems) {
    take_who(desk, record);
    not_before(record, "closed_on", "opened_on", problems);
}

// A day is counted once: of two that overlap, nobody would know which one to correct.
void absence_rules(const Desk& desk, Record& record, const Record* before, const Input&, Problems& problems) {
    not_before(record, "to_on", "from_on", problems);
    const auto stays = [&](std::string_view field) { return before && before->at(field) == record.at(field); };
    if (!problems.empty() || (stays("professional") && stays("from_on") && stays("to_on"))) return;
    for (const auto& row : desk.store().rows("lists/absences#overlap", {{"professional", record.at("professional")}, {"not", record.id}, {"from", record.at("from_on")}, {"to", record.at("to_on")}})) {
        const std::string code = text_of(row[0]), first = text_of(row[1]), last = text_of(row[2]);
        std::string wider;
        if (record.text("from_on") < first) wider += " --from-on " + record.text("from_on");
        if (record.text("to_on") > last) wider += " --to-on " + record.text("to_on");
        problems.add(fmt::format("{} is away then already: {}, {} to {}", desk.store().name_of(noun("professional"), record.whole("professional")).code, code, day_words(first), day_words(last)),
                     wider.empty() ? "these days stand in it" : "change its days", wider.empty() ? "caseload absence show " + code : fmt::format("caseload absence edit {}{}", code, wider));
    }
}

void not_negative(const Record& record, std::string_view field, Problems& problems) {
    if (record.whole(field) < 0) problems.add(fmt::format("{} is below 0", flag_of(field)));
}

void consent_rules(const Desk&, Record& record, const Record*, const Input&, Problems& problems) { not_ancient(record, "date", "1900-01-01", problems); }

void budget_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems) {
    for (const auto* field : {"requested", "agreed"}) not_negative(record, field, problems);
    if (record.has("requested") && !record.has("requested_on")) record.at("requested_on") = desk.today().iso();
    if (record.has("decision") && !record.has("decided_on")) record.at("decided_on") = desk.today().iso();
    if (record.has("decided_on") && !record.has("decision")) problems.add("--decided-on goes with --decision");
    const Word* word = desk.config().word("budget_decision", record.text("decision"));
    if (word && word->counts_as == "no" && !record.has("decision_reason")) problems.add(fmt::format("--decision {} needs --decision-reason", word->key), "the person may ask why");
    if (record.has("agreed") && !(word && word->counts_as == "yes")) problems.add("--agreed goes with a decision that counts as yes");
    not_before(record, "requested_on", "opened_on", problems);
    not_before(record, "decided_on", "opened_on", problems);
    plan_item_rules(desk, record, before, input, problems);
}

// The team is the practice's of the person unless another is named.
void mdt_rules(const Desk& desk, Record& record, const Record* before, const Input&, Problems& problems) {
    if (!before && !record.has("practice") && record.has("client")) record.at("practice") = desk.store().load(noun("client"), record.whole("client")).at("practice");
    if (!before) must_be_open(desk, record, "opened_on", problems);
    not_before(record, "closed_on", "opened_on", problems);
}

void no_rules(const Desk&, Record&, const Record*, const Input&, Problems&) {}

// Whatever is logged has happened.
void logged_rules(const Desk& desk, Record& record, const Record*, const Input&, Problems& problems) {
    const auto day = Date::from_iso(record.text("date"));
    if (day && *day > desk.today()) problems.add(fmt::format("--date {} is in the future", day->words()), "what has happened is logged");
    not_ancient(record, "date", "1900-01-01", problems);
}

using Rules = void (*)(const Desk&, Record&, const Record*, const Input&, Problems&);

Rules rules_of(const Noun& noun) {
    if (noun.name == "client") return client_rules;
    if (noun.name == "referral") return referral_rules;
    if (noun.name == "session") return session_rules;
    if (noun.name == "goal") return goal_rules;
    if (noun.name == "measure") return measure_rules;
    if (noun.name == "concern") return concern_rules;
    if (noun.name == "step") return step_rules;
    if (noun.name == "clinician") return cover_rules;
    if (noun.name == "rerank") return rerank_rules;
    if (noun.name == "onward") return onward_rules;
    if (noun.name == "involvement") return involvement_rules;
    if (noun.name == "absence") return absence_rules;
    if (noun.name == "consent") return consent_rules;
    if (noun.name == "budget") return budget_rules;
    if (noun.name == "mdt") return mdt_rules;
    if (noun.name == "intervention") return intervention_rules;
    if (noun.name == "membership") return membership_rules;
    if (noun.name == "group-session") return group_session_rules;
    if (noun.name == "experience") return experience_rules;
    if (noun.name == "permission") return permission_rules;
    if (noun.name == "service-use") return service_use_rules;
    if (noun.shape->table == "contact") return contact_rules;
    if (noun.life == Life::happened) return logged_rules;
    if (noun.use("term")) return term_rules;
    return noun.shape->table == "plan_item" ? plan_item_rules : no_rules;
}

}  // namespace

void apply_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems) {
    if (!before && record.noun->use("recorded_on")) record.at("recorded_on") = desk.today().iso();
    if (record.noun->use("state") && !record.has("state")) record.at("state") = std::string("happened");
    rules_of(*record.noun)(desk, record, before, input, problems);
    if (record.noun->use("closed_on")) closed_by_its_verb(record, before, input, problems);
}

}  // namespace caseload
