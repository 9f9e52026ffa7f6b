// SPDX-License-Identifier: MIT
// Verbs of working with a person: sessions, the diary.
#include <algorithm>

#include "caseload/coaching.hpp"
#include "caseload/nouns.hpp"
#include "caseload/use_cases.hpp"
#include "flags.hpp"
#include "special_verbs.hpp"

namespace caseload {
namespace {

std::vector<Flag> log_flags() {
    return with(field_flags(noun("session"), Which::adding), {{"edit", "", "write the note in your $EDITOR"},
                {"again", "", "another session of that day, though one with the same outcome is here"}});
}

std::vector<Flag> show_flags() {
    return {{"why", "", "the priority as a sum, with its records"}, {"timeline", "", "everything that has a day, a line each"},
            {"full", "", "every field and every table"}};
}

std::vector<Flag> agenda_flags() {
    return {{"from", "DATE", "first day (today)"}, {"to", "DATE", "last day (six days on)"}, {"week", "2026-W48", "one week, or last, this, next"},
            {"month", "2026-12", "one month, or last"}, {"last", "4w", "the last so many days, weeks or months"},
            {"ics", "", "as iCalendar, for a phone or another calendar"}, {"show", "WORD", "with --ics: what the calendar shows: code, name or busy (code)"},
            coach_flag(), {"out", "FILE", "write to a file, whole or not at all"}};
}

std::vector<Flag> plan_page_flags() {
    return {{"large", "", "with -o html: large print, 18 point"}, {"language", "WORD", "another template beside the config: plan.cy.md (en)"},
            {"check", "", "mark the hard words: [hypertension: high blood pressure]"}, {"template", "", "print the template itself, to translate or to change"},
            {"out", "FILE", "write to a file, whole or not at all"}};
}

std::vector<Flag> decide_flags() {
    return with(flags_of("budget", {"agreed", "decided_on", "decided_by", "decision_reason", "review_on"}), {{"again", "", "change a decision that was made"}});
}

std::vector<Flag> team_flags() {
    auto flags = flags_of("mdt", {"decided_by", "closed_on"});
    flags.push_back({"action", "TEXT", "what somebody does about it now: an action of its own"});
    for (auto& flag : flags_of("action", {"owner", "owner_name", "due_on"})) flags.push_back(std::move(flag));
    return flags;
}

}  // namespace

void add_coaching_verbs(std::vector<Command>& all, std::string_view noun) {
    if (noun == "session") {
        Command& log = replace(all, "log", log_session);
        log.words = "CLIENT|SESSION [DATE]";
        log.own_flags = log_flags;
        replace(all, "edit", edit_session);
        replace(all, "list", list_sessions);
        replace(all, "show", show_session);
    }
    if (noun == "consent") replace(all, "add", add_consent);
    if (noun == "client") {
        replace(all, "add", add_client);
        replace(all, "edit", edit_client);
        replace(all, "show", client_show).own_flags = show_flags;
        all.push_back({"client plan", "CLIENT", "the page that the person takes home: text, -o md, -o html", Needs::reading, client_plan, plan_page_flags, 1});
    }
    if (noun == "budget") {
        all.push_back({"budget request", "BUDGET POUNDS", "it was asked for", Needs::writing, request_budget, [] { return flags_of("budget", {"requested_on", "note"}); }, 2});
        all.push_back({"budget decide", "BUDGET DECISION", "agreed or refused, by whom, and why", Needs::writing, decide_budget, decide_flags, 2});
    }
    if (noun == "mdt") {
        all.push_back({"mdt agenda", "[PRACTICE]", "what waits for the team, by practice, and its unfinished actions", Needs::reading, mdt_agenda, no_flags, 1});
        all.push_back({"mdt decide", "ITEM TEXT", "what was decided; --action for what somebody does now", Needs::writing, decide_mdt, team_flags, 2});
    }
    if (noun == "action")
        all.push_back({"action chase", "ACTION", "you asked after it", Needs::writing, chase_action, [] { return flags_of("action", {"due_on", "chased_on", "note"}); }, 1});
}

void add_diary(std::vector<Command>& all) {
    all.push_back({"agenda", "", "the diary of the coming week, or --week 2026-W48; --ics for a phone", Needs::reading, agenda, agenda_flags, 0});
    all.push_back({"owed", "", "what is past its day, and by whom", Needs::reading, owed,
                   [] { return std::vector<Flag>{coach_flag(), {"exit-code", "", "exit 1 when something is owed"}}; }, 0});
}

}  // namespace caseload
