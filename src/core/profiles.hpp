// SPDX-License-Identifier: MIT
#pragma once
#include "caseload/config.hpp"
#include "caseload/error.hpp"

namespace caseload {

/// What the config alone cannot know: whether profiles name nouns, fields and words that there are. Each
/// problem with FILE:LINE:COL.
void check_profiles(const Config& config, Problems& problems);

}  // namespace caseload
