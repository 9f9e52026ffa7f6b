// SPDX-License-Identifier: MIT
// What became of people's scores in one result of an instrument: held as counts of equal scores, so that any number of
// people takes the same room.
#pragma once
#include <array>
#include <vector>

#include "caseload/config.hpp"
#include "caseload/histogram.hpp"

namespace caseload {

/// One person's first and latest score in one result, in hundredths; of several goals the sums and how many they are.
struct Ends {
    std::int64_t first = 0, latest = 0, parts = 0;  ///< parts 0: no score at all
    std::int64_t days = 0;                          ///< from the first to the latest; 0: there is no second
    int levels = 0;                                 ///< ten times the first and the latest, by the cut points in force; 0: not compared
    bool alike = false;                             ///< one of the two forms was answered with one answer throughout
    bool is_pair() const { return parts > 0 && days > 0; }
};

class Outcome {
  public:
    Outcome(const Instrument& instrument, const Scale& scale, bool ordinal);
    void add(const Ends& ends);
    bool empty() const { return change.empty() && single.empty(); }

    const Instrument* instrument;
    const Scale* scale;
    bool ordinal;  ///< levels that are told apart and never averaged: an item of a profile
    std::int64_t sign;  ///< 1 where higher is better, -1 where lower is

    stats::Histogram start, latest, change, single, days;
    std::int64_t better = 0, same = 0, worse = 0;                       ///< any change at all
    std::int64_t worthwhile = 0, worthwhile_worse = 0;                  ///< by the configured change
    std::int64_t reliable_better = 0, reliable_worse = 0;
    std::array<std::array<std::int64_t, 5>, 5> moves{};                 ///< [from][to], levels from 1
    std::int64_t not_compared = 0;                                      ///< pairs without a level at both ends by the cut points in force
    std::int64_t ceiling = 0, alike = 0;                                ///< alike: of those not at the ceiling
    stats::Histogram counted;                                           ///< changes without either
    std::int64_t counted_worthwhile = 0, counted_worse = 0;

    const std::string& label() const { return scale->label.empty() ? instrument->label : scale->label; }
    bool has_levels() const { return !instrument->cut_set.empty(); }
    bool has_reliable() const { return scale->reliable > 0 || scale->sd > 0; }

  private:
    void add_pair(const Ends& ends);
    bool at_ceiling(const Ends& ends) const;
    bool is_reliable(std::int64_t change, std::int64_t parts) const;
    std::int64_t grain_;  ///< steps to a hundredth of a point: one, or enough for means over several goals
};

/// Better, worse, mixed or the same over a whole profile (Paretian), of people with every item of it at both ends.
struct ProfileOutcome {
    const Instrument* instrument;
    std::size_t first_place;  ///< of its items among all results
    std::int64_t better = 0, worse = 0, mixed = 0, same = 0;
    std::int64_t both() const { return better + worse + mixed + same; }
};

/// Every result of every instrument, in the order of the config.
class Outcomes {
  public:
    explicit Outcomes(const Config& config);
    /// One person's ends, a place for each result.
    void add(const std::vector<Ends>& ends);
    std::vector<Outcome> results;
    std::vector<ProfileOutcome> profiles;
};

}  // namespace caseload
