// SPDX-License-Identifier: MIT
#pragma once
#include "caseload/desk.hpp"

namespace caseload {

/// One command a line, quoted as a shell would, comments allowed; all kept or none. Throws Error(refused) with every
/// problem, each with its line.
Document batch(Desk& desk, const Input& input);

}  // namespace caseload
