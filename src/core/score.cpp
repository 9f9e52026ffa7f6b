// SPDX-License-Identifier: MIT
#include "score.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "rules.hpp"

namespace caseload {
namespace {

// The lowest and the highest answer to an item.
std::pair<std::int64_t, std::int64_t> answers_of(const Instrument& instrument, std::size_t place) {
    if (instrument.scoring != Scoring::per_item) return {instrument.item_min, instrument.item_max};
    return {instrument.scales[place].score_min / 100, instrument.scales[place].score_max / 100};
}

std::optional<std::int64_t> read_answer(const Instrument& instrument, std::size_t place, const std::string& text) {
    if (text == "_" || text.empty()) return std::nullopt;
    const auto answer = parse_integer(text);
    const auto [low, high] = answers_of(instrument, place);
    if (!answer || *answer < low || *answer > high)
        throw Error(Kind::refused, fmt::format("--items: answer {} '{}' is not between {} and {}", place + 1, text, low, high),
                    "_ stands for an item left out");
    return *answer;
}

std::string in_points(const Instrument& instrument, std::int64_t hundredths) {
    return format_hundredths(hundredths, instrument.decimals);
}

std::int64_t places_unit(int decimals) { return decimals == 0 ? 100 : decimals == 1 ? 10 : 1; }

}  // namespace

Answers read_answers(const Instrument& instrument, const std::string& text) {
    if (instrument.items == 0)
        throw Error(Kind::refused,
                    fmt::format("{} takes no --items: give the --score{}", instrument.id,
                                instrument.on_goal ? "" : " that the licensed scorer gave"),
                    instrument.licence);
    const auto parts = split(text, ',');
    if (static_cast<int>(parts.size()) != instrument.items)
        throw Error(Kind::refused, fmt::format("--items: {} has {} items, {} were given", instrument.id, instrument.items,
                                               parts.size()),
                    "_ stands for an item left out: 2,1,_,0");
    Answers answers;
    for (std::size_t i = 0; i < parts.size(); ++i) answers.push_back(read_answer(instrument, i, trim(parts[i])));
    return answers;
}

Scored score_answers(const Instrument& instrument, const Answers& answers) {
    Scored scored;
    std::int64_t sum = 0;
    for (const auto& answer : answers) {
        if (!answer) continue;
        sum += *answer;
        ++scored.answered;
    }
    const auto items = static_cast<std::int64_t>(answers.size());
    if (scored.answered < instrument.items_needed || (scored.answered < items && !instrument.prorate)) {
        scored.why_not = fmt::format("{} of {} items answered, {} needed: kept without a score", scored.answered, items,
                                     instrument.prorate ? instrument.items_needed : items);
        return scored;
    }
    if (scored.answered == items) scored.raw = sum;
    // The rest take the person's own mean; to the places of the instrument, halves away from zero.
    const std::int64_t unit = places_unit(instrument.decimals), parts = scored.answered * unit;
    const std::int64_t total = (sum * 100 * items * 2 + parts) / (parts * 2) * unit;
    if (instrument.scoring != Scoring::table) scored.score = total;
    else if (scored.raw) scored.score = instrument.conversion.at(static_cast<std::size_t>(sum - instrument.raw_min));
    return scored;
}

std::vector<RiskAnswer> risk_answers(const Instrument& instrument, const Answers& answers) {
    std::vector<RiskAnswer> risks;
    for (const int item : instrument.risk_items) {
        const auto [low, high] = answers_of(instrument, static_cast<std::size_t>(item) - 1);
        const auto answer = answers.at(static_cast<std::size_t>(item) - 1).value_or(low);
        if (answer > low) risks.push_back({item, answer, low, high, {}});
    }
    return risks;
}

namespace {

// Whether the answers that make this total can have every risk item at its lowest.
bool possible_without_risk(const Instrument& instrument, std::int64_t score) {
    const auto n = static_cast<std::int64_t>(instrument.risk_items.size());
    const std::int64_t most = instrument.items * instrument.item_max - n * (instrument.item_max - instrument.item_min);
    if (instrument.scoring == Scoring::sum) return score <= most * 100;
    const auto from = instrument.conversion.begin(), to = instrument.conversion.end();
    const auto first = std::find(from, to, score);
    return first == to || instrument.raw_min + (first - from) <= most;
}

std::vector<RiskAnswer> risk_total(const Instrument& instrument, std::int64_t score) {
    if (instrument.risk_items.empty() || instrument.scoring == Scoring::entered || possible_without_risk(instrument, score)) return {};
    const int item = instrument.risk_items.size() == 1 ? instrument.risk_items.front() : 0;
    return {{item, 0, instrument.item_min, instrument.item_max, score}};
}

}  // namespace

std::string risk_total_words(const Instrument& instrument, const RiskAnswer& risk) {
    std::vector<std::string> items;
    for (const int item : instrument.risk_items) items.push_back(std::to_string(item));
    return fmt::format("a total of {} is not possible with {} {} at {}", in_points(instrument, risk.total.value_or(0)), items.size() == 1 ? "item" : "items",
                       join(items, ", "), risk.low);
}

std::vector<RiskAnswer> risk_score(const Instrument& instrument, const Record& record) {
    if (!record.has("score")) return {};
    if (instrument.scoring != Scoring::per_item) return risk_total(instrument, record.whole("score"));
    Answers answers(static_cast<std::size_t>(instrument.items));
    for (std::size_t i = 0; i < instrument.scales.size(); ++i)
        if (instrument.scales[i].name == record.text("scale")) answers[i] = record.whole("score") / 100;
    return risk_answers(instrument, answers);
}

namespace {

void check_scale(const Instrument& instrument, const Record& record, Problems& problems) {
    if (instrument.scale(record.text("scale"))) return;
    std::vector<std::string> names;
    for (const auto& scale : instrument.scales)
        if (!scale.name.empty()) names.push_back(scale.name);
    if (names.empty()) return problems.add(fmt::format("{} has one result: it takes no --scale", instrument.id));
    problems.add(fmt::format("{} needs --scale, one of {}", instrument.id, join(names, ", ")),
                 "or give all its --items at once");
}

void check_score(const Instrument& instrument, const Record& record, Problems& problems) {
    if (!record.has("score")) return;
    const auto score = record.whole("score");
    const Scale* scale = instrument.scale(record.text("scale"));
    const auto low = scale ? scale->score_min : instrument.score_min, high = scale ? scale->score_max : instrument.score_max;
    if (score < low || score > high)
        problems.add(fmt::format("--score {} is not between {} and {}", format_hundredths(score, score % 100 ? 2 : 0),
                                 in_points(instrument, low), in_points(instrument, high)));
    else if (score % places_unit(instrument.decimals) != 0)
        problems.add(fmt::format("--score {}: {} is given with {}", format_hundredths(score, -1), instrument.id,
                                 instrument.decimals == 0 ? "whole points" : instrument.decimals == 1 ? "one place" : "two places"));
}

// `stale`: the level is the one of the score before, which an edit has changed.
void check_level(const Instrument& instrument, Record& record, bool stale, Problems& problems) {
    const Value given = stale ? Value{} : record.at("level");
    if (instrument.cut_set.empty()) {
        if (is_known(given)) problems.add(fmt::format("{} has no levels", instrument.id));
        return;
    }
    if (!record.has("score")) return;
    const int level = instrument.level(record.whole("score"), instrument.cut_set);
    if (is_known(given) && whole_of(given) != level)
        problems.add(fmt::format("--level {} does not fit score {}: by the cut points '{}' it is level {}", whole_of(given),
                                 in_points(instrument, record.whole("score")), instrument.cut_set, level),
                     fmt::format("if your scorer uses another set, name it in [instrument.{}] cut_set", instrument.id));
    record.at("level") = std::int64_t{level};
    record.at("level_set") = instrument.cut_set;
}

}  // namespace

namespace {

void same_person(const Desk& desk, const Record& record, Problems& problems) {
    if (!record.has("client")) return;
    for (const auto* other : {"goal", "concern"}) {
        if (!record.has(other)) continue;
        const Record about = desk.store().load(noun(other), record.whole(other));
        if (about.whole("client") != record.whole("client")) problems.add(fmt::format("{} is another person's {}", about.code, other));
    }
}

// What was worked out from answers stays what the answers say.
void keeps_its_answers(const Record& record, const Record& before, const Input& input, Problems& problems) {
    if (!before.has("items_answered") || input.has("items")) return;
    for (const auto* field : {"instrument", "scale", "score"})
        if (before.at(field) != record.at(field))
            problems.add(fmt::format("--{} of {} follows from its answers", field, before.code),
                         "the right answers: --items", fmt::format("caseload measure edit {} --items ..", before.code));
}

// A score that is changed to one which asks for a decision is settled as a new one would be.
void must_stay_decided(const Instrument& instrument, const Record& record, const Record& before, Problems& problems) {
    if (before.at("score") == record.at("score") || before.has("items_answered") || record.has("risk_decision")) return;
    if (!risk_score(instrument, record).empty())
        problems.add(fmt::format("--score of {} would ask for a decision", before.code), "--risk-decision with --risk-note says what was decided; or undo the entry and add it with --concern GRADE");
}

void must_reason(const Desk& desk, const Record& record, Problems& problems) {
    const Vocabulary* words = desk.config().vocabulary("risk_decision");
    const Word* word = words ? words->find(record.text("risk_decision")) : nullptr;
    if (word && word->counts_as == "needs-reason" && !record.has("risk_note") && !record.has("concern"))
        problems.add(fmt::format("--risk-decision {} needs --risk-note with the reason", word->key));
}

}  // namespace

void measure_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems) {
    const Instrument* instrument = desk.config().instrument(record.text("instrument"));
    if (!instrument) return problems.add(fmt::format("no instrument '{}' in the config", record.text("instrument")));
    if (!record.has("scale")) record.at("scale") = std::string{};
    if (instrument->on_goal != record.has("goal"))
        problems.add(instrument->on_goal ? fmt::format("{} is rated on a goal", instrument->id)
                                         : fmt::format("{} is not rated on a goal", instrument->id),
                     {}, instrument->on_goal ? "caseload measure add G-0001 " + instrument->id + " --score 4" : "");
    check_scale(*instrument, record, problems);
    check_score(*instrument, record, problems);
    // A level keeps the cut points that gave it: a later change of the set never rewrites the past.
    if (!before || before->at("score") != record.at("score") || before->at("level") != record.at("level"))
        check_level(*instrument, record, before && before->at("level") == record.at("level"), problems);
    same_person(desk, record, problems);
    if (before) keeps_its_answers(record, *before, input, problems), must_stay_decided(*instrument, record, *before, problems);
    must_reason(desk, record, problems);
    if (before && before->has("risk_note") && !record.has("risk_note"))
        problems.add("--risk-note was recorded and cannot be emptied", "say what was decided instead");
    if (before && before->has("risk_decision") && !record.has("risk_decision"))
        problems.add("--risk-decision was recorded and cannot be emptied", "change it to what was decided");
    if (!record.has("score") && !record.has("items_answered"))
        problems.add(instrument->items ? "give --items or --score" : "give the --score");
}

std::string add_rating(Desk& desk, const Record& goal, const std::string& rating, const std::string& iso_date) {
    const Instrument* found = nullptr;
    for (const auto& instrument : desk.config().instruments())
        if (instrument.on_goal) found = &instrument;
    if (!found) throw Error(Kind::setup, "no instrument with on_goal = true in the config: ratings have no place");
    const auto score = parse_hundredths(rating);
    if (!score) throw Error(Kind::refused, fmt::format("--rating '{}' is not a number", rating));
    if (*score < found->score_min || *score > found->score_max)
        throw Error(Kind::refused, fmt::format("--rating {} is not between {} and {}", rating, in_points(*found, found->score_min), in_points(*found, found->score_max)));
    Record measure(noun("measure"));
    measure.at("client") = goal.at("client");
    measure.at("goal") = goal.id;
    measure.at("instrument") = found->id;
    measure.at("date") = iso_date;
    measure.at("score") = *score;
    Problems problems;
    apply_rules(desk, measure, nullptr, {}, problems);
    problems.raise(Kind::refused);
    desk.store().insert(measure);
    return measure.code;
}

}  // namespace caseload
