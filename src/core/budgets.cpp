// SPDX-License-Identifier: MIT
// Personal health budgets: explored, requested, agreed or refused, looked at again, and what came of it.
#include <fmt/format.h>

#include "caseload/coaching.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/use_cases.hpp"
#include "fill.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

Record open_budget(const Desk& desk, const Input& input, const char* verb, const char* second) {
    if (input.words.size() < 2)
        throw Error(Kind::usage, fmt::format("budget {} needs a budget and {}", verb, second), {}, fmt::format("caseload budget {} BU-1 {}", verb, second));
    const Record budget = resolve_record(desk, noun("budget"), input.words[0]);
    if (budget.has("closed_on")) throw Error(Kind::refused, fmt::format("{} is closed", budget.code), {}, fmt::format("caseload budget reopen {}", budget.code));
    return budget;
}

// The second word is a field of its own; the rest are flags of the record.
Input as_edit(const Input& input, const std::string& field) {
    Input edit = input;
    edit.words.resize(1);
    if (edit.has(field)) throw Error(Kind::usage, fmt::format("{} is given twice: as a word and as {}", field, flag_of(field)));
    edit.flags[field] = {input.words[1]};
    return edit;
}

}  // namespace

Document request_budget(Desk& desk, const Input& input) {
    const Record budget = open_budget(desk, input, "request", "350");
    if (budget.has("decision")) throw Error(Kind::refused, fmt::format("{} is decided already", budget.code), "a further request is a budget of its own");
    Input edit = as_edit(input, "requested");
    if (!edit.has("requested_on")) edit.flags["requested_on"] = {desk.today().iso()};
    return edit_record(desk, noun("budget"), edit);
}

Document decide_budget(Desk& desk, const Input& input) {
    const Record budget = open_budget(desk, input, "decide", "agreed");
    if (budget.has("decision") && !input.has("again"))
        throw Error(Kind::refused, fmt::format("{} is decided already", budget.code), "--again changes a decision that was made");
    Input edit = as_edit(input, "decision");
    edit.flags.erase("again");
    if (!edit.has("decided_on")) edit.flags["decided_on"] = {desk.today().iso()};
    const std::string word = read_word(desk, "budget_decision", "decision", input.words[1]);
    const bool yes = desk.config().word("budget_decision", word)->counts_as == "yes";
    Problems problems;
    if (yes && !edit.has("agreed")) problems.add("budget decide needs --agreed", "the pounds that were agreed");
    if (yes && !edit.has("review_on") && !budget.has("review_on")) problems.add("budget decide needs --review-on", "when you look at what came of it");
    problems.raise(Kind::usage);
    auto document = edit_record(desk, noun("budget"), edit);
    if (!yes) document.say(fmt::format("It stays open until you close it: caseload budget close {} --outcome refused --came-of-it \"...\"", budget.code));
    return document;
}

}  // namespace caseload
