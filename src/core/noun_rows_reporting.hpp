// SPDX-License-Identifier: MIT
// Rows of the table of nouns: what is kept for those the service answers to.
#pragma once
#include "caseload/nouns.hpp"
#include "shapes.hpp"
#include "uses.hpp"

namespace caseload::rows {

inline constexpr Noun coding{
    "coding",
    "codings",
    "CE",
    4,
    &shapes::coding,
    Life::appended,
    "something entered in another system, as it was entered; made by coding done",
    {listed(at(1, must("client"))), listed(must("record")), listed(must("rule")), listed(must("what")), listed(must("system")), listed(may("concept")),
     may("terminology"), must("happened_on"), may("said"), listed(from("today", must("done_on"))), may("done_by"), listed(may("reason")), kept("recorded_on")},
    "done_on"};

}  // namespace caseload::rows
