// SPDX-License-Identifier: MIT
// The command table: one row per command that says what must be open first. Parsing, help and manual follow from it.
#pragma once
#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "caseload/desk.hpp"
#include "caseload/noun.hpp"

namespace caseload {

struct Flag {
    std::string name;   ///< without the hyphens: "next-contact-on"
    std::string value;  ///< what it takes, for help: "DATE"; empty for a switch
    std::string help;
    bool repeat = false;
    bool reads_files = false;  ///< @FILE and - are read
    std::string vocabulary = {};  ///< of the config, whose words it takes
};

/// Which of a noun's fields a verb takes as flags.
enum class Which { none, adding, editing, closing, listing };

/// One row of the table: constant words and functions, so that a start of the program makes all of them in no time.
struct Command {
    using Work = Document (*)(Desk&, const Input&);
    using NounWork = Document (*)(Desk&, const Noun&, const Input&);
    using Flags = std::vector<Flag> (*)();

    std::string_view noun, verb;   ///< "client" "add"; "today" has no verb
    std::string_view words, help;  ///< positional words ("CLIENT [DATE]") and what it does; of a noun's verb as `filled` reads them
    Needs needs = Needs::reading;
    Work own_work = nullptr;   ///< stands before noun_work
    Flags own_flags = nullptr;  ///< stands before those of the noun's fields
    std::size_t most_words = 0;
    const Noun* of = nullptr;  ///< of a verb that every noun has
    NounWork noun_work = nullptr;
    Which which = Which::none;

    constexpr Command(std::string_view path, std::string_view takes, std::string_view does, Needs opens, Work use_case, Flags given, std::size_t most)
        : noun(path.substr(0, path.find(' '))), verb(path.substr(std::min(noun.size() + 1, path.size()))), words(takes), help(does), needs(opens),
          own_work(use_case), own_flags(given), most_words(most) {}
    constexpr Command(const Noun& every, std::string_view name, std::string_view takes, std::string_view does, Needs opens, NounWork use_case, Which fields, std::size_t most)
        : noun(every.name), verb(name), words(takes), help(does), needs(opens), most_words(most), of(&every), noun_work(use_case), which(fields) {}

    std::string path() const { return std::string(noun).append(verb.empty() ? "" : " ").append(verb); }
    bool is(std::string_view path_asked) const {
        const std::size_t whole = noun.size() + (verb.empty() ? 0 : 1 + verb.size());
        return path_asked.size() == whole && path_asked.starts_with(noun) && (verb.empty() || (path_asked[noun.size()] == ' ' && path_asked.ends_with(verb)));
    }
    /// `words` or `help` with what the noun is called: "list {nouns}", "{NOUN}", and the words that adding one takes: "{adding}".
    std::string filled(std::string_view text) const;
    Document work(Desk& desk, const Input& input) const { return own_work ? own_work(desk, input) : noun_work(desk, *of, input); }
    std::vector<Flag> flags() const;
};

/// Every command, in the order in which help shows them: those of a noun together. They stand only until `visit` returns.
void each_command(const std::function<void(const Command&)>& visit);
/// The same of one noun.
void each_command_of(const std::string& noun, const std::function<void(const Command&)>& visit);
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
