// SPDX-License-Identifier: MIT
// Every count of a built-in report has a recipe, and the records behind a figure are as many as the figure says.
#include <algorithm>

#include "builders.hpp"
#include "caseload/coaching.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

using Report = Document (*)(Desk&, const Input&);

const std::vector<std::pair<std::string, Report>> reports = {{"impact", report}, {"weekly", report_weekly}, {"referrers", report_referrers},
                                                             {"onward", report_onward}, {"screening", report_screening}, {"interventions", report_interventions}};

/// Some of everything that these reports count.
std::unique_ptr<Desk> busy() {
    auto desk = Desk::in_memory(monday());
    for (const auto* name : {"One", "Two", "Three"}) add(*desk, "client add", {name}, {{"enrolled_on", ago(5)}});
    long days = 5;
    for (const auto* outcome : {"attended", "attended", "did-not-attend", "late-not-seen", "cancelled-by-client", "cancelled-by-us"})
        run(*desk, "session log", {"C-001", ago(days--)}, {{"outcome", outcome}});
    run(*desk, "session plan", {"C-002", "today"});
    for (const auto* decision : {"accepted", "declined", "redirected", "more-information", ""}) {
        Flags flags = {{"source", "gp"}, {"received_on", ago(30)}};
        if (*decision) flags.insert(flags.end(), {{"decision", decision}, {"decided_on", ago(20)}, {"decision_reason", "said so"}});
        run(*desk, "referral add", {"C-002"}, flags);
    }
    run(*desk, "goal add", {"C-001", "walk"}, {{"opened_on", ago(5)}, {"next_review_on", ago(2)}});
    run(*desk, "goal close", {add(*desk, "goal add", {"C-002", "sleep"}, {{"opened_on", ago(5)}})}, {{"outcome", "met"}, {"closed_on", ago(1)}});
    run(*desk, "action add", {"C-001", "ring"}, {{"due_on", ago(2)}});
    for (const auto& [score, when] : {std::pair{"50.0", 4L}, std::pair{"60.0", 1L}}) run(*desk, "measure add", {"C-001", "activation"}, {{"score", score}, {"date", ago(when)}});
    run(*desk, "measure add", {"C-002", "activation"}, {{"score", "40.0"}, {"date", ago(3)}});
    run(*desk, "client close", {"C-003"}, {{"outcome", "left-early"}, {"closed_on", ago(1)}});
    desk->give_up();  // reports of the past copy what is kept
    return desk;
}

Input asked(const std::string& name, Flags flags) {
    if (name == "weekly") flags.emplace_back("week", "last");
    else flags.insert(flags.end(), {{"from", ago(60)}, {"to", ago(0)}});
    return typed("report " + name, {}, flags);
}

/// The value of a count that stands in one row alone, under that name.
std::optional<std::int64_t> told(const Document& document, const std::string& figure) {
    for (const auto& block : document.blocks) {
        const auto* table = std::get_if<Table>(&block);
        if (!table || table->rows.size() != 1) continue;
        for (std::size_t i = 0; i < table->columns.size(); ++i)
            if (table->columns[i].name == figure && table->columns[i].figure.kind == FigureRole::Kind::count && is_known(table->rows[0][i])) return whole_of(table->rows[0][i]);
    }
    return {};
}

}  // namespace

TEST_CASE("every count of a built-in report has its recipe") {
    const auto desk = busy();
    for (const auto& [name, make] : reports) {
        const auto document = make(*desk, asked(name, name == "weekly" ? Flags{} : Flags{{"identifiable", ""}}));
        const Table& recipes = table_of(document, "recipes");
        CHECK(recipes.keyed_only);
        for (const auto& block : document.blocks) {
            const auto* table = std::get_if<Table>(&block);
            if (!table || table->name == "levels" || table->name == "items" || table->name == "profiles" || table->name == "groups") continue;
            for (const auto& column : table->columns) {
                if (column.figure.kind != FigureRole::Kind::count || column.name.ends_with("_before") || column.name.ends_with("_four") || column.name == "n") continue;
                if (column.name == "decided" || column.name == "seen" || column.name == "people_both") continue;
                CAPTURE(name);
                CAPTURE(column.name);
                CHECK(std::ranges::any_of(recipes.rows, [&](const TableRow& row) { return text_of(row[0]) == column.name; }));
            }
        }
    }
}

TEST_CASE("the records behind a figure are as many as the figure says") {
    const auto desk = busy();
    std::size_t compared = 0;
    for (const auto& [name, make] : reports) {
        const auto document = make(*desk, asked(name, name == "weekly" ? Flags{} : Flags{{"identifiable", ""}}));
        for (const auto& recipe : table_of(document, "recipes").rows) {
            const std::string figure = text_of(recipe[0]);
            if (whole_of(recipe.back()) == 0) continue;
            CAPTURE(name);
            CAPTURE(figure);
            const auto rows = table_of(make(*desk, asked(name, {{"rows", figure}})), "rows");
            if (const auto value = told(document, figure)) {
                CHECK(std::ssize(rows.rows) == *value);
                ++compared;
            }
        }
    }
    CHECK(compared > 40);
}

TEST_CASE("what the week owes has its records too, each of them once") {
    const auto desk = busy();
    const auto document = report_weekly(*desk, asked("weekly", {}));
    for (const auto& owed : table_of(document, "owed").rows) {
        const std::string figure = text_of(owed[0]);
        if (figure == "to_code") continue;
        CAPTURE(figure);
        const auto rows = table_of(report_weekly(*desk, asked("weekly", {{"rows", figure}})), "rows");
        CHECK(std::ssize(rows.rows) == whole_of(owed[1]));
    }
    CHECK(whole_of(cell(table_of(document, "owed"), "n", 5)) == 3);  // one undecided, one of whom more was asked, one accepted and not seen
}
