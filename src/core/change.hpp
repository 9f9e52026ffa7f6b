// SPDX-License-Identifier: MIT
// What the difference between two scores says: which way, whether it matters, whether it is more than noise.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "caseload/desk.hpp"

namespace caseload {

/// One score as it was recorded. Scores in hundredths of a point.
struct Score {
    std::string code, date;
    std::int64_t score = 0, id = 0;
    std::optional<std::int64_t> level;
    std::string level_set;   ///< the cut points that gave the level
    std::string completion;  ///< word of [vocabulary.completion]; may be empty
    std::string note;
};

/// The scores of one result of one instrument (of a goal where it is rated on one), the oldest first.
std::vector<Score> scores_of(const Desk& desk, std::int64_t client, const Value& goal, const std::string& instrument, const std::string& scale);

struct Change {
    std::int64_t points = 0;         ///< hundredths, later minus earlier
    int better = 0;                  ///< 1 better, -1 worse, 0 the same
    std::optional<bool> worthwhile;  ///< at least what the config calls so; nothing when it names none
    std::optional<bool> reliable;    ///< more than noise; nothing when the config does not say what is
    std::string reliable_words;      ///< by what: "at least 6", or "index -2.71, SD 5.5, reliability 0.89"
};

/// Reliable change: by published points (|change| at least as large), or by Jacobson and Truax' index beyond 1.96.
Change change_of(const Instrument& instrument, const Scale& scale, std::int64_t earlier, std::int64_t later);
/// "-6 since Tue 1 Sep 2026, better, a worthwhile change, reliable (at least 6)". Levels are compared within one set of
/// cut points only.
std::string change_words(const Instrument& instrument, const Scale& scale, const Score& earlier, const Score& later);
/// "4 of 27, level 2 (cut points '72.5'), moderate, at or above the screening threshold".
std::string score_words(const Instrument& instrument, const Scale& scale, const Score& score);
/// How reliable change is told for this scale: "at least 6 points", "index beyond 1.96 from SD 5.5 and reliability 0.89:
/// 5.1 points or more"; empty when the config does not say.
std::string reliable_rule(const Instrument& instrument, const Scale& scale);

/// Blocks from the lowest to the highest of eight for each score.
std::string sparkline(const std::vector<std::int64_t>& scores, std::int64_t low, std::int64_t high);

}  // namespace caseload
