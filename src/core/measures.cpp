// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "answers.hpp"
#include "fill.hpp"
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

std::string score_words(const Instrument& instrument, const Record& record) {
    if (!record.has("score")) return "no score";
    const Scale& scale = *instrument.scale(record.text("scale"));
    std::string words = format_hundredths(record.whole("score"), instrument.decimals);
    if (record.has("level")) words += fmt::format(", level {} (cut points '{}')", record.whole("level"), record.text("level_set"));
    if (const auto band = instrument.band(scale, record.whole("score")); !band.empty()) words += ", " + band;
    if (scale.case_at >= 0 && record.whole("score") >= scale.case_at) words += ", at or above the screening threshold";
    return words;
}

// Against the score before, by the change that the config calls worthwhile.
std::string change_words(const Desk& desk, const Instrument& instrument, const Record& record) {
    const auto rows = desk.store().rows(
        "lists/score_before", {{"client", record.at("client")}, {"goal", record.at("goal")}, {"instrument", instrument.id},
                               {"scale", record.text("scale")}, {"date", record.text("date")}, {"id", record.id}});
    if (rows.empty() || !record.has("score")) return {};
    const Scale& scale = *instrument.scale(record.text("scale"));
    const auto change = record.whole("score") - whole_of(rows[0][0]);
    const auto better = scale.higher_is_better ? change : -change;
    const char* verdict = better == 0 ? "the same" : better > 0 ? "better" : "worse";
    const bool matters = scale.worthwhile > 0 && std::abs(change) >= scale.worthwhile;
    return fmt::format("{}{} since {}, {}{}", change > 0 ? "+" : "", format_hundredths(change, instrument.decimals),
                       Date::from_iso(text_of(rows[0][1])).value_or(Date{}).words(), verdict,
                       better == 0 || scale.worthwhile == 0 ? "" : matters ? ", a worthwhile change" : ", less than a worthwhile change");
}

void describe(const Desk& desk, const Form& form, Document& document) {
    const Instrument& instrument = *form.instrument;
    for (const auto& record : form.records) {
        const Scale& scale = *instrument.scale(record.text("scale"));
        std::string line = fmt::format("{} {}: {}", record.code, scale.name.empty() ? instrument.label : scale.label,
                                       score_words(instrument, record));
        if (const auto change = change_words(desk, instrument, record); !change.empty()) line += " · " + change;
        document.say(line);
    }
    if (!form.why_not.empty()) document.say(form.why_not, Tone::warning);
    for (const int item : instrument.risk_items) {
        if (form.answers.empty()) document.say(fmt::format("Only a total was given: item {} was not seen.", item), Tone::warning);
        else if (!form.answers.at(static_cast<std::size_t>(item) - 1))
            document.say(fmt::format("Item {} was left out: whether it would ask for a decision is not known.", item), Tone::warning);
    }
}

}  // namespace

Document add_measure(Desk& desk, const Input& typed) {
    const Input input = with_goal(desk, typed);
    Record record(noun("measure"));
    Problems problems;
    fill_given(desk, record, input, Sense::past, problems);
    problems.raise(Kind::refused);
    fill_missing(desk, record, false, problems);
    problems.raise(Kind::usage);
    Form form = read_form_of(desk, record, input.one("items"), input, problems);
    problems.raise(Kind::refused);
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
    return document;
}

namespace {

const char* scoring_word(Scoring scoring) {
    switch (scoring) {
        case Scoring::entered: return "entered";
        case Scoring::sum: return "sum";
        case Scoring::table: return "table";
        case Scoring::per_item: return "per item";
    }
    return "";
}

void kind_row(const Instrument& instrument, const Scale& scale, Table& table) {
    table.rows.push_back({instrument.id, scale.name, scale.label, std::string(scoring_word(instrument.scoring)),
                          std::int64_t{instrument.items}, instrument.score_min, instrument.score_max,
                          std::string(scale.higher_is_better ? "higher" : "lower"), scale.worthwhile, instrument.cut_set,
                          instrument.licence});
}

Table kinds_table() {
    Table table;
    table.name = "kinds";
    table.columns = {{"instrument", "INSTRUMENT", CellType::code}, {"scale", "SCALE"}, {"label", "RESULT"},
                     {"scoring", "SCORED"}, {"items", "ITEMS", CellType::whole},
                     {"from", "FROM", CellType::hundredths, 0}, {"to", "TO", CellType::hundredths, 0},
                     {"better", "BETTER"}, {"worthwhile", "WORTHWHILE", CellType::hundredths, 1},
                     {"cut_set", "CUT POINTS"}, {"licence", "LICENCE", CellType::text, 0, Audience::both, true}};
    return table;
}

std::string bands_words(const Instrument& instrument, const Scale& scale) {
    std::vector<std::string> words;
    for (const auto& band : scale.bands) words.push_back(fmt::format("{} from {}", band.label, format_hundredths(band.from, instrument.decimals)));
    return join(words, ", ");
}

void explain_scale(const Instrument& instrument, const Scale& scale, Document& document) {
    document.say(scale.label, Tone::strong);
    document.say(fmt::format("  {} is better; worthwhile change {}", scale.higher_is_better ? "higher" : "lower",
                             scale.worthwhile ? format_hundredths(scale.worthwhile, 1) : "not set"));
    if (const auto bands = bands_words(instrument, scale); !bands.empty()) document.say("  bands: " + bands);
    if (scale.case_at >= 0)
        document.say(fmt::format("  screening threshold: {} or above", format_hundredths(scale.case_at, instrument.decimals)));
}

std::string scoring_rule(const Instrument& instrument) {
    if (instrument.scoring == Scoring::entered)
        return instrument.on_goal ? "The rating is typed in." : "The score is typed in as the licensed scorer gave it; caseload cannot work it out.";
    std::string rule = fmt::format("{} items, each {} to {}; ", instrument.items, instrument.item_min, instrument.item_max);
    if (instrument.scoring == Scoring::per_item) return rule + "each is a result of its own, there is no total.";
    rule += instrument.scoring == Scoring::table ? "the sum is converted by a table" : "the score is the sum";
    if (instrument.prorate) return rule + fmt::format("; with {} answered the rest take the person's mean.", instrument.items_needed);
    return rule + "; all must be answered, else there is no score.";
}

}  // namespace

Document measure_kinds(Desk& desk, const Input&) {
    Table table = kinds_table();
    for (const auto& instrument : desk.config().instruments)
        for (const auto& scale : instrument.scales) kind_row(instrument, scale, table);
    Document document;
    return document.add(std::move(table));
}

Document measure_explain(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which instrument?", {}, "caseload measure kinds");
    const Use& use = *noun("measure").use("instrument");
    const auto id = text_of(read_value(desk, noun("measure"), use, "instrument", input.words[0], Sense::past));
    const Instrument& instrument = *desk.config().instrument(id);
    Document document;
    Table table = kinds_table();
    table.audience = Audience::machine;
    for (const auto& scale : instrument.scales) kind_row(instrument, scale, table);
    document.add(std::move(table));
    document.say(instrument.label, Tone::heading).say(scoring_rule(instrument));
    for (const auto& scale : instrument.scales) explain_scale(instrument, scale, document);
    for (const auto& [set, cuts] : instrument.cuts)
        document.say(fmt::format("cut points '{}'{}: level 2 from {}, 3 from {}, 4 from {}", set,
                                 set == instrument.cut_set ? " (in force)" : "", format_hundredths(cuts[0], 1),
                                 format_hundredths(cuts[1], 1), format_hundredths(cuts[2], 1)));
    if (!instrument.risk_items.empty())
        document.say(fmt::format("item {} above 0 asks for a recorded decision", instrument.risk_items[0]));
    document.say("licence: " + instrument.licence);
    if (!instrument.source.empty()) document.say("source: " + instrument.source);
    if (!instrument.note.empty()) document.say("note: " + instrument.note);
    return document.say("set in " + desk.config().place(instrument.origin), Tone::faint);
}

}  // namespace caseload
