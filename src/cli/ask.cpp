// SPDX-License-Identifier: MIT
#include "ask.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <iterator>
#include <ostream>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "draft.hpp"

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

// Where a database lies, there its notes may lie too.
std::filesystem::path folder_of(const Talk& talk, const Desk& desk) {
    const auto& named = talk.around.setting.database;
    return (named.empty() ? desk.config().database_path() : named).parent_path();
}

Draft new_draft(const Talk& talk, const std::filesystem::path& folder, const std::string& text) {
    return {folder, talk.around.temporary, talk.around.setting.clock.utc, text};
}

// What the answer to one card becomes: the flags of `goal review`.
std::optional<Input> answers(Talk& talk, const std::filesystem::path& folder, const ReviewCard& card, std::optional<Draft>& draft) {
    Input input;
    input.command = "goal review";
    input.words = {card.code};
    for (;;) {
        const auto key = ask(talk, "     [k]eep [a]djust [m]et [c]lose [s]kip [q]uit > ");
        if (!key) return std::nullopt;
        static const std::string_view decisions[] = {"keep", "adjust", "met", "close", "skip", "quit"};
        const auto found = std::ranges::find_if(decisions, [&](std::string_view word) { return word.starts_with(lower(*key)); });
        if (key->empty() || (found != std::end(decisions) && *found == "skip")) return Input{};
        if (found == std::end(decisions)) {
            talk.streams.out << "     one of k, a, m, c, s, q\n";
            continue;
        }
        if (*found == "quit") return std::nullopt;
        input.flags["decision"] = {std::string(*found)};
        break;
    }
    const auto take = [&](const char* flag, const std::string& question) {
        const auto answer = ask(talk, question);
        if (answer && !answer->empty()) input.flags[flag] = {*answer};
    };
    // Asked again at once: what is refused at the end is typed anew from the beginning.
    const auto take_number = [&](const char* flag, const std::string& question, std::int64_t low, std::int64_t high) {
        for (;;) {
            take(flag, question);
            const auto number = input.has(flag) ? parse_integer(input.one(flag)) : std::optional(low);
            if (number && *number >= low && *number <= high) return;
            input.flags.erase(flag);
            talk.streams.out << fmt::format("     a whole number from {} to {}\n", low, high);
        }
    };
    const std::string decision = input.one("decision");
    if (decision == "adjust") {
        take("due_on", "     by when now (Enter: as it is) > ");
        take_number("hoped", "     hoped for, 0 to 10 (Enter: as it is) > ", 0, 10);
        take("first_step", "     first step (Enter: as it is) > ");
    }
    if (decision == "close") take("outcome", "     how did it end: met, partly-met, not-met, no-longer-wanted, declined > ");
    if (decision == "close") take("reason", "     why, in a few words (Enter to skip) > ");
    take_number("rating", "     rating now, 0 to 10 (Enter to skip) > ", 0, 10);
    if (card.scaled) take_number("attained", "     level attained, -2 to 2 (Enter to skip) > ", -2, 2);
    take("note", "     note (Enter to skip, e for editor) > ");
    if (input.one("note") == "e") {
        draft.emplace(folder, talk.around.temporary, talk.around.setting.clock.utc, "");
        input.flags["note"] = {trim(draft->edited(talk.around.editor))};
    }
    return input;
}

bool is_plain(const std::string& text) {
    return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._") == std::string::npos;
}

std::string as_script(const Input& input) {
    std::string line = fmt::format("caseload goal review {} --decision {}", input.words[0], input.one("decision"));
    for (const auto& [flag, values] : input.flags) {
        if (flag == "decision") continue;
        const bool own = flag == "note" || flag == "reason" || flag == "first_step";  // words are not said again
        line += fmt::format(" --{} {}", replace_all(flag, "_", "-"), own ? "\"...\"" : is_plain(values.back()) ? values.back() : quoted_for_shell(values.back()));
    }
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
    const auto folder = folder_of(talk, *desk);
    const auto cards = review_cards(*desk, talk.call.input.words[0]);
    talk.streams.out << render(review_heading(*desk, talk.call.input.words[0], cards.size()), talk.style);
    for (const auto& card : cards) {
        talk.streams.out << render(card.card, talk.style);
        // What is refused is asked again: a note is typed once at most in vain, and nothing is passed over unseen.
        for (;;) {
            std::optional<Draft> draft;
            const auto input = answers(talk, folder, card, draft);
            if (!input) return 0;
            const bool done = input->words.empty() || keep(talk, *desk, *input);
            if (done && draft) draft->discard();
            else if (draft) talk.streams.err << fmt::format("what you wrote is kept at {}\n", draft->path());
            if (done) break;
        }
    }
    return 0;
}

void finish(Talk& talk, const Input& input) {
    auto desk = Desk::open(talk.around.setting, Needs::writing);
    Document document = talk.call.command->work(*desk, input);
    desk->conclude(document, journal_words(*desk, input), talk.dry_run());
    desk.reset();
    for (const auto& line : document.talk) talk.streams.err << safe_for_screen(line) << '\n';
    talk.streams.out << render(document, talk.style);
}

int edit(Talk& talk) {
    const Noun& of = noun(talk.call.command->noun);
    auto desk = Desk::open(talk.around.setting, Needs::streaming);
    const std::string given = edit_form(*desk, of, talk.call.input);
    const auto folder = folder_of(talk, *desk);
    desk.reset();
    Draft draft = new_draft(talk, folder, given);
    const std::string returned = draft.edited(talk.around.editor);
    try {
        const Input input = read_form(of, talk.call.input, given, returned);
        if (input.flags.empty()) talk.streams.out << "nothing changed\n";
        else finish(talk, input);
        draft.discard();
        return 0;
    } catch (const Error& error) {
        throw draft.kept_after(error);
    }
}

// What the editor starts with: the note so far, or the template of the config.
std::string note_form(const Talk& talk, const Desk& desk, const std::string& code) {
    std::string form = fmt::format("{}{} · {}. Save and leave to keep the note; these lines are left out.\n", draft_line, code, desk.today().words());
    if (talk.call.input.has("note")) return form + talk.call.input.one("note") + "\n";
    return form + join(desk.config().settings.note_template, "\n") + "\n";
}

// The rest of the command is tried first: nobody writes a page to learn that the date was wrong.
std::pair<std::string, std::filesystem::path> tried(Talk& talk, const Input& input) {
    auto desk = Desk::open(talk.around.setting, Needs::writing);
    Document document = talk.call.command->work(*desk, input);
    if (document.codes.empty()) throw Error(Kind::bug, "a session was logged without a code");
    const std::string form = note_form(talk, *desk, document.codes[0]);
    const auto folder = folder_of(talk, *desk);
    desk->give_up();
    return {form, folder};
}

int note(Talk& talk) {
    Input input = talk.call.input;
    input.flags.erase("edit");
    const auto [form, folder] = tried(talk, input);
    Draft draft = new_draft(talk, folder, form);
    const std::string returned = draft.edited(talk.around.editor);
    if (returned == form && !talk.call.input.has("note")) {
        draft.discard();
        throw Error(Kind::refused, "the note was left as it was given out; nothing was written", "without --edit it is logged without a note");
    }
    try {
        input.flags["note"] = {trim(without_draft_lines(returned))};
        finish(talk, input);
        draft.discard();
        return 0;
    } catch (const Error& error) {
        throw draft.kept_after(error);
    }
}

}  // namespace

bool asks_person(const Call& call, const Surroundings& around, const Terminal& terminal) {
    if (call.input.has("edit") && (around.no_input || !terminal.input))
        throw Error(Kind::usage, "--edit needs a terminal", "--note TEXT, --note @FILE or --note - where there is none");
    if (around.no_input || !terminal.input || !call.command || call.input.words.empty()) return false;
    if (call.command->is("goal review")) return !call.input.has("decision");
    return call.input.has("edit") || (call.command->verb == "edit" && call.input.flags.empty());
}

int ask_person(Call& call, const Surroundings& around, const Style& style, Streams& streams) {
    Talk talk{call, around, style, streams};
    if (call.input.has("edit")) return note(talk);
    return call.command->is("goal review") ? review(talk) : edit(talk);
}

}  // namespace caseload
