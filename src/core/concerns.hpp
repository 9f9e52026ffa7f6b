// SPDX-License-Identifier: MIT
// Concerns: what somebody must know, who was told, who acknowledged it. caseload tells nobody: it keeps what the coach did.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "caseload/desk.hpp"
#include "priority.hpp"

namespace caseload {

/// A concern that no named person has acknowledged yet.
struct OpenConcern {
    std::string code, client, person, grade, noticed;
    std::int64_t client_id = 0, told = 0;
    std::string due;  ///< "now", "due today", "3 d overdue", "due Thu 26 Nov"; the day counts as late when it is over
    bool draft = false;  ///< opened by an import for a risk answer; nobody has looked at it
};

/// "Urgent": the label up to its colon.
std::string grade_words(const Desk& desk, const std::string& grade);
bool any_concerns(const Desk& desk);
/// `any`: whether there is a concern at all, where it is known already.
std::vector<OpenConcern> unacknowledged_concerns(const Desk& desk, std::optional<bool> any = {});
/// Whom to call about it and that nobody has acknowledged it yet; says, does nothing.
Document say_concern_opened(const Desk& desk, const Record& concern, Document document);
/// One red line a concern, above everything else that a listing says; nothing when there is none.
void concerns_first(const Desk& desk, Document& document);
/// People with one come before everybody else, above any sum; among themselves in the order of the concerns.
void put_first(std::vector<Sum>& people, const std::vector<OpenConcern>& concerns);
/// Those that somebody has acknowledged and nobody has closed.
Table open_concerns(const Desk& desk, bool any);
bool is_acknowledged(const Desk& desk, std::int64_t concern);
Table concerns_table(const Desk& desk, const std::vector<OpenConcern>& concerns);
/// The last day on which a concern of this grade may be acknowledged: working days after the one it was noticed on,
/// weekends passed over; nothing when the grade has no target. Bank holidays are not known.
std::optional<Date> acknowledge_by(const Desk& desk, const std::string& grade, Date noticed);

}  // namespace caseload
