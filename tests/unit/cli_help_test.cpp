// SPDX-License-Identifier: MIT
// Help and manual follow the table of nouns and commands.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "../../src/cli/commands.hpp"
#include "caseload/nouns.hpp"
#include "caseload/run.hpp"

using namespace caseload;

namespace {

std::string said(const std::vector<std::string>& args) {
    std::istringstream in;
    std::ostringstream out, err;
    Streams streams{in, out, err, {}};
    run(args, [](const char*) -> const char* { return nullptr; }, streams, [] { return Clock{*Date::from_iso("2026-11-23"), "2026-11-23T12:00:00Z"}; });
    return out.str() + err.str();
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the help names every noun, the questions, the dates and the exit codes") {
    const auto help = said({"--help"});
    for (const auto& noun : nouns()) CHECK_MESSAGE(has(help, "\n  " + std::string(noun.name) + " "), std::string(noun.name));
    for (const auto* part : {"Who needs me now", "today", "report", "import", "export", "batch", "--dry-run", "CASELOAD_CONFIG", "2026-W47", "75 busy"})
        CHECK_MESSAGE(has(help, part), part);
}

TEST_CASE("every noun's help lists its verbs, and every verb's help its fields") {
    for (const auto& noun : nouns()) {
        const std::string name(noun.name);
        const auto help = said({name, "--help"});
        for (const auto* verb : {"list", "show"}) CHECK_MESSAGE(has(help, verb), name);
        const bool stands = noun.life == Life::append_only || noun.life == Life::appended;  // what was written stands
        CHECK_MESSAGE(has(help, "edit") != stands, name);
        CHECK_MESSAGE(has(help, noun.use("closed_on") ? "close" : "list"), name);
        if (stands) continue;
        const auto edit = said({name, "edit", "--help"});
        for (const auto& use : noun.uses) {
            if (use.kept) continue;
            std::string flag = "--" + std::string(use.field);
            for (char& c : flag) c = c == '_' ? '-' : c;
            CHECK_MESSAGE(has(edit, flag), (name + " " + flag));
        }
    }
}

TEST_CASE("help as a word is the flag, unless it is what a command is about") {
    CHECK(said({"help"}) == said({"--help"}));
    CHECK(said({"help", "client"}) == said({"client", "--help"}));
    CHECK(said({"client", "help"}) == said({"client", "--help"}));
    CHECK(said({"help", "client", "add"}) == said({"client", "add", "--help"}));
    CHECK(said({"help", "today"}) == said({"today", "--help"}));
    CHECK(has(said({"help", "clint"}), "no command 'clint'"));
    CHECK(said({"search", "help"}) != said({"search", "--help"}));
}

TEST_CASE("no line of the help is wider than 100 columns") {
    for (const auto& words : {std::vector<std::string>{"--help"}, {"client", "--help"}, {"import", "--help"}, {"session", "log", "--help"}}) {
        std::istringstream lines(said(words));
        for (std::string line; std::getline(lines, line);) CHECK_MESSAGE(line.size() <= 110, line);
    }
}

TEST_CASE("a command that is found without the nouns is the one that stands among all") {
    std::vector<Command> all;
    each_command([&](const Command& command) { all.push_back(command); });
    for (const auto& command : nounless_commands()) {
        CAPTURE(command.path());
        const auto same = std::ranges::find_if(all, [&](const Command& one) { return one.is(command.path()); });
        REQUIRE(same != all.end());
        CHECK(same->words == command.words);
        CHECK(same->help == command.help);
        CHECK(same->most_words == command.most_words);
        const auto flags = command.flags(), others = same->flags();
        CHECK(std::ranges::equal(flags, others, {}, &Flag::name, &Flag::name));
    }
    for (std::size_t i = 1; i < all.size(); ++i)  // help shows a noun once: its commands stand together
        if (all[i].noun != all[i - 1].noun)
            CHECK_MESSAGE(std::none_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i), [&](const Command& one) { return one.noun == all[i].noun; }), all[i].path());
}
