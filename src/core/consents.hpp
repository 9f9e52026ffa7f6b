// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "caseload/desk.hpp"
#include "caseload/noun.hpp"

namespace caseload {

/// Writes what the person's own fields say of consent as a dated record. Its code; empty where they say nothing.
std::string keep_consent(Desk& desk, const Record& client);

}  // namespace caseload
