// SPDX-License-Identifier: MIT
#pragma once
#include <optional>

#include "caseload/date.hpp"
#include "caseload/desk.hpp"

namespace caseload {

/// The period of --week, --month or --last; nothing when none is given. Throws Error(usage) when two are, or one beside
/// --from or --to, and Error(refused) for `--week next` where the question looks back.
std::optional<Period> named_period(const Input& input, Date today, Weeks weeks = Weeks::until_now);

}  // namespace caseload
