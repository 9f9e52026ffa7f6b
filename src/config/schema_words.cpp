// SPDX-License-Identifier: MIT
// Names that rules and nouns of the program read: vocabularies, factors, what a word may count as.
#include "schema.hpp"

namespace caseload::schema {
namespace {

constexpr std::string_view vocabularies[] = {"action_outcome",
                                             "action_owner",
                                             "attendance",
                                             "audience",
                                             "barrier",
                                             "budget_decision",
                                             "budget_outcome",
                                             "client_outcome",
                                             "coding_system",
                                             "completion",
                                             "concern_consent",
                                             "concern_grade",
                                             "concern_outcome",
                                             "concern_route",
                                             "condition",
                                             "condition_outcome",
                                             "consent",
                                             "consent_about",
                                             "contact_preference",
                                             "decision_because",
                                             "ethnicity",
                                             "gender",
                                             "goal_decision",
                                             "goal_outcome",
                                             "group_kind",
                                             "intervention",
                                             "intervention_outcome",
                                             "membership_outcome",
                                             "mode",
                                             "need",
                                             "need_outcome",
                                             "onward_outcome",
                                             "professional_role",
                                             "referral_decision",
                                             "referral_outcome",
                                             "referral_source",
                                             "risk_decision",
                                             "role",
                                             "screen_answer",
                                             "service_kind",
                                             "session_kind",
                                             "story_audience",
                                             "technique",
                                             "topic",
                                             "urgency"};

constexpr std::string_view factors[] = {
    "urgent_referral", "waiting",        "activation",        "conditions",        "importance_confidence",
    "missed_in_row",  "no_next_booking",   "measure_worsening", "barriers",
    "review_overdue", "remeasure_overdue", "days_over_contact", "goal_off_track"};

}  // namespace

std::span<const std::string_view> vocabulary_names() {
    return vocabularies;
}
std::span<const std::string_view> factor_names() {
    return factors;
}

std::string_view counts_as_words(std::string_view vocabulary) {
    if (vocabulary == "attendance") return "attended not-seen did-not-attend cancelled service-cancelled";
    if (vocabulary == "goal_outcome") return "met partly not-met declined";
    if (vocabulary == "need_outcome") return "met partly not-met";
    if (vocabulary == "client_outcome") return "not-taken-on finished";
    if (vocabulary == "screen_answer") return "refer no never";
    if (vocabulary == "session_kind") return "outside";
    if (vocabulary == "budget_decision") return "yes no";
    if (vocabulary == "intervention_outcome") return "finished stopped declined";
    if (vocabulary == "consent") return "yes no";
    if (vocabulary == "concern_consent") return "yes needs-reason";
    if (vocabulary == "risk_decision") return "concern needs-reason";
    return "";
}

}  // namespace caseload::schema
