// SPDX-License-Identifier: MIT
// The person on one screen, for the minute before the door opens; and everything dated, a line each.
#pragma once
#include "caseload/desk.hpp"
#include "caseload/noun.hpp"

namespace caseload {

/// What most people have nothing of.
struct Beside {
    bool interventions = false, groups = false, undecided = false;  ///< offers; memberships; a referral that waits for a decision
    bool needs = false, involved = false, onward = false;           ///< open ones; who else is; pointed on
    bool consents = false;                                          ///< dated ones
    std::int64_t missed_in_row = 0;                                 ///< sessions not attended since the last that was
};
/// What to know before meeting: what matters, how to reach and speak with them, where they stand, last and next.
Table client_card(Desk& desk, const Record& client, const Beside& there);
Beside beside(const Desk& desk, const Record& client);
/// "CONSENT WITHDRAWN 12 Nov 2026", for the matters that somebody said no to; empty when there are none.
std::vector<std::string> consent_refusals(const Desk& desk, const Record& client, bool any_dated = true);
Table client_timeline(Desk& desk, const Record& client);

}  // namespace caseload
