// SPDX-License-Identifier: MIT
// Search: what is found before an index is made and after it, and that the index stays true through every kind of work.
#include "builders.hpp"
#include "caseload/search.hpp"
#include "caseload/searching.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

std::string found(Desk& desk, const Words& words, const Flags& flags = {}) {
    Words all;
    const Table table = table_of(search_words(desk, typed("search", words, flags)), "found");
    for (const auto& row : table.rows) all.push_back(text_of(row[1]));
    return line(all);
}

std::string missing(Desk& desk) {
    return line(Search(desk.store(), searched_texts()).missing());
}

std::unique_ptr<Desk> notes() {
    auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Siân O'Brien"}, {{"enrolled_on", ago(100)}});
    run(*desk, "client add", {"Al Oak"}, {{"enrolled_on", ago(50)}});
    run(*desk, "session log", {"C-001", ago(20)}, {{"note", "Talked at the café about walking to the shops"}});
    run(*desk, "session log", {"C-001", ago(10)}, {{"note", "can’t sleep"}, {"agreed", "ring the dentist"}});
    run(*desk, "goal add", {"C-002", "walk to the shops"}, {{"opened_on", ago(5)}, {"why", "to meet O’Brien"}});
    run(*desk, "goal review", {"G-0001"}, {{"decision", "keep"}, {"note", "Jane's dog helps"}, {"date", ago(2)}});
    return desk;
}

/// With and without a kept index.
template <class Check>
void both_ways(const Check& check) {
    const auto plain = notes(), indexed = notes();
    run(*indexed, "search-index");
    CHECK(missing(*indexed) == "");
    check(*plain);
    check(*indexed);
}

}  // namespace

TEST_CASE("words are found whatever their case, accents and apostrophes, the newest first") {
    both_ways([](Desk& desk) {
        CHECK(found(desk, {"cafe"}) == "S-0001");
        CHECK(found(desk, {"CAFÉ"}) == "S-0001");
        CHECK(found(desk, {"obrien"}) == "G-0001 C-001");
        CHECK(found(desk, {"O'Brien"}) == "G-0001 C-001");
        CHECK(found(desk, {"cant"}) == "S-0002");
        CHECK(found(desk, {"jane"}) == "V-0001");
        CHECK(found(desk, {"Jane's"}) == "V-0001");
        CHECK(found(desk, {"dentist"}) == "S-0002");
        CHECK(found(desk, {"shops"}) == "G-0001 S-0001");
        CHECK(found(desk, {"nowhere"}) == "");
    });
}

TEST_CASE("several words must all be there, several in one are a phrase, a star begins a word") {
    both_ways([](Desk& desk) {
        CHECK(found(desk, {"shops", "cafe"}) == "S-0001");
        CHECK(found(desk, {"to the shops"}) == "G-0001 S-0001");
        CHECK(found(desk, {"shops the"}) == "");
        CHECK(found(desk, {"walk"}) == "G-0001");
        CHECK(found(desk, {"walk*"}) == "G-0001 S-0001");
        CHECK(found(desk, {"NOT", "shops"}) == "");
        CHECK(found(desk, {"\"shops"}) == "G-0001 S-0001");
        CHECK(found(desk, {"shops)"}) == "G-0001 S-0001");
    });
}

TEST_CASE("a search is narrowed by person, kind and days, and says when there is more") {
    both_ways([](Desk& desk) {
        CHECK(found(desk, {"shops"}, {{"client", "C-001"}}) == "S-0001");
        CHECK(found(desk, {"dog"}, {{"client", "C-002"}}) == "V-0001");
        CHECK(found(desk, {"walk*"}, {{"kind", "session"}}) == "S-0001");
        CHECK(found(desk, {"walk*"}, {{"from", ago(5)}}) == "G-0001");
        CHECK(found(desk, {"walk*"}, {{"to", ago(6)}}) == "S-0001");
        CHECK(found(desk, {"walk*"}, {{"from", ago(20)}, {"to", ago(20)}}) == "S-0001");
        CHECK(found(desk, {"walk*"}, {{"limit", "1"}}) == "G-0001");
        CHECK(has(said(search_words(desk, typed("search", {"walk*"}, {{"limit", "1"}}))), "The newest 1"));
        CHECK_THROWS_AS(search_words(desk, typed("search", {"x"}, {{"kind", "gaol"}})), Error);
        CHECK_THROWS_AS(search_words(desk, typed("search", {"!!"})), Error);
        CHECK_THROWS_AS(search_words(desk, typed("search")), Error);
    });
}

TEST_CASE("what is shown is the text as it stands, round the word") {
    const auto desk = notes();
    std::string note;
    for (int i = 0; i < 40; ++i) note += "before ";
    run(*desk, "session log", {"C-001", ago(1)}, {{"note", note + "Mary’s O'Hara's knéé\nhurts again"}});
    for (const auto* word : {"knee", "ohara"}) {
        const Table table = table_of(search_words(*desk, typed("search", {word})), "found");
        REQUIRE(table.rows.size() == 1);
        CHECK_MESSAGE(has(text_of(cell(table, "words")), "O'Hara's knéé hurts again"), text_of(cell(table, "words")));
        CHECK(has(text_of(cell(table, "words")), "… "));
    }
}

TEST_CASE("the index stays true through edit, undo, redo, merge and import, before and after it is brought up to date") {
    for (const bool brought : {false, true}) {
        const auto desk = notes();
        run(*desk, "search-index");
        const auto step = [&] {
            if (brought) Search(desk->store(), searched_texts()).bring_up_to_date();
            CHECK(missing(*desk) == "");
        };
        run(*desk, "session edit", {"S-0001"}, {{"note", "talked about bread"}});
        step();
        CHECK(found(*desk, {"cafe"}) == "");
        CHECK(found(*desk, {"bread"}) == "S-0001");
        run(*desk, "session edit", {"S-0001"}, {{"date", ago(1)}});
        step();
        CHECK(found(*desk, {"bread"}, {{"from", ago(2)}}) == "S-0001");
        CHECK(found(*desk, {"bread"}, {{"to", ago(2)}}) == "");
        run(*desk, "undo");
        run(*desk, "undo");
        step();
        CHECK(found(*desk, {"cafe"}) == "S-0001");
        CHECK(found(*desk, {"bread"}) == "");
        run(*desk, "redo");
        step();
        CHECK(found(*desk, {"bread"}) == "S-0001");
        run_input(*desk, typed("import", {"sessions", "more.csv"}), "client,date,outcome,note\nC-001,2026-11-20,attended,ate bread\nC-002,2026-11-21,attended,baked bread\n");
        step();
        CHECK(found(*desk, {"bread"}) == "S-0004 S-0003 S-0001");
        CHECK(found(*desk, {"bread"}, {{"client", "C-001"}}) == "S-0003 S-0001");
        Document merged = merge_clients(*desk, typed("client merge", {"C-001", "C-002"}));
        desk->conclude(merged, "client merge", false);
        desk->begin();
        step();
        CHECK(found(*desk, {"bread"}, {{"client", "C-001"}}) == "S-0004 S-0003 S-0001");
        run(*desk, "undo");
        run(*desk, "undo");
        step();
        CHECK(found(*desk, {"bread"}) == "S-0001");
        run(*desk, "search-index");
        CHECK(missing(*desk) == "");
        CHECK(found(*desk, {"bread"}) == "S-0001");
    }
}

TEST_CASE("more records than are looked through in a moment make the index lag until it is brought up to date") {
    const auto desk = notes();
    Search search(desk->store(), searched_texts());
    CHECK_FALSE(search.lags());
    std::string rows = "client,date,outcome,note\n";
    for (int i = 0; i < 2100; ++i) rows += "C-001," + ago(i % 300) + ",attended,number " + std::to_string(i) + " said\n";
    run_input(*desk, typed("import", {"sessions", "many.csv"}), rows);
    CHECK(search.lags());
    CHECK(found(*desk, {"number", "77"}) == "S-0080");
    search.bring_up_to_date();
    CHECK_FALSE(search.lags());
    CHECK(missing(*desk) == "");
    CHECK(found(*desk, {"number", "77"}) == "S-0080");
    CHECK(found(*desk, {"said"}, {{"limit", "2"}}) == "S-1803 S-1503");
    run(*desk, "undo", {desk->store().last_to_undo()->code});
    CHECK(search.lags());
    CHECK(found(*desk, {"number"}) == "");
    search.bring_up_to_date();
    CHECK(found(*desk, {"number"}) == "");
    CHECK(missing(*desk) == "");
}
