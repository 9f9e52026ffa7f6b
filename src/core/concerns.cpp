// SPDX-License-Identifier: MIT
#include "concerns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "clinicians.hpp"
#include "fill.hpp"
#include "people.hpp"
#include "rules.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

std::string due_words(const Desk& desk, const std::string& grade, const std::string& noticed) {
    const auto day = Date::from_iso(noticed.substr(0, 10));
    const auto by = day ? acknowledge_by(desk, grade, *day) : std::nullopt;
    if (!by) return "no target";
    const auto late = desk.today() - *by;
    if (late > 0) return fmt::format("{} d overdue", late);
    return late == 0 ? "due today" : "due " + by->brief(desk.today());
}

}  // namespace

std::string grade_words(const Desk& desk, const std::string& grade) {
    const auto label = label_of(desk, "concern_grade", grade);
    return label.substr(0, label.find(':'));
}

std::optional<Date> acknowledge_by(const Desk& desk, const std::string& grade, Date noticed) {
    const Word* word = desk.config().word("concern_grade", grade);
    if (!word || word->within_days < 0) return {};
    Date by = noticed;
    for (int left = word->within_days; left > 0;) {
        by = by.plus_days(1);
        left -= by.iso_weekday() < 6;
    }
    return by;
}

namespace {

// Who comes first: the grades in the order of the config, then the day it had to be acknowledged by.
std::pair<std::size_t, std::string> haste(const Desk& desk, const std::vector<std::string>& grades, const OpenConcern& one) {
    const auto by = acknowledge_by(desk, one.grade, Date::from_iso(one.noticed.substr(0, 10)).value_or(desk.today()));
    return {static_cast<std::size_t>(std::ranges::find(grades, one.grade) - grades.begin()), by ? by->iso() : "9999"};
}

}  // namespace

bool any_concerns(const Desk& desk) { return !desk.store().rows("lists/concerns#any").empty(); }

std::vector<OpenConcern> unacknowledged_concerns(const Desk& desk, std::optional<bool> any) {
    std::vector<OpenConcern> all;
    if (any ? !*any : !any_concerns(desk)) return all;
    desk.store().each("lists/concerns#unacknowledged", {}, [&](const Row& row) {
        OpenConcern one{text_of(row[0]), text_of(row[1]), text_of(row[2]), text_of(row[3]), text_of(row[4]), whole_of(row[6]), whole_of(row[5]), {}, whole_of(row[7]) == 1};
        one.due = due_words(desk, one.grade, one.noticed);
        all.push_back(std::move(one));
    });
    const auto grades = desk.config().vocabulary("concern_grade")->keys();
    std::ranges::stable_sort(all, {}, [&](const OpenConcern& one) { return haste(desk, grades, one); });
    return all;
}

void concerns_first(const Desk& desk, Document& document) {
    for (const auto& one : unacknowledged_concerns(desk))
        document.say(fmt::format("CONCERN {} · {} {} · {} · {} · nobody has acknowledged it", one.code, one.client, one.person,
                                 grade_words(desk, one.grade) + (one.draft ? ", a draft" : ""), one.due), Tone::warning);
}

void put_first(std::vector<Sum>& people, const std::vector<OpenConcern>& concerns) {
    if (concerns.empty()) return;
    const auto place = [&](const Sum& sum) { return std::ranges::find(concerns, sum.client, &OpenConcern::client_id) - concerns.begin(); };
    const auto others = std::ranges::stable_partition(people, [&](const Sum& sum) { return place(sum) < static_cast<std::ptrdiff_t>(concerns.size()); });
    std::sort(people.begin(), others.begin(), [&](const Sum& a, const Sum& b) { return place(a) < place(b); });
}

Table open_concerns(const Desk& desk, bool any) {
    Table table = desk.store().heading("lists/concerns#open");
    table.name = "open_concerns";
    table.audience = Audience::machine;
    if (!any) return table;
    table.rows = desk.store().rows("lists/concerns#open");
    for (auto& row : table.rows) row[3] = grade_words(desk, text_of(row[3]));
    if (!table.rows.empty()) table.audience = Audience::both;
    return table;
}

bool is_acknowledged(const Desk& desk, std::int64_t concern) {
    return whole_of(desk.store().rows("lists/concerns#acknowledged", {{"concern", concern}}).at(0)[0]) > 0;
}

Table concerns_table(const Desk& desk, const std::vector<OpenConcern>& concerns) {
    Table table;
    table.name = "concerns";
    table.columns = {{"concern", "CONCERN", CellType::code}, {"client", "CODE", CellType::code},
                     {"person", "PERSON", CellType::text, 0, Audience::both, true}, {"grade", "GRADE"},
                     {"noticed_on", "NOTICED", CellType::date}, {"due", "ACKNOWLEDGED"}, {"told", "TOLD", CellType::whole},
                     {"next_step", "NEXT STEP", CellType::code}};
    for (const auto& one : concerns)
        table.rows.push_back({one.code, one.client, one.person, grade_words(desk, one.grade) + (one.draft ? ", draft" : ""), one.noticed, "no, " + one.due, one.told,
                              fmt::format("caseload concern {} {}", one.told ? "acknowledge" : "tell", one.code)});
    return table;
}

namespace {

// Whom to call about this person, as far as we know: said, never done.
void say_whom_to_call(const Desk& desk, const Record& client, Document& document) {
    const std::string& late = desk.config().settings.out_of_hours;
    if (!client.has("practice")) {
        document.say(fmt::format("No practice is known for {}, so no named clinician.", client.code), Tone::warning);
    } else {
        for (const auto& cover : covers(desk, desk.today())) {
            if (cover.practice != client.whole("practice")) continue;
            const Clinician* on = cover.on();
            document.say(on ? fmt::format("Call now: {}.", clinician_words(*on)) : fmt::format("Nobody is on for {} today.", cover.name), Tone::warning);
            for (const auto& other : cover.clinicians)
                if (on && &other != on && other.away_until.empty()) document.say(fmt::format("Else: {}.", clinician_words(other)));
        }
    }
    if (!late.empty()) document.say(fmt::format("Out of hours: {}.", late));
}

Record concern_of(const Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which concern?", {}, "caseload concern list");
    return resolve_record(desk, noun("concern"), input.words[0]);
}

void must_say(const Record& step, std::string_view field, std::string_view help, Problems& problems) {
    if (!step.has(field)) problems.add(fmt::format("concern {} needs {}", step.text("kind") == "told" ? "tell" : "acknowledge", flag_of(field)), std::string(help));
}

// Who was told before is known by the name.
void take_role(const Desk& desk, const Record& concern, Record& step) {
    if (step.has("role")) return;
    for (const auto& row : desk.store().rows("lists/concerns#steps", {{"concern", concern.id}}))
        if (is_known(row[4]) && fold(text_of(row[3])) == fold(step.text("who"))) step.at("role") = row[4];
}

Record step_from(const Desk& desk, const Record& concern, const std::string& kind, const Input& input) {
    Record step(noun("step"));
    Input given = input;
    given.words = {concern.code};
    const std::string_view second = kind == "told" || kind == "acknowledged" ? "who" : "note";
    if (input.words.size() > 1) given.flags[std::string(second)] = {input.words[1]};
    Problems problems;
    fill_given(desk, step, given, Sense::past, problems);
    problems.raise(Kind::refused);
    step.at("kind") = kind;
    fill_missing(desk, step, false, problems);
    take_who(desk, step);
    if (second == "who") {
        must_say(step, "who", "a name, or the code of a professional", problems);
        take_role(desk, concern, step);
        must_say(step, "role", "in what role; a professional of yours brings it", problems);
    }
    if (kind == "told") {
        must_say(step, "route", join(desk.config().vocabulary("concern_route")->keys(), ", "), problems);
    } else if (second == "note" && !step.has("note"))
        problems.add("concern step needs what was done", "in a few words, after the code");
    problems.raise(Kind::usage);
    apply_rules(desk, step, nullptr, input, problems);
    problems.raise(Kind::refused);
    return step;
}

// Whom the coach told may be away, and read it late.
void say_if_away(const Desk& desk, const Record& step, Document& document) {
    const Noun& professional = noun("professional");
    const std::string code = canonical_code(professional, step.text("who")), name = fold(squeeze(step.text("who")));
    for (const auto& one : desk.store().names(professional)) {
        if (one.code != code && fold(squeeze(one.name)) != name) continue;
        for (const auto& row : desk.store().rows("lists/away", {{"professional", one.id}, {"day", step.at("date")}}))
            document.say(fmt::format("{} is away until {} ({}). Who is on: caseload practice cover", one.code, Date::from_iso(text_of(row[1])).value_or(desk.today()).brief(desk.today()),
                                     text_of(row[0])), Tone::warning);
    }
}

Document add_step(Desk& desk, const std::string& kind, const Input& input) {
    const Record concern = concern_of(desk, input);
    if (concern.has("closed_on") && kind != "correction")
        throw Error(Kind::refused, fmt::format("{} is closed", concern.code), "what was wrong in it is put right by a correction",
                    fmt::format("caseload concern step {} TEXT --correction", concern.code));
    Record step = step_from(desk, concern, kind, input);
    desk.store().insert(step);
    auto document = change_document(desk, "kept", step);
    document.blocks.erase(document.blocks.begin());
    const auto day = Date::from_iso(step.text("date")).value_or(desk.today());
    const std::string when = day.words() + (step.has("time") ? " " + step.text("time") : "");
    if (kind == "told") document.say(fmt::format("{} kept: you told {}, {}. Nobody has acknowledged it yet, {}:", concern.code, step.text("who"), when,
                                                               due_words(desk, concern.text("grade"), concern.text("date"))))
                            .say(fmt::format("  caseload concern acknowledge {} WHO", concern.code));
    else if (kind == "acknowledged") document.say(fmt::format("{} kept: acknowledged by {}, {}.", concern.code, step.text("who"), when));
    else document.say(fmt::format("{} kept: {}, {}.", concern.code, kind, when));
    if (kind == "told") say_if_away(desk, step, document);
    return document;
}

}  // namespace

Document add_concern(Desk& desk, const Input& input) {
    auto document = add_record(desk, noun("concern"), input);
    return say_concern_opened(desk, resolve_record(desk, noun("concern"), document.codes.front()), document);
}

Document say_concern_opened(const Desk& desk, const Record& concern, Document document) {
    say_whom_to_call(desk, desk.store().load(noun("client"), concern.whole("client")), document);
    document.say(fmt::format("Acknowledged by a named person: not yet, {}. caseload tells nobody; keep whom you told:",
                             due_words(desk, concern.text("grade"), concern.text("date"))));
    return document.say(fmt::format("  caseload concern tell {} WHO --role ROLE --route ROUTE", concern.code));
}

Document tell_concern(Desk& desk, const Input& input) { return add_step(desk, "told", input); }
Document acknowledge_concern(Desk& desk, const Input& input) { return add_step(desk, "acknowledged", input); }
Document step_concern(Desk& desk, const Input& input) { return add_step(desk, input.has("correction") ? "correction" : "step", input); }

Document show_concern(Desk& desk, const Input& input) {
    const Record concern = concern_of(desk, input);
    Document document;
    document.codes.push_back(concern.code);
    if (!is_acknowledged(desk, concern.id) && !concern.has("closed_on"))
        document.say(fmt::format("Nobody has acknowledged it: {}", due_words(desk, concern.text("grade"), concern.text("date"))), Tone::warning);
    document.add(record_table(desk, concern, "concern"));
    Table steps = desk.store().table("lists/concerns#steps", {{"concern", concern.id}});
    show_words(desk, noun("step"), steps, {{4, "role"}, {5, "route"}});
    steps.name = "steps";
    steps.when_empty = "Nothing was done about it yet.";
    return document.add(std::move(steps));
}

}  // namespace caseload
