// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "client_card.hpp"
#include "fill.hpp"
#include "programmes.hpp"
#include "rules.hpp"
#include "same_day.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

Record read_session(Desk& desk, const Input& input, Sense sense, std::string_view state) {
    Record record = filled(desk, noun("session"), input, sense);
    record.at("state") = std::string(state);
    return record;
}

// Of a group's session everybody's is made from the one; no slip makes two of it.
Document told(const Desk& desk, const std::string& change, const Record& record, const std::vector<DaySession>& others) {
    auto document = change_document(desk, change, record);
    tell_of_session(desk, record, document);
    if (!record.has("group")) tell_same_day(desk, record, others, document);
    return document;
}

// A session of a programme takes as long as the programme says.
void take_length(const Desk& desk, Record& record) {
    if (record.has("minutes") || desk.config().programmes().empty()) return;
    const auto course = course_of(desk, record.whole("client"));
    const int minutes = course && course->programme ? course->programme->minutes_of(course->next()) : 0;
    if (minutes > 0) record.at("minutes") = std::int64_t{minutes};
}

// What was planned for that day has now happened: one record, not two.
Document fulfil(Desk& desk, std::int64_t id, const Input& input) {
    const Record before = desk.store().load(noun("session"), id);
    if (before.text("state") != "planned")
        throw Error(Kind::refused, fmt::format("{} is logged already", before.code), "change it instead",
                    fmt::format("caseload session edit {}", before.code));
    Record after = before;
    Problems problems;
    Input flags = input;
    if (flags.words.size() > 1) {  // the day, in whichever place it was given
        if (flags.has("date")) throw Error(Kind::usage, "date is given twice: as a word and as --date");
        flags.flags["date"] = {flags.words[1]};
    }
    flags.words.clear();
    fill_given(desk, after, flags, Sense::past, problems);
    after.at("state") = std::string("happened");
    after.at("recorded_on") = desk.today().iso();  // of what happened, not of the plan
    apply_rules(desk, after, &before, input, problems);
    problems.raise(Kind::refused);
    desk.store().update(before, after);
    auto document = told(desk, "logged", after, same_day(desk, after));
    document.talk.insert(document.talk.begin(), fmt::format("{} was planned; it is logged now", after.code));
    return document;
}

}  // namespace

namespace {

// The programme knows about when; the coach and the person say when.
[[noreturn]] void needs_day(const Desk& desk, const Input& input) {
    const std::string person = input.one("client", input.words.empty() ? "" : input.words[0]);
    std::string day = "\"fri 14:00\"", hint = day + ", 3d, 2026-12-04";
    const auto course = person.empty() ? std::nullopt : course_of(desk, resolve(desk, noun("client"), person));
    if (const auto about = course ? course->next_about() : std::nullopt) {
        hint = fmt::format("session {} of {} would be about {}", course->next(), course->programme->sessions, about->words());
        day = fmt::format("\"{} 14:00\"", std::max(*about, desk.today()).iso());
    }
    throw Error(Kind::usage, "session plan needs a day", hint, fmt::format("caseload session plan {} {}", person.empty() ? "C-001" : person, day));
}

}  // namespace

Document plan_session(Desk& desk, const Input& input) {
    if (input.words.size() < 2 && !input.has("date")) needs_day(desk, input);
    Record record = read_session(desk, input, Sense::future, "planned");
    take_length(desk, record);
    Problems problems;
    apply_rules(desk, record, nullptr, input, problems);
    problems.raise(Kind::refused);
    desk.store().insert(record);
    auto document = told(desk, "planned", record, same_day(desk, record));
    for (const auto& line : consent_refusals(desk, desk.store().load(noun("client"), record.whole("client")))) document.talk.push_back(line);
    return document;
}

Document log_session(Desk& desk, const Input& input) {
    const Noun& session = noun("session");
    if (!input.words.empty() && noun_of_code(input.words[0]) == &session)
        return fulfil(desk, resolve(desk, session, input.words[0]), input);
    Record record = read_session(desk, input, Sense::past, "happened");
    const auto others = same_day(desk, record);
    std::vector<DaySession> planned;
    std::ranges::copy_if(others, std::back_inserter(planned), [](const auto& one) { return one.state == "planned"; });
    if (planned.size() > 1) {
        std::vector<std::string> codes;
        for (const auto& one : planned) codes.push_back(one.code);
        throw Error(Kind::not_found, fmt::format("{} sessions are planned for that day: {}", codes.size(), join(codes, ", ")),
                    "name the one that happened", "caseload session log " + codes[0]);
    }
    if (planned.size() == 1) return fulfil(desk, planned[0].id, input);
    Problems problems;
    apply_rules(desk, record, nullptr, input, problems);
    problems.raise(Kind::refused);
    if (!input.has("again") && !record.has("group")) refuse_twice(desk, record, others);
    desk.store().insert(record);
    return told(desk, "logged", record, input.has("again") ? std::vector<DaySession>{} : others);
}

Document edit_session(Desk& desk, const Input& input) {
    auto document = edit_record(desk, noun("session"), input);
    if (!document.codes.empty() && (input.has("date") || input.has("time") || input.has("minutes") || input.has("outcome")))
        tell_of_session(desk, resolve_record(desk, noun("session"), document.codes[0]), document);
    return document;
}

namespace {

// The national code of a word; for what is only booked, 0 (NHS Data Dictionary, attended or did not attend: not
// applicable, the appointment is in the future).
std::string code_of(const Desk& desk, std::string_view field, const Value& word, const std::string& state) {
    if (field == "outcome" && state == "planned") return "0";
    const Word* found = is_known(word) ? desk.config().vocabulary(words_of(*noun("session").shape->find(field), {}))->find(text_of(word)) : nullptr;
    return found ? found->code : "";
}

std::size_t place_of(const Table& table, std::string_view column) {
    return static_cast<std::size_t>(std::ranges::find(table.columns, column, &Column::name) - table.columns.begin());
}

// Beside each word its national code, by the config of today: for data sets that want codes.
void add_codes(const Desk& desk, Table& table) {
    const auto state = place_of(table, "state");
    for (const auto* field : {"kind", "mode", "outcome"}) {
        const auto place = place_of(table, field);
        table.columns.push_back({std::string(field) + "_code", std::string(field) + " code", CellType::text, 0, Audience::machine});
        for (auto& row : table.rows) {
            const auto code = code_of(desk, field, row[place], text_of(row[state]));
            row.push_back(code.empty() ? Value{} : Value{code});
        }
    }
}

}  // namespace

Document list_sessions(Desk& desk, const Input& input) {
    auto document = list_records(desk, noun("session"), input);
    add_codes(desk, std::get<Table>(document.blocks.back()));
    return document;
}

Document show_session(Desk& desk, const Input& input) {
    auto document = show_record(desk, noun("session"), input);
    Table& table = std::get<Table>(document.blocks.back());
    add_codes(desk, table);
    for (auto& column : table.columns) column.audience = Audience::both;
    return document;
}

}  // namespace caseload
