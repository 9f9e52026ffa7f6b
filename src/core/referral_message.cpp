// SPDX-License-Identifier: MIT
// referral message: a short letter back to whoever referred, from a template. It is written, not sent.
#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "client_card.hpp"
#include "letter.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

std::string day_words(const Value& iso) {
    const auto day = is_known(iso) ? Date::from_iso(text_of(iso)) : std::nullopt;
    return day ? day->words() : std::string{};
}

std::string initials(const std::string& name) {
    std::string letters;
    for (const auto& part : split(name, ' '))
        if (!part.empty()) letters += part.substr(0, 1) + ".";
    return letters;
}

void say_person(const Record& client, bool named, LetterFacts& facts) {
    facts.values["person"] = named ? client.text("name") : fmt::format("{} ({})", initials(client.text("name")), client.code);
    facts.values["client"] = client.code;
    facts.values["birth_date"] = named ? day_words(client.at("birth_date")) : "";
    facts.values["nhs_number"] = named && client.has("nhs_number") ? format_nhs_number(client.text("nhs_number")) : "";
}

void say_referral(const Desk& desk, const Record& referral, LetterFacts& facts) {
    auto& values = facts.values;
    values["reference"] = referral.code;
    for (const auto* field : {"referrer", "organisation"}) values[field] = referral.text(field);
    values["practice"] = referral.has("practice") ? desk.store().name_of(noun("practice"), referral.whole("practice")).name : "";
    values["received"] = day_words(referral.at("received_on"));
    values["decided"] = day_words(referral.at("decided_on"));
    values["decided_by"] = referral.text("decided_by");
    const std::string because = referral.has("because") ? label_of(desk, "decision_because", referral.text("because")) : "";
    values["reason"] = because + (!because.empty() && referral.has("decision_reason") ? ": " : "") + referral.text("decision_reason");
    values["role"] = referral.has("role") ? label_of(desk, "role", referral.text("role")) : "";
    values["closed"] = day_words(referral.at("closed_on"));
    values["outcome"] = referral.has("outcome") ? label_of(desk, "referral_outcome", referral.text("outcome")) : "";
    for (const auto& word : desk.config().vocabulary("referral_decision")->keys(true)) facts.holds[word] = referral.text("decision") == word;
    facts.holds["undecided"] = !referral.has("decision");
    facts.holds["closed"] = referral.has("closed_on") && referral.has("outcome");
}

std::string times_words(std::int64_t n) { return n == 1 ? "once" : fmt::format("{} times", n); }

void say_sessions(const Desk& desk, const Record& referral, LetterFacts& facts) {
    const Row row = desk.store().rows("lists/referral_sessions", {{"referral", referral.id}, {"today", desk.today().iso()}}).at(0);
    facts.values["first_booked"] = day_words(row[0]);
    facts.values["first_seen"] = day_words(row[1]);
    facts.values["attended"] = std::to_string(whole_of(row[2]));
    facts.values["attended_times"] = times_words(whole_of(row[2]));
    facts.values["in_group_times"] = whole_of(row[3]) > 0 ? times_words(whole_of(row[3])) : "";
    facts.values["in_group"] = whole_of(row[3]) > 0 ? std::to_string(whole_of(row[3])) : "";
    facts.holds["seen"] = is_known(row[1]);
    facts.holds["booked"] = !is_known(row[1]) && is_known(row[0]);
}

// How it ended, for who sent the person: told once the referral is closed.
void say_end(const Desk& desk, const Record& referral, LetterFacts& facts) {
    for (const auto* name : {"goals", "scores", "went"}) facts.values[name] = "";
    if (!referral.has("closed_on")) return;
    const Parameters time{{"client", referral.at("client")}, {"from", referral.at("received_on")}, {"to", referral.at("closed_on")}};
    std::vector<std::string> goals, scores, went;
    desk.store().each("lists/letter#goals", time, [&](const Row& row) {
        const Word* end = desk.config().word("goal_outcome", text_of(row[1]));
        if (end && end->counts_as == "declined") return;  // what could not be worked on was no goal of theirs
        goals.push_back(fmt::format("{} ({})", text_of(row[0]), lower(label_of(desk, "goal_outcome", text_of(row[1])))));
    });
    desk.store().each("lists/letter#scores", time, [&](const Row& row) {
        const Instrument* instrument = desk.config().instrument(text_of(row[0]));
        const Scale* scale = instrument ? instrument->scale(text_of(row[1])) : nullptr;
        if (!scale) return;
        scores.push_back(fmt::format("{} from {} to {}", scale->name.empty() ? instrument->label : scale->label, format_hundredths(whole_of(row[2]), instrument->decimals),
                                     format_hundredths(whole_of(row[3]), instrument->decimals)));
    });
    desk.store().each("lists/letter#went", time, [&](const Row& row) {
        const bool course = text_of(row[1]) == "intervention";
        const std::string name = course ? label_of(desk, "intervention", text_of(row[0])) : text_of(row[0]);
        const std::string end = is_known(row[2]) ? fmt::format(" ({})", lower(label_of(desk, course ? "intervention_outcome" : text_of(row[1]), text_of(row[2])))) : "";
        went.push_back(name + end);
    });
    facts.values["goals"] = join(goals, "; ");
    facts.values["scores"] = join(scores, "; ");
    facts.values["went"] = join(went, "; ");
}

LetterFacts facts_of(const Desk& desk, const Record& referral, const Record& client, bool named) {
    const Settings& settings = desk.config().settings;
    LetterFacts facts;
    say_person(client, named, facts);
    say_referral(desk, referral, facts);
    say_sessions(desk, referral, facts);
    say_end(desk, referral, facts);
    facts.values["coach"] = settings.coach;
    facts.values["service"] = settings.coach_service;
    facts.values["phone"] = settings.coach_phone;
    facts.values["today"] = desk.today().words();
    return facts;
}

// Passing on needs the person's agreement; the tool says what it knows of it, beside the letter and not in it.
void warn_of_consent(const Desk& desk, const Record& referral, const Record& client, Document& document) {
    const std::string consent = referral.has("consent") ? referral.text("consent") : client.text("consent");
    const Word* word = desk.config().word("consent", consent);
    if (!word || word->counts_as != "yes")
        document.talk.push_back(fmt::format("{}: consent {}. Ask before you send it.", client.code, word ? lower(word->label) : "is not recorded"));
    for (const auto& line : consent_refusals(desk, client)) document.talk.push_back(line);
    if (!referral.has("referrer")) document.talk.push_back(fmt::format("{} has no referrer: caseload referral edit {} --referrer WHO", referral.code, referral.code));
}

// A letter is due when nothing is open any more: whoever was passed on or declined is meant by their latest referral.
Record referral_meant(const Desk& desk, const std::string& typed, Document& document) {
    try {
        return resolve_record(desk, noun("referral"), typed);
    } catch (const Error& error) {
        if (error.kind() != Kind::not_found || noun_of_code(typed) == &noun("referral")) throw;
        const auto person = resolve(desk, noun("client"), typed);
        const auto latest = desk.store().rows("lists/referral_latest", {{"client", person}});
        if (latest.empty()) throw;
        const Record referral = desk.store().load(noun("referral"), whole_of(latest[0][0]));
        document.talk.push_back(fmt::format("{}: none is open; this is the latest, {}", referral.code, lower(label_of(desk, "referral_decision", referral.text("decision")))));
        return referral;
    }
}

}  // namespace

Document referral_message(Desk& desk, const Input& input) {
    const Letter letter = letter_named(desk.config(), "referral", input.one("language"));
    Document document;
    if (input.has("template")) return document.say(trim(letter.text));
    if (input.words.empty()) throw Error(Kind::usage, "which referral?", {}, "caseload referral list");
    const Record referral = referral_meant(desk, input.words[0], document);
    const Record client = desk.store().load(noun("client"), referral.whole("client"));
    const auto lines = written(letter, facts_of(desk, referral, client, !input.has("without_name")));
    Table table;
    table.name = "message";
    table.layout = Layout::record;
    table.audience = Audience::machine;
    table.columns = {{"referral", "referral", CellType::code}, {"to", "to"}, {"text", "text"}};
    std::string text;
    for (const auto& line : lines) text += line.text + "\n";
    table.rows = {{referral.code, referral.at("referrer"), text}};
    for (const auto& line : lines) document.say(line.text, line.tone);
    document.codes.push_back(referral.code);
    warn_of_consent(desk, referral, client, document);
    return document.add(std::move(table));
}

}  // namespace caseload
