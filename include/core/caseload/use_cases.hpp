// SPDX-License-Identifier: MIT
// What caseload can do. Each takes the open desk and what was typed, and gives a Document back; none prints.
// All throw Error with every problem of the input at once; nothing is kept when they throw.
#pragma once
#include <string>
#include <vector>

#include "caseload/desk.hpp"

namespace caseload {

// Any noun.
Document add_record(Desk& desk, const Noun& noun, const Input& input);  ///< add, and log of what happened
Document list_records(Desk& desk, const Noun& noun, const Input& input);
Document show_record(Desk& desk, const Noun& noun, const Input& input);
Document edit_record(Desk& desk, const Noun& noun, const Input& input);
Document close_record(Desk& desk, const Noun& noun, const Input& input);
Document reopen_record(Desk& desk, const Noun& noun, const Input& input);

/// A record as a form for $EDITOR: one `field = value` line a field, with its help.
std::string edit_form(Desk& desk, const Noun& noun, const Input& input);
/// The form read back as flags for edit_record: only lines that differ from the form as it was given out.
Input read_form(const Noun& noun, const Input& input, const std::string& given, const std::string& returned);

// Sessions.
Document plan_session(Desk& desk, const Input& input);
Document log_session(Desk& desk, const Input& input);
Document edit_session(Desk& desk, const Input& input);
/// With the national codes of kind, mode and outcome beside the words.
Document list_sessions(Desk& desk, const Input& input);
Document show_session(Desk& desk, const Input& input);

/// The diary of a week: sessions, what falls due; --ics: the same for a phone's calendar.
Document agenda(Desk& desk, const Input& input);

// Goals.
/// One open goal as the coach sees it before deciding: G-0042, "walk ..", OFF TRACK, ratings, what happened since.
struct ReviewCard {
    std::int64_t goal = 0;
    std::string code;
    Document card;
    bool scaled = false;  ///< has the five described levels of an attainment scale
};
/// "C-014 Jane Roe · 2 open goals · last review 26 Oct (28 d ago)".
Document review_heading(const Desk& desk, const std::string& target, std::size_t goals);
std::vector<ReviewCard> review_cards(Desk& desk, const std::string& client);
/// goal add; with `declined` (a reason) it is kept as declined from the first day: dangerous, or not the person's own.
Document add_goal(Desk& desk, const Input& input);
/// goal list with the rating now and what is off track; `off_track` only those, `due` only what is due by that day.
Document goal_list(Desk& desk, const Input& input);
/// goal attainment CLIENT: T-score of goal attainment scaling, mean movement of goal-based outcomes, who is not counted.
Document goal_attainment(Desk& desk, const Input& input);
/// Words: goal; flags: decision, rating, attained, note, next, outcome, reason, due_on, hoped.
Document review_goal(Desk& desk, const Input& input);

// Measures.
Document add_measure(Desk& desk, const Input& input);
/// With --items the form is entered anew: score, answers and band follow, the decision on a risk answer stays or is asked for.
Document edit_measure(Desk& desk, const Input& input);
Document measure_kinds(Desk& desk, const Input& input);
Document measure_explain(Desk& desk, const Input& input);
/// measure trend CLIENT INSTRUMENT (or GOAL): each result as a line of blocks, one alone as a chart; rows for machines.
Document measure_trend(Desk& desk, const Input& input);
/// measure due: whose last score is older than the instrument's weeks, by `due` (today); `never`: who has none.
Document measures_due(Desk& desk, const Input& input);

// Who needs me now.
Document today(Desk& desk, const Input& input);
/// concern add: keeps it and says whom to call; it tells nobody.
Document add_concern(Desk& desk, const Input& input);
/// concern tell: the coach told somebody (who, role, route, when).
Document tell_concern(Desk& desk, const Input& input);
/// concern acknowledge: a named person has taken note.
Document acknowledge_concern(Desk& desk, const Input& input);
/// concern step: what was done, or with --correction what was written wrongly.
Document step_concern(Desk& desk, const Input& input);
/// referral inbox: referrals without a decision, the most urgent and then the oldest first.
Document referral_inbox(Desk& desk, const Input& input);
/// referral decide REFERRAL DECISION: accepted, redirected, declined or more information; by a person, with a reason.
Document decide_referral(Desk& desk, const Input& input);
/// referral intake NAME: a new person and the referral in one; who is here already (by NHS number) keeps the record.
Document intake_referral(Desk& desk, const Input& input);
/// referral triage REFERRAL: the rules of [suitability] answered, the role they point to, the time it took so far.
Document referral_triage(Desk& desk, const Input& input);
/// referral waiting: open referrals that wait for a decision, a booking or the first session, against the targets.
Document referral_waiting(Desk& desk, const Input& input);
/// referral show: with the time by stage and earlier episodes.
Document show_referral(Desk& desk, const Input& input);
/// client reopen: back on the caseload; how the time before ended is kept in the note.
Document reopen_client(Desk& desk, const Input& input);
/// referral reopen: the episode that ended is kept beside it and a new one begins; --same-episode only takes the end back.
Document reopen_referral(Desk& desk, const Input& input);
/// screen run FILE: `content` is the bytes of the extract that the input names.
Document screen_run(Desk& desk, const Input& input, std::string content);
/// screen invite CANDIDATE.. --route WORD: kept as invited; nothing is sent.
Document screen_invite(Desk& desk, const Input& input);
/// screen answer CANDIDATE WORD: a word that counts as "refer" brings the person onto the caseload with a referral.
Document screen_answer(Desk& desk, const Input& input);
/// handover CLIENT | --all --to WHO: a summary to read, open actions of ours moved, the person's coach changed, and a record of it.
Document handover(Desk& desk, const Input& input);
/// referral message REFERRAL: a letter back to whoever referred, from letters/referral.txt; nothing is sent.
Document referral_message(Desk& desk, const Input& input);
/// onward due: people pointed to a group or service of whom it is time to ask whether they went.
Document onward_due(Desk& desk, const Input& input);
/// priority try FACTOR=WEIGHT..: the order under other weights beside that of the config; writes nothing.
Document priority_try(Desk& desk, const Input& input);
/// priority moved [--since DAY]: whose sum changed since then, and by which terms.
Document priority_moved(Desk& desk, const Input& input);
Document show_concern(Desk& desk, const Input& input);
/// practice cover [DAY]: the named clinician of each practice on that day.
Document practice_cover(Desk& desk, const Input& input);
Document client_list(Desk& desk, const Input& input);
Document merge_clients(Desk& desk, const Input& input);
Document client_show(Desk& desk, const Input& input);

/// search WORDS: over the words of every noun, the newest first; brings the index of words up to date where that is due.
Document search_words(Desk& desk, const Input& input);
/// search-index: makes the index anew, so that words of erased records are gone from it.
Document search_anew(Desk& desk, const Input& input);

// Is it helping.
/// report referrers: received, accepted, passed on, declined and why, how long it took; small numbers hidden.
Document report_referrers(Desk& desk, const Input& input);
/// report onward: uptake by group or service.
Document report_onward(Desk& desk, const Input& input);
/// report screening: found, invited, answered, joined, by group.
Document report_screening(Desk& desk, const Input& input);
/// report capacity: the hours of a week, people by stage of their programme, sessions left, and the sum behind it.
Document report_capacity(Desk& desk, const Input& input);
Document report(Desk& desk, const Input& input);
/// report weekly: for the coach by codes, with --service for others. An unacknowledged concern is a finding.
Document report_weekly(Desk& desk, const Input& input);
/// report diff A B: the figures that differ between two days or two reports kept as JSON, and what was entered between.
Document report_diff(Desk& desk, const Input& input);
/// report list: those of the program and those of the folder of [report] folder.
Document report_list(Desk& desk, const Input& input);
/// report run NAME [PARAMETER=VALUE..]: a report that the service wrote.
Document report_run(Desk& desk, const Input& input);
/// The views that such a report may read, with a line on each column.
Document report_schema(Desk& desk, const Input& input);

// Data in.
/// `content` is the bytes of the file that the input names.
Document import_rows(Desk& desk, const Input& input, std::string content);
/// A plan read back as the import that it describes. Throws Error(refused) when the caseload or the config changed since.
Input read_plan(const Desk& desk, const std::string& plan);
/// Throws Error(refused) when the file is not the one the plan saw.
void check_planned_file(const Input& planned, const std::string& content);
Document import_list(Desk& desk, const Input& input);
Document import_show(Desk& desk, const Input& input);

// Data out.
/// The plurals behind a word: one noun's, or for "all" every one's, each after those it refers to. Throws Error(usage).
std::vector<std::string> exported_nouns(const std::string& word);
/// Tables that are poured: the desk must stay open until they are printed.
Document export_records(Desk& desk, const Input& input);

// The journal.
Document history(Desk& desk, const Input& input);
Document undo(Desk& desk, const Input& input);
Document redo(Desk& desk, const Input& input);

// Set-up.
Document init(Desk& desk, const Input& input);
Document config_check(Desk& desk, const Input& input);
Document config_show(Desk& desk, const Input& input);
Document explain_key(Desk& desk, const Input& input);
/// Integrity, foreign keys, the chain of the journal, summaries made anew.
Document check(Desk& desk, const Input& input);

}  // namespace caseload
