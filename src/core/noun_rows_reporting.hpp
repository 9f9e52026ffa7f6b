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

inline constexpr Noun experience{
    "experience",
    "experiences",
    "EX",
    4,
    &shapes::experience,
    Life::recorded,
    "what somebody was asked about the service, and answered",
    {listed(at(1, must("question"))), listed(at(2, may("answer"))), listed(may("client")), listed(from("today", must("date"))), listed(may("asked")), may("route"),
     listed(may("answered_on")), listed(may("comment")), may("may_quote"), may("note"), kept("recorded_on")},
    "date"};

inline constexpr Noun story{
    "story",
    "stories",
    "ST",
    4,
    &shapes::story,
    Life::recorded,
    "a person's story, for others to hear where the person agrees",
    {listed(at(1, must("client"))), listed(at(2, must("title"))), listed(from("today", must("date"))), must("text"), may("shown_as"), may("note"), kept("recorded_on")},
    "date"};

inline constexpr Noun permission{
    "permission",
    "permissions",
    "PM",
    4,
    &shapes::permission,
    Life::appended,
    "what a person agreed to of a story, or took back; made by story consent and story withdraw",
    {listed(at(1, must("story"))), listed(must("decision")), listed(may("audience")), may("named"), listed(from("today", must("date"))), listed(may("until_on")),
     may("how"), listed(may("reason")), kept("recorded_on")},
    "date"};

inline constexpr Noun service_use{
    "service-use",
    "service-uses",
    "SU",
    4,
    &shapes::service_use,
    Life::recorded,
    "how often a person used a service, on a day or over a period",
    {listed(at(1, must("client"))), listed(at(2, must("service"))), listed(from("today", must("date"))), listed(may("until_on")), listed(may("count")), listed(may("source")), may("note"),
     kept("recorded_on")},
    "date"};

}  // namespace caseload::rows
