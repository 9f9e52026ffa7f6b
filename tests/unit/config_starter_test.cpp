// SPDX-License-Identifier: MIT
// The starter is what most people run with: its words, rules and scoring are checked against the published
// figures.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "caseload/config.hpp"

using namespace caseload;

namespace {

const Config& starter() {
    static const Config config = Config::parse(Config::starter(), "caseload.toml");
    return config;
}

std::string band(const char* id, std::int64_t score, const char* scale = "") {
    const Instrument* one = starter().instrument(id);
    REQUIRE(one);
    REQUIRE(one->scale(scale));
    return one->band(*one->scale(scale), score);
}

}  // namespace

TEST_CASE("the starter is clean and whole") {
    CHECK(starter().warnings().empty());
    for (const char* name : {"session_kind",
                             "mode",
                             "attendance",
                             "referral_source",
                             "referral_decision",
                             "referral_outcome",
                             "urgency",
                             "role",
                             "goal_outcome",
                             "goal_decision",
                             "action_outcome",
                             "action_owner",
                             "need",
                             "need_outcome",
                             "condition",
                             "condition_outcome",
                             "barrier",
                             "topic",
                             "technique",
                             "ethnicity",
                             "consent",
                             "contact_preference",
                             "completion",
                             "risk_decision",
                             "client_outcome",
                             "professional_role",
                             "group_kind",
                             "gender",
                             "audience"}) {
        INFO(name);
        REQUIRE(starter().vocabulary(name));
        CHECK(starter().vocabulary(name)->origin.line > 0);
    }
    CHECK(starter().vocabularies().size() == 47);  // with programmes and questions, which are words too
    CHECK(starter().programmes().size() == 1);
    CHECK(starter().factors().size() == 12);
    CHECK(starter().factors().front().name == "urgent_referral");
    CHECK(starter().factors().back().name == "goal_off_track");
    CHECK(starter().instruments().size() == 11);
    CHECK(starter().practices().empty());
    CHECK(starter().profiles().empty());
}

TEST_CASE("the starter's settings are the built-in ones") {
    const Config empty = Config::parse("", "caseload.toml");
    const Table ours = config_table(starter(), false);
    for (const auto& row : config_table(empty, false).rows) {
        INFO(text_of(row[0]));
        CHECK(std::find(ours.rows.begin(), ours.rows.end(), row) != ours.rows.end());
    }
}

TEST_CASE("attendance carries the national codes") {
    const Vocabulary& words = *starter().vocabulary("attendance");
    for (auto [key, counts_as, code] : {std::tuple{"attended", "attended", "5"},
                                        {"arrived-late", "attended", "6"},
                                        {"late-not-seen", "not-seen", "7"},
                                        {"did-not-attend", "did-not-attend", "3"},
                                        {"cancelled-by-client", "cancelled", "2"},
                                        {"cancelled-by-us", "service-cancelled", "4"}}) {
        REQUIRE(words.find(key));
        CHECK(words.find(key)->counts_as == counts_as);
        CHECK(words.find(key)->code == code);
    }
}

TEST_CASE("doing nothing about a risk answer needs a reason") {
    CHECK(starter().vocabulary("risk_decision")->find("no-action")->counts_as == "needs-reason");
    CHECK(starter().vocabulary("risk_decision")->find("clinician-told")->counts_as.empty());
    CHECK(starter().vocabulary("risk_decision")->find("concern-raised")->counts_as == "concern");
}

TEST_CASE("ethnic categories are the 16 and two, without I, O and Q") {
    const Vocabulary& words = *starter().vocabulary("ethnicity");
    CHECK(words.words.size() == 18);
    CHECK(words.words.front().key == "A");
    CHECK(words.words.back().key == "99");
    for (const char* key : {"I", "O", "Q"}) CHECK(words.find(key) == nullptr);
    CHECK(words.find("R")->counts_as == "other");
}

TEST_CASE("2.2 activation levels turn at the published cuts") {
    const Instrument& pam = *starter().instrument("activation");
    CHECK(pam.scoring == Scoring::entered);
    CHECK(pam.items == 0);
    CHECK(pam.decimals == 1);
    CHECK(pam.cut_set == "72.5");
    for (const char* set : {"2005", "72.5"})
        for (auto [tenths, level] :
             {std::pair{0, 1}, {470, 1}, {471, 2}, {551, 2}, {552, 3}, {1000, 4}, {-1, 0}, {1001, 0}})
            CHECK(pam.level(tenths * 10, set) == level);
    CHECK(pam.level(6700, "2005") == 3);
    CHECK(pam.level(6710, "2005") == 4);
    CHECK(pam.level(7240, "72.5") == 3);
    CHECK(pam.level(7250, "72.5") == 4);
    CHECK(pam.level(5000, "1999") == 0);
}

TEST_CASE("3.2 SWEMWBS converts each of its 29 raw sums") {
    const Instrument& one = *starter().instrument("swemwbs");
    CHECK(one.conversion.size() == 29);
    CHECK(std::accumulate(one.conversion.begin(), one.conversion.end(), std::int64_t{0}) == 58566);
    CHECK(one.raw_min == 7);
    CHECK(one.score_min == 700);
    CHECK(one.score_max == 3500);
    CHECK(one.items_needed == 7);
    CHECK(one.conversion[21 - 7] == 1925);
    CHECK(one.conversion[28 - 7] == 2503);
    for (std::int64_t raw = 7; raw <= 35; ++raw) {
        const auto score = one.conversion[static_cast<std::size_t>(raw - one.raw_min)];
        CHECK(band("swemwbs", score) == (raw <= 21 ? "low" : raw <= 30 ? "average" : "high"));
    }
    CHECK(band("swemwbs", 1950) == "low");
}

TEST_CASE("3.4 PHQ-9 and GAD-7 bands, cases and the risk item") {
    for (auto [score, label] : {std::pair{0, "minimal"},
                                {4, "minimal"},
                                {5, "mild"},
                                {9, "mild"},
                                {10, "moderate"},
                                {14, "moderate"},
                                {15, "moderately severe"},
                                {19, "moderately severe"},
                                {20, "severe"},
                                {27, "severe"}})
        CHECK(band("phq9", score * 100) == label);
    for (auto [score, label] : {std::pair{0, "minimal"},
                                {4, "minimal"},
                                {5, "mild"},
                                {9, "mild"},
                                {10, "moderate"},
                                {14, "moderate"},
                                {15, "severe"},
                                {21, "severe"}})
        CHECK(band("gad7", score * 100) == label);
    const Instrument& phq9 = *starter().instrument("phq9");
    CHECK(phq9.risk_items == std::vector<int>{9});
    CHECK(phq9.score_max == 2700);
    CHECK(phq9.scales[0].case_at == 1000);
    CHECK(phq9.scales[0].worthwhile == 600);
    CHECK_FALSE(phq9.scales[0].higher_is_better);
    const Instrument& gad7 = *starter().instrument("gad7");
    CHECK(gad7.score_max == 2100);
    CHECK(gad7.scales[0].case_at == 800);
    CHECK(gad7.scales[0].worthwhile == 400);
}

TEST_CASE("3.1 ONS4 has four results, and anxiety gets better downwards") {
    const Instrument& one = *starter().instrument("ons4");
    REQUIRE(one.scales.size() == 4);
    for (const char* name : {"satisfied", "worthwhile", "happy"}) {
        CHECK(one.scale(name)->higher_is_better);
        for (auto [score, label] : {std::pair{0, "low"},
                                    {4, "low"},
                                    {5, "medium"},
                                    {6, "medium"},
                                    {7, "high"},
                                    {8, "high"},
                                    {9, "very high"},
                                    {10, "very high"}})
            CHECK(band("ons4", score * 100, name) == label);
    }
    CHECK_FALSE(one.scale("anxious")->higher_is_better);
    for (auto [score, label] : {std::pair{0, "very low"},
                                {1, "very low"},
                                {2, "low"},
                                {3, "low"},
                                {4, "medium"},
                                {5, "medium"},
                                {6, "high"},
                                {10, "high"}})
        CHECK(band("ons4", score * 100, "anxious") == label);
    CHECK(one.scale("") == nullptr);
    CHECK(one.scales[3].name == "anxious");
}

TEST_CASE("goal progress is rated on a goal") {
    const Instrument& one = *starter().instrument("goal-progress");
    CHECK(one.on_goal);
    CHECK(one.score_max == 1000);
    CHECK(band("goal-progress", 500).empty());
}
