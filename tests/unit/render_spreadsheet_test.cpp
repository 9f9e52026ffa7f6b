// SPDX-License-Identifier: MIT
// What a spreadsheet takes. tests/spreadsheets reads whole workbooks back.
#include <doctest/doctest.h>

#include "../../src/render/sheet_words.hpp"

using namespace caseload;

TEST_CASE("a sheet's name is legal, at most 31 long, and like no other") {
    const auto names = sheet_names({"left_out", "a/b:c*d?[e]\\f", "History", "'quoted'", "", "Left Out", std::string(40, 'x'), std::string(41, 'X'), "\x01"});
    CHECK(names == std::vector<std::string>{"Left out", "A b c d e f", "History sheet", "Quoted", "Sheet", "Left Out 2", "X" + std::string(30, 'x'),
                                            std::string(29, 'X') + " 2", "Sheet 2"});
}

TEST_CASE("a name is cut between characters, not inside one") {
    std::string wanted;
    for (int i = 0; i < 20; ++i) wanted += "\xF0\x9F\x98\x80";  // two UTF-16 units each
    CHECK(sheet_names({wanted})[0].size() == 15 * 4);
}

TEST_CASE("a day is what Excel counts, and what cannot be one stays text") {
    CHECK(day_number("1900-03-01") == 61.0);
    CHECK(day_number("2026-11-22") == 46348.0);
    CHECK(day_number("2026-11-22 18:00") == 46348.75);
    CHECK(day_number("2026-11-22T06:00") == 46348.25);
    CHECK(day_number("9999-12-31") == 2958465.0);
    for (const auto* text : {"1900-02-28", "1899-12-31", "2026-02-30", "22 Nov 2026", "2026-11-22 18:00:01", "2026-11-22T18:00Z", "2026-11-22x", "2026-11", ""})
        CHECK_MESSAGE(!day_number(text), text);
}

TEST_CASE("a time is a part of a day") {
    CHECK(time_number("00:00") == 0.0);
    CHECK(time_number("18:00") == 0.75);
    for (const auto* text : {"24:00", "9:30", "09:60", "-1:30", "noon!", ""}) CHECK_MESSAGE(!time_number(text), text);
}

TEST_CASE("a cell's text is whole UTF-8 that XML may hold") {
    using namespace std::string_literals;
    CHECK(cell_words("a\xFF" "b\0c\xEF\xBF\xBF"s).text == "a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c\xEF\xBF\xBD");
    CHECK(cell_words("שלום 😀\n=1+1").text == "שלום 😀\n=1+1");
    CHECK(cell_words("_x0041_ and _x41_ and _xZZZZ_").text == "_x005F_x0041_ and _x41_ and _xZZZZ_");
}

TEST_CASE("a text that a cell cannot hold is cut between characters and says so") {
    CHECK_FALSE(cell_words(std::string(longest_cell, 'a')).cut);
    const auto cut = cell_words(std::string(longest_cell + 1, 'a'));
    CHECK(cut.cut);
    CHECK(cut.text.ends_with("-o json has all of it]"));
    std::string faces;
    for (std::size_t i = 0; i < longest_cell / 2 + 1; ++i) faces += "\xF0\x9F\x98\x80";
    CHECK(cell_words(faces).cut);
    CHECK_FALSE(cell_words(faces.substr(4)).cut);
}
