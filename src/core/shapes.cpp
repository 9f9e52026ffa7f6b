// SPDX-License-Identifier: MIT
// Every column a person can fill, described once. Tables: src/store/migrations.
#include "shapes.hpp"

namespace caseload::shapes {
namespace {

using enum FieldType;

constexpr Field identifying(Field field) { return field.identifies = true, field; }

constexpr Field recorded{"recorded_on", date, "day it was written down"};

constexpr Field client_fields[] = {
    identifying(Field{"name", text, "the person's full name"}),
    identifying(Field{"handle", text, "a short name of your own to type instead of the code"}),
    identifying(Field{"nhs_number", nhs_number, "NHS number, ten digits; spaces are fine"}),
    {"no_nhs_number", text, "why there is no NHS number"},
    {"birth_date", date, "date of birth", "", 0, 0, Days::not_future},
    {"gender", word, "as the person states it", "gender"},
    {"ethnicity", word, "ethnic category (Z: asked and not stated; 99: not asked)", "ethnicity"},
    identifying(Field{"phone", text, "telephone number"}),
    identifying(Field{"email", text, "e-mail address"}),
    identifying(Field{"address", text, "postal address"}),
    {"practice", record, "GP practice, by name or code", "practice"},
    {"contact_preference", word, "how the person wants to be reached", "contact_preference"},
    {"contact_times", text, "when to call"},
    {"do_not_call", text, "when not to call"},
    {"communication", text, "communication and information needs"},
    {"interpreter", text, "language of the interpreter, when one is needed"},
    identifying(Field{"carer", text, "who cares for the person, or for whom the person cares"}),
    {"matters", note, "what matters to me, in the person's words"},
    {"strengths", note, "what the person brings and can build on"},
    {"barriers", words, "what stands in the way of access; may be given several times", "barrier"},
    {"deprivation_decile", whole, "1 is the most deprived tenth, 10 the least", "", 1, 10},
    {"deprivation_edition", whole, "year of the index, never mixed", "", 2004, 2100},
    {"consent", word, "consent to coaching", "consent"},
    {"consent_on", date, "day of the consent, or of its withdrawal", "", 0, 0, Days::not_future},
    identifying(Field{"coach", text, "who coaches the person; empty: the coach of the config"}),
    {"programme", word, "how the sessions are laid out: a [programme.NAME] of the config", "programme"},
    {"programme_on", date, "sessions from this day on are of the programme (the day of enrolment)"},
    {"enrolled_on", date, "day the person joined the caseload", "", 0, 0, Days::not_future},
    {"closed_on", date, "day the person left the caseload", "", 0, 0, Days::not_future},
    {"outcome", word, "why it ended", "client_outcome"},
    {"reason", text, "in a few words"},
    {"note", note, "anything else"},
    recorded,
};

constexpr Field contact_fields[] = {
    identifying(Field{"name", text, "its name"}),
    identifying(Field{"handle", text, "a short name of your own"}),
    {"ods", text, "ODS code of the organisation"},
    {"role", word, "role of the professional", "professional_role"},
    {"practice", record, "practice it belongs to", "practice"},
    {"kind", word, "kind of group or service", "group_kind"},
    {"places", whole, "how many can be in it at a time; more wait in their order", "", 1, 1000},
    identifying(Field{"phone", text, "telephone number"}),
    identifying(Field{"email", text, "e-mail address"}),
    {"area", text, "where it is"},
    {"offers", text, "what it offers"},
    {"cost", text, "what it costs"},
    {"access", text, "how it can be reached and by whom"},
    {"checked_on", date, "day these details were last checked", "", 0, 0, Days::not_future},
    {"closed_on", date, "day it ended", "", 0, 0, Days::not_future},
    {"reason", text, "in a few words"},
    {"note", note, "anything else"},
    recorded,
};

constexpr Field referral_fields[] = {
    {"client", record, "the person referred", "client"},
    {"source", word, "where it came from", "referral_source"},
    identifying(Field{"referrer", text, "who referred, and in what role"}),
    {"organisation", text, "the organisation it came from, where it is no practice"},
    {"practice", record, "the practice it came from", "practice"},
    {"received_on", date, "day it was received", "", 0, 0, Days::not_future},
    {"reason", note, "why, in the referrer's words"},
    {"needs", words, "what help is asked for; may be given several times", "need"},
    {"urgency", word, "how soon", "urgency"},
    {"consent", word, "consent to the referral", "consent"},
    {"role", word, "who takes it", "role"},
    {"suggested", word, "whom the rules pointed to when it was decided", "role"},
    {"decision", word, "accepted, redirected, declined, more information", "referral_decision"},
    {"decided_on", date, "day of the decision", "", 0, 0, Days::not_future},
    identifying(Field{"decided_by", text, "who decided"}),
    {"because", word, "why it was declined or passed on", "decision_because"},
    {"decision_reason", text, "why, in a few words"},
    {"closed_on", date, "day it ended", "", 0, 0, Days::not_future},
    {"outcome", word, "how it ended", "referral_outcome"},
    {"note", note, "anything else"},
    recorded,
};

constexpr Field episode_fields[] = {
    {"referral", record, "the referral", "referral"},
    {"received_on", date, "day it was received", "", 0, 0, Days::not_future},
    {"reason", note, "why, in the referrer's words"},
    {"role", word, "who took it", "role"},
    {"suggested", word, "whom the rules pointed to", "role"},
    {"decision", word, "accepted, redirected, declined, more information", "referral_decision"},
    {"decided_on", date, "day of the decision", "", 0, 0, Days::not_future},
    identifying(Field{"decided_by", text, "who decided"}),
    {"because", word, "why it was declined or passed on", "decision_because"},
    {"decision_reason", text, "why, in a few words"},
    {"ended_on", date, "day it ended", "", 0, 0, Days::not_future},
    {"outcome", word, "how it ended", "referral_outcome"},
    recorded,
};

constexpr Field onward_fields[] = {
    {"client", record, "the person", "client"},
    {"service", record, "the group or service of the directory", "group"},
    {"sent_on", date, "day the person was pointed there", "", 0, 0, Days::not_future},
    {"purpose", note, "what for"},
    {"consent", word, "consent to passing details on", "consent"},
    {"ask_on", date, "when to ask whether it was taken up", "", 0, 0, Days::future_allowed},
    {"closed_on", date, "day it became known, or was given up", "", 0, 0, Days::not_future},
    {"outcome", word, "taken-up, not-taken-up, not-known", "onward_outcome"},
    {"reason", text, "in a few words"},
    {"note", note, "anything else"},
    recorded,
};

constexpr Field candidate_fields[] = {
    identifying(Field{"name", text, "the person's full name"}),
    identifying(Field{"nhs_number", nhs_number, "NHS number, ten digits; spaces are fine"}),
    {"birth_date", date, "date of birth", "", 0, 0, Days::not_future},
    {"gender", word, "as the person states it", "gender"},
    {"ethnicity", word, "ethnic category", "ethnicity"},
    identifying(Field{"phone", text, "telephone number"}),
    {"practice", record, "GP practice, by name or code", "practice"},
    {"deprivation_decile", whole, "1 is the most deprived tenth, 10 the least", "", 1, 10},
    {"screen", text, "by which rules the person was found"},
    {"found_on", date, "day the person was found", "", 0, 0, Days::not_future},
    {"reasons_for", note, "what spoke for it that day"},
    {"reasons_against", note, "what spoke against it that day"},
    {"route", word, "how the person was invited", "contact_preference"},
    {"invited_on", date, "day of the last invitation", "", 0, 0, Days::not_future},
    {"answer", word, "what the person said", "screen_answer"},
    {"answered_on", date, "day of the answer", "", 0, 0, Days::not_future},
    {"client", record, "the person on the caseload", "client"},
    {"note", note, "anything else"},
    recorded,
};

constexpr Field involvement_fields[] = {
    {"client", record, "the person", "client"},
    identifying(Field{"who", text, "who it is: a name, or the code of a professional"}),
    {"role", word, "in what role", "professional_role"},
    {"purpose", text, "for what"},
    identifying(Field{"phone", text, "telephone number"}),
    {"opened_on", date, "since when", "", 0, 0, Days::not_future},
    {"closed_on", date, "day it ended", "", 0, 0, Days::not_future},
    {"reason", text, "in a few words"},
    recorded,
};

constexpr Field consent_fields[] = {
    {"client", record, "the person", "client"},
    {"decision", word, "given, declined, withdrawn", "consent"},
    {"about", word, "to what", "consent_about"},
    {"date", date, "day on which the person said so", "", 0, 0, Days::not_future},
    {"how", text, "by word of mouth, signed, ..; and to whom"},
    {"note", note, "anything else"},
    recorded,
};

constexpr Field budget_fields[] = {
    {"client", record, "the person", "client"},
    {"goal", record, "the goal that it serves", "goal"},
    {"purpose", text, "what it is for, in the person's words"},
    {"opened_on", date, "day it was first explored", "", 0, 0, Days::not_future},
    {"requested_on", date, "day it was asked for", "", 0, 0, Days::not_future},
    {"requested", hundredths, "pounds asked for: 350 or 349.50", "pence"},
    {"decided_on", date, "day of the decision", "", 0, 0, Days::not_future},
    {"decision", word, "agreed or refused", "budget_decision"},
    {"agreed", hundredths, "pounds agreed", "pence"},
    identifying(Field{"decided_by", text, "who decided"}),
    {"decision_reason", text, "why"},
    {"review_on", date, "when you look at what came of it", "", 0, 0, Days::future_allowed},
    {"closed_on", date, "day it ended", "", 0, 0, Days::not_future},
    {"outcome", word, "how it ended", "budget_outcome"},
    {"came_of_it", note, "what came of it"},
    {"note", note, "anything else"},
    recorded,
};

constexpr Field mdt_fields[] = {
    {"client", record, "the person", "client"},
    {"practice", record, "whose team; the person's practice", "practice"},
    {"text", text, "what you want to ask or tell the team"},
    {"opened_on", date, "since when", "", 0, 0, Days::not_future},
    {"meeting_on", date, "the meeting it is for; the next one", "", 0, 0, Days::future_allowed},
    {"closed_on", date, "day of the decision", "", 0, 0, Days::not_future},
    {"decision", text, "what was decided"},
    identifying(Field{"decided_by", text, "who decided"}),
    {"note", note, "anything else"},
    recorded,
};

constexpr Field handover_fields[] = {
    {"client", record, "the person", "client"},
    {"date", date, "the day", "", 0, 0, Days::not_future},
    identifying(Field{"from_who", text, "who handed over"}),
    identifying(Field{"to_who", text, "to whom"}),
    {"note", note, "anything else"},
    recorded,
};

constexpr Field activity_fields[] = {
    {"state", text, "planned or happened"},
    {"client", record, "the person", "client"},
    {"group", record, "the group it was held with", "group"},
    {"date", date, "the day; with a time when planned: \"fri 14:00\""},
    {"time", time, "time of day"},
    {"minutes", whole, "how long, in minutes", "", 0, 1440},
    {"kind", word, "kind of session", "session_kind"},
    {"mode", word, "how it was held", "mode"},
    {"outcome", word, "how it went", "attendance"},
    {"attendance", text, "what the outcome counts as"},
    {"cancelled_on", date, "day it was called off", "", 0, 0, Days::not_future},
    {"agenda", note, "shared agenda"},
    {"agreed", note, "what was agreed"},
    {"topics", words, "what it was about; may be given several times", "topic"},
    {"techniques", words, "techniques used; may be given several times", "technique"},
    {"next_contact_on", date, "when you speak next", "", 0, 0, Days::future_allowed},
    {"group_session", record, "the group's session that it is the attendance of", "group-session"},
    {"reached", whole, "how many people it reached", "", 0, 1'000'000},
    {"note", note, "the note; @FILE reads a file, - reads standard input"},
    recorded,
};

constexpr Field goal_fields[] = {
    {"client", record, "the person", "client"},
    {"text", text, "the goal in the person's own words"},
    {"why", text, "why it matters to the person"},
    {"importance", whole, "how important, 0 to 10", "", 0, 10},
    {"confidence", whole, "how confident, 0 to 10", "", 0, 10},
    {"first_step", text, "the first step"},
    identifying(Field{"follow_up_by", text, "a shared goal: who follows it up, by name or the code of a professional"}),
    {"hoped", whole, "rating hoped for, 0 to 10", "", 0, 10},
    {"much_less", text, "attainment scale: what level -2 looks like, much less than expected"},
    {"less", text, "level -1, less than expected"},
    {"expected", text, "level 0, as expected"},
    {"more", text, "level 1, more than expected"},
    {"much_more", text, "level 2, much more than expected"},
    {"weight", whole, "weight in the T-score, such as importance x difficulty (1); 0 leaves it out", "", 0, 100},
    {"baseline", whole, "level of the scale where it started, -2 to 2", "", -2, 2},
    {"opened_on", date, "day it was set", "", 0, 0, Days::not_future},
    {"due_on", date, "by when", "", 0, 0, Days::future_allowed},
    {"next_review_on", date, "day of the next review", "", 0, 0, Days::future_allowed},
    {"closed_on", date, "day it was closed", "", 0, 0, Days::not_future},
    {"outcome", word, "how it ended", "goal_outcome"},
    {"reason", text, "in a few words"},
    {"note", note, "anything else"},
    recorded,
};

constexpr Field goal_review_fields[] = {
    {"goal", record, "the goal", "goal"},
    {"date", date, "day of the review", "", 0, 0, Days::not_future},
    {"decision", word, "keep, adjust, met or close", "goal_decision"},
    {"attained", whole, "level of the attainment scale, -2 to 2", "", -2, 2},
    {"next_review_on", date, "day of the next review", "", 0, 0, Days::future_allowed},
    {"note", note, "what was said"},
    recorded,
};

constexpr Field plan_item_fields[] = {
    {"client", record, "the person", "client"},
    {"goal", record, "the goal it serves", "goal"},
    {"text", text, "what, in a few words"},
    {"term", text, "a word of the vocabulary, or a code"},
    {"owner", word, "who does it", "action_owner"},
    identifying(Field{"owner_name", text, "who it is by name, or the code of a professional"}),
    {"mdt", record, "the team's item that it came of", "mdt"},
    {"chased_on", date, "day you last asked after it", "", 0, 0, Days::not_future},
    {"opened_on", date, "since when", "", 0, 0, Days::not_future},
    {"due_on", date, "by when", "", 0, 0, Days::future_allowed},
    {"closed_on", date, "day it ended", "", 0, 0, Days::not_future},
    {"outcome", word, "how it ended", "action_outcome"},
    {"reason", text, "in a few words"},
    {"note", note, "anything else"},
    recorded,
};

constexpr Field measure_fields[] = {
    {"client", record, "the person", "client"},
    {"goal", record, "the goal that was rated", "goal"},
    {"instrument", instrument, "which questionnaire or score: caseload measure kinds"},
    {"scale", text, "which of its results"},
    {"date", date, "day it was filled in", "", 0, 0, Days::not_future},
    {"score", hundredths, "the score"},
    {"raw", whole, "sum of the answers as given"},
    {"level", whole, "level, as the licensed scorer gave it", "", 1, 9},
    {"level_set", text, "cut points that gave the level"},
    {"items_answered", whole, "how many items were answered"},
    {"completion", word, "how it was filled in", "completion"},
    {"version", text, "version of the questionnaire"},
    {"licence_ref", text, "licence under which it was scored"},
    {"straight_line", yes_no, "the scorer flagged the same answer throughout; where --items are kept they say it themselves"},
    {"risk_decision", word, "what was decided about a risk answer", "risk_decision"},
    {"risk_note", note, "why, in a few words"},
    {"concern", record, "the concern that was opened for a risk answer", "concern"},
    {"note", note, "anything else"},
    recorded,
};

constexpr Field concern_fields[] = {
    {"client", record, "the person", "client"},
    {"date", date, "day it was noticed, with the time: \"today 09:30\"", "", 0, 0, Days::not_future},
    {"time", time, "time it was noticed"},
    {"said", note, "what was said or seen, in the person's words; @FILE and - are read"},
    {"opinion", note, "what you think of it, apart from what was said"},
    {"grade", word, "how soon somebody must know", "concern_grade"},
    {"consent", word, "whether the person agreed that it is passed on", "concern_consent"},
    {"consent_reason", text, "why it was not asked, or not followed"},
    {"draft", yes_no, "opened by an import for a risk answer; nobody has looked at it yet"},
    {"closed_on", date, "day it ended", "", 0, 0, Days::not_future},
    {"outcome", word, "how it ended", "concern_outcome"},
    {"reason", text, "in a few words"},
    recorded,
};

constexpr Field concern_step_fields[] = {
    {"concern", record, "the concern", "concern"},
    {"kind", text, "told, acknowledged, step or correction"},
    {"date", date, "the day, with the time: \"today 14:00\"", "", 0, 0, Days::not_future},
    {"time", time, "the time"},
    identifying(Field{"who", text, "who it was: a name, or the code of a professional"}),
    {"role", word, "in what role", "professional_role"},
    {"route", word, "how", "concern_route"},
    {"note", note, "what was said or done"},
    recorded,
};

constexpr Field cover_fields[] = {
    {"practice", record, "the practice", "practice"},
    {"professional", record, "the clinician", "professional"},
    {"place", whole, "1 is the lead, 2 the first alternate, and so on", "", 1, 9},
    {"opened_on", date, "since when", "", 0, 0, Days::future_allowed},
    {"closed_on", date, "until when", "", 0, 0, Days::any},
    {"note", note, "anything else"},
    recorded,
};

constexpr Field rerank_fields[] = {
    {"client", record, "the person", "client"},
    {"points", whole, "points to add, or to take away with a minus", "", -100, 100},
    {"reason", text, "why the sum does not say it"},
    {"opened_on", date, "from this day", "", 0, 0, Days::not_future},
    {"until_on", date, "up to and with this day", "", 0, 0, Days::future_allowed},
    {"closed_on", date, "day it was taken back early", "", 0, 0, Days::not_future},
    recorded,
};

constexpr Field absence_fields[] = {
    {"professional", record, "who is away", "professional"},
    {"from_on", date, "first day away", "", 0, 0, Days::future_allowed},
    {"to_on", date, "last day away", "", 0, 0, Days::future_allowed},
    {"note", note, "anything else"},
    recorded,
};

}  // namespace

constinit const Shape client{"client", client_fields, "client_tag", false};
constinit const Shape contact{"contact", contact_fields, "", true};
constinit const Shape referral{"referral", referral_fields, "referral_tag", true};
constinit const Shape episode{"referral_episode", episode_fields, "", false};
constinit const Shape candidate{"candidate", candidate_fields, "", false};
constinit const Shape involvement{"involvement", involvement_fields, "", false};
constinit const Shape handover{"handover", handover_fields, "", false};
constinit const Shape consent{"consent", consent_fields, "", false};
constinit const Shape budget{"budget", budget_fields, "", false};
constinit const Shape mdt{"mdt", mdt_fields, "", false};
constinit const Shape onward{"onward", onward_fields, "", false};
constinit const Shape activity{"activity", activity_fields, "activity_tag", true};
constinit const Shape goal{"goal", goal_fields, "", false};
constinit const Shape goal_review{"goal_review", goal_review_fields, "", false};
constinit const Shape plan_item{"plan_item", plan_item_fields, "", true};
constinit const Shape measure{"measure", measure_fields, "", false};

constinit const Shape concern{"concern", concern_fields, "", false};
constinit const Shape concern_step{"concern_step", concern_step_fields, "", false};
constinit const Shape cover{"cover", cover_fields, "", false};
constinit const Shape rerank{"rerank", rerank_fields, "", false};
constinit const Shape absence{"absence", absence_fields, "", false};

}  // namespace caseload::shapes
