// SPDX-License-Identifier: MIT
// Goals: reviewed, rated, adjusted, ended.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

std::unique_ptr<Desk> one_goal() {
    auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(100)}});
    run(*desk, "goal add", {"C-001", "walk to the shops"}, {{"opened_on", ago(28)}, {"hoped", "8"}});
    return desk;
}

std::string field(Desk& desk, const std::string& name) {
    return record(desk, "goal", "G-0001").text(name);
}

std::vector<Row> reviews(Desk& desk) {
    return table_of(run(desk, "goal show", {"G-0001"}), "lists/goal_reviews").rows;
}

}  // namespace

TEST_CASE("a new goal is reviewed after the weeks of the config, or on the day given") {
    const auto desk = one_goal();
    CHECK(field(*desk, "next_review_on") == ago(0));
    run(*desk, "goal add", {"C-001", "swim"}, {{"next_review_on", "2w"}});
    CHECK(record(*desk, "goal", "G-0002").text("next_review_on") == ahead(14));
}

TEST_CASE("keep sets the next review four weeks on and changes nothing else") {
    const auto desk = one_goal();
    const auto document =
        run(*desk, "goal review", {"G-0001"}, {{"decision", "keep"}, {"note", "asked about mornings"}});
    CHECK(has(said(document), "G-0001 reviewed Mon 23 Nov 2026: Keep. Next review Mon 21 Dec 2026"));
    CHECK(field(*desk, "next_review_on") == "2026-12-21");
    CHECK(field(*desk, "closed_on") == "");
    CHECK(field(*desk, "text") == "walk to the shops");
    REQUIRE(reviews(*desk).size() == 1);
    CHECK(text_of(reviews(*desk)[0][1]) == "keep");
    CHECK(text_of(reviews(*desk)[0][2]) == "asked about mornings");
    run(*desk, "goal review", {"G-0001"}, {{"decision", "keep"}, {"next", "2026-12-01"}});
    CHECK(field(*desk, "next_review_on") == "2026-12-01");
    CHECK(reviews(*desk).size() == 2);
}

TEST_CASE("a review of a past day counts its weeks from that day") {
    const auto desk = one_goal();
    run(*desk, "goal review", {"G-0001"}, {{"decision", "keep"}, {"date", ago(7)}});
    CHECK(field(*desk, "next_review_on") == ahead(21));
    CHECK(refusal(*desk, Kind::refused, "goal review", {"G-0001"},
                  {{"decision", "keep"}, {"date", "tomorrow"}}) != "");
}

TEST_CASE("adjust changes what is given and needs something to change") {
    const auto desk = one_goal();
    run(*desk, "goal review", {"G-0001"},
        {{"decision", "adjust"}, {"text", "walk to the park"}, {"due_on", "2027-03-31"}});
    CHECK(field(*desk, "text") == "walk to the park");
    CHECK(field(*desk, "due_on") == "2027-03-31");
    CHECK(has(refusal(*desk, Kind::usage, "goal review", {"G-0001"}, {{"decision", "adjust"}}),
              "needs what changes"));
    CHECK(refusal(*desk, Kind::refused, "goal review", {"G-0001"},
                  {{"decision", "adjust"}, {"hoped", "11"}}) != "");
    CHECK(reviews(*desk).size() == 1);
}

TEST_CASE("met ends the goal as met") {
    const auto desk = one_goal();
    run(*desk, "goal review", {"G-0001"}, {{"decision", "met"}, {"rating", "9"}});
    CHECK(field(*desk, "closed_on") == ago(0));
    CHECK(field(*desk, "outcome") == "met");
    CHECK(field(*desk, "next_review_on") == "");
    CHECK(has(refusal(*desk, Kind::refused, "goal review", {"G-0001"}, {{"decision", "keep"}}),
              "G-0001 is closed"));
    run(*desk, "goal reopen", {"G-0001"});
    CHECK(field(*desk, "closed_on") == "");
    CHECK(field(*desk, "outcome") == "");
}

TEST_CASE("close needs to say how it ended") {
    const auto desk = one_goal();
    CHECK(has(refusal(*desk, Kind::usage, "goal review", {"G-0001"}, {{"decision", "close"}}),
              "needs --outcome"));
    run(*desk, "goal review", {"G-0001"}, {{"decision", "close"}, {"outcome", "no-longer-wanted"}});
    CHECK(field(*desk, "outcome") == "no-longer-wanted");
    CHECK(field(*desk, "closed_on") == ago(0));
}

TEST_CASE("a review needs a decision of the config's words") {
    const auto desk = one_goal();
    CHECK(has(refusal(*desk, Kind::usage, "goal review", {"G-0001"}), "needs --decision"));
    CHECK(has(refusal(*desk, Kind::refused, "goal review", {"G-0001"}, {{"decision", "kep"}}),
              "did you mean 'keep'?"));
    CHECK(reviews(*desk).empty());
}

TEST_CASE("a rating becomes a measure of the goal on the day of the review") {
    const auto desk = one_goal();
    run(*desk, "goal review", {"G-0001"}, {{"decision", "keep"}, {"rating", "4"}, {"date", ago(3)}});
    const Record measure = record(*desk, "measure", "M-0001");
    CHECK(measure.text("instrument") == "goal-progress");
    CHECK(measure.text("date") == ago(3));
    CHECK(measure.whole("score") == 400);
    CHECK(measure.whole("goal") == record(*desk, "goal", "G-0001").id);
    CHECK(measure.whole("client") == record(*desk, "client", "C-001").id);
    run(*desk, "undo");
    CHECK_FALSE(exists(*desk, "measure", "M-0001"));
    CHECK(reviews(*desk).empty());
    CHECK(field(*desk, "next_review_on") == ago(0));
}

TEST_CASE("a rating out of range refuses the whole review") {
    const auto desk = one_goal();
    for (const auto* rating : {"11", "-1", "4.5", "good"}) {
        CAPTURE(rating);
        CHECK(refusal(*desk, Kind::refused, "goal review", {"G-0001"},
                      {{"decision", "keep"}, {"rating", rating}}) != "");
    }
    CHECK(reviews(*desk).empty());
    CHECK(codes(*desk, "measure").empty());
    CHECK(field(*desk, "next_review_on") == ago(0));
}

TEST_CASE("a person with one open goal may stand for it, with two they are named") {
    const auto desk = one_goal();
    run(*desk, "goal review", {"jane"}, {{"decision", "keep"}});
    CHECK(reviews(*desk).size() == 1);
    run(*desk, "goal add", {"C-001", "swim"});
    CHECK(has(refusal(*desk, Kind::not_found, "goal review", {"C-001"}, {{"decision", "keep"}}),
              "C-001 has 2 open goals: G-0001, G-0002"));
    run(*desk, "goal review", {"G-0001"}, {{"decision", "met"}});
    run(*desk, "goal review", {"G-0002"}, {{"decision", "met"}});
    CHECK(has(refusal(*desk, Kind::not_found, "goal review", {"C-001"}, {{"decision", "keep"}}),
              "has no open goal"));
}

TEST_CASE("a goal ends and is due no earlier than it began") {
    const auto desk = one_goal();
    CHECK(has(refusal(*desk, Kind::refused, "goal add", {"C-001", "x"}, {{"due_on", ago(1)}}), "is before"));
    CHECK(has(
        refusal(*desk, Kind::refused, "goal review", {"G-0001"}, {{"decision", "met"}, {"date", ago(29)}}),
        "is before"));
    CHECK(field(*desk, "closed_on") == "");
}

TEST_CASE("the card of a goal tells what happened since the last review") {
    const auto desk = one_goal();
    run(*desk, "session log", {"C-001", ago(20)});
    run(*desk, "goal review", {"G-0001"}, {{"decision", "keep"}, {"date", ago(10)}, {"rating", "2"}});
    run(*desk, "session log", {"C-001", ago(5)}, {{"outcome", "did-not-attend"}});
    run(*desk, "session log", {"C-001", ago(4)}, {{"outcome", "did-not-attend"}});
    run(*desk, "measure add", {"G-0001", "goal-progress"}, {{"score", "4"}, {"date", ago(1)}});
    const auto cards = review_cards(*desk, "C-001");
    REQUIRE(cards.size() == 1);
    CHECK(cards[0].code == "G-0001");
    const auto text = said(cards[0].card);
    CHECK(has(text, "\"walk to the shops\""));
    CHECK(has(text, "started at 2 of 10, now 4 (Sun 22 Nov 2026), hoped for 8"));
    CHECK(has(text, "since last review Fri 13 Nov 2026: 0 attended, 2 missed; 1 measure"));
}
