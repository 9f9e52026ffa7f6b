// SPDX-License-Identifier: MIT
#include "caseload/text.hpp"
#include "reader.hpp"

namespace caseload {

void Reader::priority(const toml::table& table) {
    sections_.own_priority = true;
    for (auto&& [name, node] : table) {
        const auto known = schema::factor_names();
        const toml::table* own = node.as_table();
        if (std::find(known.begin(), known.end(), name.str()) != known.end() || (own && own->contains("sql")))
            factor(name, node);
        else
            unknown(name, {known.begin(), known.end()}, "priority");
    }
}

void Reader::factor(const toml::key& name, const toml::node& node) {
    static const auto keys = schema::section("priority.FACTOR");
    Factor out;
    out.name = name.str();
    out.origin = origin_of(start(name));
    const std::string where = "priority." + out.name;
    const toml::table* table = table_of(node, where);
    if (!table) return;
    section(*table, keys, where, &out,
            [&](const auto&, const toml::node& given) { values(given, where, out); });
    for (auto&& [key, value] : *table) remember(where, key);
    const bool weighed = table->contains("weight");
    if (!weighed && !table->contains("values"))
        problem(start(name), where + " has neither weight nor values");
    const auto known = schema::factor_names();
    if (!out.sql.empty() && std::find(known.begin(), known.end(), out.name) != known.end())
        problem(start(name), where + " is worked out by caseload, and takes no sql", "give your factor another name");
    if (!weighed) out.weight = 1;
    if (out.says.empty()) out.says = replace_all(out.name, "_", " ");
    sections_.factors.push_back(std::move(out));
}

void Reader::values(const toml::node& node, const std::string& where, Factor& factor) {
    const toml::table* table = table_of(node, where + ".values");
    if (!table) return;
    for (auto&& [name, value] : *table) {
        constexpr auto amount = schema::of_type(schema::Type::decimal, -100, 100);
        schema::Given given;
        if (give(amount, value, where + ".values." + std::string(name.str()), given))
            factor.values.emplace(name.str(), given.decimal);
    }
}

}  // namespace caseload
