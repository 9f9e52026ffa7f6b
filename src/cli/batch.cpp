// SPDX-License-Identifier: MIT
// batch: one command a line, all of them one transaction. A script of a thousand commands starts one program.
#include "batch.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/file.hpp"
#include "caseload/text.hpp"
#include "parse.hpp"

namespace caseload {
namespace {

// What would undo the others, or is a run of its own.
bool fits_in_batch(const Command& command) {
    static const std::string_view alone[] = {"batch", "undo", "redo", "init", "import", "export", "check"};
    return std::ranges::find_if(alone, [&](std::string_view path) { return command.is(path); }) == std::end(alone) && command.needs != Needs::nothing;
}

Call call_of(const std::string& line) {
    auto words = shell_words(line);
    if (!words.empty() && words.front() == "caseload") words.erase(words.begin());
    Call call = parse(words);
    if (!call.command) throw Error(Kind::usage, "a line of a batch is a whole command", "noun, verb, words and flags");
    if (!fits_in_batch(*call.command)) throw Error(Kind::usage, fmt::format("{} cannot stand in a batch", call.command->path()), "it is a run of its own");
    if (call.input.has("identifiable")) throw Error(Kind::usage, "--identifiable cannot stand in a batch", "it is kept in the journal by itself");
    if (!call.globals.empty())
        throw Error(Kind::usage, fmt::format("--{} is for the whole batch", call.globals.begin()->first), "give it to caseload batch itself");
    for (const auto& flag : call.command->flags()) {
        const auto found = call.input.flags.find(replace_all(flag.name, "-", "_"));
        if (!flag.reads_files || found == call.input.flags.end()) continue;
        auto& text = found->second.back();
        if (text == "-") throw Error(Kind::usage, fmt::format("--{} - : a batch has no standard input of its own", flag.name));
        if (text.starts_with("@")) text = read_file(text.substr(1));
    }
    return call;
}

void add_problems(const std::vector<Problem>& found, const std::string& place, Problems& problems) {
    for (auto problem : found) {
        problem.what = problem.where.empty() ? problem.what : problem.where + ": " + problem.what;
        problem.where = place;
        problems.add(std::move(problem));
    }
}

// Rows as they stand at this line: the lines after it change them, and the file is closed before a word is printed.
void hold(Table& table) {
    if (!table.pour) return;
    table.pour([&](const TableRow& row) { table.rows.push_back(row); });
    table.pour = {};
}

// One line, taken back alone when it fails: the next ones are tried all the same, so that all errors are seen at once.
void carry_out(Desk& desk, const std::string& line, const std::string& place, Document& all, Problems& problems) {
    try {
        const Call call = call_of(line);
        desk.mark();
        if (call.command->needs != Needs::writing) desk.settle();
        Document document = call.command->work(desk, call.input);
        if (document.refused) {
            add_problems(document.problems, place, problems);
            return desk.back_to_mark();
        }
        for (auto& block : document.blocks) {
            if (auto* table = std::get_if<Table>(&block)) hold(*table);
            all.blocks.push_back(std::move(block));
        }
        all.codes.insert(all.codes.end(), document.codes.begin(), document.codes.end());
        all.talk.insert(all.talk.end(), document.talk.begin(), document.talk.end());
        all.findings = all.findings || document.findings;
    } catch (const Error& error) {
        if (error.kind() == Kind::bug || error.kind() == Kind::busy || error.kind() == Kind::output) throw;
        desk.back_to_mark();
        add_problems(error.problems(), place, problems);
    }
}

}  // namespace

Document batch(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "batch needs a file of commands, or -", {}, "caseload batch commands.txt");
    const std::string file = input.words[0] == "-" ? "-" : std::filesystem::path(input.words[0]).filename().string();
    const std::string text = input.words[0] == "-" ? input.one("stdin") : read_file(input.words[0]);
    Document all;
    Problems problems;
    std::int64_t number = 0, commands = 0;
    for (const auto& line : split(text, '\n')) {
        ++number;
        const std::string command = trim(line);
        if (command.empty() || command.starts_with("#")) continue;
        if (desk.setting().interrupted && desk.setting().interrupted()) throw Error(Kind::interrupted, "interrupted", "nothing was written");
        carry_out(desk, command, fmt::format("{}:{}", file, number), all, problems);
        ++commands;
    }
    problems.raise(Kind::refused);
    all.say(count_of(commands, "command", "commands") + (desk.dry_run ? " would be kept" : ", all of them kept"), Tone::strong);
    return all;
}

}  // namespace caseload
