// SPDX-License-Identifier: MIT
// --rows of a figure that is made of scores: the people it counts, with the measures of their first and latest day. Codes only.
#include <fmt/format.h>

#include "caseload/error.hpp"
#include "caseload/text.hpp"
#include "impact.hpp"
#include "recipes.hpp"

namespace caseload {
namespace {

// One person alone, asked of the same counting that makes the figure.
bool counts(const Outcome& one, const std::string& figure) {
    if (figure == "both") return !one.change.empty();
    if (figure == "no_second") return !one.single.empty();
    if (figure == "worthwhile") return one.worthwhile > 0;
    if (figure == "worse") return one.worthwhile_worse > 0;
    if (figure == "reliable_better") return one.reliable_better > 0;
    if (figure == "reliable_worse") return one.reliable_worse > 0;
    if (figure == "ceiling") return one.ceiling > 0;
    if (figure == "alike") return one.alike > 0;
    if (figure == "counted") return !one.counted.empty();
    if (figure == "better") return one.ordinal && one.better > 0;
    if (figure == "worsened") return one.ordinal && one.worse > 0;
    throw std::logic_error("no rows are told for " + figure);
}

void must_be_measured(const Desk& desk, const std::string& instrument) {
    if (instrument.empty() || desk.config().instrument(instrument)) return;
    std::vector<std::string> names;
    for (const auto& one : desk.config().instruments()) names.push_back(one.id);
    const auto near = nearest(instrument, names);
    throw Error(Kind::usage, fmt::format("--rows: no instrument {}", caseload::quoted(instrument)), near.empty() ? "" : fmt::format("did you mean '{}'?", near), "caseload measure kinds");
}

Parameters of_result(const Impact& impact, const Outcome& outcome) {
    auto parameters = impact.parameters;
    parameters["instrument"] = outcome.instrument->id;
    parameters["scale"] = outcome.scale->name;
    return parameters;
}

}  // namespace

Document measure_rows(const Impact& impact, const std::string& figure, const std::string& instrument) {
    const Desk& desk = impact.desk;
    must_be_measured(desk, instrument);
    Table table;
    table.columns = {{"client", "PERSON", CellType::code}, {"instrument", "INSTRUMENT", CellType::code}, {"scale", "SCALE"}, {"measures", "MEASURES", CellType::code}};
    const auto wanted = [&](const Outcome& one) { return instrument.empty() || one.instrument->id == instrument; };
    if (figure == "never") {
        for (const auto& one : impact.outcomes.results)
            if (wanted(one) && (!instrument.empty() || !one.empty()))
                for (const auto& row : desk.store().rows("reports/impact#rows:never", of_result(impact, one)))
                    table.rows.push_back({row[0], one.instrument->id, one.scale->name, Value{}});
        return rows_document(std::move(table));
    }
    each_person(desk, impact.parameters, [&](std::int64_t person, const std::vector<Ends>& ends) {
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const Outcome& all = impact.outcomes.results[i];
            if (ends[i].parts == 0 || !wanted(all)) continue;
            Outcome one(*all.instrument, *all.scale, all.ordinal);
            one.add(ends[i]);
            if (!counts(one, figure)) continue;
            auto parameters = of_result(impact, one);
            parameters["person"] = person;
            const auto codes = desk.store().rows("reports/impact#rows:ends", parameters).at(0);
            table.rows.push_back({codes[0], one.instrument->id, one.scale->name, codes[1]});
        }
    });
    return rows_document(std::move(table));
}

}  // namespace caseload
