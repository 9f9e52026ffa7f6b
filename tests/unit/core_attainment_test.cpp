// SPDX-License-Identifier: MIT
// Attainment over a person's goals by the worked examples of the domain file, and what is not counted.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

const Flags scale = {{"much_less", "not at all"}, {"less", "to the gate"}, {"expected", "to the corner"}, {"more", "to the shops"}, {"much_more", "round the park"}};

std::unique_ptr<Desk> one_person() {
    auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(200)}});
    return desk;
}

Flags with(Flags flags, Flags more) {
    for (auto& flag : more) flags.push_back(std::move(flag));
    return flags;
}

void rated_goal(Desk& desk, const std::string& attained, const std::string& weight, const std::string& baseline = "-1") {
    const auto code = add(desk, "goal add", {"C-001", "walk further"}, with(scale, {{"weight", weight}, {"baseline", baseline}, {"opened_on", ago(100)}}));
    run(desk, "goal review", {code}, {{"decision", "keep"}, {"attained", attained}});
}

Value figure(Desk& desk, const std::string& column) {
    return cell(table_of(run(desk, "goal attainment", {"C-001"}), "attainment"), column);
}

}  // namespace

TEST_CASE("3.9 the T-score of a person's rated goals") {
    struct Example {
        std::vector<std::pair<const char*, const char*>> goals;  // rating, weight
        double t;
    };
    for (const auto& [goals, t] : {Example{{{"0", "1"}, {"0", "1"}, {"0", "1"}}, 50.0}, Example{{{"1", "1"}, {"1", "1"}, {"1", "1"}}, 63.6931},
                                   Example{{{"-2", "1"}, {"-2", "1"}, {"-2", "1"}}, 22.6139}, Example{{{"1", "1"}}, 60.0},
                                   Example{{{"1", "9"}, {"0", "4"}, {"-1", "1"}}, 57.0877}, Example{{{"2", "6"}, {"1", "3"}, {"-1", "2"}}, 65.4718},
                                   Example{{{"0", "4"}, {"1", "6"}, {"2", "2"}, {"-1", "1"}}, 59.4554}}) {
        const auto desk = one_person();
        for (const auto& [rating, weight] : goals) rated_goal(*desk, rating, weight);
        CHECK(decimal_of(figure(*desk, "t_score")) == doctest::Approx(t).epsilon(0.000003));
        CHECK(whole_of(figure(*desk, "goals_rated")) == static_cast<std::int64_t>(goals.size()));
    }
    const auto three = one_person();
    for (int i = 0; i < 3; ++i) rated_goal(*three, "2", "1");
    CHECK(decimal_of(figure(*three, "t_start")) == doctest::Approx(36.3069).epsilon(0.000003));
    CHECK(has(said(run(*three, "goal attainment", {"C-001"})), "T 77.4 over 3 goals rated; 36.3 at the start, over 3 goals"));
}

TEST_CASE("3.9 no rated goals have no score, and a goal of weight 0, unrated or without levels is named as not counted") {
    const auto desk = one_person();
    run(*desk, "goal add", {"C-001", "swim"});
    run(*desk, "goal add", {"C-001", "cycle"}, scale);
    CHECK_FALSE(is_known(figure(*desk, "t_score")));
    CHECK(has(said(run(*desk, "goal attainment", {"C-001"})), "no score, which is not 50"));
    rated_goal(*desk, "2", "0");
    CHECK_FALSE(is_known(figure(*desk, "t_score")));
    rated_goal(*desk, "1", "1");
    CHECK(decimal_of(figure(*desk, "t_score")) == doctest::Approx(60));
    const auto words = said(run(*desk, "goal attainment", {"C-001"}));
    CHECK(has(words, "not counted: 1 with levels and not rated yet: G-0002"));
    CHECK(has(words, "not counted: 1 without described levels: G-0001"));
    CHECK(has(words, "not counted: 1 of weight 0: G-0003"));
}

TEST_CASE("3.10 goal-based outcomes are the mean movement over goals rated twice") {
    const auto desk = one_person();
    for (const auto& [first, later] : {std::pair{"2", "7"}, {"4", "6"}, {"3", "3"}}) {
        const auto code = add(*desk, "goal add", {"C-001", "a goal"}, {{"rating", first}, {"opened_on", ago(60)}});
        run(*desk, "goal review", {code}, {{"decision", "keep"}, {"rating", later}});
    }
    run(*desk, "goal add", {"C-001", "rated once"}, {{"rating", "9"}});
    CHECK(decimal_of(figure(*desk, "mean_movement")) == doctest::Approx(7.0 / 3));
    CHECK(whole_of(figure(*desk, "goals_moved")) == 3);
    const auto words = said(run(*desk, "goal attainment", {"C-001"}));
    CHECK(has(words, "mean movement +2.33 points of 10 over 3 goals rated at least twice"));
    CHECK(has(words, "not counted: 1 not rated twice: G-0004"));
    const auto other = one_person();
    run(*other, "goal add", {"C-001", "a goal"}, {{"rating", "6"}, {"opened_on", ago(60)}});
    run(*other, "goal review", {"G-0001"}, {{"decision", "met"}, {"rating", "4"}});
    CHECK(decimal_of(figure(*other, "mean_movement")) == -2);
}

TEST_CASE("3.10 a dangerous goal is kept as declined with the reason, in no figure, and said so") {
    const auto desk = one_person();
    run(*desk, "goal add", {"C-001", "eat nothing for a week"}, {{"declined", "unsafe with insulin"}, {"rating", "2"}});
    const Record goal = record(*desk, "goal", "G-0001");
    CHECK(goal.text("outcome") == "declined");
    CHECK(goal.text("reason") == "unsafe with insulin");
    CHECK(goal.text("closed_on") == ago(0));
    CHECK_FALSE(goal.has("next_review_on"));
    rated_goal(*desk, "1", "1");
    CHECK(whole_of(figure(*desk, "declined")) == 1);
    CHECK(decimal_of(figure(*desk, "t_score")) == doctest::Approx(60));
    CHECK(has(said(run(*desk, "goal attainment", {"C-001"})), "Declined, and in neither figure: G-0001: unsafe with insulin"));
    CHECK(has(refusal(*desk, Kind::refused, "goal close", {"G-0002"}, {{"outcome", "declined"}}), "--outcome declined needs --reason"));
    CHECK(has(refusal(*desk, Kind::refused, "goal review", {"G-0002"}, {{"decision", "close"}, {"outcome", "declined"}}), "needs --reason"));
    run(*desk, "goal review", {"G-0002"}, {{"decision", "close"}, {"outcome", "declined"}, {"reason", "not hers but her son's"}});
    CHECK(record(*desk, "goal", "G-0002").text("reason") == "not hers but her son's");
    CHECK_FALSE(is_known(figure(*desk, "t_score")));
}

TEST_CASE("an attainment scale has five levels, and levels attained need one") {
    const auto desk = one_person();
    CHECK(has(refusal(*desk, Kind::refused, "goal add", {"C-001", "walk"}, {{"less", "a"}, {"expected", "b"}}), "--much-less, --more, --much-more not described"));
    CHECK(has(refusal(*desk, Kind::refused, "goal add", {"C-001", "walk"}, {{"baseline", "-1"}}), "belongs to an attainment scale"));
    CHECK(refusal(*desk, Kind::refused, "goal add", {"C-001", "walk"}, with(scale, {{"baseline", "3"}})) != "");
    run(*desk, "goal add", {"C-001", "walk"}, {{"opened_on", ago(30)}});
    CHECK(has(refusal(*desk, Kind::refused, "goal review", {"G-0001"}, {{"decision", "keep"}, {"attained", "1"}}), "has no attainment scale"));
    run(*desk, "goal edit", {"G-0001"}, scale);
    CHECK(refusal(*desk, Kind::refused, "goal review", {"G-0001"}, {{"decision", "keep"}, {"attained", "3"}}) != "");
    CHECK(has(said(run(*desk, "goal review", {"G-0001"}, {{"decision", "keep"}, {"attained", "-2"}})), "Keep, level -2."));
    CHECK(review_cards(*desk, "C-001").at(0).scaled);
    CHECK(has(said(review_cards(*desk, "C-001").at(0).card), "0 to the corner"));
}

TEST_CASE("goal list tells the rating now, and keeps to what is off track or due") {
    const auto desk = one_person();
    run(*desk, "goal add", {"C-001", "late"}, {{"rating", "3"}, {"opened_on", ago(60)}, {"due_on", ago(1)}, {"next_review_on", ahead(30)}});
    run(*desk, "goal add", {"C-001", "on its way"}, {{"rating", "5"}, {"opened_on", ago(10)}, {"next_review_on", ahead(5)}});
    run(*desk, "goal add", {"C-001", "later"}, {{"next_review_on", ahead(20)}});
    run(*desk, "goal review", {"G-0002"}, {{"decision", "keep"}, {"rating", "6"}, {"next", ahead(5)}});
    const Table all = table_of(run(*desk, "goal list"), "goals");
    REQUIRE(all.rows.size() == 3);
    CHECK(whole_of(cell(all, "rating", 1)) == 600);
    CHECK(whole_of(cell(all, "started", 1)) == 500);
    CHECK_FALSE(is_known(cell(all, "rating", 2)));
    CHECK(line(run(*desk, "goal list", {}, {{"off_track", ""}}).codes) == "G-0001");
    CHECK(line(run(*desk, "goal list", {}, {{"due", "7d"}}).codes) == "G-0001 G-0002");
    CHECK(line(run(*desk, "goal list", {}, {{"off_track", ""}, {"due", "7d"}}).codes) == "G-0001");
    CHECK(line(run(*desk, "goal list", {"C-001"}, {{"limit", "1"}}).codes) == "G-0003");
}
