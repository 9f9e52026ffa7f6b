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

// What people say of the service.
/// experience ask QUESTION CLIENT.. | --cards N
Document ask_experience(Desk& desk, const Input& input);
/// experience answer EXPERIENCE ANSWER
Document answer_experience(Desk& desk, const Input& input);
/// report experience: eligible, asked, answered, each answer; comments that may be quoted.
Document report_experience(Desk& desk, const Input& input);

// Stories, and the person's say over them.
Document add_story(Desk& desk, const Input& input);
/// With what the person agreed to, the latest first.
Document show_story(Desk& desk, const Input& input);
Document consent_story(Desk& desk, const Input& input);
Document withdraw_story(Desk& desk, const Input& input);
/// report stories: only what may be shared today, and how many are not shown.
Document report_stories(Desk& desk, const Input& input);

/// report reach: who comes, is accepted, seen, finishes and gains, by group, beside the population of the config.
Document report_reach(Desk& desk, const Input& input);
/// report service-use: uses for each person-month before, during and after, in the same people.
Document report_service_use(Desk& desk, const Input& input);

/// check totals: every figure of the reports again from the records, and each record on which the two routes disagree.
Document check_totals(Desk& desk, const Input& input);

}  // namespace caseload
