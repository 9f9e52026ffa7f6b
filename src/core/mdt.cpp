// SPDX-License-Identifier: MIT
// The multidisciplinary team: what to bring, what was decided, who does what, and asking after it.
#include <fmt/format.h>

#include "caseload/coaching.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/use_cases.hpp"
#include "rules.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {

Document mdt_agenda(Desk& desk, const Input& input) {
    Parameters parameters{{"practice", input.words.empty() ? Value{} : Value{resolve(desk, noun("practice"), input.words[0])}}};
    Document document;
    Table open = desk.store().table("lists/mdt#open", parameters);
    open.name = "items";
    open.when_empty = "Nothing waits for the team.";
    for (const auto& row : open.rows) document.codes.push_back(text_of(row[1]));
    document.add(std::move(open));
    Table actions = desk.store().table("lists/mdt#actions", parameters);
    actions.name = "actions";
    for (auto& row : actions.rows) row[4] = is_known(row[4]) ? Value{label_of(desk, "action_owner", text_of(row[4]))} : Value{};
    if (actions.rows.empty()) actions.audience = Audience::machine;
    return document.add(std::move(actions));
}

namespace {

// What somebody said they would do about it: inside the service or outside of it.
std::string add_action(Desk& desk, const Record& item, const Input& input) {
    Input action;
    action.command = "action add";
    action.flags["client"] = {desk.store().name_of(noun("client"), item.whole("client")).code};
    action.flags["text"] = {input.one("action")};
    action.flags["mdt"] = {item.code};
    for (const auto* flag : {"owner", "owner_name", "due_on"})
        if (input.has(flag)) action.flags[flag] = input.all(flag);
    return add_record(desk, noun("action"), action).codes.front();
}

}  // namespace

Document decide_mdt(Desk& desk, const Input& input) {
    if (input.words.size() < 2)
        throw Error(Kind::usage, "mdt decide needs the item and what was decided", {}, "caseload mdt decide MD-1 \"try a walking group\"");
    if (!input.has("action") && (input.has("owner") || input.has("owner_name") || input.has("due_on")))
        throw Error(Kind::usage, "--owner, --owner-name and --due-on go with --action", "what they are to do");
    const Record item = resolve_record(desk, noun("mdt"), input.words[0]);
    Input close;
    close.command = "mdt close";
    close.words = {item.code};
    close.flags["decision"] = {input.words[1]};
    for (const auto* flag : {"decided_by", "closed_on"})
        if (input.has(flag)) close.flags[flag] = input.all(flag);
    auto document = close_record(desk, noun("mdt"), close);
    if (!input.has("action")) return document;
    const std::string code = add_action(desk, item, input);
    document.codes.push_back(code);
    return document.say(fmt::format("with {}", code));
}

Document chase_action(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which action?", {}, "caseload action list");
    const Record before = resolve_record(desk, noun("action"), input.words[0]);
    if (before.has("closed_on")) throw Error(Kind::refused, fmt::format("{} is closed", before.code));
    Input edit = input;
    edit.command = "action edit";
    edit.flags["chased_on"] = {input.one("chased_on", desk.today().iso())};
    if (input.has("note") && before.has("note")) edit.flags["note"] = {before.text("note") + "\n" + input.one("note")};
    auto document = edit_record(desk, noun("action"), edit);
    if (!input.has("due_on") && before.has("due_on") && before.text("due_on") <= desk.today().iso())
        document.say("It is asked after again tomorrow; --due-on 1w says by when now.");
    return document;
}

}  // namespace caseload
