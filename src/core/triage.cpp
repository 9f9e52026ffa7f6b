// SPDX-License-Identifier: MIT
#include "triage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "concerns.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

enum Stage { code, client, person, urgency, decision, role, received, decided, booked, seen };

Facts facts_of(const Desk& desk, std::int64_t referral) {
    Facts facts;
    desk.store().each("lists/referral_facts", {{"referral", referral}, {"today", desk.today().iso()}},
                      [&](const Row& row) { facts[text_of(row[0])].push_back(text_of(row[1])); });
    return facts;
}

std::optional<Date> day(const Value& value) { return is_known(value) ? Date::from_iso(text_of(value)) : std::nullopt; }

Value days_between(const Value& from, const Value& to) {
    const auto first = day(from), last = day(to);
    return first && last ? Value{std::int64_t{*last - *first}} : Value{};
}

struct Waits {
    std::string for_what;  ///< "a decision"; empty: it waits no longer
    Date since;
    std::int64_t target = 0;  ///< days from the day it was received
};

// The stage that a referral stands at. One that was passed on, or that a coach does not take, waits elsewhere.
Waits stage_of(const Desk& desk, const Row& row) {
    const Settings& settings = desk.config().settings;
    const Date since = day(row[received]).value_or(desk.today());
    const std::string made = text_of(row[decision]);
    if (is_known(row[seen])) return {};
    if (made.empty() || made == "more-information") return {made.empty() ? "a decision" : "more information", since, settings.decide_days};
    if (made != "accepted" || (is_known(row[role]) && text_of(row[role]) != "coach")) return {};
    const Date agreed = day(row[decided]).value_or(since);
    if (is_known(row[booked])) return {"the first session", std::max(agreed, day(row[booked]).value_or(agreed)), settings.waiting_days};
    return {"a booking", agreed, settings.waiting_days};
}

// Where the answer to a rule that is open is kept.
std::string answer_command(const std::string& fact, const Record& referral, const std::string& client) {
    static const std::map<std::string, std::string> of_person{{"age", "--birth-date DATE"}, {"gender", "--gender WORD"}, {"barriers", "--barriers WORD,.."}, {"consent", "--consent WORD"}};
    static const std::map<std::string, std::string> of_referral{{"needs", "--needs WORD,.."}, {"urgency", "--urgency WORD"}, {"source", "--source WORD"}};
    if (const auto found = of_person.find(fact); found != of_person.end()) return fmt::format("caseload client edit {} {}", client, found->second);
    if (const auto found = of_referral.find(fact); found != of_referral.end()) return fmt::format("caseload referral edit {} {}", referral.code, found->second);
    if (fact.starts_with("condition")) return fmt::format("caseload condition add {} WORD", client);
    if (fact == "activation") return fmt::format("caseload measure add {} INSTRUMENT --score N", client);
    return {};
}

// What is to be asked, and what to type once it is answered.
void tell_open(const Desk& desk, const Record& referral, const Assessment& assessment, Document& document) {
    const std::string client = desk.store().name_of(noun("client"), referral.whole("client")).code;
    std::vector<std::string> commands;
    for (const auto& one : assessment.verdicts)
        if (const auto command = one.open() ? answer_command(one.criterion->of, referral, client) : ""; !command.empty() && std::ranges::find(commands, command) == commands.end())
            commands.push_back(command);
    if (!commands.empty()) document.say("Once asked, keep the answer: " + join(commands, "; or "), Tone::faint);
}

}  // namespace

Assessment assess_referral(const Desk& desk, std::int64_t referral) {
    return assess(desk.config().suitability(), facts_of(desk, referral), desk.today());
}

std::string suggested_role(const Assessment& assessment) {
    const std::string role = assessment.role();
    return !role.empty() || assessment.verdicts.empty() ? role : assessment.suits() ? "coach" : "";
}

std::string suggestion_words(const Desk& desk, const Assessment& assessment) {
    const auto open = std::ranges::count_if(assessment.verdicts, &Verdict::open);
    const std::string role = suggested_role(assessment);
    std::string words = role.empty() ? "nobody" : label_of(desk, "role", role);
    return assessment.suits() && open > 0 ? fmt::format("{}, {} to ask", words, open) : words;
}

std::size_t haste_of(const std::vector<std::string>& urgencies, const Value& urgency) {
    const auto at = std::ranges::find(urgencies, text_of(urgency));
    return at == urgencies.end() ? urgencies.size() / 2 : static_cast<std::size_t>(at - urgencies.begin());
}

Table stages_of(const Desk& desk, std::int64_t referral) {
    const Row row = desk.store().rows("lists/referral_stages", {{"referral", referral}}).at(0);
    Table table;
    table.name = "stages";
    table.title = "Days from the day it was received";
    table.columns = {{"to_decision", "TO DECISION", CellType::whole}, {"to_booking", "TO BOOKING", CellType::whole}, {"to_first_session", "TO FIRST SESSION", CellType::whole}};
    table.rows = {{days_between(row[received], row[decided]), days_between(row[received], row[booked]), days_between(row[received], row[seen])}};
    return table;
}

Document referral_triage(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which referral?", {}, "caseload referral inbox");
    const Record referral = resolve_record(desk, noun("referral"), input.words[0]);
    const Assessment assessment = assess_referral(desk, referral.id);
    Document document;
    concerns_first(desk, document);
    document.codes.push_back(referral.code);
    const auto since = day(referral.at("received_on")).value_or(desk.today());
    document.say(fmt::format("{} · {} · received {}", referral.code, code_and_name(desk, noun("client"), referral.whole("client")), since.words()), Tone::heading);
    if (referral.has("reason")) document.say(referral.text("reason"));
    document.add(assessment_table(assessment));
    const std::string role = suggested_role(assessment);
    Table table;
    table.name = "triage";
    table.layout = Layout::record;
    table.audience = Audience::machine;
    table.columns = {{"referral", "referral", CellType::code}, {"suggested", "suggested"}, {"suits", "suits", CellType::yes_no}, {"decision", "decision"}};
    table.rows = {{referral.code, role.empty() ? Value{} : Value{role}, std::int64_t{assessment.suits()}, referral.at("decision")}};
    document.add(std::move(table)).add(stages_of(desk, referral.id));
    document.say(fmt::format("The rules suggest: {}.", suggestion_words(desk, assessment)), Tone::strong);
    tell_open(desk, referral, assessment, document);
    if (referral.has("decision")) document.say(fmt::format("Decided: {}.", label_of(desk, "referral_decision", referral.text("decision"))));
    else document.say(fmt::format("A person decides: caseload referral decide {} DECISION", referral.code), Tone::faint);
    return document;
}

Document referral_waiting(Desk& desk, const Input& input) {
    Table table;
    table.name = "waiting";
    table.columns = {{"referral", "REFERRAL", CellType::code}, {"client", "CODE", CellType::code}, {"person", "PERSON", CellType::text, 0, Audience::both, true},
                     {"urgency", "URGENCY"}, {"waits_for", "WAITS FOR"}, {"stage_days", "SINCE", CellType::whole}, {"days", "IN ALL", CellType::whole},
                     {"target", "TARGET", CellType::whole}, {"over", "OVER", CellType::whole}};
    Document document;
    concerns_first(desk, document);
    std::int64_t late = 0;
    desk.store().each("lists/referral_stages", {{"referral", std::int64_t{0}}}, [&](const Row& row) {
        const Waits waits = stage_of(desk, row);
        if (waits.for_what.empty()) return;
        const std::int64_t all = desk.today() - day(row[received]).value_or(desk.today()), over = all - waits.target;
        late += over > 0;
        table.rows.push_back({row[code], row[client], row[person], row[urgency], waits.for_what, std::int64_t{desk.today() - waits.since}, all, waits.target,
                              over > 0 ? Value{over} : Value{}});
    });
    const auto words = desk.config().vocabulary("urgency")->keys();
    std::ranges::stable_sort(table.rows, [&](const Row& a, const Row& b) {
        const auto first = haste_of(words, a[urgency]), second = haste_of(words, b[urgency]);
        return std::pair(first, whole_of(a[6])) > std::pair(second, whole_of(b[6]));
    });
    for (const auto& row : table.rows) document.codes.push_back(text_of(row[code]));
    show_words(desk, noun("referral"), table, {{urgency, "urgency"}});
    const auto waiting = static_cast<std::int64_t>(table.rows.size());
    table.when_empty = "No referral waits.";
    document.add(std::move(table));
    if (waiting > 0) document.say(fmt::format("{} waiting, {} past the target. Days; targets: [targets] decide_days, waiting_days.", waiting, late), Tone::faint);
    document.findings = input.has("exit_code") && late > 0;
    return document;
}

Document show_referral(Desk& desk, const Input& input) {
    auto document = show_record(desk, noun("referral"), input);
    const std::int64_t id = resolve(desk, noun("referral"), input.words.at(0));
    document.add(stages_of(desk, id));
    Table episodes = desk.store().table("lists/referral_episodes", {{"referral", id}});
    episodes.name = "episodes";
    if (episodes.rows.empty()) episodes.audience = Audience::machine;
    show_words(desk, noun("episode"), episodes, {{2, "decision"}, {6, "outcome"}});
    return document.add(std::move(episodes));
}

}  // namespace caseload
