// SPDX-License-Identifier: MIT
// Rows of the table of nouns: groups that meet, who is in them, and what is offered to a person beside coaching.
#pragma once
#include "shapes.hpp"
#include "uses.hpp"

namespace caseload::rows {

constexpr Noun group_session{
    "group-session",
    "group-sessions",
    "GS",
    4,
    &shapes::activity,
    Life::noted,
    "a time that a group meets, with everybody's attendance; made by group plan and group session",
    {listed(at(1, must("group"))), listed(told(kept("state"))), listed(from("today", at(2, must("date")))), listed(may("time")), listed(may("minutes")),
     listed(may("kind")), may("mode"), may("outcome"), kept("attendance"), may("topics"), may("techniques"), may("agenda"), listed(may("note")), kept("recorded_on")},
    "date"};

constexpr Noun membership{
    "membership",
    "memberships",
    "MB",
    4,
    &shapes::membership,
    Life::noted,
    "who is in a group, and who waits for a place; made by group join",
    {listed(at(1, must("client"))), listed(at(2, must("group"))), listed(from("today", at(3, must("asked_on")))), listed(may("offered_on")),
     listed(may("joined_on")), listed(may("left_on")), listed(may("outcome")), may("reason"), may("note"), kept("recorded_on")},
    "asked_on"};

constexpr Noun intervention{
    "intervention",
    "interventions",
    "IN",
    4,
    &shapes::intervention,
    Life::noted,
    "self-management education or peer support: offered, accepted, started, finished",
    {listed(at(1, must("client"))), listed(at(2, must("what"))), may("provider"), may("sessions"), may("group"),
     listed(from("today", at(3, must("offered_on")))), listed(may("accepted_on")), listed(may("started_on")), listed(from("today", closing("closed_on"))),
     listed(ending("outcome")), Use{.field = "ended_as", .closing = true, .kept = true}, closing("attended"), closing("reason"), may("note"), kept("recorded_on")},
    "offered_on"};

}  // namespace caseload::rows
