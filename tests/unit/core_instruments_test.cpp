// SPDX-License-Identifier: MIT
// The other instruments of the starter by the worked examples of the domain file, each named after its section, and what
// is said of the change between two scores.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

std::unique_ptr<Desk> one_person(const std::string& config = std::string(Config::starter())) {
    auto desk = desk_with(config);
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(400)}});
    return desk;
}

Document items(Desk& desk, const std::string& instrument, const std::string& answers, Flags more = {}) {
    more.emplace_back("items", answers);
    return run(desk, "measure add", {"C-001", instrument}, more);
}

Document score(Desk& desk, const std::string& instrument, const std::string& points, Flags more = {}) {
    more.emplace_back("score", points);
    return run(desk, "measure add", {"C-001", instrument}, more);
}

std::int64_t hundredths(Desk& desk, const Document& document, std::size_t place = 0) {
    return record(desk, "measure", document.codes.at(place)).whole("score");
}

std::string with(const std::string& from, const std::string& to) {
    const std::string starter(Config::starter());
    REQUIRE(has(starter, from));
    return replace_all(starter, from, to);
}

/// The same caseload under another config, as when a service changes a line of it.
std::unique_ptr<Desk> under(Desk& desk, const std::string& toml) {
    desk.give_up();
    auto other = std::make_unique<Desk>(desk.setting(), Config::parse(toml, "caseload.toml"),
                                        std::make_unique<Store>(std::move(desk.store())));
    other->begin();
    return other;
}

}  // namespace

TEST_CASE("3.3 WEMWBS is the sum of 14, and up to three left out take the person's mean") {
    const auto desk = one_person();
    CHECK(hundredths(*desk, items(*desk, "wemwbs", "3,3,3,3,3,3,3,3,3,3,3,3,3,3")) == 4200);
    CHECK(has(said(items(*desk, "wemwbs", "4,4,4,4,4,4,4,4,4,4,4,4,4,4")), "Wellbeing, 14 items: 56, average"));
    CHECK(hundredths(*desk, items(*desk, "wemwbs", "4,4,4,4,4,4,4,4,4,4,4,_,_,_")) == 5600);
    // 41 over 11 items: 52.18, kept in whole points as the instrument is.
    CHECK(hundredths(*desk, items(*desk, "wemwbs", "4,4,4,4,4,4,4,4,4,4,1,_,_,_")) == 5200);
    const auto short_of = items(*desk, "wemwbs", "4,4,4,4,4,4,4,4,4,4,_,_,_,_");
    CHECK_FALSE(record(*desk, "measure", short_of.codes.at(0)).has("score"));
    CHECK(has(said(short_of), "10 of 14 items answered, 11 needed: kept without a score"));
    for (const auto& [points, band] : std::map<std::string, std::string>{{"42", "low"}, {"43", "average"}, {"59", "average"}, {"60", "high"}})
        CHECK_MESSAGE(has(said(score(*desk, "wemwbs", points)), points + ", " + band), points);
}

TEST_CASE("3.4 PHQ-9 from 15 to 8 is a fall of 7: reliable, and below the threshold now") {
    const auto desk = one_person();
    score(*desk, "phq9", "15", {{"date", ago(60)}});
    CHECK(has(said(score(*desk, "phq9", "8")),
              "-7 since Thu 24 Sep 2026, better, a worthwhile change, reliable (at least 6), below the screening threshold now"));
    score(*desk, "gad7", "11", {{"date", ago(60)}});
    CHECK(has(said(score(*desk, "gad7", "8")), "-3 since Thu 24 Sep 2026, better, less than a worthwhile change, not reliable (at least 4)"));
}

TEST_CASE("3.5 MYCaW is three results without a total, and falls when people get better") {
    const auto desk = one_person();
    items(*desk, "mycaw", "5,4,3", {{"date", ago(90)}, {"note", "1 my back, 2 sleep"}});
    const auto later = items(*desk, "mycaw", "2,4,4");
    CHECK(later.codes.size() == 3);
    CHECK(has(said(later), "First concern: 2 · -3 since Tue 25 Aug 2026, better, a worthwhile change"));
    CHECK(has(said(later), "Second concern: 4 · 0 since Tue 25 Aug 2026, the same"));
    CHECK(has(said(later), "General wellbeing: 4 · +1 since Tue 25 Aug 2026, worse"));
    CHECK(has(said(later), "What was rated at first: 1 my back, 2 sleep"));
    CHECK(items(*desk, "mycaw", "5,_,3").codes.size() == 2);
}

TEST_CASE("3.6 the Health Confidence Score is 0 to 100, and its answers can be read one by one") {
    const auto desk = one_person();
    CHECK(hundredths(*desk, items(*desk, "hcs", "3,2,2,1")) == 6670);
    CHECK(record(*desk, "measure", "M-0001").whole("raw") == 8);
    CHECK(hundredths(*desk, items(*desk, "hcs", "3,3,3,2")) == 9170);
    CHECK(hundredths(*desk, items(*desk, "hcs", "0,0,0,0")) == 0);
    CHECK_FALSE(record(*desk, "measure", items(*desk, "hcs", "3,3,3,_").codes.at(0)).has("score"));
    const Table answers = table_of(run(*desk, "measure show", {"M-0001"}), "answers");
    REQUIRE(answers.rows.size() == 4);
    CHECK(text_of(cell(answers, "label", 3)) == "involved in decisions");
    CHECK(whole_of(cell(answers, "answer", 3)) == 1);
}

TEST_CASE("3.7 UCLA-3 is the sum, lonely from 6, and a fall is better") {
    const auto desk = one_person();
    CHECK_FALSE(has(said(items(*desk, "ucla3", "1,2,2")), "screening threshold"));
    const auto high = said(items(*desk, "ucla3", "3,2,3", {{"date", ago(60)}}));
    CHECK(has(high, "Loneliness: 8, at or above the screening threshold"));
    CHECK(has(said(score(*desk, "ucla3", "5")), "Loneliness: 5"));
    CHECK(has(said(score(*desk, "ucla3", "6")), "at or above the screening threshold"));
    const auto other = one_person();
    score(*other, "ucla3", "8", {{"date", ago(60)}});
    CHECK(has(said(score(*other, "ucla3", "5")), "-3 since Thu 24 Sep 2026, better"));
}

TEST_CASE("3.8 EQ-5D-5L is a profile with the Paretian class, a thermometer and no index") {
    const auto change = [](const std::string& first, const std::string& second) {
        const auto desk = one_person();
        items(*desk, "eq5d5l", first, {{"date", ago(60)}});
        return said(items(*desk, "eq5d5l", second));
    };
    CHECK(has(change("2,1,2,3,2,60", "1,1,2,2,2,75"), "Profile 11222, better than 21232 on Thu 24 Sep 2026"));
    CHECK(has(change("1,1,1,2,1,60", "1,1,2,1,1,60"), "Profile 11211, mixed against 11121"));
    CHECK(has(change("1,1,1,1,1,60", "1,1,1,1,2,60"), "Profile 11112, worse than 11111"));
    CHECK(has(change("5,5,5,5,5,0", "5,5,5,5,5,100"), "Profile 55555, the same as 55555"));
    CHECK(has(change("2,1,2,3,2,60", "1,1,_,2,2,60"), "Profile 11_22, not to be compared, for it is not whole, with 21232"));
    const auto desk = one_person();
    CHECK(items(*desk, "eq5d5l", "1,1,1,1,1,100").codes.size() == 6);
    CHECK(has(refusal(*desk, Kind::refused, "measure add", {"C-001", "eq5d5l"}, {{"items", "1,1,1,1,6,50"}}), "answer 5 '6' is not between 1 and 5"));
    CHECK(has(refusal(*desk, Kind::refused, "measure add", {"C-001", "eq5d5l"}, {{"items", "1,1,1,1,1,101"}}), "answer 6 '101' is not between 0 and 100"));
    CHECK(refusal(*desk, Kind::refused, "measure add", {"C-001", "eq5d5l"}, {{"scale", "mobility"}, {"score", "6"}}) != "");
    score(*desk, "eq5d5l", "77", {{"scale", "today"}});
    const auto trend = run(*desk, "measure trend", {"C-001", "eq5d5l"});
    CHECK(text_of(cell(table_of(trend, "profiles"), "profile")) == "11111");
}

TEST_CASE("3.11 with SD and reliability in the config the reliable change index is worked out and its inputs are named") {
    struct Example {
        const char *sd, *reliability, *pre, *post, *words;
    };
    for (const auto& [sd, reliability, pre, post, words] :
         {Example{"13.6", "0.85", "47.0", "58.1", "not reliable (index 1.49, SD 13.6, reliability 0.85)"},
          Example{"13.6", "0.88", "55.1", "60.6", "not reliable (index 0.83, SD 13.6, reliability 0.88)"},
          Example{"7.5", "0.80", "47.5", "32.5", "worse, a worthwhile change, reliable (index -3.16, SD 7.5, reliability 0.8)"}}) {
        const auto desk = one_person(with("reliable = 7.2 ", std::string("sd = ") + sd + "\nreliability = " + reliability + " "));
        score(*desk, "activation", pre, {{"date", ago(60)}});
        CHECK_MESSAGE(has(said(score(*desk, "activation", post)), words), words);
    }
    const auto phq9 = one_person(with("reliable = 6\n", "sd = 5.5\nreliability = 0.89\n"));
    score(*phq9, "phq9", "15", {{"date", ago(60)}});
    CHECK(has(said(score(*phq9, "phq9", "8")), "reliable (index -2.71, SD 5.5, reliability 0.89)"));
    CHECK(has(said(run(*phq9, "measure explain", {"phq9"})), "index beyond 1.96 from SD 5.5, reliability 0.89: more than 5.06 points"));
}

TEST_CASE("levels by another set of cut points are never compared, also when the config's set changed since") {
    const auto desk = one_person();
    CHECK(has(said(score(*desk, "activation", "70.0", {{"date", ago(90)}})), "level 3 (cut points '72.5')"));
    CHECK(has(said(score(*desk, "activation", "73.0", {{"date", ago(60)}})), "level 3 to 4"));
    const auto later = under(*desk, with("cut_set = \"72.5\"", "cut_set = \"2005\""));
    const auto told = said(score(*later, "activation", "70.0"));
    CHECK(has(told, "level 4 (cut points '2005')"));
    CHECK(has(told, "levels not compared: that one is by the cut points '72.5'"));
    CHECK_FALSE(has(told, "level 4 still"));
    CHECK_FALSE(has(told, "3 to 4"));
    const Table trend = table_of(run(*later, "measure trend", {"C-001", "activation"}), "trend");
    CHECK(text_of(cell(trend, "level_set", 0)) == "72.5");
    CHECK(text_of(cell(trend, "level_set", 2)) == "2005");
    CHECK(whole_of(cell(trend, "level", 0)) == 3);
}

TEST_CASE("a form filled in another way than the last is said to be so") {
    const auto desk = one_person();
    items(*desk, "swemwbs", "3,3,3,3,3,3,3", {{"date", ago(60)}, {"completion", "self"}});
    CHECK(has(said(items(*desk, "swemwbs", "4,4,4,4,4,4,4", {{"completion", "read-aloud"}})), "self then, read aloud now; compare with care"));
}

TEST_CASE("a trend tells the change from the first score, with rows for machines and a chart for one result") {
    const auto desk = one_person();
    for (const auto& [day, points] : std::map<long, std::string>{{90, "15"}, {60, "11"}, {30, "8"}}) score(*desk, "phq9", points, {{"date", ago(day)}});
    score(*desk, "phq9", "13", {{"date", ago(75)}});  // written down late: it stands at its day
    const auto document = run(*desk, "measure trend", {"C-001", "phq9"});
    const Table trend = table_of(document, "trend");
    REQUIRE(trend.rows.size() == 4);
    CHECK(trend.chart.has_value());
    CHECK(whole_of(cell(trend, "score", 1)) == 1300);
    CHECK(whole_of(cell(trend, "change", 2)) == -200);
    CHECK(whole_of(cell(trend, "from_first", 3)) == -700);
    CHECK(whole_of(cell(trend, "reliable", 3)) == 1);
    CHECK(whole_of(cell(trend, "reliable", 2)) == 0);
    CHECK(has(said(document), "PHQ-9  15 → 8  ▄▄▃▃  -7 since"));
    CHECK_FALSE(table_of(run(*desk, "measure trend", {"C-001", "ons4"}), "trend").chart.has_value());
}

TEST_CASE("a measure is due again after the weeks of its instrument, for people who are still here") {
    const auto desk = one_person();
    score(*desk, "activation", "50", {{"date", ago(84)}});
    run(*desk, "client add", {"Al Oak"}, {{"enrolled_on", ago(10)}});
    auto due = table_of(run(*desk, "measure due"), "due");
    REQUIRE(due.rows.size() == 1);
    CHECK(text_of(cell(due, "due_on")) == ago(0));
    CHECK(whole_of(cell(due, "days")) == 0);
    CHECK(table_of(run(*desk, "measure due", {}, {{"never", ""}}), "never").rows.size() == 1);
    score(*desk, "activation", "52", {{"date", ago(83)}});
    CHECK(table_of(run(*desk, "measure due"), "due").rows.empty());
    CHECK(table_of(run(*desk, "measure due", {}, {{"due", "1d"}}), "due").rows.size() == 1);
    run(*desk, "client close", {"C-001"}, {{"outcome", "completed"}});
    CHECK(table_of(run(*desk, "measure due", {}, {{"due", "2w"}}), "due").rows.empty());
}
