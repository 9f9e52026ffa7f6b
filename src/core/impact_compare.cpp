// SPDX-License-Identifier: MIT
// report impact --compare-with: how much people changed who were enrolled then, beside those of now. Other people: so their
// scores are never set side by side, only how far each period's own people moved.
#include <fmt/format.h>

#include <algorithm>

#include "caseload/error.hpp"
#include "caseload/stats.hpp"
#include "caseload/text.hpp"
#include "impact.hpp"

namespace caseload {

Period compared_period(const Desk& desk, const std::string& words, const Period& period) {
    Period other;
    const DateRules rules{desk.today(), Sense::past, DateOrder::refuse};
    if (words == "before") {
        const auto days = period.to - period.from + 1;
        other = {period.from.plus_days(-static_cast<int>(days)), period.from.plus_days(-1)};
    } else if (const auto dots = words.find(".."); dots != std::string::npos)
        other = {parse_date(words.substr(0, dots), rules), parse_date(words.substr(dots + 2), rules)};
    else if (words.size() == 4 && parse_integer(words)) other = {parse_date(words + "-01-01", rules), parse_date(words + "-12-31", rules)};
    else if (words.size() == 7) other = parse_month(words, desk.today());
    else throw Error(Kind::usage, fmt::format("--compare-with {} is no period", caseload::quoted(words)), "before, 2025-01-01..2025-10-31, 2025 or 2025-10");
    if (other.from > other.to) throw Error(Kind::refused, fmt::format("--compare-with: {} is after {}", other.from.words(), other.to.words()));
    if (other.from <= period.to && period.from <= other.to)
        throw Error(Kind::refused, "--compare-with: the two periods share days, so the same people would stand in both", "before is the same number of days just before");
    return other;
}

namespace {

struct Side {
    Table measures;
    Row flow;
};

Side side_of(Impact& impact) {
    Side side{fit(measures_of(impact.desk, impact.outcomes, impact.enrolled), impact.sharing), {}};
    side.flow = impact_section(impact, "flow").rows.at(0);
    return side;
}

const Row* row_of(const Table& measures, const Outcome& outcome) {
    for (const auto& row : measures.rows)
        if (text_of(row[place::id]) == outcome.instrument->id && text_of(row[place::scale]) == outcome.scale->name) return &row;
    return nullptr;
}

// This period's change less that of the other, with Welch's interval; nothing where either is too small for a headline.
Row difference_row(const Impact& now, const Outcome& a, const Outcome& b) {
    const auto& settings = now.desk.config().settings;
    const auto fewest = std::min(a.change.n(), b.change.n()), most = std::max(a.change.n(), b.change.n());
    Row row{fewest, most, static_cast<double>(a.scale->worthwhile) / 100, Value{}, Value{}, Value{}};
    if (fewest < settings.fewest_pairs || fewest < 2) return row;
    row[3] = told_figure(*a.change.mean() - *b.change.mean());
    const auto interval = stats::difference_interval({a.change.n(), *a.change.mean(), *a.change.sd()}, {b.change.n(), *b.change.mean(), *b.change.sd()}, settings.confidence);
    if (interval) row[4] = told_figure(interval->low), row[5] = told_figure(interval->high);
    return row;
}

Row fit_difference(Impact& now, const Outcome& a, const Outcome& b) {
    Table one;
    one.name = "difference";
    one.columns = {{"fewest", "", CellType::whole}, {"most", "", CellType::whole}, {"threshold", "", CellType::decimal, 1}, {"difference", "", CellType::decimal, 2},
                   {"low", "", CellType::decimal, 2}, {"high", "", CellType::decimal, 2}};
    for (std::size_t i : {std::size_t{0}, std::size_t{1}}) one.columns[i].figure.kind = FigureRole::Kind::count;
    for (std::size_t i : {std::size_t{3}, std::size_t{4}, std::size_t{5}}) one.columns[i].figure = {i == 3 ? FigureRole::Kind::mean : i == 4 ? FigureRole::Kind::low : FigureRole::Kind::high, "fewest,most/threshold"};
    one.rows = {difference_row(now, a, b)};
    Sharing own = now.sharing;  // these counts stand in the tables of both periods, where they are told of
    return fit(std::move(one), own).rows.at(0);
}

Table compared_table() {
    Table table;
    table.name = "compared";
    table.audience = Audience::machine;
    table.columns = {{"measure", "MEASURE"}, {"instrument", "", CellType::code}, {"scale", ""}, {"both", "", CellType::whole}, {"change", "", CellType::decimal, 2},
                     {"change_low", "", CellType::decimal, 2}, {"change_high", "", CellType::decimal, 2}, {"then_both", "", CellType::whole},
                     {"then_change", "", CellType::decimal, 2}, {"then_change_low", "", CellType::decimal, 2}, {"then_change_high", "", CellType::decimal, 2},
                     {"difference", "", CellType::decimal, 2}, {"difference_low", "", CellType::decimal, 2}, {"difference_high", "", CellType::decimal, 2},
                     {"cannot_tell", "", CellType::yes_no}, {"then_cannot_tell", "", CellType::yes_no}};
    for (auto& column : table.columns)  // by the rule on small numbers already: who prints them needs to know what they are
        if (column.type != CellType::text) column.figure.kind = column.type == CellType::whole ? FigureRole::Kind::count : column.type == CellType::decimal ? FigureRole::Kind::mean : FigureRole::Kind::none;
    return table;
}

std::string difference_words(const Row& row) {
    if (is_hidden(row[3])) return small::mark;
    if (!is_known(row[3])) return "we cannot tell";
    if (!is_known(row[4])) return figure_words(row[3], 1, true);
    return fmt::format("{} ({})", figure_words(row[3], 1, true), interval_words(row[4], row[5]));
}

Table flow_table(const Row& now, const Row& then, const std::string& now_words, const std::string& then_words) {
    Table table;
    table.name = "compared_flow";
    table.audience = Audience::human;
    table.columns = {{"what", "PEOPLE"}, {"now", now_words, CellType::code}, {"then", then_words, CellType::code}};
    static const char* const names[] = {"enrolled", "reached", "left before", "not yet"};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto words = [&](const Row& row) { return i == 0 ? figure_words(row[0]) : trim(fmt::format("{} {}", figure_words(row[i]), share_words(row[i + 3]))); };
        table.rows.push_back({std::string(names[i]), words(now), words(then)});
    }
    return table;
}

}  // namespace

void add_comparison(Impact& now, const Period& other, Document& document) {
    Impact then = begin_impact(now.desk, other, now.sharing);
    const Side here = side_of(now), there = side_of(then);
    const std::string now_words = now.period.from.brief(now.period.to) + " - " + now.period.to.words().substr(4), then_words = other.from.brief(other.to) + " - " + other.to.words().substr(4);
    Table figures = compared_table(), words;
    words.name = "compared_words";
    words.title = "Compared with people enrolled " + then_words;
    words.audience = Audience::human;
    words.columns = {{"measure", "CHANGE"}, {"now", now_words, CellType::code}, {"then", then_words, CellType::code}, {"difference", "DIFFERENCE (INTERVAL)", CellType::code}};
    for (std::size_t i = 0; i < now.outcomes.results.size(); ++i) {
        const Outcome &a = now.outcomes.results[i], &b = then.outcomes.results[i];
        const Row *row = row_of(here.measures, a), *before = row_of(there.measures, b);
        if (!row || !before) continue;
        Row apart = fit_difference(now, a, b);
        if (is_hidden((*row)[place::change]) || is_hidden((*before)[place::change]))
            for (std::size_t k = 3; k < 6; ++k) apart[k] = is_known(apart[k]) ? Value{std::string(small::mark)} : Value{};
        figures.rows.push_back({a.label(), a.instrument->id, a.scale->name, (*row)[place::both], (*row)[place::change], (*row)[place::low], (*row)[place::high],
                                (*before)[place::both], (*before)[place::change], (*before)[place::low], (*before)[place::high], apart[3], apart[4], apart[5],
                                (*row)[place::cannot_tell], (*before)[place::cannot_tell]});
        words.rows.push_back({measure_name(*row), change_told(*row), change_told(*before), difference_words(apart)});
    }
    words.when_empty = "No measure has scores in both periods.";
    document.add(std::move(words)).add(flow_table(here.flow, there.flow, now_words, then_words)).add(std::move(figures));
    now.notes.push_back("Other people in each period, and those enrolled later had less time: a difference is no effect of what was changed between them.");
    now.sharing.hidden.small += then.sharing.hidden.small;
    now.sharing.hidden.for_others += then.sharing.hidden.for_others;
}

}  // namespace caseload
