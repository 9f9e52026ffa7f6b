// SPDX-License-Identifier: MIT
// The calendar file against RFC 5545: line ends, folding, escaping, names that are the coach's choice.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

/// The file's lines, folded ones joined again (RFC 5545, 3.1).
std::vector<std::string> unfolded(const std::string& file) {
    return split(replace_all(replace_all(file, "\r\n ", ""), "\r\n", "\n"), '\n');
}

bool has_line(const std::string& file, const std::string& line) {
    for (const auto& one : unfolded(file))
        if (one == line) return true;
    return false;
}

std::string calendar(Desk& desk, const Flags& flags) {
    Flags all = flags;
    all.emplace_back("ics", "");
    return agenda(desk, typed("agenda", {}, all)).file;
}

std::unique_ptr<Desk> booked() {
    auto desk = desk_with("[coach]\nname = \"Robin\"\n");
    run(*desk, "client add", {"Zoë; \"Łucja\", \\ née Ångström-Fernández y de la Vega-Żółkiewska the Third"});
    run(*desk, "session plan", {"C-1", "fri 14:00"}, {{"minutes", "45"}, {"mode", "phone"}});
    run(*desk, "session plan", {"C-1", "sat"});
    return desk;
}

}  // namespace

TEST_CASE("a calendar file ends its lines with CRLF, folds them at 75 bytes and cuts no character") {
    const auto desk = booked();
    const std::string file = calendar(*desk, {{"show", "name"}});
    CHECK(replace_all(file, "\r\n", "").find_first_of("\r\n") == std::string::npos);
    bool folded = false;
    for (const auto& line : split(replace_all(file, "\r\n", "\n"), '\n')) {
        CHECK(line.size() <= 75);
        CHECK(!bad_utf8(line));
        folded = folded || line.starts_with(" ");
    }
    CHECK(folded);
    CHECK(has_line(file, "SUMMARY:Zoë\\; \"Łucja\"\\, \\\\ née Ångström-Fernández y de la Vega-Żółkiewska the Third"));
}

TEST_CASE("a calendar file names nobody unless told to") {
    const auto desk = booked();
    const std::string by_code = calendar(*desk, {}), busy = calendar(*desk, {{"show", "busy"}});
    CHECK(by_code.find("Zo") == std::string::npos);
    CHECK(has_line(by_code, "SUMMARY:C-001"));
    CHECK(has_line(by_code, "DESCRIPTION:S-0001 · Phone"));
    CHECK(has_line(busy, "SUMMARY:Busy"));
    CHECK(busy.find("C-001") == std::string::npos);
    CHECK(busy.find("DESCRIPTION") == std::string::npos);
}

TEST_CASE("times are London's, a day without a time is a whole day, the same record keeps its uid") {
    const auto desk = booked();
    const std::string before = calendar(*desk, {});
    CHECK(has_line(before, "DTSTART;TZID=Europe/London:20261127T140000"));
    CHECK(has_line(before, "DURATION:PT45M"));
    CHECK(has_line(before, "DTSTART;VALUE=DATE:20261128"));
    CHECK(has_line(before, "DTEND;VALUE=DATE:20261129"));
    run(*desk, "session edit", {"S-1"}, {{"time", "16:30"}});
    const std::string after = calendar(*desk, {});
    CHECK(has_line(after, "DTSTART;TZID=Europe/London:20261127T163000"));
    std::vector<std::string> uids[2];
    for (const auto& line : unfolded(before))
        if (line.starts_with("UID:")) uids[0].push_back(line);
    for (const auto& line : unfolded(after))
        if (line.starts_with("UID:")) uids[1].push_back(line);
    CHECK(uids[0].size() == 2);
    CHECK(uids[0] == uids[1]);
    CHECK(calendar(*desk, {}) == after);
}
