// SPDX-License-Identifier: MIT
// A person's sessions of one day: a slip of the hand makes two of one.
#pragma once
#include <string>
#include <vector>

#include "caseload/desk.hpp"

namespace caseload {

/// One session of the day.
struct DaySession {
    std::int64_t id = 0;
    std::string code, state, time, outcome;
    bool of_group = false;  ///< kept with a group that met
};

/// The sessions of the record's person on its day, itself left out.
std::vector<DaySession> same_day(const Desk& desk, const Record& session);
/// Throws Error(refused) where one of them has the same outcome and no other time: then `--again` says that it is another one.
void refuse_twice(const Desk& desk, const Record& session, const std::vector<DaySession>& others);
/// Asks of each that could be the same one whether it is.
void tell_same_day(const Desk& desk, const Record& session, const std::vector<DaySession>& others, Document& document);

}  // namespace caseload
