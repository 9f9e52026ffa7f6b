// SPDX-License-Identifier: MIT
// Verbs of working with a person: sessions, the diary.
#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/use_cases.hpp"
#include "flags.hpp"
#include "special_verbs.hpp"

namespace caseload {
namespace {

std::vector<Flag> log_flags() {
    auto flags = field_flags(noun("session"), Which::adding);
    flags.push_back({"edit", "", "write the note in your $EDITOR"});
    return flags;
}

std::vector<Flag> agenda_flags() {
    return {{"from", "DATE", "first day (today)"}, {"to", "DATE", "last day (six days on)"}, {"week", "2026-W48", "one week, or last"},
            {"month", "2026-12", "one month, or last"}, {"last", "4w", "the last so many days, weeks or months"},
            {"ics", "", "as iCalendar, for a phone or another calendar"}, {"show", "WORD", "with --ics: what the calendar shows: code, name or busy (code)"},
            {"out", "FILE", "write to a file, whole or not at all"}};
}

void replace(std::vector<Command>& all, const std::string& path, std::function<Document(Desk&, const Input&)> work) {
    for (auto& command : all)
        if (command.path == path) command.work = std::move(work);
}

}  // namespace

void refine_coaching(std::vector<Command>& all) {
    replace(all, "session log", log_session);
    replace(all, "session edit", edit_session);
    replace(all, "session list", list_sessions);
    replace(all, "session show", show_session);
    for (auto& command : all)
        if (command.path == "session log") {
            command.words = "CLIENT|SESSION [DATE]";
            command.flags = log_flags;
        }
}

void add_diary(std::vector<Command>& all) {
    all.push_back({"agenda", "", "the diary of the coming week, or --week 2026-W48; --ics for a phone", Needs::reading, agenda, agenda_flags, 0});
}

}  // namespace caseload
