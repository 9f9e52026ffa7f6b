// SPDX-License-Identifier: MIT
// Verbs of what is kept for those the service answers to, and the reports on it.
#include "caseload/nouns.hpp"
#include "caseload/reporting.hpp"
#include "flags.hpp"
#include "special_verbs.hpp"

namespace caseload {
namespace {

std::vector<Flag> queue_flags() {
    return {{"system", "WORD", "of this system only", false, false, "coding_system"}, {"practice", "PRACTICE", "of this practice's people only"},
            {"rule", "NAME", "of this line of [coding] only"}, {"from", "DATE", "of this day and later"}, {"to", "DATE", "of this day and earlier"}};
}

std::vector<Flag> coding_list_flags() {
    return with(queue_flags(), {{"done", "", "what was entered, in place of what waits"},
                {"excel", "", "with -o csv: for a spreadsheet, codes kept as text"},
                {"out", "FILE", "write to a file, whole or not at all"},
                {"as-of", "DATE", "as it stood at the end of that day"},
                {"exit-code", "", "exit 1 when something waits"}});
}

std::vector<Flag> settling_flags(bool leaves) {
    auto flags = queue_flags();
    flags.push_back({"all", "", "everything that waits, or that the other flags leave"});
    for (auto& flag : flags_of("coding", {"done_on", "done_by"})) flags.push_back(std::move(flag));
    if (leaves) flags.push_back({"reason", "TEXT", "why it is not to be entered"});
    return flags;
}

std::vector<Flag> ask_flags() {
    return with(flags_of("experience", {"date", "route", "note"}), {{"cards", "N", "so many were asked, nobody by name"}});
}

std::vector<Flag> answer_flags() {
    return with(flags_of("experience", {"comment", "may_quote", "answered_on", "note"}), {{"again", "", "change what was answered"}});
}

std::vector<Flag> consent_flags() {
    return with(flags_of("permission", {"audience", "until_on", "date", "how", "reason"}), {{"named", "", "with the person's own name"},
                {"decision", "WORD", "given (which it is by default) or declined"}});
}

std::vector<Flag> story_flags() {
    return {{"audience", "WORD", "for whom: the widest by default", false, false, "story_audience"}, {"from", "DATE", "told from this day on"}, {"to", "DATE", "told up to this day"},
            {"week", "2026-W47", "one week, or last"}, {"month", "2026-10", "one month, or last"}, {"last", "4w", "the last so many days, weeks or months"},
            {"out", "FILE", "write to a file, whole or not at all"}};
}

std::vector<Flag> use_flags() {
    return with(figure_flags(), {{"months", "N", "months before enrolment and after leaving (12)"}});
}

std::vector<Flag> reach_flags() {
    return with(figure_flags(), {{"instrument", "TEXT", "the score that gains are read from (the first with a worthwhile change)"}});
}

std::vector<Flag> total_flags() {
    return {{"report", "NAME", "of this report only; may be given several times", true}, {"all", "", "every figure on the screen, those that agree too"},
            {"from", "DATE", "first day of the reports' period"}, {"to", "DATE", "last day of the reports' period"},
            {"week", "2026-W47", "one week, or last"}, {"month", "2026-10", "one month, or last"}, {"last", "4w", "the last so many days, weeks or months"},
            {"as-of", "DATE", "as the records stood at the end of that day"}, {"out", "FILE", "write to a file, whole or not at all"}};
}

}  // namespace

void add_reports(std::vector<Command>& all) {
    all.push_back({"report reach", "", "who comes, is seen, finishes and gains, by group, beside who lives here", Needs::reading, report_reach, reach_flags, 0});
    all.push_back({"report service-use", "", "use of services before, during and after, for each person-month", Needs::reading, report_service_use, use_flags, 0});
    all.push_back({"report experience", "", "what people say of the service, and who was asked", Needs::reading, report_experience, figure_flags, 0});
    all.push_back({"report stories", "", "people's stories, those that may be used today", Needs::reading, report_stories, story_flags, 0});
}

void add_checks(std::vector<Command>& all) {
    all.push_back({"check totals", "", "every figure of the reports again from the records, one by one; names each record that disagrees", Needs::streaming, check_totals, total_flags, 0});
}

void add_reporting_verbs(std::vector<Command>& all, std::string_view noun) {
    if (noun == "coding") {
        Command& list = replace(all, "list", coding_list);
        list.help = "what waits to be entered in the GP's, the council's or a hospital's system";
        list.own_flags = coding_list_flags;
        list.needs = Needs::streaming;
        all.push_back({"coding done", "CODE..|--all", "it was entered there", Needs::writing, coding_done, [] { return settling_flags(false); }, 500});
        all.push_back({"coding leave", "CODE..|--all", "it is not to be entered, and why", Needs::writing, coding_leave, [] { return settling_flags(true); }, 500});
    }
    if (noun == "experience") {
        all.push_back({"experience ask", "QUESTION [CLIENT..]", "they were asked: by name, or --cards 20", Needs::writing, ask_experience, ask_flags, 500});
        all.push_back({"experience answer", "EXPERIENCE [ANSWER]", "what somebody who was asked answered", Needs::writing, answer_experience, answer_flags, 2});
    }
    if (noun == "story") {
        replace(all, "add", add_story);
        replace(all, "show", show_story);
        all.push_back({"story consent", "STORY", "the person agrees that it is shared: with whom, until when", Needs::writing, consent_story, consent_flags, 1});
        all.push_back({"story withdraw", "STORY", "the person takes the permission back", Needs::writing, withdraw_story, [] { return flags_of("permission", {"date", "how", "reason"}); }, 1});
    }
}

}  // namespace caseload
