// SPDX-License-Identifier: MIT
#pragma once
#include "caseload/desk.hpp"

namespace caseload {

/// What is past its day and nobody has finished: sessions never logged, actions, budgets to look at, items of the team.
/// An action that was chased today is left out until tomorrow.
Table owed_table(Desk& desk);

}  // namespace caseload
