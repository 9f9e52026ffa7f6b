// SPDX-License-Identifier: MIT
// history, undo, redo, check: the journal from the command line.
#include <fmt/format.h>

#include <algorithm>

#include "caseload/search.hpp"
#include "caseload/searching.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "clinicians.hpp"
#include "concerns.hpp"
#include "onward.hpp"

namespace caseload {
namespace {

constexpr std::size_t told = 5000;  ///< codes of one operation that are looked at

std::string some_codes(const std::vector<std::string>& codes) {
    constexpr std::size_t most = 6;
    std::vector<std::string> shown(codes.begin(), codes.begin() + static_cast<long>(std::min(most, codes.size())));
    return join(shown, ", ") + (codes.size() > most ? fmt::format(" and {} more", codes.size() - most) : "");
}

// A large import is not read again for its listing.
std::string records_of(const Desk& desk, const Operation& operation) {
    constexpr std::int64_t most = 5000;
    return operation.changes > most ? "many" : some_codes(desk.store().touched(operation.id, told));
}

// An import may be named by its own code.
std::optional<Operation> import_operation(const Desk& desk, const std::string& code) {
    for (const auto& operation : desk.store().history(0)) {
        if (operation.reverts != 0 || !operation.command.starts_with("import")) continue;
        const auto first = desk.store().touched(operation.id, told);
        if (std::ranges::find(first, code) != first.end()) return operation;
    }
    return std::nullopt;
}

Operation named_operation(const Desk& desk, const std::string& word) {
    std::string code = upper(word);
    if (code.starts_with("I"))
        if (const auto number = parse_integer(code.substr(code.starts_with("I-") ? 2 : 1)))
            if (const auto found = import_operation(desk, fmt::format("I-{:04}", *number))) return *found;
    if (code.starts_with("O-")) code.erase(0, 2);
    else if (code.starts_with("O")) code.erase(0, 1);
    const auto number = parse_integer(code);
    const auto found = number ? desk.store().operation(fmt::format("O-{:04}", *number)) : std::nullopt;
    if (!found) throw Error(Kind::not_found, fmt::format("no operation '{}'", word), {}, "caseload history");
    return *found;
}

Document reverted(Desk& desk, const Operation& operation, std::string_view verb, const Operation& work) {
    const auto codes = desk.store().touched(operation.id, told);
    desk.store().revert(operation, fmt::format("{} cannot be {}", work.code, verb));
    desk.reverts = operation.id;
    Document document;
    document.say(fmt::format("{} {}: {} ({})", verb, work.code, work.command, some_codes(codes)));
    Table table;
    table.name = "change";
    table.layout = Layout::record;
    table.audience = Audience::machine;
    table.columns = {{"operation", "operation", CellType::code}, {"change", "change"},
                     {"reverts", "reverts", CellType::code}, {"records", "records"}};
    table.rows = {{Value{}, std::string(verb), operation.code, join(codes, " ")}};
    document.add(std::move(table));
    document.codes = codes;
    return document;
}

// What an undo took back: the work itself.
Operation work_behind(const Desk& desk, const Operation& operation) {
    const auto all = desk.store().history(0);
    for (const auto& other : all)
        if (other.id == operation.reverts) return other.reverts ? work_behind(desk, other) : other;
    return operation;
}

std::string state_of(const Operation& operation) {
    if (operation.reverts == 0) return operation.in_effect ? "" : "undone";
    return operation.in_effect ? "" : "taken back";
}

}  // namespace

Document history(Desk& desk, const Input& input) {
    const auto limit = input.has("limit") ? parse_integer(input.one("limit")) : std::optional<std::int64_t>(20);
    if (!limit || *limit < 0) throw Error(Kind::usage, "--limit takes a whole number; 0 is all");
    Table table;
    table.name = "operations";
    table.columns = {{"code", "OPERATION", CellType::code}, {"at", "AT", CellType::code}, {"who", "WHO"},
                     {"command", "COMMAND", CellType::text, 0, Audience::both, true},
                     {"changes", "CHANGES", CellType::whole}, {"state", "STATE"},
                     {"records", "RECORDS", CellType::text, 0, Audience::both, true},
                     {"hash", "HASH", CellType::code, 0, Audience::machine}};
    table.when_empty = "Nothing has been written yet.";
    Document document;
    auto all = desk.store().history(*limit);
    for (auto operation = all.rbegin(); operation != all.rend(); ++operation) {
        table.rows.push_back({operation->code, operation->at, operation->who, operation->command, operation->changes,
                              state_of(*operation), records_of(desk, *operation), operation->hash});
        document.codes.push_back(operation->code);
    }
    document.add(std::move(table));
    if (!all.empty()) document.say(fmt::format("journal head {}", all.front().hash.substr(0, 16)), Tone::faint);
    return document;
}

namespace {

// "undo" means what was just typed. Much work goes only by its name: it may be that of an hour ago.
void not_too_much(const Desk& desk, const Operation& operation) {
    constexpr std::size_t most = 50;
    if (operation.changes > static_cast<std::int64_t>(most) && desk.store().touched(operation.id, told).size() > most)
        throw Error(Kind::refused, fmt::format("the last operation is {}, {}: more than {} records", operation.code, operation.command, most),
                    "to take back so much, name it", "caseload undo " + operation.code);
}

}  // namespace

Document undo(Desk& desk, const Input& input) {
    const auto operation = input.words.empty() ? desk.store().last_to_undo() : named_operation(desk, input.words[0]);
    if (!operation) throw Error(Kind::refused, "there is nothing to undo");
    if (!operation->in_effect) throw Error(Kind::refused, fmt::format("{} is undone already", operation->code), {}, "caseload redo " + operation->code);
    if (operation->changes == 0) throw Error(Kind::refused, fmt::format("{} wrote nothing", operation->code), "to have looked cannot be undone");
    if (input.words.empty()) not_too_much(desk, *operation);
    auto document = reverted(desk, *operation, "undone", *operation);
    return document.say("redo: caseload redo", Tone::faint);
}

Document redo(Desk& desk, const Input& input) {
    auto operation = desk.store().last_to_redo();
    if (!input.words.empty()) {
        const auto wanted = named_operation(desk, input.words[0]);
        operation.reset();
        for (const auto& other : desk.store().history(0))
            if (other.reverts == wanted.id && other.in_effect) operation = other;
    }
    if (!operation) throw Error(Kind::refused, "there is nothing to redo");
    const Operation work = work_behind(desk, *operation);
    auto document = reverted(desk, *operation, "redone", work);
    return document.say(fmt::format("undo: caseload undo {}", work.code), Tone::faint);
}

Document check(Desk& desk, const Input&) {
    Table table;
    table.name = "findings";
    table.columns = {{"check", "CHECK"}, {"finding", "FINDING", CellType::text, 0, Audience::both, true}};
    for (const auto& fault : desk.store().faults()) table.rows.push_back({std::string("database"), fault});
    if (const auto code = desk.store().broken_link(); !code.empty())
        table.rows.push_back({std::string("journal"), fmt::format("the chain of hashes breaks at {}", code)});
    for (const auto& code : desk.store().stale_summaries())
        table.rows.push_back({std::string("summary"), fmt::format("{} differs from its records", code)});
    for (const auto& code : Search(desk.store(), searched_texts()).missing())
        table.rows.push_back({std::string("search"), fmt::format("{} is not found by its words: caseload search-index", code)});
    desk.config().read_all();
    for (const auto& warning : desk.config().warnings()) table.rows.push_back({std::string("config"), warning});
    table.when_empty = "No findings: the database is sound, the journal's chain holds, every summary agrees with its records.";
    Document document;
    const auto concerns = unacknowledged_concerns(desk);
    for (const auto& one : concerns)
        table.rows.push_back({std::string("concern"), fmt::format("{}: nobody has acknowledged it, {}", one.code, one.due)});
    document.findings = !table.rows.empty();
    document.add(std::move(table));
    for (const auto& cover : covers(desk, desk.today())) {
        const bool lead = std::ranges::any_of(cover.clinicians, [](const Clinician& one) { return one.place == 1; });
        const bool alternate = std::ranges::any_of(cover.clinicians, [](const Clinician& one) { return one.place > 1; });
        if (!lead || !alternate)
            document.say(fmt::format("{} {} has no {}.", cover.code, cover.name, lead ? "alternate clinician" : alternate ? "lead clinician" : "lead and no alternate clinician"), Tone::warning);
        else if (!cover.on()) document.say(fmt::format("{} {}: the lead and every alternate are away today.", cover.code, cover.name), Tone::warning);
    }
    say_unchecked_groups(desk, document);
    return document.say("The figures of the reports by a second route: caseload check totals", Tone::faint);
}

}  // namespace caseload
