// SPDX-License-Identifier: MIT
#pragma once
#include "caseload/noun.hpp"

namespace caseload::shapes {

extern const Shape client, contact, referral, episode, onward, candidate, involvement, handover, activity, goal, goal_review, plan_item, measure, concern, concern_step, cover, absence, rerank, consent, budget, mdt;
// What is kept for those the service answers to: shapes_reporting.cpp.
extern const Shape coding, experience, story, permission, service_use;
// Groups, and what is offered beside coaching: shapes_groups.cpp.
extern const Shape intervention, membership;

}  // namespace caseload::shapes
