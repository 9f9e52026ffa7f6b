// SPDX-License-Identifier: MIT
// The rule on small numbers, against a reader who tries every set of counts that fits what is printed.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <random>
#include <set>

#include "../../src/core/small_numbers.hpp"

using namespace caseload;
using namespace caseload::small;

namespace {

const Rule rule;

std::string printed(const std::vector<Shown>& shown) {
    std::string words;
    for (const auto& one : shown) words += (words.empty() ? "" : " ") + (one.is_hidden() ? std::string(mark) : std::to_string(one.value));
    return words;
}

std::string alone(std::int64_t count) { return printed(protect({count}, {}, rule)); }

// Whether a count could be printed like this. A reader may even know which of the marks stand for small numbers.
bool could_be(std::int64_t count, const Shown& shown) {
    switch (shown.how) {
        case Shown::How::exact: return count == 0;
        case Shown::How::hidden: return count >= 1 && count <= 7;
        case Shown::How::for_another: return count >= 1;
        case Shown::How::rounded: return count > 7 && std::abs(count - shown.value) <= 2;
    }
    return false;
}

bool adds_up(const std::vector<std::int64_t>& counts, const std::vector<Sum>& sums) {
    for (const auto& sum : sums) {
        std::int64_t total = 0;
        for (const auto& part : sum) total += part.times * counts[part.cell];
        if (total != 0) return false;
    }
    return true;
}

// Tries every set of counts; totals (given by the first part of a sum) follow from the others.
void try_all(std::size_t at, std::vector<std::int64_t>& counts, const std::vector<Shown>& shown, const std::vector<Sum>& sums,
             std::size_t free, std::vector<std::vector<char>>& possible) {
    if (at == free) {
        for (const auto& sum : sums) {
            std::int64_t total = 0;
            for (std::size_t i = 1; i < sum.size(); ++i) total += counts[sum[i].cell];
            counts[sum[0].cell] = total;
        }
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (!could_be(counts[i], shown[i])) return;
        if (!adds_up(counts, sums)) return;
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i] < 200) possible[i][static_cast<std::size_t>(counts[i])] = 1;
        return;
    }
    for (std::int64_t value = 0; value <= 40; ++value) {
        if (!could_be(value, shown[at])) continue;
        counts[at] = value;
        try_all(at + 1, counts, shown, sums, free, possible);
    }
}

void nothing_can_be_derived(const std::vector<std::int64_t>& counts, const std::vector<Sum>& sums, std::size_t free) {
    const auto shown = protect(counts, sums, rule);
    std::vector<std::vector<char>> possible(counts.size(), std::vector<char>(200, 0));
    std::vector<std::int64_t> tried(counts.size(), 0);
    try_all(0, tried, shown, sums, free, possible);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] < 1 || counts[i] > 7) continue;
        CHECK(shown[i].is_hidden());
        CHECK_MESSAGE(std::ranges::count(possible[i], 1) >= least_left, printed(shown));
        CHECK(possible[i][static_cast<std::size_t>(counts[i])] == 1);  // what is printed is true
    }
}

std::int64_t small_or_large(std::mt19937& random) {
    static const std::int64_t likely[] = {0, 0, 1, 2, 3, 5, 6, 7, 7, 8, 9, 12, 13, 17, 18};
    return likely[random() % std::size(likely)];
}

Table listing() {
    Table table;
    table.name = "flow";
    table.columns = {{"enrolled", "", CellType::whole}, {"left", "", CellType::whole}, {"share", "", CellType::decimal, 0}};
    table.columns[0].figure = {FigureRole::Kind::count, {}};
    table.columns[1].figure = {FigureRole::Kind::count, {}};
    table.columns[2].figure = {FigureRole::Kind::share, "left/enrolled"};
    return table;
}

}  // namespace

TEST_CASE("0 stays, 1 to 7 are hidden, the rest is rounded to 5") {
    const std::pair<std::int64_t, const char*> cases[] = {{0, "0"},   {1, "*"},   {7, "*"},   {8, "10"},  {9, "10"},  {11, "10"},
                                                          {12, "10"}, {13, "15"}, {17, "15"}, {18, "20"}, {1031, "1030"}};
    for (const auto& [count, words] : cases) CHECK(alone(count) == words);
}

TEST_CASE("totals follow the same rule, and the categories of the leak test stay open") {
    const std::vector<Sum> sums = {{{3, 1}, {0, -1}, {1, -1}, {2, -1}}};
    CHECK(printed(protect({3, 12, 20, 35}, sums, rule)) == "* 10 20 35");
    nothing_can_be_derived({3, 12, 20, 35}, sums, 3);
}

TEST_CASE("what a hidden number could be worked out from is hidden too") {
    const std::vector<Sum> sums = {{{2, 1}, {0, -1}, {1, -1}}};
    const auto shown = protect({7, 12, 19}, sums, rule);  // 20 - 10 would leave 6 or 7
    CHECK(printed(shown) == "* * 20");
    CHECK(shown[1].how == Shown::How::for_another);
    CHECK(printed(protect({1, 1, 1, 1, 1, 1, 1, 7}, {{{7, 1}, {0, -1}, {1, -1}, {2, -1}, {3, -1}, {4, -1}, {5, -1}, {6, -1}}}, rule)) ==
          "* * * * * * * *");
}

TEST_CASE("no hidden number can be derived: every pair and triple with its total") {
    for (std::int64_t a = 0; a <= 14; ++a)
        for (std::int64_t b = a; b <= 14; ++b) {
            nothing_can_be_derived({a, b, a + b}, {{{2, 1}, {0, -1}, {1, -1}}}, 2);
            for (std::int64_t c = b; c <= 14; c += 3) nothing_can_be_derived({a, b, c, a + b + c}, {{{3, 1}, {0, -1}, {1, -1}, {2, -1}}}, 3);
        }
}

TEST_CASE("no hidden number can be derived: two by two tables with both margins") {
    std::mt19937 random(20261125);
    for (int round = 0; round < 150; ++round) {
        const auto a = small_or_large(random), b = small_or_large(random), c = small_or_large(random), d = small_or_large(random);
        const std::vector<Sum> sums = {{{4, 1}, {0, -1}, {1, -1}}, {{5, 1}, {2, -1}, {3, -1}}, {{6, 1}, {0, -1}, {2, -1}}, {{7, 1}, {1, -1}, {3, -1}}};
        nothing_can_be_derived({a, b, c, d, a + b, c + d, a + c, b + d}, sums, 4);
    }
}

TEST_CASE("no hidden number can be derived: this week's report beside last week's") {
    std::mt19937 random(47);
    for (int round = 0; round < 300; ++round) {
        const auto before = small_or_large(random) + 5, joined = small_or_large(random), left = std::min(before + joined, small_or_large(random));
        const auto now = before + joined - left;
        const std::vector<Sum> sums = {{{0, 1}, {1, 1}, {2, -1}, {3, -1}}};  // before + joined = left + now
        const auto shown = protect({before, joined, left, now}, sums, rule);
        for (std::size_t i = 0; i < 4; ++i) {
            const std::int64_t true_one = std::array{before, joined, left, now}[i];
            if (true_one < 1 || true_one > 7) continue;
            std::vector<char> possible(60, 0);
            for (std::int64_t b = 0; b < 45; ++b)
                for (std::int64_t j = 0; j < 45; ++j)
                    for (std::int64_t l = 0; l <= std::min<std::int64_t>(b + j, 44); ++l) {
                        const std::int64_t all[] = {b, j, l, b + j - l};
                        bool fits = all[3] < 45;
                        for (std::size_t k = 0; k < 4; ++k) fits = fits && could_be(all[k], shown[k]);
                        if (fits) possible[static_cast<std::size_t>(all[i])] = 1;
                    }
            CHECK(std::ranges::count(possible, 1) >= least_left);
        }
    }
}

TEST_CASE("a share comes from the true counts, to a step, and is hidden with its parts and with what is left between them") {
    auto table = listing();
    const auto row = [&](std::int64_t enrolled, std::int64_t left) { table.rows.push_back({enrolled, left, Value{}}); };
    row(48, 13), row(48, 3), row(0, 0), row(16, 14), row(11, 8), row(20, 20), row(48, 0), row(5, 0), row(5, 5), row(40, 19), row(48, 40);
    Hidden hidden;
    hide(table, rule, hidden);
    const auto share = [&](std::size_t at) { return text_of(table.rows[at][2]).empty() ? is_known(table.rows[at][2]) ? std::to_string(std::lround(decimal_of(table.rows[at][2]))) : "-" : text_of(table.rows[at][2]); };
    CHECK(whole_of(table.rows[0][0]) == 50);
    CHECK(share(0) == "25");  // 27.1: of the true numbers, not 15 of 50
    CHECK(text_of(table.rows[1][1]) == "*");
    CHECK(share(1) == "*");
    CHECK(share(2) == "-");
    CHECK(share(3) == "*");  // printed 15 of 15: two did not
    CHECK(share(4) == "*");
    CHECK(share(5) == "100");
    CHECK(share(6) == "0");
    CHECK(share(7) == "*");  // of too few
    CHECK(share(8) == "*");
    CHECK(share(9) == "50");
    CHECK(share(10) == "*");  // 40 of 50: six or seven may be left, and hiding only then would tell it
}

TEST_CASE("a share is told more finely only of as many people as make the step worth of the rounding") {
    CHECK(share_step(245, rule) == 5);
    CHECK(share_step(250, rule) == 2);
    CHECK(share_step(500, rule) == 1);
    CHECK(share_told(1, 400, 2) == 2);
    CHECK(share_told(399, 400, 2) == 98);
    CHECK(share_told(400, 400, 2) == 100);
    CHECK(share_told(0, 400, 2) == 0);
}

namespace {

// Whether a share could be printed like this beside counts that a reader holds possible. Where it is hidden, small numbers are
// behind it or others are: that alone tells nothing here.
bool share_could_be(const std::optional<double>& share, std::int64_t part, std::int64_t whole, const Shown& whole_shown) {
    if (part > whole) return false;
    return !share || (whole > 0 && share_told(part, whole, share_step(whole_shown.value, rule)) == *share);
}

// One row of parts of a total, each with its share; the reader tries every set of parts.
void shares_give_nothing_away(const std::vector<std::int64_t>& parts) {
    std::vector<std::int64_t> counts = parts;
    counts.push_back(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}));
    const std::size_t total = parts.size();
    std::vector<Sum> sums(1, Sum{{total, 1}});
    std::vector<Ratio> ratios;
    for (std::size_t i = 0; i < total; ++i) sums[0].push_back({i, -1});
    for (std::size_t i = 0; i < total; ++i) ratios.push_back({i, total});
    const auto told = protect(counts, sums, ratios, rule, {});
    for (std::size_t i = 0; i < total; ++i) {
        const auto rest = counts[total] - counts[i];
        if (!told.shares[i]) continue;
        CHECK_FALSE((counts[total] < 8 || (counts[i] > 0 && counts[i] < 8) || (rest > 0 && rest < 8)));
        const double truth = 100.0 * static_cast<double>(counts[i]) / static_cast<double>(counts[total]);
        CHECK(std::abs(*told.shares[i] - truth) <= share_step(told.counts[total].value, rule));
        CHECK((*told.shares[i] == 0) == (counts[i] == 0));
        CHECK((*told.shares[i] == 100) == (rest == 0));
    }
    std::vector<std::set<std::int64_t>> possible(total + 1);
    std::vector<std::int64_t> tried(total, 0);
    const std::function<void(std::size_t)> attempt = [&](std::size_t at) {
        if (at < total) {
            for (tried[at] = 0; tried[at] <= 30; ++tried[at])
                if (could_be(tried[at], told.counts[at])) attempt(at + 1);
            return;
        }
        const auto sum = std::accumulate(tried.begin(), tried.end(), std::int64_t{0});
        if (!could_be(sum, told.counts[total])) return;
        for (std::size_t i = 0; i < total; ++i)
            if (!share_could_be(told.shares[i], tried[i], sum, told.counts[total])) return;
        for (std::size_t i = 0; i < total; ++i) possible[i].insert(tried[i]);
        possible[total].insert(sum);
    };
    attempt(0);
    for (std::size_t i = 0; i <= total; ++i) {
        if (counts[i] < 1 || counts[i] > 7) continue;
        CHECK_MESSAGE(std::ssize(possible[i]) >= least_left, printed(told.counts));
        CHECK(possible[i].contains(counts[i]));
    }
}

}  // namespace

TEST_CASE("no share lies further than its step from the truth, and none gives a hidden number away") {
    for (std::int64_t a = 0; a <= 18; a += 2)
        for (std::int64_t b = a; b <= 20; b += 3) shares_give_nothing_away({a, b});
    std::mt19937 random(5);
    for (int round = 0; round < 40; ++round) shares_give_nothing_away({small_or_large(random), small_or_large(random), small_or_large(random)});
}

TEST_CASE("the last row as a total protects the rows above it") {
    auto table = listing();
    table.columns.pop_back();
    table.total_last = true;
    table.rows = {{std::int64_t{7}, std::int64_t{20}}, {std::int64_t{12}, std::int64_t{30}}, {std::int64_t{19}, std::int64_t{50}}};
    Hidden hidden;
    hide(table, rule, hidden);
    CHECK(text_of(table.rows[0][0]) == "*");
    CHECK(text_of(table.rows[1][0]) == "*");
    CHECK(whole_of(table.rows[2][0]) == 20);
    CHECK(hidden.for_others == 1);
    CHECK(told(hidden, rule).find("1 more is hidden because with it a small number could be worked out: enrolled") != std::string::npos);
}

TEST_CASE("a mean is of enough people and too coarse to tell one person's score") {
    Table table;
    table.columns = {{"both", "", CellType::whole}, {"matters", "", CellType::decimal}, {"change", "", CellType::decimal, 2}};
    table.columns[0].figure = {FigureRole::Kind::count, {}};
    table.columns[2].figure = {FigureRole::Kind::mean, "both/matters"};
    table.rows = {{std::int64_t{7}, 5.0, 5.9}, {std::int64_t{10}, 5.0, 5.9}, {std::int64_t{10}, 5.0, -5.8}, {std::int64_t{60}, 5.0, 5.93}, {std::int64_t{0}, 5.0, Value{}}};
    Hidden hidden;
    hide(table, rule, hidden);
    CHECK(text_of(table.rows[0][2]) == "*");
    CHECK(decimal_of(table.rows[1][2]) == doctest::Approx(6.0));
    CHECK(decimal_of(table.rows[2][2]) == doctest::Approx(-6.0));
    CHECK(decimal_of(table.rows[3][2]) == doctest::Approx(5.9));
    CHECK_FALSE(is_known(table.rows[4][2]));
}

namespace {

// Groups with a mean, and a total beneath them.
Table means(const std::vector<std::pair<std::int64_t, double>>& rows) {
    Table table;
    table.columns = {{"both", "", CellType::whole}, {"change", "", CellType::decimal, 2}};
    table.columns[0].figure = {FigureRole::Kind::count, {}};
    table.columns[1].figure = {FigureRole::Kind::mean, "both"};
    table.total_last = true;
    for (const auto& [both, change] : rows) table.rows.push_back({both, change});
    return table;
}

std::string printed_means(Table table) {
    Hidden hidden;
    hide(table, rule, hidden);
    std::string words;
    for (const auto& row : table.rows) words += (words.empty() ? "" : " ") + (text_of(row[1]).empty() ? std::to_string(std::lround(decimal_of(row[1]) * 10)) : text_of(row[1]));
    return words;
}

}  // namespace

TEST_CASE("a mean of all beside all means but one gives that one away: another is hidden with it") {
    CHECK(printed_means(means({{30, 5.0}, {20, 6.0}, {50, 5.4}})) == "50 60 54");
    CHECK(printed_means(means({{30, 5.0}, {20, 6.0}, {3, 9.0}, {53, 5.6}})) == "50 * * 56");
    CHECK(printed_means(means({{20, 6.0}, {3, 9.0}, {23, 6.4}})) == "* * 64");
    CHECK(printed_means(means({{30, 5.0}, {4, 6.0}, {3, 9.0}, {37, 5.4}})) == "* * * 54");  // seven people together are few too
    CHECK(printed_means(means({{30, 5.0}, {6, 6.0}, {7, 9.0}, {43, 5.4}})) == "50 * * 54");
}

TEST_CASE("where the total stands in another table too, it is never what is hidden, and it holds the parts to account") {
    auto table = means({{20, 6.0}, {3, 9.0}, {23, 6.4}});
    table.told_rows = 1;
    Hidden hidden;
    hide(table, rule, hidden);
    CHECK(whole_of(table.rows[2][0]) == 25);
    CHECK(decimal_of(table.rows[2][1]) == doctest::Approx(6.4));
    CHECK(text_of(table.rows[0][1]) == "*");
}

TEST_CASE("the ends of an interval are rounded outwards: what crosses zero is seen to") {
    Table table;
    table.columns = {{"both", "", CellType::whole}, {"matters", "", CellType::decimal}, {"low", "", CellType::decimal, 2}, {"high", "", CellType::decimal, 2}};
    table.columns[0].figure = {FigureRole::Kind::count, {}};
    table.columns[2].figure = {FigureRole::Kind::low, "both/matters"}, table.columns[3].figure = {FigureRole::Kind::high, "both/matters"};
    table.rows = {{std::int64_t{27}, 1.0, -0.021, 1.81}, {std::int64_t{27}, 1.0, 0.2, 0.4}};
    Hidden hidden;
    hide(table, rule, hidden);
    CHECK(decimal_of(table.rows[0][2]) == doctest::Approx(-0.1));
    CHECK(decimal_of(table.rows[0][3]) == doctest::Approx(1.9));
    CHECK(decimal_of(table.rows[1][2]) == doctest::Approx(0.2));
    CHECK(decimal_of(table.rows[1][3]) == doctest::Approx(0.4));
    CHECK(told(hidden, rule).find("Means are rounded to 0.1 ") != std::string::npos);
}

TEST_CASE("effect sizes are told to a tenth, chances as the next step, and both hang on every count that they name") {
    Table table;
    table.columns = {{"both", "", CellType::whole}, {"left", "", CellType::whole}, {"d", "", CellType::decimal, 2}, {"p", "", CellType::decimal, 4}, {"apart", "", CellType::decimal, 1}};
    for (std::size_t i : {0U, 1U}) table.columns[i].figure = {FigureRole::Kind::count, {}};
    table.columns[2].figure = {FigureRole::Kind::derived, "both"};
    table.columns[3].figure = {FigureRole::Kind::chance, "both"};
    table.columns[4].figure = {FigureRole::Kind::mean, "both,left"};
    table.rows = {{std::int64_t{31}, std::int64_t{3}, 0.965, 0.0138, 4.4}, {std::int64_t{31}, std::int64_t{12}, -0.97, 0.0004, 4.4}, {std::int64_t{5}, std::int64_t{0}, 0.965, 0.7, 4.4}};
    Hidden hidden;
    hide(table, rule, hidden);
    CHECK(decimal_of(table.rows[0][2]) == doctest::Approx(1.0));
    CHECK(decimal_of(table.rows[1][2]) == doctest::Approx(-1.0));
    CHECK(decimal_of(table.rows[0][3]) == doctest::Approx(0.05));
    CHECK(decimal_of(table.rows[1][3]) == doctest::Approx(0.001));
    CHECK(text_of(table.rows[0][4]) == "*");
    CHECK(decimal_of(table.rows[1][4]) == doctest::Approx(4.4));
    CHECK(text_of(table.rows[2][3]) == "*");
}

TEST_CASE("counts that add up across rows are protected across rows") {
    Table table;
    table.columns = {{"to_1", "", CellType::whole}, {"all", "", CellType::whole}};
    for (auto& column : table.columns) column.figure = {FigureRole::Kind::count, {}};
    // up + down = all, told on rows of their own.
    table.rows = {{Value{}, std::int64_t{3}}, {Value{}, std::int64_t{20}}, {Value{}, std::int64_t{23}}};
    table.cell_sums = {{{2, 1, 1}, {0, 1, -1}, {1, 1, -1}}};
    table.told_rows = 1;
    Hidden hidden;
    hide(table, rule, hidden);
    CHECK(text_of(table.rows[0][1]) == "*");
    CHECK(whole_of(table.rows[2][1]) == 25);
}
