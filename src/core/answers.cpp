// SPDX-License-Identifier: MIT
#include "answers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "rules.hpp"

namespace caseload {
namespace {

Record one_scale(const Record& form, const Scale& scale) {
    Record record = form;
    record.at("scale") = scale.name;
    return record;
}

}  // namespace

void keep_answers(Desk& desk, const Record& record, const Answers& answers) {
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (answers[i])
            desk.store().write("writes#measure_item", {{"measure", record.id}, {"item", static_cast<std::int64_t>(i) + 1},
                                                       {"answer", *answers[i]}});
}

namespace {

void score_form(Form& form, const Record& record) {
    const auto& instrument = *form.instrument;
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

}  // namespace

Form read_form_of(const Desk& desk, const Record& record, const std::string& items) {
    const Instrument& instrument = *desk.config().instrument(record.text("instrument"));
    Form form{&instrument, {}, {}, {}, {}};
    if (items.empty()) {
        form.records.push_back(record);
        form.risks = risk_score(instrument, record);
        return form;
    }
    if (record.has("score")) throw Error(Kind::usage, "give --items or --score, not both");
    form.answers = read_answers(instrument, items);
    if (std::ranges::none_of(form.answers, [](const auto& answer) { return answer.has_value(); }))
        throw Error(Kind::refused, "no item is answered: nothing to keep");
    form.risks = risk_answers(instrument, form.answers);
    score_form(form, record);
    return form;
}

void rule_form(const Desk& desk, Form& form, const Input& input, Problems& problems) {
    for (auto& one : form.records) apply_rules(desk, one, nullptr, input, problems);
}

void keep_form(Desk& desk, Form& form) {
    for (auto& one : form.records) {
        desk.store().insert(one);
        if (form.instrument->scoring != Scoring::per_item) keep_answers(desk, one, form.answers);
    }
}

Table answers_table(const Desk& desk, const Record& measure) {
    const Instrument* instrument = desk.config().instrument(measure.text("instrument"));
    Table table;
    table.name = "answers";
    table.title = "Answers";
    table.columns = {{"item", "ITEM", CellType::whole}, {"label", "IN SHORT"}, {"answer", "ANSWER", CellType::whole}};
    if (!instrument || instrument->item_labels.empty()) table.columns[1].audience = Audience::machine;
    desk.store().each("lists/answers", {{"measure", measure.id}}, [&](const Row& row) {
        const auto item = static_cast<std::size_t>(whole_of(row[0]));
        const bool labelled = instrument && item <= instrument->item_labels.size();
        table.rows.push_back({row[0], labelled ? Value{instrument->item_labels[item - 1]} : Value{}, row[1]});
    });
    return table;
}

}  // namespace caseload
