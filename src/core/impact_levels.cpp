// SPDX-License-Identifier: MIT
// Levels: who moved from which to which; items of profiles, which are counted and never averaged; and the figures without
// people at the ceiling and forms answered alike.
#include <fmt/format.h>

#include "caseload/stats.hpp"
#include "caseload/text.hpp"
#include "impact.hpp"

namespace caseload {
namespace {

constexpr std::size_t levels = 4;
constexpr std::size_t all_column = levels + 1;
enum RowOf : std::size_t { all_row = levels, up_row, same_row, down_row, other_row, both_row };

// Every count of the table hangs together: rows and columns add up to all, as do up, same and down.
std::vector<std::vector<Table::CellPart>> sums_of_moves() {
    std::vector<std::vector<Table::CellPart>> sums;
    std::vector<Table::CellPart> up{{up_row, all_column, 1}}, same{{same_row, all_column, 1}}, down{{down_row, all_column, 1}};
    for (std::size_t from = 0; from < levels; ++from) {
        std::vector<Table::CellPart> row{{from, all_column, 1}}, column{{all_row, from + 1, 1}};
        for (std::size_t to = 0; to < levels; ++to) {
            row.push_back({from, to + 1, -1});
            column.push_back({to, from + 1, -1});
            (to > from ? up : to < from ? down : same).push_back({from, to + 1, -1});
        }
        sums.push_back(std::move(row));
        sums.push_back(std::move(column));
    }
    sums.insert(sums.end(), {up, same, down});
    sums.push_back({{all_row, all_column, 1}, {up_row, all_column, -1}, {same_row, all_column, -1}, {down_row, all_column, -1}});
    sums.push_back({{both_row, all_column, 1}, {all_row, all_column, -1}, {other_row, all_column, -1}});
    return sums;
}

Table moves_heading(const Outcome& outcome) {
    Table table;
    table.name = "levels";
    table.title = fmt::format("{}: level moves by the cut points '{}'", outcome.label(), outcome.instrument->cut_set);
    table.columns = {{"from", "FROM"}};
    for (std::size_t to = 1; to <= levels; ++to) table.columns.push_back({fmt::format("to_{}", to), fmt::format("TO LEVEL {}", to), CellType::whole});
    table.columns.push_back({"all", "ALL", CellType::whole});
    for (std::size_t i = 1; i < table.columns.size(); ++i) table.columns[i].figure.kind = FigureRole::Kind::count;
    return table;
}

Picture picture_of_moves(const Outcome& outcome) {
    Picture picture{.kind = Picture::Kind::moves, .title = fmt::format("{}: from level to level", outcome.label()), .rows = levels};
    picture.description = "Lines from the level at the start, on the left, to the latest one, on the right, as broad as people moved that way. A dotted line is a number that is hidden. The table beneath says the same.";
    for (std::size_t to = 1; to <= levels; ++to) picture.values.push_back(to);
    return picture;
}

Table moves_of(const Outcome& outcome) {
    Table table = moves_heading(outcome);
    std::int64_t up = 0, same = 0, down = 0;
    TableRow all{std::string("all")};
    std::array<std::int64_t, levels> arrived{};
    for (std::size_t from = 0; from < levels; ++from) {
        TableRow row{fmt::format("level {}", from + 1)};
        std::int64_t left = 0;
        for (std::size_t to = 0; to < levels; ++to) {
            const auto n = outcome.moves[from + 1][to + 1];
            row.emplace_back(n);
            left += n;
            arrived[to] += n;
            (to > from ? up : to < from ? down : same) += n;
        }
        row.emplace_back(left);
        table.rows.push_back(std::move(row));
    }
    for (const auto n : arrived) all.emplace_back(n);
    all.emplace_back(up + same + down);
    table.rows.push_back(std::move(all));
    const auto line = [&](std::string name, std::int64_t n) {
        TableRow row(levels + 2);
        row[0] = std::move(name);
        row[all_column] = n;
        table.rows.push_back(std::move(row));
    };
    line("moved up", up);
    line("same level", same);
    line("moved down", down);
    line("not compared", outcome.not_compared);
    line("with both scores", outcome.change.n());
    return table;
}

}  // namespace

void add_levels(Impact& impact, Document& document) {
    for (const auto& outcome : impact.outcomes.results) {
        if (!outcome.has_levels() || outcome.change.empty()) continue;
        Table table = moves_of(outcome);
        table.cell_sums = sums_of_moves();
        table.told_rows = 1;
        table = fit(std::move(table), impact.sharing);
        table.rows.pop_back();
        table.picture = picture_of_moves(outcome);
        if (is_hidden(table.rows.at(all_row).at(all_column))) table.audience = Audience::machine;  // marks and nothing else
        document.add(std::move(table));
        if (outcome.not_compared > 0)
            impact.notes.push_back(fmt::format("Not compared: one of the two scores has no level by the cut points '{}'; levels of two sets are never compared.", outcome.instrument->cut_set));
    }
    Table items = impact.desk.store().heading("reports/impact#items"), profiles = impact.desk.store().heading("reports/impact#profiles");
    for (const auto& one : impact.outcomes.results)
        if (one.ordinal && !one.empty())
            items.rows.push_back({one.label(), one.instrument->id, one.scale->name, one.change.n(), one.better, one.same, one.worse, one.single.n()});
    for (const auto& one : impact.outcomes.profiles)
        if (one.both() > 0) profiles.rows.push_back({one.instrument->label, one.instrument->id, one.both(), one.better, one.mixed, one.same, one.worse});
    for (auto* table : {&items, &profiles})
        if (!table->rows.empty()) document.add(fit(std::move(*table), impact.sharing));
}

namespace {

std::optional<double> end_of(const std::optional<stats::Interval>& interval, double stats::Interval::* end) { return interval ? std::optional((*interval).*end) : std::nullopt; }

Row without_row(const Outcome& of, const Settings& settings) {
    const auto change = stats::paired(of.counted, settings.confidence);
    const bool has_threshold = of.scale->worthwhile > 0;
    const auto counted = [&](std::int64_t n) { return has_threshold ? Value{n} : Value{}; };
    return {of.label(), of.instrument->id, of.scale->name, of.change.n(), of.ceiling, of.alike, of.counted.n(), told_figure(of.counted.mean()),
            told_figure(end_of(change.interval, &stats::Interval::low)), told_figure(end_of(change.interval, &stats::Interval::high)),
            has_threshold ? Value{static_cast<double>(of.scale->worthwhile) / 100} : Value{}, counted(of.counted_worthwhile), counted(of.counted_worse), std::int64_t{of.counted.n() < settings.fewest_pairs}};
}

// In the order of the columns of reports/impact#without.
Row without_words(const Row& row) {
    enum Place : std::size_t { measure, id, scale, both, ceiling, alike, counted, change, low, high, threshold, worthwhile, worse, cannot_tell };
    Row as_measure(place::cannot_tell + 1);
    as_measure[place::both] = row[counted];
    as_measure[place::cannot_tell] = row.back();
    as_measure[place::change] = row[change];
    as_measure[place::low] = row[low];
    as_measure[place::high] = row[high];
    return {row[measure], row[ceiling], row[alike], row[counted], change_told(as_measure), moved_told(as_measure, row[worthwhile], row[worse])};
}

}  // namespace

void add_without(Impact& impact, Document& document) {
    const auto& desk = impact.desk;
    Table table = desk.store().heading("reports/impact#without");
    for (const auto& outcome : impact.outcomes.results)
        if (!outcome.ordinal && outcome.ceiling + outcome.alike > 0) table.rows.push_back(without_row(outcome, desk.config().settings));
    if (table.rows.empty()) return;
    table = fit(std::move(table), impact.sharing);
    table.audience = Audience::machine;
    Table words;
    words.name = "without_words";
    words.title = table.title;
    words.audience = Audience::human;
    words.columns = {{"measure", "MEASURE"}, {"ceiling", "AT THE CEILING", CellType::whole}, {"alike", "ANSWERED ALIKE", CellType::whole},
                     {"counted", "OTHERS", CellType::whole}, {"change", "THEIR CHANGE", CellType::code}, {"worthwhile", "WORTHWHILE", CellType::code}};
    for (const auto& row : table.rows) words.rows.push_back(without_words(row));
    document.add(std::move(words)).add(std::move(table));
}

}  // namespace caseload
