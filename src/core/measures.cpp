// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
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

// The words of the vocabulary whose decision is "nothing was done" need a reason.
bool needs_reason(const Desk& desk, const std::string& decision) {
    const Vocabulary* words = desk.config().vocabulary("risk_decision");
    const Word* word = words ? words->find(decision) : nullptr;
    return word && word->counts_as == "needs-reason";
}

void check_risk(const Desk& desk, const Instrument& instrument, const Record& record, const Answers& answers,
                Problems& problems) {
    for (const int item : risk_answers(instrument, answers)) {
        const std::string decision = record.text("risk_decision");
        if (decision.empty())
            problems.add(fmt::format("{} item {} is above 0: it cannot be filed without what you decided", instrument.id, item),
                         fmt::format("--risk-decision one of {}; talk to the person and to a clinician first",
                                     join(desk.config().vocabulary("risk_decision")->keys(), ", ")));
        else if (needs_reason(desk, decision) && !record.has("risk_note"))
            problems.add(fmt::format("--risk-decision {} needs --risk-note with the reason", decision));
    }
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

Record one_scale(const Record& form, const Scale& scale) {
    Record record = form;
    record.at("scale") = scale.name;
    return record;
}

void keep_items(Desk& desk, const Record& record, const Answers& answers) {
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (answers[i])
            desk.store().write("writes#measure_item", {{"measure", record.id}, {"item", static_cast<std::int64_t>(i) + 1},
                                                       {"answer", *answers[i]}});
}

struct Form {
    const Instrument& instrument;
    Answers answers;
    std::vector<Record> records;
    std::string why_not;
};

void score_form(Form& form, const Record& record) {
    const auto& instrument = form.instrument;
    if (instrument.scoring == Scoring::per_item) {
        for (std::size_t i = 0; i < form.answers.size(); ++i) {
            if (!form.answers[i]) continue;
            form.records.push_back(one_scale(record, instrument.scales[i]));
            form.records.back().at("score") = *form.answers[i] * 100;
        }
        return;
    }
    const Scored scored = score_answers(instrument, form.answers);
    form.records.push_back(record);
    if (scored.score) form.records[0].at("score") = *scored.score;
    if (scored.raw) form.records[0].at("raw") = *scored.raw;
    form.records[0].at("items_answered") = scored.answered;
    form.why_not = scored.why_not;
}

void describe(const Desk& desk, const Form& form, Document& document) {
    for (const auto& record : form.records) {
        const Scale& scale = *form.instrument.scale(record.text("scale"));
        std::string line = fmt::format("{} {}: {}", record.code, scale.name.empty() ? form.instrument.label : scale.label,
                                       score_words(form.instrument, record));
        if (const auto change = change_words(desk, form.instrument, record); !change.empty()) line += " · " + change;
        document.say(line);
    }
    if (!form.why_not.empty()) document.say(form.why_not, Tone::warning);
    if (!form.instrument.risk_items.empty() && form.answers.empty())
        document.say(fmt::format("Only a total was given: item {} was not seen.", form.instrument.risk_items[0]), Tone::warning);
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
    const Instrument& instrument = *desk.config().instrument(record.text("instrument"));
    Form form{instrument, {}, {}, {}};
    if (input.has("items")) {
        if (record.has("score")) throw Error(Kind::usage, "give --items or --score, not both");
        form.answers = read_answers(instrument, input.one("items"));
        check_risk(desk, instrument, record, form.answers, problems);
        score_form(form, record);
    } else form.records.push_back(record);
    if (form.records.empty()) throw Error(Kind::refused, "no item is answered: nothing to keep");
    for (auto& one : form.records) apply_rules(desk, one, nullptr, input, problems);
    problems.raise(Kind::refused);
    Document document;
    for (auto& one : form.records) {
        desk.store().insert(one);
        if (instrument.scoring != Scoring::per_item) keep_items(desk, one, form.answers);
    }
    document = change_document(desk, "added", form.records.front());
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
    document.say(fmt::format("{} · {} · {}", code_and_name(desk, noun("client"), first.whole("client")), instrument.label,
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
