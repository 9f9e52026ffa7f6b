// SPDX-License-Identifier: MIT
// report impact: the figures are SQL (src/queries/reports); here they become sentences that do not flatter.
#include <fmt/format.h>

#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "impact.hpp"
#include "left_out.hpp"
#include "recipes.hpp"

namespace caseload {
namespace {

Table facts(std::string name) {
    Table table;
    table.name = std::move(name);
    table.audience = Audience::human;
    table.header = false;
    table.columns = {{"what", "WHAT"}, {"n", "N", CellType::whole}, {"share", "SHARE", CellType::code}};
    return table;
}

void flow_words(const Desk& desk, const Row& row, Document& document) {
    const std::string weeks = fmt::format("{} weeks", desk.config().settings.reached_weeks);
    Table table = facts("flow_words");
    table.rows = {{std::string("Enrolled"), row[0], std::string{}},
                  {"  reached " + weeks, row[1], share_words(row[4])},
                  {"  left before " + weeks, row[2], share_words(row[5])},
                  {"  not yet at " + weeks, row[3], share_words(row[6])}};
    document.add(std::move(table));
}

// Of attended, did not attend and late not seen.
void rate_words(const Row& row, Document& document) {
    if (is_known(row[13]) && !is_hidden(row[13]))
        document.say(fmt::format("Did-not-attend rate {} of {} = {} (of attended, did not attend and late not seen).", figure_words(row[2]), figure_words(row[12]), share_words(row[13])));
}

void session_words(const Row& row, Document& document) {
    Table table = facts("session_words");
    static const char* const names[] = {"  attended", "  did not attend", "  late, could not be seen", "  cancelled by the client",
                                        "  cancelled by us"};
    table.rows.push_back({std::string("Sessions booked"), row[0], std::string{}});
    for (std::size_t i = 0; i < 5; ++i) table.rows.push_back({std::string(names[i]), row[i + 1], share_words(row[i + 7])});
    document.add(std::move(table));
    rate_words(row, document);
    if (is_hidden(row[6]) || whole_of(row[6]) > 0)
        document.say(fmt::format("{} still only planned.", is_hidden(row[6]) ? "* are" : count_of(whole_of(row[6]), "more is", "more are")));
}

Table about(const Impact& impact) {
    Table table = about_report(impact.desk, "impact", impact_definition, impact.period, impact.sharing);
    table.columns.insert(table.columns.begin() + 5, {Column{"reached_weeks", "reached weeks", CellType::whole}, Column{"comparison_group", "comparison group", CellType::yes_no}});
    auto& row = table.rows.at(0);
    row.insert(row.begin() + 5, {Value{std::int64_t{impact.desk.config().settings.reached_weeks}}, Value{std::int64_t{0}}});
    return table;
}

Definition definition_of(const Desk& desk, const Period& period) { return {impact_definition, period.from.iso(), period.to.iso(), desk.today().iso()}; }

// --rows FIGURE, or FIGURE:INSTRUMENT.
Document rows_asked(Desk& desk, const Period& period, const std::string& asked) {
    const auto colon = asked.find(':');
    const std::string figure = asked.substr(0, colon), instrument = colon == std::string::npos ? "" : asked.substr(colon + 1);
    const auto recipes = recipes_of(desk, impact_files());
    const Recipe& recipe = recipe_asked(recipes, figure);
    lend_left_out(desk);
    auto parameters = impact_parameters(desk, period);
    if (recipe.rows != "measures") {
        if (!instrument.empty()) throw Error(Kind::usage, fmt::format("--rows {}: {} is not a figure of an instrument", asked, figure));
        parameters.merge(goal_words(desk));
        return rows_of(desk, recipe, parameters);
    }
    return measure_rows(begin_impact(desk, period, {}), recipe.as, instrument);
}

}  // namespace

std::vector<std::string> impact_files() { return {"reports/impact", "reports/impact_goals"}; }

Impact begin_impact(Desk& desk, const Period& period, const Sharing& sharing) {
    lend_left_out(desk);
    const auto parameters = impact_parameters(desk, period);
    return {desk, period, parameters, sharing, enrolled_in(desk, parameters), outcomes_of(desk, parameters)};
}

Table impact_section(Impact& impact, const std::string& name) {
    Table table = fit_section(impact.desk, name.find('/') == std::string::npos ? "reports/impact#" + name : name, impact.parameters, impact.sharing);
    table.audience = Audience::machine;
    return table;
}

Document report(Desk& desk, const Input& input) {
    Sharing sharing = sharing_of(desk, input);
    const Period period = report_period(desk, input);
    if (input.has("explain")) return explained(desk, impact_files(), definition_of(desk, period));
    if (input.has("rows")) return rows_asked(desk, period, input.one("rows"));
    Impact impact = begin_impact(desk, period, sharing);
    Document document;
    document.say(fmt::format("Impact {} - {} · as of {} · definition {}{}", period.from.brief(period.to), period.to.words().substr(4),
                             desk.today().words().substr(4), impact_definition, label_of(sharing)),
                 Tone::heading);
    document.add(about(impact));
    const Table flow = impact_section(impact, "flow"), sessions = impact_section(impact, "sessions");
    Table measures = fit(measures_of(desk, impact.outcomes, impact.enrolled), impact.sharing);
    measures.audience = Audience::machine;
    flow_words(desk, flow.rows.at(0), document);
    const Table no_evaluation = impact_section(impact, "left_out");
    if (const Value& n = no_evaluation.rows.at(0)[0]; is_hidden(n) || whole_of(n) > 0)
        document.say(fmt::format("Left out, because they do not agree to use in evaluation: {}.", figure_words(n)));
    session_words(sessions.rows.at(0), document);
    say_measures(desk, measures, !impact.sharing.identifiable, document);
    document.add(flow).add(no_evaluation).add(sessions).add(measures);
    if (desk.setting().pictures) add_pictures(impact, measures, document);
    add_without(impact, document);
    add_levels(impact, document);
    add_goals(impact, document);
    if (input.has("by")) add_groups(impact, input.one("by"), document);
    if (input.has("compare_with")) add_comparison(impact, compared_period(desk, input.one("compare_with"), period), document);
    say_caveats(desk, measures, document);
    for (const auto& note : impact.notes) document.say(note);
    document.say("Before and after in the same people; no comparison group: people referred at their worst drift back anyway.");
    document.add(recipe_table(recipes_of(desk, impact_files()), definition_of(desk, period)));
    say_sharing(impact.sharing, document);
    return document;
}

}  // namespace caseload
