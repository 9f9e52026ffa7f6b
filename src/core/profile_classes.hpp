// SPDX-License-Identifier: MIT
// Profiles: results told as one string of digits (EQ-5D-5L: 21232) and compared without any index.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "caseload/desk.hpp"

namespace caseload {

/// Paretian classification of change between two profiles of levels where a lower level is better: better (some level
/// lower, none higher), worse, mixed, same; "not known" when one of them is incomplete ('_') or they differ in length.
/// Source: from memory, Devlin and others 2010; an index would need a licensed value set.
std::string paretian(const std::string& earlier, const std::string& later);

/// The profile of each day on which the instrument was filled in, the oldest first: {"2026-09-01", "21232"}. A result
/// that is missing is '_'; of several on one day the last counts.
std::vector<std::pair<std::string, std::string>> profiles_of(const Desk& desk, std::int64_t client, const Instrument& instrument);
/// "Profile 11222, better than 21232 on Tue 1 Sep 2026"; nothing for an instrument without a profile.
std::vector<std::string> profile_words(const Desk& desk, const Instrument& instrument, const Record& record);

}  // namespace caseload
