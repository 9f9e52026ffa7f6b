// SPDX-License-Identifier: MIT
// Columns of what is offered to a person, and of who is in a group. Tables: src/store/migrations.
#include "shapes.hpp"

namespace caseload::shapes {
namespace {

using enum FieldType;

constexpr Field recorded{"recorded_on", date, "day it was written down"};

constexpr Field intervention_fields[] = {
    {"client", record, "the person", "client"},
    {"what", word, "which: a word of the catalogue", "intervention"},
    {"provider", text, "who gives it (the catalogue's)"},
    {"sessions", whole, "how many sessions it has (the catalogue's)", "", 1, 500},
    {"group", record, "the group of the directory in which it takes place", "group"},
    {"offered_on", date, "day it was offered", "", 0, 0, Days::not_future},
    {"accepted_on", date, "day the person said yes", "", 0, 0, Days::not_future},
    {"started_on", date, "day it began", "", 0, 0, Days::not_future},
    {"closed_on", date, "day it ended, or was declined", "", 0, 0, Days::not_future},
    {"outcome", word, "how it ended", "intervention_outcome"},
    {"ended_as", text, "what the outcome counted as that day"},
    {"attended", whole, "how many of its sessions the person went to", "", 0, 500},
    {"reason", text, "why, in a few words"},
    {"note", note, "anything else"},
    recorded,
};

constexpr Field membership_fields[] = {
    {"client", record, "the person", "client"},
    {"group", record, "the group", "group"},
    {"asked_on", date, "day the person asked to join: the order of who waits", "", 0, 0, Days::not_future},
    {"offered_on", date, "day a place was kept for who waited", "", 0, 0, Days::not_future},
    {"joined_on", date, "day the person joined", "", 0, 0, Days::not_future},
    {"left_on", date, "day the person left, or no longer waited", "", 0, 0, Days::not_future},
    {"outcome", word, "how it ended", "membership_outcome"},
    {"reason", text, "why, in a few words"},
    {"note", note, "anything else"},
    recorded,
};

}  // namespace

constinit const Shape intervention{"intervention", intervention_fields, "", false};
constinit const Shape membership{"membership", membership_fields, "", false};

}  // namespace caseload::shapes
