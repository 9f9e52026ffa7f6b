// SPDX-License-Identifier: MIT
#include "parse.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

using Words = std::vector<std::string>;

const char* short_of(std::string_view flag) {
    if (flag == "format") return ",-o";
    if (flag == "dry-run") return ",-n";
    if (flag == "yes") return ",-y";
    if (flag == "quiet") return ",-q";
    if (flag == "verbose") return ",-v";
    if (flag == "help") return ",-h";
    return "";
}

}  // namespace

const Flag* global_named(std::string_view word) {
    for (const auto& flag : global_flags())
        if (word == "--" + flag.name || word == std::string_view(short_of(flag.name)).substr(*short_of(flag.name) ? 1 : 0)) return &flag;
    return nullptr;
}

const Command* command_named(const std::string& path) {
    const auto in = [&](const std::vector<Command>& some) -> const Command* {
        const auto at = std::ranges::find_if(some, [&](const Command& command) { return command.is(path); });
        return at == some.end() ? nullptr : &*at;
    };
    if (const Command* found = in(nounless_commands())) return found;
    return in(commands_of(path.substr(0, path.find(' '))));
}

namespace {

// Before a word that CLI11 would not leave as it is: "[a,b]", which it splits, and what stands after "--".
constexpr char as_it_is = '\1';

std::string unmarked(std::string word) {
    if (!word.empty() && word[0] == as_it_is) word.erase(0, 1);
    return word;
}

// CLI11 takes no empty value after '=', and a bare --fields would eat the next word.
Words normal(const Words& args) {
    Words words;
    bool only_words = false;
    for (std::size_t i = 0; i < args.size(); ++i) {
        const auto& arg = args[i];
        const auto bracket = arg.find("=[");
        if (only_words || arg.starts_with("[")) words.push_back(as_it_is + arg);
        else if (arg == "--") only_words = true;
        else if (arg.starts_with("--") && bracket != std::string::npos && arg.find(' ') > bracket)
            words.insert(words.end(), {arg.substr(0, bracket), as_it_is + arg.substr(bracket + 1)});
        else if (arg == "--fields" && (i + 1 == args.size() || args[i + 1].starts_with("-"))) words.push_back("--fields=?");
        else if (arg.starts_with("--") && arg.ends_with("=")) {
            words.push_back(arg.substr(0, arg.size() - 1));
            words.emplace_back();
        } else words.push_back(arg);
    }
    return words;
}

// The first two bare words, past the global flags and their values.
Words command_words(const Words& args) {
    Words found;
    for (std::size_t i = 0; i < args.size() && found.size() < 2; ++i) {
        if (!args[i].starts_with("-") || args[i] == "-") {
            found.push_back(args[i]);
            continue;
        }
        if (!found.empty()) {
            const Flag* flag = global_named(args[i]);
            if (!flag) break;
        }
        const Flag* flag = global_named(args[i]);
        if (flag && !flag->value.empty() && args[i].find('=') == std::string::npos) ++i;
    }
    return found;
}

Words first_words() {
    Words words;
    each_command([&](const Command& command) {
        if (std::ranges::find(words, command.noun) == words.end()) words.emplace_back(command.noun);
    });
    return words;
}

Words verbs_of(const std::string& noun) {
    Words verbs;
    each_command_of(noun, [&](const Command& command) {
        if (!command.verb.empty()) verbs.emplace_back(command.verb);
    });
    return verbs;
}

// As it can be pasted into a shell.
std::string for_shell(const std::string& word) {
    const bool plain = !word.empty() && std::ranges::all_of(word, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || std::string_view("-_./:=,@+").find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80;
    });
    if (plain) return word;
    if (word.find_first_of("\"$`\\!") == std::string::npos) return '"' + word + '"';
    return "'" + replace_all(word, "'", "'\\''") + "'";
}

std::string rest_of(const Words& args, const std::string& wrong) {
    const auto at = std::ranges::find(args, wrong);
    std::string rest;
    for (auto word = at == args.end() ? at : at + 1; word != args.end(); ++word)
        rest += " " + for_shell(*word);
    return rest;
}

// The first of them: a line that lists everything is not read.
std::string some_of(Words words) {
    constexpr std::size_t most = 7;
    const bool more = words.size() > most;
    if (more) words.resize(most);
    return join(words, ", ") + (more ? ", .." : "");
}

[[noreturn]] void no_command(const Words& args, const std::string& wrong, const std::string& before, const Words& known) {
    auto near = nearest(wrong, known);
    for (const auto& word : known)
        if (near.empty() && wrong.size() > 1 && word.starts_with(wrong)) near = word;
    const std::string path = before.empty() ? "" : before + " ";
    throw Error(Kind::usage, fmt::format("no command '{}{}'", path, wrong),
                near.empty() ? "there are " + some_of(known) : fmt::format("did you mean '{}{}'?", path, near),
                near.empty() ? fmt::format("caseload {}--help", path)
                             : fmt::format("caseload {}{}{}", path, near, rest_of(args, wrong)));
}

const Command* find_command(const Words& args, Call& call) {
    const Words words = command_words(args);
    if (words.empty()) return nullptr;
    if (words.size() > 1)
        if (const Command* found = command_named(words[0] + " " + words[1])) return found;
    if (const Command* alone = command_named(words[0])) return alone;
    const auto known = first_words();
    if (std::ranges::find(known, words[0]) == known.end()) no_command(args, words[0], "", known);
    if (words.size() == 1) {
        call.help_noun = words[0];
        return nullptr;
    }
    if (const Command* found = command_named(words[0] + " " + words[1])) return found;
    no_command(args, words[1], words[0], verbs_of(words[0]));
}

// "help", "help client", "help client add" and "client help" are asked with --help everywhere else.
Words with_help_flag(Words args) {
    const bool first = !args.empty() && args[0] == "help";
    const bool second = args.size() == 2 && args[1] == "help" && !command_named(args[0]) && !command_named(args[0] + " help");
    if (!first && !second) return args;
    args.erase(args.begin() + (first ? 0 : 1));
    if (std::ranges::find(args, "--help") == args.end()) args.emplace_back("--help");
    return args;
}

struct Bound {
    std::string name;
    CLI::Option* option;
    std::string one;
    Words many;
    bool repeat = false, is_switch = false;
};

/// Whether a word may be this flag; one dash may be any of them: -qo json.
bool is_mentioned(const Flag& flag, const Words& args) {
    return std::ranges::any_of(args, [&](std::string_view arg) {
        if (!arg.starts_with("-")) return false;
        if (!arg.starts_with("--")) return true;
        return arg.substr(2, arg.find('=') - 2) == flag.name;
    });
}

/// CLI11 takes some ten thousand instructions to learn of a flag: it learns of those that are mentioned.
void bind_flags(CLI::App& app, const std::vector<Flag>& flags, const Words& args, std::vector<std::unique_ptr<Bound>>& bound) {
    for (const auto& flag : flags) {
        if (!is_mentioned(flag, args)) continue;
        auto place = std::make_unique<Bound>();
        place->name = flag.name;
        place->is_switch = flag.value.empty();
        place->repeat = flag.repeat;
        const std::string names = "--" + flag.name + short_of(flag.name);
        if (place->is_switch) place->option = app.add_flag(names);
        else if (flag.repeat) place->option = app.add_option(names, place->many)->expected(1)->take_all()->allow_extra_args(false);
        else place->option = app.add_option(names, place->one);  // free text: never a vector, which would split "[a,b]"
        bound.push_back(std::move(place));
    }
}

std::map<std::string, Words> given(const std::vector<std::unique_ptr<Bound>>& bound) {
    std::map<std::string, Words> values;
    for (const auto& place : bound) {
        if (place->option->count() == 0) continue;
        auto& taken = values[place->name] = place->is_switch ? Words{""} : place->repeat ? place->many : Words{place->one};
        std::ranges::transform(taken, taken.begin(), unmarked);
    }
    return values;
}

// How many letters two words begin with alike.
std::size_t alike(std::string_view one, std::string_view other) {
    return static_cast<std::size_t>(std::ranges::mismatch(one, other).in1 - one.begin());
}

[[noreturn]] void no_flag(const std::string& wrong, const Command& command) {
    Words known;
    for (const auto& flag : command.flags()) known.push_back("--" + flag.name);
    for (const auto& flag : global_flags()) known.push_back("--" + flag.name);
    const std::string name = wrong.substr(0, wrong.find('='));
    auto near = nearest(name, known);
    for (const auto& flag : known)
        if (alike(name, flag) > std::max<std::size_t>(4, alike(name, near))) near = flag;
    throw Error(Kind::usage, fmt::format("{} takes no flag '{}'", command.noun.empty() ? "caseload" : command.path(), name),
                near.empty() ? "" : fmt::format("did you mean '{}'?", near), fmt::format("caseload {}{}--help", command.path(), command.noun.empty() ? "" : " "));
}

[[noreturn]] void explain(const CLI::ParseError& error, CLI::App& app, const Command& command) {
    for (const auto& word : app.remaining(true))
        if (word.starts_with("-") && word.size() > 1 && !std::isdigit(static_cast<unsigned char>(word[1]))) no_flag(word, command);
    const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
    if (code == CLI::ExitCodes::ExtrasError)
        throw Error(Kind::usage, fmt::format("{} takes {}", command.path(), command.words.empty() ? "no words" : command.filled(command.words)),
                    "put text with spaces in quotes", fmt::format("caseload {} --help", command.path()));
    const std::string text = error.what();
    const auto flag = text.substr(0, text.find_first_of(": "));
    if (code == CLI::ExitCodes::ArgumentMismatch) {
        const bool twice = text.find("at most 1") != std::string::npos || text.find("xpected") == std::string::npos;
        throw Error(Kind::usage, fmt::format("{} {}", flag, twice ? "takes one value" : "needs a value"), {},
                    fmt::format("caseload {} --help", command.path()));
    }
    throw Error(Kind::usage, lower(text.substr(0, 1)) + text.substr(1));
}

void take_globals(const std::map<std::string, Words>& values, Call& call) {
    call.globals = values;
    call.help = values.contains("help");
    call.version = values.contains("version");
    if (!values.contains("json")) return;
    if (values.contains("format") && values.at("format").back() != "json") throw Error(Kind::usage, fmt::format("--json and --format {} contradict each other", values.at("format").back()));
    call.globals["format"] = {"json"};
}

void must_fit(const Command& command, const Words& words) {
    if (words.size() <= command.most_words) return;
    throw Error(Kind::usage, fmt::format("{} takes {}", command.path(), command.words.empty() ? "no words" : command.filled(command.words)),
                "put text with spaces in quotes", fmt::format("caseload {} --help", command.path()));
}

}  // namespace

namespace {

// A forgotten value would take the next flag for it.
void must_have_values(const Words& args, const Command* command) {
    std::vector<Flag> flags = global_flags();
    if (command) std::ranges::copy(command->flags(), std::back_inserter(flags));
    const auto flag_named = [&](const std::string& word) {
        return std::ranges::find_if(flags, [&](const Flag& flag) { return word == "--" + flag.name || (word.size() == 2 && std::string_view(short_of(flag.name)) == "," + word); });
    };
    for (std::size_t i = 0; i < args.size(); ++i) {
        const auto flag = flag_named(args[i]);
        if (flag == flags.end() || flag->value.empty()) continue;
        if (i + 1 == args.size() || (args[i + 1].starts_with("--") && flag_named(args[i + 1]) != flags.end()))
            throw Error(Kind::usage, fmt::format("{} needs a value", args[i]), i + 1 == args.size() ? "" : fmt::format("for the text '{0}' itself: {1}={0}", args[i + 1], args[i]),
                        fmt::format("caseload {}--help", command ? command->path() + " " : ""));
        ++i;
    }
}

}  // namespace

Call parse(const Words& typed_args) {
    Call call;
    const Words given_args = with_help_flag(typed_args);
    if (given_args == Words{"--help"}) return call.help = true, call;  // the commonest of all needs no parser
    const Words args = normal(given_args);
    call.command = find_command(args, call);
    CLI::App app("", "caseload");
    app.set_help_flag();
    app.fallthrough();  // before any subcommand: it is inherited when one is made
    std::vector<std::unique_ptr<Bound>> globals, flags;
    bind_flags(app, global_flags(), args, globals);
    Words words;
    CLI::App* at = &app;
    if (call.command) {
        for (const auto& word : split(call.command->path(), ' ')) at = at->add_subcommand(word);
        bind_flags(*at, call.command->flags(), args, flags);
        at->add_option("words", words)->expected(0, 8);
    } else if (!call.help_noun.empty()) app.add_subcommand(call.help_noun);
    must_have_values(args, call.command);
    Words reversed(args.rbegin(), args.rend());
    try {
        app.parse(std::move(reversed));
    } catch (const CLI::ParseError& error) {
        static const Command none{"", "", "", Needs::nothing, nullptr, nullptr, 0};
        explain(error, app, call.command ? *call.command : none);
    }
    take_globals(given(globals), call);
    if (!call.command) return call;
    if (!call.help) must_fit(*call.command, words);
    call.input.command = call.command->path();
    std::ranges::transform(words, words.begin(), unmarked);
    call.input.words = std::move(words);
    for (auto& [name, values] : given(flags)) call.input.flags[replace_all(name, "-", "_")] = values;
    return call;
}

}  // namespace caseload
