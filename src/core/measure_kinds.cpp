// SPDX-License-Identifier: MIT
// What the config says of its instruments.
#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "change.hpp"
#include "fill.hpp"

namespace caseload {
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
                          std::int64_t{instrument.items}, scale.score_min, scale.score_max,
                          std::string(scale.higher_is_better ? "higher" : "lower"), scale.worthwhile ? Value{scale.worthwhile} : Value{},
                          instrument.cut_set, std::int64_t{instrument.remeasure_weeks}, reliable_rule(instrument, scale), instrument.licence,
                          instrument.source, instrument.evidence});
}

Table kinds_table() {
    Table table;
    table.name = "kinds";
    table.columns = {{"instrument", "INSTRUMENT", CellType::code}, {"scale", "SCALE"}, {"label", "RESULT"},
                     {"scoring", "SCORED"}, {"items", "ITEMS", CellType::whole},
                     {"from", "FROM", CellType::hundredths, 0}, {"to", "TO", CellType::hundredths, 0},
                     {"better", "BETTER"}, {"worthwhile", "WORTHWHILE", CellType::hundredths, 1},
                     {"cut_set", "CUT POINTS"}, {"remeasure_weeks", "AGAIN", CellType::whole, 0, Audience::machine},
                     {"reliable", "RELIABLE", CellType::text, 0, Audience::machine, true},
                     {"licence", "LICENCE", CellType::text, 0, Audience::both, true},
                     {"source", "SOURCE", CellType::text, 0, Audience::machine, true},
                     {"evidence", "EVIDENCE", CellType::text, 0, Audience::machine, true}};
    return table;
}

std::string bands_words(const Instrument& instrument, const Scale& scale) {
    std::vector<std::string> words;
    for (const auto& band : scale.bands) words.push_back(fmt::format("{} from {}", band.label, format_hundredths(band.from, instrument.decimals)));
    return join(words, ", ");
}

void explain_scale(const Instrument& instrument, const Scale& scale, Document& document) {
    document.say(scale.label, Tone::strong);
    document.say(fmt::format("  {} to {}, {} is better; worthwhile change {}", format_hundredths(scale.score_min, instrument.decimals),
                             format_hundredths(scale.score_max, instrument.decimals), scale.higher_is_better ? "higher" : "lower",
                             scale.worthwhile ? format_hundredths(scale.worthwhile, 1) : "not set"));
    if (const auto rule = reliable_rule(instrument, scale); !rule.empty()) document.say("  reliable change: " + rule);
    if (const auto bands = bands_words(instrument, scale); !bands.empty()) document.say("  bands: " + bands);
    if (scale.case_at >= 0)
        document.say(fmt::format("  screening threshold: {} or above", format_hundredths(scale.case_at, instrument.decimals)));
}

// What happens to the answers, beyond how they are added up.
void explain_answers(const Instrument& instrument, Document& document) {
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < instrument.item_labels.size(); ++i) labels.push_back(fmt::format("{} {}", i + 1, instrument.item_labels[i]));
    if (!labels.empty()) document.say("items, in short: " + join(labels, ", "));
    for (const int item : instrument.risk_items)
        document.say(fmt::format("item {} above {} asks for a decision: a concern, or the reason why none", item, instrument.item_min));
    if (instrument.profile > 0)
        document.say(fmt::format("the first {} results make a profile; between two days it is better, worse, mixed or the same (Paretian), never an index",
                                 instrument.profile));
    if (instrument.own_words) document.say("what is rated is in the person's own words: give them with --note the first time");
    if (instrument.remeasure_weeks > 0) document.say(fmt::format("due again {} weeks after the last: caseload measure due", instrument.remeasure_weeks));
}

std::string scoring_rule(const Instrument& instrument) {
    if (instrument.scoring == Scoring::entered)
        return instrument.on_goal ? "The rating is typed in." : "The score is typed in as the licensed scorer gave it; caseload cannot work it out.";
    if (instrument.scoring == Scoring::per_item)
        return fmt::format("{} items; each is a result of its own, there is no total; what is left out has no result.", instrument.items);
    std::string rule = fmt::format("{} items, each {} to {}; ", instrument.items, instrument.item_min, instrument.item_max);
    rule += instrument.scoring == Scoring::table ? "the sum is converted by a table" : "the score is the sum";
    if (instrument.prorate) return rule + fmt::format("; with at least {} answered the rest take the person's mean, else there is no score.", instrument.items_needed);
    return rule + "; all must be answered, else there is no score.";
}

}  // namespace

Document measure_kinds(Desk& desk, const Input&) {
    Table table = kinds_table();
    for (const auto& instrument : desk.config().instruments())
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
    explain_answers(instrument, document);
    document.say("licence: " + instrument.licence);
    if (!instrument.source.empty()) document.say("source: " + instrument.source);
    if (!instrument.evidence.empty()) document.say("evidence: " + instrument.evidence);
    if (!instrument.note.empty()) document.say("note: " + instrument.note);
    return document.say("set in " + desk.config().place(instrument.origin), Tone::faint);
}

}  // namespace caseload
