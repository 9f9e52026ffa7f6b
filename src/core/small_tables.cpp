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
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> cells;  ///< (row, column) -> place in `values`

    std::size_t add(std::int64_t value) {
        values.push_back(std::max<std::int64_t>(value, 0));
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

Counts counts_of(const Table& table) {
    Counts counts;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            if (table.columns[column].figure.kind == Kind::count && is_known(table.rows[row][column]))
                counts.cells[{row, column}] = counts.add(whole_of(table.rows[row][column]));
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (const auto& words : table.sums) add_sum(table, row, words, counts);
    if (table.total_last && !table.rows.empty()) add_totals(table, counts);
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

Value mean_of(const TableRow& before, const TableRow& row, const Table& table, std::size_t column) {
    const auto names = split(table.columns[column].figure.of, '/');
    const auto counted = place_of(table, names.at(0));
    if (!is_known(before[column])) return {};
    if (!text_of(row[counted]).empty() || whole_of(row[counted]) == 0) return std::string(mark);
    const double matters = names.size() > 1 ? std::abs(decimal_of(before[place_of(table, names[1])])) : 0;
    const double steps = steps_in_one(whole_of(before[counted]), matters);
    const double value = decimal_of(before[column]) * steps;
    return (value < 0 ? -std::floor(-value + 0.5) : std::floor(value + 0.5)) / steps + 0.0;
}

}  // namespace

void hide(Table& table, const Rule& rule, Hidden& hidden) {
    const auto counts = counts_of(table);
    const auto shown = protect(counts.values, counts.sums, rule);
    const auto before = table.rows;
    for (const auto& [place, cell] : counts.cells) {
        note(table, place.second, shown[cell], hidden);
        table.rows[place.first][place.second] = shown[cell].is_hidden() ? Value{std::string(mark)} : Value{shown[cell].value};
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            const auto& figure = table.columns[column].figure;
            if (figure.kind == Kind::share) table.rows[row][column] = share_of(table.rows[row], table, figure.of);
            if (figure.kind == Kind::mean) table.rows[row][column] = mean_of(before[row], table.rows[row], table, column);
        }
}

void fill_shares(Table& table) {
    for (auto& row : table.rows)
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            if (table.columns[column].figure.kind == Kind::share) row[column] = share_of(row, table, table.columns[column].figure.of);
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
