// SPDX-License-Identifier: MIT
// The rule on small numbers, laid over the tables of a report.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <stdexcept>

#include "caseload/text.hpp"
#include "small_numbers.hpp"

namespace caseload::small {
namespace {

using Kind = FigureRole::Kind;

std::size_t place_of(const Table& table, std::string_view name) {
    const auto found = std::ranges::find(table.columns, name, &Column::name);
    if (found == table.columns.end()) throw std::logic_error(fmt::format("table {} has no column {}", table.name, name));
    return static_cast<std::size_t>(found - table.columns.begin());
}

bool has_column(const Table& table, std::string_view name) {
    return std::ranges::find(table.columns, name, &Column::name) != table.columns.end();
}

// The counts of a table as one list, with the sums between them.
struct Counts {
    std::vector<std::int64_t> values;
    std::vector<Sum> sums;
    std::vector<char> told;  ///< stands in another table too
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> cells;  ///< (row, column) -> place in `values`

    std::size_t add(std::int64_t value) {
        values.push_back(std::max<std::int64_t>(value, 0));
        told.push_back(0);
        return values.size() - 1;
    }
    std::optional<std::size_t> at(std::size_t row, std::size_t column) const {
        const auto found = cells.find({row, column});
        return found == cells.end() ? std::nullopt : std::optional(found->second);
    }
};

// "enrolled = reached + left + rest" of one row. A part that is unknown there leaves nothing to add up.
void add_sum(const Table& table, std::size_t row, const std::string& words, Counts& counts) {
    const auto sides = split(words, '=');
    std::vector<std::string> names;
    for (const auto& name : split(sides.at(0), '+')) names.push_back(trim(name));
    const std::size_t left_side = names.size();
    for (const auto& name : split(sides.at(1), '+')) names.push_back(trim(name));
    Sum sum;
    std::int64_t left = 0;
    bool has_rest = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!has_column(table, names[i])) {
            has_rest = true;
            continue;
        }
        const auto cell = counts.at(row, place_of(table, names[i]));
        if (!cell) return;
        sum.push_back({*cell, i < left_side ? 1 : -1});
        left += sum.back().times * counts.values[*cell];
    }
    if (has_rest) sum.push_back({counts.add(left), -1});
    counts.sums.push_back(std::move(sum));
}

void add_totals(const Table& table, Counts& counts) {
    const std::size_t last = table.rows.size() - 1;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        Sum sum;
        for (std::size_t row = 0; row <= last; ++row)
            if (const auto cell = counts.at(row, column)) sum.push_back({*cell, row == last ? 1 : -1});
        if (counts.at(last, column)) counts.sums.push_back(std::move(sum));
    }
}

void add_across(const Table& table, Counts& counts) {
    for (const auto& parts : table.cell_sums) {
        Sum sum;
        for (const auto& part : parts)
            if (const auto cell = counts.at(part.row, part.column)) sum.push_back({*cell, part.times});
        if (sum.size() == parts.size()) counts.sums.push_back(std::move(sum));
    }
}

Counts counts_of(const Table& table) {
    Counts counts;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            if (table.columns[column].figure.kind == Kind::count && is_known(table.rows[row][column]))
                counts.cells[{row, column}] = counts.add(whole_of(table.rows[row][column]));
    for (const auto& [place, cell] : counts.cells) counts.told[cell] = place.first + table.told_rows >= table.rows.size();
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (const auto& words : table.sums) add_sum(table, row, words, counts);
    if (table.total_last && !table.rows.empty()) add_totals(table, counts);
    add_across(table, counts);
    return counts;
}

void note(const Table& table, std::size_t column, const Shown& shown, Hidden& hidden) {
    if (shown.how == Shown::How::hidden) ++hidden.small;
    if (shown.how != Shown::How::for_another) return;
    ++hidden.for_others;
    const auto& name = table.columns[column].name;
    if (std::ranges::find(hidden.names, name) == hidden.names.end()) hidden.names.push_back(name);
}

Value share_of(const TableRow& row, const Table& table, const std::string& of) {
    const auto names = split(of, '/');
    const Value &part = row[place_of(table, names.at(0))], &whole = row[place_of(table, names.at(1))];
    if (text_of(part).empty() && whole_of(part, -1) == 0 && !text_of(whole).empty()) return 0.0;
    if (!text_of(part).empty() || !text_of(whole).empty()) return std::string(mark);
    if (!is_known(part) || whole_of(whole) == 0) return {};
    return std::min(100.0, 100.0 * static_cast<double>(whole_of(part)) / static_cast<double>(whole_of(whole)));
}

// How finely a mean is shown: a step times the number of people reaches the change that matters, so that two reports a
// week apart do not give away what one person scored.
double steps_in_one(std::int64_t people, double matters) {
    for (const double steps : {10.0, 5.0, 2.0, 1.0})
        if (static_cast<double>(people) >= matters * steps) return steps;
    return 0.5;
}

double rounded_away(double value, double steps) {
    const double scaled = value * steps;
    return (scaled < 0 ? -std::floor(-scaled + 0.5) : std::floor(scaled + 0.5)) / steps + 0.0;
}

// "both,ceiling/worthwhile_change": the counts that must be seen, and the column with the change that matters.
struct HangsOn {
    std::vector<std::size_t> counts;
    std::optional<std::size_t> matters;
};

HangsOn hangs_on(const Table& table, std::size_t column) {
    const auto sides = split(table.columns[column].figure.of, '/');
    HangsOn found;
    for (const auto& name : split(sides.at(0), ',')) found.counts.push_back(place_of(table, name));
    if (sides.size() > 1) found.matters = place_of(table, sides[1]);
    return found;
}

// A count of nobody hides only what is worked out from it.
bool may_be_seen(const HangsOn& on, const TableRow& row) {
    if (whole_of(row[on.counts[0]]) == 0) return false;
    return std::ranges::none_of(on.counts, [&](std::size_t place) { return !text_of(row[place]).empty(); });
}

double next_chance(double p) {
    for (const double step : {0.001, 0.01, 0.05, 0.1, 0.2, 0.5})
        if (p <= step) return step;
    return 1;
}

Value figure_of(const TableRow& before, const TableRow& row, const Table& table, std::size_t column) {
    if (!is_known(before[column])) return {};
    const auto on = hangs_on(table, column);
    if (!may_be_seen(on, row)) return std::string(mark);
    const double value = decimal_of(before[column]);
    if (table.columns[column].figure.kind == Kind::chance) return next_chance(value);
    if (table.columns[column].figure.kind == Kind::derived) return rounded_away(value, 10);
    const double matters = on.matters ? std::abs(decimal_of(before[*on.matters])) : 0;
    return rounded_away(value, steps_in_one(whole_of(before[on.counts[0]]), matters));
}

bool is_worked_out(const Column& column) {
    const auto kind = column.figure.kind;
    return kind == Kind::mean || kind == Kind::derived || kind == Kind::chance;
}

// Where the mean of all stands beside those of its parts, a single hidden part could be worked out: another part's mean is
// hidden with it, or where there is none, that of all.
void hide_for_others(const std::vector<TableRow>& before, Table& table, std::size_t column, const Rule& rule, Hidden& hidden) {
    const std::size_t total = table.rows.size() - 1, people = hangs_on(table, column).counts[0];
    const auto is_out = [&](std::size_t row) { return is_known(before[row][column]) && text_of(table.rows[row][column]) == mark; };
    for (;;) {
        std::int64_t out = 0, parts = 0;
        std::optional<std::size_t> smallest;
        for (std::size_t row = 0; row < total; ++row) {
            if (!is_known(before[row][column])) continue;
            if (is_out(row)) ++parts, out += whole_of(before[row][people]);
            else if (!smallest || whole_of(before[row][people]) < whole_of(before[*smallest][people])) smallest = row;
        }
        if (parts == 0 || (parts > 1 && out > rule.hidden_to) || is_out(total) || !is_known(before[total][column])) return;
        const std::size_t other = smallest.value_or(total);
        if (other == total && table.told_rows > 0) return;  // shown elsewhere: then there is but one part, and it is all there is
        table.rows[other][column] = std::string(mark);
        ++hidden.for_others;
        if (const auto& name = table.columns[column].name; std::ranges::find(hidden.names, name) == hidden.names.end()) hidden.names.push_back(name);
    }
}

}  // namespace

void hide(Table& table, const Rule& rule, Hidden& hidden) {
    const auto counts = counts_of(table);
    const auto shown = protect(counts.values, counts.sums, rule, counts.told);
    const auto before = table.rows;
    for (const auto& [place, cell] : counts.cells) {
        note(table, place.second, shown[cell], hidden);
        table.rows[place.first][place.second] = shown[cell].is_hidden() ? Value{std::string(mark)} : Value{shown[cell].value};
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            const auto& figure = table.columns[column].figure;
            if (figure.kind == Kind::share) table.rows[row][column] = share_of(table.rows[row], table, figure.of);
            if (is_worked_out(table.columns[column])) table.rows[row][column] = figure_of(before[row], table.rows[row], table, column);
        }
    if (!table.total_last || table.rows.empty()) return;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (is_worked_out(table.columns[column])) hide_for_others(before, table, column, rule, hidden);
}

void fill_shares(Table& table) {
    for (auto& row : table.rows)
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            if (table.columns[column].figure.kind == Kind::share && !is_known(row[column])) row[column] = share_of(row, table, table.columns[column].figure.of);
}

std::string told(const Hidden& hidden, const Rule& rule) {
    std::string words = fmt::format("Numbers from 1 to {} are hidden ({}), others are rounded to {}, totals and shares with them.",
                                    rule.hidden_to, mark, rule.round_to);
    if (hidden.for_others > 0)
        words += fmt::format(" {} hidden because with {} a small number could be worked out: {}.",
                             count_of(hidden.for_others, "more is", "more are"), hidden.for_others == 1 ? "it" : "them",
                             join(hidden.names, ", "));
    return words;
}

}  // namespace caseload::small
