// SPDX-License-Identifier: MIT
// report reach: who comes, is accepted, is seen, finishes and gains, by group, beside the population of the network.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "caseload/reporting.hpp"
#include "caseload/stats.hpp"
#include "caseload/text.hpp"
#include "reach.hpp"
#include "recipes.hpp"
#include "report.hpp"
#include "shown_interval.hpp"
#include "words.hpp"

namespace caseload {
namespace {

using namespace reach;

// Places in the section "groups" of reports/reach.sql.
constexpr std::size_t group_ = 0, population_ = 1, first_ = 2, reach_ = first_ + stages, reach_low = reach_ + 1, reach_high = reach_ + 2, came_share = reach_ + 3,
                      accepted_share = came_share + 1, attended_share = came_share + 2, finished_share = came_share + 3, gained_share = came_share + 4;

const Value& figure_of(const Row& row, Stage stage) { return row[first_ + static_cast<std::size_t>(stage)]; }

// Of which score gains are read.
struct Scored {
    const Instrument* instrument = nullptr;
    const Scale* scale = nullptr;
};

Scored scored(const Desk& desk, const Input& input) {
    const auto of = [](const Instrument& instrument) {
        const auto scale = std::ranges::find_if(instrument.scales, [](const Scale& one) { return one.worthwhile > 0; });
        return scale == instrument.scales.end() || instrument.on_goal ? Scored{} : Scored{&instrument, &*scale};
    };
    if (!input.has("instrument")) {
        for (const auto& instrument : desk.config().instruments())
            if (const auto found = of(instrument); found.scale) return found;
        return {};
    }
    const std::string id = lower(input.one("instrument"));
    for (const auto& instrument : desk.config().instruments()) {
        if (instrument.id != id) continue;
        if (const auto found = of(instrument); found.scale) return found;
        throw Error(Kind::refused, fmt::format("--instrument {}: the config names no worthwhile change of it", id), "or it is rated on goals");
    }
    std::vector<std::string> ids;
    for (const auto& instrument : desk.config().instruments()) ids.push_back(instrument.id);
    const auto near = nearest(id, ids);
    throw Error(Kind::refused, fmt::format("--instrument '{}' is not one of {}", id, join(ids, ", ")), near.empty() ? "" : fmt::format("did you mean '{}'?", near));
}

// Words that stand for: finished. An older config marks none: there it is the word "completed".
std::string finished_words(const Desk& desk) {
    const std::string words = words_counting_as(desk, "client_outcome", "finished");
    return words == " " ? " completed " : words;
}

// Groups whose part of the population is known: their people together are what a group's share is of.
std::vector<std::size_t> held_against(const Dimension& dimension) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < dimension.groups.size(); ++i)
        if (dimension.groups[i].known && dimension.groups[i].population >= 0) rows.push_back(i);
    return rows;
}

Table table_of(const Desk& desk, const Dimension& dimension) {
    Table table = desk.store().heading("reports/reach#groups");
    table.name = dimension.key;
    table.title = dimension.title;
    Counts all{};
    const auto add = [&](const std::string& name, std::int64_t population, const Counts& counts) {
        Row row(gained_share + 1);
        row[group_] = name;
        if (population >= 0) row[population_] = population;
        for (std::size_t i = 0; i < stages; ++i) row[first_ + i] = counts[i];
        table.rows.push_back(std::move(row));
    };
    for (const auto& group : dimension.groups) {
        add(group.name, group.population, group.counts);
        for (std::size_t i = 0; i < stages; ++i) all[i] += group.counts[i];
    }
    table.total_last = dimension.parts;
    if (dimension.parts) add("all", -1, all);
    const auto held = held_against(dimension);
    for (const auto row : held) table.cell_shares.push_back({row, first_, came_share, held});
    return table;
}

// A group's share of those who came over its share of the population: of the share as it is shown.
void put_reach(const Desk& desk, const Dimension& dimension, const Sharing& sharing, Table& table) {
    std::int64_t lives = 0, known = 0;
    for (const auto i : held_against(dimension)) lives += dimension.groups[i].population, known += dimension.groups[i].counts[came];
    if (lives == 0 || known == 0) return;
    if (!sharing.identifiable) known = (known + sharing.rule.round_to / 2) / sharing.rule.round_to * sharing.rule.round_to;
    for (const auto i : held_against(dimension)) {
        const auto& group = dimension.groups[i];
        Row& row = table.rows[i];
        if (group.population == 0) continue;
        if (is_hidden(row[came_share])) {
            for (const auto place : {reach_, reach_low, reach_high}) row[place] = std::string(small::mark);
            continue;
        }
        const double share = static_cast<double>(group.population) / static_cast<double>(lives);
        const auto n = std::min(whole_of(row[first_]), known);
        const auto interval = widest<2>({n, known}, {slack_of(sharing), slack_of(sharing)}, [&](const auto& counts) { return stats::wilson(std::min(counts[0], counts[1]), counts[1], desk.config().settings.confidence); });
        row[reach_] = decimal_of(row[came_share]) / 100 / share;
        row[reach_low] = interval->low / share, row[reach_high] = interval->high / share;
    }
}

// Two bars a group for a page or a screen: its part of the population, and of those who came.
void add_shares(const Dimension& dimension, const Table& table, Document& document) {
    std::int64_t lives = 0;
    for (const auto& group : dimension.groups)
        if (group.known && group.population >= 0) lives += group.population;
    Table shares;
    shares.name = table.name + "_shares";
    shares.title = table.title + ": who lives here, and who came";
    shares.audience = Audience::human;
    shares.columns = {{"group", "GROUP"}, {"percent", "% OF ALL WHOSE GROUP IS KNOWN", CellType::decimal, 1}};
    for (std::size_t i = 0; i < dimension.groups.size(); ++i) {
        const Row& row = table.rows[i];
        if (!is_known(row[reach_])) continue;
        const double share = static_cast<double>(dimension.groups[i].population) / static_cast<double>(lives);
        shares.rows.push_back({dimension.groups[i].name + ", of the population", 100 * share});
        shares.rows.push_back({dimension.groups[i].name + ", of those who came", is_hidden(row[reach_]) ? row[reach_] : Value{100 * share * decimal_of(row[reach_])}});
    }
    if (shares.rows.empty()) return;
    shares.picture = Picture{.kind = Picture::Kind::bars, .title = shares.title,
                             .description = "Two bars for each group: its share of the population, and its share of the people who came. Where they are as long, reach is 1. The table beneath says the same.", .values = {1}};
    document.add(std::move(shares));
}

std::string ratio_words(const Value& value, const Value& low, const Value& high) {
    if (is_hidden(value)) return small::mark;
    if (!is_known(value)) return "-";
    return fmt::format("{} ({} to {})", figure_words(value, 2), figure_words(low, 2), figure_words(high, 2));
}

Table words_of(const Table& table) {
    Table words;
    words.name = table.name + "_words";
    words.title = table.title;
    words.audience = Audience::human;
    words.columns = {{"group", "GROUP", CellType::text, 0, Audience::both, true}, {"population", "POPULATION", CellType::whole}, {"came", "CAME", CellType::whole}, {"reach", "REACH", CellType::code},
                     {"accepted", "ACCEPTED", CellType::code}, {"seen", "SEEN", CellType::code}, {"finished", "FINISHED", CellType::code}, {"gained", "GAINED / MEASURED TWICE", CellType::code}};
    const bool against = std::ranges::any_of(table.rows, [](const Row& row) { return is_known(row[reach_]); });
    if (!against) words.columns[1].audience = words.columns[3].audience = Audience::machine;
    const auto part = [](const Row& row, Stage of, std::size_t share) {
        const std::string percent = share_words(row[share]);
        return figure_words(figure_of(row, of)) + (percent.empty() || is_hidden(figure_of(row, of)) || (is_hidden(row[share]) && whole_of(figure_of(row, of)) == 0) ? "" : fmt::format(" ({})", percent));
    };
    for (const auto& row : table.rows)
        words.rows.push_back({row[group_], row[population_], row[first_], ratio_words(row[reach_], row[reach_low], row[reach_high]), part(row, accepted, accepted_share), part(row, attended, attended_share),
                              part(row, finished, finished_share), fmt::format("{} / {}", part(row, gained, gained_share), figure_words(figure_of(row, both)))});
    return words;
}

struct Step {
    Stage part, whole;
    std::size_t share;
    const char* words;
};
constexpr Step steps[] = {{accepted, came, accepted_share, "accepted"}, {attended, accepted, attended_share, "seen"}, {finished, attended, finished_share, "finished"}, {gained, both, gained_share, "gained"}};

// Each group beside the largest of its kind, at each step; of the shares as they are shown.
void compare(const Desk& desk, const Dimension& dimension, const Sharing& sharing, const Table& table, Table& into) {
    std::size_t largest = dimension.groups.size();
    for (std::size_t i = 0; i < dimension.groups.size(); ++i)
        if (dimension.groups[i].known && (largest == dimension.groups.size() || dimension.groups[i].counts[came] > dimension.groups[largest].counts[came])) largest = i;
    if (largest == dimension.groups.size()) return;
    for (std::size_t i = 0; i < dimension.groups.size(); ++i)
        for (const auto& step : steps) {
            const auto figure = [&](std::size_t row, Stage stage) { return figure_of(table.rows[row], stage); };
            if (i == largest || !dimension.groups[i].known) continue;
            const Value &own = table.rows[i][step.share], &other = table.rows[largest][step.share];
            if (!is_known(own) || !is_known(other) || is_hidden(own) || is_hidden(other)) continue;
            const std::array<std::int64_t, 4> counts{whole_of(figure(i, step.part)), whole_of(figure(i, step.whole)), whole_of(figure(largest, step.part)), whole_of(figure(largest, step.whole))};
            const auto ratio = [&](const std::array<std::int64_t, 4>& of) {
                return stats::risk_ratio(std::min(of[0], of[1]), of[1], std::min(of[2], of[3]), of[3], desk.config().settings.confidence);
            };
            const double theirs = decimal_of(other);
            if (!ratio(counts) || theirs == 0 || (decimal_of(own) >= 100 && theirs >= 100)) continue;  // everybody in both: nothing to compare
            const auto slack = slack_of(sharing);
            const auto interval = widest<4>(counts, {slack, slack, slack, slack}, [&](const auto& of) {
                const auto one = ratio(of);
                return one ? std::optional(one->interval) : std::nullopt;
            });
            into.rows.push_back({dimension.key, dimension.groups[i].name, std::string(step.words), dimension.groups[largest].name, decimal_of(own) / theirs, interval->low, interval->high,
                                 std::int64_t{interval->low > 1 || interval->high < 1}});
        }
}

Table comparison_heading() {
    Table table;
    table.name = "comparisons";
    table.audience = Audience::machine;
    table.columns = {{"by", "BY"}, {"group", "GROUP"}, {"step", "STEP"}, {"against", "AGAINST"}, {"ratio", "RATIO", CellType::decimal, 2}, {"low", "LOW", CellType::decimal, 2},
                     {"high", "HIGH", CellType::decimal, 2}, {"apart", "APART", CellType::yes_no}};
    return table;
}

void say_apart(const Table& all, Document& document) {
    std::int64_t apart = 0;
    for (const auto& row : all.rows) {
        if (whole_of(row[7]) == 0) continue;
        ++apart;
        document.say(fmt::format("{}, {}: {} {} times as often as {} ({} to {}).", text_of(row[0]), text_of(row[1]), text_of(row[2]), figure_words(row[4], 2), text_of(row[3]), figure_words(row[5], 2),
                                 figure_words(row[6], 2)));
    }
    if (all.rows.empty()) return void(document.say("Too few people to compare groups with each other."));
    document.say(fmt::format("{} of {} between groups {} an interval that leaves out 1; by chance alone about 1 in 20 does.", apart, count_of(std::ssize(all.rows), "comparison", "comparisons"), apart == 1 ? "has" : "have"));
}

void say_population(const Desk& desk, Document& document) {
    const auto& population = desk.config().population();
    if (population.groups.empty())
        return void(document.say("No [population] in the config: who lives in the network is not known, so reach cannot be said.", Tone::strong));
    document.say(fmt::format("Population: {}{}. Reach is of those whose group is known: where it is not known of many, it says little.", population.source.empty() ? "source not named" : population.source,
                             population.as_of.empty() ? "" : ", " + population.as_of));
}

}  // namespace

// People are referred before they join: by default the period begins with the first of either.
Period reach_period(const Desk& desk, const Input& asked) {
    Input input = asked;
    const bool named = std::ranges::any_of(std::array{"from", "week", "month", "last"}, [&](const char* flag) { return input.has(flag); });
    const auto first = desk.store().rows("reports/reach#first_day").at(0)[0];
    if (!named && is_known(first)) input.flags["from"] = {text_of(first)};
    return report_period(desk, input);
}

Parameters reach_parameters(const Desk& desk, const Input& input, const Period& period) {
    const Scored by = scored(desk, input);
    return {{"from", period.from.iso()}, {"to", period.to.iso()}, {"as_of", desk.today().iso()}, {"as_of_day", std::int64_t{desk.today().days()}}, {"finished", finished_words(desk)},
            {"instrument", by.instrument ? by.instrument->id : std::string{}}, {"scale", by.scale ? by.scale->name : std::string{}},
            {"sign", std::int64_t{by.scale && !by.scale->higher_is_better ? -1 : 1}}, {"worthwhile", by.scale ? by.scale->worthwhile : 0}};
}

Document report_reach(Desk& desk, const Input& input) {
    const Period period = reach_period(desk, input);
    const std::vector<std::string> files{"reports/reach"};
    const Definition definition{"reach/1", period.from.iso(), period.to.iso(), desk.today().iso()};
    const auto recipes = recipes_of(desk, files);
    if (input.has("explain")) return explained(desk, files, definition);
    const Scored by = scored(desk, input);
    const Parameters parameters = reach_parameters(desk, input, period);
    if (input.has("rows")) return rows_of(desk, recipe_asked(recipes, input.one("rows")), parameters);
    Sharing sharing = sharing_of(desk, input);
    Document document;
    document.say(fmt::format("Reach {} - {} · as of {} · definition reach/1{}", period.from.brief(period.to), period.to.words().substr(4), desk.today().words().substr(4), label_of(sharing)), Tone::heading);
    document.add(about_report(desk, "reach", "reach/1", period, sharing));
    Table comparisons = comparison_heading();
    for (const auto& dimension : count(desk, parameters)) {
        Table table = fit(table_of(desk, dimension), sharing);
        put_reach(desk, dimension, sharing, table);
        table.audience = Audience::machine;
        compare(desk, dimension, sharing, table, comparisons);
        document.add(words_of(table));
        if (desk.setting().pictures) add_shares(dimension, table, document);
        document.add(std::move(table));
    }
    say_population(desk, document);
    if (by.scale)
        document.say(fmt::format("Gained: {}, better by at least {} points between the first and the latest score; no comparison group.", by.scale->label.empty() ? by.instrument->label : by.scale->label,
                                 format_hundredths(by.scale->worthwhile, -1)));
    say_apart(comparisons, document);
    document.add(std::move(comparisons));
    document.say("Who needs coaching may differ between groups from who lives there: a ratio of 1 is not yet fair, another not yet unfair.");
    document.add(recipe_table(recipes, definition));
    say_sharing(sharing, document);
    return document;
}

}  // namespace caseload
