// SPDX-License-Identifier: MIT
// The verbs that every noun has, from its description.
#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "answers.hpp"
#include "concerns.hpp"
#include "fill.hpp"
#include "period.hpp"
#include "rules.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

std::string past_of(const Noun& noun) { return noun.life == Life::happened || noun.life == Life::planned ? "logged" : "added"; }

const std::string& target_of(const Noun& noun, const Input& input) {
    if (input.words.empty())
        throw Error(Kind::usage, fmt::format("which {}?", noun.name), "give its code",
                    fmt::format("caseload {} list", noun.name));
    return input.words.front();
}

// Words after the target are not fields: only flags are.
Input flags_only(const Input& input) {
    Input flags = input;
    flags.words.clear();
    return flags;
}

Document changed(Desk& desk, const Record& before, const Record& after, const std::string& verb) {
    const auto fields = desk.store().update(before, after);
    if (fields.empty()) {
        Document document;
        document.say(fmt::format("{}: nothing changed", after.code));
        return document;
    }
    return change_document(desk, verb, after, fields);
}

}  // namespace

Document add_record(Desk& desk, const Noun& noun, const Input& input) {
    Record record = filled(desk, noun, input);
    Problems problems;
    apply_rules(desk, record, nullptr, input, problems);
    problems.raise(Kind::refused);
    desk.store().insert(record);
    const auto extras = add_extras(desk, record, input);
    auto document = change_document(desk, past_of(noun), record);
    if (!extras.empty()) document.say(fmt::format("with {}", join(extras, ", ")));
    return document;
}

namespace {

void take_period(const Desk& desk, const Input& input, Filter& filter) {
    const DateRules rules{desk.today(), Sense::past, DateOrder::refuse};
    if (const auto period = named_period(input, desk.today(), Weeks::also_next)) {
        filter.from = period->from.iso();
        filter.to = period->to.iso();
    }
    if (input.has("from")) filter.from = parse_date(input.one("from"), rules).iso();
    if (input.has("to")) filter.to = parse_date(input.one("to"), rules).iso();
    if (!filter.from.empty() && !filter.to.empty() && filter.from > filter.to)
        throw Error(Kind::refused, fmt::format("--from {} is after --to {}", filter.from, filter.to));
}

void take_filters(const Desk& desk, const Noun& noun, const Input& input, Filter& filter) {
    for (const auto& use : noun.uses) {
        if (!input.has(use.field)) continue;
        filter.equal[std::string(use.field)] =
            read_value(desk, noun, use, flag_of(use.field), input.one(use.field), Sense::past);
    }
    if (!input.words.empty() && input.has("client")) throw Error(Kind::usage, "client is given twice: as a word and as --client");
    if (input.has("planned")) filter.equal["state"] = std::string("planned");
    if (!input.words.empty()) filter.equal["client"] = resolve(desk, caseload::noun("client"), input.words[0]);
}

}  // namespace

namespace {

// A practice of the config becomes a record when it is first used.
void tell_unused_practices(const Desk& desk, Document& document) {
    std::vector<std::string> names;
    for (const auto& practice : desk.config().practices())
        if (!desk.store().find_by(noun("practice"), "handle", practice.key)) names.push_back(practice.key);
    if (!names.empty()) document.say("In the config and not used yet: " + join(names, ", "), Tone::faint);
}

}  // namespace

Document list_records(Desk& desk, const Noun& noun, const Input& input) {
    Filter filter;
    take_period(desk, input, filter);
    take_filters(desk, noun, input, filter);
    if (input.has("closed")) filter.open = Filter::Open::closed;
    else if (noun.use("closed_on") && !input.has("all")) filter.open = Filter::Open::open;
    if (input.has("limit")) {
        const auto limit = parse_integer(input.one("limit"));
        if (!limit || *limit < 1) throw Error(Kind::usage, "--limit takes a whole number from 1");
        filter.limit = *limit;
    }
    Document document;
    concerns_first(desk, document);
    Table table = desk.store().list(noun, filter);
    for (const auto& row : table.rows) document.codes.push_back(text_of(row[0]));
    if (filter.open == Filter::Open::open) table.when_empty = fmt::format("No open {}. All: --all", noun.plural);
    document.add(std::move(table));
    if (noun.name == "practice") tell_unused_practices(desk, document);
    return document;
}

Document show_record(Desk& desk, const Noun& noun, const Input& input) {
    const Record record = resolve_record(desk, noun, target_of(noun, input));
    Document document;
    document.codes.push_back(record.code);
    document.add(record_table(desk, record, std::string(noun.name)));
    if (noun.name == "measure") return document.add(answers_table(desk, record));
    if (noun.name != "goal") return document;
    document.add(desk.store().table("lists/goal_ratings", {{"goal", record.id}}));
    return document.add(desk.store().table("lists/goal_reviews", {{"goal", record.id}}));
}

Document edit_record(Desk& desk, const Noun& noun, const Input& input) {
    const Record before = resolve_record(desk, noun, target_of(noun, input));
    if (input.flags.empty())
        throw Error(Kind::usage, fmt::format("what should change in {}?", before.code),
                    "give the fields as flags; on a terminal without flags your $EDITOR opens",
                    fmt::format("caseload {} edit --help", noun.name));
    Record after = before;
    Problems problems;
    const bool ahead = noun.use("state") && before.text("state") == "planned";
    fill_given(desk, after, flags_only(input), ahead ? Sense::future : Sense::past, problems);
    for (std::size_t i = 0; i < after.values.size(); ++i)
        if (noun.uses[i].need == Need::must && !noun.uses[i].closing && !is_known(after.values[i]))
            problems.add(fmt::format("{} cannot be empty", flag_of(noun.uses[i].field)));
    problems.raise(Kind::refused);
    apply_rules(desk, after, &before, input, problems);
    problems.raise(Kind::refused);
    return changed(desk, before, after, "changed");
}

namespace {

// Nothing is closed along with a person unseen: what stands open is named.
void tell_open_work(Desk& desk, const Record& client, Document& document) {
    const auto rows = desk.store().rows("lists/open_work", {{"client", client.id}});
    std::vector<std::string> codes;
    for (const auto& row : rows) codes.push_back(text_of(row[0]));
    if (!codes.empty()) document.say("Still open: " + join(codes, ", ") + ". Close them, or log what was cancelled.", Tone::warning);
}

}  // namespace

Document close_record(Desk& desk, const Noun& noun, const Input& input) {
    const Record before = resolve_record(desk, noun, target_of(noun, input));
    if (before.has("closed_on"))
        throw Error(Kind::refused, fmt::format("{} is closed already, since {}", before.code, before.text("closed_on")),
                    noun.life == Life::append_only ? "it stays closed: look at it, and correct what was wrong in it" : "",
                    fmt::format("caseload {} {} {}", noun.name, noun.life == Life::append_only ? "show" : "reopen", before.code));
    Record after = before;
    Problems problems;
    fill_given(desk, after, flags_only(input), Sense::past, problems);
    problems.raise(Kind::refused);
    fill_missing(desk, after, true, problems);
    problems.raise(Kind::usage);
    apply_rules(desk, after, &before, input, problems);
    problems.raise(Kind::refused);
    auto document = changed(desk, before, after, "closed");
    if (noun.name == "client") tell_open_work(desk, before, document);
    return document;
}

Document reopen_record(Desk& desk, const Noun& noun, const Input& input) {
    const Record before = resolve_record(desk, noun, target_of(noun, input));
    if (!before.has("closed_on")) throw Error(Kind::refused, fmt::format("{} is open", before.code));
    Record after = before;
    for (const auto& use : noun.uses)
        if (use.closing) after.at(use.field) = Value{};
    desk.store().update(before, after);
    return change_document(desk, "reopened", after, {"client"});
}

}  // namespace caseload
