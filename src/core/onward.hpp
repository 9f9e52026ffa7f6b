// SPDX-License-Identifier: MIT
#pragma once
#include "caseload/desk.hpp"

namespace caseload {

/// Groups of the directory whose details were not checked for [targets] directory_months: one line, with their codes.
void say_unchecked_groups(const Desk& desk, Document& document);

}  // namespace caseload
