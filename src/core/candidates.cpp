// SPDX-License-Identifier: MIT
// screen invite and screen answer: what the coach did, and what people said. Who is interested becomes a person with a referral.
#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "fill.hpp"
#include "rules.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

Record candidate_of(const Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which candidate?", {}, "caseload candidate list");
    return resolve_record(desk, noun("candidate"), input.words[0]);
}

Record invited(const Desk& desk, const Record& before, const Input& input) {
    Record after = before;
    Problems problems;
    Input given;
    given.command = input.command;
    given.flags["invited_on"] = {input.one("date", "today")};
    given.flags["route"] = {input.one("route")};
    fill_given(desk, after, given, Sense::past, problems);
    apply_rules(desk, after, &before, given, problems);
    problems.raise(Kind::refused);
    return after;
}

bool counts_as(const Desk& desk, const std::string& answer, std::string_view what) {
    const Word* word = desk.config().word("screen_answer", answer);
    return word && word->counts_as == what;
}

std::vector<std::string> to_invite(const Desk& desk, const Input& input) {
    if (input.has("all") == !input.words.empty()) throw Error(Kind::usage, "whom to invite? codes, or --all", {}, "caseload candidate list");
    std::vector<std::string> codes = input.words;
    if (input.has("all"))
        for (const auto& row : desk.store().rows("lists/screening#to_invite")) codes.push_back(text_of(row[0]));
    return codes;
}

// Interested: the person comes onto the caseload with a referral that says where it came from.
void take_in(Desk& desk, Record& candidate, Document& document) {
    Input person;
    person.command = "referral intake";
    person.words = {candidate.text("name")};
    for (const auto* field : {"nhs_number", "birth_date", "gender", "ethnicity", "phone"})
        if (candidate.has(field)) person.flags[field] = {candidate.text(field)};
    if (candidate.has("practice")) person.flags["practice"] = {desk.store().name_of(noun("practice"), candidate.whole("practice")).code};
    person.flags["source"] = {"screening"};
    if (candidate.has("reasons_for")) person.flags["reason"] = {candidate.text("reasons_for")};
    const auto taken = intake_referral(desk, person);
    for (const auto& block : taken.blocks) document.blocks.push_back(block);
    for (const auto& code : taken.codes) document.codes.push_back(code);
    candidate.at("client") = resolve(desk, noun("client"), taken.codes.back());
}

}  // namespace

Document screen_invite(Desk& desk, const Input& input) {
    Document document;
    if (!input.has("route")) throw Error(Kind::usage, "screen invite needs --route", join(desk.config().vocabulary("contact_preference")->keys(), ", "));
    Table table;
    table.name = "invited";
    table.columns = {{"candidate", "CODE", CellType::code}, {"person", "PERSON", CellType::text, 0, Audience::both, true}, {"route", "ROUTE"}, {"invited_on", "INVITED", CellType::date}};
    Problems problems;
    for (const auto& code : to_invite(desk, input)) {
        const Record before = resolve_record(desk, noun("candidate"), code);
        if (counts_as(desk, before.text("answer"), "never")) {
            problems.add(fmt::format("{} does not want to be asked: {}", before.code, label_of(desk, "screen_answer", before.text("answer"))));
            continue;
        }
        const Record after = invited(desk, before, input);
        desk.store().update(before, after);
        table.rows.push_back({after.code, after.at("name"), after.at("route"), after.at("invited_on")});
        document.codes.push_back(after.code);
    }
    problems.raise(Kind::refused);
    show_words(desk, noun("candidate"), table, {{2, "route"}});
    table.when_empty = "Everybody was invited already.";
    const auto many = static_cast<std::int64_t>(table.rows.size());
    document.add(std::move(table));
    if (many > 0) document.say(fmt::format("{} kept as invited: caseload sends nothing itself. What they say: caseload screen answer {} WORD", many, document.codes.front()), Tone::faint);
    return document;
}

Document screen_answer(Desk& desk, const Input& input) {
    const Record before = candidate_of(desk, input);
    const auto words = desk.config().vocabulary("screen_answer")->keys();
    if (input.words.size() < 2) throw Error(Kind::usage, "screen answer needs what was said", join(words, ", "), fmt::format("caseload screen answer {} {}", before.code, words.front()));
    if (before.has("client")) throw Error(Kind::refused, fmt::format("{} is on the caseload: {}", before.code, desk.store().name_of(noun("client"), before.whole("client")).code));
    Record after = before;
    Problems problems;
    Input given;
    given.command = input.command;
    given.flags["answer"] = {input.words[1]};
    given.flags["answered_on"] = {input.one("date", "today")};
    if (input.has("note")) given.flags["note"] = {input.one("note")};
    fill_given(desk, after, given, Sense::past, problems);
    problems.raise(Kind::refused);
    apply_rules(desk, after, &before, given, problems);
    problems.raise(Kind::refused);
    Document document;
    if (counts_as(desk, after.text("answer"), "refer")) {
        if (!after.has("name")) throw Error(Kind::refused, fmt::format("{} has no name", after.code), {}, fmt::format("caseload candidate edit {} --name NAME", after.code));
        take_in(desk, after, document);
    }
    desk.store().update(before, after);
    auto change = change_document(desk, "answered", after, {"name", "answer", "answered_on"});
    for (auto& block : document.blocks) change.blocks.push_back(std::move(block));
    for (const auto& code : document.codes) change.codes.push_back(code);
    return change;
}

}  // namespace caseload
