// SPDX-License-Identifier: MIT
#pragma once
#include "caseload/desk.hpp"

namespace caseload {

/// What is past its day and nobody has finished, oldest first: sessions never logged, contacts promised, referrals without a
/// decision, onward referrals to ask after, goals to review, actions, budgets to look at, items of the team, offers. An action
/// that was chased today is left out until tomorrow.
Table owed_table(Desk& desk);
/// A table of which a morning shows so many lines, and whether there are more.
struct Cut {
    Table table;
    bool more = false;
};
/// The same for a morning, where reviews and broken contact are terms of priority.
Cut owed_today(Desk& desk, std::int64_t most);

}  // namespace caseload
