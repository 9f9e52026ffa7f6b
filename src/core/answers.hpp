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
};

/// Scores the answers ("2,1,0,_"; empty when the record brings a score), gathers what forbids filing it. An answer that
/// names self-harm cannot be filed without a decision.
Form read_form_of(const Desk& desk, const Record& record, const std::string& items, const Input& input, Problems& problems);
/// Writes the measures and the answers behind them.
void keep_form(Desk& desk, Form& form);
/// The answers behind a measure, with their short labels where the config has them; no rows when only a score was given.
Table answers_table(const Desk& desk, const Record& measure);
/// Writes the answers of a measure.
void keep_answers(Desk& desk, const Record& measure, const Answers& answers);

}  // namespace caseload
