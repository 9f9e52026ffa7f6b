// SPDX-License-Identifier: MIT
// The command table: one row per command that says what must be open first. Parsing, help and manual follow from it.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "caseload/desk.hpp"

namespace caseload {

struct Flag {
    std::string name;   ///< without the hyphens: "next-contact-on"
    std::string value;  ///< what it takes, for help: "DATE"; empty for a switch
    std::string help;
    bool repeat = false;
    bool reads_files = false;  ///< @FILE and - are read
};

struct Command {
    std::string path;   ///< "client add", "today"
    std::string words;  ///< positional words, for help: "CLIENT [DATE]"
    std::string help;
    Needs needs = Needs::reading;
    std::function<Document(Desk&, const Input&)> work;
    std::function<std::vector<Flag>()> flags;  ///< asked for only when the command is the one named
    std::size_t most_words = 0;

    std::string noun() const { return path.substr(0, path.find(' ')); }
    std::string verb() const { return path.find(' ') == std::string::npos ? "" : path.substr(path.find(' ') + 1); }
};

/// Every command, in the order in which help shows them.
const std::vector<Command>& commands();
/// The verbs of one noun; empty where there is no such noun. To find a command the others need not be made.
const std::vector<Command>& commands_of(const std::string& noun);
/// Those that are not made from the nouns, such as `today`: to find one of these the others need not be made.
const std::vector<Command>& nounless_commands();
/// Flags that every command takes.
const std::vector<Flag>& global_flags();
/// The file is read by cli: core gets its bytes.
Document import_with(Desk& desk, const Input& input);
Document screen_with(Desk& desk, const Input& input);

}  // namespace caseload
