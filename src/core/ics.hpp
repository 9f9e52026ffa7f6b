// SPDX-License-Identifier: MIT
// Appointments as iCalendar (RFC 5545), so that a phone's calendar shows them. Wall-clock times of Europe/London with the
// zone's rules beside them: they stay right over the change of the clocks.
#pragma once
#include <string>
#include <vector>

namespace caseload {

struct Appointment {
    std::string uid;          ///< the same for the same record, however often it is written out
    std::string date;         ///< ISO
    std::string time;         ///< "14:00"; empty: the whole day
    long minutes = 0;         ///< 0: not known
    std::string summary;      ///< what the calendar shows
    std::string description;
    std::string recorded_on;  ///< ISO day on which it was written down
    long sequence = 0;        ///< never smaller than when it was written out before: a calendar takes the larger one
    bool cancelled = false;
};

/// The whole file: CRLF, no line over 75 bytes, text escaped. The same appointments give the same bytes.
std::string to_ics(const std::vector<Appointment>& appointments, const std::string& name);

}  // namespace caseload
