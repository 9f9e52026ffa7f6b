// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <string>

#include "totals.hpp"

namespace caseload::totals {

/// Scores in report impact a second time: who has both, what changed, levels, items and whole profiles.
void derive_change(const Scope& scope, const People& people, Second& second);
/// Names the people whose first and latest score are not those that the report takes, with the measures that should be.
void name_changes(const Scope& scope, const Second& second, const std::function<void(const std::string& figure, const std::string& record, const std::string& why)>& tell);

}  // namespace caseload::totals
