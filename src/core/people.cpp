// SPDX-License-Identifier: MIT
#include "people.hpp"

#include "caseload/nouns.hpp"
#include "target.hpp"

namespace caseload {

std::string coach_of(const Desk& desk) {
    const std::string& coach = desk.config().settings.coach;
    return coach.empty() ? "coach" : coach;
}

std::string named_person(const Desk& desk, const std::string& text) {
    if (noun_of_code(text) != &noun("professional")) return text;
    return resolve_record(desk, noun("professional"), text).text("name");
}

void take_who(const Desk& desk, Record& record) {
    if (noun_of_code(record.text("who")) != &noun("professional")) return;
    const Record known = resolve_record(desk, noun("professional"), record.text("who"));
    record.at("who") = known.at("name");
    for (const auto* field : {"role", "phone"})
        if (record.noun->use(field) && !record.has(field) && known.has(field)) record.at(field) = known.at(field);
}

}  // namespace caseload
