// SPDX-License-Identifier: MIT
// Imports as objects: what came in, when, by which profile, and what was kept aside.
#include <fmt/format.h>

#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"

namespace caseload {

Document import_list(Desk& desk, const Input&) {
    Document document;
    Table table = desk.store().table("lists/imports");
    for (const auto& row : table.rows) document.codes.push_back(text_of(row[0]));
    return document.add(std::move(table));
}

Document import_show(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which import?", {}, "caseload import list");
    std::string number = lower(input.words[0]);
    if (number.starts_with("i-")) number.erase(0, 2);
    else if (number.starts_with("i")) number.erase(0, 1);
    const auto code = fmt::format("I-{:04}", parse_integer(number).value_or(0));
    Table table = desk.store().table("lists/import_one", {{"code", code}});
    if (table.rows.empty()) throw Error(Kind::not_found, fmt::format("no import {}", caseload::quoted(input.words[0])), {}, "caseload import list");
    table.name = "import";
    Document document;
    document.codes.push_back(code);
    document.add(std::move(table));
    Table rejects = desk.store().table("lists/import_rejects", {{"code", code}});
    rejects.name = "rejected";
    if (rejects.rows.empty()) rejects.audience = Audience::machine;
    return document.add(std::move(rejects));
}

}  // namespace caseload
