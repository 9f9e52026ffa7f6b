// SPDX-License-Identifier: MIT
// A referral weighed by the rules of [suitability], and how long it has waited at each stage. Nothing here decides.
#pragma once
#include <cstdint>
#include <string>

#include "caseload/desk.hpp"
#include "criteria.hpp"

namespace caseload {

Assessment assess_referral(const Desk& desk, std::int64_t referral);
/// The role that the rules point to: the deciding line's; else "coach" where nothing stands in the way; else empty.
std::string suggested_role(const Assessment& assessment);
/// "Coach", "Coach, 2 to ask": as a listing says it.
std::string suggestion_words(const Desk& desk, const Assessment& assessment);
/// The later a word stands in [vocabulary.urgency] the higher; not known is in the middle.
std::size_t haste_of(const std::vector<std::string>& urgencies, const Value& urgency);
/// One row: days from received to decided, to booked, to first seen; what has not come about is empty.
Table stages_of(const Desk& desk, std::int64_t referral);

}  // namespace caseload
