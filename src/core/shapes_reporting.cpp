// SPDX-License-Identifier: MIT
// Columns of what is kept for those the service answers to: entries in other systems, what people said, service use.
#include "shapes.hpp"

namespace caseload::shapes {
namespace {

using enum FieldType;

constexpr Field identifying(Field field) { return field.identifies = true, field; }

constexpr Field recorded{"recorded_on", date, "day it was written down"};

constexpr Field coding_fields[] = {
    {"client", FieldType::record, "the person", "client"},
    {"record", text, "code of the record it stands for"},
    {"rule", text, "which line of [coding]"},
    {"what", text, "entered, left-out or taken-out"},
    {"system", word, "the system that holds it", "coding_system"},
    {"concept", text, "the code that was entered; none where [coding] had none"},
    {"terminology", text, "whose code it is"},
    {"happened_on", date, "day of the record, as it was entered"},
    {"said", text, "what the record said then"},
    {"done_on", date, "day it was entered", "", 0, 0, Days::not_future},
    identifying(Field{"done_by", text, "who entered it"}),
    {"reason", text, "why it was left out"},
    recorded,
};

}  // namespace

constinit const Shape coding{"coding", coding_fields, "", false};

}  // namespace caseload::shapes
