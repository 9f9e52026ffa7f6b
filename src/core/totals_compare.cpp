// SPDX-License-Identifier: MIT
#include "totals_compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "caseload/text.hpp"
#include "recipes.hpp"
#include "totals_change.hpp"

namespace caseload::totals {
namespace {

bool is_number(const Column& column) { return column.type == CellType::whole || column.type == CellType::decimal || column.type == CellType::hundredths; }

std::string row_words(const Table& table, const TableRow& row, const std::vector<std::string>& columns) {
    std::vector<std::string> words;
    for (const auto& name : columns)
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].name == name) words.push_back(text_of(row[i]));
    return (table.name == "levels" ? table.title + " " : "") + join(words, " ");
}

// Rows of one name (two places called alike) are one: their counts are added up, and what is no count cannot be compared.
void add_row(const Table& table, const TableRow& row, const std::string& words, std::map<Place, Value>& all, std::set<Place>& doubled) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!is_number(table.columns[i]) || std::holds_alternative<std::string>(row[i])) continue;
        const auto place = Place::of(table.name, words, table.columns[i].name);
        const auto [at, fresh] = all.try_emplace(place, row[i]);
        if (fresh) continue;
        if (table.columns[i].type == CellType::whole) at->second = whole_of(at->second) + whole_of(row[i]);
        else doubled.insert(place);
    }
}

double slack(const Place& place, double figure) {
    if (place.table == "attainment") return 1e-4;  // the report adds up T-scores in ten-thousandths
    return 2e-6 + 1e-9 * std::abs(figure);         // and tells figures with six places
}

// What the second route never came to counts as none.
bool agree(const Place& place, const Value& told, const Value& found, bool come_to) {
    if (!is_known(told)) return !is_known(found);
    if (!is_known(found)) return !come_to && std::holds_alternative<std::int64_t>(told) && whole_of(told) == 0;
    return std::abs(decimal_of(told) - decimal_of(found)) <= slack(place, decimal_of(told));
}

class Comparison {
  public:
    Comparison(Desk& desk, const Family& family, const Input& asked) : family_(family), scope_(family.scope(desk, asked)), recipes_(recipes_of(desk, family.files)) {
        all_.report = family.report, all_.from = scope_.from(), all_.to = scope_.to();
    }

    Compared run() {
        Input input = scope_.input;
        told_ = told_figures(family_.tell(scope_.now, input), family_);
        family_.derive(scope_, second_);
        all_.records = second_.records;
        figures();
        if (family_.report == "impact")
            name_changes(scope_, second_, [&](const std::string& figure, const std::string& record, const std::string& why) { all_.odd.push_back({family_.report, figure, record, why}); });
        records();
        headlines();
        return std::move(all_);
    }

  private:
    bool is_headline(const Place& place) const {
        return std::ranges::any_of(family_.claims, [&](const Claim& claim) { return claim.holds(place); });
    }
    void add(const Place& place, const Value& told, const Value& found, bool come_to) {
        all_.lines.push_back({family_.report, place, told, found, is_headline(place), agree(place, told, found, come_to), second_.records});
    }
    void figures() {
        std::set<std::pair<std::string, std::string>> derived;
        for (const auto& [place, value] : second_.values) derived.insert({place.table, place.column});
        for (const auto& [place, value] : told_.values) {
            const auto found = second_.values.find(place);
            if (found != second_.values.end()) add(place, value, found->second, true);
            else if (derived.contains({place.table, place.column}) || is_headline(place)) add(place, value, {}, false);
            else all_.not_derived.insert(place.table + "." + place.column);
        }
        // What the second route found and the report has no place for.
        for (const auto& [place, value] : second_.values)
            if (!told_.values.contains(place) && !told_.doubled.contains(place) && decimal_of(value) != 0) add(place, {}, value, true);
    }

    Trace told_records(const Recipe& recipe, std::uint64_t keep) const {
        auto parameters = family_.parameters(scope_);
        parameters["figure"] = recipe.as;
        Trace trace(keep);
        scope_.desk().store().each(fmt::format("{}#rows:{}", recipe.file, recipe.rows), parameters, [&](const Row& row) { trace.add(text_of(row.at(0))); });
        return trace;
    }

    // Sets of records are compared without being held; where two differ, both are read once more and the parts that differ are named.
    void records() {
        std::map<std::string, const Recipe*> odd;
        Second again;
        std::set<std::string> done;
        for (const auto& recipe : recipes_) {
            const auto found = second_.traces.find(recipe.as);
            if (recipe.rows.empty() || recipe.rows == "measures" || found == second_.traces.end() || !done.insert(recipe.as).second) continue;
            ++all_.sets;
            const auto parts = told_records(recipe, 0).differs(found->second);
            if (parts) odd[recipe.as] = &recipe, again.keep[recipe.as] = parts;
        }
        if (odd.empty()) return;
        family_.derive(scope_, again);
        for (const auto& [figure, recipe] : odd) name(figure, told_records(*recipe, again.keep[figure]).kept(), again.traces.at(figure).kept());
    }

    void headlines() {
        for (const auto& recipe : recipes_) {
            const auto claim = std::ranges::find(family_.claims, recipe.figure, &Claim::figure);
            if (claim == family_.claims.end()) {
                all_.without_a_route.push_back(recipe.figure);
                continue;
            }
            Headline one{recipe.figure, 0, 0, !recipe.rows.empty() && (recipe.rows == "measures" || second_.traces.contains(recipe.as))};
            for (const auto& line : all_.lines)
                if (claim->holds(line.place)) ++one.places, one.agree += line.agrees;
            all_.headlines.push_back(std::move(one));
        }
    }

    void name(const std::string& figure, std::vector<std::string> told, std::vector<std::string> found) {
        std::ranges::sort(told), std::ranges::sort(found);
        std::vector<std::string> one_side;
        std::ranges::set_difference(told, found, std::back_inserter(one_side));
        for (const auto& code : one_side) all_.odd.push_back({family_.report, figure, code, "stands behind the report's figure and not behind that of the records"});
        one_side.clear();
        std::ranges::set_difference(found, told, std::back_inserter(one_side));
        for (const auto& code : one_side) all_.odd.push_back({family_.report, figure, code, "is missing behind the report's figure"});
    }

    const Family& family_;
    Scope scope_;
    std::vector<Recipe> recipes_;
    Told told_;
    Second second_;
    Compared all_;
};

}  // namespace

Told told_figures(const Document& document, const Family& family) {
    Told all;
    for (const auto& block : document.blocks) {
        const auto* table = std::get_if<Table>(&block);
        if (!table || table->audience == Audience::human || table->name == "about" || table->name == "recipes") continue;
        const auto named = std::ranges::find(family.rows, table->name, &RowNames::table);
        if (named == family.rows.end() && table->rows.size() > 1) continue;  // lists of what was not counted: comparisons, comments
        for (const auto& row : table->rows) add_row(*table, row, named == family.rows.end() ? "" : row_words(*table, row, named->columns), all.values, all.doubled);
    }
    for (const auto& place : all.doubled) all.values.erase(place);
    return all;
}

Compared compare(Desk& desk, const Family& family, const Input& asked) { return Comparison(desk, family, asked).run(); }

std::string words_of(const Place& place) {
    std::vector<std::string> words{place.table};
    if (!trim(place.row).empty()) words.push_back(trim(place.row));
    words.push_back(place.column);
    return join(words, " / ");
}

}  // namespace caseload::totals
