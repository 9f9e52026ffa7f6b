// SPDX-License-Identifier: MIT
// The readers of days: words, ISO, patterns, periods. What is read is a real day and reads back the same.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "caseload/date.hpp"
#include "caseload/error.hpp"

using namespace caseload;

namespace {

void must_be_real(Date day) {
    if (day.year() >= 0 && day.year() <= 9999 && Date::from_iso(day.iso()) != day) std::abort();
}

template <class Read>
void tried(Read&& read) {
    try {
        read();
    } catch (const Error&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const Date today = *Date::from_iso("2026-11-23");
    const DateRules rules{today, data[0] % 2 ? Sense::past : Sense::future, static_cast<DateOrder>(data[0] / 2 % 3)};
    tried([&] { must_be_real(parse_date(text, rules)); });
    tried([&] { must_be_real(parse_moment(text, rules).date); });
    tried([&] { parse_time(text); });
    for (const auto parse : {parse_week, parse_month, parse_last})
        tried([&] {
            const Period period = parse(text, today);
            if (period.from > period.to) std::abort();
        });
    static const char* const patterns[] = {"%Y-%m-%d", "%d/%m/%Y", "%d-%b-%y", "%Y-%m-%dT%H:%M:%SZ"};
    std::string time;
    for (const auto* pattern : patterns)
        if (const auto day = parse_by_pattern(text, pattern, &time)) must_be_real(*day);
    const auto bar = text.find('|');
    if (bar != std::string::npos && pattern_fault(text.substr(0, bar)).empty())
        if (const auto day = parse_by_pattern(text.substr(bar + 1), text.substr(0, bar), &time)) must_be_real(*day);
    return 0;
}
