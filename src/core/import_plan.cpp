// SPDX-License-Identifier: MIT
// A plan: what a dry run found, sealed. It is carried out only while the file, the config and the caseload are as they were.
#include <fmt/format.h>

#include "caseload/file.hpp"
#include "caseload/json_rows.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "import_choice.hpp"
#include "caseload/use_cases.hpp"

namespace caseload {
namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

std::string config_hash(const Desk& desk) { return content_hash(read_file(desk.config().file)); }

std::string head_of(const Desk& desk) {
    const auto newest = desk.store().history(1);
    return newest.empty() ? "none" : newest.front().hash;
}

std::string sealed(const Facts& facts) {
    std::string all;
    for (const auto& [name, value] : facts) all += fmt::format("{}={}:{}\n", name, value.size(), value);
    return content_hash(all);
}

std::string in_json(const std::string& text) { return '"' + replace_all(replace_all(text, "\\", "\\\\"), "\"", "\\\"") + '"'; }

std::string fact(const Facts& facts, std::string_view name) {
    for (const auto& [known, value] : facts)
        if (known == name) return value;
    throw Error(Kind::refused, "this is not a plan of an import", fmt::format("it has no '{}'", name));
}

}  // namespace

void write_plan(const Desk& desk, const Input& input, const std::string& file_hash, const Counts& counts, Document& document) {
    Facts facts{{"plan", "import/1"},
                {"noun", input.words[0]},
                {"file", std::filesystem::absolute(input.words[1]).string()},
                {"file_hash", file_hash},
                {"profile", input.one("profile")},
                {"profiles", input.has("profiles") ? std::filesystem::absolute(input.one("profiles")).string() : ""},
                {"config_hash", config_hash(desk)},
                {"journal_head", head_of(desk)},
                {"today", desk.today().iso()},
                {"update", input.one("update")},
                {"keep_going", input.has("keep_going") ? "yes" : ""},
                {"new", std::to_string(counts.fresh)},
                {"changed", std::to_string(counts.changed)},
                {"unchanged", std::to_string(counts.unchanged)},
                {"rejected", std::to_string(counts.rejected)}};
    facts.emplace_back("seal", sealed(facts));
    std::string text = "{";
    for (const auto& [name, value] : facts) text += fmt::format("{}\n  \"{}\": {}", text.size() > 1 ? "," : "", name, in_json(value));
    write_file(input.one("plan"), text + "\n}\n");
    document.say(fmt::format("plan: {}   carry it out: caseload import --apply {}", input.one("plan"), input.one("plan")), Tone::faint);
}

Input read_plan(const Desk& desk, const std::string& plan) {
    JsonReader reader(plan);
    std::string table;
    CsvRecord header, row;
    if (!reader.next_table(table, header) || !reader.next(row) || reader.problem()) throw Error(Kind::refused, "this is not a plan of an import");
    Facts facts;
    for (std::size_t i = 0; i < header.cells.size(); ++i) facts.emplace_back(header.cells[i], row.cells[i]);
    const std::string seal = fact(facts, "seal");
    std::erase_if(facts, [](const auto& one) { return one.first == "seal"; });
    if (sealed(facts) != seal) throw Error(Kind::refused, "the plan was changed after it was written", "make a new one with --dry-run --plan");
    Problems problems;
    if (fact(facts, "config_hash") != config_hash(desk)) problems.add("the config changed since the plan", "make a new one with --dry-run --plan");
    if (fact(facts, "journal_head") != head_of(desk)) problems.add("the caseload changed since the plan", "make a new one with --dry-run --plan");
    if (fact(facts, "today") != desk.today().iso()) problems.add(fmt::format("the plan is of {}, today is {}", fact(facts, "today"), desk.today().iso()), "a day decides what is in the future: make a new one");
    problems.raise(Kind::refused);
    Input input;
    input.command = "import";
    input.words = {fact(facts, "noun"), fact(facts, "file")};
    for (const auto* flag : {"profile", "profiles", "update", "keep_going"})
        if (const auto value = fact(facts, flag); !value.empty()) input.flags[flag] = {value};
    input.flags["planned_hash"] = {fact(facts, "file_hash")};
    return input;
}

void check_planned_file(const Input& planned, const std::string& content) {
    if (content_hash(content) != planned.one("planned_hash"))
        throw Error(Kind::refused, "the file changed since the plan", "make a new one with --dry-run --plan");
}

}  // namespace caseload
