// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "caseload/render.hpp"

namespace caseload::samples {
Table people();
Table one_goal();
Table words(const std::vector<std::string>& texts);
std::string shown(Table table, Format format, std::size_t width = 0);

namespace {

std::string two_tables(Format format) {
    Document document;
    document.say("Heading", Tone::heading).add(words({"a,b"})).add(one_goal());
    Style style;
    style.format = format;
    style.color = true;
    style.width = 20;
    return render(document, style);
}

std::string json_of(const std::string& text) {
    const auto all = shown(words({text}), Format::jsonl);
    return all.substr(8, all.size() - 8 - 8);  // between {"text": and ,"n":1}
}

}  // namespace

TEST_CASE("json: one table is an array, one object a line") {
    CHECK(shown(people(), Format::json) ==
          "[\n"
          "  {\"code\": \"C-014\", \"name\": \"Jane Roe\", \"sessions\": 12, \"priority\": 21.25, \"score\": "
          "47.1, "
          "\"since\": \"2026-11-22\", \"open\": true, \"note\": \"2 missed in a row, goal off track\"},\n"
          "  {\"code\": \"C-027\", \"name\": \"Bob\", \"sessions\": 3, \"priority\": null, \"score\": null, "
          "\"since\": null, \"open\": false, \"note\": null}\n"
          "]\n");
}

TEST_CASE("json: a record is an object") {
    CHECK(shown(one_goal(), Format::json) ==
          "{\n"
          "  \"code\": \"G-0042\",\n"
          "  \"words\": \"walk to the shops without stopping\",\n"
          "  \"importance\": 8,\n"
          "  \"met\": null,\n"
          "  \"id\": 42\n"
          "}\n");
}

TEST_CASE("json: several tables are keyed by name") {
    CHECK(two_tables(Format::json) ==
          "{\n"
          "  \"words\": [\n"
          "    {\"text\": \"a,b\", \"n\": 1}\n"
          "  ],\n"
          "  \"goal\": {\n"
          "    \"code\": \"G-0042\",\n"
          "    \"words\": \"walk to the shops without stopping\",\n"
          "    \"importance\": 8,\n"
          "    \"met\": null,\n"
          "    \"id\": 42\n"
          "  }\n"
          "}\n");
}

TEST_CASE("json: two tables of one name keep their own keys") {
    Document document;
    document.add(words({"a"})).add(words({"b"}));
    Style style;
    style.format = Format::json;
    CHECK(render(document, style).find("\"words_2\": [") != std::string::npos);
}

TEST_CASE("json: nothing is still JSON") {
    CHECK(shown(words({}), Format::json) == "[]\n");
    Table none = one_goal();
    none.rows.clear();
    CHECK(shown(none, Format::json) == "{}\n");
    Style style;
    style.format = Format::json;
    CHECK(render(Document{}.say("only talk"), style) == "[]\n");
}

TEST_CASE("json: texts are escaped and UTF-8 is kept") {
    CHECK(json_of("say \"hi\"\\") == R"("say \"hi\"\\")");
    CHECK(json_of("a\nb\tc\rd") == R"("a\nb\tc\rd")");
    CHECK(json_of("\x1b[31m\x7f") == R"("\u001b[31m\u007f")");
    CHECK(json_of(std::string("a\0b", 3)) == R"("a\u0000b")");
    CHECK(json_of("\u2028\u202E\u009B") == R"("\u2028\u202e\u009b")");
    CHECK(json_of("Zoë \U0001F600 שלום e\u0301") == "\"Zoë \U0001F600 שלום e\u0301\"");
}

TEST_CASE("json: malformed bytes become U+FFFD") {
    CHECK(json_of("a\xFFz") == "\"a\uFFFDz\"");
    CHECK(json_of("cut \xE2\x82") == "\"cut \uFFFD\uFFFD\"");
    CHECK(json_of("\xC0\xAF") == "\"\uFFFD\uFFFD\"");
    CHECK(json_of("\xED\xA0\x80") == "\"\uFFFD\uFFFD\uFFFD\"");
    CHECK(json_of("\xF4\x90\x80\x80").find("\xF4") == std::string::npos);
}

TEST_CASE("json: figures have twelve digits, whole numbers all of theirs, and what is no number is null") {
    Table table = words({});
    table.columns[1] = {"n", "N", CellType::decimal, 1};
    table.rows = {{"a", 0.1},      {"b", 1.0 / 3}, {"c", NAN},
                  {"d", INFINITY}, {"e", 1e300},   {std::int64_t{7}, -12},
                  {"f", 0.1 + 0.2}, {"g", 9007199254740991.0}, {"h", 5.310268107578018e-07}};
    CHECK(
        shown(table, Format::jsonl) ==
        "{\"text\":\"a\",\"n\":0.1}\n{\"text\":\"b\",\"n\":0.333333333333}\n{\"text\":\"c\",\"n\":null}\n"
        "{\"text\":\"d\",\"n\":null}\n{\"text\":\"e\",\"n\":1e+300}\n{\"text\":\"7\",\"n\":-12}\n"
        "{\"text\":\"f\",\"n\":0.3}\n{\"text\":\"g\",\"n\":9007199254740991}\n{\"text\":\"h\",\"n\":5.31026810758e-07}\n");
}

TEST_CASE("jsonl: one object a row, the table first when there are several") {
    CHECK(shown(words({"a", "b"}), Format::jsonl) == "{\"text\":\"a\",\"n\":1}\n{\"text\":\"b\",\"n\":2}\n");
    CHECK(two_tables(Format::jsonl)
              .rfind("{\"table\":\"words\",\"text\":\"a,b\",\"n\":1}\n{\"table\":\"goal\",", 0) == 0);
    CHECK(shown(words({}), Format::jsonl).empty());
}

TEST_CASE("csv: one table as it is") {
    CHECK(shown(people(), Format::csv) ==
          "code,name,sessions,priority,score,since,open,note\n"
          "C-014,Jane Roe,12,21.25,47.1,2026-11-22,1,\"2 missed in a row, goal off track\"\n"
          "C-027,Bob,3,,,,0,\n");
    CHECK(shown(words({}), Format::csv) == "text,n\n");
}

TEST_CASE("csv: quotes, line ends and emptiness survive, bytes are exact") {
    CHECK(shown(words({"say \"hi\"", "a\nb", "c\r", "", "\x1b[31m\xFF"}), Format::csv) ==
          "text,n\n\"say \"\"hi\"\"\",1\n\"a\nb\",2\n\"c\r\",3\n\"\",4\n\x1b[31m\xFF,5\n");
    Table one = words({"a"});
    one.columns.pop_back();
    one.rows.push_back({Value{}});
    CHECK(shown(one, Format::csv) == "text\na\n\"\"\n");
}

TEST_CASE("csv: several tables in the long form") {
    CHECK(two_tables(Format::csv) ==
          "table,row,column,value\n"
          "words,1,text,\"a,b\"\n"
          "words,1,n,1\n"
          "goal,1,code,G-0042\n"
          "goal,1,words,walk to the shops without stopping\n"
          "goal,1,importance,8\n"
          "goal,1,met,\n"
          "goal,1,id,42\n");
}

TEST_CASE("plain: a record stays on one line") {
    CHECK(shown(people(), Format::plain, 20) ==
          "C-014\tJane Roe\t12\t21.25\t47.1\t2026-11-22\t1\t2 missed in a row, goal off track\n"
          "C-027\tBob\t3\t\t\t\t0\t\n");
    CHECK(shown(words({"a\tb\nc\\d\re"}), Format::plain) == "a\\tb\\nc\\\\d\\re\t1\n");
    CHECK(two_tables(Format::plain) ==
          "words\ta,b\t1\ngoal\tG-0042\twalk to the shops without stopping\t8\t\t42\n");
}

}  // namespace caseload::samples
