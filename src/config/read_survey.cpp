// SPDX-License-Identifier: MIT
// Questions about the service.
#include "caseload/text.hpp"
#include "reader.hpp"

namespace caseload {

void Reader::survey(const toml::key& name, const toml::node& node) {
    static const auto keys = schema::section("experience.ID");
    Survey out;
    out.key = name.str();
    out.origin = origin_of(start(name));
    const std::string where = "experience." + out.key;
    const toml::table* table = table_of(node, where);
    if (!table) return;
    section(*table, keys, where, &out, [](const auto&, const auto&) {});
    for (auto&& [key, value] : *table) remember(where, key);
    if (out.label.empty()) out.label = label_of_word(out.key);
    if (!table->contains("asks")) problem(start(name), where + " does not say what it asks");
    if (out.answers.empty() && !table->contains("answers")) problem(start(name), where + " has no answers", "answers = [\"yes\", \"partly\", \"no\"]");
    for (const auto& one : out.positive)
        if (std::find(out.answers.begin(), out.answers.end(), one) == out.answers.end()) {
            const std::string near = nearest(one, out.answers);
            problem(start(*table->get("positive")), where + ".positive '" + one + "' is none of its answers", near.empty() ? "" : "did you mean '" + near + "'?");
        }
    sections_.surveys.push_back(std::move(out));
}

}  // namespace caseload
