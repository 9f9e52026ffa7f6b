// SPDX-License-Identifier: MIT
#include "service_use_time.hpp"

#include <algorithm>

namespace caseload::use {
namespace {

std::int64_t shared_days(const Period& a, Date from, Date to) {
    return std::max<std::int64_t>(0, std::min(a.to, to) - std::max(a.from, from) + 1);
}

void add_period(const Record& record, const Frame& frame, Known& known) {
    std::array<std::int64_t, 3> days{};
    int touched = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        days[i] = shared_days(frame.phases[i], record.from, record.to);
        touched += days[i] > 0;
    }
    const std::int64_t all = record.to - record.from + 1;
    if (touched == 0) return void(++known.outside);
    // None is none in every part; any other number cannot be divided.
    if (record.count > 0 && (touched > 1 || *std::ranges::max_element(days) < all)) return void(++known.across);
    for (std::size_t i = 0; i < 3; ++i) {
        known.days[i] += days[i];
        if (days[i] > 0) known.uses[i] += record.count;
    }
}

void add_day(const Record& record, const Frame& frame, Known& known) {
    for (std::size_t i = 0; i < 3; ++i)
        if (shared_days(frame.phases[i], record.from, record.from) > 0) return void(known.uses[i] += record.count);
    ++known.outside;
}

}  // namespace

Frame frame_of(Date enrolled, const Date* left, Date as_of, int months) {
    const Date end = left && *left < as_of ? *left : as_of;
    Frame frame{{{{enrolled.plus_months(-months), enrolled.plus_days(-1)}, {enrolled, end}, {end.plus_days(1), end}}}};
    if (left && *left < as_of) frame.phases[after].to = std::min(as_of, left->plus_months(months));
    return frame;
}

Known known_of(const std::vector<Record>& records, const Frame& frame) {
    Known known;
    const bool periods = std::ranges::any_of(records, &Record::period);
    for (const auto& record : records) {
        if (record.period) add_period(record, frame, known);
        else if (periods) ++known.outside;  // what is known of the days between the periods nobody says
        else add_day(record, frame, known);
    }
    if (!periods)
        for (std::size_t i = 0; i < 3; ++i) known.days[i] = std::max<std::int64_t>(0, frame.phases[i].to - frame.phases[i].from + 1);
    return known;
}

}  // namespace caseload::use
