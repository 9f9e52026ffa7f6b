// SPDX-License-Identifier: MIT
#include "groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "caseload/coaching.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "fill.hpp"
#include "rule_parts.hpp"
#include "rules.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

struct Room {
    std::int64_t places = 0;  ///< 0: as many as come
    std::int64_t taken = 0;   ///< members, and those for whom a place is kept
    std::int64_t waiting = 0; ///< for whom none is
    bool is_free() const { return places == 0 || taken < places; }
};

Room room_in(const Desk& desk, const Record& group) {
    const Row row = desk.store().rows("lists/groups#room", {{"group", group.id}}).at(0);
    return {group.whole("places"), whole_of(row[0]), whole_of(row[1])};
}

std::optional<Record> open_membership(const Desk& desk, std::int64_t client, std::int64_t group) {
    const auto rows = desk.store().rows("lists/groups#open_of", {{"client", client}, {"group", group}});
    if (rows.empty()) return {};
    return desk.store().load(noun("membership"), whole_of(rows[0][0]));
}

// Which place in the line of those who wait, from 1; those for whom a place is kept stand before it.
std::int64_t place_in_line(const Desk& desk, const Record& membership) {
    std::int64_t place = 0;
    for (const auto& row : desk.store().rows("lists/groups#waiting", {{"group", membership.at("group")}})) {
        place += !is_known(row[5]);
        if (text_of(row[1]) == membership.code) return place;
    }
    return place;
}

std::string room_words(const Room& room) {
    return room.places == 0 ? "" : fmt::format("{} of {} places taken{}", room.taken, room.places, room.waiting == 0 ? "" : fmt::format(", {} waiting", room.waiting));
}

}  // namespace

void offer_places(Desk& desk, const Record& group, Document& document) {
    if (group.has("closed_on")) return;
    for (Room room = room_in(desk, group); room.is_free() && room.waiting > 0; room = room_in(desk, group)) {
        const auto line = desk.store().rows("lists/groups#waiting", {{"group", group.id}});
        const auto next = std::ranges::find_if(line, [](const Row& row) { return !is_known(row[5]); });
        if (next == line.end()) return;
        const Record before = resolve_record(desk, noun("membership"), text_of((*next)[1]));
        Record after = before;
        after.at("offered_on") = desk.today().iso();
        desk.store().update(before, after);
        document.codes.push_back(after.code);
        document.say(fmt::format("{}: a place is kept for {} {}, who waited since {}. Ask; then caseload group join {} {}, or group leave {} {} --outcome place-declined",
                                 after.code, text_of((*next)[2]), text_of((*next)[3]), day_words(after.text("asked_on")), text_of((*next)[2]), group.code, text_of((*next)[2]), group.code));
    }
}

namespace {

// Who waited takes the place: one that is kept, or one that is free and theirs by turn.
Document take_place(Desk& desk, const Record& group, const Record& before, const std::string& day, const Input& input) {
    const auto person = desk.store().name_of(noun("client"), before.whole("client")).code;
    if (before.has("joined_on"))
        throw Error(Kind::refused, fmt::format("{} is in {} since {}", person, group.code, day_words(before.text("joined_on"))), {},
                    fmt::format("caseload group show {}", group.code));
    const Room room = room_in(desk, group);
    const auto place = place_in_line(desk, before);
    if (!before.has("offered_on") && !(room.is_free() && place == 1))
        throw Error(Kind::refused, fmt::format("{} waits for {} already, at place {}: {}", person, group.code, place, room_words(room)),
                    "more places: caseload group edit --places", fmt::format("caseload group show {}", group.code));
    Record after = before;
    after.at("joined_on") = day;
    Problems problems;
    apply_rules(desk, after, &before, input, problems);
    problems.raise(Kind::refused);
    desk.store().update(before, after);
    auto document = change_document(desk, "joined", after, {"group", "joined_on"});
    if (const auto words = room_words(room_in(desk, group)); !words.empty()) document.say(words);
    return document;
}

}  // namespace

Document join_group(Desk& desk, const Input& input) {
    if (input.words.size() < 2) throw Error(Kind::usage, "group join needs a person and a group", {}, "caseload group join C-014 GR-1");
    Record record = filled(desk, noun("membership"), input);
    const Record group = desk.store().load(noun("group"), record.whole("group"));
    if (const auto before = open_membership(desk, record.whole("client"), group.id)) return take_place(desk, group, *before, record.text("asked_on"), input);
    const Room room = room_in(desk, group);
    const bool joins = room.is_free() && room.waiting == 0;
    if (joins) record.at("joined_on") = record.at("asked_on");
    Problems problems;
    apply_rules(desk, record, nullptr, input, problems);
    problems.raise(Kind::refused);
    desk.store().insert(record);
    auto document = joins ? change_document(desk, "joined", record, {"group", "joined_on"}) : change_document(desk, "waits", record);
    if (!joins) offer_places(desk, group, document);
    const auto words = room_words(room_in(desk, group));
    if (!joins) document.say(fmt::format("Place {} in the line. {}.", place_in_line(desk, record), words), Tone::strong);
    else if (!words.empty()) document.say(words);
    return document;
}

Document leave_group(Desk& desk, const Input& input) {
    if (input.words.size() < 2) throw Error(Kind::usage, "group leave needs a person and a group", {}, "caseload group leave C-014 GR-1 --outcome finished");
    if (!input.has("outcome"))
        throw Error(Kind::usage, "group leave needs --outcome", "one of " + join(desk.config().vocabulary("membership_outcome")->keys(), ", "));
    const Record group = resolve_record(desk, noun("group"), input.words[1]);
    const Record client = resolve_record(desk, noun("client"), input.words[0]);
    const auto before = open_membership(desk, client.id, group.id);
    if (!before) throw Error(Kind::refused, fmt::format("{} is not in {} and does not wait for it", client.code, group.code), {}, fmt::format("caseload group show {}", group.code));
    Input change = input;
    change.words.clear();
    if (input.words.size() > 2 && input.has("left_on")) throw Error(Kind::usage, "the day is given twice: as a word and as --left-on");
    if (!change.has("left_on")) change.flags["left_on"] = {input.words.size() > 2 ? input.words[2] : desk.today().iso()};
    Record after = *before;
    Problems problems;
    fill_given(desk, after, change, Sense::past, problems);
    problems.raise(Kind::refused);
    apply_rules(desk, after, &*before, input, problems);
    problems.raise(Kind::refused);
    auto document = change_document(desk, before->has("joined_on") ? "left" : "no longer waits", after, desk.store().update(*before, after));
    offer_places(desk, group, document);
    return document;
}

Document edit_group(Desk& desk, const Input& input) {
    auto document = edit_record(desk, noun("group"), input);
    if (document.codes.empty() || !input.has("places")) return document;
    const Record group = resolve_record(desk, noun("group"), document.codes.front());
    offer_places(desk, group, document);
    const Room room = room_in(desk, group);
    if (room.places > 0 && room.taken > room.places) document.say(fmt::format("{}: nobody leaves by it.", room_words(room)), Tone::warning);
    return document;
}

// Nobody leaves unseen with a group that ends: who is still in it, or waits for it, is named.
Document close_group(Desk& desk, const Input& input) {
    auto document = close_record(desk, noun("group"), input);
    const Record group = resolve_record(desk, noun("group"), document.codes.front());
    std::vector<std::string> codes;
    desk.store().each("lists/groups#left_behind", {{"group", group.id}}, [&](const Row& row) { codes.push_back(text_of(row[0])); });
    if (!codes.empty())
        document.say(fmt::format("Still in it, or waiting: {}. For each: caseload group leave {} {} --outcome WORD", join(codes, ", "), codes.front(), group.code), Tone::warning);
    return document;
}

Document group_list(Desk& desk, const Input& input) {
    auto document = list_records(desk, noun("group"), input);
    Table& table = std::get<Table>(document.blocks.back());
    std::map<std::string, Row> counts;
    desk.store().each("lists/groups#counts", {}, [&](const Row& row) { counts.emplace(text_of(row[0]), row); });
    table.columns.push_back({"members", "MEMBERS", CellType::whole});
    table.columns.push_back({"waiting", "WAITING", CellType::whole});
    for (auto& row : table.rows) {
        const auto found = counts.find(text_of(row[0]));
        row.push_back(found == counts.end() ? Value{} : found->second[1]);
        row.push_back(found == counts.end() ? Value{} : found->second[2]);
    }
    return document;
}

Document show_group(Desk& desk, const Input& input) {
    auto document = show_record(desk, noun("group"), input);
    const Record group = resolve_record(desk, noun("group"), document.codes.front());
    if (const auto words = room_words(room_in(desk, group)); !words.empty()) document.say(words);
    for (const auto* name : {"members", "waiting", "met"}) {
        Table table = desk.store().table(fmt::format("lists/groups#{}", name), {{"group", group.id}});
        table.name = name;
        if (table.rows.empty()) table.audience = Audience::machine;
        document.add(std::move(table));
    }
    return document;
}

namespace {

std::string brief(const Desk& desk, const Value& iso) {
    const auto day = Date::from_iso(text_of(iso));
    return day ? day->brief(desk.today()) : "";
}

// "2026-12-01 10:00" as "Tue 1 Dec 10:00".
std::string next_words(const Desk& desk, const std::string& moment) {
    const auto day = Date::from_iso(moment.substr(0, 10));
    return day ? day->words().substr(0, 4) + day->brief(desk.today()) + moment.substr(10) : moment;
}

}  // namespace

std::string groups_words(const Desk& desk, std::int64_t client) {
    std::vector<std::string> all;
    desk.store().each("lists/groups#of", {{"client", client}, {"today", desk.today().iso()}}, [&](const Row& row) {
        if (is_known(row[5])) return;  // left
        const std::string name = text_of(row[1]);
        if (is_known(row[4])) all.push_back(fmt::format("{} since {}, came {} of {}", name, brief(desk, row[4]), whole_of(row[6]), whole_of(row[6]) + whole_of(row[7])) + (is_known(row[8]) ? ", next " + next_words(desk, text_of(row[8])) : ""));
        else if (is_known(row[3])) all.push_back(fmt::format("{}: a place is kept since {}", name, brief(desk, row[3])));
        else all.push_back(fmt::format("waits for {} since {}", name, brief(desk, row[2])));
    });
    return join(all, " · ");
}

std::string interventions_words(const Desk& desk, std::int64_t client) {
    std::vector<std::string> all;
    desk.store().each("lists/interventions#of", {{"client", client}}, [&](const Row& row) {
        if (is_known(row[6])) return;  // ended
        const std::string label = label_of(desk, "intervention", text_of(row[1]));
        if (is_known(row[5])) all.push_back(fmt::format("{} since {}", label, brief(desk, row[5])));
        else if (is_known(row[4])) all.push_back(fmt::format("{}: accepted {}, not begun", label, brief(desk, row[4])));
        else all.push_back(fmt::format("{}: offered {}, not answered", label, brief(desk, row[3])));
    });
    return join(all, " · ");
}

}  // namespace caseload
