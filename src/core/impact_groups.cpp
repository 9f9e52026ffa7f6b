// SPDX-License-Identifier: MIT
// report impact --by: the change of the same people within each group, never the means of one group beside those of another.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "caseload/error.hpp"
#include "caseload/text.hpp"
#include "impact.hpp"
#include "words.hpp"

namespace caseload {
namespace {

struct Grouping {
    std::string_view name, heading, vocabulary, unknown;
    bool parts = true;  ///< everybody stands in one group
};

constexpr Grouping groupings[] = {{"practice", "PRACTICE", "", "not known"},        {"source", "REFERRED BY", "referral_source", "not known"},
                                  {"programme", "PROGRAMME", "programme", "none"},  {"ethnicity", "ETHNIC GROUP", "", "not known"},
                                  {"deprivation", "DEPRIVATION", "", "not known"},  {"barrier", "BARRIER", "barrier", "none recorded", false},
                                  {"coach", "COACH", "", "coach of the config"}};

const Grouping& grouping_of(const std::string& by) {
    std::vector<std::string> names;
    for (const auto& one : groupings) {
        if (one.name == by) return one;
        names.emplace_back(one.name);
    }
    const auto near = nearest(by, names);
    throw Error(Kind::usage, fmt::format("--by {} is not one of {}", caseload::quoted(by), join(names, ", ")), near.empty() ? "" : fmt::format("did you mean '{}'?", near));
}

std::string group_name(const Desk& desk, const Grouping& by, const Value& key) {
    if (!is_known(key)) return by.name == "coach" && !desk.config().settings.coach.empty() ? desk.config().settings.coach : std::string(by.unknown);
    const std::string word = text_of(key);
    if (by.name == "ethnicity") {
        const Word* known = desk.config().vocabulary("ethnicity") ? desk.config().word("ethnicity", word) : nullptr;
        return known && !known->counts_as.empty() ? known->counts_as : word;
    }
    return by.vocabulary.empty() ? word : label_of(desk, by.vocabulary, word);
}

struct PeopleGroup {
    std::int64_t enrolled = 0;
    Outcomes outcomes;
};
using PeopleGroups = std::map<std::string, PeopleGroup>;

PeopleGroups groups_in(const Impact& impact, const Grouping& by) {
    PeopleGroups groups;
    const std::string section = "reports/groups#" + std::string(by.name);
    const auto& desk = impact.desk;
    desk.store().each(section, impact.parameters, [&](const Row& row) {
        const auto found = groups.try_emplace(group_name(desk, by, row[1]), PeopleGroup{0, Outcomes(desk.config())}).first;
        ++found->second.enrolled;
    });
    auto parameters = impact.parameters;
    each_person(desk, impact.parameters, [&](std::int64_t person, const std::vector<Ends>& ends) {
        parameters["client"] = person;
        desk.store().each(section, parameters, [&](const Row& row) { groups.at(group_name(desk, by, row[1])).outcomes.add(ends); });
    });
    return groups;
}

// Of a person who has two words of one group only once: ethnic groups have one word a person, barriers differ.
Table people_table(Impact& impact, const Grouping& by, const PeopleGroups& groups) {
    Table table;
    table.name = "groups";
    table.title = "People by " + std::string(by.name);
    table.columns = {{"group", std::string(by.heading)}, {"enrolled", "ENROLLED", CellType::whole}};
    table.columns[1].figure.kind = FigureRole::Kind::count;
    for (const auto& [name, group] : groups) table.rows.push_back({name, group.enrolled});
    table.rows.push_back({std::string("all"), impact.enrolled});
    table.total_last = by.parts;
    table.told_rows = 1;
    table = fit(std::move(table), impact.sharing);
    table.rows.pop_back();
    table.picture = Picture{.kind = Picture::Kind::bars, .title = table.title, .description = "A bar for each group: how many people were enrolled. The table beneath says the same.", .values = {1}};
    return table;
}

// What is counted over everybody enrolled stands in the table of people alone.
Row group_row(const std::string& name, const Desk& desk, const Outcome& outcome) {
    Row measure = measure_row(outcome, 0, desk.config().settings.confidence);
    for (const auto column : {place::enrolled, place::never, place::unchanged, place::worsened, place::followed_up}) measure[column] = Value{};
    measure[place::cannot_tell] = std::int64_t{outcome.change.n() < desk.config().settings.fewest_pairs};
    measure.insert(measure.begin(), name);
    return measure;
}

Table measure_groups(Impact& impact, const Grouping& by, const PeopleGroups& groups, std::size_t result) {
    const auto& desk = impact.desk;
    Table table = desk.store().heading("reports/impact#measures");
    table.name = "by_group";
    table.columns.insert(table.columns.begin(), Column{"group", std::string(by.heading)});
    for (const auto& [name, group] : groups)
        if (const Outcome& outcome = group.outcomes.results[result]; !outcome.empty()) table.rows.push_back(group_row(name, desk, outcome));
    table.rows.push_back(group_row("all", desk, impact.outcomes.results[result]));
    table.total_last = by.parts;
    table.told_rows = 1;
    table = fit(std::move(table), impact.sharing);
    table.rows.pop_back();
    return table;
}

Table group_words(const Grouping& by, const Table& figures, const std::string& measure) {
    Table table;
    table.name = "group_words";
    table.title = measure;
    table.audience = Audience::human;
    table.columns = {{"group", std::string(by.heading)}, {"both", "WITH BOTH", CellType::code}, {"change", "CHANGE (INTERVAL)", CellType::code},
                     {"worthwhile", "WORTHWHILE", CellType::code}, {"reliable", "RELIABLE", CellType::code}, {"no_second", "NO SECOND SCORE", CellType::code}};
    for (const auto& row : figures.rows) {
        const Row of(row.begin() + 1, row.end());
        table.rows.push_back({row[0], figure_words(of[place::both]), change_told(of), moved_told(of, of[place::worthwhile], of[place::worse]),
                              moved_told(of, of[place::reliable_better], of[place::reliable_worse]), figure_words(of[place::no_second])});
    }
    return table;
}

}  // namespace

void add_groups(Impact& impact, const std::string& word, Document& document) {
    const Grouping& by = grouping_of(word);
    const PeopleGroups groups = groups_in(impact, by);
    document.add(people_table(impact, by, groups));
    Table all = impact.desk.store().heading("reports/impact#measures");
    all.name = "by_group";
    all.audience = Audience::machine;
    all.columns.insert(all.columns.begin(), Column{"group", "group"});
    for (std::size_t i = 0; i < impact.outcomes.results.size(); ++i) {
        const Outcome& outcome = impact.outcomes.results[i];
        if (outcome.ordinal || outcome.empty()) continue;
        const Table figures = measure_groups(impact, by, groups, i);
        document.add(group_words(by, figures, outcome.label() + " by " + word));
        all.rows.insert(all.rows.end(), figures.rows.begin(), figures.rows.end());
    }
    document.add(std::move(all));
    if (!by.parts) impact.notes.push_back("A person stands in the group of each barrier: the groups do not add up to everybody.");
    impact.notes.push_back("Groups differ in more than this, and small ones by chance: an interval that lies beside another is no proof of a difference.");
}

}  // namespace caseload
