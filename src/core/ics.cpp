// SPDX-License-Identifier: MIT
#include "ics.hpp"

#include <fmt/format.h>

#include "caseload/date.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

constexpr std::size_t longest_line = 75;  // bytes, without the CRLF (RFC 5545, 3.1)

// A line folded so that no character is cut in two; what goes on begins with a blank.
void put_line(std::string& out, std::string_view line) {
    std::size_t room = longest_line;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 1 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
        out.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = longest_line - 1;
    }
    out.append(line).append("\r\n");
}

// TEXT of RFC 5545, 3.3.11: no control characters but a line's end, which is written \n.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += "\\n";
        else if (c == '\\' || c == ';' || c == ',') (out += '\\') += c;
        else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
    }
    return out;
}

std::string packed(const std::string& iso) { return replace_all(iso, "-", ""); }

// Since 1996: from the last Sunday of March to that of October, each at 01:00 UTC (Summer Time Order 2002).
constexpr std::string_view london[] = {
    "BEGIN:VTIMEZONE", "TZID:Europe/London", "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "TZNAME:BST",
    "DTSTART:19960331T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "BEGIN:STANDARD", "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000", "TZNAME:GMT", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE"};

void put_times(std::string& out, const Appointment& one) {
    const std::string day = packed(one.date);
    if (one.time.empty()) {
        const auto next = Date::from_iso(one.date).value_or(Date{}).plus_days(1);
        put_line(out, "DTSTART;VALUE=DATE:" + day);
        return put_line(out, "DTEND;VALUE=DATE:" + packed(next.iso()));
    }
    put_line(out, fmt::format("DTSTART;TZID=Europe/London:{}T{}00", day, replace_all(one.time, ":", "")));
    if (one.minutes > 0) put_line(out, fmt::format("DURATION:PT{}M", one.minutes));
}

void put_event(std::string& out, const Appointment& one) {
    put_line(out, "BEGIN:VEVENT");
    put_line(out, "UID:" + one.uid);
    put_line(out, fmt::format("SEQUENCE:{}", one.sequence));
    put_line(out, "DTSTAMP:" + packed(one.recorded_on) + "T000000Z");
    put_times(out, one);
    put_line(out, "SUMMARY:" + escaped(one.summary));
    if (!one.description.empty()) put_line(out, "DESCRIPTION:" + escaped(one.description));
    put_line(out, "CLASS:PRIVATE");
    put_line(out, one.cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    put_line(out, "END:VEVENT");
}

}  // namespace

std::string to_ics(const std::vector<Appointment>& appointments, const std::string& name) {
    std::string out;
    for (const auto* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//caseload//agenda//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"}) put_line(out, line);
    put_line(out, "X-WR-CALNAME:" + escaped(name));
    for (const auto line : london) put_line(out, line);
    for (const auto& one : appointments) put_event(out, one);
    put_line(out, "END:VCALENDAR");
    return out;
}

}  // namespace caseload
