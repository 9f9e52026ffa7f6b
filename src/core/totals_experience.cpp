// SPDX-License-Identifier: MIT
// report experience a second time: each asking and each answer.
#include <algorithm>
#include <set>

#include "caseload/reporting.hpp"
#include "caseload/text.hpp"
#include "totals.hpp"

namespace caseload::totals {
namespace {

// Who was seen in the period, by code as they came.
std::int64_t derive_eligible(const Scope& scope, Second& second) {
    const People people = people_of(scope, second);
    std::set<std::int64_t> seen;
    scope.desk().store().each("totals/records#sessions", {}, [&](const Row& row) {
        ++second.records;
        if (text_of(row[2]) == "session" && text_of(row[7]) == "attended" && scope.has(text_of(row[4]))) seen.insert(whole_of(row[3]));
    });
    for (const auto id : seen) second.trace("eligible").add(people.at(id).code);
    return static_cast<std::int64_t>(seen.size());
}

/// One question while its records are read.
struct Heard {
    std::int64_t asked = 0, answered = 0, positive = 0, comments = 0, quotable = 0;
    std::set<std::int64_t> by_name;
    std::map<std::string, std::int64_t> answers;
};

void add(const Scope& scope, const Row& row, Heard& heard, Second& second) {
    const std::string code = text_of(row[1]), answer = text_of(row[7]);
    const auto asked = whole_of(row[5]);
    if (scope.has(text_of(row[4]))) {
        heard.asked += asked;
        if (asked > 0) second.trace("asked").add(code);
        if (asked > 0 && is_known(row[3])) heard.by_name.insert(whole_of(row[3]));
    }
    if (!scope.has(text_of(row[6]))) return;
    heard.comments += whole_of(row[8]), heard.quotable += whole_of(row[8]) && whole_of(row[9]) == 1;
    if (answer.empty()) return;
    const Survey* question = scope.config().survey(text_of(row[2]));
    ++heard.answered, ++heard.answers[answer];
    heard.positive += question && std::ranges::find(question->positive, answer) != question->positive.end();
    second.trace("answered").add(code);
}

void derive(const Scope& scope, Second& second) {
    for (const auto* figure : {"eligible", "asked", "answered"}) second.trace(figure);
    const auto eligible = derive_eligible(scope, second);
    std::map<std::string, Heard> all;
    scope.desk().store().each("totals/records#experiences", {}, [&](const Row& row) {
        ++second.records;
        if (scope.has(text_of(row[4])) || scope.has(text_of(row[6]))) add(scope, row, all[text_of(row[2])], second);
    });
    for (const auto& [key, heard] : all) {
        const std::string table = "question_" + replace_all(key, "-", "_");
        const std::pair<const char*, std::int64_t> figures[] = {{"eligible", eligible}, {"asked", heard.asked}, {"by_name", static_cast<std::int64_t>(heard.by_name.size())}, {"answered", heard.answered},
                                                                {"positive", heard.positive}, {"comments", heard.comments}, {"quotable", heard.quotable}};
        for (const auto& [column, value] : figures) second.put(table, "", column, value);
        if (const Survey* question = scope.config().survey(key))
            for (const auto& word : question->answers) second.count(table, "", "answer_" + replace_all(word, "-", "_"), 0);
        for (const auto& [word, n] : heard.answers) second.count(table, "", "answer_" + replace_all(word, "-", "_"), n);
    }
}

}  // namespace

Family experience_family() {
    return {"experience", {"reports/experience"}, report_experience, derive, [](Desk& desk, const Input& asked) { return usual_scope(desk, asked, "experience"); }, usual_parameters,
            {{"eligible"}, {"asked"}, {"answered"}, {"positive"}}, {}};
}

}  // namespace caseload::totals
