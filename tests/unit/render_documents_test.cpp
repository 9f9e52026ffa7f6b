// SPDX-License-Identifier: MIT
// The small documents that every format is shown with; the other render tests declare what they use.
#include <doctest/doctest.h>

#include "caseload/render.hpp"

namespace caseload::samples {

/// One listing with every type, an unknown in each of the optional columns, and a note for the narrow cases.
Table people() {
    Table table{.name = "people", .title = {}, .columns = {}, .rows = {}, .when_empty = "nobody"};
    table.columns = {{"code", "CODE", CellType::code},
                     {"name", "NAME"},
                     {"sessions", "SESSIONS", CellType::whole},
                     {"priority", "PRIORITY", CellType::decimal, 1},
                     {"score", "SCORE", CellType::hundredths, 1},
                     {"since", "SINCE", CellType::date},
                     {"open", "OPEN", CellType::yes_no},
                     {"note", "NOTE", CellType::text, 0, Audience::both, true}};
    table.rows = {
        {"C-014", "Jane Roe", 12, 21.25, 4710, "2026-11-22", 1, "2 missed in a row, goal off track"},
        {"C-027", "Bob", 3, Value{}, Value{}, Value{}, 0, Value{}}};
    return table;
}

Table one_goal() {
    Table table{
        .name = "goal", .title = {}, .columns = {}, .rows = {}, .layout = Layout::record, .when_empty = {}};
    table.columns = {{"code", "goal", CellType::code},
                     {"words", "in own words"},
                     {"importance", "importance", CellType::whole},
                     {"met", "met", CellType::date},
                     {"id", "", CellType::whole, 0, Audience::machine}};
    table.rows = {{"G-0042", "walk to the shops without stopping", 8, Value{}, 42}};
    return table;
}

/// One text column with the given texts.
Table words(const std::vector<std::string>& texts) {
    Table table{.name = "words",
                .title = {},
                .columns = {{"text", "TEXT"}, {"n", "N", CellType::whole}},
                .rows = {},
                .when_empty = {}};
    std::int64_t n = 0;
    for (const std::string& text : texts) table.rows.push_back({text, ++n});
    return table;
}

std::string shown(Table table, Format format, std::size_t width = 0) {
    Document document;
    document.add(std::move(table));
    Style style;
    style.format = format;
    style.width = width;
    return render(document, style);
}

TEST_CASE("every format is named and a slip is told the nearest") {
    CHECK(parse_format("jsonl") == Format::jsonl);
    CHECK(parse_format("md") == Format::md);
    CHECK(parse_format("html") == Format::html);
    CHECK_THROWS_WITH(parse_format("jsno"),
                      "--format 'jsno' is not one of table, plain, json, jsonl, csv, md, html, xlsx");
}

}  // namespace caseload::samples
