// SPDX-License-Identifier: MIT
// What other systems must hold of the work, with its codes. A wrong code is entered in real records: it is refused here.
#include "caseload/date.hpp"
#include "caseload/snomed.hpp"
#include "caseload/text.hpp"
#include "reader.hpp"

namespace caseload {

void Reader::check_concept(const std::string& code, toml::source_position at, const std::string& where, bool sure) {
    if (code == link_workers_concept)
        return problem(at, where + " '" + code + "' is the link workers' code: not for coaching",
                       "coaches have codes of their own: ask your network, and leave it empty until then");
    const std::string fault = fault_of_concept(code);
    if (fault.empty()) return;
    if (sure) problem(at, where + " '" + code + "' is no SNOMED concept: " + fault, "copy it anew from the terminology browser; a code of your own needs terminology = \"local\"");
    else if (code.find_first_not_of("0123456789") == code.npos) warning(at, where + " '" + code + "' is no SNOMED concept: " + fault);
}

void Reader::coding(const toml::key& name, const toml::node& node) {
    static const auto keys = schema::section("coding.RULE");
    CodingRule out;
    out.name = name.str();
    out.origin = origin_of(start(name));
    const std::string where = "coding." + out.name;
    const toml::table* table = table_of(node, where);
    if (!table) return;
    section(*table, keys, where, &out, [](const auto&, const auto&) {});
    for (auto&& [key, value] : *table) remember(where, key);
    const auto at = [&](const char* key) { return table->contains(key) ? start(*table->get(key)) : start(name); };
    if (!table->contains("of")) problem(start(name), where + " has no of: which records is it about?", "of = \"session\"");
    if (!out.code.empty() && (out.terminology == "snomed" || out.code == link_workers_concept)) check_concept(out.code, at("code"), where + ".code", true);
    if (!out.from.empty() && !Date::from_iso(out.from)) problem(at("from"), where + ".from '" + out.from + "' is not a day", "written 2026-04-01");
    if (out.label.empty()) out.label = replace_all(out.name, "-", " ");
    sections_.codings.push_back(std::move(out));
}

}  // namespace caseload
