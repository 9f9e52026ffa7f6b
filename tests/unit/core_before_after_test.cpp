// SPDX-License-Identifier: MIT
// The figures of report impact come from summaries; here they are made again from every measure, the long way round.
#include <algorithm>
#include <cmath>

#include "builders.hpp"
#include "caseload/stats.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

/// Everything was recorded long ago, so that the caseload can be asked as of any day.
std::unique_ptr<Desk> old_desk() {
    Setting setting;
    setting.clock = {monday(), "2020-01-01T12:00:00Z"};
    auto desk = std::make_unique<Desk>(setting, Config::parse(Config::starter(), "caseload.toml"),
                                       std::make_unique<Store>(Store::in_memory()));
    desk->begin();
    return desk;
}

struct Score {
    std::string client, goal, instrument, scale, date;
    std::int64_t score;
};

/// In the order in which they were recorded.
std::vector<Score> scores_of(const Desk& desk) {
    const Noun& kind = noun("measure");
    const auto place = [&](std::string_view field) {
        for (std::size_t i = 0; i < kind.uses.size(); ++i)
            if (kind.uses[i].field == field) return i + 1;
        throw std::logic_error(std::string(field));
    };
    std::vector<Score> scores;
    desk.store().each_record(kind, [&](const Row& row) {
        if (!is_known(row[place("score")])) return;
        scores.push_back({text_of(row[place("client")]), text_of(row[place("goal")]), text_of(row[place("instrument")]),
                          text_of(row[place("scale")]), text_of(row[place("date")]), whole_of(row[place("score")])});
    });
    return scores;
}

std::vector<std::string> enrolled_in(const Desk& desk, const std::string& from, const std::string& to) {
    const auto& uses = noun("client").uses;
    const auto place = static_cast<std::size_t>(std::ranges::find(uses, "enrolled_on", &Use::field) - uses.begin()) + 1;
    std::vector<std::string> people;
    desk.store().each_record(noun("client"), [&](const Row& row) {
        if (text_of(row[place]) >= from && text_of(row[place]) <= to) people.push_back(text_of(row[0]));
    });
    return people;
}

struct Figures {
    std::vector<double> start, latest, change, single;
};

/// One person's scores of one result, each goal apart, then their mean.
void add_person(std::vector<Score> scores, Figures& figures) {
    std::ranges::stable_sort(scores, {}, &Score::date);
    std::map<std::string, std::vector<Score>> goals;
    for (const auto& one : scores) goals[one.goal].push_back(one);
    double start = 0, latest = 0, first = 0, twice = 0;
    for (const auto& [goal, of] : goals) {
        first += static_cast<double>(of.front().score);
        if (of.back().date == of.front().date) continue;
        ++twice;
        start += static_cast<double>(of.front().score);
        latest += static_cast<double>(of.back().score);
    }
    if (goals.empty()) return;
    if (twice == 0) return figures.single.push_back(first / static_cast<double>(goals.size()) / 100);
    figures.start.push_back(start / twice / 100);
    figures.latest.push_back(latest / twice / 100);
    figures.change.push_back((latest - start) / twice / 100);
}

Figures long_way_round(const Desk& desk, const std::string& instrument, const std::string& scale, const std::string& from,
                       const std::string& to) {
    Figures figures;
    const auto all = scores_of(desk);
    for (const auto& person : enrolled_in(desk, from, to)) {
        std::vector<Score> of;
        std::ranges::copy_if(all, std::back_inserter(of), [&](const Score& s) {
            return s.client == person && s.instrument == instrument && s.scale == scale && s.date <= desk.today().iso();
        });
        add_person(of, figures);
    }
    return figures;
}

void same(const Value& said, std::optional<double> made) {
    REQUIRE(is_known(said) == made.has_value());
    if (made) CHECK(std::abs(decimal_of(said) - *made) < 1e-6);
}

std::optional<double> mean(const std::vector<double>& values) {
    return values.empty() ? std::nullopt : std::optional(stats::mean(values));
}

/// How many people had a figure, over all results.
std::size_t must_agree(Desk& desk, const std::string& from, const std::string& to) {
    const auto document = report(desk, typed("report impact", {}, {{"from", from}, {"to", to}, {"identifiable", ""}}));
    const auto& table = table_of(document, "measures");
    std::size_t row = 0, people = 0;
    for (const auto& instrument : desk.config().instruments())
        for (const auto& scale : instrument.scales) {
            const auto made = long_way_round(desk, instrument.id, scale.name, from, to);
            if (made.change.empty() && made.single.empty()) continue;
            CAPTURE(instrument.id);
            REQUIRE(row < table.rows.size());
            CHECK(text_of(cell(table, "instrument", row)) == instrument.id);
            CHECK(whole_of(cell(table, "both", row)) == std::ssize(made.change));
            CHECK(whole_of(cell(table, "no_second", row)) == std::ssize(made.single));
            same(cell(table, "start", row), mean(made.start));
            same(cell(table, "latest", row), mean(made.latest));
            same(cell(table, "change", row), mean(made.change));
            same(cell(table, "no_second_start", row), mean(made.single));
            same(cell(table, "change_sd", row), stats::paired(made.change).sd);
            people += made.change.size() + made.single.size();
            ++row;
        }
    CHECK(row == table.rows.size());
    return people;
}

void must_agree_on_many_days(Desk& desk, std::size_t at_least) {
    std::size_t people = 0;
    desk.give_up();  // a copy is made of what is kept
    for (const long days : {0L, 1L, 25L, 60L, 149L})
        for (const auto& [from, to] : {std::pair{ago(400), ago(days)}, std::pair{ago(120), ago(90)}}) {
            CAPTURE(days);
            if (from > to || to > ago(days)) continue;
            const auto then = desk.as_of(monday().plus_days(-days));
            people += must_agree(*then, from, to);
        }
    desk.begin();
    CHECK(people >= at_least);
}

}  // namespace

TEST_CASE("scores of one day, after the day asked about, corrected, taken back and moved to another person") {
    const auto desk = old_desk();
    for (const long days : {200L, 120L, 90L, 89L})
        add(*desk, "client add", {"Person " + std::to_string(days)}, {{"enrolled_on", ago(days)}});
    const auto score = [&](const char* whose, const char* instrument, const char* value, long days) {
        return add(*desk, "measure add", {whose, instrument}, {{"score", value}, {"date", ago(days)}});
    };
    score("C-001", "activation", "50.0", 60);
    score("C-001", "activation", "55.0", 60);  // a tie: the first and the latest are of one day
    score("C-002", "activation", "40.0", 60);
    score("C-002", "activation", "44.0", 25);
    score("C-002", "activation", "48.0", 25);  // a tie at the end
    score("C-002", "activation", "70.0", 1);
    score("C-003", "activation", "61.0", 1);
    const auto wrong = score("C-003", "activation", "10.0", 80);
    const auto late = score("C-004", "activation", "33.0", 70);
    score("C-004", "activation", "39.0", 0);
    must_agree_on_many_days(*desk, 10);
    run(*desk, "measure edit", {wrong}, {{"score", "57.5"}, {"date", ago(30)}});
    run(*desk, "measure edit", {late}, {{"client", "C-001"}});
    must_agree_on_many_days(*desk, 10);
    run(*desk, "undo");
    must_agree_on_many_days(*desk, 10);
    merge_clients(*desk, typed("client merge", {"C-002", "C-003"}));
    Document document;
    desk->conclude(document, "client merge C-002 C-003", false);
    desk->begin();
    must_agree_on_many_days(*desk, 8);
}

TEST_CASE("goals rated once and twice, beside each other") {
    const auto desk = old_desk();
    for (const auto* name : {"One", "Two", "Three"}) add(*desk, "client add", {name}, {{"enrolled_on", ago(200)}});
    const auto goal = [&](const char* whose, std::vector<std::pair<const char*, long>> ratings) {
        const auto code = add(*desk, "goal add", {whose, "a goal"}, {{"opened_on", ago(150)}});
        for (const auto& [rating, days] : ratings)
            run(*desk, "measure add", {code, "goal-progress"}, {{"score", rating}, {"date", ago(days)}});
    };
    goal("C-001", {{"2", 100}, {"7", 20}});
    goal("C-001", {{"3", 100}, {"4", 10}});
    goal("C-001", {{"9", 100}});
    goal("C-002", {{"1", 90}, {"2", 90}});
    goal("C-002", {{"4", 80}});
    goal("C-003", {{"6", 5}});
    must_agree_on_many_days(*desk, 6);
    const auto document = report(*desk, typed("report impact", {}, {{"from", ago(400)}, {"to", ago(0)}, {"identifiable", ""}}));
    CHECK(cell(table_of(document, "measures"), "start") == Value{2.5});
    CHECK(cell(table_of(document, "measures"), "latest") == Value{5.5});
    CHECK(cell(table_of(document, "measures"), "no_second_start") == Value{4.25});
}

TEST_CASE("the interval has the confidence that the config asks for") {
    const auto width = [](const char* confidence) {
        const auto desk = desk_with(replace_all(std::string(Config::starter()), "confidence = 0.95", std::string("confidence = ") + confidence));
        for (const auto* after : {"52.0", "57.0", "49.0"}) {
            const auto code = add(*desk, "client add", {std::string("Person ") + after}, {{"enrolled_on", ago(100)}});
            run(*desk, "measure add", {code, "activation"}, {{"score", "50.0"}, {"date", ago(90)}});
            run(*desk, "measure add", {code, "activation"}, {{"score", after}, {"date", ago(1)}});
        }
        const auto document = run(*desk, "report impact", {}, {{"identifiable", ""}});
        const auto& table = table_of(document, "measures");
        return decimal_of(cell(table, "change_high")) - decimal_of(cell(table, "change_low"));
    };
    CHECK(width("0.9") / width("0.95") == doctest::Approx(2.919986 / 4.302653).epsilon(1e-5));  // qt(0.95, 2) / qt(0.975, 2)
}
