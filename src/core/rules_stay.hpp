// SPDX-License-Identifier: MIT
#pragma once
#include "caseload/desk.hpp"
#include "caseload/error.hpp"

namespace caseload {

/// A day of joining or leaving that was changed may leave no session outside that was held: the session is named. `before` is
/// null for a new record.
void sessions_within_stay(const Desk& desk, const Record& client, const Record* before, Problems& problems);

}  // namespace caseload
