// SPDX-License-Identifier: MIT
#pragma once
#include "caseload/desk.hpp"

namespace caseload {

/// Lends SQL the people who are in no figure of change, `left_out` (client_id, why): never taken on, or their last word on use
/// in evaluation ([vocabulary.consent_about] evaluation) is no. Asked for by every report that says what became of people.
void lend_left_out(Desk& desk);

}  // namespace caseload
