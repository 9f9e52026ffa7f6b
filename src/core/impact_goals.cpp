// SPDX-License-Identifier: MIT
// Goals in report impact: how they ended, and goal attainment scaling over people.
#include <cmath>

#include "caseload/stats.hpp"
#include "impact.hpp"
#include "words.hpp"

namespace caseload {
namespace {

// T-scores are told to a tenth: a ten-thousandth is exact enough to add up.
constexpr double t_unit = 1e-4;
std::int64_t steps_of(double t) { return std::llround(t / t_unit); }

struct Attained {
    stats::Histogram latest{t_unit}, start{t_unit}, change{t_unit};
};

// One person's goals: those with a level now, and of them those with one at the start too.
class PersonGoals {
  public:
    void add(const Row& row) {
        const double weight = static_cast<double>(whole_of(row[1])), now = static_cast<double>(whole_of(row[3]));
        now_.push_back({now, weight});
        if (!is_known(row[2])) return;
        both_now_.push_back({now, weight});
        both_start_.push_back({static_cast<double>(whole_of(row[2])), weight});
    }
    void settle(double rho, Attained& all) {
        if (const auto t = stats::gas_t_score(now_, rho)) all.latest.add(steps_of(*t));
        const auto before = stats::gas_t_score(both_start_, rho), after = stats::gas_t_score(both_now_, rho);
        if (before && after) {
            all.start.add(steps_of(*before));
            all.change.add(steps_of(*after) - steps_of(*before));
        }
        now_.clear(), both_now_.clear(), both_start_.clear();
    }

  private:
    std::vector<stats::Attainment> now_, both_now_, both_start_;
};

Attained attained_in(const Impact& impact, const Parameters& parameters) {
    Attained all;
    PersonGoals goals;
    std::int64_t person = 0;
    const double rho = impact.desk.config().settings.attainment_rho;
    impact.desk.store().each("reports/impact_goals#rated", parameters, [&](const Row& row) {
        if (const auto next = whole_of(row[0]); next != person) goals.settle(rho, all), person = next;
        goals.add(row);
    });
    goals.settle(rho, all);
    return all;
}

}  // namespace

Parameters goal_words(const Desk& desk) {
    return {{"met", words_counting_as(desk, "goal_outcome", "met")}, {"partly", words_counting_as(desk, "goal_outcome", "partly")}, {"not_met", words_counting_as(desk, "goal_outcome", "not-met")},
            {"declined", words_counting_as(desk, "goal_outcome", "declined")}};
}

void add_goals(Impact& impact, Document& document) {
    const auto& desk = impact.desk;
    auto parameters = impact.parameters;
    parameters.merge(goal_words(desk));
    Table goals = fit_section(desk, "reports/impact_goals#goals", parameters, impact.sharing);
    const Row& row = goals.rows.at(0);
    if (!is_hidden(row[0]) && whole_of(row[0]) == 0 && whole_of(row[6]) == 0) return;
    document.add(std::move(goals));
    const Attained all = attained_in(impact, parameters);
    if (all.latest.empty()) return;
    const auto change = stats::paired(all.change, desk.config().settings.confidence);
    Table table = desk.store().heading("reports/impact_goals#attainment");
    const auto end = [&](double stats::Interval::* which) { return change.interval ? told_figure((*change.interval).*which) : Value{}; };
    table.rows = {{all.latest.n(), told_figure(all.latest.mean()), all.change.n(), told_figure(all.start.mean()), told_figure(all.change.mean()), end(&stats::Interval::low),
                   end(&stats::Interval::high), desk.config().settings.attainment_rho}};
    const bool few = all.change.n() < desk.config().settings.fewest_pairs;
    table = fit(std::move(table), impact.sharing);
    if (few) table.audience = Audience::machine;
    document.add(std::move(table));
    if (few) impact.notes.push_back("Goal attainment scaling: too few people with a level at the start and now; we cannot tell.");
    else impact.notes.push_back("T-scores: 50 is as expected.");
}

}  // namespace caseload
