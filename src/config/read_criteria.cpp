// SPDX-License-Identifier: MIT
// Rules that ask about a person: is coaching the right help, who in an extract might want it.
#include "caseload/text.hpp"
#include "reader.hpp"

namespace caseload {

void Reader::suitable(const toml::key& name, const toml::node& node) {
    static const auto keys = schema::section("suitability.RULE");
    criterion(name, node, "suitability", keys, sections_.suitability);
}

void Reader::criterion(const toml::key& name, const toml::node& node, const std::string& where, std::span<const schema::Key> keys,
                       std::vector<Criterion>& into) {
    Criterion out;
    out.name = name.str();
    out.origin = origin_of(start(name));
    const std::string here = where + "." + out.name;
    const toml::table* table = table_of(node, here);
    if (!table) return;
    section(*table, keys, here, &out, [](const auto&, const auto&) {});
    for (auto&& [key, value] : *table) remember(here, key);
    check_criterion(out, *table, here);
    if (out.says.empty()) out.says = replace_all(out.name, "_", " ");
    into.push_back(std::move(out));
}

void Reader::check_criterion(const Criterion& one, const toml::table& table, const std::string& where) {
    const auto at = toml::source_position{static_cast<toml::source_index>(one.origin.line), static_cast<toml::source_index>(one.origin.column)};
    if (!table.contains("of")) problem(at, where + " has no of: what does it ask about?", "of = \"age\"");
    const bool number = one.at_least || one.at_most, day = one.within_days || one.older_days;
    const int kinds = number + day + !one.any.empty() + !one.only.empty();
    if (kinds == 0) problem(at, where + " asks nothing", "give it any, only, at_least, at_most, within_days or older_days");
    if (kinds > 1) problem(at, where + " asks two things", "make two rules of it");
    if (one.at_least && one.at_most && *one.at_least > *one.at_most) problem(at, where + ".at_least is above at_most");
}

void Reader::screen(const toml::key& name, const toml::node& node) {
    static const auto keys = schema::section("screen.NAME");
    Screen out;
    out.name = name.str();
    out.origin = origin_of(start(name));
    const std::string where = "screen." + out.name;
    const toml::table* table = table_of(node, where);
    if (!table) return;
    section(*table, keys, where, &out, [&](const schema::Key& key, const toml::node& value) { screen_names(key, value, where, out); });
    for (auto&& [key, value] : *table) remember(where, key);
    file_order(out.columns);
    file_order(out.rules);
    if (out.delimiter == "tab") out.delimiter = "\t";
    if (out.columns.empty()) problem(start(name), where + " names no columns", "columns = { nhs_number = \"NHS No\", name = \"Name\" }");
    if (out.rules.empty()) problem(start(name), where + " has no rules");
    if (const std::string fault = fault_of_dates(out.date_format); !fault.empty())
        problem(start(*table->get("date_format")), where + ".date_format '" + out.date_format + "': " + fault);
    sections_.screens.push_back(std::move(out));
}

void Reader::screen_names(const schema::Key& key, const toml::node& node, const std::string& where, Screen& into) {
    static const auto keys = schema::section("screen.NAME.rules.RULE");
    const std::string here = where + "." + std::string(key.name());
    const toml::table* table = table_of(node, here);
    if (!table) return;
    for (auto&& [name, value] : *table) {
        if (key.name() == "rules") {
            criterion(name, value, here, keys, into.rules);
        } else if (const auto* text = value.as_string()) {
            into.columns.push_back({std::string(name.str()), text->get(), origin_of(start(name))});
        } else {
            problem(start(value), here + "." + std::string(name.str()) + " must be text, not " + std::string(kind_of(value)));
        }
    }
}

}  // namespace caseload
