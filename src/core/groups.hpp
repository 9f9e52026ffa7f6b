// SPDX-License-Identifier: MIT
// Groups that people join: places, who waits, and to whom a place goes next.
#pragma once
#include <optional>
#include <string>

#include "caseload/desk.hpp"
#include "caseload/noun.hpp"

namespace caseload {

/// "Walking group since 2 Nov, came 3 of 4 · waits for Cook together": where a person goes, on one line.
std::string groups_words(const Desk& desk, std::int64_t client);
/// "Type 2 diabetes course: started 2 Nov": what was offered and goes on, on one line.
std::string interventions_words(const Desk& desk, std::int64_t client);

/// Whoever waits longest is offered a place that is free, and the document says so.
void offer_places(Desk& desk, const Record& group, Document& document);

}  // namespace caseload
