// SPDX-License-Identifier: MIT
// Forms and scores by the starter's instruments: the worked examples of the domain file.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

std::unique_ptr<Desk> one_person() {
    auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(100)}});
    return desk;
}

Document items(Desk& desk, const std::string& instrument, const std::string& answers, Flags more = {}) {
    more.emplace_back("items", answers);
    return run(desk, "measure add", {"C-001", instrument}, more);
}

std::string refused_items(Desk& desk, const std::string& instrument, const std::string& answers,
                          Flags more = {}) {
    more.emplace_back("items", answers);
    return refusal(desk, Kind::refused, "measure add", {"C-001", instrument}, more);
}

/// Hundredths of the record just written.
Value score(Desk& desk, const Document& document) {
    return record(desk, "measure", document.codes.at(0)).at("score");
}

}  // namespace

TEST_CASE("3.1 ONS4 is four results with bands of their own and never a total") {
    const auto desk = one_person();
    const auto first = items(*desk, "ons4", "4,7,9,6", {{"date", ago(30)}});
    CHECK(first.codes.size() == 4);
    for (const auto* line : {"Satisfied with life: 4, low", "Things are worthwhile: 7, high",
                             "Happy yesterday: 9, very high", "Anxious yesterday: 6, high"})
        CHECK_MESSAGE(has(said(first), line), line);
    const auto later = said(items(*desk, "ons4", "8,8,7,1"));
    for (const auto* line : {"Satisfied with life: 8, high · +4", "Things are worthwhile: 8, high · +1",
                             "Happy yesterday: 7, high · -2", "Anxious yesterday: 1, very low · -5"})
        CHECK_MESSAGE(has(later, line), line);
    CHECK(has(later, "-2 since Sat 24 Oct 2026, worse"));
    CHECK(has(later, "-5 since Sat 24 Oct 2026, better"));
    CHECK(codes(*desk, "measure").size() == 8);
    run(*desk, "undo");
    CHECK(codes(*desk, "measure").size() == 4);
}

TEST_CASE("ONS4 keeps what was answered and leaves out what was not") {
    const auto desk = one_person();
    const auto document = items(*desk, "ons4", "4,_,9,6");
    CHECK(document.codes.size() == 3);
    CHECK_FALSE(has(said(document), "worthwhile"));
    CHECK(has(refused_items(*desk, "ons4", "_,_,_,_"), "no item is answered"));
    CHECK(has(refused_items(*desk, "ons4", "4,7,9,11"), "answer 4 '11' is not between 0 and 10"));
    run(*desk, "measure add", {"C-001", "ons4"}, {{"scale", "anxious"}, {"score", "3"}});
    CHECK(has(refusal(*desk, Kind::refused, "measure add", {"C-001", "ons4"}, {{"score", "3"}}),
              "needs --scale"));
}

TEST_CASE("3.2 SWEMWBS is converted to the metric score, and the raw sum is kept beside it") {
    const std::tuple<const char*, std::int64_t, std::int64_t, const char*> examples[] = {
        {"3,3,3,3,3,3,3", 21, 1925, "19.25, low"},     {"4,4,4,4,4,4,4", 28, 2503, "25.03, average"},
        {"2,3,2,3,3,4,3", 20, 1859, "18.59, low"},     {"1,1,1,1,1,1,1", 7, 700, "7.00, low"},
        {"5,5,5,5,5,5,5", 35, 3500, "35.00, high"},    {"4,4,4,4,4,4,5", 29, 2602, "26.02, average"},
        {"4,4,4,4,4,5,5", 30, 2703, "27.03, average"}, {"4,4,4,4,5,5,5", 31, 2813, "28.13, high"}};
    for (const auto& [answers, raw, metric, words] : examples) {
        CAPTURE(answers);
        const auto desk = one_person();
        const auto document = items(*desk, "swemwbs", answers);
        CHECK(whole_of(score(*desk, document)) == metric);
        CHECK(record(*desk, "measure", "M-0001").whole("raw") == raw);
        CHECK(record(*desk, "measure", "M-0001").whole("items_answered") == 7);
        CHECK(has(said(document), words));
    }
    const auto desk = one_person();
    items(*desk, "swemwbs", "3,3,3,3,3,3,3", {{"date", ago(9)}});
    CHECK(has(said(items(*desk, "swemwbs", "4,4,4,4,4,4,4")),
              "+5.78 since Sat 14 Nov 2026, better, a worthwhile change"));
}

TEST_CASE("an incomplete SWEMWBS gives no score and says so") {
    const auto desk = one_person();
    const auto document = items(*desk, "swemwbs", "3,3,3,3,3,3,_");
    CHECK_FALSE(is_known(score(*desk, document)));
    CHECK_FALSE(is_known(record(*desk, "measure", "M-0001").at("raw")));
    CHECK(has(said(document), "6 of 7 items answered, 7 needed: kept without a score"));
    CHECK(has(refused_items(*desk, "swemwbs", "3,3,3,3,3,3"), "swemwbs has 7 items, 6 were given"));
    CHECK(has(refused_items(*desk, "swemwbs", "0,3,3,3,3,3,3"), "answer 1 '0' is not between 1 and 5"));
}

TEST_CASE("3.4 PHQ-9 is the sum, with its band and the screening threshold") {
    const auto desk = one_person();
    const auto document = items(*desk, "phq9", "2,2,2,1,1,1,1,1,0");
    CHECK(whole_of(score(*desk, document)) == 1100);
    CHECK(has(said(document), "PHQ-9: 11, moderate, at or above the screening threshold"));
    const std::map<std::string, std::string> bands = {{"4", "minimal"},
                                                      {"5", "mild"},
                                                      {"9", "mild"},
                                                      {"10", "moderate"},
                                                      {"14", "moderate"},
                                                      {"15", "moderately severe"},
                                                      {"19", "moderately severe"},
                                                      {"20", "severe"},
                                                      {"27", "severe"}};
    for (const auto& [total, band] : bands) {
        const auto words = said(run(*desk, "measure add", {"C-001", "phq9"}, {{"score", total}, {"risk_decision", "clinician-told"}, {"risk_note", "asked on the phone"}}));
        CHECK_MESSAGE(has(words, "PHQ-9: " + total + ", " + band), total);
        CHECK(has(words, "at or above the screening threshold") == (std::stoi(total) >= 10));
        CHECK(has(words, "Only a total was given: item 9 was not seen.") == (std::stoi(total) <= 24));  // the other 8 make 24 at most
    }
}

TEST_CASE("3.4 PHQ-9 item 9 above nothing cannot be filed without a decision") {
    const auto desk = one_person();
    const auto* answers = "1,1,1,1,1,0,0,0,1";
    CHECK(has(refused_items(*desk, "phq9", answers), "phq9 item 9 is above 0"));
    CHECK(has(refused_items(*desk, "phq9", "_,_,_,_,_,_,_,_,1"), "phq9 item 9 is above 0"));
    CHECK(has(refused_items(*desk, "phq9", answers, {{"risk_decision", "no-action"}}), "needs --risk-note"));
    CHECK(refused_items(*desk, "phq9", answers, {{"risk_decision", "shrug"}}) != "");
    CHECK(codes(*desk, "measure").empty());
    CHECK(operations(*desk) == 1);
    const auto document = items(*desk, "phq9", answers, {{"risk_decision", "clinician-told"}, {"risk_note", "Dr on call rang back"}});
    CHECK(has(said(document), "PHQ-9: 6, mild"));
    CHECK(record(*desk, "measure", document.codes.at(0)).text("risk_decision") == "clinician-told");
    items(*desk, "phq9", answers, {{"risk_decision", "no-action"}, {"risk_note", "misread the question"}});
    items(*desk, "phq9", "1,1,1,1,1,1,1,1,0");
    items(*desk, "phq9", "1,1,1,1,1,1,1,1,_");
    CHECK(codes(*desk, "measure").size() == 4);
}

TEST_CASE("a risk decision once recorded cannot be emptied by an edit") {
    const auto desk = one_person();
    items(*desk, "phq9", "1,1,1,1,1,0,0,0,1", {{"risk_decision", "clinician-told"}, {"risk_note", "Dr on call rang back"}});
    refusal(*desk, Kind::refused, "measure edit", {"M-0001"}, {{"risk_decision", ""}});
    CHECK(record(*desk, "measure", "M-0001").text("risk_decision") == "clinician-told");
}

TEST_CASE("3.4 GAD-7 falls when people improve, and a small fall is said to be small") {
    const auto desk = one_person();
    CHECK(has(said(items(*desk, "gad7", "3,2,2,1,1,1,1", {{"date", ago(20)}})), "GAD-7: 11, moderate"));
    CHECK(has(said(run(*desk, "measure add", {"C-001", "gad7"}, {{"score", "8"}, {"date", ago(10)}})),
              "-3 since Tue 3 Nov 2026, better, less than a worthwhile change"));
    CHECK(has(said(run(*desk, "measure add", {"C-001", "gad7"}, {{"score", "4"}})),
              "GAD-7: 4, minimal · -4 since Fri 13 Nov 2026, better, a worthwhile change"));
    run(*desk, "measure add", {"C-001", "phq9"}, {{"score", "15"}, {"date", ago(9)}});
    CHECK(has(said(run(*desk, "measure add", {"C-001", "phq9"}, {{"score", "8"}})),
              "-7 since Sat 14 Nov 2026, better, a worthwhile change"));
    CHECK(has(said(items(*desk, "gad7", "1,1,1,1,1,1,_")), "6 of 7 items answered"));
}

TEST_CASE("scores out of range or with too many places are refused") {
    const auto desk = one_person();
    const std::pair<const char*, const char*> wrong[] = {
        {"activation", "-0.1"},  {"activation", "100.1"}, {"activation", "-1"},   {"activation", "1000"},
        {"activation", "50.25"}, {"activation", "nan"},   {"activation", "0x10"}, {"activation", "5e1"},
        {"activation", "fifty"}, {"phq9", "28"},          {"phq9", "-1"},         {"phq9", "5.5"},
        {"gad7", "22"},          {"swemwbs", "6.99"},     {"swemwbs", "35.01"},   {"swemwbs", "19.255"}};
    for (const auto& [instrument, value] : wrong) {
        CAPTURE(instrument);
        CAPTURE(value);
        CHECK(refusal(*desk, Kind::refused, "measure add", {"C-001", instrument}, {{"score", value}}) != "");
    }
    CHECK(codes(*desk, "measure").empty());
    run(*desk, "measure add", {"C-001", "activation"}, {{"score", "50.20"}});
    CHECK(record(*desk, "measure", "M-0001").whole("score") == 5020);
}

TEST_CASE("a measure needs a score, of an instrument that is known, on a day that was") {
    const auto desk = one_person();
    CHECK(has(refusal(*desk, Kind::refused, "measure add", {"C-001", "phq9"}), "give --items or --score"));
    CHECK(has(refusal(*desk, Kind::refused, "measure add", {"C-001", "phq8"}, {{"score", "3"}}),
              "did you mean 'phq9'?"));
    CHECK(refusal(*desk, Kind::refused, "measure add", {"C-001", "phq9"},
                  {{"score", "3"}, {"date", "tomorrow"}}) != "");
    CHECK(has(refusal(*desk, Kind::usage, "measure add", {"C-001", "phq9"},
                      {{"score", "3"}, {"items", "1,1,1,1,1,1,1,1,0"}}),
              "not both"));
    CHECK(has(refused_items(*desk, "activation", "1,2,3"), "takes no --items"));
    CHECK(has(refusal(*desk, Kind::refused, "measure add", {"C-001", "goal-progress"}, {{"score", "3"}}),
              "is rated on a goal"));
}
