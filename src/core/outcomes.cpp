// SPDX-License-Identifier: MIT
#include "outcomes.hpp"

#include <cmath>

namespace caseload {
namespace {

// Means over up to ten goals are whole steps of this part of a hundredth; over more they are rounded to one.
constexpr std::int64_t goal_grain = 2520;

std::int64_t whole_steps(std::int64_t sum, std::int64_t parts, std::int64_t grain) {
    const std::int64_t steps = sum * grain;
    if (steps % parts == 0) return steps / parts;
    return std::llround(static_cast<double>(steps) / static_cast<double>(parts));
}

double unit_of(std::int64_t grain) { return 1.0 / static_cast<double>(100 * grain); }

}  // namespace

Outcome::Outcome(const Instrument& of, const Scale& result, bool is_ordinal)
    : instrument(&of), scale(&result), ordinal(is_ordinal), sign(result.higher_is_better ? 1 : -1), grain_(of.on_goal ? goal_grain : 1) {
    for (auto* one : {&start, &latest, &change, &single, &counted}) *one = stats::Histogram(unit_of(grain_));
}

void Outcome::add(const Ends& ends) {
    if (ends.parts == 0) return;
    if (ends.is_pair()) return add_pair(ends);
    single.add(whole_steps(ends.first, ends.parts, grain_));
}

// Nobody who starts at the top can gain: the top level, or the best score there is.
bool Outcome::at_ceiling(const Ends& ends) const {
    const auto best = (sign > 0 ? scale->score_max : scale->score_min) * ends.parts;
    if (ends.first == best) return true;
    return has_levels() && ends.parts == 1 && instrument->level(ends.first, instrument->cut_set) == 4;
}

bool Outcome::is_reliable(std::int64_t moved, std::int64_t parts) const {
    if (scale->reliable > 0) return std::abs(moved) >= scale->reliable * parts;
    if (scale->sd <= 0) return false;
    return stats::reliable_change(0, static_cast<double>(moved) / static_cast<double>(100 * parts), scale->sd, scale->reliability).reliable;
}

void Outcome::add_pair(const Ends& ends) {
    start.add(whole_steps(ends.first, ends.parts, grain_));
    latest.add(whole_steps(ends.latest, ends.parts, grain_));
    const auto moved = ends.latest - ends.first, steps = whole_steps(moved, ends.parts, grain_);
    change.add(steps);
    days.add(ends.days);
    const auto gain = moved * sign, enough = scale->worthwhile * ends.parts;
    better += gain > 0;
    same += gain == 0;
    worse += gain < 0;
    const bool up = enough > 0 && gain >= enough, down = enough > 0 && gain <= -enough;
    worthwhile += up;
    worthwhile_worse += down;
    if (is_reliable(moved, ends.parts)) ++(gain > 0 ? reliable_better : reliable_worse);
    if (ends.levels > 0) ++moves[static_cast<std::size_t>(ends.levels / 10)][static_cast<std::size_t>(ends.levels % 10)];
    else ++not_compared;
    if (at_ceiling(ends)) ++ceiling;
    else if (ends.alike) ++alike;
    else {
        counted.add(steps);
        counted_worthwhile += up;
        counted_worse += down;
    }
}

Outcomes::Outcomes(const Config& config) {
    for (const auto& instrument : config.instruments()) {
        if (instrument.profile > 0) profiles.push_back({&instrument, results.size()});
        for (std::size_t i = 0; i < instrument.scales.size(); ++i)
            results.emplace_back(instrument, instrument.scales[i], i < static_cast<std::size_t>(instrument.profile));
    }
}

void Outcomes::add(const std::vector<Ends>& ends) {
    for (std::size_t i = 0; i < ends.size(); ++i) results[i].add(ends[i]);
    for (auto& profile : profiles) {
        bool up = false, down = false, whole = true;
        for (std::size_t i = 0; i < static_cast<std::size_t>(profile.instrument->profile); ++i) {
            const Ends& one = ends[profile.first_place + i];
            const auto gain = (one.latest - one.first) * results[profile.first_place + i].sign;
            whole = whole && one.is_pair();
            up = up || gain > 0;
            down = down || gain < 0;
        }
        if (whole) ++(up && down ? profile.mixed : up ? profile.better : down ? profile.worse : profile.same);
    }
}

}  // namespace caseload
