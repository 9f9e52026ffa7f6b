// SPDX-License-Identifier: MIT
#include "owed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "caseload/coaching.hpp"
#include "caseload/store.hpp"
#include "coaches.hpp"
#include "concerns.hpp"
#include "priority.hpp"
#include "words.hpp"

namespace caseload {
namespace {

// What is owed of one kind, in the words of the config.
void add_owed(const Desk& desk, const std::string& query, const Parameters& parameters, Table& table) {
    desk.store().each(query, parameters, [&](const Row& row) {
        table.rows.push_back(row);
        auto& added = table.rows.back();
        const std::string what = text_of(row[2]);
        if (what.starts_with("offer") || what.starts_with("accepted")) added[7] = label_of(desk, "intervention", text_of(row[7]));
        if (what == "action" && is_known(row[6])) added[6] = label_of(desk, "action_owner", text_of(row[6]));
    });
}

Table owing(Desk& desk, const Value& most) {
    auto parameters = day_parameters(desk);
    const Settings& settings = desk.config().settings;
    for (const auto& [name, value] : {std::pair{"answer_days", settings.answer_days}, {"start_days", settings.start_days}, {"decide_days", settings.decide_days}})
        parameters[name] = std::int64_t{value};
    parameters["most"] = most;
    Table table = desk.store().heading("lists/owed#sessions");
    table.name = "owed";
    const Table any = desk.store().table("lists/owed#any", parameters);
    for (std::size_t kind = 0; kind < any.columns.size(); ++kind)
        if (whole_of(any.rows.at(0)[kind]) != 0) add_owed(desk, "lists/owed#" + any.columns[kind].name, parameters, table);
    if (!is_known(most)) add_owed(desk, "lists/owed#reviews", parameters, table);
    std::ranges::sort(table.rows, {}, [](const Row& row) { return std::tuple(text_of(row[0]), text_of(row[2]), text_of(row[3])); });
    return table;
}

}  // namespace

Table owed_table(Desk& desk) { return owing(desk, {}); }

Cut owed_today(Desk& desk, std::int64_t most) {
    Cut today{owing(desk, most + 1)};
    today.more = today.table.rows.size() > static_cast<std::size_t>(most);
    if (today.more) today.table.rows.resize(static_cast<std::size_t>(most));
    return today;
}

Document owed(Desk& desk, const Input& input) {
    Document document;
    concerns_first(desk, document);
    Table table = owed_table(desk);
    leave_out(not_coached_by(desk, input.one("coach", "all")), 4, table);
    table.when_empty = "Nothing is owed.";
    for (const auto& row : table.rows) document.codes.push_back(text_of(row[3]));
    document.findings = input.has("exit_code") && !table.rows.empty();
    return document.add(std::move(table));
}

}  // namespace caseload
