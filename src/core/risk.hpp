// SPDX-License-Identifier: MIT
// Answers that ask for a decision (PHQ-9 item 9 above 0): a concern is opened, or the reason why none is kept. Nothing is
// filed silently.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "answers.hpp"

namespace caseload {

/// What is to be done about the risk answers of a form, settled before anything is written.
struct RiskSettled {
    std::optional<Record> opens;  ///< a concern to be opened in the same operation
    Value concern;                ///< id of one that is open already
};

/// By the flags of `measure add`: --concern GRADE or CODE with --said, --opinion, --consent and --consent-reason, or
/// --risk-decision with --risk-note. What is missing becomes a problem.
RiskSettled settle_typed_risk(const Desk& desk, Form& form, const Input& input, Problems& problems);
/// Of a row of a file: a decision with its reason stands; otherwise a draft concern is opened, in the grade and with the
/// consent that the config names. Throws Error(setup) when those are no words of the vocabularies.
RiskSettled settle_imported_risk(const Desk& desk, Form& form);
/// Opens what was settled and hangs the form's measures on it; gives the concern's code, empty when there is none.
std::string keep_risk(Desk& desk, Form& form, RiskSettled& settled);

}  // namespace caseload
