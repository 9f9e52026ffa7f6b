// SPDX-License-Identifier: MIT
// Uses of services and the time in which they are known, divided into before, during and after a person's time with us. Pure.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "caseload/date.hpp"

namespace caseload::use {

enum Phase { before, during, after };

/// One record: a day, or a period with a number.
struct Record {
    Date from, to;
    bool period = false;
    std::int64_t count = 0;
};

/// The phases of one person. Days inclusive; a phase whose last day comes before its first is empty.
struct Frame {
    std::array<Period, 3> phases;
};
/// `months` before the enrolment and after the leaving, nothing past `as_of`.
Frame frame_of(Date enrolled, const Date* left, Date as_of, int months);

struct Known {
    std::array<std::int64_t, 3> uses{};
    std::array<std::int64_t, 3> days{};  ///< in which the use is known
    std::int64_t across = 0;             ///< periods that lie across two phases and are not 0: left out with their time
    std::int64_t outside = 0;            ///< records outside the phases, or days outside the periods of somebody who has any
};
/// All records of one person and one service.
Known known_of(const std::vector<Record>& records, const Frame& frame);

}  // namespace caseload::use
