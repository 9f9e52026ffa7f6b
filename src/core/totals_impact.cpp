// SPDX-License-Identifier: MIT
// report impact a second time: people, sessions and goals one by one. Its scores: totals_change.cpp.
#include <cmath>

#include "impact.hpp"
#include "totals.hpp"
#include "totals_change.hpp"

namespace caseload::totals {
namespace {

void derive_flow(const Scope& scope, const People& people, Second& second) {
    const long reached_days = 7L * scope.config().settings.reached_weeks;
    for (const auto* figure : {"enrolled", "reached", "left_before", "not_yet", "no_evaluation"}) second.trace(figure);
    for (const auto& [id, person] : people) {
        if (!scope.has(person.enrolled)) continue;
        if (!person.counted()) {
            if (person.refused && !person.not_taken_on) second.trace("no_evaluation").add(person.code);
            continue;
        }
        const bool gone = !person.closed.empty() && person.closed <= scope.as_of();
        const long days = day_number(gone ? person.closed : scope.as_of()) - day_number(person.enrolled);
        second.trace("enrolled").add(person.code);
        second.trace(days >= reached_days ? "reached" : gone ? "left_before" : "not_yet").add(person.code);
    }
    for (const auto* figure : {"enrolled", "reached", "left_before", "not_yet"}) second.put_n("flow", "", figure);
    for (const auto* figure : {"reached", "left_before", "not_yet"}) second.put("flow", "", std::string(figure) + "_share", percent(second.trace(figure).n(), second.trace("enrolled").n()));
    second.put_n("left_out", "", "no_evaluation");
}

std::string monday_of(const std::string& day) {
    const auto date = Date::from_iso(day);
    return date ? date->start_of_week().iso() : day;
}

void derive_sessions(const Scope& scope, Second& second) {
    const std::map<std::string, const char*> figures{{"attended", "attended"}, {"did-not-attend", "did_not_attend"}, {"not-seen", "late_not_seen"},
                                                     {"cancelled", "cancelled"}, {"service-cancelled", "cancelled_by_us"}};
    const std::map<std::string, const char*> columns{{"attended", "attended"}, {"did-not-attend", "missed"}, {"not-seen", "missed"}, {"cancelled", "cancelled"}, {"service-cancelled", "cancelled"}};
    for (const auto& [word, figure] : figures) second.trace(figure);
    Trace &booked = second.trace("booked"), &planned = second.trace("still_planned");
    scope.desk().store().each("totals/records#sessions", {}, [&](const Row& row) {
        ++second.records;
        if (text_of(row[2]) != "session" || !scope.has(text_of(row[4]))) return;
        const std::string code = text_of(row[1]);
        if (text_of(row[5]) == "planned") planned.add(code);
        if (!is_known(row[7])) return;
        booked.add(code);
        const auto figure = figures.find(text_of(row[7]));
        if (figure == figures.end()) return;
        second.trace(figure->second).add(code);
        const std::string week = monday_of(text_of(row[4]));
        for (const auto* column : {"attended", "missed", "cancelled"}) second.count("weeks", week, column, std::string_view(column) == columns.at(figure->first));
    });
    for (const auto& [word, figure] : figures) {
        second.put_n("sessions", "", figure);
        second.put("sessions", "", std::string(figure) + "_share", percent(second.trace(figure).n(), booked.n()));
    }
    std::int64_t expected = 0;
    for (const auto* figure : {"attended", "did_not_attend", "late_not_seen"}) expected += second.trace(figure).n();
    second.put("sessions", "", "expected", expected);
    second.put("sessions", "", "did_not_attend_rate", percent(second.trace("did_not_attend").n(), expected));
    second.put_n("sessions", "", "booked"), second.put_n("sessions", "", "still_planned");
}

std::string goal_figure(const Config& config, const std::string& outcome) {
    const Word* word = config.word("goal_outcome", outcome);
    const std::string as = word ? word->counts_as : "";
    return as == "met" ? "met" : as == "partly" ? "partly" : as == "not-met" ? "not_met" : as == "declined" ? "declined" : "ended_otherwise";
}

/// A goal with described levels whose level was rated.
struct Rated {
    double weight = 1, baseline = 0, now = 0;
    bool has_baseline = false, is_rated = false;
    std::string rated_on;
    std::int64_t person = 0;
};

// T = 50 + 10 sum(w x) / sqrt((1 - rho) sum(w^2) + rho (sum w)^2); nothing where every weight is 0.
std::optional<double> t_score(const std::vector<std::pair<double, double>>& weights_and_levels, double rho) {
    double sum = 0, squares = 0, product = 0;
    for (const auto& [weight, level] : weights_and_levels) sum += weight, squares += weight * weight, product += weight * level;
    if (sum <= 0) return std::nullopt;
    return 50 + 10 * product / std::sqrt((1 - rho) * squares + rho * sum * sum);
}

void put_attainment(const Scope& scope, const std::map<std::int64_t, Rated>& goals, Second& second) {
    std::map<std::int64_t, std::vector<const Rated*>> people;
    for (const auto& [id, goal] : goals)
        if (goal.is_rated) people[goal.person].push_back(&goal);
    Numbers latest, start, change;
    const double rho = scope.config().settings.attainment_rho;
    for (const auto& [person, rated] : people) {
        std::vector<std::pair<double, double>> now, both_now, both_start;
        for (const auto* goal : rated) {
            now.emplace_back(goal->weight, goal->now);
            if (goal->has_baseline) both_now.emplace_back(goal->weight, goal->now), both_start.emplace_back(goal->weight, goal->baseline);
        }
        if (const auto t = t_score(now, rho)) latest.add(*t);
        const auto before = t_score(both_start, rho), after = t_score(both_now, rho);
        if (before && after) start.add(*before), change.add(*after - *before);
    }
    second.put("attainment", "", "people", latest.n()), second.put("attainment", "", "people_both", change.n());
    second.put("attainment", "", "t_latest", latest.mean()), second.put("attainment", "", "t_start", start.mean());
    second.put("attainment", "", "t_change", change.mean());
}

void derive_goals(const Scope& scope, const People& people, Second& second) {
    for (const auto* figure : {"goals", "met", "partly", "not_met", "ended_otherwise", "open", "declined"}) second.trace(figure);
    std::map<std::int64_t, Rated> scaled;
    scope.desk().store().each("totals/records#goals", {}, [&](const Row& row) {
        ++second.records;
        const auto person = people.find(whole_of(row[2]));
        if (person == people.end() || !person->second.counted() || !scope.has(person->second.enrolled)) return;
        const std::string code = text_of(row[1]), closed = text_of(row[4]);
        const std::string as = closed.empty() ? "open" : goal_figure(scope.config(), text_of(row[5]));
        if (is_known(row[9]) && as != "declined")
            scaled[whole_of(row[0])] = {decimal_of(row[10], 1), decimal_of(row[11]), 0, is_known(row[11]), false, "", whole_of(row[2])};
        if (text_of(row[3]) > scope.as_of()) return;
        const std::string figure = closed <= scope.as_of() ? as : "open";
        second.trace(figure).add(code);
        if (figure != "declined") second.trace("goals").add(code);
    });
    for (const auto* figure : {"goals", "met", "partly", "not_met", "ended_otherwise", "open", "declined"}) second.put_n("goals", "", figure);
    scope.desk().store().each("totals/records#reviews", {}, [&](const Row& row) {
        ++second.records;
        const auto goal = scaled.find(whole_of(row[2]));
        const std::string day = text_of(row[3]);
        if (goal == scaled.end() || !is_known(row[5]) || day > scope.as_of() || day < goal->second.rated_on) return;
        goal->second.rated_on = day, goal->second.now = decimal_of(row[5]), goal->second.is_rated = true;
    });
    put_attainment(scope, scaled, second);
}

void derive(const Scope& scope, Second& second) {
    const People people = people_of(scope, second);
    derive_flow(scope, people, second);
    derive_sessions(scope, second);
    derive_change(scope, people, second);
    derive_goals(scope, people, second);
}

Scope scope_of(Desk& desk, const Input& asked) { return usual_scope(desk, asked, "impact"); }

Parameters parameters(const Scope& scope) {
    auto all = impact_parameters(scope.now, scope.period);
    all.merge(goal_words(scope.now));
    return all;
}

// The attendance by weeks stands on pages and screens alone; here it is always looked at.
Document told(Desk& desk, const Input& input) {
    Document document = report(desk, input);
    for (const auto& block : document.blocks)
        if (const auto* table = std::get_if<Table>(&block); table && table->name == "weeks") return document;
    auto weeks = impact_parameters(desk, report_period(desk, input));
    weeks["by_month"] = std::int64_t{0};
    Table table = desk.store().table("reports/impact#weeks", weeks);
    table.name = "weeks";
    document.add(std::move(table));
    return document;
}

}  // namespace

Family impact_family() {
    std::vector<Claim> claims{{"week_attended", "weeks", "", "attended"}, {"item_better", "items", "", "better"}, {"item_worse", "items", "", "worse"}, {"profile_better", "profiles", "", "better"},
                              {"enrolled", "flow"}, {"attended", "sessions"}, {"cancelled", "sessions"}, {"worse", "measures"}, {"open", "goals"}, {"people", "attainment"},
                              {"both", "measures"}, {"change", "measures"}, {"worthwhile", "measures"}, {"no_second", "measures"}};
    for (const auto* figure : {"reached", "left_before", "not_yet", "no_evaluation", "booked", "did_not_attend", "late_not_seen", "cancelled_by_us", "still_planned", "expected", "start", "latest", "median",
                               "change_over_sd_of_changes", "change_over_sd_at_start", "reliable_better", "reliable_worse", "never", "if_missing_unchanged", "if_missing_worse", "expected_drift", "ceiling",
                               "alike", "counted", "goals", "met", "partly", "not_met", "ended_otherwise", "declined", "t_latest", "t_change"})
        claims.push_back({figure});
    return {"impact", impact_files(), told, derive, scope_of, parameters, std::move(claims),
            {{"measures", {"instrument", "scale"}}, {"without", {"instrument", "scale"}}, {"items", {"instrument", "scale"}}, {"profiles", {"instrument"}}, {"weeks", {"since"}}, {"levels", {"from"}}}};
}

}  // namespace caseload::totals
