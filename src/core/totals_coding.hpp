// SPDX-License-Identifier: MIT
#pragma once
#include "totals.hpp"

namespace caseload::totals {

/// What other systems must still hold of records of these days, by [coding] and what was entered: the figure `to_code`.
void derive_coding(const Scope& scope, const std::string& from, const std::string& to, Second& second);

}  // namespace caseload::totals
