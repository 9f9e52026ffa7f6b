// SPDX-License-Identifier: MIT
// Rules of what is kept for those the service answers to; called by rules.cpp.
#pragma once
#include "caseload/desk.hpp"
#include "caseload/error.hpp"

namespace caseload {

/// An answer is one of its question's; who was asked by name is one person; an answer has its day.
void experience_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems);
/// A permission that is given says for whom; nothing is agreed before it was told.
void permission_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems);

/// No day of a service is counted twice for a person; none is said of a period.
void service_use_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems);

}  // namespace caseload
