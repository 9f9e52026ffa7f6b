// SPDX-License-Identifier: MIT
// Verbs of groups, and of what is offered to a person beside coaching.
#include "caseload/coaching.hpp"
#include "caseload/nouns.hpp"
#include "flags.hpp"
#include "special_verbs.hpp"

namespace caseload {
namespace {

std::vector<Flag> meeting_flags() {
    std::vector<Flag> flags = {{"attended", "C-1,C-2", "who came: codes or names with commas between", true},
                               {"missed", "C-3", "who did not come and said nothing", true},
                               {"cancelled", "C-4", "who said beforehand that they could not come", true},
                               {"rest", "WORD", "everybody else of the group", false, false, "attendance"}};
    for (auto& flag : flags_of("group-session", {"date", "time", "minutes", "kind", "mode", "topics", "techniques", "agenda", "note"})) flags.push_back(std::move(flag));
    return flags;
}

void add_intervention_verbs(std::vector<Command>& all) {
    replace(all, "show", show_intervention);
    const auto offer = [] { return flags_of("intervention", {"provider", "sessions", "group", "offered_on", "accepted_on", "started_on", "note"}); };
    all.push_back({"intervention offer", "CLIENT WHAT [DATE]", "a word of the catalogue, [vocabulary.intervention], was offered", Needs::writing, offer_intervention, offer, 3});
    all.push_back({"intervention accept", "INTERVENTION [DATE]", "the person said yes", Needs::writing, accept_intervention,
                   [] { return flags_of("intervention", {"group", "note"}); }, 2});
    all.push_back({"intervention start", "INTERVENTION [DATE]", "it began", Needs::writing, start_intervention, [] { return flags_of("intervention", {"group", "note"}); }, 2});
    const auto ending = [] { return flags_of("intervention", {"outcome", "reason", "note"}); };
    const auto attended = [] { return flags_of("intervention", {"attended", "outcome", "reason", "note"}); };
    all.push_back({"intervention decline", "INTERVENTION [DATE]", "the person said no", Needs::writing, decline_intervention, ending, 2});
    all.push_back({"intervention finish", "INTERVENTION [DATE]", "the person went through it; --attended says how often they came", Needs::writing, finish_intervention, attended, 2});
    all.push_back({"intervention stop", "INTERVENTION [DATE]", "the person ended it early", Needs::writing, stop_intervention, attended, 2});
}

}  // namespace

void add_group_verbs(std::vector<Command>& all, std::string_view noun) {
    if (noun == "intervention") add_intervention_verbs(all);
    if (noun == "group-session") {
        replace(all, "edit", edit_group_session);
        replace(all, "show", show_group_session);
    }
    if (noun != "group") return;
    replace(all, "list", group_list);
    replace(all, "show", show_group);
    replace(all, "edit", edit_group);
    replace(all, "close", close_group);
    all.push_back({"group join", "CLIENT GROUP [DATE]", "a person joins; of a full group, waits for a place", Needs::writing, join_group,
                   [] { return flags_of("membership", {"note"}); }, 3});
    all.push_back({"group leave", "CLIENT GROUP [DATE]", "a person leaves, or no longer waits; the place goes to the next", Needs::writing, leave_group,
                   [] { return flags_of("membership", {"outcome", "reason", "left_on", "note"}); }, 3});
    all.push_back({"group plan", "GROUP DATE", "the group meets: \"fri 14:00\"; group-session edit --outcome calls it off", Needs::writing, plan_group_session,
                   [] { return flags_of("group-session", {"date", "time", "minutes", "kind", "mode", "topics", "agenda", "note"}); }, 2});
    all.push_back({"group session", "GROUP|SESSION [DATE]", "the group met: each attendance stands on the person's own record", Needs::writing, log_group_session, meeting_flags, 2});
}

}  // namespace caseload
