// SPDX-License-Identifier: MIT
#include "criteria.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "caseload/text.hpp"

namespace caseload {
namespace {

bool among(const std::vector<std::string>& wanted, const std::string& value) {
    return std::ranges::any_of(wanted, [&](const std::string& one) { return fold(one) == fold(value); });
}

Holds answer(bool holds) { return holds ? Holds::yes : Holds::no; }

// The last value stands: an extract may hold several, oldest first.
Holds of_number(const Criterion& rule, const std::string& value) {
    const auto number = parse_hundredths(value);
    if (!number) return Holds::unknown;
    return answer((!rule.at_least || *number >= *rule.at_least) && (!rule.at_most || *number <= *rule.at_most));
}

Holds of_day(const Criterion& rule, const std::string& value, Date today) {
    const auto day = Date::from_iso(value);
    if (!day) return Holds::unknown;
    const std::int64_t ago = today - *day;
    if (ago < 0) return Holds::unknown;  // a day to come is a slip
    return answer((!rule.within_days || ago <= *rule.within_days) && (!rule.older_days || ago > *rule.older_days));
}

Holds ask(const Criterion& rule, const std::vector<std::string>& values, Date today) {
    if (!rule.any.empty()) return answer(std::ranges::any_of(values, [&](const auto& value) { return among(rule.any, value); }));
    if (!rule.only.empty()) return answer(!values.empty() && std::ranges::all_of(values, [&](const auto& value) { return among(rule.only, value); }));
    if (values.empty()) return Holds::unknown;
    return rule.at_least || rule.at_most ? of_number(rule, values.back()) : of_day(rule, values.back(), today);
}

Verdict verdict_on(const Criterion& rule, const Facts& facts, Date today) {
    const auto fact = facts.find(rule.of);
    if (fact == facts.end()) return {&rule, Holds::unknown, "not known"};
    Verdict verdict{&rule, ask(rule, fact->second, today), {}};
    std::vector<std::string> shown = fact->second;
    if (verdict.holds == Holds::yes && !rule.any.empty()) std::erase_if(shown, [&](const std::string& value) { return !among(rule.any, value); });
    const std::string values = shown.empty() ? "none" : join(shown, ", ");
    verdict.because = fmt::format("{}: {}", replace_all(rule.of, "_", " "), verdict.holds == Holds::unknown ? "not known" : values);
    return verdict;
}

std::string words_of_effect(Effect effect) {
    switch (effect) {
        case Effect::must: return "must";
        case Effect::never: return "never";
        case Effect::against: return "against";
        default: return "for";
    }
}

std::string words_of(Holds holds) { return holds == Holds::yes ? "yes" : holds == Holds::no ? "no" : "not known"; }

}  // namespace

bool Verdict::obstructs() const {
    return (criterion->effect == Effect::must && holds == Holds::no) || (criterion->effect == Effect::never && holds == Holds::yes);
}

bool Verdict::open() const {
    return holds == Holds::unknown && (criterion->effect == Effect::must || criterion->effect == Effect::never);
}

bool Assessment::suits() const { return std::ranges::none_of(verdicts, &Verdict::obstructs); }

int Assessment::count(Effect effect) const {
    return static_cast<int>(std::ranges::count_if(verdicts, [&](const Verdict& one) { return one.speaks(effect); }));
}

std::string Assessment::role() const {
    for (const auto& one : verdicts)
        if (one.obstructs() && !one.criterion->role.empty()) return one.criterion->role;
    for (const auto effect : {Effect::in_favour, Effect::against})
        for (const auto& one : verdicts)
            if (one.speaks(effect) && !one.criterion->role.empty()) return one.criterion->role;
    return {};
}

std::vector<std::string> Assessment::obstacles() const {
    std::vector<std::string> words;
    for (const auto& one : verdicts)
        if (one.obstructs()) words.push_back(fmt::format("{}{} ({})", one.criterion->effect == Effect::must ? "not " : "", one.criterion->says, one.because));
    return words;
}

Assessment assess(std::span<const Criterion> rules, const Facts& facts, Date today) {
    Assessment assessment;
    for (const auto& rule : rules) assessment.verdicts.push_back(verdict_on(rule, facts, today));
    return assessment;
}

Table assessment_table(const Assessment& assessment) {
    Table table;
    table.name = "rules";
    table.columns = {{"rule", "RULE", CellType::code}, {"says", "SAYS", CellType::text, 0, Audience::both, true}, {"effect", "EFFECT"},
                     {"holds", "HOLDS"}, {"because", "BECAUSE", CellType::text, 0, Audience::both, true}, {"stands", "", CellType::text}};
    for (const auto& one : assessment.verdicts)
        table.rows.push_back({one.criterion->name, one.criterion->says, words_of_effect(one.criterion->effect), words_of(one.holds), one.because,
                              one.obstructs() ? "stands in the way" : one.open() ? "to be asked" : ""});
    table.when_empty = "No rules: [suitability] in the config.";
    return table;
}

namespace {

// Facts of a referral, and the vocabulary their values come from.
constexpr std::pair<std::string_view, std::string_view> facts_of_referrals[] = {
    {"age", ""},      {"gender", "gender"},   {"conditions", "condition"}, {"condition_count", ""}, {"needs", "need"},
    {"barriers", "barrier"}, {"activation", ""}, {"consent", "consent"},   {"urgency", "urgency"},  {"source", "referral_source"},
    {"concern", ""},  {"earlier", ""}};

void known_word(const Config& config, Origin origin, const std::string& where, const std::string& word, std::string_view vocabulary, Problems& problems) {
    const Vocabulary* words = config.vocabulary(vocabulary);
    if (!words || words->find(word) || (word.size() >= 6 && parse_integer(word))) return;  // a code may stand for a condition
    const auto near = nearest(word, words->keys());
    problems.add({.what = fmt::format("{} '{}' is no word of [vocabulary.{}]", where, word, vocabulary), .where = config.place(origin),
                  .hint = near.empty() ? "there are " + join(words->keys(), ", ") : fmt::format("did you mean '{}'?", near)});
}

void known_fact(const Config& config, const Criterion& rule, const std::string& where, const std::vector<std::string>& facts, Problems& problems) {
    if (std::ranges::find(facts, rule.of) != facts.end()) return;
    const auto near = nearest(rule.of, facts);
    problems.add({.what = fmt::format("{}.of '{}' is not known of anybody", where, rule.of), .where = config.place(rule.origin),
                  .hint = near.empty() ? "there are " + join(facts, ", ") : fmt::format("did you mean '{}'?", near)});
}

void check_rule(const Config& config, const Criterion& rule, const std::string& section, const std::vector<std::string>& facts, Problems& problems) {
    const std::string where = section + "." + rule.name;
    known_fact(config, rule, where, facts, problems);
    if (!rule.role.empty()) known_word(config, rule.origin, where + ".role", rule.role, "role", problems);
}

void check_screen(const Config& config, const Screen& screen, Problems& problems) {
    std::vector<std::string> facts{"age", "here"};
    for (const auto& rule : screen.columns) facts.push_back(rule.field);
    const std::string where = "screen." + screen.name;
    for (const auto& rule : screen.rules) check_rule(config, rule, where + ".rules", facts, problems);
    for (const auto* part : {&screen.lists, &screen.dates})
        for (const auto& name : *part)
            if (std::ranges::find(facts, name) == facts.end())
                problems.add({.what = fmt::format("{}.{}: there is no column '{}'", where, part == &screen.lists ? "lists" : "dates", name),
                              .where = config.place(screen.origin)});
    const auto has = [&](std::string_view name) { return std::ranges::find(facts, name) != facts.end(); };
    if (!has("nhs_number") && !(has("name") && has("birth_date")))
        problems.add({.what = where + " cannot tell who is who: it needs nhs_number, or name and birth_date", .where = config.place(screen.origin)});
}

}  // namespace

void check_criteria(const Config& config, Problems& problems) {
    std::vector<std::string> facts;
    for (const auto& [name, words] : facts_of_referrals) facts.emplace_back(name);
    for (const auto& rule : config.suitability()) {
        check_rule(config, rule, "suitability", facts, problems);
        const auto* fact = std::ranges::find(facts_of_referrals, rule.of, &std::pair<std::string_view, std::string_view>::first);
        if (fact == std::end(facts_of_referrals) || fact->second.empty()) continue;
        for (const auto* part : {&rule.any, &rule.only})
            for (const auto& word : *part) known_word(config, rule.origin, fmt::format("suitability.{}", rule.name), word, fact->second, problems);
    }
    for (const auto& screen : config.screens()) check_screen(config, screen, problems);
}

}  // namespace caseload
