// SPDX-License-Identifier: MIT
// Who came and what came of it, counted by group: pure counting over the rows of reports/reach.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "caseload/desk.hpp"
#include "caseload/store.hpp"

namespace caseload::reach {

enum Stage { came, accepted, attended, finished, both, gained, stages };
using Counts = std::array<std::int64_t, stages>;

struct Group {
    std::string name;
    Counts counts{};
    std::int64_t population = -1;  ///< of [population]; -1: not given
    bool known = true;             ///< false for "not known" and its like: in no ratio
};

struct Dimension {
    std::string key, title;       ///< "age", "By age"
    std::vector<Group> groups;    ///< those of [population] first, in its order; what is not known last
    bool parts = true;            ///< everybody stands in one group
};

/// Every dimension, empty groups of the population and "not known" included.
std::vector<Dimension> count(const Desk& desk, const Parameters& parameters);
/// Groups of [population] that nobody can stand in: a gender or an ethnic group that no word has. Problems with FILE:LINE:COL.
void check_population(const Config& config, Problems& problems);

}  // namespace caseload::reach

namespace caseload {

/// The period that the flags name; by default from the first referral or enrolment to today.
Period reach_period(const Desk& desk, const Input& input);
/// What every question of report reach is asked with.
Parameters reach_parameters(const Desk& desk, const Input& input, const Period& period);

}  // namespace caseload
