// SPDX-License-Identifier: MIT
#pragma once
#include "caseload/config.hpp"
#include "caseload/error.hpp"

namespace caseload {

/// What the config alone cannot know: whether profiles name nouns, fields and words that there are. Each
/// problem with FILE:LINE:COL.
void check_profiles(const Config& config, Problems& problems);
/// The same for one, which may stand in another file; the words are those of `config`.
void check_profile(const Config& config, const Profile& profile, Problems& problems);

}  // namespace caseload
