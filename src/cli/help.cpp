// SPDX-License-Identifier: MIT
#include "help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

constexpr std::size_t indent = 26;

std::string entry(const std::string& left, const std::string& right, std::size_t width) {
    std::string text = "  " + left;
    const std::size_t used = display_width(text);
    const auto lines = wrap(right, width > indent + 20 ? width - indent : 54);
    if (used + 2 > indent) text += "\n" + std::string(indent, ' ');
    else text += std::string(indent - used, ' ');
    for (std::size_t i = 0; i < lines.size(); ++i) text += (i ? "\n" + std::string(indent, ' ') : "") + lines[i];
    return text + "\n";
}

std::string flag_words(const Flag& flag) { return "--" + flag.name + (flag.value.empty() ? "" : " " + flag.value); }

std::string globals_help(std::size_t width) {
    std::string text = "\nFlags of every command\n";
    for (const auto& flag : global_flags()) text += entry(flag_words(flag), flag.help, width);
    return text;
}

std::string command_help(const Command& command, std::size_t width) {
    std::string text = fmt::format("caseload {}{}\n  {}\n", command.path, command.words.empty() ? "" : " " + command.words, command.help);
    const auto flags = command.flags();
    if (!flags.empty()) text += "\nFlags\n";
    for (const auto& flag : flags) text += entry(flag_words(flag), flag.help + (flag.repeat ? "" : ""), width);
    return text + globals_help(width);
}

std::string noun_help(const std::string& noun, std::size_t width) {
    const Noun* found = find_noun(noun);
    std::string text = fmt::format("caseload {} VERB{}\n\n", noun, found ? ": " + std::string(found->help) : "");
    for (const auto& command : commands())
        if (command.noun() == noun) text += entry(command.verb() + (command.words.empty() ? "" : " " + command.words), command.help, width);
    return text + fmt::format("\nFlags of one verb: caseload {} VERB --help\n", noun);
}

std::string all_help(std::size_t width) {
    std::string text =
        "caseload: a coach's caseload in one file. Who needs me now, and why? Is it helping, and how sure can we be?\n"
        "What do I owe, and to whom?\n\ncaseload NOUN VERB [TARGET] [FLAGS]\n\n";
    const auto& all = commands();  // those of a noun stand together
    for (std::size_t i = 0, next = 0; i < all.size(); i = next) {
        const std::string noun = all[i].noun();
        std::vector<std::string> verbs;
        for (next = i; next < all.size() && all[next].noun() == noun; ++next)
            if (const auto verb = all[next].verb(); !verb.empty()) verbs.push_back(verb);
        text += entry(noun, verbs.empty() || all[i].verb().empty() ? all[i].help : join(verbs, ", "), width);
    }
    return text + "\nVerbs of a noun: caseload client --help      Flags of a verb: caseload client add --help\n" + globals_help(width) +
           "\nDates: 2026-11-22, today, yesterday, 3d (ahead), -3d, \"3d ago\", fri, \"fri 14:00\", eow, eom, 2026-W47\n"
           "Exit codes: 0 done, 1 findings, 2 command line, 3 refused, 4 not found, 5 set-up, 6 output, 70 a bug, 75 busy,\n            130 interrupted\n";
}

}  // namespace

std::string short_help() {
    return "caseload NOUN VERB [TARGET] [FLAGS]; try: caseload today, caseload client list, caseload --help\n";
}

std::string help_of(const Call& call, std::size_t width) {
    const std::size_t columns = width == 0 ? 100 : width;
    if (call.command) return command_help(*call.command, columns);
    return call.help_noun.empty() ? all_help(columns) : noun_help(call.help_noun, columns);
}

}  // namespace caseload
