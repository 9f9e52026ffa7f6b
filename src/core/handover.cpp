// SPDX-License-Identifier: MIT
// handover: one person, or everybody, goes to somebody else: a summary to read, open actions moved, and a record that it was done.
#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "concerns.hpp"
#include "fill.hpp"
#include "people.hpp"
#include "rules.hpp"
#include "target.hpp"

namespace caseload {
namespace {

constexpr std::string_view mine = "me", others = "other";  // words of [vocabulary.action_owner]

// What was mine to do is the other's now.
std::vector<std::string> move_actions(Desk& desk, const Record& client, const std::string& to) {
    std::vector<std::string> codes;
    for (const auto& row : desk.store().rows("lists/handover#actions", {{"client", client.id}, {"owner", std::string(mine)}, {"named", std::int64_t{0}}})) {
        const Record before = desk.store().load(noun("action"), whole_of(row[1]));
        Record after = before;
        after.at("owner") = std::string(others);
        after.at("owner_name") = to;
        desk.store().update(before, after);
        codes.push_back(before.code);
    }
    return codes;
}

Record kept_handover(Desk& desk, const Record& client, const std::string& to, const Input& input) {
    Record handover(noun("handover"));
    Problems problems;
    Input given;
    given.command = input.command;
    given.flags["date"] = {input.one("date", "today")};
    if (input.has("note")) given.flags["note"] = {input.one("note")};
    fill_given(desk, handover, given, Sense::past, problems);
    handover.at("client") = client.id;
    handover.at("from_who") = client.has("coach") ? client.text("coach") : coach_of(desk);
    handover.at("to_who") = to;
    if (to == handover.text("from_who")) throw Error(Kind::refused, fmt::format("{} is coached by whom --to names already", client.code));
    apply_rules(desk, handover, nullptr, given, problems);
    problems.raise(Kind::refused);
    desk.store().insert(handover);
    return handover;
}

void hand_over(Desk& desk, const std::string& code, const std::string& to, const Input& input, Document& document) {
    const Record before = resolve_record(desk, noun("client"), code);
    if (before.has("closed_on")) throw Error(Kind::refused, fmt::format("{} left the caseload", before.code));
    const Record handover = kept_handover(desk, before, to, input);
    const auto moved = move_actions(desk, before, to);
    Record after = before;
    after.at("coach") = to;
    desk.store().update(before, after);
    Input show;
    show.words = {before.code};
    document.say("");
    for (auto& block : client_show(desk, show).blocks) {
        if (auto* table = std::get_if<Table>(&block)) table->name = before.code + "_" + table->name;
        document.blocks.push_back(std::move(block));
    }
    document.say(fmt::format("{}: handed over to {} on {}.{}", handover.code, to, Date::from_iso(handover.text("date")).value_or(desk.today()).words(),
                             moved.empty() ? "" : fmt::format(" Moved: {}.", join(moved, ", "))));
    document.codes.push_back(before.code);
}

}  // namespace

Document handover(Desk& desk, const Input& input) {
    if (input.has("all") == !input.words.empty()) throw Error(Kind::usage, "hand over whom? a client, or --all", {}, "caseload handover C-014 --to NAME");
    if (!input.has("to")) throw Error(Kind::usage, "handover needs --to", "a name, or the code of a professional");
    const std::string to = named_person(desk, input.one("to"));
    std::vector<std::string> codes = input.words;
    const std::string from = input.has("from") ? named_person(desk, input.one("from")) : coach_of(desk);
    if (input.has("all"))
        for (const auto& row : desk.store().rows("lists/handover#clients", {{"today", desk.today().iso()}, {"own", coach_of(desk)}, {"coach", from}}))
            codes.push_back(text_of(row[0]));
    if (codes.empty()) throw Error(Kind::refused, "there is nobody to hand over", "--from NAME hands over another coach's people");
    Document document, people;
    for (const auto& code : codes) hand_over(desk, code, to, input, people);
    document.say(fmt::format("Handover to {}, {}: {}", to, desk.today().words(), count_of(static_cast<std::int64_t>(codes.size()), "person", "people")), Tone::heading);
    concerns_first(desk, document);
    document.say("This holds what is known of them. caseload tells nobody: give it to whom it is for, and to nobody else.", Tone::warning);
    for (auto& block : people.blocks) document.blocks.push_back(std::move(block));
    document.codes = std::move(people.codes);
    return document;
}

}  // namespace caseload
