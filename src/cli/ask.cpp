// SPDX-License-Identifier: MIT
#include "ask.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <istream>
#include <ostream>

#include "caseload/file.hpp"
#include "caseload/nouns.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"

namespace caseload {
namespace {

struct Talk {
    Call& call;
    const Surroundings& around;
    const Style& style;
    Streams& streams;
    bool dry_run() const { return call.globals.contains("dry-run"); }
};

// A line, or nothing at the end of the input.
std::optional<std::string> ask(Talk& talk, const std::string& question) {
    talk.streams.out << question;
    talk.streams.out.flush();
    std::string line;
    if (!std::getline(talk.streams.in, line)) return std::nullopt;
    return trim(line);
}

std::string quoted_for_shell(const std::string& text) { return "'" + replace_all(text, "'", "'\\''") + "'"; }

std::string edited(Talk& talk, const std::string& text, std::string& draft) {
    draft = talk.around.temporary + "/caseload-draft-XXXXXX";
    const int file = ::mkstemp(draft.data());  // 0600
    if (file < 0) throw Error(Kind::output, fmt::format("no draft can be made in {}", talk.around.temporary));
    ::close(file);
    write_file(draft, text);
    const int status = std::system((talk.around.editor + " " + quoted_for_shell(draft)).c_str());
    if (status != 0) {
        const bool untouched = read_file(draft) == text;
        if (untouched) ::unlink(draft.c_str());
        throw Error(Kind::refused, untouched ? std::string("the editor ended with an error; nothing was changed")
                                             : fmt::format("the editor ended with an error; the draft is kept at {}", draft),
                    "VISUAL or EDITOR names the editor");
    }
    return read_file(draft);
}

// What the answer to one card becomes: the flags of `goal review`.
std::optional<Input> answers(Talk& talk, const ReviewCard& card) {
    Input input;
    input.command = "goal review";
    input.words = {card.code};
    for (;;) {
        const auto key = ask(talk, "     [k]eep [a]djust [m]et [c]lose [s]kip [q]uit > ");
        if (!key || *key == "q") return std::nullopt;
        if (key->empty() || *key == "s") return Input{};
        static const std::map<std::string, std::string> decisions = {{"k", "keep"}, {"a", "adjust"}, {"m", "met"}, {"c", "close"}};
        const auto found = decisions.find(key->substr(0, 1));
        if (found == decisions.end()) {
            talk.streams.out << "     one of k, a, m, c, s, q\n";
            continue;
        }
        input.flags["decision"] = {found->second};
        break;
    }
    const auto take = [&](const char* flag, const std::string& question) {
        const auto answer = ask(talk, question);
        if (answer && !answer->empty()) input.flags[flag] = {*answer};
    };
    const std::string decision = input.one("decision");
    if (decision == "adjust") {
        take("due_on", "     by when now (Enter: as it is) > ");
        take("hoped", "     hoped for, 0 to 10 (Enter: as it is) > ");
        take("first_step", "     first step (Enter: as it is) > ");
    }
    if (decision == "close") take("outcome", "     how did it end: met, partly-met, not-met, no-longer-wanted, declined > ");
    take("rating", "     rating now, 0 to 10 (Enter to skip) > ");
    take("note", "     note (Enter to skip, e for editor) > ");
    if (input.one("note") == "e") {
        std::string draft;
        input.flags["note"] = {trim(edited(talk, "", draft))};
        ::unlink(draft.c_str());
    }
    return input;
}

std::string as_script(const Input& input) {
    std::string line = "caseload goal review " + input.words[0];
    for (const auto& [flag, values] : input.flags)
        line += fmt::format(" --{} {}", replace_all(flag, "_", "-"), flag == "note" ? "\"...\"" : quoted_for_shell(values.back()));
    return line;
}

// Each answer is an operation of its own: an interrupted review keeps what was answered.
bool keep(Talk& talk, Desk& desk, const Input& input) {
    desk.begin();
    try {
        Document document = review_goal(desk, input);
        desk.conclude(document, journal_words(desk, input), talk.dry_run());
        talk.streams.out << render(document, talk.style) << "     script: " << as_script(input) << '\n';
    } catch (const Error& error) {
        desk.give_up();
        if (error.kind() == Kind::busy) throw;
        talk.streams.err << safe_for_screen(to_text(error), false, true) << '\n';
        return false;
    }
    return true;
}

int review(Talk& talk) {
    auto desk = Desk::open(talk.around.setting, Needs::writing);
    desk->give_up();  // nobody waits for our answers
    if (talk.call.input.words.empty()) throw Error(Kind::usage, "whose goals?", {}, "caseload goal review C-001");
    const auto cards = review_cards(*desk, talk.call.input.words[0]);
    talk.streams.out << render(review_heading(*desk, talk.call.input.words[0], cards.size()), talk.style);
    for (const auto& card : cards) {
        talk.streams.out << render(card.card, talk.style);
        // What is refused is asked again: a note is typed once at most in vain, and nothing is passed over unseen.
        for (;;) {
            const auto input = answers(talk, card);
            if (!input) return 0;
            if (input->words.empty() || keep(talk, *desk, *input)) break;
        }
    }
    return 0;
}

int edit(Talk& talk) {
    const Noun& of = noun(talk.call.command->noun());
    auto desk = Desk::open(talk.around.setting, Needs::streaming);
    const std::string given = edit_form(*desk, of, talk.call.input);
    desk.reset();
    std::string draft;
    const std::string returned = edited(talk, given, draft);
    try {
        const Input input = read_form(of, talk.call.input, given, returned);
        if (input.flags.empty()) talk.streams.out << "nothing changed\n";
        else {
            desk = Desk::open(talk.around.setting, Needs::writing);
            Document document = edit_record(*desk, of, input);
            desk->conclude(document, journal_words(*desk, input), talk.dry_run());
            desk.reset();
            talk.streams.out << render(document, talk.style);
        }
        ::unlink(draft.c_str());
        return 0;
    } catch (const Error& error) {
        auto problems = error.problems();
        problems.back().hint += fmt::format("{}what you wrote is kept at {}", problems.back().hint.empty() ? "" : "; ", draft);
        throw Error(error.kind(), problems);
    }
}

}  // namespace

bool asks_person(const Call& call, const Surroundings& around, const Terminal& terminal) {
    if (around.no_input || !terminal.input || !call.command || call.input.words.empty()) return false;
    if (call.command->path == "goal review") return !call.input.has("decision");
    return call.command->verb() == "edit" && call.input.flags.empty();
}

int ask_person(Call& call, const Surroundings& around, const Style& style, Streams& streams) {
    Talk talk{call, around, style, streams};
    return call.command->path == "goal review" ? review(talk) : edit(talk);
}

}  // namespace caseload
