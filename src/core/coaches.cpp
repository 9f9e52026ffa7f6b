// SPDX-License-Identifier: MIT
#include "coaches.hpp"

#include <fmt/format.h>

#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "people.hpp"

namespace caseload {
namespace {

Others others_in(const Desk& desk, std::string_view query, const Parameters& parameters) {
    Others others;
    desk.store().each(query, parameters, [&](const Row& row) { others.emplace(whole_of(row[0]), text_of(row[1])); });
    return others;
}

// The coach's name as it stands in the records.
std::string coach_named(const Desk& desk, const std::string& who) {
    if (who == "me") return coach_of(desk);
    const std::string name = named_person(desk, who), wanted = fold(trim(name));
    std::set<std::string> coaches{coach_of(desk)};
    desk.store().each("lists/handover#coaches", {}, [&](const Row& row) { coaches.insert(text_of(row[0])); });
    std::vector<std::string> fitting;
    for (const auto& coach : coaches) {
        if (fold(coach) == wanted) return coach;
        if (!wanted.empty() && a_word_begins(coach, wanted)) fitting.push_back(coach);
    }
    if (fitting.size() == 1) return fitting.front();
    const std::vector<std::string> known(coaches.begin(), coaches.end());
    if (fitting.empty()) throw Error(Kind::not_found, fmt::format("no coach {}", caseload::quoted(who)), fmt::format("there are me, all, {}", join(known, ", ")));
    throw Error(Kind::refused, fmt::format("--coach {} fits {}", caseload::quoted(who), join(fitting, " and ")), "more of the name");
}

}  // namespace

Others not_coached_by(const Desk& desk, const std::string& who) {
    if (who == "all") return {};
    return others_in(desk, "lists/handover#not_of", {{"own", coach_of(desk)}, {"coach", coach_named(desk, who)}});
}

Others handed_over(const Desk& desk) { return others_in(desk, "lists/handover#elsewhere", {{"own", coach_of(desk)}}); }

std::set<std::string> codes_of(const Others& others) {
    std::set<std::string> codes;
    for (const auto& [id, code] : others) codes.insert(code);
    return codes;
}

void leave_out(const Others& others, std::size_t column, Table& table) {
    if (others.empty()) return;
    const auto codes = codes_of(others);
    std::erase_if(table.rows, [&](const Row& row) { return codes.contains(text_of(row[column])); });
}

}  // namespace caseload
