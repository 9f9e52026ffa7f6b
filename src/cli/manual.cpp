// SPDX-License-Identifier: MIT
// Manual pages in mdoc, from the same table as the help: made at build time, so that they cannot lag.
#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "caseload/file.hpp"
#include "caseload/nouns.hpp"
#include "caseload/text.hpp"
#include "help.hpp"

namespace caseload {
namespace {

std::string escaped(const std::string& text) {
    std::string safe = replace_all(replace_all(text, "\\", "\\e"), "-", "\\-");
    return safe.starts_with(".") || safe.starts_with("'") ? "\\&" + safe : safe;
}

std::string head(const std::string& page, const std::string& help, const std::string& version) {
    return fmt::format(".Dd November 22, 2026\n.Dt {} 1\n.Os caseload {}\n.Sh NAME\n.Nm {}\n.Nd {}\n", upper(page), version, page,
                       escaped(help));
}

std::string item(const Flag& flag) {
    const std::string value = flag.value.empty() ? "" : fmt::format(" Ar {}", replace_all(flag.value, "..", ". ."));
    return fmt::format(".It Fl \\-{}{}\n{}\n", escaped(flag.name), value, escaped(flag.help) + (flag.vocabulary.empty() ? "" : fmt::format(" ([vocabulary.{}])", flag.vocabulary)));
}

std::string flag_list(const std::vector<Flag>& flags) {
    if (flags.empty()) return "";
    std::string text = ".Bl -tag -width Ds\n";
    for (const auto& flag : flags) text += item(flag);
    return text + ".El\n";
}

std::string noun_page(const std::string& noun, const std::string& version) {
    const Noun* found = find_noun(noun);
    std::string text = head("caseload-" + noun, found ? std::string(found->help) : noun + " commands of caseload", version);
    text += ".Sh DESCRIPTION\n";
    each_command_of(noun, [&](const Command& command) {
        text += fmt::format(".Ss caseload {}\n.Nm caseload Cm {}{}\n.Pp\n{}\n", escaped(command.path()), escaped(command.path()),
                            command.words.empty() ? "" : " Ar " + escaped(command.filled(command.words)), escaped(command.filled(command.help)));
        text += flag_list(command.flags());
    });
    return text + ".Sh SEE ALSO\n.Xr caseload 1 ,\n.Xr caseload.toml 5\n";
}

std::string main_page(const std::set<std::string>& nouns, const std::string& version) {
    std::string text = head("caseload", "a coach's caseload in one file", version);
    text += ".Sh SYNOPSIS\n.Nm\n.Ar noun\n.Ar verb\n.Op Ar target\n.Op Ar flags\n.Sh DESCRIPTION\n"
            "Keeps a health and wellbeing coach's caseload in one SQLite file described by one TOML file.\n"
            "It answers: who needs me now, and why? is it helping, and how sure can we be? what do I owe, and to whom?\n"
            ".Sh COMMANDS\n.Bl -tag -width Ds\n";
    each_command([&](const Command& command) {
        text += fmt::format(".It Cm {}{}\n{}\n", escaped(command.path()), command.words.empty() ? "" : " Ar " + escaped(command.filled(command.words)),
                            escaped(command.filled(command.help)));
    });
    text += ".El\n.Sh FLAGS OF EVERY COMMAND\n" + flag_list(global_flags());
    text += ".Sh EXIT STATUS\n0 done; 1 findings; 2 the command line is wrong; 3 refused by data or a rule; 4 no such record, or more\n"
            "than one fits; 5 set\\-up; 6 output could not be written; 70 a bug; 75 the database stayed busy.\n"
            ".Sh SEE ALSO\n";
    for (const auto& noun : nouns) text += fmt::format(".Xr caseload-{} 1 ,\n", noun);
    return text + ".Xr caseload.toml 5\n";
}

}  // namespace

void write_manual(const std::string& folder, const std::string& version) {
    std::filesystem::create_directories(folder);
    std::set<std::string> nouns;
    each_command([&](const Command& command) {
        if (!command.verb.empty()) nouns.emplace(command.noun);
    });
    for (const auto& noun : nouns) write_file(folder + "/caseload-" + noun + ".1", noun_page(noun, version));
    write_file(folder + "/caseload.1", main_page(nouns, version));
}

}  // namespace caseload
