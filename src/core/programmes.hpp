// SPDX-License-Identifier: MIT
// Where somebody stands in a programme of sessions, and what a service does when sessions are missed.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "caseload/desk.hpp"

namespace caseload {

/// Counted from the records each time: nothing to keep in step.
struct Course {
    const Programme* programme = nullptr;  ///< null: the word is no longer in the config
    std::string word;
    std::string since;   ///< ISO day from which sessions count
    std::int64_t attended = 0, missed = 0;
    std::string last_on; ///< ISO day of the last one attended; empty before the first
    int next() const { return static_cast<int>(attended) + 1; }
    int left() const;
    /// The day on which the config would hold the next session; nothing before the first, or when it does not say.
    std::optional<Date> next_about() const;
};

/// Nothing for somebody without a programme. `until` and `session`: as it stood with that session; the end without.
std::optional<Course> course_of(const Desk& desk, std::int64_t client, const std::string& until = "9999-12-31",
                                std::int64_t session = INT64_MAX);
/// "session 3 of 6 is next, about Fri 11 Dec · 4 left · review in session 3".
std::string course_words(const Course& course, Date today);
/// "Session 3 of 6 (Six sessions), 3 left. Review is due in it."
std::string session_in_course(const Course& course);
/// What the config says to do after so many in a row were not attended; empty when it says nothing.
std::string missed_step(const Config& config, std::int64_t missed_in_row);
std::int64_t missed_in_row(const Desk& desk, std::int64_t client);

/// Says what else stands at the time of a session, or of a group's.
void tell_overlaps(const Desk& desk, const Record& session, Document& document);
/// After a session was planned, logged or changed: what overlaps, where the person stands, what comes after a miss.
void tell_of_session(const Desk& desk, const Record& session, Document& document);

}  // namespace caseload
