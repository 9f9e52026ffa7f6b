// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <clocale>

#include "caseload/render.hpp"
#include "caseload/text.hpp"

namespace caseload::samples {
Table people();
Table one_goal();
Table words(const std::vector<std::string>& texts);
std::string shown(Table table, Format format, std::size_t width = 0);

namespace {

std::string on_screen(const Document& document, bool color = false, bool ascii = false) {
    Style style;
    style.color = color;
    style.ascii = ascii;
    return render(document, style);
}

std::size_t widest_line(const std::string& text) {
    std::size_t widest = 0;
    for (const auto& line : split(text, '\n')) widest = std::max(widest, display_width(line));
    return widest;
}

}  // namespace

TEST_CASE("table: nothing is cut or wrapped when it is not a terminal") {
    CHECK(shown(people(), Format::table) ==
          "CODE   NAME      SESSIONS  PRIORITY  SCORE  SINCE        OPEN  NOTE\n"
          "C-014  Jane Roe        12      21.3   47.1  22 Nov 2026  yes   2 missed in a row, goal off track\n"
          "C-027  Bob              3         -      -  -            no    -\n");
}

TEST_CASE("table: at 80 columns the free text is wrapped") {
    const std::string margin(63, ' ');
    CHECK(shown(people(), Format::table, 80) ==
          "CODE   NAME      SESSIONS  PRIORITY  SCORE  SINCE        OPEN  NOTE\n"
          "C-014  Jane Roe        12      21.3   47.1  22 Nov 2026  yes   2 missed in a\n" +
              margin + "row, goal off\n" + margin + "track\n"
          "C-027  Bob              3         -      -  -            no    -\n");
}

TEST_CASE("table: at 40 columns rows are stacked and nothing is cut") {
    CHECK(shown(people(), Format::table, 40) ==
          "C-014  Jane Roe\n"
          "  SESSIONS 12 · PRIORITY 21.3\n"
          "  SCORE 47.1 · SINCE 22 Nov 2026\n"
          "  OPEN yes\n"
          "  NOTE 2 missed in a row, goal off track\n"
          "C-027  Bob\n"
          "  SESSIONS 3 · OPEN no\n");
}

TEST_CASE("table: a value too long for its line is wrapped") {
    Table wide = words({"Activation"});
    wide.columns[1] = {"n", "IF ALL MISSING UNCHANGED"};
    wide.rows[0][1] = "+6.5 (from +3.1 to +9.9)";
    wide.rows.push_back({"Wellbeing", "+0.8"});
    CHECK(shown(wide, Format::table, 34) ==
          "Activation\n"
          "  IF ALL MISSING UNCHANGED +6.5\n"
          "  (from +3.1 to +9.9)\n"
          "Wellbeing\n"
          "  IF ALL MISSING UNCHANGED +0.8\n");
}

TEST_CASE("table: no line is wider than the terminal") {
    const auto table = words({"A long line of plain words that goes on and on", "é" + std::string(3, 'x')});
    for (const std::size_t width : {20U, 30U, 40U, 80U}) {
        CHECK(widest_line(shown(table, Format::table, width)) <= width);
        CHECK(widest_line(shown(people(), Format::table, width)) <= width);
        CHECK(widest_line(shown(one_goal(), Format::table, width)) <= width);
    }
}

TEST_CASE("table: a record leaves the unknown out and wraps under itself") {
    CHECK(shown(one_goal(), Format::table) ==
          "goal          G-0042\n"
          "in own words  walk to the shops without stopping\n"
          "importance    8\n");
    CHECK(shown(one_goal(), Format::table, 40) ==
          "goal          G-0042\n"
          "in own words  walk to the shops without\n"
          "              stopping\n"
          "importance    8\n");
}

TEST_CASE("table: lines of a note stay lines in a record and one line in a listing") {
    Table note = one_goal();
    note.rows[0][1] = "first\nsecond";
    CHECK(shown(note, Format::table).find("in own words  first\n              second\n") !=
          std::string::npos);
    CHECK(shown(words({"first\nsecond\tthird"}), Format::table) ==
          "TEXT                N\nfirst second third  1\n");
}

TEST_CASE("table: emoji, combining marks and right-to-left letters keep their columns") {
    CHECK(shown(words({"e\u0301t\u00e9", "\U0001F600", "\u05E9\u05DC\u05D5\u05DD", "日本"}), Format::table) ==
          "TEXT  N\n"
          "e\u0301t\u00e9   1\n"
          "\U0001F600    2\n"
          "\u05E9\u05DC\u05D5\u05DD  3\n"
          "日本  4\n");
}

TEST_CASE("table: terminal escapes and direction overrides in data do nothing") {
    const auto text = shown(words({"\x1b[31mred\x07", "a\u202Eb", "c\u009B31m"}), Format::table);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
    CHECK(text.find("\u202E") == std::string::npos);
    CHECK(text.find("\u009B") == std::string::npos);
    CHECK(text.find("red") != std::string::npos);
}

TEST_CASE("table: an empty table says so, or nothing") {
    Table nobody = people();
    nobody.rows.clear();
    CHECK(shown(nobody, Format::table) == "nobody\n");
    nobody.when_empty.clear();
    CHECK(shown(nobody, Format::table).empty());
    CHECK(on_screen(Document{}).empty());
}

TEST_CASE("table: a short row is filled up with unknowns") {
    Table table = words({"a"});
    table.rows.push_back({"b"});
    CHECK(shown(table, Format::table) == "TEXT  N\na     1\nb     -\n");
}

TEST_CASE("table: air between two tables and none after a heading") {
    Document document;
    document.say("Mon 23 Nov 2026", Tone::heading)
        .add(words({"a"}))
        .add(words({"b"}))
        .say("that is all", Tone::faint);
    CHECK(on_screen(document) == "Mon 23 Nov 2026\nTEXT  N\na     1\n\nTEXT  N\nb     1\nthat is all\n");
}

TEST_CASE("table: a table without a header reads on as text") {
    Table urgent = words({"URGENT"});
    urgent.header = false;
    Document document;
    document.add(urgent).add(words({"b"}));
    CHECK(on_screen(document) == "URGENT  1\nTEXT  N\nb     1\n");
}

TEST_CASE("table: colour marks tones and never the data's columns") {
    Document document;
    document.say("Today", Tone::heading).say("late", Tone::warning).say("aside", Tone::faint).say("plain");
    CHECK(on_screen(document, true) ==
          "\x1b[1mToday\x1b[0m\n\x1b[1;31mlate\x1b[0m\n\x1b[2maside\x1b[0m\nplain\n");
    CHECK(on_screen(document) == "Today\nlate\naside\nplain\n");
}

TEST_CASE("table: ascii replaces our marks and keeps letters") {
    Document document;
    document.say("31 people · 9f3c… ▂▂▃▄ ─ Zoë, col·legi");
    CHECK(on_screen(document, false, true) == "31 people - 9f3c... ..:- - Zoë, col·legi\n");
    Style narrow;
    narrow.ascii = true;
    narrow.width = 40;
    Document stacked;
    stacked.add(people());
    CHECK(render(stacked, narrow).find("SESSIONS 12 - PRIORITY 21.3") != std::string::npos);
}

TEST_CASE("table: quiet prints the codes and nothing else") {
    Document document;
    document.add(people());
    document.codes = {"C-014", "C-027"};
    Style style;
    style.quiet = true;
    CHECK(render(document, style) == "C-014\nC-027\n");
    style.format = Format::plain;
    CHECK(render(document, style).find("Jane Roe") != std::string::npos);
}

TEST_CASE("table: a day that is none stays as it is, a time is kept") {
    Table table = words({});
    table.columns[0].type = CellType::date;
    table.rows = {{"2026-02-30", 1}, {"2026-11-02T14:05:00Z", 2}, {"some day", 3}};
    const auto text = shown(table, Format::table);
    CHECK(text.find("2026-02-30 ") != std::string::npos);
    CHECK(text.find(" Nov 2026 14:05") != std::string::npos);
    CHECK(text.find("some day") != std::string::npos);
}

TEST_CASE("table: cron's C locale changes nothing") {
    const Table table = words({"\U0001F600 Zoë", "日本"});
    std::setlocale(LC_ALL, "C.UTF-8");
    const auto there = shown(table, Format::table, 40);
    std::setlocale(LC_ALL, "C");
    CHECK(shown(table, Format::table, 40) == there);
}

}  // namespace caseload::samples
