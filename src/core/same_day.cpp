// SPDX-License-Identifier: MIT
#include "same_day.hpp"

#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "words.hpp"

namespace caseload {
namespace {

// Two times that differ are two sessions; a group's is kept once for everybody who came.
bool could_be(const Record& session, const DaySession& other) {
    return !other.of_group && !(session.has("time") && !other.time.empty() && session.text("time") != other.time);
}

std::string person_of(const Desk& desk, const Record& session) { return desk.store().name_of(noun("client"), session.whole("client")).code; }

}  // namespace

std::vector<DaySession> same_day(const Desk& desk, const Record& session) {
    std::vector<DaySession> all;
    desk.store().each("lists/same_day", {{"client", session.at("client")}, {"date", session.at("date")}}, [&](const Row& row) {
        if (whole_of(row[0]) != session.id) all.push_back({whole_of(row[0]), text_of(row[1]), text_of(row[2]), text_of(row[3]), text_of(row[4]), whole_of(row[5]) != 0});
    });
    return all;
}

void refuse_twice(const Desk& desk, const Record& session, const std::vector<DaySession>& others) {
    for (const auto& other : others)
        if (could_be(session, other) && other.state != "planned" && other.outcome == session.text("outcome"))
            throw Error(Kind::refused, fmt::format("{} has {} that day already, {}", person_of(desk, session), other.code,
                                                   other.outcome.empty() ? "without an outcome too" : lower(label_of(desk, "attendance", other.outcome)) + " too"),
                        "if it is another one: --again", fmt::format("caseload session show {}", other.code));
}

void tell_same_day(const Desk& desk, const Record& session, const std::vector<DaySession>& others, Document& document) {
    for (const auto& other : others) {
        if (!could_be(session, other)) continue;
        const std::string both = fmt::format("{} has {}", person_of(desk, session), other.code);
        document.say(other.state == "planned" && session.text("state") == "planned" ? fmt::format("{} planned for that day too: the same one? Then take this one back.", both)
                     : other.state == "planned" ? fmt::format("{} planned for that day too: caseload session log {} logs the planned one.", both, other.code)
                     : fmt::format("{} that day already{}: the same one? Then take this one back.", both,
                                   other.outcome.empty() ? "" : fmt::format(" ({})", lower(label_of(desk, "attendance", other.outcome)))), Tone::warning);
    }
}

}  // namespace caseload
