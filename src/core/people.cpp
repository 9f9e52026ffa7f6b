// SPDX-License-Identifier: MIT
#include "people.hpp"

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "target.hpp"

namespace caseload {

std::string coach_of(const Desk& desk) {
    const std::string& coach = desk.config().settings.coach;
    return coach.empty() ? "coach" : coach;
}

namespace {

// By the code, or by the whole name where only one has it.
std::optional<std::int64_t> professional_called(const Desk& desk, const std::string& who) {
    if (noun_of_code(who) == &noun("professional")) return resolve_record(desk, noun("professional"), who).id;
    std::vector<std::int64_t> fits;
    for (const auto& one : desk.store().names(noun("professional")))
        if (fold(squeeze(one.name)) == fold(squeeze(who))) fits.push_back(one.id);
    return fits.size() == 1 ? std::optional(fits.front()) : std::nullopt;
}

}  // namespace

std::string named_person(const Desk& desk, const std::string& text) {
    if (noun_of_code(text) != &noun("professional")) return text;
    return resolve_record(desk, noun("professional"), text).text("name");
}

bool a_word_begins(const std::string& name, const std::string& start) {
    const auto words = split(fold(name), ' ');
    return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(start); });
}

void take_who(const Desk& desk, Record& record) {
    const auto id = professional_called(desk, record.text("who"));
    if (!id) return;
    const Record known = desk.store().load(noun("professional"), *id);
    record.at("who") = known.at("name");
    for (const auto* field : {"role", "phone"})
        if (record.noun->use(field) && !record.has(field) && known.has(field)) record.at(field) = known.at(field);
}

}  // namespace caseload
