// SPDX-License-Identifier: MIT
// Programmes: how many sessions, how long, how far apart, in which of them is reviewed.
#include "caseload/text.hpp"
#include "reader.hpp"

namespace caseload {

void Reader::programme(const toml::key& name, const toml::node& node) {
    static const auto keys = schema::section("programme.NAME");
    Programme out;
    out.key = name.str();
    out.origin = origin_of(start(name));
    const std::string where = "programme." + out.key;
    const toml::table* table = table_of(node, where);
    if (!table) return;
    section(*table, keys, where, &out, [](const auto&, const auto&) {});
    for (auto&& [key, value] : *table) remember(where, key);
    if (out.label.empty()) out.label = out.key;
    if (!table->contains("sessions")) problem(start(name), where + " does not say how many sessions", "sessions = 6");
    for (const int review : out.reviews)
        if (out.sessions > 0 && review > out.sessions)
            problem(start(*table->get("reviews")),
                    where + ".reviews " + std::to_string(review) + " is past its " + std::to_string(out.sessions) + " sessions");
    sections_.programmes.push_back(std::move(out));
}

}  // namespace caseload
