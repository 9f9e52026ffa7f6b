// SPDX-License-Identifier: MIT
// Scoring by the config's instruments. Scores are exact hundredths of a point.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "caseload/desk.hpp"
#include "caseload/error.hpp"

namespace caseload {

using Answers = std::vector<std::optional<std::int64_t>>;

/// "2,1,0,_" for an instrument: as many answers as it has items, each in its range. Throws Error(refused).
Answers read_answers(const Instrument& instrument, const std::string& text);

/// What a form gives. An incomplete form gives no score and says why not.
struct Scored {
    std::optional<std::int64_t> score;  ///< hundredths
    std::optional<std::int64_t> raw;
    std::int64_t answered = 0;
    std::string why_not;
};
Scored score_answers(const Instrument& instrument, const Answers& answers);

/// An answer that needs a recorded decision: above the lowest that the item has.
struct RiskAnswer {
    int item = 0;  ///< from 1; 0: one of several, a total does not tell which
    std::int64_t answer = 0, low = 0, high = 0;
    std::optional<std::int64_t> total{};  ///< hundredths; set where only a total came: `answer` is then not known
};
std::vector<RiskAnswer> risk_answers(const Instrument& instrument, const Answers& answers);
/// The same of one result typed in by its score: of an instrument whose items are results, the answer itself; of one with a
/// total, a total that cannot be with every such item at its lowest (PHQ-9: 8 other items of at most 3 make 24, so 25 says
/// that item 9 is above 0).
std::vector<RiskAnswer> risk_score(const Instrument& instrument, const Record& record);
/// What such a total says: "a total of 27 is not possible with item 9 at 0".
std::string risk_total_words(const Instrument& instrument, const RiskAnswer& risk);

/// Range, places, level by the cut set in force.
void measure_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems);
/// A rating of a goal, 0 to 10, as a measure of the instrument that is rated on goals. Returns its code.
std::string add_rating(Desk& desk, const Record& goal, const std::string& rating, const std::string& iso_date);

}  // namespace caseload
