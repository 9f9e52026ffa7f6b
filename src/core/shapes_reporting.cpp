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

constexpr Field experience_fields[] = {
    {"question", word, "which question", "question"},
    {"answer", text, "the answer, a word of the question's"},
    {"client", FieldType::record, "the person; without one it is anonymous", "client"},
    {"date", date, "day of asking, or on which it came", "", 0, 0, Days::not_future},
    {"asked", whole, "how many were asked: cards handed out; 0 where nobody was", "", 0, 100'000},
    {"route", word, "how they were asked", "contact_preference"},
    {"answered_on", date, "day of the answer", "", 0, 0, Days::not_future},
    {"comment", note, "what was said in words; @FILE and - are read"},
    {"may_quote", yes_no, "the words may be quoted without a name: yes or no"},
    {"note", note, "anything else"},
    recorded,
};

constexpr Field story_fields[] = {
    {"client", FieldType::record, "the person", "client"},
    {"title", text, "what it is about, in a few words"},
    {"date", date, "day it was told", "", 0, 0, Days::not_future},
    {"text", note, "the story in the person's words; @FILE and - are read"},
    identifying(Field{"shown_as", text, "what the person is called when it is shared: \"Jean, 62\""}),
    {"note", note, "anything else"},
    recorded,
};

constexpr Field permission_fields[] = {
    {"story", FieldType::record, "the story", "story"},
    {"decision", word, "given, declined, withdrawn", "consent"},
    {"audience", word, "for whom it may be used", "story_audience"},
    {"named", yes_no, "with the person's own name", ""},
    {"date", date, "day on which the person said so", "", 0, 0, Days::not_future},
    {"until_on", date, "up to and with this day", "", 0, 0, Days::future_allowed},
    {"how", text, "by word of mouth, signed, ..; and to whom"},
    {"reason", text, "why"},
    recorded,
};

constexpr Field service_use_fields[] = {
    {"client", FieldType::record, "the person", "client"},
    {"service", word, "which service", "service_kind"},
    {"date", date, "the day, or the first day of a period", "", 0, 0, Days::not_future},
    {"until_on", date, "last day of the period that the number is of", "", 0, 0, Days::not_future},
    {"count", whole, "how often (1); 0 over a period: known to be none", "", 0, 10'000},
    {"source", text, "where the number is from"},
    {"note", note, "anything else"},
    recorded,
};

}  // namespace

constinit const Shape service_use{"service_use", service_use_fields, "", false};
constinit const Shape experience{"experience", experience_fields, "", false};
constinit const Shape story{"story", story_fields, "", false};
constinit const Shape permission{"permission", permission_fields, "", false};
constinit const Shape coding{"coding", coding_fields, "", false};

}  // namespace caseload::shapes
