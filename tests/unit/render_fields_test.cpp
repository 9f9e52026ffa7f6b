// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "caseload/error.hpp"
#include "caseload/render.hpp"

namespace caseload::samples {
Table people();
Table one_goal();
Table words(const std::vector<std::string>& texts);

namespace {

Document sample() {
    Document document;
    document.say("Today", Tone::heading).add(words({"a"})).add(people()).add(one_goal());
    return document;
}

std::string with_fields(const Document& document, std::vector<std::string> fields,
                        Format format = Format::plain) {
    Style style;
    style.format = format;
    style.fields = std::move(fields);
    return render(document, style);
}

Error failure(const Document& document, std::vector<std::string> fields) {
    try {
        with_fields(document, std::move(fields));
    } catch (const Error& error) {
        return error;
    }
    return Error(Kind::bug, "no error");
}

}  // namespace

TEST_CASE("fields: choose and order, and leave out what lacks them") {
    CHECK(with_fields(sample(), {"sessions", "name"}) == "12\tJane Roe\n3\tBob\n");
    CHECK(with_fields(sample(), {"name", "name"}) == "Jane Roe\nBob\n");
    CHECK(with_fields(sample(), {"name", "code"}, Format::table) ==
          "NAME      CODE\nJane Roe  C-014\nBob       C-027\n");
    CHECK(with_fields(sample(), {"code"}) == "people\tC-014\npeople\tC-027\ngoal\tG-0042\n");
}

TEST_CASE("fields: a column no table has is an error with the nearest") {
    const Error error = failure(sample(), {"sesions", "name", "zzzzzzzz"});
    CHECK(error.kind() == Kind::usage);
    REQUIRE(error.problems().size() == 2);
    CHECK(error.problems()[0].what == "--fields: no column 'sesions'");
    CHECK(error.problems()[0].hint == "did you mean 'sessions'?");
    CHECK(error.problems()[1].hint.rfind("there are text, n, code, name,", 0) == 0);
}

TEST_CASE("fields: columns that no one table has together are an error") {
    const Error error = failure(sample(), {"text", "name"});
    CHECK(error.kind() == Kind::usage);
    CHECK(std::string(error.what()) == "--fields: no table has all of text, name");
}

TEST_CASE("fields: each audience gets its own columns unless others are named") {
    Table table = words({"a"});
    table.columns[0].audience = Audience::human;
    table.columns[1].audience = Audience::machine;
    Document document;
    document.add(table);
    CHECK(with_fields(document, {}) == "1\n");
    CHECK(with_fields(document, {}, Format::md) == "| TEXT |\n| --- |\n| a |\n");
    CHECK(with_fields(document, {"n", "text"}) == "1\ta\n");
    CHECK(with_fields(document, {"n"}, Format::table) == "N\n1\n");
}

TEST_CASE("fields: a layout aid is not for programs, unless only it has the fields") {
    Table aid = people();
    aid.audience = Audience::human;
    Table data = words({"a"});
    Document document;
    document.add(aid).add(data);
    CHECK(with_fields(document, {}) == "a\t1\n");
    CHECK(with_fields(document, {"name"}) == "Jane Roe\nBob\n");
}

TEST_CASE("fields: the bare flag lists columns and types in the format asked for") {
    Style style;
    style.list_fields = true;
    Document document;
    document.add(words({"a"}));
    CHECK(render(document, style) == "TABLE  COLUMN  TYPE\nwords  text    text\nwords  n       whole\n");
    style.format = Format::jsonl;
    CHECK(render(document, style) ==
          "{\"table\":\"words\",\"column\":\"text\",\"type\":\"text\"}\n"
          "{\"table\":\"words\",\"column\":\"n\",\"type\":\"whole\"}\n");
}

}  // namespace caseload::samples
