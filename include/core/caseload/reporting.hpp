// SPDX-License-Identifier: MIT
// More of what caseload can do, for those the service answers to; as use_cases.hpp.
#pragma once
#include "caseload/desk.hpp"

namespace caseload {

// What the systems of the GP, the council and hospitals must hold.
/// coding list [CLIENT]: what waits to be entered, the oldest first; with `done` what was entered.
Document coding_list(Desk& desk, const Input& input);
/// coding done CODE.. | --all: it was entered, or taken out where the record no longer stands for it.
Document coding_done(Desk& desk, const Input& input);
/// coding leave CODE.. --reason: it is not to be entered.
Document coding_leave(Desk& desk, const Input& input);

}  // namespace caseload
