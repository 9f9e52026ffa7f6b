// SPDX-License-Identifier: MIT
// Onward referrals: people pointed to groups and services, followed until it is known whether they went.
#include "onward.hpp"

#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "concerns.hpp"

namespace caseload {

void say_unchecked_groups(const Desk& desk, Document& document) {
    const int months = desk.config().settings.directory_months;
    std::vector<std::string> codes;
    desk.store().each("lists/onward_due#unchecked", {{"since", desk.today().plus_days(-months * 365 / 12).iso()}},
                      [&](const Row& row) { codes.push_back(text_of(row[0])); });
    if (codes.empty()) return;
    document.say(fmt::format("Not checked for {}: {}. When you did: caseload group edit {} --checked-on today", count_of(months, "month", "months"), join(codes, ", "), codes.front()), Tone::warning);
}

Document onward_due(Desk& desk, const Input& input) {
    Document document;
    concerns_first(desk, document);
    Table table = desk.store().table("lists/onward_due#due", {{"until", desk.today().iso()}});
    table.name = "due";
    table.columns.push_back({"next_step", "NEXT STEP", CellType::code});
    for (auto& row : table.rows) {
        row.emplace_back(fmt::format("caseload onward close {} --outcome WORD", text_of(row[0])));
        document.codes.push_back(text_of(row[0]));
    }
    table.when_empty = "Nobody to ask after.";
    document.findings = input.has("exit_code") && !table.rows.empty();
    const bool any = !table.rows.empty();
    document.add(std::move(table));
    if (any) document.say(fmt::format("{}. Not known yet: caseload onward edit CODE --ask-on 2w", join(desk.config().vocabulary("onward_outcome")->keys(), ", ")), Tone::faint);
    return document;
}

}  // namespace caseload
