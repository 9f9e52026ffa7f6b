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

// Self-management education and peer support. Each step has its day: the second word, or today.
Document offer_intervention(Desk& desk, const Input& input);    ///< CLIENT WHAT [DATE]
Document accept_intervention(Desk& desk, const Input& input);   ///< INTERVENTION [DATE]
Document start_intervention(Desk& desk, const Input& input);    ///< the same; who starts has accepted
Document decline_intervention(Desk& desk, const Input& input);  ///< the same; ends it
Document stop_intervention(Desk& desk, const Input& input);     ///< the same; ends it
Document finish_intervention(Desk& desk, const Input& input);   ///< the same; ends it; --attended of its sessions
Document show_intervention(Desk& desk, const Input& input);
/// Uptake by intervention, attendance by group; small numbers hidden.
Document report_interventions(Desk& desk, const Input& input);

// Groups.
/// CLIENT GROUP [DATE]: joins, or waits where the group is full; who waited takes a place that is kept or free.
Document join_group(Desk& desk, const Input& input);
/// CLIENT GROUP [DATE] --outcome WORD: leaves, or no longer waits; a free place is kept for whoever waits longest.
Document leave_group(Desk& desk, const Input& input);
/// GROUP|SESSION [DATE] --attended C-1,C-2 --missed C-3 --rest WORD: each attendance is a session of the person's own.
Document log_group_session(Desk& desk, const Input& input);
Document plan_group_session(Desk& desk, const Input& input);  ///< GROUP DATE: stands in the diary; who is in the group then is not booked one by one
Document edit_group_session(Desk& desk, const Input& input);  ///< and the attendances with it
Document show_group_session(Desk& desk, const Input& input);
Document edit_group(Desk& desk, const Input& input);  ///< more places are kept for who waits
Document close_group(Desk& desk, const Input& input);  ///< says who is still in it
Document group_list(Desk& desk, const Input& input);
Document show_group(Desk& desk, const Input& input);

/// What is owed, and by whom: actions past their day, sessions never logged, budgets to look at, items without a decision.
Document owed(Desk& desk, const Input& input);

}  // namespace caseload
