// SPDX-License-Identifier: MIT
// Every factor of the priority alone, on a person about whom nothing else counts. Points are hundredths.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

using Points = std::map<std::string, std::int64_t>;

/// factor -> points of one person, as `client show --why` gives them.
Points points(Desk& desk, const std::string& code = "C-001") {
    Points all;
    const auto document = run(desk, "client show", {code}, {{"why", ""}});
    for (const auto& row : table_of(document, "why").rows) all[text_of(row[1])] = whole_of(row[6]);
    return all;
}

/// Met today, booked for tomorrow, at the highest level: no factor counts.
std::unique_ptr<Desk> quiet_person(const std::string& met_on = ago(0)) {
    auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(200)}});
    run(*desk, "session log", {"C-001", met_on});
    run(*desk, "session plan", {"C-001", "tomorrow"});
    run(*desk, "measure add", {"C-001", "activation"}, {{"score", "80.0"}, {"date", ago(180)}});
    return desk;
}

/// The same before any contact: enrolled so many days ago.
std::unique_ptr<Desk> waiting_person(long days) {
    auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(days)}});
    run(*desk, "session plan", {"C-001", "tomorrow"});
    run(*desk, "measure add", {"C-001", "activation"}, {{"score", "80.0"}});
    return desk;
}

}  // namespace

TEST_CASE("nothing counts for a quiet person") {
    const auto desk = quiet_person();
    CHECK(points(*desk).empty());
    CHECK(has(said(run(*desk, "client show", {"C-001"}, {{"why", ""}})), "Priority 0.0"));
}

TEST_CASE("waiting is a point for every week begun beyond the target and six at most") {
    const std::map<long, std::int64_t> expected = {{0, 0},    {14, 0},   {15, 100}, {21, 100},
                                                   {22, 200}, {56, 600}, {57, 600}, {200, 600}};
    for (const auto& [days, worth] : expected) {
        CAPTURE(days);
        const auto desk = waiting_person(days);
        CHECK(points(*desk) == (worth ? Points{{"waiting", worth}} : Points{}));
    }
}

TEST_CASE("an urgent referral counts until the first session, decided or not, and once") {
    const auto desk = waiting_person(1);
    run(*desk, "referral add", {"C-001"}, {{"received_on", ago(1)}, {"urgency", "soon"}});
    CHECK(points(*desk).empty());
    run(*desk, "referral edit", {"R-0001"}, {{"urgency", "urgent"}});
    CHECK(points(*desk) == Points{{"urgent_referral", 1200}});
    run(*desk, "referral edit", {"R-0001"}, {{"decision", "accepted"}});
    CHECK(points(*desk) == Points{{"urgent_referral", 1200}});
    run(*desk, "referral add", {"C-001"}, {{"received_on", ago(0)}, {"urgency", "urgent"}});
    CHECK(points(*desk) == Points{{"urgent_referral", 1200}});
    run(*desk, "session log", {"C-001", ago(0)}, {{"outcome", "did-not-attend"}});
    CHECK(points(*desk)["urgent_referral"] == 1200);
    run(*desk, "session log", {"C-001", ago(0)}, {{"outcome", "attended"}});
    CHECK_FALSE(points(*desk).contains("urgent_referral"));
}

TEST_CASE(
    "waiting counts from the referral where there is one and ends with the first session or the refusal") {
    const auto desk = waiting_person(100);
    run(*desk, "referral add", {"C-001"}, {{"received_on", ago(28)}});
    CHECK(points(*desk)["waiting"] == 200);
    run(*desk, "referral edit", {"R-0001"}, {{"decision", "declined"}});
    CHECK(points(*desk).count("waiting") == 0);
    run(*desk, "undo");
    CHECK(points(*desk)["waiting"] == 200);
    run(*desk, "session log", {"C-001", ago(3)}, {{"outcome", "did-not-attend"}});
    CHECK(points(*desk)["waiting"] == 200);
    run(*desk, "session log", {"C-001", ago(2)});
    CHECK(points(*desk).count("waiting") == 0);
}

TEST_CASE("activation counts by level, and unknown is not nothing") {
    const std::map<std::string, std::int64_t> expected = {
        {"0.0", 400}, {"47.0", 400}, {"47.1", 300}, {"55.2", 100}, {"72.4", 100}, {"72.5", 0}, {"100.0", 0}};
    for (const auto& [score, worth] : expected) {
        CAPTURE(score);
        const auto desk = Desk::in_memory(monday());
        run(*desk, "client add", {"Jane Roe"});
        run(*desk, "session log", {"C-001"});
        run(*desk, "session plan", {"C-001", "tomorrow"});
        CHECK(points(*desk) == Points{{"activation", 200}});
        const auto document = run(*desk, "client show", {"C-001"}, {{"why", ""}});
        CHECK(text_of(cell(table_of(document, "why"), "value")) == "unknown");
        CHECK(text_of(cell(table_of(document, "why"), "evidence")) == "never measured");
        run(*desk, "measure add", {"C-001", "activation"}, {{"score", score}});
        CHECK(points(*desk) == (worth ? Points{{"activation", worth}} : Points{}));
    }
}

TEST_CASE("activation goes by the latest measure and not by the last one typed") {
    const auto desk = quiet_person();
    run(*desk, "measure add", {"C-001", "activation"}, {{"score", "40.0"}, {"date", ago(190)}});
    CHECK(points(*desk).count("activation") == 0);
}

TEST_CASE("two or more different open conditions count once") {
    const auto desk = quiet_person();
    run(*desk, "condition add", {"C-001", "diabetes"});
    run(*desk, "condition add", {"C-001", "diabetes"});
    CHECK(points(*desk).empty());
    run(*desk, "condition add", {"C-001", "asthma"});
    CHECK(points(*desk) == Points{{"conditions", 200}});
    run(*desk, "condition add", {"C-001", "copd"});
    CHECK(points(*desk) == Points{{"conditions", 200}});
    run(*desk, "condition close", {"D-0003"});
    run(*desk, "condition close", {"D-0004"});
    CHECK(points(*desk).empty());
}

TEST_CASE("goals that matter and feel out of reach count, two at most") {
    const auto desk = quiet_person();
    const auto goal = [&](const char* importance, const char* confidence) {
        run(*desk, "goal add", {"C-001", "walk"}, {{"importance", importance}, {"confidence", confidence}});
    };
    goal("6", "0");
    goal("10", "5");
    run(*desk, "goal add", {"C-001", "no numbers"});
    CHECK(points(*desk).empty());
    goal("7", "4");
    CHECK(points(*desk) == Points{{"importance_confidence", 100}});
    goal("10", "0");
    CHECK(points(*desk) == Points{{"importance_confidence", 200}});
    goal("10", "0");
    CHECK(points(*desk) == Points{{"importance_confidence", 200}});
    for (const auto* code : {"G-0004", "G-0005", "G-0006"})
        run(*desk, "goal review", {code}, {{"decision", "met"}});
    CHECK(points(*desk).empty());
}

TEST_CASE("missed in a row are counted since the last contact, four points each and twelve at most") {
    const auto desk = quiet_person(ago(10));
    const auto log = [&](long days, const char* outcome) {
        run(*desk, "session log", {"C-001", ago(days)}, {{"outcome", outcome}});
    };
    log(12, "did-not-attend");
    log(9, "cancelled-by-client");
    log(8, "cancelled-by-us");
    log(7, "late-not-seen");
    CHECK(points(*desk).empty());
    std::int64_t expected = 0;
    for (long days = 6; days > 2; --days) {
        log(days, "did-not-attend");
        expected = std::min<std::int64_t>(1200, expected + 400);
        CHECK(points(*desk) == Points{{"missed_in_row", expected}});
    }
    log(1, "attended");
    CHECK(points(*desk).empty());
}

TEST_CASE("nothing booked counts from the day after the last booking") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"});
    run(*desk, "measure add", {"C-001", "activation"}, {{"score", "80.0"}});
    CHECK(points(*desk) == Points{{"no_next_booking", 200}});
    run(*desk, "session plan", {"C-001", "today"});
    CHECK(points(*desk).empty());
    run(*desk, "session log", {"S-0001"});
    CHECK(points(*desk) == Points{{"no_next_booking", 200}});
    run(*desk, "undo");
    CHECK(points(*desk).empty());
}

TEST_CASE("a measure that got worse by a worthwhile change counts for its time, each instrument once") {
    const auto desk = quiet_person();
    const auto score = [&](const char* instrument, const char* value, long days) {
        run(*desk, "measure add", {"C-001", instrument}, {{"score", value}, {"date", ago(days)}});
    };
    score("phq9", "10", 60);
    score("phq9", "15", 50);  // up 5: less than the 6 that matter
    CHECK(points(*desk).empty());
    score("phq9", "21", 40);
    CHECK(points(*desk) == Points{{"measure_worsening", 350}});
    score("swemwbs", "25.03", 30);
    score("swemwbs", "19.25", 20);
    CHECK(points(*desk) == Points{{"measure_worsening", 700}});
    score("phq9", "6", 10);  // better again
    CHECK(points(*desk) == Points{{"measure_worsening", 350}});
}

TEST_CASE("an instrument whose results all got worse counts once") {
    const auto desk = quiet_person();
    run(*desk, "measure add", {"C-001", "mycaw"}, {{"items", "2,2,2"}, {"date", ago(60)}});
    run(*desk, "measure add", {"C-001", "mycaw"}, {{"items", "4,5,4"}, {"date", ago(20)}});
    CHECK(points(*desk) == Points{{"measure_worsening", 350}});
    CHECK(whole_of(table_of(run(*desk, "today", {}, {{"all", ""}}), "priority").rows.at(0)[0]) == 350);  // of everybody, the same
}

TEST_CASE("an instrument is due again when the last of its results is old, and counts once") {
    const auto desk = desk_with("[instrument.three]\nscoring = \"per_item\"\nitems = 2\nanswers = [0, 6]\nbetter = \"lower\"\nremeasure_weeks = 4\n"
                                "scales = [{ name = \"a\" }, { name = \"b\" }]\n"
                                "[instrument.one]\nscoring = \"entered\"\nrange = [0, 100]\nremeasure_weeks = 4\n"
                                "[priority]\nremeasure_overdue = { weight = 1, says = \"measure again\" }\n");
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(200)}});
    const auto both = [&](long days, const char* answers) { run(*desk, "measure add", {"C-001", "three"}, {{"items", answers}, {"date", ago(days)}}); };
    const auto due = [&] {
        const auto everybody = whole_of(table_of(run(*desk, "today", {}, {{"all", ""}}), "priority").rows.at(0)[0]);
        const auto alone = points(*desk);
        CHECK(everybody == (alone.empty() ? 0 : alone.at("remeasure_overdue")));
        CHECK(everybody == 100 * static_cast<std::int64_t>(table_of(run(*desk, "measure due", {}, {{"due", ago(1)}}), "due").rows.size()));
        return everybody;
    };
    CHECK(due() == 0);  // never measured is another question
    both(60, "3,3");
    CHECK(due() == 100);
    run(*desk, "measure add", {"C-001", "one"}, {{"score", "40"}, {"date", ago(29)}});
    CHECK(due() == 200);
    both(28, "4,_");  // one of its results is new: due today, and not overdue
    CHECK(due() == 100);
    run(*desk, "measure add", {"C-001", "one"}, {{"score", "41"}, {"date", ago(2)}});
    CHECK(due() == 0);
}

TEST_CASE("a worsening is forgotten after ninety days") {
    for (const auto& [days, worth] : {std::pair{90L, std::int64_t{350}}, std::pair{91L, std::int64_t{0}}}) {
        const auto desk = quiet_person();
        run(*desk, "measure add", {"C-001", "gad7"}, {{"score", "4"}, {"date", ago(150)}});
        run(*desk, "measure add", {"C-001", "gad7"}, {{"score", "8"}, {"date", ago(days)}});
        CHECK(points(*desk) == (worth ? Points{{"measure_worsening", worth}} : Points{}));
    }
}

TEST_CASE("barriers are a point each and three at most") {
    const auto desk = quiet_person();
    const auto barriers = [&](const char* words) {
        run(*desk, "client edit", {"C-001"}, {{"barriers", words}});
    };
    barriers("carer");
    CHECK(points(*desk) == Points{{"barriers", 100}});
    barriers("carer,transport,sight");
    CHECK(points(*desk) == Points{{"barriers", 300}});
    barriers("carer,transport,sight,hearing,money");
    CHECK(points(*desk) == Points{{"barriers", 300}});
    barriers("");
    CHECK(points(*desk).empty());
}

TEST_CASE("a review is overdue from the day after it was due") {
    const auto desk = quiet_person();
    run(*desk, "goal add", {"C-001", "walk"}, {{"opened_on", ago(30)}, {"next_review_on", ago(0)}});
    CHECK(points(*desk).empty());
    run(*desk, "goal edit", {"G-0001"}, {{"next_review_on", ago(1)}});
    CHECK(points(*desk) == Points{{"review_overdue", 100}});
    run(*desk, "goal review", {"G-0001"}, {{"decision", "keep"}});
    CHECK(points(*desk).empty());
}

TEST_CASE("silence is half a point a day beyond the limit and eight at most") {
    const std::map<long, std::int64_t> expected = {{14, 0},   {15, 50},  {16, 100},
                                                   {30, 800}, {31, 800}, {150, 800}};
    for (const auto& [days, worth] : expected) {
        CAPTURE(days);
        const auto desk = quiet_person(ago(days));
        CHECK(points(*desk) == (worth ? Points{{"days_over_contact", worth}} : Points{}));
    }
}
