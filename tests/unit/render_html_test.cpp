// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "caseload/render.hpp"

namespace caseload::samples {
Table people();
Table one_goal();
Table words(const std::vector<std::string>& texts);

namespace {

std::string page(const Document& document) {
    Style style;
    style.format = Format::html;
    return render(document, style);
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("html: a page stands alone: no script, no address, a title, headings in order") {
    Document document;
    document.say("Week 2026-W47", Tone::heading).say("Fit to be read.").say("Goals", Tone::heading).add(people());
    const std::string text = page(document);
    CHECK(text.starts_with("<!doctype html>"));
    CHECK(holds(text, "<title>Week 2026-W47</title>"));
    CHECK(holds(text, "<h1>Week 2026-W47</h1>"));
    CHECK(holds(text, "<h2>Goals</h2>"));
    CHECK_FALSE(holds(text, "<script"));
    CHECK_FALSE(holds(text, "http"));
    CHECK_FALSE(holds(text, "url("));
}

TEST_CASE("html: a page without a heading is called by its first table, once") {
    Document document;
    Table listed = people();
    listed.title = "People & goals";
    document.say("Fit to be read.").add(listed).say("Later", Tone::heading);
    CHECK(holds(page(document), "<h1>Later</h1>"));
    document.blocks.pop_back();
    const std::string text = page(document);
    CHECK(holds(text, "<title>People &amp; goals</title>"));
    CHECK(holds(text, "<h1>People &amp; goals</h1>"));
    CHECK_FALSE(holds(text, "<h2>People"));
    std::get<Table>(document.blocks[1]).title.clear();
    std::get<Table>(document.blocks[1]).name = "open_goals";
    CHECK(holds(page(document), "<h1>open goals</h1>"));
}

TEST_CASE("html: what data holds is never markup") {
    Document document;
    document.say("a <b> & \"c\"").add(words({"<script>alert(1)</script>"}));
    const std::string text = page(document);
    CHECK(holds(text, "<p>a &lt;b&gt; &amp; &quot;c&quot;</p>"));
    CHECK(holds(text, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK_FALSE(holds(text, "<script>"));
}

TEST_CASE("html: rows and columns have heads that a reader announces, and numbers stand right") {
    Document document;
    document.add(people());
    const std::string text = page(document);
    CHECK(holds(text, "<th scope=\"col\">CODE</th>"));
    CHECK(holds(text, "<th scope=\"row\">C-014</th>"));
    CHECK(holds(text, "<td class=\"n\">12</td>"));
}

TEST_CASE("html: a cell without words names no row") {
    Document document;
    document.add(words({"", "a"}));
    const std::string text = page(document);
    CHECK_FALSE(holds(text, "<th scope=\"row\"></th>"));
    CHECK(holds(text, "<td></td>"));
    CHECK(holds(text, "<th scope=\"row\">a</th>"));
}

TEST_CASE("html: a warning is told by more than its colour, and an empty table says so") {
    Document document;
    Table none = people();
    none.rows.clear();
    none.when_empty = "Nobody yet.";
    document.say("Ask first", Tone::warning).add(none).add(one_goal());
    const std::string text = page(document);
    CHECK(holds(text, "<p class=\"warning\">Ask first</p>"));
    CHECK(holds(text, "font-weight:bold"));
    CHECK(holds(text, "<p>Nobody yet.</p>"));
}

}  // namespace caseload::samples

namespace caseload::samples {
namespace {

Table pictured(Picture::Kind kind) {
    Table table;
    table.name = "t";
    table.columns = {{"since", "FROM"}, {"a", "ATTENDED", CellType::whole}, {"b", "NOT ATTENDED", CellType::whole}};
    table.rows = {{std::string("May <1>"), std::int64_t{20}, std::int64_t{10}}, {std::string("June"), std::int64_t{30}, std::string("*")}};
    table.picture = Picture{.kind = kind, .title = "By month & year", .description = "A bar each.", .label = 0, .values = {1, 2}, .rows = 0, .low = 0, .high = 40};
    return table;
}

std::string page_of(Picture::Kind kind) {
    Document document;
    document.say("Report", Tone::heading).add(pictured(kind)).add(pictured(kind));
    Style style;
    style.format = Format::html;
    return render(document, style);
}

std::size_t times(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("a picture has a title and a description of its own, stands above its table, and asks nothing of anybody") {
    for (const auto kind : {Picture::Kind::bars, Picture::Kind::moves, Picture::Kind::lines}) {
        const std::string page = page_of(kind);
        CHECK(times(page, "<svg role=\"img\"") == 2);
        CHECK(times(page, "<title id=\"t1\">By month &amp; year</title>") == 1);
        CHECK(times(page, "aria-labelledby=\"t2 d2\"") == 1);
        CHECK(times(page, "<desc id=\"d2\">A bar each.</desc>") == 1);
        CHECK(page.find("<svg") < page.find("<table>"));
        CHECK(times(page, "<table>") == 2);
        for (const auto* outside : {"http:", "https:", "<script", "<img", "src=", "@import", "href"}) CHECK_MESSAGE(times(page, outside) == 0, outside);
        CHECK(times(page, "May <1>") == 0);
    }
}

TEST_CASE("bars are as long as their numbers, a hidden one has none, and patterns tell the parts apart") {
    const std::string page = page_of(Picture::Kind::bars);
    CHECK(times(page, "20 + 10") == 2);
    CHECK(times(page, "30 + *") == 2);
    CHECK(times(page, "fill=\"url(#p1-1)\"") == 2);  // the legend and one bar
    CHECK(times(page_of(Picture::Kind::moves), "stroke-dasharray=\"2 4\"") == 2);
    CHECK(times(page_of(Picture::Kind::lines), "stroke-dasharray=\"6 4\"") == 4);  // both fall, on both pictures
}

TEST_CASE("on a screen the bars fit the width or are left out, and without a screen there are none") {
    Document document;
    document.add(pictured(Picture::Kind::bars));
    Style style;
    style.width = 60;
    const std::string wide = render(document, style);
    CHECK(times(wide, "█") > 10);
    CHECK(times(wide, "▒") > 3);
    style.ascii = true;
    const std::string plain = render(document, style);
    CHECK(times(plain, "#") == times(wide, "█"));
    CHECK(times(plain, "=") == times(wide, "▒"));
    for (const std::size_t width : {30U, 40U, 80U}) {
        style.width = width;
        std::size_t at = 0;
        const std::string lines = render(document, style);
        for (std::size_t end; (end = lines.find('\n', at)) != std::string::npos; at = end + 1) CHECK(end - at <= width);
    }
    style.width = 0;
    CHECK(times(render(document, style), "#") == 0);
}

}  // namespace caseload::samples
