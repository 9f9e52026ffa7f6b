// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "caseload/render.hpp"

namespace caseload::samples {
Table people();
Table one_goal();
Table words(const std::vector<std::string>& texts);
std::string shown(Table table, Format format, std::size_t width = 0);

namespace {

std::string in_markdown(const Document& document) {
    Style style;
    style.format = Format::md;
    style.quiet = true;  // as cron runs it: quiet is about the codes of table format
    return render(document, style);
}

}  // namespace

TEST_CASE("md: a listing is a GitHub table, never cut") {
    CHECK(shown(people(), Format::md, 40) ==
          "| CODE | NAME | SESSIONS | PRIORITY | SCORE | SINCE | OPEN | NOTE |\n"
          "| --- | --- | ---: | ---: | ---: | --- | --- | --- |\n"
          "| C-014 | Jane Roe | 12 | 21.3 | 47.1 | 22 Nov 2026 | yes | 2 missed in a row, goal off track |\n"
          "| C-027 | Bob | 3 | - | - | - | no | - |\n");
}

TEST_CASE("md: a record has two columns") {
    CHECK(shown(one_goal(), Format::md) ==
          "|  |  |\n"
          "| --- | --- |\n"
          "| goal | G-0042 |\n"
          "| in own words | walk to the shops without stopping |\n"
          "| importance | 8 |\n");
}

TEST_CASE("md: blocks are set apart") {
    Table titled = words({"a"});
    titled.title = "Words";
    Document document;
    document.say("Week 2026-W47", Tone::heading).say("26 booked").say("late", Tone::warning).add(titled);
    CHECK(in_markdown(document) ==
          "## Week 2026-W47\n\n26 booked\n\n**late**\n\n### Words\n\n| TEXT | N |\n| --- | ---: |\n| a | 1 "
          "|\n");
    CHECK(in_markdown(Document{}).empty());
}

TEST_CASE("md: an empty table says so") {
    Table nobody = people();
    nobody.rows.clear();
    CHECK(shown(nobody, Format::md) == "nobody\n");
}

TEST_CASE("md: data cannot break the table or mark itself up") {
    const auto text = shown(words({"a|b", "c\\|d", "<b>&lt;", "[x](http://y)", "two\nlines", "\x1b[31m",
                                   "missed_in_row", "_so_ *so*", "R&D"}),
                            Format::md);
    CHECK(text.find("| a\\|b |") != std::string::npos);
    CHECK(text.find("| c\\\\\\|d |") != std::string::npos);
    CHECK(text.find("| &lt;b>&amp;lt; |") != std::string::npos);
    CHECK(text.find("| \\[x\\](http://y) |") != std::string::npos);
    CHECK(text.find("| two lines |") != std::string::npos);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("| missed_in_row |") != std::string::npos);
    CHECK(text.find("| \\_so\\_ \\*so\\* |") != std::string::npos);
}

TEST_CASE("md: a line of text never becomes a heading, a list or a rule") {
    Document document;
    document.say("# no heading\n- no list\n26. no number\n---\n\n    no code\n> no quotation");
    CHECK(in_markdown(document) ==
          "\\# no heading\\\n\\- no list\\\n26\\. no number\\\n\\---\\\nno code\\\n\\> no quotation\n");
}

}  // namespace caseload::samples
