// SPDX-License-Identifier: MIT
// Verbs of what is kept for those the service answers to, and the reports on it.
#include "caseload/nouns.hpp"
#include "caseload/reporting.hpp"
#include "flags.hpp"
#include "special_verbs.hpp"

namespace caseload {
namespace {

std::vector<Flag> queue_flags() {
    return {{"system", "WORD", "of this system only ([vocabulary.coding_system])"}, {"practice", "PRACTICE", "of this practice's people only"},
            {"rule", "NAME", "of this line of [coding] only"}, {"from", "DATE", "of this day and later"}, {"to", "DATE", "of this day and earlier"}};
}

std::vector<Flag> coding_list_flags() {
    auto flags = queue_flags();
    flags.push_back({"done", "", "what was entered, in place of what waits"});
    flags.push_back({"excel", "", "with -o csv: for a spreadsheet, codes kept as text"});
    flags.push_back({"out", "FILE", "write to a file, whole or not at all"});
    flags.push_back({"as-of", "DATE", "as it stood at the end of that day"});
    flags.push_back({"exit-code", "", "exit 1 when something waits"});
    return flags;
}

std::vector<Flag> settling_flags(bool leaves) {
    auto flags = queue_flags();
    flags.push_back({"all", "", "everything that waits, or that the other flags leave"});
    for (auto& flag : flags_of("coding", {"done_on", "done_by"})) flags.push_back(std::move(flag));
    if (leaves) flags.push_back({"reason", "TEXT", "why it is not to be entered"});
    return flags;
}

}  // namespace

void refine_reporting(std::vector<Command>& all) {
    replace(all, "coding list", coding_list);
    for (auto& command : all)
        if (command.path == "coding list") {
            command.help = "what waits to be entered in the GP's, the council's or a hospital's system";
            command.flags = coding_list_flags;
        }
}

void add_reporting_verbs(std::vector<Command>& all, std::string_view noun) {
    if (noun == "coding") {
        all.push_back({"coding done", "CODE..|--all", "it was entered there", Needs::writing, coding_done, [] { return settling_flags(false); }, 500});
        all.push_back({"coding leave", "CODE..|--all", "it is not to be entered, and why", Needs::writing, coding_leave, [] { return settling_flags(true); }, 500});
    }
}

}  // namespace caseload
