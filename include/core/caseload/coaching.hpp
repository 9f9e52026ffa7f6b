// SPDX-License-Identifier: MIT
// More of what caseload can do, of working with a person; as use_cases.hpp.
#pragma once
#include "caseload/desk.hpp"

namespace caseload {

// Consent: each a dated record; the person's own fields hold the latest.
Document add_consent(Desk& desk, const Input& input);
Document add_client(Desk& desk, const Input& input);
Document edit_client(Desk& desk, const Input& input);

/// client plan CLIENT: the page that the person takes home. Flags: page (text, md, html), large, language, check, template.
Document client_plan(Desk& desk, const Input& input);

// Personal health budgets.
Document request_budget(Desk& desk, const Input& input);  ///< BUDGET POUNDS
Document decide_budget(Desk& desk, const Input& input);   ///< BUDGET agreed|refused

// The multidisciplinary team.
Document mdt_agenda(Desk& desk, const Input& input);  ///< [PRACTICE]: open items, by practice
Document decide_mdt(Desk& desk, const Input& input);  ///< ITEM DECISION; --action makes an action of it
Document chase_action(Desk& desk, const Input& input);

/// What is owed, and by whom: actions past their day, sessions never logged, budgets to look at, items without a decision.
Document owed(Desk& desk, const Input& input);

}  // namespace caseload
