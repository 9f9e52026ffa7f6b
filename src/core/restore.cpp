// SPDX-License-Identifier: MIT
// Rows of an export of ours: records come back under their own codes, just as they stood.
#include <fmt/format.h>

#include "answers.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "importer.hpp"
#include "risk.hpp"
#include "rules.hpp"
#include "target.hpp"

namespace caseload {

// What the rules fill in is what they filled in long ago; here they only look.
void Importer::take_known_by_code(const CsvRecord& row) {
    const std::string own(trim_wide(row.cells[*mapping_.code]));
    const Noun& noun = *mapping_.noun;
    if (canonical_code(noun, own) != own)
        return reject(row, row.columns[*mapping_.code], row.line, {.what = fmt::format("code {} is not a {}'s code, {}-1", caseload::quoted(own), noun.name, noun.prefix)});
    if (const auto id = desk_.store().find_code(noun, own)) return compare_restored(row, *id);
    Record record = blank_;
    if (!fill(row, record, false)) return;
    settle(record);
    Record looked_at = record;
    Problems found;
    apply_rules(desk_, looked_at, &record, input_, found);
    if (!found.empty()) return reject_all(row, found.all());
    record.code = own;
    try {
        keep_restored(row, record);
    } catch (const Error& error) {
        if (error.kind() != Kind::refused) throw;
        return reject_all(row, error.problems());
    }
    ++counts.fresh;
}

// What an export writes as an empty cell and the tables do not.
void Importer::settle(Record& record) const {
    if (record.noun->use("recorded_on") && !record.has("recorded_on")) record.at("recorded_on") = desk_.today().iso();
    if (record.noun->use("scale") && !record.has("scale")) record.at("scale") = std::string{};
}

// The record is here already: the same, or changed since.
void Importer::compare_restored(const CsvRecord& row, std::int64_t id) {
    const Record before = desk_.store().load(*mapping_.noun, id);
    Record after = before;
    if (!fill(row, after, true)) return;
    settle(after);
    if (after.values == before.values) return void(++counts.unchanged);
    if (!update_)
        return reject(row, 1, row.line, {.what = fmt::format("{} differs from what is here", before.code), .hint = "--update changed brings in what differs"});
    if (!ruled(row, after, &before)) return;
    desk_.store().update(before, after);
    ++counts.changed;
}

// A risk answer that nobody decided on does not come in silently this way either.
void Importer::decide_restored(const CsvRecord& row, Record& record) {
    const Instrument* instrument = record.noun->name == "measure" ? desk_.config().instrument(record.text("instrument")) : nullptr;
    const std::string items = extra("items");
    if (!instrument || record.has("risk_decision") || record.has("concern")) return;
    Form form{instrument, items.empty() ? Answers{} : read_answers(*instrument, items), {record}, {}, {}};
    form.risks = items.empty() ? risk_score(*instrument, record) : risk_answers(*instrument, form.answers);
    if (form.risks.empty() && items.empty()) return;
    RiskSettled settled = settle_imported_risk(desk_, form);
    const std::string concern = keep_risk(desk_, form, settled);
    record = form.records.front();
    count_risks(row, form, concern);
}

void Importer::keep_restored(const CsvRecord& row, Record& record) {
    decide_restored(row, record);
    desk_.store().insert(record);
    for (const auto& merged : split(extra("merged_codes"), ','))  // "C-007 2026-11-24"
        if (const auto space = merged.find(' '); space != std::string::npos) {
            desk_.store().write("writes#restored_alias", {{"code", merged.substr(0, space)}, {"client", record.id}, {"day", merged.substr(space + 1)}});
            desk_.store().never_give(merged.substr(0, space));
        }
    const std::string items = extra("items");
    if (items.empty()) return;
    const Instrument* instrument = desk_.config().instrument(record.text("instrument"));
    if (instrument) keep_answers(desk_, record, read_answers(*instrument, items));
}

}  // namespace caseload
