// SPDX-License-Identifier: MIT
#include "complete.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <ostream>
#include <set>

#include "caseload/nouns.hpp"
#include "caseload/render.hpp"
#include "caseload/text.hpp"
#include "flags.hpp"
#include "parse.hpp"
#include "surroundings.hpp"

namespace caseload {

namespace embedded {
std::string_view completion_files(std::string_view path);
}

namespace {

using Words = std::vector<std::string>;
using Candidates = std::vector<Candidate>;

/// What stands before the word that is typed.
struct Line {
    std::string noun;                    ///< the first word
    const Command* command = nullptr;
    std::size_t place = 0;               ///< of the command's words
    Flag pending;                        ///< whose value is typed
    std::set<std::string> given;         ///< flags
};

// bash parts "--format=json" at the sign, and keeps quotes.
Words as_typed(Words words) {
    const bool value_begins = words.size() > 1 && words.back() == "=";
    if (value_begins) words.back().clear();
    Words whole;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] != "=" || i == 0 || !words[i - 1].starts_with("--")) whole.push_back(words[i]);
    for (auto& word : whole)
        if (word.starts_with('"') || word.starts_with('\'')) word.erase(0, 1);
    if (whole.size() > 1 && whole.front() == "help") whole.erase(whole.begin());
    return whole;
}

const Flag* flag_named(const std::string& word, const std::vector<Flag>& own) {
    const std::string name = word.substr(0, word.find('='));
    const auto found = std::ranges::find_if(own, [&](const Flag& flag) { return name == "--" + flag.name; });
    return found == own.end() ? global_named(name) : &*found;
}

Line line_before(const Words& words) {
    Line line;
    std::vector<Flag> own;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const auto& word = words[i];
        if (word.starts_with("-") && word != "-") {
            const Flag* flag = flag_named(word, own);
            if (!flag) continue;
            line.given.insert(flag->name);
            if (flag->value.empty() || word.find('=') != word.npos) continue;
            if (i + 2 == words.size()) line.pending = *flag;
            ++i;
        } else if (line.noun.empty()) {
            line.noun = word;
            line.command = command_named(word);
        } else if (const Command* verb = line.place == 0 ? command_named(line.noun + " " + word) : nullptr; verb && line.command != verb) {
            line.command = verb;
        } else ++line.place;
        if (line.command) own = line.command->flags();
    }
    return line;
}

// Words that mean the same everywhere and are no noun.
std::string kind_of(std::string_view word, const Line& line) {
    static const std::pair<std::string_view, const char*> known[] = {
        {"DATE", "date"}, {"DAY", "date"}, {"2026-W47", "week"}, {"2026-W48", "week"}, {"WHEN", "color"}, {"SHELL", "shell"}, {"NOUN", "noun"}, {"KEY", "key"},
        {"OPERATION", "operation"}, {"FACTOR=WEIGHT", "factor"}, {"WHO", "professional"}, {"ITEM", "mdt"}, {"DOUBLE", "client"}, {"CODE", "coding"},
        {"WHAT", "vocabulary.intervention"}, {"WORD", "vocabulary.screen_answer"}, {"INSTRUMENT", "instrument"}};
    if (word == "DECISION") return line.noun == "referral" ? "vocabulary.referral_decision" : "vocabulary.budget_decision";
    if (word == "NAME") return line.command && line.command->is("report run") ? "own-report" : "";
    const auto found = std::ranges::find(known, word, &std::pair<std::string_view, const char*>::first);
    return found == std::end(known) ? lower(word) : found->second;
}

Words kinds_of(std::string_view words, const Line& line) {
    Words kinds;
    for (const auto& word : split(words, '|')) {
        std::string bare = replace_all(word, "..", "");
        std::erase_if(bare, [](char c) { return c == '[' || c == ']'; });
        kinds.push_back(kind_of(bare, line));
    }
    return kinds;
}

std::string kind_of_field(const Noun& noun, const Use& use, const Line& line) {
    const Flag flag = flag_of_field(field_of_use(noun, use), use);
    return flag.vocabulary.empty() ? kind_of(flag.value, line) : "vocabulary." + flag.vocabulary;
}

// What the word at the line's place may be; of `add` and `log` the noun says it.
Words kinds_here(const Line& line) {
    const Command& command = *line.command;
    if (command.of && command.words == "{adding}") {
        for (const auto& use : command.of->uses)
            if (use.place == static_cast<int>(line.place) + 1) return {kind_of_field(*command.of, use, line)};
        return {};
    }
    const auto words = split(command.filled(command.words), ' ');
    if (words.empty() || words[0].empty()) return {};
    const bool repeats = words.back().ends_with("..") || words.back().ends_with("..]");
    if (line.place >= words.size() && !repeats) return {};
    return kinds_of(words[std::min(line.place, words.size() - 1)], line);
}

std::string kind_of_value(const Flag& flag, const Line& line) {
    if (!flag.vocabulary.empty()) return "vocabulary." + flag.vocabulary;
    if (flag.name == "format" || flag.name == "coach") return flag.name;
    if (flag.name == "profile") return line.noun == "screen" ? "screen" : "profile";
    return flag.value == "WORD" ? "" : kind_of(flag.value, line);
}

Still still(const Line& line) {
    static constexpr std::string_view of_any[] = {"show", "list", "edit"};
    if (!line.command) return Still::any;
    if (line.command->verb == "reopen") return Still::closed;
    return line.command->needs != Needs::writing || std::ranges::find(of_any, line.command->verb) != std::end(of_any) ? Still::any : Still::open;
}

Candidates fixed(const std::string& kind) {
    const auto all = [](std::initializer_list<const char*> words) {
        Candidates found;
        for (const auto* word : words) found.push_back({word, ""});
        return found;
    };
    if (kind == "date") return all({"today", "yesterday", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "eow", "eom"});
    if (kind == "week") return all({"this", "last", "next"});
    if (kind == "color") return all({"auto", "always", "never"});
    if (kind == "shell") return all({"bash", "zsh", "fish"});
    Candidates found;
    if (kind == "format")
        for (const auto& name : split(replace_all(formats_for_help(), " ", ""), ',')) found.push_back({name, ""});
    if (kind == "noun")
        for (const auto& noun : nouns()) found.push_back({std::string(noun.plural), std::string(noun.help)});
    return found;
}

void add_beginning(Candidates& all, Candidates more, const std::string& typed) {
    for (auto& one : more)
        if (starts_with_folded(one.word, typed)) all.push_back(std::move(one));
}

void add_kinds(Candidates& all, const Words& kinds, const std::string& typed, const Line& line, const Live& live) {
    for (const auto& kind : kinds) {
        if (kind.empty()) continue;
        add_beginning(all, fixed(kind), typed);
        for (auto& one : live(kind, typed, still(line))) all.push_back(std::move(one));
    }
}

Candidates first_words() {
    Candidates found{{"help", "what there is, or of a noun or a command"}};
    each_command([&](const Command& command) {
        if (std::ranges::find(found, command.noun, &Candidate::word) != found.end()) return;
        const Noun* noun = find_noun(command.noun);
        found.push_back({std::string(command.noun), std::string(noun ? noun->help : command.verb.empty() ? command.help : std::string_view())});
    });
    return found;
}

Candidates verbs_of(const std::string& noun) {
    Candidates found;
    each_command_of(noun, [&](const Command& command) {
        if (!command.verb.empty()) found.push_back({std::string(command.verb), command.filled(command.help)});
    });
    return found;
}

Candidates flags_of_line(const Line& line) {
    Candidates found;
    auto flags = line.command ? line.command->flags() : std::vector<Flag>{};
    std::ranges::copy(global_flags(), std::back_inserter(flags));
    for (const auto& flag : flags)
        if (flag.repeat || !line.given.contains(flag.name)) found.push_back({"--" + flag.name, flag.help});
    return found;
}

}  // namespace

std::vector<Candidate> candidates(std::vector<std::string> words, const Live& live) {
    words = as_typed(std::move(words));
    if (words.empty()) words.emplace_back();
    const Line line = line_before(words);
    std::string typed = words.back();
    Candidates found;
    if (!line.pending.name.empty()) return add_kinds(found, {kind_of_value(line.pending, line)}, typed, line, live), found;
    if (const auto sign = typed.find('='); typed.starts_with("--") && sign != typed.npos) {  // zsh and fish leave "--format=js" whole
        const Flag* flag = flag_named(typed, line.command ? line.command->flags() : std::vector<Flag>{});
        if (flag) add_kinds(found, {kind_of_value(*flag, line)}, typed.substr(sign + 1), line, live);
        for (auto& one : found) one.word.insert(0, typed.substr(0, sign + 1));
        return found;
    }
    if (typed.starts_with("-")) add_beginning(found, flags_of_line(line), typed);
    else if (line.noun.empty()) add_beginning(found, first_words(), typed);
    else {
        if (line.place == 0 && (!line.command || line.command->verb.empty())) add_beginning(found, verbs_of(line.noun), typed);
        if (line.command) add_kinds(found, kinds_here(line), typed, line, live);
    }
    return found;
}


namespace {

Call call_with_files(const std::vector<std::string>& words) {
    Call call;
    call.command = command_named("config check");  // any that has files
    for (std::size_t i = 0; i + 2 < words.size(); ++i)
        for (const auto* flag : {"config", "db", "today"})
            if (words[i] == std::string("--") + flag) call.globals[flag] = {words[i + 1]};
    return call;
}

}  // namespace

void complete(const std::vector<std::string>& words, const Environment& env, const Now& now, std::ostream& out) {
    std::string text;
    try {
        const auto around = surroundings(call_with_files(words), env, now);
        std::unique_ptr<Desk> of_config, of_records;  // "GOAL|CLIENT" asks for two kinds
        const Live live = [&](const std::string& kind, const std::string& typed, Still which) {
            auto& desk = is_of_config(kind) ? of_config : of_records;
            if (!desk) desk = Desk::open(around.setting, is_of_config(kind) ? Needs::config : Needs::reading);
            return live_words(*desk, kind, typed, which);
        };
        for (const auto& one : candidates(words, live)) text += one.word + (one.says.empty() ? "" : "\t" + one.says) + "\n";
    } catch (const std::exception&) {
        text.clear();
    }
    out << text;
}

Document completion_script(Desk&, const Input& input) {
    const std::string shell = input.words.empty() ? "" : input.words[0];
    Document document;
    document.file = embedded::completion_files("cli/completion/" + shell);
    if (document.file.empty() || shell.empty())
        throw Error(Kind::usage, shell.empty() ? "completion needs the name of a shell" : fmt::format("no completion for {}", caseload::quoted(shell)), "there are bash, zsh, fish",
                    "eval \"$(caseload completion bash)\"");
    return document;
}

}  // namespace caseload
