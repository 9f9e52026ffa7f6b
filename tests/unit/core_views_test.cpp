// SPDX-License-Identifier: MIT
// The views that a service's own reports read: what is documented is what there is.
#include "builders.hpp"

#include <map>
#include <set>

using namespace caseload;
using namespace caseload::test;

TEST_CASE("every view has exactly the columns that are documented, in their order, and each has a meaning") {
    const auto desk = desk_with(std::string(Config::starter()));
    std::map<std::string, std::vector<std::string>> documented;
    for (const auto& row : view_columns().rows) {
        CHECK_FALSE(text_of(row[2]).empty());
        auto& columns = documented[text_of(row[0])];
        if (!text_of(row[1]).empty()) columns.push_back(text_of(row[1]));
    }
    CHECK(documented.size() == 16);
    for (const auto& [view, columns] : documented) {
        std::string text = "-- @section s\n";
        for (const auto& column : columns) text += "-- @column " + column + " \"\"\n";
        const std::string all = text + "SELECT * FROM " + view;
        CHECK_NOTHROW(desk->store().own_question(all, "s", {}));  // as many as are declared, or it would refuse
        for (const auto& column : columns)
            CHECK_NOTHROW(desk->store().own_question("-- @section s\n-- @column c \"\"\nSELECT " + column + " FROM " + view, "s", {}));
    }
}

TEST_CASE("no view shows a name, a note, a number or a birthday") {
    static const std::set<std::string> never = {"name", "handle", "nhs_number", "birth_date", "phone", "email", "address", "note", "text", "matters", "strengths"};
    for (const auto& row : view_columns().rows) CHECK_FALSE(never.contains(text_of(row[1])));
}

TEST_CASE("touched_between tells new, changed and removed records, and nothing of what came and went") {
    const auto desk = desk_with(std::string(Config::starter()));
    const auto code = add(*desk, "client add", {"One"}, {{"enrolled_on", "2026-11-02"}});
    CHECK(desk->store().touched_between("2026-11-22", "2026-11-23").size() == 1);
    CHECK(desk->store().touched_between("2026-11-23", "2026-11-30").empty());
    CHECK(desk->store().touched_between("2026-11-22", "2026-11-23").front().code == code);
    CHECK(desk->store().touched_between("2026-11-22", "2026-11-23").front().how == Touch::How::added);
}
