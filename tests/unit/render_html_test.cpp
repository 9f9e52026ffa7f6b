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
