// SPDX-License-Identifier: MIT
// report reach a second time: who came, person by person, and what came of it; the groups in which they stand.
#include <fmt/format.h>

#include <algorithm>

#include "caseload/reporting.hpp"
#include "caseload/text.hpp"
#include "reach.hpp"
#include "totals.hpp"
#include "totals_scores.hpp"
#include "words.hpp"

namespace caseload::totals {
namespace {

/// Somebody who came in the period.
struct Comer {
    std::string came;  ///< the day
    bool taken = false, seen = false, ended = false, both = false, gained = false;
};
using Comers = std::map<std::int64_t, Comer>;

void come(Comers& comers, std::int64_t person, const std::string& day, bool accepted) {
    Comer& one = comers[person];
    if (one.came.empty() || day < one.came) one.came = day;
    one.taken = one.taken || accepted;
}

// Referred in the period, or joined in it without ever having been referred.
Comers comers_of(const Scope& scope, const People& people, Second& second) {
    Comers comers;
    std::map<std::int64_t, std::int64_t> person_of;  // of a referral
    std::map<std::int64_t, bool> referred;
    scope.desk().store().each("totals/records#referrals", {}, [&](const Row& row) {
        ++second.records;
        const auto person = person_of[whole_of(row[0])] = whole_of(row[2]);
        referred[person] = true;
        if (scope.has(text_of(row[6]))) come(comers, person, text_of(row[6]), text_of(row[8]) == "accepted");
    });
    scope.desk().store().each("totals/records#episodes", {}, [&](const Row& row) {
        ++second.records;
        if (scope.has(text_of(row[3]))) come(comers, person_of[whole_of(row[2])], text_of(row[3]), text_of(row[5]) == "accepted");
    });
    for (const auto& [id, person] : people)
        if (scope.has(person.enrolled) && !referred.contains(id)) come(comers, id, person.enrolled, true);
    return comers;
}

// The score that gains are read from: the one asked for, or the first of the config with a worthwhile change that is no goal's.
std::vector<Result> scored(const Scope& scope) {
    for (const auto& result : results_of(scope.config())) {
        if (scope.input.has("instrument") && result.instrument->id != lower(scope.input.one("instrument"))) continue;
        if (result.scale->worthwhile > 0 && !result.instrument->on_goal) return {result};
    }
    return {};
}

void follow(const Scope& scope, const People& people, Comers& comers, Second& second) {
    scope.desk().store().each("totals/records#sessions", {}, [&](const Row& row) {
        ++second.records;
        const auto one = comers.find(whole_of(row[3]));
        const std::string day = text_of(row[4]);
        if (one != comers.end() && text_of(row[7]) == "attended" && day >= one->second.came && day <= scope.as_of()) one->second.seen = true;
    });
    const bool marked = std::ranges::any_of(scope.config().vocabulary("client_outcome")->words, [](const Word& word) { return word.counts_as == "finished"; });
    for (auto& [id, one] : comers) {
        const Person& person = people.at(id);
        const Word* word = scope.config().word("client_outcome", person.outcome);
        const bool finished = marked ? word && word->counts_as == "finished" : person.outcome == "completed";
        one.ended = finished && !person.closed.empty() && person.closed <= scope.as_of();
    }
    const auto results = scored(scope);
    if (results.empty()) return;
    for (const auto& [id, ends] : scores_of(scope, results, scope.as_of(), [&](std::int64_t id) { return comers.contains(id); }, second)) {
        const OwnEnds& of = ends.at(0);
        comers[id].both = of.is_pair();
        comers[id].gained = of.is_pair() && (of.latest - of.first) * results[0].sign() >= results[0].scale->worthwhile;
    }
}

struct Stages {
    std::vector<std::pair<const char*, bool>> reached;
    explicit Stages(const Comer& one)
        : reached{{"came", true}, {"accepted", one.taken || one.seen}, {"attended", one.seen}, {"finished", one.seen && one.ended}, {"both", one.seen && one.both}, {"gained", one.seen && one.gained}} {}
};

/// What is known of a person beside what came of it.
struct About {
    std::string born, gender, ethnicity, edition, language;
    std::int64_t decile = 0, practice = 0;
};

constexpr auto nobody_knows = "not known";

// The group of [population] that holds the age, or one of four where it names none.
std::string age_group(const Config& config, const std::string& born, const std::string& day) {
    const auto from = Date::from_iso(born), on = Date::from_iso(day);
    if (!from || !on) return nobody_knows;
    std::vector<std::string> bands;
    for (const auto& one : config.population().groups)
        if (one.dimension == "age") bands.push_back(one.group);
    if (bands.empty()) bands = {"0-17", "18-39", "40-64", "65+"};
    const long age = on->year() - from->year() - (day.substr(5) < born.substr(5) ? 1 : 0);
    for (const auto& band : bands) {
        const auto dash = band.find('-');
        const auto low = parse_integer(dash == std::string::npos ? band.substr(0, band.find('+')) : band.substr(0, dash)), high = dash == std::string::npos ? std::nullopt : parse_integer(band.substr(dash + 1));
        if (low && age >= *low && (dash == std::string::npos || (high && age <= *high))) return band;
    }
    return "another age";
}

std::string ethnic_group(const Config& config, const std::string& key) {
    const Word* word = config.word("ethnicity", key);
    return !word ? nobody_knows : word->counts_as.empty() ? word->label : word->counts_as;
}

std::string fifth(std::int64_t decile, bool of_newest) {
    if (decile == 0) return nobody_knows;
    if (!of_newest) return "of an older edition";
    static const char* const names[] = {"1 (most deprived)", "2", "3", "4", "5 (least deprived)"};
    return names[(decile - 1) / 2];
}

std::string language_group(const Config& config, const std::string& noted) {
    const std::string language = trim(noted);
    if (language.empty()) return "no interpreter noted";
    bool any = false;
    for (const auto& one : config.population().groups) {
        if (one.dimension != "language") continue;
        any = true;
        if (fold(one.group) == fold(language)) return one.group;
    }
    return any ? "another language" : "interpreter needed";
}

/// A person's words by table: one each, and every barrier.
std::map<std::int64_t, About> about_people(const Scope& scope, const Comers& comers, std::int64_t& newest) {
    std::map<std::int64_t, About> all;
    scope.desk().store().each("totals/records#clients", {}, [&](const Row& row) {
        if (!comers.contains(whole_of(row[0]))) return;
        all[whole_of(row[0])] = {text_of(row[5]), text_of(row[6]), text_of(row[7]), is_known(row[9]) ? std::to_string(whole_of(row[9])) : "", text_of(row[10]), whole_of(row[8]), whole_of(row[11])};
        newest = std::max(newest, whole_of(row[9]));
    });
    return all;
}

void count_in(const std::string& table, const std::string& row, const Comer& one, Second& second) {
    for (const auto& [figure, reached] : Stages(one).reached) second.count(table, row, figure, reached);
}

void derive_groups(const Scope& scope, const Comers& comers, Second& second) {
    const Config& config = scope.config();
    std::map<std::int64_t, std::string> practices;
    scope.desk().store().each("totals/records#contacts", {}, [&](const Row& row) { practices[whole_of(row[0])] = text_of(row[2]); });
    std::int64_t newest = 0;
    for (const auto& [id, about] : about_people(scope, comers, newest)) {
        const Comer& one = comers.at(id);
        const std::pair<const char*, std::string> groups[] = {
            {"age", age_group(config, about.born, one.came)}, {"gender", about.gender.empty() ? nobody_knows : label_of(scope.now, "gender", about.gender)}, {"ethnicity", ethnic_group(config, about.ethnicity)},
            {"deprivation", fifth(about.decile, about.edition == (newest ? std::to_string(newest) : ""))}, {"language", language_group(config, about.language)},
            {"practice", practices.contains(about.practice) ? practices[about.practice] : nobody_knows}};
        for (const auto& [table, group] : groups) count_in(table, group, one, second), count_in(table, "all", one, second);
    }
    std::map<std::int64_t, std::int64_t> barriers;
    scope.desk().store().each("totals/records#client_words", {}, [&](const Row& row) {
        const auto one = comers.find(whole_of(row[0]));
        if (one == comers.end() || text_of(row[1]) != "barriers") return;
        ++barriers[one->first];
        count_in("barrier", label_of(scope.now, "barrier", text_of(row[2])), one->second, second);
    });
    for (const auto& [id, one] : comers)
        if (!barriers.contains(id)) count_in("barrier", "none noted", one, second);
}

void derive(const Scope& scope, Second& second) {
    const People people = people_of(scope, second);
    Comers comers = comers_of(scope, people, second);
    follow(scope, people, comers, second);
    for (const auto* figure : {"came", "accepted", "attended", "finished", "both", "gained"}) second.trace(figure);
    for (const auto& [id, one] : comers)
        for (const auto& [figure, reached] : Stages(one).reached)
            if (reached) second.trace(figure).add(people.at(id).code);
    derive_groups(scope, comers, second);
}

Scope scope_of(Desk& desk, const Input& asked) {
    Input input = report_input(asked, "reach", {"from", "to", "week", "month", "last"});
    const Period period = reach_period(desk, input);
    input.flags["identifiable"] = {""};
    return {desk, period, std::move(input)};
}

Parameters parameters(const Scope& scope) { return reach_parameters(scope.now, scope.input, scope.period); }

}  // namespace

Family reach_family() {
    std::vector<Claim> claims;
    for (const auto* figure : {"came", "accepted", "attended", "finished", "both", "gained"}) claims.push_back({figure});
    std::vector<RowNames> rows;
    for (const auto* table : {"age", "gender", "ethnicity", "deprivation", "language", "practice", "barrier"}) rows.push_back({table, {"group"}});
    return {"reach", {"reports/reach"}, report_reach, derive, scope_of, parameters, std::move(claims), std::move(rows)};
}

}  // namespace caseload::totals
