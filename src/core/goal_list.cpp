// SPDX-License-Identifier: MIT
// goal add with a goal that is declined, and goal list with where each goal stands.
#include <fmt/format.h>

#include <map>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "priority.hpp"

namespace caseload {

Document add_goal(Desk& desk, const Input& input) {
    if (!input.has("declined")) return add_record(desk, noun("goal"), input);
    Input ended = input;
    ended.flags.erase("declined");
    for (const auto& word : desk.config().vocabulary("goal_outcome")->words)
        if (word.counts_as == "declined" && !word.retired) ended.flags["outcome"] = {word.key};
    if (!ended.has("outcome")) throw Error(Kind::setup, "no word of [vocabulary.goal_outcome] counts as declined");
    ended.flags["closed_on"] = {input.one("opened_on", "today")};
    ended.flags["reason"] = {input.one("declined")};
    return add_record(desk, noun("goal"), ended);
}

namespace {

struct Now {
    Row row;
    bool off_track() const { return whole_of(row[4]) != 0; }
    bool due_by(const std::string& day) const {
        for (const auto place : {std::size_t{5}, std::size_t{6}})
            if (is_known(row[place]) && text_of(row[place]) <= day) return true;
        return false;
    }
};

std::map<std::string, Now> standing_now(Desk& desk) {
    lend_instruments(desk);
    std::map<std::string, Now> all;
    desk.store().each("lists/goal_now", day_parameters(desk), [&](const Row& row) { all.emplace(text_of(row[0]), Now{row}); });
    return all;
}

std::size_t limit_of(const Input& input) {
    if (!input.has("limit")) return 0;
    const auto limit = parse_integer(input.one("limit"));
    if (!limit || *limit < 1) throw Error(Kind::usage, "--limit takes a whole number from 1");
    return static_cast<std::size_t>(*limit);
}

}  // namespace

Document goal_list(Desk& desk, const Input& input) {
    Input rest = input;
    for (const auto* flag : {"off_track", "due", "limit"}) rest.flags.erase(flag);
    const std::string due = input.has("due") ? parse_date(input.one("due"), {desk.today(), Sense::future, DateOrder::refuse}).iso() : "";
    Document document = list_records(desk, noun("goal"), rest);
    auto& table = std::get<Table>(document.blocks.back());
    const auto now = standing_now(desk);
    std::erase_if(table.rows, [&](const TableRow& row) {
        const Now& one = now.at(text_of(row[0]));
        return (input.has("off_track") && !one.off_track()) || (!due.empty() && !one.due_by(due));
    });
    if (const auto most = limit_of(input); most > 0 && table.rows.size() > most)
        table.rows.erase(table.rows.begin(), table.rows.end() - static_cast<std::ptrdiff_t>(most));
    table.columns.push_back({"started", "STARTED", CellType::hundredths, -1, Audience::machine});
    table.columns.push_back({"rating", "NOW", CellType::hundredths, -1});
    table.columns.push_back({"rated_on", "RATED", CellType::date, 0, Audience::machine});
    table.columns.push_back({"off_track", "OFF TRACK", CellType::yes_no});
    document.codes.clear();
    for (auto& row : table.rows) {
        const Row& stands = now.at(text_of(row[0])).row;
        row.insert(row.end(), {stands[1], stands[2], stands[3], stands[4]});
        document.codes.push_back(text_of(row[0]));
    }
    if (input.has("off_track") || !due.empty()) table.when_empty = "No such goal.";
    return document;
}

}  // namespace caseload
