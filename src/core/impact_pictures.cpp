// SPDX-License-Identifier: MIT
// What only a page or a screen needs: tables that its pictures are drawn from, each of which stands beneath its picture.
#include <fmt/format.h>

#include <algorithm>

#include "caseload/text.hpp"
#include "impact.hpp"

namespace caseload {
namespace {

// Fewer attended in a week than this, and most weeks would be hidden: then months are told.
constexpr std::int64_t attended_a_week = 16;
// More lines than this are a thicket.
constexpr std::size_t most_lines = 300;

void add_attendance(Impact& impact, Document& document) {
    const auto sessions = impact.desk.store().rows("reports/impact#sessions", impact.parameters).at(0);
    const auto weeks = (impact.period.to - impact.period.from) / 7 + 1;
    auto parameters = impact.parameters;
    parameters["by_month"] = std::int64_t{!impact.sharing.identifiable && whole_of(sessions[1]) < attended_a_week * weeks};
    Table table = impact.desk.store().table("reports/impact#weeks", parameters);
    if (table.rows.empty()) return;
    table.rows.push_back({std::string("9999-12-31"), whole_of(sessions[1]), whole_of(sessions[2]) + whole_of(sessions[3]), whole_of(sessions[4]) + whole_of(sessions[5])});
    table.total_last = true;
    table.told_rows = 1;  // the sums stand in the table of sessions
    table = fit(std::move(table), impact.sharing);
    table.rows.pop_back();
    const bool months = whole_of(parameters["by_month"]) != 0;
    table.columns[0].title = months ? "MONTH FROM" : "WEEK FROM";
    table.picture = Picture{.kind = Picture::Kind::bars, .title = months ? "Attendance by month" : "Attendance by week",
                            .description = "A bar for each span of time: sessions attended, not attended and cancelled, one after the other. The table beneath says the same.", .values = {1, 2, 3}};
    document.add(std::move(table));
}

// Of the numbers as they are shown; what lies between cannot be told where one of them is hidden.
void add_better_and_worse(const Table& measures, Document& document) {
    Table table;
    table.name = "better_and_worse";
    table.title = "Better, between and worse";
    table.audience = Audience::human;
    table.columns = {{"measure", "MEASURE"}, {"better", "BETTER BY A WORTHWHILE CHANGE", CellType::whole}, {"between", "BETWEEN", CellType::whole}, {"worse", "WORSE BY AS MUCH", CellType::whole}};
    for (const auto& row : measures.rows) {
        const Value &better = row[place::worthwhile], &worse = row[place::worse];
        if (too_few(row) || !is_known(better) || whole_of(row[place::both], 1) == 0) continue;
        const bool hidden = is_hidden(better) || is_hidden(worse);
        table.rows.push_back({measure_name(row), better, hidden ? Value{std::string(small::mark)} : Value{std::max<std::int64_t>(0, whole_of(row[place::both]) - whole_of(better) - whole_of(worse))}, worse});
    }
    if (table.rows.empty()) return;
    table.picture = Picture{.kind = Picture::Kind::bars, .title = "How many got better and worse",
                            .description = "A bar for each measure: people with both scores who got better by the worthwhile change, who lie between, and who got worse by as much.", .values = {1, 2, 3}};
    document.add(std::move(table));
}

Table lines_of(const Outcome& outcome) {
    Table table;
    table.name = "people";
    table.title = outcome.label() + ": each person before and after";
    table.audience = Audience::human;
    table.columns = {{"client", "PERSON", CellType::code}, {"start", "START", CellType::decimal, 2}, {"latest", "LATEST", CellType::decimal, 2}};
    table.picture = Picture{.kind = Picture::Kind::lines, .title = outcome.label() + ": each person's first and latest score",
                            .description = "A line for each person with both scores, from the first on the left to the latest on the right. Dashed: it went the worse way.", .values = {1, 2},
                            .low = static_cast<double>(outcome.scale->score_min) / 100, .high = static_cast<double>(outcome.scale->score_max) / 100, .higher_is_better = outcome.sign > 0};
    return table;
}

// Who sees a line sees a person: only on the coach's own page.
void add_lines(Impact& impact, Document& document) {
    std::vector<Table> tables;
    for (const auto& outcome : impact.outcomes.results) tables.push_back(lines_of(outcome));
    each_person(impact.desk, impact.parameters, [&](std::int64_t person, const std::vector<Ends>& ends) {
        for (std::size_t i = 0; i < ends.size(); ++i) {
            if (!ends[i].is_pair() || impact.outcomes.results[i].ordinal || tables[i].rows.size() >= most_lines) continue;
            const auto points = [&](std::int64_t sum) { return static_cast<double>(sum) / static_cast<double>(100 * ends[i].parts); };
            tables[i].rows.push_back({impact.desk.store().rows("reports/impact#code", {{"person", person}}).at(0)[0], points(ends[i].first), points(ends[i].latest)});
        }
    });
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (tables[i].rows.empty()) continue;
        if (impact.outcomes.results[i].change.n() > std::ssize(tables[i].rows))
            impact.notes.push_back(fmt::format("{}: the first {} of {} people are drawn.", impact.outcomes.results[i].label(), tables[i].rows.size(), impact.outcomes.results[i].change.n()));
        document.add(std::move(tables[i]));
    }
}

}  // namespace

void add_pictures(Impact& impact, const Table& measures, Document& document) {
    add_attendance(impact, document);
    add_better_and_worse(measures, document);
    if (impact.sharing.identifiable && impact.desk.setting().for_page) add_lines(impact, document);
}

}  // namespace caseload
