// SPDX-License-Identifier: MIT
// report experience: who could have been asked, who was, who answered, and what they said that may be passed on.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "caseload/reporting.hpp"
#include "caseload/stats.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "recipes.hpp"
#include "report.hpp"
#include "shown_interval.hpp"
#include "words.hpp"

namespace caseload {
namespace {

using Kind_ = FigureRole::Kind;

struct Said {
    std::int64_t asked = 0, by_name = 0, answered = 0, comments = 0, quotable = 0;
    std::map<std::string, std::int64_t> answers;
};

std::map<std::string, Said> read(const Desk& desk, const Parameters& parameters) {
    std::map<std::string, Said> all;
    desk.store().each("reports/experience#asked", parameters, [&](const Row& row) {
        auto& one = all[text_of(row[0])];
        one.asked = whole_of(row[1]), one.by_name = whole_of(row[2]);
    });
    desk.store().each("reports/experience#answered", parameters, [&](const Row& row) {
        auto& one = all[text_of(row[0])];
        if (text_of(row[1]).empty()) return;
        one.answers[text_of(row[1])] += whole_of(row[2]);
        one.answered += whole_of(row[2]);
    });
    desk.store().each("reports/experience#said", parameters, [&](const Row& row) {
        auto& one = all[text_of(row[0])];
        one.comments = whole_of(row[1]), one.quotable = whole_of(row[2]);
    });
    return all;
}

// One row of counts for a question, with the sums that hold between them, so that the rule on small numbers sees them all.
Table counts_of(const std::string& key, const Survey* question, const Said& said, std::int64_t eligible) {
    Table table;
    table.name = "question_" + replace_all(key, "-", "_");
    table.layout = Layout::record;
    table.audience = Audience::machine;
    table.rows.emplace_back();
    const auto count = [&](const std::string& name, const std::string& title, std::int64_t n) {
        table.columns.push_back({name, title, CellType::whole});
        table.columns.back().figure.kind = Kind_::count;
        table.rows[0].push_back(n);
    };
    const auto share = [&](const std::string& name, const std::string& whole) {
        table.columns.push_back({name + "_share", "of " + whole + ", percent", CellType::decimal});
        table.columns.back().figure = {Kind_::share, name + "/" + whole};
        table.rows[0].emplace_back();
    };
    count("eligible", "Eligible", eligible);
    count("asked", "Asked", said.asked);
    count("by_name", "asked by name", said.by_name);
    count("answered", "Answered", said.answered);
    std::vector<std::string> words = question ? question->answers : std::vector<std::string>{};
    for (const auto& [word, n] : said.answers)
        if (std::ranges::find(words, word) == words.end()) words.push_back(word);  // of an older config
    std::vector<std::string> all, good;
    std::int64_t positive = 0;
    for (const auto& word : words) {
        const auto found = said.answers.find(word);
        const std::string name = "answer_" + replace_all(word, "-", "_");
        count(name, lower(label_of_word(word)), found == said.answers.end() ? 0 : found->second);
        all.push_back(name);
        if (!question || std::ranges::find(question->positive, word) == question->positive.end()) continue;
        good.push_back(name);
        positive += found == said.answers.end() ? 0 : found->second;
    }
    count("positive", "Positive", positive);
    count("comments", "Comments", said.comments);
    count("quotable", "may be quoted", said.quotable);
    share("by_name", "eligible"), share("answered", "asked"), share("positive", "answered");
    for (const auto& name : all) share(name, "answered");
    table.sums = {"asked = by_name + cards", "comments = quotable + rest"};
    if (!all.empty()) table.sums.push_back("answered = " + join(all, " + "));
    table.sums.push_back(good.empty() ? "answered = positive + other" : "positive = " + join(good, " + "));
    return table;
}

Value figure(const Table& table, std::string_view name) {
    const auto at = std::ranges::find(table.columns, name, &Column::name);
    return table.rows[0][static_cast<std::size_t>(at - table.columns.begin())];
}

// More answers than were asked for: cards nobody counted, or earlier ones that came back now.
bool more_than_asked(const Table& table) {
    const Value answered = figure(table, "answered");
    return !is_known(figure(table, "answered_share")) && (is_hidden(answered) || whole_of(answered) > 0);
}

std::string positive_words(const Desk& desk, const Sharing& sharing, const Table& table) {
    const Value positive = figure(table, "positive"), answered = figure(table, "answered");
    if (!is_known(figure(table, "positive_share")) || is_hidden(figure(table, "positive_share"))) return {};
    const double confidence = desk.config().settings.confidence;
    const auto n = whole_of(answered), k = std::min(whole_of(positive), n);
    const auto interval = *widest<2>({k, n}, {slack_of(sharing), slack_of(sharing)}, [&](const auto& of) { return stats::wilson(std::min(of[0], of[1]), of[1], confidence); });
    return fmt::format("{} % interval {} to {} %", format_decimal(confidence * 100, 0), format_decimal(interval.low * 100, 0), format_decimal(interval.high * 100, 0));
}

Table words_of(const Desk& desk, const Sharing& sharing, const std::string& key, const Table& counts) {
    Table table;
    table.name = "words_" + key;
    table.audience = Audience::human;
    table.header = false;
    table.title = label_of(desk, "question", key);
    table.columns = {{"what", "WHAT"}, {"n", "N", CellType::whole}, {"share", "SHARE", CellType::code}, {"more", "MORE", CellType::text, 0, Audience::both, true}};
    for (const auto& column : counts.columns) {
        if (column.figure.kind == Kind_::share) continue;
        const Value n = figure(counts, column.name);
        const bool shared = column.name == "by_name" || column.name == "answered" || column.name == "positive" || column.name.starts_with("answer_");
        std::string share = shared ? share_words(figure(counts, column.name + "_share")) : "", more;
        if (column.name == "by_name") more = "of those eligible";
        else if (column.name == "answered" && more_than_asked(counts)) share = "-", more = "more answers than were asked for: no rate";
        else if (column.name == "answered") more = "of those asked";
        else if (column.name == "positive") more = positive_words(desk, sharing, counts);
        const bool part = column.name.starts_with("answer_") || column.name == "by_name" || column.name == "quotable";
        table.rows.push_back({(part ? "  " : "") + column.title, n, share, more});
    }
    return table;
}

void add_comments(Desk& desk, const Input& input, const Parameters& parameters, Document& document) {
    // What somebody took back must not come out of an earlier day.
    if (input.has("as_of")) return void(document.say("Comments are shown by what may be quoted today: not with --as-of.", Tone::faint));
    Table comments = desk.store().table("reports/experience#comments", parameters);
    comments.name = "comments";
    for (auto& row : comments.rows) {
        row[0] = label_of(desk, "question", text_of(row[0]));
        if (is_known(row[1])) row[1] = label_of_word(text_of(row[1]));
    }
    if (comments.rows.empty()) comments.audience = Audience::machine;
    document.add(std::move(comments));
}

}  // namespace

Document report_experience(Desk& desk, const Input& input) {
    Document document;
    Sharing sharing = sharing_of(desk, input);
    const Period period = report_period(desk, input);
    const Definition definition{"experience/1", period.from.iso(), period.to.iso(), desk.today().iso()};
    const auto recipes = recipes_of(desk, {"reports/experience"});
    if (input.has("explain")) return explained(desk, {"reports/experience"}, definition);
    document.say(fmt::format("Experience {} - {} · as of {} · definition experience/1{}", period.from.brief(period.to), period.to.words().substr(4), desk.today().words().substr(4), label_of(sharing)),
                 Tone::heading);
    document.add(about_report(desk, "experience", "experience/1", period, sharing));
    const Parameters parameters{{"from", period.from.iso()}, {"to", period.to.iso()}, {"as_of", desk.today().iso()}};
    if (input.has("rows")) return rows_of(desk, recipe_asked(recipes, input.one("rows")), parameters);
    const auto eligible = whole_of(desk.store().rows("reports/experience#eligible", parameters).at(0)[0]);
    const auto all = read(desk, parameters);
    for (const auto& question : desk.config().surveys())
        if (const auto said = all.find(question.key); said != all.end()) {
            const Table counts = fit(counts_of(question.key, &question, said->second, eligible), sharing);
            document.add(words_of(desk, sharing, question.key, counts)).add(counts);
        }
    for (const auto& [key, said] : all)
        if (!desk.config().survey(key)) {
            const Table counts = fit(counts_of(key, nullptr, said, eligible), sharing);
            document.add(words_of(desk, sharing, key, counts)).add(counts);
        }
    if (all.empty()) document.say("Nobody was asked and nobody answered in this period.");
    add_comments(desk, input, parameters, document);
    document.say("Those who answer are not like those who do not: a high share of few answers says little.");
    document.add(recipe_table(recipes, definition));
    say_sharing(sharing, document);
    return document;
}

}  // namespace caseload
