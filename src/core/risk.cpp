// SPDX-License-Identifier: MIT
#include "risk.hpp"

#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "fill.hpp"
#include "rules.hpp"
#include "target.hpp"

namespace caseload {
namespace {

std::string risk_words(const Form& form) {
    std::vector<std::string> parts;
    for (const auto& risk : form.risks)
        parts.push_back(risk.total ? risk_total_words(*form.instrument, risk) :
                        fmt::format("item {} answered {} ({} to {})", risk.item, risk.answer, risk.low, risk.high));
    const auto day = Date::from_iso(form.records.front().text("date"));
    return fmt::format("{}, {}: {}", form.instrument->label, day ? day->words() : "", join(parts, ", "));
}

// The decision that says a concern was opened; a service may have renamed it.
Value concern_word(const Desk& desk) {
    for (const auto& word : desk.config().vocabulary("risk_decision")->words)
        if (word.counts_as == "concern" && !word.retired) return word.key;
    return {};
}

bool says_concern(const Desk& desk, const std::string& decision) {
    const Word* word = desk.config().word("risk_decision", decision);
    return word && word->counts_as == "concern";
}

void decide(const Desk& desk, Form& form) {
    for (auto& record : form.records) record.at("risk_decision") = concern_word(desk);
}

std::int64_t open_concern(const Desk& desk, const Form& form, const std::string& code, Problems& problems) {
    const Record concern = resolve_record(desk, noun("concern"), code);
    if (concern.at("client") != form.records.front().at("client")) problems.add(fmt::format("{} is another person's concern", concern.code));
    if (concern.has("closed_on")) problems.add(fmt::format("{} is closed", concern.code), "--concern GRADE opens another");
    return concern.id;
}

// The concern as `concern add` would make it; what was answered is what was seen.
Record typed_concern(const Desk& desk, const Form& form, const Input& input, Problems& problems) {
    Record concern(noun("concern"));
    Input given;
    for (const auto* flag : {"said", "opinion", "consent", "consent_reason"})
        if (input.has(flag)) given.flags[flag] = input.all(flag);
    given.flags["grade"] = {input.one("concern")};
    concern.at("client") = form.records.front().at("client");
    concern.at("date") = form.records.front().at("date");
    concern.at("said") = risk_words(form);
    fill_given(desk, concern, given, Sense::past, problems);
    if (problems.empty()) fill_missing(desk, concern, false, problems);
    if (problems.empty()) apply_rules(desk, concern, nullptr, input, problems);
    return concern;
}

void must_say_why(const Desk& desk, const Form& form, Problems& problems) {
    const Record& record = form.records.front();
    const std::string decision = record.text("risk_decision"), grades = join(desk.config().vocabulary("concern_grade")->keys(), ", ");
    const auto item = form.risks.front();
    if (decision.empty())
        return problems.add(fmt::format("{}: it cannot be filed without what you decided",
                                        item.total ? fmt::format("{}: {}", form.instrument->id, risk_total_words(*form.instrument, item)) : fmt::format("{} item {} is above {}", form.instrument->id, item.item, item.low)),
                            fmt::format("--concern {} opens a concern now; or --risk-decision {} with --risk-note, why none is needed. Talk to the person and to a clinician first",
                                        grades, join(desk.config().vocabulary("risk_decision")->keys(), ", ")));
    if (says_concern(desk, decision))
        return problems.add(fmt::format("--risk-decision {} needs --concern", decision), fmt::format("a grade ({}) opens one now; the code of one that is open will do", grades));
    const Word* word = desk.config().word("risk_decision", decision);
    if (word && word->counts_as == "needs-reason") return;  // the rule for every measure says it
    if (!record.has("risk_note"))
        problems.add(fmt::format("--risk-decision {} needs --risk-note with the reason", decision), "what was decided, with whom and when; --concern GRADE opens a concern instead");
}

const std::string& word_of(const Desk& desk, std::string_view vocabulary, const std::string& word, std::string_view key) {
    if (desk.config().vocabulary(vocabulary)->find(word)) return word;
    throw Error(Kind::setup, fmt::format("{} '{}' is no word of [vocabulary.{}]", key, word, vocabulary), {}, fmt::format("caseload config explain {}", key));
}

}  // namespace

RiskSettled settle_typed_risk(const Desk& desk, Form& form, const Input& input, Problems& problems) {
    RiskSettled settled;
    if (form.risks.empty()) {
        if (input.has("concern")) problems.add("--concern: no answer of this form asks for a decision", "a worry of another kind is a concern of its own", "caseload concern add");
        return settled;
    }
    if (!input.has("concern")) return must_say_why(desk, form, problems), settled;
    if (noun_of_code(input.one("concern")) == &noun("concern")) settled.concern = open_concern(desk, form, input.one("concern"), problems);
    else settled.opens = typed_concern(desk, form, input, problems);
    decide(desk, form);
    return settled;
}

RiskSettled settle_imported_risk(const Desk& desk, Form& form) {
    RiskSettled settled;
    if (form.risks.empty() || form.records.front().has("concern")) return settled;
    const Record& record = form.records.front();
    if (record.has("risk_decision") && record.has("risk_note") && !says_concern(desk, record.text("risk_decision"))) return settled;
    const Settings& settings = desk.config().settings;
    auto& concern = settled.opens.emplace(noun("concern"));
    concern.at("client") = record.at("client");
    concern.at("date") = desk.today().iso();
    concern.at("said") = risk_words(form) + ". It came with an import: nobody has spoken with the person about it yet.";
    if (record.has("risk_decision"))
        concern.at("said") = text_of(concern.at("said")) + fmt::format(" The file says '{}', without a reason.", record.text("risk_decision"));
    concern.at("grade") = word_of(desk, "concern_grade", settings.draft_grade, "concern.draft_grade");
    concern.at("consent") = word_of(desk, "concern_consent", settings.draft_consent, "concern.draft_consent");
    concern.at("consent_reason") = std::string("answered on a form, not spoken of yet");
    concern.at("draft") = std::int64_t{1};
    concern.at("recorded_on") = desk.today().iso();
    decide(desk, form);
    return settled;
}

std::string keep_risk(Desk& desk, Form& form, RiskSettled& settled) {
    std::string code;
    if (settled.opens) {
        desk.store().insert(*settled.opens);
        settled.concern = settled.opens->id;
        code = settled.opens->code;
    }
    if (is_known(settled.concern))
        for (auto& record : form.records) record.at("concern") = settled.concern;
    return code;
}

}  // namespace caseload
