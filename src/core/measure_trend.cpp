// SPDX-License-Identifier: MIT
// measure trend: the scores of a person in one instrument, as a line of blocks, as a chart, as data.
#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "change.hpp"
#include "fill.hpp"
#include "profile_classes.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

struct Asked {
    std::int64_t client = 0;
    Value goal;
    const Instrument* instrument = nullptr;
    std::vector<const Scale*> scales;
};

const Instrument& instrument_asked(const Desk& desk, const Input& input, bool of_goal) {
    if (input.words.size() < 2) {
        if (of_goal)
            for (const auto& instrument : desk.config().instruments())
                if (instrument.on_goal) return instrument;
        throw Error(Kind::usage, "which instrument?", {}, "caseload measure kinds");
    }
    const Use& use = *noun("measure").use("instrument");
    return *desk.config().instrument(text_of(read_value(desk, noun("measure"), use, "instrument", input.words[1], Sense::past)));
}

Asked asked(const Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "whose scores?", "a person, or a goal that is rated", "caseload measure trend C-001 phq9");
    Asked found;
    const bool of_goal = noun_of_code(input.words[0]) == &noun("goal");
    if (of_goal) {
        const Record goal = resolve_record(desk, noun("goal"), input.words[0]);
        found.goal = goal.id;
        found.client = goal.whole("client");
    } else found.client = resolve(desk, noun("client"), input.words[0]);
    found.instrument = &instrument_asked(desk, input, of_goal);
    if (found.instrument->on_goal != of_goal)
        throw Error(Kind::refused, fmt::format("{} is {} on a goal", found.instrument->id, of_goal ? "not rated" : "rated"), of_goal ? "name the person" : "name the goal, G-0001");
    for (const auto& scale : found.instrument->scales)
        if (!input.has("scale") || input.one("scale") == scale.name) found.scales.push_back(&scale);
    if (found.scales.empty()) throw Error(Kind::refused, fmt::format("{} has no scale '{}'", found.instrument->id, input.one("scale")));
    return found;
}

Table trend_table(const Asked& of) {
    const bool many = of.instrument->scales.size() > 1, levels = !of.instrument->cut_set.empty();
    const auto shown = [](bool yes) { return yes ? Audience::both : Audience::machine; };
    Table table;
    table.name = "trend";
    table.columns = {{"code", "MEASURE", CellType::code},
                     {"date", "DATE", CellType::date},
                     {"scale", "SCALE", CellType::text, 0, shown(many)},
                     {"score", "SCORE", CellType::hundredths, of.instrument->decimals},
                     {"band", "BAND", CellType::text, 0, shown(!of.scales.front()->bands.empty())},
                     {"level", "LEVEL", CellType::whole, 0, shown(levels)},
                     {"level_set", "CUT POINTS", CellType::text, 0, shown(levels)},
                     {"change", "CHANGE", CellType::hundredths, of.instrument->decimals},
                     {"from_first", "FROM FIRST", CellType::hundredths, of.instrument->decimals},
                     {"better", "BETTER", CellType::yes_no, 0, Audience::machine},
                     {"worthwhile", "WORTHWHILE", CellType::yes_no, 0, Audience::machine},
                     {"reliable", "RELIABLE", CellType::yes_no, 0, Audience::machine},
                     {"completion", "HOW"}};
    return table;
}

Value yes_no(const std::optional<bool>& value) { return value ? Value{std::int64_t{*value}} : Value{}; }

void add_rows(const Desk& desk, const Asked& of, const Scale& scale, const std::vector<Score>& scores, Table& table) {
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const Score& one = scores[i];
        const Change from_first = change_of(*of.instrument, scale, scores.front().score, one.score);
        const bool later = i > 0;
        table.rows.push_back({one.code, one.date, scale.name, one.score, of.instrument->band(scale, one.score),
                              one.level ? Value{*one.level} : Value{}, one.level_set.empty() ? Value{} : Value{one.level_set},
                              later ? Value{one.score - scores[i - 1].score} : Value{}, later ? Value{from_first.points} : Value{},
                              later && from_first.better != 0 ? Value{std::int64_t{from_first.better > 0}} : Value{},
                              later ? yes_no(from_first.worthwhile) : Value{}, later ? yes_no(from_first.reliable) : Value{},
                              one.completion.empty() ? Value{} : Value{label_of(desk, "completion", one.completion)}});
    }
}

// One line: where it began, where it is, the way between as blocks, and what the change says.
std::string line_of(const Asked& of, const Scale& scale, const std::vector<Score>& scores) {
    std::vector<std::int64_t> values;
    for (const auto& one : scores) values.push_back(one.score);
    const int places = of.instrument->decimals;
    std::string line = scale.label + "  ";
    if (scores.size() > 1) line += format_hundredths(values.front(), places) + " → ";
    line += fmt::format("{}  {}", format_hundredths(values.back(), places), sparkline(values, scale.score_min, scale.score_max));
    return scores.size() > 1 ? line + "  " + change_words(*of.instrument, scale, scores.front(), scores.back()) : line;
}

void chart_of(const Asked& of, Table& table) {
    const Scale& scale = *of.scales.front();
    Chart chart{.day = 1, .value = 3, .low = scale.score_min, .high = scale.score_max, .decimals = of.instrument->decimals, .marks = {}};
    for (const auto& band : scale.bands)
        if (band.from > scale.score_min) chart.marks.emplace_back(band.from, band.label);
    if (const auto cuts = of.instrument->cuts.find(of.instrument->cut_set); cuts != of.instrument->cuts.end())
        for (std::size_t i = 0; i < cuts->second.size(); ++i) chart.marks.emplace_back(cuts->second[i], fmt::format("level {}", i + 2));
    table.chart = std::move(chart);
}

Table profiles_table(const Desk& desk, const Asked& of) {
    Table table;
    table.name = "profiles";
    table.title = "Profiles";
    table.columns = {{"date", "DATE", CellType::date}, {"profile", "PROFILE", CellType::code}, {"change", "AGAINST THE ONE BEFORE"}, {"from_first", "AGAINST THE FIRST"}};
    const auto all = profiles_of(desk, of.client, *of.instrument);
    for (std::size_t i = 0; i < all.size(); ++i)
        table.rows.push_back({all[i].first, all[i].second, i ? Value{paretian(all[i - 1].second, all[i].second)} : Value{},
                              i ? Value{paretian(all.front().second, all[i].second)} : Value{}});
    return table;
}

}  // namespace

Document measure_trend(Desk& desk, const Input& input) {
    const Asked of = asked(desk, input);
    Document document;
    document.say(fmt::format("{} · {}{}", code_and_name(desk, noun("client"), of.client), of.instrument->label,
                             of.scales.size() > 1 ? "" : of.scales.front()->higher_is_better ? " · higher is better" : " · lower is better"), Tone::heading);
    if (is_known(of.goal)) document.say(fmt::format("\"{}\"", desk.store().load(noun("goal"), whole_of(of.goal)).text("text")));
    Table table = trend_table(of);
    for (const auto* scale : of.scales) {
        const auto scores = scores_of(desk, of.client, of.goal, of.instrument->id, scale->name);
        if (scores.empty()) continue;
        document.say(line_of(of, *scale, scores));
        add_rows(desk, of, *scale, scores, table);
    }
    for (const auto& row : table.rows) document.codes.push_back(text_of(row[0]));
    if (of.scales.size() == 1) chart_of(of, table);
    table.when_empty = fmt::format("No {} yet.", of.instrument->label);
    const bool any = !table.rows.empty(), levels = any && !of.instrument->cut_set.empty();
    document.add(std::move(table));
    if (of.instrument->profile > 0 && any && !input.has("scale")) document.add(profiles_table(desk, of));
    if (levels) document.say(fmt::format("Levels are compared within one set of cut points only; the lines are those of '{}'.", of.instrument->cut_set), Tone::faint);
    return document;
}

}  // namespace caseload
