// SPDX-License-Identifier: MIT
// goal attainment: the T-score of goal attainment scaling and the mean movement of goal-based outcomes, over the goals of
// one person; whatever is not counted is named.
#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/stats.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "priority.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

enum Place : std::size_t { code, text, outcome, reason, scaled, weight, baseline, attained, attained_on, first, latest, ratings };

struct Sums {
    std::vector<stats::Attainment> now, start;
    std::vector<double> moved;
    std::vector<std::string> declined, without_scale, unrated, weightless, rated_once;
};

Sums sums_of(const Desk& desk, const std::vector<Row>& goals) {
    Sums sums;
    for (const auto& goal : goals) {
        const std::string name = text_of(goal[code]);
        const Word* end = desk.config().word("goal_outcome", text_of(goal[outcome]));
        if (end && end->counts_as == "declined") {
            sums.declined.push_back(is_known(goal[reason]) ? fmt::format("{}: {}", name, text_of(goal[reason])) : name);
            continue;
        }
        const auto share = static_cast<double>(whole_of(goal[weight]));
        if (!whole_of(goal[scaled])) sums.without_scale.push_back(name);
        else if (!is_known(goal[attained])) sums.unrated.push_back(name);
        else if (share == 0) sums.weightless.push_back(name);
        else {
            sums.now.push_back({static_cast<double>(whole_of(goal[attained])), share});
            if (is_known(goal[baseline])) sums.start.push_back({static_cast<double>(whole_of(goal[baseline])), share});
        }
        if (whole_of(goal[ratings]) > 1) sums.moved.push_back(static_cast<double>(whole_of(goal[latest]) - whole_of(goal[first])) / 100);
        else sums.rated_once.push_back(name);
    }
    return sums;
}

std::string goals_words(std::size_t n) { return count_of(static_cast<std::int64_t>(n), "goal", "goals"); }

void say_left_out(const std::string& what, const std::vector<std::string>& names, Document& document) {
    if (!names.empty()) document.say(fmt::format("  not counted: {} {}: {}", names.size(), what, join(names, ", ")));
}

void say_scaling(const Sums& sums, double rho, Document& document) {
    const auto now = stats::gas_t_score(sums.now, rho), start = stats::gas_t_score(sums.start, rho);
    document.say("Goal attainment scaling", Tone::strong);
    if (!now) document.say("  No goal with described levels is rated yet: no score, which is not 50.");
    else {
        std::string line = fmt::format("  T {} over {} rated", format_decimal(*now, 1), goals_words(sums.now.size()));
        if (start) line += fmt::format("; {} at the start, over {}", format_decimal(*start, 1), goals_words(sums.start.size()));
        document.say(line + "; 50 is as expected");
        document.say(fmt::format("  T = 50 + 10 x sum(w x) / sqrt((1 - rho) sum(w^2) + rho (sum w)^2), x from -2 to 2, rho {} by [report] attainment_rho", format_decimal(rho, 2)), Tone::faint);
    }
    say_left_out("with levels and not rated yet", sums.unrated, document);
    say_left_out("without described levels", sums.without_scale, document);
    say_left_out("of weight 0", sums.weightless, document);
}

void say_outcomes(const Sums& sums, Document& document) {
    document.say("Goal-based outcomes", Tone::strong);
    if (sums.moved.empty()) document.say("  No goal was rated twice yet: no movement.");
    else
        document.say(fmt::format("  mean movement {} points of 10 over {} rated at least twice", format_decimal(stats::mean(sums.moved), 2, true), goals_words(sums.moved.size())));
    say_left_out("not rated twice", sums.rated_once, document);
}

Table figures(const Sums& sums, double rho) {
    const auto now = stats::gas_t_score(sums.now, rho), start = stats::gas_t_score(sums.start, rho);
    const auto n = [](const auto& all) { return Value{static_cast<std::int64_t>(all.size())}; };
    Table table;
    table.name = "attainment";
    table.layout = Layout::record;
    table.audience = Audience::machine;
    table.columns = {{"t_score", "T", CellType::decimal, 4},          {"goals_rated", "rated", CellType::whole},
                     {"t_start", "T at start", CellType::decimal, 4}, {"goals_at_start", "rated at start", CellType::whole},
                     {"rho", "rho", CellType::decimal, 2},            {"mean_movement", "mean movement", CellType::decimal, 4},
                     {"goals_moved", "rated twice", CellType::whole}, {"declined", "declined", CellType::whole},
                     {"not_rated", "not rated", CellType::whole},     {"without_levels", "without levels", CellType::whole},
                     {"of_weight_0", "of weight 0", CellType::whole}};
    table.rows = {{now ? Value{*now} : Value{}, n(sums.now), start ? Value{*start} : Value{}, n(sums.start), rho,
                   sums.moved.empty() ? Value{} : Value{stats::mean(sums.moved)}, n(sums.moved), n(sums.declined), n(sums.unrated),
                   n(sums.without_scale), n(sums.weightless)}};
    return table;
}

}  // namespace

Document goal_attainment(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "whose goals?", {}, "caseload goal attainment C-001");
    const auto client = resolve(desk, noun("client"), input.words[0]);
    lend_instruments(desk);
    auto parameters = day_parameters(desk);
    parameters["person"] = client;
    Table table = desk.store().table("lists/goal_attainment", parameters);
    table.name = "goals";
    for (const auto place : {std::size_t{reason}, std::size_t{scaled}, std::size_t{attained_on}, std::size_t{ratings}}) table.columns[place].audience = Audience::machine;
    table.when_empty = "No goals.";
    const Sums sums = sums_of(desk, table.rows);
    const double rho = desk.config().settings.attainment_rho;
    Document document;
    document.say(fmt::format("{} · {}", code_and_name(desk, noun("client"), client), goals_words(table.rows.size())), Tone::heading);
    for (const auto& row : table.rows) document.codes.push_back(text_of(row[0]));
    const bool any = !table.rows.empty();
    document.add(std::move(table));
    document.add(figures(sums, rho));
    if (!any) return document;
    say_scaling(sums, rho, document);
    say_outcomes(sums, document);
    if (!sums.declined.empty()) document.say(fmt::format("Declined, and in neither figure: {}", join(sums.declined, "; ")));
    return document;
}

}  // namespace caseload
