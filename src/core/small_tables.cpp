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
    std::vector<Ratio> ratios;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> shares;  ///< (row, column) -> place in `ratios`
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

// The columns of the two counts of a share.
std::pair<std::size_t, std::size_t> sides_of(const Table& table, std::size_t column) {
    const auto names = split(table.columns[column].figure.of, '/');
    return {place_of(table, names.at(0)), place_of(table, names.at(1))};
}

bool is_share(const Column& column) { return column.figure.kind == Kind::share && !column.figure.of.empty(); }

void add_shares(const Table& table, Counts& counts) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (!is_share(table.columns[column])) continue;
        const auto [part, whole] = sides_of(table, column);
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            if (const auto a = counts.at(row, part), b = counts.at(row, whole); a && b && counts.values[*a] <= counts.values[*b]) {
                counts.shares[{row, column}] = counts.ratios.size();
                counts.ratios.push_back({*a, *b, table.total_last && row + 1 == table.rows.size()});
            }
    }
}

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
    add_shares(table, counts);
    return counts;
}

void note(const Table& table, std::size_t column, const Shown& shown, Hidden& hidden) {
    if (shown.how == Shown::How::hidden) ++hidden.small;
    if (shown.how != Shown::How::for_another) return;
    ++hidden.for_others;
    const auto& name = table.columns[column].name;
    if (std::ranges::find(hidden.names, name) == hidden.names.end()) hidden.names.push_back(name);
}

Value exact_share(const Value& part, const Value& whole) {
    if (!is_known(part) || whole_of(whole) == 0 || whole_of(part) > whole_of(whole)) return {};
    return 100.0 * static_cast<double>(whole_of(part)) / static_cast<double>(whole_of(whole));
}

// Where a side is no count of people (a population), only the rounding is left of the rule.
Value coarse_share(const Value& part, const Value& whole, const Rule& rule) {
    if (!text_of(part).empty() || !text_of(whole).empty()) return std::string(mark);
    if (!is_known(exact_share(part, whole))) return {};
    return share_told(whole_of(part), whole_of(whole), share_step(whole_of(whole), rule));
}

void put_shares(Table& table, const Counts& counts, const Protected& shown, const Rule& rule, Hidden& hidden) {
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        for (std::size_t row = 0; row < table.rows.size() && is_share(table.columns[column]); ++row) {
            const auto [part, whole] = sides_of(table, column);
            const bool counted = counts.at(row, part) && counts.at(row, whole);
            table.rows[row][column] = counted ? Value{} : coarse_share(table.rows[row][part], table.rows[row][whole], rule);
            hidden.shares = true;
        }
    for (const auto& [place, ratio] : counts.shares) {
        hidden.shares = true;
        if (counts.values[counts.ratios[ratio].whole] == 0) continue;
        const auto& share = shown.shares[ratio];
        table.rows[place.first][place.second] = share ? Value{*share} : Value{std::string(mark)};
    }
}

// A row's share of several: their sum is printed nowhere, so that there is no second count beside which it could tell more.
void put_cell_shares(const Table& table, const std::vector<TableRow>& before, const Rule& rule, std::vector<TableRow>& rows) {
    for (const auto& one : table.cell_shares) {
        std::int64_t whole = 0;
        for (const auto row : one.rows) whole += whole_of(before[row][one.part]);
        const auto part = whole_of(before[one.row][one.part]), rest = whole - part;
        const bool hidden = !text_of(rows[one.row][one.part]).empty() || whole <= rule.hidden_to || (rest > 0 && rest <= rule.hidden_to);
        rows[one.row][one.into] = whole == 0 ? Value{} : hidden ? Value{std::string(mark)} : Value{share_told(part, whole, share_step(whole, rule))};
    }
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

// Ends of an interval outwards: it holds as it did, and what crosses zero still does. What lies on a step stays there.
double end_rounded(double value, double steps, Kind kind) {
    const double scaled = value * steps, near = std::round(scaled);
    if (std::abs(scaled - near) < 1e-9) return near / steps + 0.0;
    return (kind == Kind::low ? std::floor(scaled) : std::ceil(scaled)) / steps + 0.0;
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

Value figure_of(const TableRow& before, const TableRow& row, const Table& table, std::size_t column, Hidden& hidden) {
    if (!is_known(before[column])) return {};
    const auto on = hangs_on(table, column);
    if (!may_be_seen(on, row)) return std::string(mark);
    const double value = decimal_of(before[column]);
    const Kind kind = table.columns[column].figure.kind;
    if (kind == Kind::chance) return next_chance(value);
    if (kind == Kind::derived) return rounded_away(value, 10);
    const double matters = on.matters ? std::abs(decimal_of(before[*on.matters])) : 0;
    const double steps = steps_in_one(whole_of(before[on.counts[0]]), matters);
    hidden.steps.insert(steps);
    return kind == Kind::mean ? rounded_away(value, steps) : end_rounded(value, steps, kind);
}

bool is_worked_out(const Column& column) {
    const auto kind = column.figure.kind;
    return kind == Kind::mean || kind == Kind::low || kind == Kind::high || kind == Kind::derived || kind == Kind::chance;
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
    const auto both = protect(counts.values, counts.sums, counts.ratios, rule, counts.told);
    const auto& shown = both.counts;
    const auto before = table.rows;
    for (const auto& [place, cell] : counts.cells) {
        note(table, place.second, shown[cell], hidden);
        table.rows[place.first][place.second] = shown[cell].is_hidden() ? Value{std::string(mark)} : Value{shown[cell].value};
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            if (is_worked_out(table.columns[column])) table.rows[row][column] = figure_of(before[row], table.rows[row], table, column, hidden);
    put_shares(table, counts, both, rule, hidden);
    put_cell_shares(table, before, rule, table.rows);
    if (!table.total_last || table.rows.empty()) return;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (is_worked_out(table.columns[column])) hide_for_others(before, table, column, rule, hidden);
}

void fill_shares(Table& table) {
    for (auto& row : table.rows)
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            if (!is_share(table.columns[column]) || is_known(row[column])) continue;
            const auto [part, whole] = sides_of(table, column);
            row[column] = exact_share(row[part], row[whole]);
        }
    for (const auto& one : table.cell_shares) {
        std::int64_t all = 0;
        for (const auto row : one.rows) all += whole_of(table.rows[row][one.part]);
        table.rows[one.row][one.into] = exact_share(table.rows[one.row][one.part], all);
    }
}

namespace {

std::string share_rule(const Rule& rule) {
    return fmt::format("Shares are of the true numbers, to the nearest 5 percentage points (2 of {} or more, 1 of {}), 0 and 100 % only where it is none or all; hidden with the number, with its total, or where few may be left between them.",
                       50 * rule.round_to, 100 * rule.round_to);
}

// "0.2 or 0.5"
std::string steps_words(const std::set<double>& steps) {
    std::vector<std::string> words;
    for (auto at = steps.rbegin(); at != steps.rend(); ++at) words.push_back(format_decimal(1 / *at, *at > 1 ? 1 : 0));
    if (words.size() == 1) return words[0];
    const auto last = words.back();
    words.pop_back();
    return join(words, ", ") + " or " + last;
}

std::string mean_rule(const std::set<double>& steps) {
    return fmt::format("Means are rounded to {} (the fewer people, the coarser) so that nobody's score can be worked out, ends of intervals outwards.", steps_words(steps));
}

}  // namespace

std::string told(const Hidden& hidden, const Rule& rule) {
    std::string words = fmt::format("Numbers from 1 to {} are hidden ({}), others are rounded to {}, totals with them.", rule.hidden_to, mark, rule.round_to);
    if (hidden.for_others > 0)
        words += fmt::format(" {} hidden because with {} a small number could be worked out: {}.",
                             count_of(hidden.for_others, "more is", "more are"), hidden.for_others == 1 ? "it" : "them",
                             join(hidden.names, ", "));
    if (hidden.shares) words += " " + share_rule(rule);
    if (!hidden.steps.empty()) words += " " + mean_rule(hidden.steps);
    return words;
}

std::vector<std::string> explained(const Rule& rule) {
    return {fmt::format("Small numbers, unless --identifiable is asked for: 0 stays 0, counts from 1 to {} are hidden ({}), others are rounded to {}, totals too; one more is hidden where with it a hidden one could be narrowed down to fewer than {} values.",
                        rule.hidden_to, mark, rule.round_to, least_left),
            share_rule(rule), mean_rule({10, 5, 2, 1, 0.5})};
}

}  // namespace caseload::small
