// SPDX-License-Identifier: MIT
// Rules of concerns and of what was done about them.
#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "concerns.hpp"
#include "rule_parts.hpp"
#include "words.hpp"

namespace caseload {
namespace {

// What was written down about a danger is never written over.
void stands_as_written(const Record& record, const Record* before, Problems& problems) {
    if (!before) return;
    for (const auto& use : record.noun->uses)
        if (!use.closing && record.at(use.field) != before->at(use.field))
            return problems.add(fmt::format("{} stands as it was written", before->code), "what is wrong in it is put right by a further step",
                                fmt::format("caseload concern step {} TEXT --correction", record.noun->name == "concern" ? before->code : "CONCERN"));
}

void needs_consent_reason(const Desk& desk, const Record& record, Problems& problems) {
    const Word* word = desk.config().word("concern_consent", record.text("consent"));
    if (word && word->counts_as == "needs-reason" && !record.has("consent_reason"))
        problems.add(fmt::format("--consent {} needs --consent-reason", word->key), "why, in a few words");
}

}  // namespace

void concern_rules(const Desk& desk, Record& record, const Record* before, const Input&, Problems& problems) {
    stands_as_written(record, before, problems);
    not_ancient(record, "date", "1900-01-01", problems);
    not_before(record, "closed_on", "date", problems);
    if (!before) return needs_consent_reason(desk, record, problems);
    if (before->has("closed_on") || !record.has("closed_on")) return;
    if (!is_acknowledged(desk, record.id))
        problems.add(fmt::format("{} cannot be closed: nobody has acknowledged it", record.code), {},
                     fmt::format("caseload concern acknowledge {} WHO", record.code));
}

namespace {

// An alarm is not put out by whom it is raised by, nor at an hour that has not come.
void acknowledged_rules(const Desk& desk, const Record& record, Problems& problems) {
    const std::string who = fold(record.text("who")), coach = desk.config().settings.coach;
    if (who == "me" || (!coach.empty() && who == fold(coach)))
        problems.add("a concern is acknowledged by somebody else than the coach", "the named clinician, or who leads on safeguarding");
}

void not_later_today(const Desk& desk, const Record& record, Problems& problems) {
    const std::string& now = desk.setting().clock.time;
    if (!now.empty() && record.text("date") == desk.today().iso() && record.text("time") > now)
        problems.add(fmt::format("--time {} is later than now, {}", record.text("time"), now), "what has happened is kept");
}

}  // namespace

void step_rules(const Desk& desk, Record& record, const Record* before, const Input&, Problems& problems) {
    stands_as_written(record, before, problems);
    not_later_today(desk, record, problems);
    if (record.text("kind") == "acknowledged") acknowledged_rules(desk, record, problems);
    const std::string kind = record.text("kind");
    if (kind != "told" && kind != "acknowledged" && kind != "step" && kind != "correction")
        return problems.add(fmt::format("--kind '{}' is not one of told, acknowledged, step, correction", kind));
    if ((kind == "told" || kind == "acknowledged") && !record.has("who")) problems.add(fmt::format("a step '{}' needs --who", kind));
    const Record concern = desk.store().load(noun("concern"), record.whole("concern"));
    if (record.text("date") < concern.text("date"))
        problems.add(fmt::format("--date {} is before {} was noticed, {}", day_words(record.text("date")), concern.code, day_words(concern.text("date"))));
}

}  // namespace caseload
