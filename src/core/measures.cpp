// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <set>
#include <tuple>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "answers.hpp"
#include "change.hpp"
#include "concerns.hpp"
#include "fill.hpp"
#include "profile_classes.hpp"
#include "risk.hpp"
#include "rules.hpp"
#include "score.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

// `measure add G-0042 goal-progress`: a goal stands for its person.
Input with_goal(const Desk& desk, const Input& input) {
    if (input.words.empty() || noun_of_code(input.words[0]) != &noun("goal")) return input;
    const Record goal = resolve_record(desk, noun("goal"), input.words[0]);
    Input person = input;
    person.words[0] = desk.store().name_of(noun("client"), goal.whole("client")).code;
    person.flags["goal"] = {goal.code};
    return person;
}

Score score_of(const Record& record) {
    Score score{record.code, record.text("date"), record.whole("score"), record.id, {}, record.text("level_set"), record.text("completion"), {}};
    if (record.has("level")) score.level = record.whole("level");
    return score;
}

// Read aloud, people answer more rosily than alone: two ways of filling in are not quite one measure.
std::string other_way(const Desk& desk, const Score& earlier, const Score& later) {
    if (earlier.completion.empty() || later.completion.empty() || earlier.completion == later.completion) return {};
    return fmt::format("Filled in another way than on {}: {} then, {} now; compare with care.", Date::from_iso(earlier.date).value_or(Date{}).words(),
                       lower(label_of(desk, "completion", earlier.completion)), lower(label_of(desk, "completion", later.completion)));
}

struct Earlier {
    std::optional<Score> before, first;  ///< `first` only where it is another than `before`
    std::string own_words;               ///< what was rated then, of an instrument of own words
};

Earlier earlier_than(const Desk& desk, const Record& record, const Score& now) {
    Earlier found;
    for (auto& one : scores_of(desk, record.whole("client"), record.at("goal"), record.text("instrument"), record.text("scale"))) {
        if (std::tie(one.date, one.id) >= std::tie(now.date, now.id)) break;
        if (found.own_words.empty()) found.own_words = one.note;
        if (!found.before) found.first = one;
        found.before = std::move(one);
    }
    if (found.first && found.first->id == found.before->id) found.first.reset();
    return found;
}

void describe_result(const Desk& desk, const Instrument& instrument, const Record& record, Document& document, std::set<std::string>& remarks) {
    const Scale& scale = *instrument.scale(record.text("scale"));
    const std::string name = scale.name.empty() ? instrument.label : scale.label;
    if (!record.has("score")) return void(document.say(fmt::format("{} {}: no score", record.code, name)));
    const Score now = score_of(record);
    std::string line = fmt::format("{} {}: {}", record.code, name, score_words(instrument, scale, now));
    const Earlier earlier = earlier_than(desk, record, now);
    if (earlier.before) line += " · " + change_words(instrument, scale, *earlier.before, now);
    document.say(line);
    if (earlier.first) document.say("       from the first: " + change_words(instrument, scale, *earlier.first, now));
    if (earlier.before) remarks.insert(other_way(desk, *earlier.before, now));
    if (instrument.own_words && !earlier.own_words.empty()) remarks.insert(fmt::format("What was rated at first: {}", earlier.own_words));
}

void describe(const Desk& desk, const Form& form, Document& document) {
    const Instrument& instrument = *form.instrument;
    std::set<std::string> remarks;
    for (const auto& record : form.records) describe_result(desk, instrument, record, document, remarks);
    for (const auto& line : profile_words(desk, instrument, form.records.front())) document.say(line);
    for (const auto& remark : remarks)
        if (!remark.empty()) document.say(remark, Tone::faint);
    if (!form.why_not.empty()) document.say(form.why_not, Tone::warning);
    if (form.answers.empty() && !form.risks.empty()) return;  // settled as an answer would be, and told as such
    for (const int item : instrument.risk_items) {
        if (form.answers.empty()) document.say(fmt::format("Only a total was given: item {} was not seen.", item), Tone::warning);
        else if (!form.answers.at(static_cast<std::size_t>(item) - 1))
            document.say(fmt::format("Item {} was left out: whether it would ask for a decision is not known.", item), Tone::warning);
    }
}

}  // namespace

namespace {

// The form as it should have been entered: the same record, its other fields and its decision on a risk answer as they were.
Form corrected_form(const Desk& desk, const Record& before, const Input& input, Problems& problems) {
    Record record = before;
    Input given = input;
    given.words.clear();
    given.flags.erase("concern");
    fill_given(desk, record, given, Sense::past, problems);
    problems.raise(Kind::refused);
    for (const auto* field : {"score", "raw", "items_answered", "level", "level_set"}) record.at(field) = Value{};
    Form form = read_form_of(desk, record, input.one("items"));
    if (form.instrument->scoring == Scoring::per_item)
        throw Error(Kind::refused, fmt::format("each result of {} is a record of its own", form.instrument->id), "change the one that is wrong", fmt::format("caseload measure edit {} --score N", before.code));
    return form;
}

}  // namespace

Document edit_measure(Desk& desk, const Input& input) {
    if (!input.has("items")) {
        if (input.has("concern")) throw Error(Kind::usage, "--concern goes with --items");
        return edit_record(desk, noun("measure"), input);
    }
    if (input.words.empty()) throw Error(Kind::usage, "which measure?", {}, "caseload measure list");
    const Record before = resolve_record(desk, noun("measure"), input.words[0]);
    Problems problems;
    Form form = corrected_form(desk, before, input, problems);
    const bool decided = before.has("risk_decision") && !input.has("risk_decision") && !input.has("concern");
    RiskSettled settled = decided ? RiskSettled{} : settle_typed_risk(desk, form, input, problems);
    Record& after = form.records.front();
    apply_rules(desk, after, &before, input, problems);
    problems.raise(Kind::refused);
    const std::string concern = keep_risk(desk, form, settled);
    desk.store().write("writes#forget_items", {{"measure", after.id}});
    keep_answers(desk, after, form.answers);
    desk.store().update(before, after);
    Document document = change_document(desk, "changed", after, {"score"});
    describe(desk, form, document);
    if (concern.empty()) return document;
    document.codes.push_back(concern);
    return say_concern_opened(desk, resolve_record(desk, noun("concern"), concern), document);
}

Document add_measure(Desk& desk, const Input& typed) {
    const Input input = with_goal(desk, typed);
    Record record(noun("measure"));
    Problems problems;
    Input given = input;
    given.flags.erase("concern");  // a grade, or the code of one that is open
    fill_given(desk, record, given, Sense::past, problems);
    problems.raise(Kind::refused);
    fill_missing(desk, record, false, problems);
    problems.raise(Kind::usage);
    Form form = read_form_of(desk, record, input.one("items"));
    RiskSettled settled = settle_typed_risk(desk, form, input, problems);
    rule_form(desk, form, input, problems);
    problems.raise(Kind::refused);
    const std::string concern = keep_risk(desk, form, settled);
    keep_form(desk, form);
    Document document = change_document(desk, "added", form.records.front());
    document.codes.clear();
    for (const auto& one : form.records) document.codes.push_back(one.code);
    auto* table = std::get_if<Table>(&document.blocks[1]);
    for (std::size_t i = 1; i < form.records.size(); ++i) {
        auto other = change_document(desk, "added", form.records[i]);
        table->rows.push_back(std::get<Table>(other.blocks[1]).rows[0]);
        table->layout = Layout::listing;
    }
    document.blocks.erase(document.blocks.begin());  // the one line becomes a line a result
    const auto& first = form.records.front();
    document.say(fmt::format("{} · {} · {}", code_and_name(desk, noun("client"), first.whole("client")), form.instrument->label,
                             Date::from_iso(first.text("date")).value_or(Date{}).words()));
    describe(desk, form, document);
    if (!is_known(settled.concern)) return document;
    const Record about = desk.store().load(noun("concern"), whole_of(settled.concern));
    document.say(fmt::format("{} {}: {}", about.code, concern.empty() ? "stands for it" : "opened", about.text("said")), Tone::warning);
    if (concern.empty()) return document;
    document.codes.push_back(concern);
    return say_concern_opened(desk, about, document);
}

}  // namespace caseload
