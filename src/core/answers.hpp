// SPDX-License-Identifier: MIT
// A filled-in questionnaire: its answers, and the measures that they make.
#pragma once
#include <string>
#include <vector>

#include "score.hpp"

namespace caseload {

/// One form: a measure, or one for each result where the instrument has no total.
struct Form {
    const Instrument* instrument = nullptr;
    Answers answers;  ///< empty when only a score was given
    std::vector<Record> records;
    std::string why_not;  ///< why there is no score
    std::vector<RiskAnswer> risks;
};

/// Scores the answers ("2,1,0,_"; empty when the record brings a score) and finds those that ask for a decision, which
/// settle_typed_risk and settle_imported_risk (risk.hpp) see to before the form is kept. Throws Error.
Form read_form_of(const Desk& desk, const Record& record, const std::string& items);
/// Gathers what forbids filing it.
void rule_form(const Desk& desk, Form& form, const Input& input, Problems& problems);
/// Writes the measures and the answers behind them.
void keep_form(Desk& desk, Form& form);
/// The answers behind a measure, with their short labels where the config has them; no rows when only a score was given.
Table answers_table(const Desk& desk, const Record& measure);
/// Writes the answers of a measure.
void keep_answers(Desk& desk, const Record& measure, const Answers& answers);

}  // namespace caseload
