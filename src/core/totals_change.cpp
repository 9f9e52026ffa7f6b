// SPDX-License-Identifier: MIT
#include "totals_change.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>

#include "before_after.hpp"
#include "left_out.hpp"
#include "totals_scores.hpp"

namespace caseload::totals {
namespace {

/// What became of the scores of one result.
struct Change {
    Numbers start, latest, change, once, days, others;
    std::int64_t better = 0, same = 0, worse = 0, enough = 0, enough_worse = 0, sure = 0, sure_worse = 0, ceiling = 0, alike = 0, others_enough = 0, others_worse = 0, not_compared = 0;
    std::map<std::pair<int, int>, std::int64_t> moves;
};

double points(std::int64_t hundredths, std::int64_t parts) { return static_cast<double>(hundredths) / static_cast<double>(100 * parts); }

// Further than chance moves one person: by the published points, or beyond 1.96 standard errors of a difference.
bool beyond_chance(const Scale& scale, std::int64_t moved, std::int64_t parts) {
    if (scale.reliable > 0) return std::abs(moved) >= scale.reliable * parts;
    if (scale.sd <= 0) return false;
    return std::abs(points(moved, parts)) / (scale.sd * std::sqrt(2.0) * std::sqrt(1 - scale.reliability)) > 1.96;
}

// Started where nobody can gain: at the best score, or in the highest of the four levels.
bool at_the_top(const Result& of, const OwnEnds& ends) {
    if (ends.first == (of.sign() > 0 ? of.scale->score_max : of.scale->score_min) * ends.parts) return true;
    const auto cuts = of.instrument->cuts.find(of.instrument->cut_set);
    return !of.instrument->cut_set.empty() && ends.parts == 1 && cuts != of.instrument->cuts.end() && cuts->second.size() == 3 && ends.first >= cuts->second[2];
}

void add(const Result& of, const OwnEnds& ends, Change& all) {
    if (!ends.is_pair()) return all.once.add(points(ends.first, ends.parts));
    const std::int64_t moved = ends.latest - ends.first, gain = moved * of.sign(), threshold = of.scale->worthwhile * ends.parts;
    const double change = points(moved, ends.parts);
    all.start.add(points(ends.first, ends.parts)), all.latest.add(points(ends.latest, ends.parts)), all.change.add(change);
    all.days.add(static_cast<double>(ends.days));
    ++(gain > 0 ? all.better : gain < 0 ? all.worse : all.same);
    const bool enough = threshold > 0 && gain >= threshold, enough_worse = threshold > 0 && gain <= -threshold;
    all.enough += enough, all.enough_worse += enough_worse;
    if (beyond_chance(*of.scale, moved, ends.parts)) ++(gain > 0 ? all.sure : all.sure_worse);
    if (ends.levels > 0) ++all.moves[{ends.levels / 10, ends.levels % 10}];
    else ++all.not_compared;
    if (at_the_top(of, ends)) return void(++all.ceiling);
    if (ends.alike) return void(++all.alike);
    all.others.add(change), all.others_enough += enough, all.others_worse += enough_worse;
}

Value over(const Value& part, long double whole) { return is_known(part) && whole > 0 ? Value{static_cast<double>(decimal_of(part) / whole)} : Value{}; }
Value when(bool asked, std::int64_t n) { return asked ? Value{n} : Value{}; }

// The mean change of everybody enrolled, had those without a second score changed by so much.
Value bound(const Change& all, std::int64_t enrolled, double missing) {
    if (all.change.n() == 0 || enrolled == 0) return {};
    return static_cast<double>((all.change.sum() + static_cast<long double>(missing) * static_cast<long double>(enrolled - all.change.n())) / static_cast<long double>(enrolled));
}

void put_measure(const Result& of, const Change& all, std::int64_t enrolled, Second& second) {
    const std::string row = of.instrument->id + " " + of.scale->name;
    const auto put = [&](const char* column, Value value) { second.put("measures", row, column, std::move(value)); };
    const bool threshold = of.scale->worthwhile > 0, reliable = of.scale->reliable > 0 || of.scale->sd > 0;
    const bool drifts = of.scale->population_mean != -1 && of.scale->reliability > 0 && all.start.n() > 0;
    put("enrolled", enrolled), put("both", all.change.n()), put("no_second", all.once.n()), put("never", enrolled - all.change.n() - all.once.n());
    put("start", all.start.mean()), put("latest", all.latest.mean()), put("change", all.change.mean()), put("median", all.change.middle());
    put("change_sd", all.change.n() > 1 ? Value{static_cast<double>(all.change.deviation())} : Value{});
    put("worthwhile", when(threshold, all.enough)), put("worse", when(threshold, all.enough_worse));
    put("reliable_better", when(reliable, all.sure)), put("reliable_worse", when(reliable, all.sure_worse));
    put("no_second_start", all.once.mean()), put("median_days", all.days.middle()), put("followed_up", percent(all.change.n(), enrolled));
    put("change_over_sd_of_changes", over(all.change.mean(), all.change.deviation()));
    put("change_over_sd_at_start", over(all.change.mean(), all.start.deviation()));
    put("if_missing_unchanged", bound(all, enrolled, 0));
    put("if_missing_worse", threshold ? bound(all, enrolled, -of.sign() * points(of.scale->worthwhile, 1)) : Value{});
    put("expected_drift", drifts ? Value{(points(of.scale->population_mean, 1) - decimal_of(all.start.mean())) * (1 - of.scale->reliability)} : Value{});
}

void put_without(const Result& of, const Change& all, Second& second) {
    if (all.ceiling + all.alike == 0) return;
    const std::string row = of.instrument->id + " " + of.scale->name;
    const bool threshold = of.scale->worthwhile > 0;
    const std::pair<const char*, Value> figures[] = {{"both", all.change.n()}, {"ceiling", all.ceiling}, {"alike", all.alike}, {"counted", all.others.n()}, {"change", all.others.mean()},
                                                     {"worthwhile", when(threshold, all.others_enough)}, {"worse", when(threshold, all.others_worse)}};
    for (const auto& [column, value] : figures) second.put("without", row, column, value);
}

// Rows of the picture of moves, by the title of their table: several stand in a report.
void put_levels(const Result& of, const Change& all, Second& second) {
    if (of.instrument->cut_set.empty() || all.change.n() == 0) return;
    const std::string title = fmt::format("{}: level moves by the cut points '{}'", of.label(), of.instrument->cut_set);
    const auto count = [&](const std::string& row, const std::string& column, std::int64_t n) { second.count("levels", title + " " + row, column, n); };
    std::int64_t up = 0, same = 0, down = 0;
    for (int from = 1; from <= 4; ++from)
        for (int to = 1; to <= 4; ++to) {
            const auto found = all.moves.find({from, to});
            const std::int64_t n = found == all.moves.end() ? 0 : found->second;
            const std::string row = fmt::format("level {}", from), column = fmt::format("to_{}", to);
            count(row, column, n), count(row, "all", n), count("all", column, n), count("all", "all", n);
            (to > from ? up : to < from ? down : same) += n;
        }
    count("moved up", "all", up), count("same level", "all", same), count("moved down", "all", down), count("not compared", "all", all.not_compared);
}

void put_item(const Result& of, const Change& all, Second& second) {
    const std::string row = of.instrument->id + " " + of.scale->name;
    const std::pair<const char*, std::int64_t> figures[] = {{"both", all.change.n()}, {"better", all.better}, {"same", all.same}, {"worse", all.worse}, {"no_second", all.once.n()}};
    for (const auto& [column, n] : figures) second.put("items", row, column, n);
}

// Better where some item is and none is worse; worse the other way round; every item must be known at both ends.
void add_profiles(const std::vector<Result>& results, const std::map<std::size_t, OwnEnds>& ends, Second& second) {
    for (std::size_t i = 0; i < results.size();) {
        const Instrument& instrument = *results[i].instrument;
        const auto items = static_cast<std::size_t>(instrument.profile);
        std::size_t known = 0;
        bool up = false, down = false;
        for (std::size_t k = i; k < i + items; ++k)
            if (const auto found = ends.find(k); found != ends.end() && found->second.is_pair()) {
                const auto gain = (found->second.latest - found->second.first) * results[k].sign();
                ++known, up = up || gain > 0, down = down || gain < 0;
            }
        if (items > 0 && known == items) {
            const std::string verdict = up && down ? "mixed" : up ? "better" : down ? "worse" : "same";
            for (const auto* column : {"better", "mixed", "same", "worse"}) second.count("profiles", instrument.id, column, verdict == column);
            second.count("profiles", instrument.id, "both");
        }
        i += instrument.scales.size();
    }
}

}  // namespace

void derive_change(const Scope& scope, const People& people, Second& second) {
    const auto counted = [&](std::int64_t id) {
        const auto person = people.find(id);
        return person != people.end() && person->second.counted() && scope.has(person->second.enrolled);
    };
    std::int64_t enrolled = 0;
    for (const auto& [id, person] : people) enrolled += counted(id);
    const auto results = results_of(scope.config());
    std::vector<Change> changes(results.size());
    for (auto& [id, ends] : scores_of(scope, results, scope.as_of(), counted, second)) {
        for (const auto& [place, one] : ends) add(results[place], one, changes[place]);
        add_profiles(results, ends, second);
        second.persons[id] = {people.at(id).code, std::move(ends)};
    }
    for (std::size_t i = 0; i < results.size(); ++i) {
        const Change& all = changes[i];
        if (all.change.n() + all.once.n() == 0) continue;
        put_levels(results[i], all, second);
        if (results[i].is_item) put_item(results[i], all, second);
        else put_measure(results[i], all, enrolled, second), put_without(results[i], all, second);
    }
}

namespace {

OwnEnds as_own(const Ends& ends) { return {ends.first, ends.latest, ends.parts, ends.days, ends.levels, ends.alike}; }

}  // namespace

void name_changes(const Scope& scope, const Second& second, const std::function<void(const std::string&, const std::string&, const std::string&)>& tell) {
    lend_left_out(scope.now);
    const auto results = results_of(scope.config());
    struct Odd {
        std::int64_t person;
        std::size_t place;
        OwnEnds own;
    };
    std::vector<Odd> odd;
    std::map<std::int64_t, OwnPerson> left = second.persons;  // those whom the report does not come to
    each_person(scope.now, impact_parameters(scope.now, scope.period), [&](std::int64_t id, const std::vector<Ends>& ends) {
        const auto known = left.find(id);
        for (std::size_t place = 0; place < ends.size(); ++place) {
            OwnEnds own;
            if (known != left.end())
                if (const auto found = known->second.ends.find(place); found != known->second.ends.end()) own = found->second;
            if (!own.same_as(as_own(ends[place]))) odd.push_back({id, place, own});
        }
        if (known != left.end()) left.erase(known);
    });
    for (const auto& [id, person] : left)
        for (const auto& [place, own] : person.ends) odd.push_back({id, place, own});
    std::vector<std::int64_t> ids;
    for (const auto& one : odd) ids.insert(ids.end(), {one.own.first_id, one.own.latest_id});
    const auto codes = odd.empty() ? std::map<std::int64_t, std::string>{} : measure_codes(scope, ids);
    for (const auto& one : odd) {
        const auto person = scope.desk().store().rows("reports/impact#code", {{"person", one.person}});
        const auto of = results[one.place];
        const std::string figure = "measures:" + of.instrument->id + (of.scale->name.empty() ? "" : " " + of.scale->name);
        const std::string why = one.own.parts == 0 ? "the report has a score; no measure of the period's people gives one"
                                : one.own.is_pair() ? fmt::format("the report's scores or levels are not those of {} and {}", codes.at(one.own.first_id), codes.at(one.own.latest_id))
                                                    : fmt::format("the report's score is not that of {}, the only day with one", codes.at(one.own.first_id));
        tell(figure, person.empty() ? "-" : text_of(person[0][0]), why);
    }
}

}  // namespace caseload::totals
