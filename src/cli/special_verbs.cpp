// SPDX-License-Identifier: MIT
// Verbs that one noun alone has, and use cases that stand behind a verb every noun has.
#include "special_verbs.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "caseload/nouns.hpp"
#include "caseload/use_cases.hpp"
#include "flags.hpp"

namespace caseload {
namespace {

std::vector<Flag> client_list_flags() {
    return with(field_flags(noun("client"), Which::listing), {coach_flag()});
}

std::vector<Flag> session_flags() { return field_flags(noun("session"), Which::adding); }

std::vector<Flag> plan_flags() {
    auto flags = session_flags();
    std::erase_if(flags, [](const Flag& flag) { return flag.name == "outcome" || flag.name == "next-contact-on"; });
    return flags;
}

std::vector<Flag> review_flags() {
    std::vector<Flag> flags = {{"decision", "WORD", "what becomes of the goal", false, false, "goal_decision"},
                               {"rating", "N", "where it stands, 0 to 10"},
                               {"attained", "N", "level of its attainment scale, -2 to 2"},
                               {"note", "TEXT", "what was said", false, true},
                               {"date", "DATE", "day of the review (today)"},
                               {"next", "DATE", "day of the next review"},
                               {"outcome", "WORD", "with close: how it ended", false, false, "goal_outcome"},
                               {"reason", "TEXT", "with close: why; declined needs it"}};
    const Noun& goal = noun("goal");
    for (const auto* name : {"text", "due_on", "hoped", "importance", "confidence", "first_step"})
        flags.push_back(flag_of_field(field_of_use(goal, *goal.use(name)), *goal.use(name)));
    return flags;
}

std::vector<Flag> intake_flags() {
    auto flags = flags_of("referral", {"source", "referrer", "organisation", "practice", "received_on", "reason", "needs", "urgency", "consent", "role"});
    for (auto& flag : flags_of("client", {"nhs_number", "no_nhs_number", "birth_date", "gender", "ethnicity", "phone", "email", "address", "interpreter", "barriers"}))
        flags.push_back(std::move(flag));
    flags.push_back(flag_of_field(extra_fields(noun("client"))[0], {}));
    flags.push_back({"allow-duplicate", "", "this is another person, however alike"});
    return flags;
}

std::vector<Flag> step_flags() { return flags_of("step", {"who", "role", "route", "date", "time", "note"}); }

// A risk answer opens a concern in the same operation.
std::vector<Flag> measure_flags() {
    auto flags = field_flags(noun("measure"), Which::adding);
    flags.push_back({"concern", "GRADE|CONCERN", "with a risk answer: opens a concern of this grade, or names one that is open"});
    for (auto& flag : flags_of("concern", {"said", "opinion", "consent", "consent_reason"})) flags.push_back(std::move(flag));
    return flags;
}

std::vector<Flag> goal_flags() {
    return with(field_flags(noun("goal"), Which::adding), {{"declined", "REASON", "kept as declined: dangerous, or not the person's own"}});
}

std::vector<Flag> goal_list_flags() {
    return with(field_flags(noun("goal"), Which::listing), {{"off-track", "", "only what is off track"},
                {"due", "DATE", "only what is due, or due for a review, by this day: 7d"}});
}

std::vector<Flag> reopen_flags() {
    return with(flags_of("referral", {"received_on", "source", "referrer", "organisation", "practice", "reason", "needs", "urgency", "consent"}), {{"same-episode", "", "it was closed by mistake: the episode goes on"}});
}

std::vector<Flag> handover_flags() {
    return {{"to", "WHO", "a name, or the code of a professional"}, {"all", "", "everybody whom the coach of the config has"}, {"from", "WHO", "with --all: everybody whom this coach has"},
            {"date", "DATE", "the day (today)"}, {"note", "TEXT", "anything else", false, true}, {"out", "FILE", "write to a file, whole or not at all"}};
}

}  // namespace

Command& replace(std::vector<Command>& all, std::string_view verb, Command::Work work) {
    const auto command = std::ranges::find(all, verb, &Command::verb);
    if (command == all.end()) throw std::logic_error(fmt::format("no verb {}", verb));
    command->own_work = work;
    return *command;
}

void add_special_verbs(std::vector<Command>& all, std::string_view noun) {
    if (noun == "client") {
        replace(all, "list", client_list).own_flags = client_list_flags;
        replace(all, "reopen", reopen_client);
        all.push_back({"client merge", "CLIENT DOUBLE", "two records of one person become one; both codes work", Needs::writing, merge_clients, no_flags, 2});
    }
    if (noun == "handover")  // stands before its verbs, as `import` does
        all.insert(all.begin(), {"handover", "CLIENT..", "one person or everybody goes to somebody else, with a summary and the open actions; list, show", Needs::writing, handover, handover_flags, 500});
    if (noun == "session")
        all.push_back({"session plan", "CLIENT DATE", "book a session: \"fri 14:00\"", Needs::writing, plan_session, plan_flags, 2});
    if (noun == "goal") {
        replace(all, "add", add_goal).own_flags = goal_flags;
        replace(all, "list", goal_list).own_flags = goal_list_flags;
        all.push_back({"goal review", "GOAL|CLIENT", "keep, adjust, met or close; asks on a terminal", Needs::writing,
                       review_goal, review_flags, 1});
        all.push_back({"goal attainment", "CLIENT", "T-score of goal attainment scaling, mean movement of the ratings", Needs::reading, goal_attainment, no_flags, 1});
    }
    if (noun == "referral") {
        replace(all, "show", show_referral);
        replace(all, "reopen", reopen_referral).own_flags = reopen_flags;
        all.push_back({"referral intake", "NAME", "a new person and the referral in one", Needs::writing, intake_referral, intake_flags, 1});
        all.push_back({"referral triage", "REFERRAL|CLIENT", "is coaching the right help: each rule, and whom they point to", Needs::reading, referral_triage, no_flags, 1});
        all.push_back({"referral waiting", "", "who waits for a decision, a booking, the first session", Needs::reading, referral_waiting,
                       [] { return std::vector<Flag>{{"exit-code", "", "exit 1 when somebody waits past the target"}}; }, 0});
        all.push_back({"referral inbox", "", "what waits for a decision, the most urgent and oldest first", Needs::reading, referral_inbox,
                       [] { return std::vector<Flag>{{"exit-code", "", "exit 1 when something waits"}}; }, 0});
        all.push_back({"referral message", "REFERRAL|CLIENT", "a letter back to whoever referred; written, not sent", Needs::reading, referral_message,
                       [] {
                           return std::vector<Flag>{{"language", "XX", "from letters/referral.XX.txt beside the config"}, {"without-name", "", "initials and our codes alone"},
                                                    {"template", "", "the template as it stands, to change it"}, {"out", "FILE", "write to a file, whole or not at all"}};
                       }, 1});
        all.push_back({"referral decide", "REFERRAL|CLIENT DECISION", "accepted, redirected, declined, more-information", Needs::writing, decide_referral,
                       [] {
                           return with(flags_of("referral", {"because", "decision_reason", "role", "decided_by", "decided_on"}), {{"again", "", "change a decision that was made"}});
                       }, 2});
    }
    if (noun == "onward")
        all.push_back({"onward due", "", "who to ask whether they went", Needs::reading, onward_due,
                       [] { return std::vector<Flag>{{"exit-code", "", "exit 1 when there is somebody to ask"}}; }, 0});
    if (noun == "practice") all.push_back({"practice cover", "[DAY]", "who is on for each practice that day", Needs::reading, practice_cover, no_flags, 1});
    if (noun == "concern") {
        replace(all, "add", add_concern);
        replace(all, "show", show_concern);
        all.push_back({"concern tell", "CONCERN WHO", "you told somebody: who, in what role, by which route, when", Needs::writing, tell_concern, step_flags, 2});
        all.push_back({"concern acknowledge", "CONCERN WHO", "a named person has taken note of it", Needs::writing, acknowledge_concern, step_flags, 2});
        all.push_back({"concern step", "CONCERN TEXT", "what was done next; --correction for what was written wrongly", Needs::writing, step_concern,
                       [] {
                           return with(step_flags(), {{"correction", "", "puts right what was written before"}});
                       }, 2});
    }
    if (noun != "measure") return;
    Command& adding = replace(all, "add", add_measure);
    adding.words = "CLIENT|GOAL INSTRUMENT";
    adding.own_flags = measure_flags;
    replace(all, "edit", edit_measure).own_flags = measure_flags;
    all.push_back({"measure trend", "CLIENT|GOAL INSTRUMENT", "the scores over time: a line, a chart, or data with -o csv", Needs::reading,
                   measure_trend, [] { return std::vector<Flag>{{"scale", "NAME", "one of its results only"}}; }, 2});
    all.push_back({"measure due", "[CLIENT]", "whom to measure again", Needs::reading, measures_due, [] {
                       return std::vector<Flag>{{"due", "DATE", "due by this day (today)"}, {"instrument", "TEXT", "this one only"},
                                                {"never", "", "those who were never measured too"}, {"exit-code", "", "exit 1 when one is due"}};
                   }, 1});
    all.push_back({"measure kinds", "", "the instruments of the config", Needs::config, measure_kinds, no_flags, 0});
    all.push_back({"measure explain", "INSTRUMENT", "how one is scored, its bands, its licence", Needs::config,
                   measure_explain, no_flags, 1});
}

}  // namespace caseload
