// SPDX-License-Identifier: MIT
// The multidisciplinary team: what to bring, what was decided, who does what, and asking after it.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "caseload/coaching.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/use_cases.hpp"
#include "concerns.hpp"
#include "owed.hpp"
#include "priority.hpp"
#include "rules.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {

namespace {

// What is owed of one kind, in the words of the config.
void add_owed(const Desk& desk, const std::string& query, const Parameters& parameters, Table& table) {
    desk.store().each(query, parameters, [&](const Row& row) {
        table.rows.push_back(row);
        auto& added = table.rows.back();
        const std::string what = text_of(row[2]);
        if (what.starts_with("offer") || what.starts_with("accepted")) added[7] = label_of(desk, "intervention", text_of(row[7]));
        if (what == "action" && is_known(row[6])) added[6] = label_of(desk, "action_owner", text_of(row[6]));
    });
}

Table owing(Desk& desk, const Value& most) {
    auto parameters = day_parameters(desk);
    const Settings& settings = desk.config().settings;
    for (const auto& [name, value] : {std::pair{"answer_days", settings.answer_days}, {"start_days", settings.start_days}, {"decide_days", settings.decide_days}})
        parameters[name] = std::int64_t{value};
    parameters["most"] = most;
    Table table = desk.store().heading("lists/owed#sessions");
    table.name = "owed";
    const Table any = desk.store().table("lists/owed#any", parameters);
    for (std::size_t kind = 0; kind < any.columns.size(); ++kind)
        if (whole_of(any.rows.at(0)[kind]) != 0) add_owed(desk, "lists/owed#" + any.columns[kind].name, parameters, table);
    if (!is_known(most)) add_owed(desk, "lists/owed#reviews", parameters, table);
    std::ranges::sort(table.rows, {}, [](const Row& row) { return std::tuple(text_of(row[0]), text_of(row[2]), text_of(row[3])); });
    return table;
}

}  // namespace

Table owed_table(Desk& desk) { return owing(desk, {}); }

Table owed_today(Desk& desk, std::int64_t most) {
    Table table = owing(desk, most + 1);
    if (table.rows.size() > static_cast<std::size_t>(most)) table.rows.resize(static_cast<std::size_t>(most) + 1);
    return table;
}

Document owed(Desk& desk, const Input& input) {
    Document document;
    concerns_first(desk, document);
    Table table = owed_table(desk);
    table.when_empty = "Nothing is owed.";
    for (const auto& row : table.rows) document.codes.push_back(text_of(row[3]));
    document.findings = input.has("exit_code") && !table.rows.empty();
    return document.add(std::move(table));
}

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
