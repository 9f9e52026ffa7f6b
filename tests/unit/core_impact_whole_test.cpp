// SPDX-License-Identifier: MIT
// report impact beyond the mean change: median and ranks, effect sizes, reliable change, levels, bounds, who is missing,
// ceiling and straight lines, profiles, goals, groups, two periods. Figures by hand, R and scipy.
#include "../../src/core/small_numbers.hpp"
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

const std::vector<std::string> pre = {"42.2", "45.3", "47.0", "51.0", "53.2", "55.6", "58.1", "60.6", "63.1", "67.8"};
const std::vector<std::string> post = {"51.0", "47.4", "60.6", "48.7", "63.1", "55.1", "70.2", "65.5", "75.0", "66.3"};

std::string starter(const std::vector<std::pair<std::string, std::string>>& changes = {}) {
    std::string toml = replace_all(std::string(Config::starter()), "fewest_pairs = 20", "fewest_pairs = 1");
    for (const auto& [from, to] : changes) {
        REQUIRE(has(toml, from));
        toml = replace_all(toml, from, to);
    }
    return toml;
}

std::string person(Desk& desk, Flags more = {}) {
    more.emplace_back("enrolled_on", "2026-01-05");
    return add(desk, "client add", {"Person"}, more);
}

void score(Desk& desk, const std::string& code, const std::string& value, const char* date, const char* instrument = "activation", Flags more = {}) {
    more.emplace_back("score", value);
    more.emplace_back("date", date);
    run(desk, "measure add", {code, instrument}, more);
}

/// A person with a first and a latest activation score.
std::string pair(Desk& desk, const std::string& first, const std::string& latest, const Flags& of_person = {}) {
    const auto code = person(desk, of_person);
    score(desk, code, first, "2026-01-10");
    score(desk, code, latest, "2026-06-10");
    return code;
}

std::unique_ptr<Desk> ten(const std::string& toml = starter()) {
    auto desk = desk_with(toml);
    for (std::size_t i = 0; i < pre.size(); ++i) pair(*desk, pre[i], post[i]);
    return desk;
}

Document impact(Desk& desk, Flags more = {}) {
    more.insert(more.end(), {{"from", "2026-01-01"}, {"to", "2026-10-31"}, {"identifiable", ""}});
    return run(desk, "report impact", {}, more);
}

double figure(const Document& document, const char* column, const char* table = "measures") { return decimal_of(cell(table_of(document, table), column), -999); }
std::int64_t count(const Document& document, const char* column, const char* table = "measures") { return whole_of(cell(table_of(document, table), column), -999); }
doctest::Approx near(double value) { return doctest::Approx(value).epsilon(6e-7); }

bool has_table(const Document& document, const std::string& name) {
    for (const auto& block : document.blocks)
        if (const auto* table = std::get_if<Table>(&block); table && table->name == name) return true;
    return false;
}

std::int64_t moved(const Document& document, const std::string& from, const std::string& column) {
    const Table& table = table_of(document, "levels");
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (text_of(table.rows[i][0]) == from) return whole_of(cell(table, column, i), -999);
    return -999;
}

}  // namespace

TEST_CASE("median, signed ranks and effect sizes are the oracle's, each named by its denominator") {
    const auto document = impact(*ten());
    CHECK(figure(document, "median") == near(6.85));
    CHECK(figure(document, "p_t") == near(0.013769));
    CHECK(figure(document, "p_signed_rank") == near(0.037109));
    CHECK(count(document, "signed_rank_exact") == 1);
    CHECK(figure(document, "change_over_sd_of_changes") == near(0.964839));
    CHECK(figure(document, "change_over_sd_at_start") == near(0.717695));
    CHECK(figure(document, "median_days") == near(151));
    CHECK(figure(document, "followed_up") == near(100));
    CHECK(text_of(cell(table_of(document, "sure_words"), "ranks")) == "0.037 exact");
}

TEST_CASE("a tie at 2.1 leaves no exact p") {
    const auto desk = desk_with(starter());
    for (std::size_t i = 0; i < pre.size(); ++i) pair(*desk, pre[i], i == 3 ? "48.9" : post[i]);
    const auto document = impact(*desk);
    CHECK(figure(document, "p_signed_rank") == near(0.036536));
    CHECK(count(document, "signed_rank_exact") == 0);
    CHECK(figure(document, "p_t") == near(0.013219));
}

TEST_CASE("reliable change by published points, and by the index of Jacobson and Truax") {
    const auto points = impact(*ten());
    CHECK(count(points, "reliable_better") == 5);  // 8.8 13.6 9.9 12.1 11.9 of at least 7.2
    CHECK(count(points, "reliable_worse") == 0);
    const auto index = impact(*ten(starter({{"reliable = 7.2  ", "sd = 13.6\nreliability = 0.88  "}, {"reliable_from = \"minimal", "reliable_from = \"not minimal"}})));
    CHECK(count(index, "reliable_better") == 1);  // needs more than 13.06
    const auto none = impact(*ten(starter({{"reliable = 7.2  ", "reliable = 0  "}})));
    CHECK_FALSE(is_known(cell(table_of(none, "measures"), "reliable_better")));
}

TEST_CASE("level moves by both sets of cut points are the oracle's") {
    const auto later = impact(*ten());
    CHECK(moved(later, "moved up", "all") == 5);
    CHECK(moved(later, "same level", "all") == 4);
    CHECK(moved(later, "moved down", "all") == 1);
    CHECK(moved(later, "level 1", "to_3") == 1);   // 47.0 to 60.6
    CHECK(moved(later, "all", "all") == 10);
    const auto older = impact(*ten(starter({{"cut_set = \"72.5\"", "cut_set = \"2005\""}})));
    CHECK(moved(older, "moved up", "all") == 6);
    CHECK(moved(older, "same level", "all") == 2);
    CHECK(moved(older, "moved down", "all") == 2);
}

TEST_CASE("levels of two sets of cut points are not compared") {
    auto desk = desk_with(starter({{"cut_set = \"72.5\"", "cut_set = \"2005\""}}));
    const auto code = person(*desk);
    score(*desk, code, "50.0", "2026-01-10");
    desk->give_up();
    auto other = std::make_unique<Desk>(desk->setting(), Config::parse(starter(), "caseload.toml"), std::make_unique<Store>(std::move(desk->store())));
    other->begin();
    score(*other, code, "70.0", "2026-06-10");
    pair(*other, "50.0", "60.0");
    const auto document = impact(*other);
    CHECK(count(document, "both") == 2);
    CHECK(moved(document, "not compared", "all") == 1);
    CHECK(moved(document, "all", "all") == 1);
    CHECK(has(said(document), "levels of two sets are never compared"));
}

TEST_CASE("both bounds: all missing unchanged, and all missing worse by the worthwhile change") {
    const auto desk = ten();
    person(*desk);                                    // never
    score(*desk, person(*desk), "40.0", "2026-01-10");  // once
    const auto document = impact(*desk);
    CHECK(figure(document, "if_missing_unchanged") == near(59.0 / 12));
    CHECK(figure(document, "if_missing_worse") == near((59.0 - 2 * 5) / 12));
    CHECK(figure(document, "followed_up") == near(1000.0 / 12));
    // Where lower is better the worse way is up.
    const auto sad = desk_with(starter());
    const auto one = person(*sad), two = person(*sad);
    score(*sad, one, "15", "2026-01-10", "phq9");
    score(*sad, one, "8", "2026-06-10", "phq9");
    CHECK(figure(impact(*sad), "if_missing_worse") == near((-7.0 + 6) / 2));
}

TEST_CASE("one-sided drop-out: how those without a second score began has an interval") {
    const auto desk = ten();
    for (const auto* low : {"40.0", "44.4", "38.1"}) score(*desk, person(*desk), low, "2026-01-10");
    const auto document = impact(*desk);
    CHECK(count(document, "no_second") == 3);
    CHECK(figure(document, "no_second_apart_low") == near(-20.746771));
    CHECK(figure(document, "no_second_apart_high") == near(-6.366563));
    CHECK(figure(document, "start") == near(54.39));  // never mixed with theirs
    CHECK(has(said(document), "the 3 people without a second score started 13.6 lower (40.8 against 54.4; 95 % interval of the difference -20.7 to -6.4)"));
}

TEST_CASE("people at the ceiling and straight lines are told both ways") {
    const auto desk = ten();
    pair(*desk, "75.0", "74.0");  // level 4 at the start
    const auto code = person(*desk);
    score(*desk, code, "50.0", "2026-01-10", "activation", {{"straight_line", "yes"}});
    score(*desk, code, "80.0", "2026-06-10");
    const auto document = impact(*desk);
    CHECK(count(document, "both") == 12);
    CHECK(figure(document, "change") == near(88.0 / 12));
    CHECK(count(document, "ceiling", "without") == 1);
    CHECK(count(document, "alike", "without") == 1);
    CHECK(count(document, "counted", "without") == 10);
    CHECK(figure(document, "change", "without") == near(5.9));
    CHECK(figure(document, "change_low", "without") == near(1.525586));
    CHECK(count(document, "worthwhile") == 6);
    CHECK(count(document, "worthwhile", "without") == 5);
    CHECK_FALSE(has_table(impact(*ten()), "without"));
}

TEST_CASE("answers that are all alike make a straight line by themselves, also in the latest form") {
    const auto desk = desk_with(starter());
    const auto form = [&](const std::string& code, const char* items, const char* date) { run(*desk, "measure add", {code, "swemwbs"}, {{"items", items}, {"date", date}}); };
    const auto first = person(*desk), last = person(*desk), neither = person(*desk);
    form(first, "3,3,3,3,3,3,3", "2026-01-10"), form(first, "3,4,3,4,3,4,3", "2026-06-10");
    form(last, "3,4,3,4,3,4,3", "2026-01-10"), form(last, "4,4,4,4,4,4,4", "2026-06-10");
    form(neither, "3,4,3,4,3,4,3", "2026-01-10"), form(neither, "5,5,5,5,5,5,4", "2026-06-10");
    const auto document = impact(*desk);
    CHECK(count(document, "both") == 3);
    CHECK(count(document, "alike", "without") == 2);
    CHECK(count(document, "counted", "without") == 1);
    must_be_sound(*desk);
}

TEST_CASE("3.8 items of a profile are counted and never averaged, and the profile has its Paretian class") {
    const auto desk = desk_with(starter());
    const auto form = [&](const std::string& code, const char* items, const char* date) { run(*desk, "measure add", {code, "eq5d5l"}, {{"items", items}, {"date", date}}); };
    const auto better = person(*desk), mixed = person(*desk);
    form(better, "2,1,2,3,2,60", "2026-01-10"), form(better, "1,1,2,2,2,75", "2026-06-10");
    form(mixed, "1,1,1,2,1,80", "2026-01-10"), form(mixed, "1,1,2,1,1,70", "2026-06-10");
    const auto document = impact(*desk);
    const Table& measures = table_of(document, "measures");
    REQUIRE(measures.rows.size() == 1);
    CHECK(text_of(cell(measures, "scale")) == "today");
    CHECK(figure(document, "change") == near(2.5));
    const Table& items = table_of(document, "items");
    CHECK(items.rows.size() == 5);
    CHECK(whole_of(cell(items, "better", 0)) == 1);  // mobility
    CHECK(whole_of(cell(items, "worse", 2)) == 1);   // usual activities
    CHECK(whole_of(cell(items, "better", 3)) == 2);  // pain
    CHECK(count(document, "better", "profiles") == 1);
    CHECK(count(document, "mixed", "profiles") == 1);
    CHECK(count(document, "both", "profiles") == 2);
}

TEST_CASE("the drift to expect is told where the config gives the population's mean and the reliability") {
    const auto document = impact(*ten(starter({{"reliable = 7.2  ", "reliability = 0.85\npopulation_mean = 62.0\nreliable = 7.2  "}})));
    CHECK(figure(document, "expected_drift") == near((62.0 - 54.39) * 0.15));
    CHECK(has(said(document), "of the change +5.9, about +1.1 is what such people drift back by without any help: (population mean 62.0 - start 54.4) x (1 - reliability 0.85)"));
    CHECK_FALSE(is_known(cell(table_of(impact(*ten()), "measures"), "expected_drift")));
}

TEST_CASE("who was never taken on is not enrolled") {
    const auto desk = ten();
    const auto code = person(*desk);
    score(*desk, code, "90.0", "2026-01-10");
    run(*desk, "client close", {code}, {{"outcome", "not-taken-on"}, {"closed_on", "2026-02-01"}});
    const auto left = person(*desk);
    run(*desk, "client close", {left}, {{"outcome", "left-early"}, {"closed_on", "2026-02-01"}});
    const auto document = impact(*desk);
    CHECK(count(document, "enrolled", "flow") == 11);
    CHECK(count(document, "enrolled") == 11);
    CHECK(count(document, "no_second") == 0);
    CHECK(count(document, "never") == 1);
}

TEST_CASE("goals by how they ended, and goal attainment over people") {
    const auto desk = desk_with(starter());
    const auto one = person(*desk), two = person(*desk);
    const auto goal = [&](const std::string& whose, Flags more = {}) {
        more.emplace_back("opened_on", "2026-01-10");
        return add(*desk, "goal add", {whose, "a goal"}, more);
    };
    const Flags scaled = {{"much_less", "a"}, {"less", "b"}, {"expected", "c"}, {"more", "d"}, {"much_more", "e"}, {"baseline", "-1"}};
    const auto rate = [&](const std::string& code, const char* attained) { run(*desk, "goal review", {code}, {{"decision", "keep"}, {"attained", attained}, {"date", "2026-06-01"}}); };
    rate(goal(one, scaled), "1");
    rate(goal(one, scaled), "0");
    rate(goal(two, scaled), "0");
    run(*desk, "goal close", {goal(two)}, {{"outcome", "met"}, {"closed_on", "2026-05-01"}});
    run(*desk, "goal close", {goal(two)}, {{"outcome", "declined"}, {"reason", "not hers"}, {"closed_on", "2026-01-11"}});
    const auto document = impact(*desk);
    CHECK(count(document, "goals", "goals") == 4);
    CHECK(count(document, "met", "goals") == 1);
    CHECK(count(document, "open", "goals") == 3);
    CHECK(count(document, "declined", "goals") == 1);
    CHECK(count(document, "people", "attainment") == 2);
    CHECK(figure(document, "t_latest", "attainment") == near((56.2017 + 50) / 2));
    // At the start -1,-1: 50 - 20 / sqrt(0.7 x 2 + 0.3 x 4) = 37.5965, and -1: 40.
    CHECK(figure(document, "t_start", "attainment") == doctest::Approx((37.5965 + 40) / 2).epsilon(1e-5));
    CHECK(figure(document, "t_change", "attainment") == doctest::Approx((56.2017 - 37.5965 + 10) / 2).epsilon(1e-5));
}

TEST_CASE("within groups the same people before and after, and each group too small for a headline says so") {
    const auto desk = desk_with(replace_all(std::string(Config::starter()), "fewest_pairs = 20", "fewest_pairs = 3"));
    for (std::size_t i = 0; i < pre.size(); ++i) pair(*desk, pre[i], post[i], {{"ethnicity", i < 2 ? "H" : i < 7 ? "A" : i < 9 ? "B" : "Z"}, {"deprivation_decile", i < 5 ? "1" : "2"}, {"deprivation_edition", i == 0 ? "2025" : "2019"}});
    const auto document = impact(*desk, {{"by", "ethnicity"}});
    const Table& groups = table_of(document, "by_group");
    REQUIRE(groups.rows.size() == 3);
    CHECK(text_of(groups.rows[0][0]) == "asian");
    CHECK(text_of(groups.rows[1][0]) == "not stated");
    CHECK(text_of(groups.rows[2][0]) == "white");
    CHECK(whole_of(cell(groups, "both", 2)) == 7);
    CHECK(decimal_of(cell(groups, "change", 2)) == near((13.6 - 2.3 + 9.9 - 0.5 + 12.1 + 4.9 + 11.9) / 7));
    CHECK(text_of(cell(table_of(document, "group_words"), "change", 0)) == "we cannot tell");
    CHECK(has(text_of(cell(table_of(document, "group_words"), "change", 2)), "+7.1 ("));
    const auto deprived = impact(*desk, {{"by", "deprivation"}});
    CHECK(table_of(deprived, "groups").rows.size() == 2);  // two editions are never one group
    CHECK(has(refusal(*desk, Kind::usage, "report impact", {}, {{"by", "ethnicty"}}), "did you mean 'ethnicity'"));
}

TEST_CASE("a person stands in the group of each barrier, and a source is that of the first referral") {
    const auto desk = desk_with(starter());
    pair(*desk, "50.0", "60.0", {{"barriers", "carer"}, {"barriers", "transport"}});
    pair(*desk, "50.0", "52.0");
    run(*desk, "referral add", {"C-001"}, {{"source", "gp"}, {"received_on", "2026-01-02"}});
    run(*desk, "referral add", {"C-001"}, {{"source", "self"}, {"received_on", "2026-03-02"}});
    const auto barriers = impact(*desk, {{"by", "barrier"}});
    CHECK(table_of(barriers, "groups").rows.size() == 3);
    CHECK(has(said(barriers), "the groups do not add up"));
    const auto sources = impact(*desk, {{"by", "source"}});
    REQUIRE(table_of(sources, "groups").rows.size() == 2);
    CHECK(text_of(table_of(sources, "groups").rows[0][0]) == "GP");
    CHECK(text_of(table_of(sources, "groups").rows[1][0]) == "not known");
}

TEST_CASE("two periods: each period's own people changed so far, with the interval of the difference") {
    const auto desk = ten();
    const std::vector<std::pair<std::string, std::string>> sleep = {{"50.0", "51.2"}, {"50.0", "52.4"}, {"50.0", "51.3"}, {"50.0", "51.3"}, {"50.0", "50.0"},
                                                                    {"50.0", "51.0"}, {"50.0", "51.8"}, {"50.0", "50.8"}, {"50.0", "54.6"}, {"50.0", "51.4"}};
    for (const auto& [first, latest] : sleep) {
        const auto code = add(*desk, "client add", {"Earlier"}, {{"enrolled_on", "2025-03-01"}});
        score(*desk, code, first, "2025-03-10");
        score(*desk, code, latest, "2025-09-10");
    }
    const auto document = impact(*desk, {{"compare_with", "2025"}});
    CHECK(figure(document, "change", "compared") == near(5.9));
    CHECK(figure(document, "then_change", "compared") == near(1.58));
    CHECK(figure(document, "difference", "compared") == near(4.32));
    CHECK(figure(document, "difference_low", "compared") == doctest::Approx(-0.091701).epsilon(1e-5));
    CHECK(figure(document, "difference_high", "compared") == near(8.731701));
    for (const auto& column : table_of(document, "compared_words").columns) CHECK_FALSE(has(lower(column.title), "start"));
    CHECK(has(refusal(*desk, Kind::refused, "report impact", {}, {{"from", "2026-01-01"}, {"to", "2026-10-31"}, {"compare_with", "2026-01"}}), "share days"));
}

TEST_CASE("every figure has its recipe, and the rows behind it are as many as it says") {
    const auto desk = ten();
    score(*desk, person(*desk), "40.0", "2026-01-10");
    const auto document = impact(*desk);
    const Table& recipes = table_of(document, "recipes");
    CHECK(text_of(cell(recipes, "definition")) == "impact/2");
    CHECK(text_of(cell(recipes, "cut_off")) == "2026-11-23");
    for (const char* name : {"enrolled", "both", "worthwhile", "worse", "no_second", "never", "reliable_better", "ceiling"}) {
        CAPTURE(std::string(name));
        const auto rows = report(*desk, typed("report impact", {}, {{"from", "2026-01-01"}, {"to", "2026-10-31"}, {"rows", name == std::string("enrolled") ? name : std::string(name) + ":activation"}}));
        const auto expected = name == std::string("ceiling") ? 0 : count(document, name);
        CHECK(std::ssize(table_of(rows, "rows").rows) == expected);
    }
}
