// SPDX-License-Identifier: MIT
#include "rules_stay.hpp"

#include <fmt/format.h>

#include "caseload/date.hpp"
#include "caseload/store.hpp"

namespace caseload {
namespace {

std::string told(const Row& session) { return fmt::format("{} was held on {}", text_of(session[0]), Date::from_iso(text_of(session[1])).value_or(Date{}).words()); }

}  // namespace

void sessions_within_stay(const Desk& desk, const Record& client, const Record* before, Problems& problems) {
    if (!before) return;
    const auto changed = [&](const char* field) { return client.has(field) && client.at(field) != before->at(field); };
    if (changed("closed_on"))
        for (const auto& row : desk.store().rows("lists/held_outside#after", {{"client", client.id}, {"day", client.at("closed_on")}}))
            problems.add(fmt::format("--closed-on {}: {}, after {} left", client.text("closed_on"), told(row), client.code), "one of the two days is wrong", fmt::format("caseload session show {}", text_of(row[0])));
    if (changed("enrolled_on") && client.text("enrolled_on") > before->text("enrolled_on"))
        for (const auto& row : desk.store().rows("lists/held_outside#before", {{"client", client.id}, {"from", before->at("enrolled_on")}, {"day", client.at("enrolled_on")}}))
            problems.add(fmt::format("--enrolled-on {}: {}, before {} joined", client.text("enrolled_on"), told(row), client.code), "one of the two days is wrong", fmt::format("caseload session show {}", text_of(row[0])));
}

}  // namespace caseload
