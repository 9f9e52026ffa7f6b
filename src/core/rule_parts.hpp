// SPDX-License-Identifier: MIT
// What the rules of several nouns are made of, and rules that stand in files of their own.
#pragma once
#include <string>
#include <string_view>

#include "caseload/desk.hpp"
#include "caseload/error.hpp"

namespace caseload {

void not_before(const Record& record, std::string_view later, std::string_view earlier, Problems& problems);
/// Nobody alive was born before; such a day is a slip of the pen.
void not_ancient(const Record& record, std::string_view field, std::string_view first, Problems& problems);
/// The person is on the caseload on that day.
void must_be_open(const Desk& desk, const Record& record, std::string_view day, Problems& problems);

/// What was written stands; nobody closes one that nobody has acknowledged; who raised an alarm does not put it out.
void concern_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems);
void step_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems);
void intervention_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems);
void membership_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems);
void group_session_rules(const Desk& desk, Record& record, const Record* before, const Input& input, Problems& problems);

}  // namespace caseload
