// SPDX-License-Identifier: MIT
#include "schema.hpp"

#include <algorithm>

#include "slot.hpp"

namespace caseload::schema {
namespace {

constexpr double big = 1e6;

// Keys of one section stand together: section() hands out a run of lines.
constexpr Key keys[] = {
    {"database.path", Type::text, 0, 0, "", "caseload.db", "the database, relative to this file",
     slot<&Settings::database>()},
    {"coach.name", Type::text, 0, 0, "", "", "who works here; stands in the journal",
     slot<&Settings::coach>()},
    {"dates.order", Type::choice, 0, 0, " day-month month-day", "",
     "what 11/12/2026 means; empty: such dates are refused", slot<&Settings::date_order>()},
    {"today.threshold", Type::decimal, -1000, 1000, "", "8",
     "`today` shows people at or above this many points", slot<&Settings::today_threshold>()},
    {"today.most", Type::whole, 1, 1000, "", "20", "and at most this many", slot<&Settings::today_most>()},
    {"concern.out_of_hours", Type::text, 0, 0, "", "", "whom to call when no clinician is on: printed by concern add",
     slot<&Settings::out_of_hours>()},
    {"concern.draft_grade", Type::text, 0, 0, "", "urgent", "grade of the concern that an import opens for a risk answer",
     slot<&Settings::draft_grade>()},
    {"concern.draft_consent", Type::text, 0, 0, "", "not-asked", "its word of [vocabulary.concern_consent]",
     slot<&Settings::draft_consent>()},
    {"targets.reached_weeks", Type::whole, 1, 520, "", "12",
     "weeks of coaching that count as reached in report impact", slot<&Settings::reached_weeks>()},
    {"targets.contact_days", Type::whole, 1, 365, "", "14", "allowed days between contacts",
     slot<&Settings::contact_days>()},
    {"targets.review_weeks", Type::whole, 1, 104, "", "4", "next goal review when no day is given",
     slot<&Settings::review_weeks>()},
    {"targets.decide_days", Type::whole, 0, 365, "", "5", "referral received to the decision",
     slot<&Settings::decide_days>()},
    {"targets.ask_weeks", Type::whole, 1, 104, "", "4", "an onward referral is asked after, when no day is given",
     slot<&Settings::ask_weeks>()},
    {"targets.directory_months", Type::whole, 1, 120, "", "12", "the directory's details are checked again after this long",
     slot<&Settings::directory_months>()},
    {"targets.waiting_days", Type::whole, 0, 365, "", "14", "referral received to first session attended",
     slot<&Settings::waiting_days>()},
    {"targets.off_track_points", Type::whole, 1, 10, "", "2",
     "a goal this far below its straight line is off track", slot<&Settings::off_track_points>()},
    {"targets.worsening_days", Type::whole, 1, 3650, "", "90",
     "how long a worsened measure counts in the priority", slot<&Settings::worsening_days>()},
    {"targets.session_limit_minutes", Type::whole, 1, 1440, "", "480", "longer sessions are refused",
     slot<&Settings::session_limit_minutes>()},
    {"report.confidence", Type::decimal, 0.5, 0.999, "", "0.95", "confidence of the intervals in reports",
     slot<&Settings::confidence>()},
    {"report.hide_to", Type::whole, 5, 50, "", "7", "counts from 1 to this are hidden in reports",
     slot<&Settings::hide_to>()},
    {"report.round_to", Type::whole, 5, 10, "", "5", "other counts are rounded to a multiple of this",
     slot<&Settings::round_to>()},
    {"report.entered_within", Type::whole, 0, 28, "", "1",
     "days after a week until which an entry counts in its report weekly", slot<&Settings::entered_within>()},

    {"priority.FACTOR.weight", Type::decimal, -100, 100, "", "0", "points for each unit of the amount",
     slot<&Factor::weight>()},
    {"priority.FACTOR.cap", Type::decimal, 0, 1000, "", "", "most points the factor can give",
     slot<&Factor::cap>()},
    {"priority.FACTOR.values", Type::names, -100, 100, "", "",
     "amount by value, for graded factors (weight is 1 then)", show_only<&Factor::values>()},
    {"priority.FACTOR.says", Type::text, 0, 0, "", "the factor's name",
     "phrase for the WHY column; {n} is the amount, {value} the value", slot<&Factor::says>()},
    {"priority.FACTOR.values.VALUE", Type::decimal, -100, 100, "", "",
     "the amount that one value counts for"},

    {"vocabulary.NAME", Type::words, 0, 0, "", "the starter's words",
     "words of one kind, in the order they are offered"},
    {"vocabulary.NAME.WORD", Type::word, 0, 0, "", "", "one word: its label, or a table with the keys below"},
    {"vocabulary.NAME.WORD.label", Type::text, 0, 0, "", "the word itself", "what is shown",
     slot<&Word::label>()},
    {"vocabulary.NAME.WORD.code", Type::text, 0, 0, "", "", "national or SNOMED code, in quotes",
     slot<&Word::code>()},
    {"vocabulary.NAME.WORD.counts_as", Type::text, 0, 0, "", "",
     "how rules read the word, such as attended or met", slot<&Word::counts_as>()},
    {"vocabulary.NAME.WORD.within_days", Type::whole, 0, 60, "", "",
     "of a grade of concern: working days until somebody must have acknowledged it; 0 is the same day",
     slot<&Word::within_days>()},
    {"vocabulary.NAME.WORD.retired", Type::yes_no, 0, 0, "", "false",
     "kept on old records, refused on new ones", slot<&Word::retired>()},

    {"instrument.ID.label", Type::text, 0, 0, "", "the id", "what is shown", slot<&Instrument::label>()},
    {"instrument.ID.scoring", Type::choice, 0, 0, "entered sum table per_item", "entered",
     "how the answers become a score; entered: it is typed in", slot<&Instrument::scoring>()},
    {"instrument.ID.items", Type::whole, 0, 200, "", "0", "number of items", slot<&Instrument::items>()},
    {"instrument.ID.answers", Type::wholes, -1000, 1000, "", "",
     "lowest and highest answer to an item: [0, 3]"},
    {"instrument.ID.range", Type::scores, -big, big, "", "from the items",
     "lowest and highest score: [0, 100]"},
    {"instrument.ID.decimals", Type::whole, 0, 2, "", "0", "places that a score is shown with",
     slot<&Instrument::decimals>()},
    {"instrument.ID.needed", Type::whole, 1, 200, "", "all items", "fewer items answered: no score",
     slot<&Instrument::items_needed>()},
    {"instrument.ID.prorate", Type::yes_no, 0, 0, "", "false",
     "unanswered items take the mean of the answered ones", slot<&Instrument::prorate>()},
    {"instrument.ID.conversion", Type::scores, -big, big, "", "",
     "score of each raw sum, from the lowest upward", slot<&Instrument::conversion>()},
    {"instrument.ID.better", Type::choice, 0, 0, "higher lower", "higher", "which way is better", {}},
    {"instrument.ID.bands", Type::bands, -big, big, "", "", "names of scores: [[from, name], ...]", {}},
    {"instrument.ID.worthwhile",
     Type::score,
     0,
     big,
     "",
     "0",
     "change that matters, in points; 0: none set",
     {}},
    {"instrument.ID.case_at", Type::score, -big, big, "", "", "screening threshold", {}},
    {"instrument.ID.reliable", Type::score, 0, big, "", "0",
     "smallest change that is more than noise, as published; 0: none", {}},
    {"instrument.ID.sd", Type::decimal, 0, big, "", "0",
     "standard deviation, for the reliable change index; with reliability, in place of reliable", {}},
    {"instrument.ID.reliability", Type::decimal, 0, 0.9999, "", "0", "reliability, for the same", {}},
    {"instrument.ID.reliable_from", Type::text, 0, 0, "", "", "where reliable, or sd and reliability, come from",
     slot<&Instrument::reliable_from>()},
    {"instrument.ID.item_labels", Type::texts, 0, 0, "", "", "short labels of the items, in their order",
     slot<&Instrument::item_labels>()},
    {"instrument.ID.profile", Type::whole, 0, 20, "", "0",
     "per_item: the first so many results make a profile, such as 21232", slot<&Instrument::profile>()},
    {"instrument.ID.own_words", Type::yes_no, 0, 0, "", "false",
     "what is rated is in the person's own words, kept as the note of the first form", slot<&Instrument::own_words>()},
    {"instrument.ID.scales", Type::names, 0, 0, "", "", "per_item: one table for each item, in their order"},
    {"instrument.ID.risk_items", Type::wholes, 1, 200, "", "",
     "items whose answer above 0 needs a recorded decision", slot<&Instrument::risk_items>()},
    {"instrument.ID.cuts", Type::names, -big, big, "", "", "named sets: lowest score of level 2, 3 and 4"},
    {"instrument.ID.cut_set", Type::text, 0, 0, "", "", "the set of cuts in force; named in every report",
     slot<&Instrument::cut_set>()},
    {"instrument.ID.on_goal", Type::yes_no, 0, 0, "", "false", "rated on a goal, not on a client",
     slot<&Instrument::on_goal>()},
    {"instrument.ID.remeasure_weeks", Type::whole, 0, 520, "", "0",
     "due again after this long; 0: never asked for", slot<&Instrument::remeasure_weeks>()},
    {"instrument.ID.licence", Type::text, 0, 0, "", "", "on what terms it may be used",
     slot<&Instrument::licence>()},
    {"instrument.ID.source", Type::text, 0, 0, "", "", "where its rules come from",
     slot<&Instrument::source>()},
    {"instrument.ID.note", Type::text, 0, 0, "", "", "shown beside its results", slot<&Instrument::note>()},
    {"instrument.ID.evidence", Type::text, 0, 0, "", "", "which of its figures are from memory, or our choice",
     slot<&Instrument::evidence>()},
    {"instrument.ID.cuts.SET", Type::scores, -big, big, "", "", "lowest score of level 2, 3 and 4"},
    {"instrument.ID.scales.NAME.name", Type::text, 0, 0, "", "", "the item's name", slot<&Scale::name>()},
    {"instrument.ID.scales.NAME.label", Type::text, 0, 0, "", "the name", "what is shown",
     slot<&Scale::label>()},
    {"instrument.ID.scales.NAME.better", Type::choice, 0, 0, "higher lower", "the instrument's",
     "which way is better", slot<&Scale::higher_is_better>()},
    {"instrument.ID.scales.NAME.bands", Type::bands, -big, big, "", "the instrument's", "names of scores",
     show_only<&Scale::bands>()},
    {"instrument.ID.scales.NAME.worthwhile", Type::score, 0, big, "", "the instrument's",
     "change that matters, in points", slot<&Scale::worthwhile>()},
    {"instrument.ID.scales.NAME.case_at", Type::score, -big, big, "", "the instrument's",
     "screening threshold", slot<&Scale::case_at>()},
    {"instrument.ID.scales.NAME.reliable", Type::score, 0, big, "", "the instrument's",
     "smallest change that is more than noise", slot<&Scale::reliable>()},
    {"instrument.ID.scales.NAME.sd", Type::decimal, 0, big, "", "the instrument's", "standard deviation",
     slot<&Scale::sd>()},
    {"instrument.ID.scales.NAME.reliability", Type::decimal, 0, 0.9999, "", "the instrument's", "reliability",
     slot<&Scale::reliability>()},
    {"instrument.ID.scales.NAME.answers", Type::wholes, -1000, 1000, "", "the instrument's",
     "lowest and highest answer to this item"},

    {"suitability.RULE.of", Type::text, 0, 0, "", "", "the fact that is asked about", slot<&Criterion::of>()},
    {"suitability.RULE.any", Type::texts, 0, 0, "", "", "holds when one of its values is among these", slot<&Criterion::any>()},
    {"suitability.RULE.only", Type::texts, 0, 0, "", "", "holds when all of its values are among these", slot<&Criterion::only>()},
    {"suitability.RULE.at_least", Type::score, -big, big, "", "", "holds from this number on", slot<&Criterion::at_least>()},
    {"suitability.RULE.at_most", Type::score, -big, big, "", "", "holds up to this number", slot<&Criterion::at_most>()},
    {"suitability.RULE.within_days", Type::whole, 0, 36500, "", "", "holds for a day no longer ago", slot<&Criterion::within_days>()},
    {"suitability.RULE.older_days", Type::whole, 0, 36500, "", "", "holds for a day longer ago", slot<&Criterion::older_days>()},
    {"suitability.RULE.effect", Type::choice, 0, 0, "must never for against", "for",
     "must: has to hold; never: must not; for, against: a reason, no more", slot<&Criterion::effect>()},
    {"suitability.RULE.role", Type::text, 0, 0, "", "", "whom it points to, a word of [vocabulary.role]", slot<&Criterion::role>()},
    {"suitability.RULE.says", Type::text, 0, 0, "", "the rule's name", "the rule in words",
     slot<&Criterion::says>()},

    {"screen.NAME.encoding", Type::choice, 0, 0, "utf-8 utf-16 windows-1252 latin-1", "utf-8", "how the extract is written",
     slot<&Screen::encoding>()},
    {"screen.NAME.delimiter", Type::choice, 0, 0, " , ; tab |", "", "what stands between columns; empty: told by the header",
     slot<&Screen::delimiter>()},
    {"screen.NAME.date_format", Type::text, 0, 0, "", "%Y-%m-%d", "pattern of dates: %d/%m/%Y", slot<&Screen::date_format>()},
    {"screen.NAME.separator", Type::text, 0, 0, "", ";", "between the values of one cell", slot<&Screen::separator>()},
    {"screen.NAME.lists", Type::texts, 0, 0, "", "", "columns that hold several values; an empty cell says: none",
     slot<&Screen::lists>()},
    {"screen.NAME.dates", Type::texts, 0, 0, "", "", "columns that hold days, beside birth_date", slot<&Screen::dates>()},
    {"screen.NAME.ignore", Type::texts, 0, 0, "", "", "columns of the file known and not wanted; \"*\" for all others",
     slot<&Screen::ignore>()},
    {"screen.NAME.columns", Type::names, 0, 0, "", "", "name = \"column\": name, nhs_number, birth_date, and what rules ask about"},
    {"screen.NAME.least", Type::whole, 0, 100, "", "1", "so many rules must speak for somebody", slot<&Screen::least>()},
    {"screen.NAME.rules", Type::names, 0, 0, "", "", "one line a rule"},
    {"screen.NAME.columns.FACT", Type::text, 0, 0, "", "", "the file's column"},
    {"screen.NAME.rules.RULE.of", Type::text, 0, 0, "", "", "the fact that is asked about", slot<&Criterion::of>()},
    {"screen.NAME.rules.RULE.any", Type::texts, 0, 0, "", "", "holds when one of its values is among these", slot<&Criterion::any>()},
    {"screen.NAME.rules.RULE.only", Type::texts, 0, 0, "", "", "holds when all of its values are among these", slot<&Criterion::only>()},
    {"screen.NAME.rules.RULE.at_least", Type::score, -big, big, "", "", "holds from this number on", slot<&Criterion::at_least>()},
    {"screen.NAME.rules.RULE.at_most", Type::score, -big, big, "", "", "holds up to this number", slot<&Criterion::at_most>()},
    {"screen.NAME.rules.RULE.within_days", Type::whole, 0, 36500, "", "", "holds for a day no longer ago", slot<&Criterion::within_days>()},
    {"screen.NAME.rules.RULE.older_days", Type::whole, 0, 36500, "", "", "holds for a day longer ago", slot<&Criterion::older_days>()},
    {"screen.NAME.rules.RULE.effect", Type::choice, 0, 0, "must never for against", "for",
     "must: has to hold; never: must not; for, against: a reason, no more", slot<&Criterion::effect>()},
    {"screen.NAME.rules.RULE.role", Type::text, 0, 0, "", "", "whom it points to, a word of [vocabulary.role]", slot<&Criterion::role>()},
    {"screen.NAME.rules.RULE.says", Type::text, 0, 0, "", "the rule's name", "the rule in words",
     slot<&Criterion::says>()},

    {"practice.KEY.name", Type::text, 0, 0, "", "", "the practice's name", slot<&Practice::name>()},
    {"practice.KEY.ods", Type::text, 0, 0, "", "", "its national code: a letter and five digits",
     slot<&Practice::ods>()},
    {"practice.KEY.phone", Type::text, 0, 0, "", "", "its telephone number", slot<&Practice::phone>()},

    {"import.PROFILE.noun", Type::text, 0, 0, "", "", "what a row becomes: client, session, measure, ...",
     slot<&Profile::noun>()},
    {"import.PROFILE.source", Type::text, 0, 0, "", "",
     "namespace of outside ids; empty: a row is known by its content", slot<&Profile::source>()},
    {"import.PROFILE.key", Type::text, 0, 0, "", "", "column with the outside id of the row",
     slot<&Profile::key>()},
    {"import.PROFILE.client_source", Type::text, 0, 0, "", "",
     "namespace of the client column's ids; empty: codes and NHS numbers", slot<&Profile::client_source>()},
    {"import.PROFILE.encoding", Type::choice, 0, 0, "utf-8 utf-16 windows-1252 latin-1", "utf-8",
     "how the file is written", slot<&Profile::encoding>()},
    {"import.PROFILE.delimiter", Type::choice, 0, 0, " , ; tab |", "",
     "what stands between columns; empty: told by the header", slot<&Profile::delimiter>()},
    {"import.PROFILE.date_format", Type::text, 0, 0, "", "%Y-%m-%d", "pattern of dates: %d/%m/%Y",
     slot<&Profile::date_format>()},
    {"import.PROFILE.decimal_mark", Type::choice, 0, 0, ". ,", ".", "mark before decimals",
     slot<&Profile::decimal_mark>()},
    {"import.PROFILE.columns", Type::names, 0, 0, "", "",
     "field = \"column\", or several: \"{FIRST} {LAST}\""},
    {"import.PROFILE.constants", Type::names, 0, 0, "", "", "field = value, the same in every row"},
    {"import.PROFILE.words", Type::names, 0, 0, "", "", "for each field: the file's word = ours"},
    {"import.PROFILE.only", Type::names, 0, 0, "", "",
     "column = values: other rows are passed over and counted"},
    {"import.PROFILE.skip", Type::names, 0, 0, "", "",
     "column = values: such rows (an instruction, a total) are passed over and counted"},
    {"import.PROFILE.skip_rows", Type::whole, 0, 1000, "", "0", "rows beneath the header that are not data",
     slot<&Profile::skip_rows>()},
    {"import.PROFILE.ignore", Type::texts, 0, 0, "", "", "columns known and not wanted; \"*\" for all others",
     slot<&Profile::ignore>()},
    {"import.PROFILE.allow_duplicates", Type::yes_no, 0, 0, "", "false",
     "people who look the same are added all the same", slot<&Profile::allow_duplicates>()},
    {"import.PROFILE.columns.FIELD", Type::text, 0, 0, "", "",
     "the column, or a template, that fills the field"},
    {"import.PROFILE.constants.FIELD", Type::text, 0, 0, "", "", "the value the field takes in every row"},
    {"import.PROFILE.words.FIELD.WORD", Type::text, 0, 0, "", "", "our word for a word of the file"},
    {"import.PROFILE.only.COLUMN", Type::texts, 0, 0, "", "", "values of the column that are read"},
    {"import.PROFILE.skip.COLUMN", Type::texts, 0, 0, "", "", "values of the column whose rows are passed over"},
};

constexpr std::string_view vocabularies[] = {"action_outcome",
                                             "action_owner",
                                             "attendance",
                                             "audience",
                                             "barrier",
                                             "client_outcome",
                                             "completion",
                                             "concern_consent",
                                             "concern_grade",
                                             "concern_outcome",
                                             "concern_route",
                                             "condition",
                                             "condition_outcome",
                                             "consent",
                                             "contact_preference",
                                             "ethnicity",
                                             "gender",
                                             "goal_decision",
                                             "goal_outcome",
                                             "group_kind",
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
                                             "session_kind",
                                             "technique",
                                             "topic",
                                             "urgency"};

constexpr std::string_view factors[] = {
    "waiting",        "activation",        "conditions",        "importance_confidence",
    "missed_in_row",  "no_next_booking",   "measure_worsening", "barriers",
    "review_overdue", "days_over_contact", "goal_off_track"};

}  // namespace

std::span<const Key> all() {
    return keys;
}

std::span<const Key> section(std::string_view pattern) {
    const auto inside = [&](const Key& key) { return key.section() == pattern; };
    const auto* first = std::find_if(std::begin(keys), std::end(keys), inside);
    return {first, std::find_if_not(first, std::end(keys), inside)};
}

const Key* find(std::span<const Key> in, std::string_view name) {
    const auto at = std::find_if(in.begin(), in.end(), [&](const Key& key) { return key.name() == name; });
    return at == in.end() ? nullptr : &*at;
}

std::span<const std::string_view> vocabulary_names() {
    return vocabularies;
}
std::span<const std::string_view> factor_names() {
    return factors;
}

std::string_view counts_as_words(std::string_view vocabulary) {
    if (vocabulary == "attendance") return "attended not-seen did-not-attend cancelled service-cancelled";
    if (vocabulary == "goal_outcome" || vocabulary == "need_outcome") return "met partly not-met";
    if (vocabulary == "client_outcome") return "not-taken-on";
    if (vocabulary == "screen_answer") return "refer no never";
    if (vocabulary == "consent") return "yes no";
    if (vocabulary == "concern_consent") return "yes needs-reason";
    if (vocabulary == "risk_decision") return "concern needs-reason";
    return "";
}

}  // namespace caseload::schema
