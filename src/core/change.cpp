// SPDX-License-Identifier: MIT
#include "change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "caseload/date.hpp"
#include "caseload/stats.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

double points(std::int64_t hundredths) { return static_cast<double>(hundredths) / 100; }

std::string shortest(double value) {
    std::string text = format_decimal(value, 4);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string sd_words(const Scale& scale) { return fmt::format("SD {}, reliability {}", shortest(scale.sd), shortest(scale.reliability)); }

}  // namespace

std::vector<Score> scores_of(const Desk& desk, std::int64_t client, const Value& goal, const std::string& instrument, const std::string& scale) {
    std::vector<Score> all;
    desk.store().each("lists/scores", {{"person", client}, {"goal", goal}, {"instrument", instrument}, {"scale", scale}}, [&](const Row& row) {
        Score one{text_of(row[0]), text_of(row[1]), whole_of(row[2]), whole_of(row[3]), {}, text_of(row[5]), text_of(row[6]), text_of(row[7])};
        if (is_known(row[4])) one.level = whole_of(row[4]);
        all.push_back(std::move(one));
    });
    return all;
}

Change change_of(const Instrument& instrument, const Scale& scale, std::int64_t earlier, std::int64_t later) {
    Change change;
    change.points = later - earlier;
    const auto size = std::abs(change.points);
    if (size != 0) change.better = (change.points > 0) == scale.higher_is_better ? 1 : -1;
    if (scale.worthwhile > 0) change.worthwhile = size >= scale.worthwhile;
    if (scale.reliable > 0) {
        change.reliable = size >= scale.reliable;
        change.reliable_words = "at least " + format_hundredths(scale.reliable, std::max(instrument.decimals, scale.reliable % 100 ? 1 : 0));
    } else if (scale.sd > 0) {
        const auto found = stats::reliable_change(points(earlier), points(later), scale.sd, scale.reliability);
        change.reliable = found.reliable;
        change.reliable_words = fmt::format("index {}, {}", format_decimal(found.index, 2), sd_words(scale));
    }
    return change;
}

namespace {

std::string level_move(const Score& earlier, const Score& later) {
    if (!earlier.level || !later.level) return {};
    if (earlier.level_set != later.level_set)
        return fmt::format(", levels not compared: that one is by the cut points '{}'", earlier.level_set);
    if (*earlier.level == *later.level) return fmt::format(", level {} still", *later.level);
    return fmt::format(", level {} to {}", *earlier.level, *later.level);
}

std::string threshold_move(const Scale& scale, const Score& earlier, const Score& later) {
    // That it is above now is said with the score itself.
    return scale.case_at >= 0 && earlier.score >= scale.case_at && later.score < scale.case_at ? ", below the screening threshold now" : "";
}

}  // namespace

std::string change_words(const Instrument& instrument, const Scale& scale, const Score& earlier, const Score& later) {
    const Change change = change_of(instrument, scale, earlier.score, later.score);
    std::string words = fmt::format("{}{} since {}, {}", change.points > 0 ? "+" : "", format_hundredths(change.points, instrument.decimals),
                                    Date::from_iso(earlier.date).value_or(Date{}).words(),
                                    change.better == 0 ? "the same" : change.better > 0 ? "better" : "worse");
    if (change.better != 0 && change.worthwhile) words += *change.worthwhile ? ", a worthwhile change" : ", less than a worthwhile change";
    if (change.better != 0 && change.reliable)
        words += fmt::format(", {} ({})", *change.reliable ? "reliable" : "not reliable", change.reliable_words);
    return words + level_move(earlier, later) + threshold_move(scale, earlier, later);
}

std::string score_words(const Instrument& instrument, const Scale& scale, const Score& score) {
    std::string words = format_hundredths(score.score, instrument.decimals);
    if (score.level) words += fmt::format(", level {} (cut points '{}')", *score.level, score.level_set);
    if (const auto band = instrument.band(scale, score.score); !band.empty()) words += ", " + band;
    if (scale.case_at >= 0 && score.score >= scale.case_at) words += ", at or above the screening threshold";
    return words;
}

std::string reliable_rule(const Instrument& instrument, const Scale& scale) {
    const std::string from = instrument.reliable_from.empty() ? "" : fmt::format(" ({})", instrument.reliable_from);
    if (scale.reliable > 0) return fmt::format("at least {} points{}", format_hundredths(scale.reliable, scale.reliable % 100 ? 1 : 0), from);
    if (scale.sd <= 0) return {};
    const auto unit = stats::reliable_change(0, 1, scale.sd, scale.reliability);
    return fmt::format("index beyond 1.96 from {}: more than {} points{}", sd_words(scale), format_decimal(1.96 * unit.s_diff, 2), from);
}

std::string sparkline(const std::vector<std::int64_t>& scores, std::int64_t low, std::int64_t high) {
    static const char* const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    std::string line;
    const auto range = std::max<std::int64_t>(1, high - low);
    for (const auto score : scores) line += blocks[std::clamp<std::int64_t>((score - low) * 7 / range, 0, 7)];
    return line;
}

}  // namespace caseload
