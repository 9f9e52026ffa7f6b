// SPDX-License-Identifier: MIT
// A time that a group met: one record of it, and everybody's attendance as a session of their own.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "caseload/coaching.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "fill.hpp"
#include "programmes.hpp"
#include "rule_parts.hpp"
#include "rules.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

// What an attendance shares with the time that the group met.
constexpr std::string_view shared[] = {"group", "date", "time", "minutes", "kind", "mode", "topics", "techniques"};

struct Said {
    Named person;
    std::string outcome;
};

const std::string& outcome_word(const Desk& desk, const char* counts_as) {
    if (const Word* word = desk.config().vocabulary("attendance")->counting_as(counts_as)) return word->key;
    throw Error(Kind::setup, fmt::format("no word of [vocabulary.attendance] counts as {}", counts_as));
}

bool names(const std::vector<Said>& all, std::int64_t client) {
    return std::ranges::any_of(all, [&](const Said& said) { return said.person.id == client; });
}

// --attended C-1,C-2 --missed C-3 --cancelled C-4, and with --rest WORD everybody else of the group.
std::vector<Said> said_of(const Desk& desk, const Input& input, const Record& meeting) {
    std::vector<Said> all;
    Problems problems;
    for (const auto& [flag, counts_as] : {std::pair{"attended", "attended"}, std::pair{"missed", "did-not-attend"}, std::pair{"cancelled", "cancelled"}})
        for (const auto& words : input.all(flag))
            for (const auto& word : split(words, ',')) {
                if (trim(word).empty()) continue;
                const auto id = resolve(desk, noun("client"), word);
                const auto person = desk.store().name_of(noun("client"), id);
                if (names(all, id)) problems.add(fmt::format("{} is named twice", person.code));
                all.push_back({person, outcome_word(desk, counts_as)});
            }
    problems.raise(Kind::usage);
    if (!input.has("rest")) return all;
    const auto word = read_word(desk, "attendance", "--rest", input.one("rest"));
    for (const auto& row : desk.store().rows("lists/groups#members_on", {{"group", meeting.at("group")}, {"date", meeting.at("date")}, {"meeting", meeting.id}}))
        if (!names(all, whole_of(row[0]))) all.push_back({desk.store().name_of(noun("client"), whole_of(row[0])), word});
    return all;
}

// The group meets once a day, or once at each time: what is planned for it, or was logged.
std::optional<Record> that_days(const Desk& desk, const Record& meeting) {
    const auto rows = desk.store().rows("lists/groups#met_on", {{"group", meeting.at("group")}, {"date", meeting.at("date")}, {"time", meeting.at("time")}});
    if (rows.empty()) return {};
    return resolve_record(desk, noun("group-session"), text_of(rows[0][0]));
}

void take_mode(const Desk& desk, Record& meeting) {
    if (!meeting.has("mode") && desk.config().word("mode", "group")) meeting.at("mode") = std::string("group");
}

// What was planned has now happened: one record, not two.
Record held(Desk& desk, const Record& planned, const Input& input) {
    Record after = planned;
    Problems problems;
    Input flags = input;
    flags.words.clear();
    fill_given(desk, after, flags, Sense::past, problems);
    after.at("state") = std::string("happened");
    after.at("recorded_on") = desk.today().iso();
    apply_rules(desk, after, &planned, input, problems);
    problems.raise(Kind::refused);
    desk.store().update(planned, after);
    return after;
}

Record new_meeting(Desk& desk, const Input& input, Sense sense, std::string_view state) {
    Record meeting = filled(desk, noun("group-session"), input, sense);
    meeting.at("state") = std::string(state);
    take_mode(desk, meeting);
    if (const auto there = that_days(desk, meeting)) {
        if (there->text("state") == "planned" && state == "happened") return held(desk, *there, input);
        throw Error(Kind::refused, fmt::format("{} is that day's", there->code), "who was left out is added to it; a second time that day has its --time",
                    fmt::format("caseload group session {} --attended C-1", there->code));
    }
    Problems problems;
    apply_rules(desk, meeting, nullptr, input, problems);
    problems.raise(Kind::refused);
    desk.store().insert(meeting);
    return meeting;
}

Record known_meeting(Desk& desk, const Input& input) {
    const Record meeting = resolve_record(desk, noun("group-session"), input.words[0]);
    if (meeting.text("state") == "planned") return held(desk, meeting, input);
    if (meeting.has("attendance")) throw Error(Kind::refused, fmt::format("{} was called off", meeting.code), {}, fmt::format("caseload group-session edit {} --outcome ''", meeting.code));
    for (const auto& [flag, values] : input.flags)
        if (noun("group-session").use(flag))
            throw Error(Kind::usage, fmt::format("{} is no attendance", flag_of(flag)), "what stands of the meeting itself is edited", fmt::format("caseload group-session edit {}", meeting.code));
    return meeting;
}

Record attendance_of(const Desk& desk, const Record& meeting, const Said& said, Problems& problems) {
    Record one(noun("session"));
    for (const auto field : shared) one.at(field) = meeting.at(field);
    one.at("client") = said.person.id;
    one.at("state") = std::string("happened");
    one.at("outcome") = said.outcome;
    one.at("group_session") = meeting.id;
    for (const auto& row : desk.store().rows("lists/groups#attendances", {{"meeting", meeting.id}}))
        if (text_of(row[1]) == said.person.code)
            problems.add(fmt::format("{} stands in {} already: {}", said.person.code, meeting.code, text_of(row[0])), {}, fmt::format("caseload session edit {} --outcome WORD", text_of(row[0])));
    Problems found;
    apply_rules(desk, one, nullptr, {}, found);
    for (auto problem : found.all()) {
        if (!problem.what.starts_with(said.person.code)) problem.what = fmt::format("{}: {}", said.person.code, problem.what);
        problems.add(std::move(problem));
    }
    return one;
}

Table attendance_table(const Desk& desk, const std::vector<Record>& sessions) {
    Table table;
    table.name = "attendance";
    table.columns = {{"session", "SESSION", CellType::code}, {"client", "CODE", CellType::code}, {"person", "PERSON", CellType::text, 0, Audience::both, true}, {"outcome", "OUTCOME"}};
    for (const auto& one : sessions) {
        const auto person = desk.store().name_of(noun("client"), one.whole("client"));
        table.rows.push_back({one.code, person.code, person.name, label_of(desk, "attendance", one.text("outcome"))});
    }
    return table;
}

void tell_missed(const Desk& desk, const std::vector<Record>& sessions, Document& document) {
    for (const auto& one : sessions) {
        if (one.text("attendance") != "did-not-attend") continue;
        const auto missed = missed_in_row(desk, one.whole("client"));
        const auto step = missed_step(desk.config(), missed);
        if (!step.empty()) document.say(fmt::format("{}: {} Next step: {}", desk.store().name_of(noun("client"), one.whole("client")).code,
                                                    missed == 1 ? "missed." : fmt::format("{} missed in a row.", missed), step));
    }
}

// Of whom nothing was said, who came without being a member, whose course begins with it.
void tell_others(const Desk& desk, const Record& meeting, const std::vector<Record>& sessions, Document& document) {
    std::vector<std::string> unsaid, guests;
    std::vector<std::int64_t> members;
    for (const auto& row : desk.store().rows("lists/groups#members_on", {{"group", meeting.at("group")}, {"date", meeting.at("date")}, {"meeting", meeting.id}})) {
        members.push_back(whole_of(row[0]));
        if (whole_of(row[2]) == 0) unsaid.push_back(text_of(row[1]));
    }
    const auto group = desk.store().name_of(noun("group"), meeting.whole("group")).code;
    if (!unsaid.empty()) document.talk.push_back(fmt::format("nothing said of {}: caseload group session {} --rest did-not-attend", join(unsaid, ", "), meeting.code));
    for (const auto& one : sessions)
        if (std::ranges::count(members, one.whole("client")) == 0) guests.push_back(desk.store().name_of(noun("client"), one.whole("client")).code);
    if (!guests.empty()) document.talk.push_back(fmt::format("not in {}: {}. To put them in: caseload group join {} {}", group, join(guests, ", "), guests.front(), group));
    for (const auto& row : desk.store().rows("lists/interventions#not_begun", {{"meeting", meeting.id}}))
        document.say(fmt::format("{} of {} has not begun on record: caseload intervention start {} {}", text_of(row[0]), text_of(row[1]), text_of(row[0]), meeting.text("date")));
}

}  // namespace

Document log_group_session(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "group session needs the group", {}, "caseload group session \"Walking group\" --attended C-1,C-2 --missed C-3");
    const bool known = noun_of_code(input.words[0]) == &noun("group-session");
    if (!input.has("attended") && !input.has("missed") && !input.has("cancelled") && !input.has("rest"))
        throw Error(Kind::usage, "who came? --attended, --missed, --cancelled or --rest", "codes or names with commas between; --rest WORD is everybody else of the group");
    const Record meeting = known ? known_meeting(desk, input) : new_meeting(desk, input, Sense::past, "happened");
    const auto all = said_of(desk, input, meeting);
    if (all.empty()) throw Error(Kind::refused, fmt::format("{} has nobody else", desk.store().name_of(noun("group"), meeting.whole("group")).code), "name who came: --attended C-1");
    Problems problems;
    std::vector<Record> sessions;
    for (const auto& said : all) sessions.push_back(attendance_of(desk, meeting, said, problems));
    problems.raise(Kind::refused);
    for (auto& one : sessions) desk.store().insert(one);
    auto document = change_document(desk, known ? "goes on" : "logged", meeting);
    document.add(attendance_table(desk, sessions));
    for (const auto& one : sessions) document.codes.push_back(one.code);
    tell_overlaps(desk, meeting, document);
    tell_missed(desk, sessions, document);
    tell_others(desk, meeting, sessions, document);
    return document;
}

Document plan_group_session(Desk& desk, const Input& input) {
    if (input.words.size() < 2 && !input.has("date")) throw Error(Kind::usage, "group plan needs the group and the day", "\"fri 14:00\", 3d, 2026-12-04", "caseload group plan GR-1 \"fri 14:00\"");
    const Record meeting = new_meeting(desk, input, Sense::future, "planned");
    auto document = change_document(desk, "planned", meeting);
    tell_overlaps(desk, meeting, document);
    return document;
}

// What is put right of the meeting is put right of everybody's attendance, unless theirs differed.
Document edit_group_session(Desk& desk, const Input& input) {
    if (input.words.empty()) return edit_record(desk, noun("group-session"), input);
    const Record before = resolve_record(desk, noun("group-session"), input.words[0]);
    auto document = edit_record(desk, noun("group-session"), input);
    const Record after = desk.store().load(noun("group-session"), before.id);
    Problems problems;
    std::int64_t moved = 0;
    for (const auto& row : desk.store().rows("lists/groups#attendances", {{"meeting", before.id}})) {
        const Record old = resolve_record(desk, noun("session"), text_of(row[0]));
        Record one = old;
        for (const auto field : shared)
            if (one.at(field) == before.at(field)) one.at(field) = after.at(field);
        if (one.values == old.values) continue;
        apply_rules(desk, one, &old, {}, problems);
        desk.store().update(old, one);
        ++moved;
    }
    problems.raise(Kind::refused);
    if (moved > 0) document.say(fmt::format("and with it {}", count_of(moved, "attendance", "attendances")));
    return document;
}

Document show_group_session(Desk& desk, const Input& input) {
    auto document = show_record(desk, noun("group-session"), input);
    Table table = desk.store().table("lists/groups#attendances", {{"meeting", resolve(desk, noun("group-session"), document.codes.front())}});
    table.name = "attendance";
    show_words(desk, noun("session"), table, {{3, "outcome"}});
    return document.add(std::move(table));
}

}  // namespace caseload
