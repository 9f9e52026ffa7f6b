// SPDX-License-Identifier: MIT
#include "help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

constexpr std::size_t indent = 26;

void add_entry(std::string& text, std::string_view left, std::string_view right, std::size_t width) {
    const std::size_t used = 2 + display_width(left);
    text.append("  ").append(left);
    if (used + 2 > indent) text.append("\n").append(indent, ' ');
    else text.append(indent - used, ' ');
    const std::size_t room = width > indent + 20 ? width - indent : 54;
    if (right.size() <= room) {
        text.append(right).append("\n");
        return;
    }
    bool first = true;
    for (const auto& line : wrap(right, room)) {
        if (!first) text.append("\n").append(indent, ' ');
        text.append(line);
        first = false;
    }
    text += '\n';
}

std::string flag_words(const Flag& flag) { return "--" + flag.name + (flag.value.empty() ? "" : " " + flag.value); }

void add_globals(std::string& text, std::size_t width) {
    text += "\nFlags of every command\n";
    for (const auto& flag : global_flags()) add_entry(text, flag_words(flag), flag.help, width);
}

std::string with_words(const Command& command, std::string_view name) {
    return std::string(name).append(command.words.empty() ? "" : " ").append(command.filled(command.words));
}

// "how it was held: phone, video, .. ([vocabulary.mode])"
std::string words_help(const Flag& flag, const VocabularyWords& words) {
    constexpr std::size_t most = 16;  // more are a list to look up, such as the categories of ethnicity
    auto known = words(flag.vocabulary);
    const bool cut = known.size() > most;
    if (cut) known.resize(most - 4);
    return fmt::format("{}{}{}{} ([vocabulary.{}])", flag.help, known.empty() ? "" : ": ", join(known, ", "), cut ? ", .." : "", flag.vocabulary);
}

std::string command_help(const Command& command, std::size_t width, const VocabularyWords& words) {
    std::string text = fmt::format("caseload {}\n  {}\n", with_words(command, command.path()), command.filled(command.help));
    const auto flags = command.flags();
    if (!flags.empty()) text += "\nFlags\n";
    for (const auto& flag : flags) add_entry(text, flag_words(flag), flag.vocabulary.empty() ? flag.help : words_help(flag, words), width);
    add_globals(text, width);
    return text;
}

std::string noun_help(const std::string& noun, std::size_t width) {
    const Noun* found = find_noun(noun);
    std::string text = fmt::format("caseload {} VERB{}\n\n", noun, found ? ": " + std::string(found->help) : "");
    each_command_of(noun, [&](const Command& command) { add_entry(text, with_words(command, command.verb), command.filled(command.help), width); });
    return text + fmt::format("\nFlags of one verb: caseload {} VERB --help\n", noun);
}

std::string all_help(std::size_t width) {
    std::string text;
    text.reserve(8192);
    text =
        "caseload: a coach's caseload in one file. Who needs me now, and why? Is it helping, and how sure can we be?\n"
        "What do I owe, and to whom?\n\ncaseload NOUN VERB [TARGET] [FLAGS]\n\n";
    std::string_view noun, alone;  // what it does without a verb
    std::string verbs;
    const auto end_noun = [&] {
        if (!noun.empty()) add_entry(text, noun, alone.empty() ? std::string_view(verbs) : alone, width);
        verbs.clear();
    };
    each_command([&](const Command& command) {
        if (command.noun != noun) {
            end_noun();
            noun = command.noun;
            alone = command.verb.empty() ? command.help : std::string_view();
        }
        if (!command.verb.empty()) verbs.append(verbs.empty() ? "" : ", ").append(command.verb);
    });
    end_noun();
    text += "\nVerbs of a noun: caseload client --help      Flags of a verb: caseload client add --help\n";
    add_globals(text, width);
    return text +=
           "\nDates: 2026-11-22, \"22 nov\", today, yesterday, 3d (ahead), -3d, \"3d ago\", fri, \"next fri\", \"fri 14:00\",\n       \"fri 2pm\", eow, eom, 2026-W47\n"
           "Exit codes: 0 done, 1 findings, 2 command line, 3 refused, 4 not found, 5 set-up, 6 output, 70 a bug, 75 busy,\n            130 interrupted\n";
}

}  // namespace

std::string short_help() {
    return "caseload NOUN VERB [TARGET] [FLAGS]; try: caseload today, caseload client list, caseload --help\n";
}

std::string help_of(const Call& call, std::size_t width, const VocabularyWords& words) {
    const std::size_t columns = width == 0 ? 100 : width;
    if (call.command) return command_help(*call.command, columns, words);
    return call.help_noun.empty() ? all_help(columns) : noun_help(call.help_noun, columns);
}

}  // namespace caseload
