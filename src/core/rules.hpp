// SPDX-License-Identifier: MIT
// What must hold beyond one field: the rules of a noun, checked before anything is written.
#pragma once
#include "caseload/desk.hpp"
#include "caseload/error.hpp"

namespace caseload {

/// Fills what the program keeps (attendance, next review) and gathers problems. `before` is null for a new record.
void apply_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems);
/// Records that come with a new one: conditions of a client, the first rating of a goal. Their codes.
std::vector<std::string> add_extras(Desk& desk, const Record& record, const Input& input);

}  // namespace caseload
