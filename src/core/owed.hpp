// SPDX-License-Identifier: MIT
#pragma once
#include "caseload/desk.hpp"

namespace caseload {

/// What is past its day and nobody has finished: sessions never logged, contacts promised, referrals without a decision, onward
/// referrals to ask after, actions, budgets to look at, items of the team, offers; with `reviews` the goals to review. An action
/// that was chased today is left out until tomorrow.
Table owed_table(Desk& desk, bool reviews);

}  // namespace caseload
