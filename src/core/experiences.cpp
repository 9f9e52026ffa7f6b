// SPDX-License-Identifier: MIT
// experience ask, answer: who was asked about the service, and what came back. Nobody's name is needed for an answer.
#include <fmt/format.h>

#include <set>

#include "caseload/nouns.hpp"
#include "caseload/reporting.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "fill.hpp"
#include "target.hpp"

namespace caseload {
namespace {

Input asking(const Desk& desk, const Input& input) {
    Input one;
    one.command = "experience add";
    one.flags["question"] = {read_word(desk, "question", "question", input.words[0])};
    for (const auto* flag : {"date", "route", "note"})
        if (input.has(flag)) one.flags[flag] = input.all(flag);
    return one;
}

const Survey& question_of(const Desk& desk, const std::string& key) { return *desk.config().survey(key); }

}  // namespace

Document ask_experience(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "experience ask needs a question", "of [experience.ID] in the config", "caseload experience ask fft C-014");
    Input one = asking(desk, input);
    if ((input.words.size() > 1) == input.has("cards"))
        throw Error(Kind::usage, "experience ask needs people, or --cards for those you handed out to nobody in particular", {}, fmt::format("caseload experience ask {} --cards 20", input.words[0]));
    const Survey& question = question_of(desk, one.one("question"));
    Document document;
    if (input.has("cards")) {
        const auto cards = parse_integer(input.one("cards"));
        if (!cards || *cards < 1) throw Error(Kind::usage, "--cards takes a whole number from 1");
        one.flags["asked"] = {input.one("cards")};
        document = add_record(desk, noun("experience"), one);
    } else {
        std::set<std::int64_t> people;
        for (std::size_t i = 1; i < input.words.size(); ++i) people.insert(resolve(desk, noun("client"), input.words[i]));
        for (const auto person : people) {
            one.flags["client"] = {desk.store().name_of(noun("client"), person).code};
            one.flags["asked"] = {"1"};
            Document each = add_record(desk, noun("experience"), one);
            for (auto& block : each.blocks) document.blocks.push_back(std::move(block));
            document.codes.push_back(each.codes.front());
        }
    }
    document.say(fmt::format("{}: {}", question.label, question.asks), Tone::faint);
    const std::string next = input.has("cards") ? fmt::format("caseload experience add {} ANSWER, for each that comes back", question.key)
                                                : fmt::format("caseload experience answer {} ANSWER", document.codes.front());
    return document.say(fmt::format("{}. Then: {}", join(question.answers, ", "), next), Tone::faint);
}

Document answer_experience(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "experience answer needs the record and the answer", {}, "caseload experience answer EX-3 very-good");
    const Record before = resolve_record(desk, noun("experience"), input.words[0]);
    if (before.whole("asked") > 1)
        throw Error(Kind::refused, fmt::format("{} counts cards that were handed out: their answers are records of their own", before.code), {},
                    fmt::format("caseload experience add {} ANSWER", before.text("question")));
    if (before.has("answered_on") && !input.has("again")) throw Error(Kind::refused, fmt::format("{} is answered already", before.code), "--again changes what was answered");
    Input edit = input;
    edit.command = "experience edit";
    edit.words.resize(1);
    edit.flags.erase("again");
    if (input.words.size() > 1) edit.flags["answer"] = {input.words[1]};
    if (!edit.has("answer") && !edit.has("comment"))
        throw Error(Kind::usage, "experience answer needs an answer or --comment", join(question_of(desk, before.text("question")).answers, ", "));
    if (!edit.has("answered_on") && !before.has("answered_on")) edit.flags["answered_on"] = {desk.today().iso()};
    return edit_record(desk, noun("experience"), edit);
}

}  // namespace caseload
