// SPDX-License-Identifier: MIT
// One pass over the summaries of measures (reports/ends), a person at a time: sorting them in SQL took five times as long.
#include "before_after.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "caseload/stats.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

// Ratings of several goals are parts of one mean: of those goals with a second score where there are any, else of all.
void add_part(Ends& ends, const Row& row, const Instrument& instrument) {
    enum Place { client, id, scale, first, latest, days, cuts, levels, alike };
    const auto apart = whole_of(row[days]);
    if (ends.days > 0 && apart == 0) return;
    if (apart > 0 && ends.days == 0) ends = {};
    ends.first += whole_of(row[first]);
    ends.latest += whole_of(row[latest]);
    ++ends.parts;
    ends.days = std::max(ends.days, apart);
    if (const auto* set = std::get_if<std::string>(&row[cuts]); set && *set == instrument.cut_set) ends.levels = static_cast<int>(whole_of(row[levels]));
    ends.alike = ends.alike || whole_of(row[alike]) > 0;
}

}  // namespace

Parameters impact_parameters(const Desk& desk, const Period& period) {
    return {{"from", period.from.iso()}, {"to", period.to.iso()}, {"as_of", desk.today().iso()}, {"as_of_day", std::int64_t{desk.today().days()}},
            {"reached_days", std::int64_t{7} * desk.config().settings.reached_weeks}};
}

void each_person(const Desk& desk, const Parameters& parameters, const std::function<void(std::int64_t, const std::vector<Ends>&)>& use) {
    struct Place {
        const Instrument* instrument;
        const Scale* scale;
    };
    std::vector<Place> places;
    for (const auto& instrument : desk.config().instruments())
        for (const auto& scale : instrument.scales) places.push_back({&instrument, &scale});
    std::vector<Ends> ends(places.size());
    std::int64_t person = 0;
    const auto settle = [&] {
        if (person != 0) use(person, ends);
        std::ranges::fill(ends, Ends{});
    };
    desk.store().each("reports/ends#scores", parameters, [&](const Row& row) {
        if (const auto next = whole_of(row[0]); next != person) settle(), person = next;
        const auto &id = std::get<std::string>(row[1]), &scale = std::get<std::string>(row[2]);
        for (std::size_t i = 0; i < places.size(); ++i)
            if (places[i].instrument->id == id && places[i].scale->name == scale) return add_part(ends[i], row, *places[i].instrument);
    });
    settle();
}

Outcomes outcomes_of(const Desk& desk, const Parameters& parameters) {
    Outcomes outcomes(desk.config());
    each_person(desk, parameters, [&](std::int64_t, const std::vector<Ends>& ends) { outcomes.add(ends); });
    return outcomes;
}

std::int64_t enrolled_in(const Desk& desk, const Parameters& parameters) {
    return whole_of(desk.store().rows("reports/ends#enrolled", parameters).at(0)[0]);
}

Value told_figure(std::optional<double> figure) { return figure ? Value{std::round(*figure * 1e6) / 1e6 + 0.0} : Value{}; }

namespace {

std::optional<double> low_of(const std::optional<stats::Interval>& interval) { return interval ? std::optional(interval->low) : std::nullopt; }
std::optional<double> high_of(const std::optional<stats::Interval>& interval) { return interval ? std::optional(interval->high) : std::nullopt; }
Value points_of(std::int64_t hundredths) { return hundredths > 0 ? Value{static_cast<double>(hundredths) / 100} : Value{}; }

std::optional<double> over(std::optional<double> part, std::optional<double> whole) {
    return part && whole && *whole > 0 ? std::optional(*part / *whole) : std::nullopt;
}

// What everybody's mean change would be if those without a second score had changed by that much.
std::optional<double> bound(const Outcome& outcome, std::int64_t enrolled, double missing_change) {
    if (outcome.change.empty() || enrolled == 0) return std::nullopt;
    const auto n = outcome.change.n();
    return (*outcome.change.mean() * static_cast<double>(n) + missing_change * static_cast<double>(enrolled - n)) / static_cast<double>(enrolled);
}

std::optional<stats::Interval> start_difference(const Outcome& outcome, double confidence) {
    const auto &missing = outcome.single, &both = outcome.start;
    if (missing.n() < 2 || both.n() < 2) return std::nullopt;
    return stats::difference_interval({missing.n(), *missing.mean(), *missing.sd()}, {both.n(), *both.mean(), *both.sd()}, confidence);
}

std::optional<double> drift(const Outcome& outcome) {
    if (outcome.scale->population_mean == -1 || outcome.scale->reliability <= 0 || outcome.start.empty()) return std::nullopt;
    return stats::expected_drift(static_cast<double>(outcome.scale->population_mean) / 100, *outcome.start.mean(), outcome.scale->reliability);
}

Value exact_word(const stats::SignedRank& ranks) { return ranks.p ? Value{std::int64_t{ranks.exact}} : Value{}; }

}  // namespace

Row measure_row(const Outcome& of, std::int64_t enrolled, double confidence) {
    const auto change = stats::paired(of.change, confidence);
    const auto ranks = stats::signed_rank(of.change);
    const auto apart = start_difference(of, confidence);
    const auto n = of.change.n(), once = of.single.n();
    const auto threshold = of.scale->worthwhile;
    const auto counted = [](bool asked, std::int64_t count) { return asked ? Value{count} : Value{}; };
    const auto worsened = threshold > 0 ? bound(of, enrolled, -static_cast<double>(of.sign * threshold) / 100) : std::nullopt;
    return {of.label(), of.instrument->id, of.scale->name, std::string(of.sign > 0 ? "higher" : "lower"), enrolled, n,
            told_figure(of.start.mean()), told_figure(of.latest.mean()), told_figure(of.change.mean()), told_figure(low_of(change.interval)),
            told_figure(high_of(change.interval)), told_figure(change.sd), points_of(threshold), counted(threshold > 0, of.worthwhile),
            counted(threshold > 0, of.worthwhile_worse), once, told_figure(of.single.mean()), enrolled - n - once, told_figure(bound(of, enrolled, 0)),
            told_figure(worsened), Value{}, told_figure(of.change.quantile(0.5)), told_figure(change.p), told_figure(ranks.p), exact_word(ranks),
            told_figure(change.d_z), told_figure(n > 1 ? over(of.change.mean(), of.start.sd()) : std::nullopt),
            counted(of.has_reliable(), of.reliable_better), counted(of.has_reliable(), of.reliable_worse), told_figure(low_of(apart)), told_figure(high_of(apart)),
            told_figure(drift(of)), told_figure(of.days.quantile(0.5)), Value{}};
}

Table measures_of(const Desk& desk, const Outcomes& outcomes, std::int64_t enrolled) {
    const auto& settings = desk.config().settings;
    Table table = desk.store().heading("reports/impact#measures");
    for (const auto& outcome : outcomes.results) {
        if (outcome.empty() || outcome.ordinal) continue;
        table.rows.push_back(measure_row(outcome, enrolled, settings.confidence));
        table.rows.back().back() = std::int64_t{outcome.change.n() < settings.fewest_pairs};
    }
    return table;
}

}  // namespace caseload
