// SPDX-License-Identifier: MIT
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

Record read_session(Desk& desk, const Input& input, Sense sense, std::string_view state) {
    Record record(noun("session"));
    Problems problems;
    fill_given(desk, record, input, sense, problems);
    problems.raise(Kind::refused);
    fill_missing(desk, record, false, problems);
    problems.raise(Kind::usage);
    record.at("state") = std::string(state);
    return record;
}

std::vector<Row> planned_on(const Desk& desk, const Record& record) {
    return desk.store().rows("lists/planned_on", {{"client", record.at("client")}, {"date", record.at("date")}});
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
    apply_rules(desk, after, &before, input, problems);
    problems.raise(Kind::refused);
    desk.store().update(before, after);
    auto document = change_document(desk, "logged", after);
    document.talk.push_back(fmt::format("{} was planned; it is logged now", after.code));
    return document;
}

}  // namespace

Document plan_session(Desk& desk, const Input& input) {
    if (input.words.size() < 2 && !input.has("date"))
        throw Error(Kind::usage, "session plan needs a day", "\"fri 14:00\", 3d, 2026-12-04", "caseload session plan " + input.one("client", input.words.empty() ? "C-001" : input.words[0]) + " \"fri 14:00\"");
    Record record = read_session(desk, input, Sense::future, "planned");
    Problems problems;
    apply_rules(desk, record, nullptr, input, problems);
    problems.raise(Kind::refused);
    desk.store().insert(record);
    return change_document(desk, "planned", record);
}

Document log_session(Desk& desk, const Input& input) {
    const Noun& session = noun("session");
    if (!input.words.empty() && noun_of_code(input.words[0]) == &session)
        return fulfil(desk, resolve(desk, session, input.words[0]), input);
    Record record = read_session(desk, input, Sense::past, "happened");
    const auto planned = planned_on(desk, record);
    if (planned.size() > 1) {
        std::vector<std::string> codes;
        for (const auto& row : planned) codes.push_back(text_of(row[1]));
        throw Error(Kind::not_found, fmt::format("{} sessions are planned for that day: {}", codes.size(), join(codes, ", ")),
                    "name the one that happened", "caseload session log " + codes[0]);
    }
    if (planned.size() == 1) return fulfil(desk, whole_of(planned[0][0]), input);
    Problems problems;
    apply_rules(desk, record, nullptr, input, problems);
    problems.raise(Kind::refused);
    desk.store().insert(record);
    return change_document(desk, "logged", record);
}

}  // namespace caseload
