// SPDX-License-Identifier: MIT
// report impact over invented people, against figures made with R.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

const std::vector<std::string> pre = {"42.2", "45.3", "47.0", "51.0", "53.2",
                                      "55.6", "58.1", "60.6", "63.1", "67.8"};
const std::vector<std::string> post = {"51.0", "47.4", "60.6", "48.7", "63.1",
                                       "55.1", "70.2", "65.5", "75.0", "66.3"};

/// The starter's words, but any number of pairs is enough for a headline.
std::string any_pairs() {
    return replace_all(std::string(Config::starter()), "fewest_pairs = 20", "fewest_pairs = 1");
}

std::string person(Desk& desk, std::size_t number) {
    return add(desk, "client add", {"Person " + std::to_string(number)}, {{"enrolled_on", "2026-01-05"}});
}

void score(Desk& desk, const std::string& code, const std::string& value, const char* date,
           const char* instrument = "activation") {
    run(desk, "measure add", {code, instrument}, {{"score", value}, {"date", date}});
}

/// People with a score before and, where there is one, a score after.
std::unique_ptr<Desk> people(const std::vector<std::string>& before, const std::vector<std::string>& after,
                             const std::string& toml = any_pairs()) {
    auto desk = desk_with(toml);
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto code = person(*desk, i);
        score(*desk, code, before[i], "2026-01-10");
        if (i < after.size()) score(*desk, code, after[i], "2026-06-10");
    }
    return desk;
}

Document impact(Desk& desk) {
    return run(desk, "report impact", {}, {{"from", "2026-01-01"}, {"to", "2026-10-31"}, {"identifiable", ""}});
}

double figure(const Document& document, const char* column) {
    return decimal_of(cell(table_of(document, "measures"), column), -999);
}
std::int64_t count(const Document& document, const char* column) {
    return whole_of(cell(table_of(document, "measures"), column), -999);
}
bool known(const Document& document, const char* column) {
    return is_known(cell(table_of(document, "measures"), column));
}

std::string shown_change(const Document& document) {
    return text_of(cell(table_of(document, "measure_words"), "change"));
}

/// Figures are given with six places.
doctest::Approx near(double value) {
    return doctest::Approx(value).epsilon(6e-7);
}

}  // namespace

TEST_CASE("ten people with both scores give the change, the interval and the worthwhile of the oracle") {
    const auto desk = people(pre, post);
    const auto document = impact(*desk);
    CHECK(count(document, "enrolled") == 10);
    CHECK(count(document, "both") == 10);
    CHECK(figure(document, "start") == near(54.39));
    CHECK(figure(document, "latest") == near(60.29));
    CHECK(figure(document, "change") == near(5.9));
    CHECK(figure(document, "change_sd") == near(6.115008858));
    CHECK(figure(document, "change_low") == near(1.525586183));
    CHECK(figure(document, "change_high") == near(10.274413817));
    CHECK(figure(document, "worthwhile_change") == near(5.0));
    CHECK(count(document, "worthwhile") == 5);
    CHECK(count(document, "worse") == 0);
    CHECK(count(document, "no_second") == 0);
    CHECK(count(document, "never") == 0);
    CHECK(figure(document, "if_missing_unchanged") == near(5.9));
    CHECK(shown_change(document) == "+5.9 (+1.5 to +10.3)");
    CHECK(has(said(document), "no comparison group"));
    CHECK(has(said(document), "cut points '72.5'"));
}

TEST_CASE("people without a second score are counted, described and never mixed into the means") {
    auto before = pre;
    before.insert(before.end(), {"40.0", "44.4"});
    const auto desk = people(before, post);
    person(*desk, 99);
    const auto document = impact(*desk);
    CHECK(count(document, "enrolled") == 13);
    CHECK(count(document, "both") == 10);
    CHECK(figure(document, "start") == near(54.39));
    CHECK(figure(document, "change") == near(5.9));
    CHECK(count(document, "no_second") == 2);
    CHECK(figure(document, "no_second_start") == near(42.2));
    CHECK(count(document, "never") == 1);
    CHECK(figure(document, "if_missing_unchanged") == near(59.0 / 13));
    CHECK(has(said(document), "without a second score started 12.2 lower (42.2 against 54.4"));
}

TEST_CASE("two scores on one day are no change over time") {
    const auto desk = people({"50.0"}, {});
    score(*desk, "C-001", "60.0", "2026-01-10");
    const auto document = impact(*desk);
    CHECK(count(document, "both") == 0);
    CHECK(count(document, "no_second") == 1);
}

TEST_CASE("nobody measured, nobody twice, one person") {
    const auto nobody = people({}, {});
    person(*nobody, 1);
    CHECK(table_of(impact(*nobody), "measures").rows.empty());
    CHECK(whole_of(cell(table_of(impact(*nobody), "flow"), "enrolled")) == 1);

    const auto once = impact(*people({"50.0"}, {}));
    CHECK(count(once, "both") == 0);
    CHECK_FALSE(known(once, "change"));
    CHECK(shown_change(once) == "-");

    const auto one = impact(*people({"50.0"}, {"57.0"}));
    CHECK(count(one, "both") == 1);
    CHECK(figure(one, "change") == near(7.0));
    for (const auto* column : {"change_low", "change_high", "change_sd"}) CHECK_FALSE(known(one, column));
    CHECK(shown_change(one) == "+7.0 (one person)");
}

TEST_CASE("where all changed equally there is no interval, whatever the tenths") {
    const std::pair<std::vector<std::string>, std::vector<std::string>> examples[] = {
        {{"50.0", "40.0", "61.3"}, {"57.0", "47.0", "68.3"}},
        {{"50.0", "40.1", "61.3"}, {"55.3", "45.4", "66.6"}},
        {std::vector<std::string>(10, "50.0"), std::vector<std::string>(10, "50.1")},
        {{"50.0", "40.0", "30.0", "20.0", "10.0", "33.3"}, {"50.7", "40.7", "30.7", "20.7", "10.7", "34.0"}},
        {{"50.0", "60.0"}, {"50.0", "60.0"}}};
    for (const auto& [before, after] : examples) {
        CAPTURE(after.front());
        const auto document = impact(*people(before, after));
        CHECK(count(document, "both") == static_cast<std::int64_t>(before.size()));
        CHECK_FALSE(known(document, "change_low"));
        CHECK_FALSE(known(document, "change_high"));
        CHECK(has(shown_change(document), "(all changed equally)"));
    }
}

TEST_CASE("a change of just the worthwhile amount is worthwhile, whatever the tenths") {
    for (const auto& [amount, after] :
         {std::pair{"5.0", "55.0"}, std::pair{"5.4", "55.4"}, std::pair{"7.2", "57.2"},
          std::pair{"4.6", "54.6"}, std::pair{"2.3", "52.3"}, std::pair{"1.1", "51.1"}}) {
        CAPTURE(std::string(amount));
        const auto toml = replace_all(std::string(Config::starter()), "worthwhile = 5.0 ",
                                      std::string("worthwhile = ") + amount + " ");
        const auto up = impact(*people({"50.0", after}, {after, "50.0"}, toml));
        CHECK(figure(up, "worthwhile_change") == near(std::stod(amount)));
        CHECK(count(up, "worthwhile") == 1);
        CHECK(count(up, "worse") == 1);
    }
}

TEST_CASE("where lower is better a fall is the worthwhile change") {
    const auto desk = Desk::in_memory(monday());
    const std::pair<const char*, const char*> falls[] = {{"15", "8"}, {"15", "9"}, {"15", "10"}, {"9", "15"}};
    for (const auto& [before, after] : falls) {
        const auto code = person(*desk, 1);
        score(*desk, code, before, "2026-01-10", "phq9");
        score(*desk, code, after, "2026-06-10", "phq9");
    }
    const auto document = impact(*desk);
    CHECK(text_of(cell(table_of(document, "measures"), "better")) == "lower");
    CHECK(count(document, "worthwhile") == 2);
    CHECK(count(document, "worse") == 1);
    CHECK(figure(document, "change") == near(-3.0));
}

TEST_CASE("only people enrolled in the period count, with their first and their latest score") {
    const auto desk = people({"50.0"}, {"60.0"});
    score(*desk, "C-001", "90.0", "2026-03-01");  // in between: neither first nor latest
    const auto other = add(*desk, "client add", {"Earlier"}, {{"enrolled_on", "2025-12-31"}});
    score(*desk, other, "10.0", "2026-01-10");
    score(*desk, other, "99.0", "2026-06-10");
    const auto document = impact(*desk);
    CHECK(count(document, "enrolled") == 1);
    CHECK(figure(document, "change") == near(10.0));
    CHECK(whole_of(cell(table_of(run(*desk, "report impact", {}, {{"identifiable", ""}}), "flow"), "enrolled")) == 2);
}

TEST_CASE("reached, left and not yet add up to everybody enrolled") {
    const auto desk = Desk::in_memory(monday());
    const auto joined = [&](long days) {
        return add(*desk, "client add", {"P"}, {{"enrolled_on", ago(days)}});
    };
    joined(84);                       // twelve weeks today
    joined(83);                       // not yet
    const auto left = joined(200);    // left after 83 days
    const auto stayed = joined(201);  // left after 84 days
    run(*desk, "client close", {left}, {{"outcome", "left-early"}, {"closed_on", ago(117)}});
    run(*desk, "client close", {stayed}, {{"outcome", "completed"}, {"closed_on", ago(117)}});
    const auto document = run(*desk, "report impact", {}, {{"identifiable", ""}});
    const auto& flow = table_of(document, "flow");
    CHECK(whole_of(cell(flow, "enrolled")) == 4);
    CHECK(whole_of(cell(flow, "reached")) == 2);
    CHECK(whole_of(cell(flow, "left_before")) == 1);
    CHECK(whole_of(cell(flow, "not_yet")) == 1);
}

TEST_CASE("sessions are counted by their class and planned ones apart") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(60)}});
    long days = 20;
    for (const auto* word : {"attended", "arrived-late", "did-not-attend", "late-not-seen",
                             "cancelled-by-client", "cancelled-by-us"})
        run(*desk, "session log", {"C-001", ago(--days)}, {{"outcome", word}});
    run(*desk, "session plan", {"C-001", "today"});
    const auto document = run(*desk, "report impact", {}, {{"identifiable", ""}});
    const auto& sessions = table_of(document, "sessions");
    for (const auto& [column, expected] :
         {std::pair{"booked", 6}, std::pair{"attended", 2}, std::pair{"did_not_attend", 1},
          std::pair{"late_not_seen", 1}, std::pair{"cancelled", 1}, std::pair{"cancelled_by_us", 1},
          std::pair{"still_planned", 1}})
        CHECK_MESSAGE(whole_of(cell(sessions, column)) == expected, column);
    CHECK(has(said(document), "Did-not-attend rate 1 of 4 = 25 %"));
}

TEST_CASE("with fewer people measured twice than the config asks for there is no headline, and how many more it takes") {
    const auto desk = people(pre, post, std::string(Config::starter()));
    const auto document = impact(*desk);
    CHECK(shown_change(document) == "we cannot tell");
    // t of 0.975 at 9 degrees is above 2: 6.115 * t / sqrt(n) is at most 5 from n = 9 on, so the fewest for a headline decide.
    CHECK(has(said(document), "Activation: we cannot tell from 10 people with both scores; 20 are the fewest for a headline. 10 more would do"));
}
