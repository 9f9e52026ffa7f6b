// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "change.hpp"
#include "fill.hpp"
#include "priority.hpp"
#include "rules.hpp"
#include "score.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

constexpr const char* adjusted[] = {"text", "due_on", "hoped", "importance", "confidence", "first_step"};

struct Review {
    std::string decision, date, next, note;
    Value attained;  ///< level of the attainment scale
    bool closes = false;
};

std::string read_day(const Desk& desk, const Input& input, std::string_view flag, Sense sense, const std::string& otherwise) {
    if (!input.has(flag)) return otherwise;
    const Use date{.field = sense == Sense::past ? "opened_on" : "next_review_on"};
    const Value day = read_value(desk, noun("goal"), date, flag_of(flag), input.one(flag), sense);
    check_typed_day(desk, noun("goal"), date, flag_of(flag), day);
    return text_of(day);
}

Review read_review(const Desk& desk, const Input& input) {
    Review review;
    if (!input.has("decision"))
        throw Error(Kind::usage, "goal review needs --decision",
                    join(desk.config().vocabulary("goal_decision")->keys(), ", ") + "; on a terminal you are asked");
    review.decision = read_word(desk, "goal_decision", "--decision", input.one("decision"));
    review.closes = review.decision == "met" || review.decision == "close";
    review.date = read_day(desk, input, "date", Sense::past, desk.today().iso());
    const auto day = Date::from_iso(review.date).value_or(desk.today());
    if (!review.closes)
        review.next = read_day(desk, input, "next", Sense::future, day.plus_days(7 * desk.config().settings.review_weeks).iso());
    review.note = input.one("note");
    if (input.has("attained"))
        review.attained = read_value(desk, noun("review"), *noun("review").use("attained"), "--attained", input.one("attained"), Sense::past);
    if (review.closes && input.has("next")) throw Error(Kind::usage, fmt::format("--decision {} ends the goal: it takes no --next", review.decision));
    if (!review.closes && input.has("outcome")) throw Error(Kind::usage, fmt::format("--decision {} keeps the goal open: it takes no --outcome", review.decision));
    if (review.decision == "keep")
        for (const auto* field : adjusted)
            if (input.has(field)) throw Error(Kind::usage, fmt::format("{} changes the goal", flag_of(field)), "that is --decision adjust");
    return review;
}

std::string outcome_of(const Desk& desk, const Review& review, const Input& input) {
    if (input.has("outcome")) {
        const auto outcome = read_word(desk, "goal_outcome", "--outcome", input.one("outcome"));
        if (review.decision == "met" && desk.config().word("goal_outcome", outcome)->counts_as != "met")
            throw Error(Kind::refused, fmt::format("--decision met and --outcome {} contradict each other", outcome));
        return outcome;
    }
    if (review.decision != "met")
        throw Error(Kind::usage, "--decision close needs --outcome",
                    join(desk.config().vocabulary("goal_outcome")->keys(), ", "));
    for (const auto& word : desk.config().vocabulary("goal_outcome")->words)
        if (word.counts_as == "met") return word.key;
    throw Error(Kind::setup, "no word of [vocabulary.goal_outcome] counts as met");
}

// The goal itself moves only where the review says so: adjusted fields, the next day, the end.
Record reviewed(const Desk& desk, const Record& before, const Review& review, const Input& input) {
    Record after = before;
    Problems problems;
    Input changes;
    for (const auto* field : adjusted)
        if (input.has(field)) changes.flags[field] = input.all(field);
    if (review.decision == "adjust" && changes.flags.empty())
        throw Error(Kind::usage, "--decision adjust needs what changes",
                    "--text, --due-on, --hoped, --importance, --confidence or --first-step");
    fill_given(desk, after, changes, Sense::future, problems);
    if (review.date < before.text("opened_on"))
        problems.add(fmt::format("--date {} is before the goal was set, {}", day_words(review.date), day_words(before.text("opened_on"))));
    if (!review.next.empty() && review.next <= review.date)
        problems.add(fmt::format("--next {} is not after the review", day_words(review.next)));
    const bool back_dated = before.has("next_review_on") && before.text("next_review_on") > review.next && review.date < desk.today().iso();
    if (!back_dated || input.has("next") || review.closes) after.at("next_review_on") = review.next.empty() ? Value{} : Value{review.next};
    if (review.closes) {
        after.at("closed_on") = review.date;
        after.at("outcome") = outcome_of(desk, review, input);
        if (input.has("reason")) after.at("reason") = input.one("reason");
    }
    if (is_known(review.attained) && !before.has("expected"))
        problems.add(fmt::format("{} has no attainment scale", before.code), "describe its five levels first",
                     fmt::format("caseload goal edit {} --much-less TEXT --less TEXT --expected TEXT --more TEXT --much-more TEXT", before.code));
    apply_rules(desk, after, &before, input, problems);
    problems.raise(Kind::refused);
    return after;
}

// A person with one open goal may stand for it.
Record goal_of(Desk& desk, const std::string& target) {
    if (const Noun* kind = noun_of_code(target); kind == &noun("goal") || parse_integer(target))
        return resolve_record(desk, noun("goal"), target);
    const auto client = resolve(desk, noun("client"), target);
    lend_instruments(desk);
    auto parameters = day_parameters(desk);
    parameters["client"] = client;
    const auto rows = desk.store().rows("lists/goal_track", parameters);
    if (rows.size() == 1) return desk.store().load(noun("goal"), whole_of(rows[0][12]));
    const auto code = desk.store().name_of(noun("client"), client).code;
    std::vector<std::string> codes;
    for (const auto& row : rows) codes.push_back(text_of(row[1]));
    if (codes.empty()) throw Error(Kind::not_found, fmt::format("{} has no open goal", code), {}, "caseload goal add " + code + " TEXT");
    throw Error(Kind::not_found, fmt::format("{} has {} open goals: {}", code, codes.size(), join(codes, ", ")), "name one of them");
}

void keep_review(Desk& desk, std::int64_t goal, const Review& review) {
    Record record(noun("review"));
    record.at("goal") = goal;
    record.at("date") = review.date;
    record.at("decision") = review.decision;
    if (!review.next.empty()) record.at("next_review_on") = review.next;
    if (!review.note.empty()) record.at("note") = review.note;
    record.at("attained") = review.attained;
    record.at("recorded_on") = desk.today().iso();
    desk.store().insert(record);
}


}  // namespace

Document review_goal(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which goal, or whose?", {}, "caseload goal list");
    const Record before = goal_of(desk, input.words[0]);
    if (before.has("closed_on"))
        throw Error(Kind::refused, fmt::format("{} is closed", before.code), {}, "caseload goal reopen " + before.code);
    const Review review = read_review(desk, input);
    const Record after = reviewed(desk, before, review, input);
    std::string measure;
    if (input.has("rating")) measure = add_rating(desk, before, input.one("rating"), review.date);
    desk.store().update(before, after);
    keep_review(desk, before.id, review);
    auto document = change_document(desk, "reviewed", after);
    document.blocks.erase(document.blocks.begin());
    std::string said = fmt::format("{} reviewed {}: {}", after.code, day_words(review.date),
                                   label_of(desk, "goal_decision", review.decision));
    if (!measure.empty()) said += fmt::format(", rated {} ({})", input.one("rating"), measure);
    if (is_known(review.attained)) said += fmt::format(", level {}", whole_of(review.attained));
    if (review.closes) said += fmt::format(", {}", lower(label_of(desk, "goal_outcome", after.text("outcome"))));
    else said += ". Next review " + day_words(review.next);
    return document.say(said);
}

namespace {

std::string ratings_line(const Desk& desk, std::int64_t goal) {
    std::vector<std::int64_t> ratings;
    desk.store().each("lists/goal_ratings", {{"goal", goal}}, [&](const Row& row) { ratings.push_back(whole_of(row[2])); });
    return sparkline(ratings, 0, 1000);
}

std::string rating_words(const Row& row) {
    if (!is_known(row[5])) return "not rated yet";
    std::string words = fmt::format("started at {} of 10, now {} ({})", format_hundredths(whole_of(row[5]), 0),
                                    format_hundredths(whole_of(row[6]), 0), day_words(text_of(row[11])));
    if (is_known(row[7])) words += fmt::format(", hoped for {}", whole_of(row[7]));
    return words;
}

Document card_of(const Desk& desk, const Row& row, std::size_t number, std::size_t count) {
    Document card;
    std::string title = fmt::format("{}/{}  {}  \"{}\"", number, count, text_of(row[1]), text_of(row[2]));
    if (is_known(row[3])) title += " by " + day_words(text_of(row[3]));
    card.say(title, Tone::strong);
    if (whole_of(row[8])) card.say("     OFF TRACK", Tone::warning);
    card.say(fmt::format("     importance {}, confidence {}   {}  {}",
                         is_known(row[9]) ? std::to_string(whole_of(row[9])) : "-",
                         is_known(row[10]) ? std::to_string(whole_of(row[10])) : "-", rating_words(row),
                         ratings_line(desk, whole_of(row[12]))));
    const Record goal = desk.store().load(noun("goal"), whole_of(row[12]));
    if (goal.has("expected"))
        card.say(fmt::format("     -2 {} · -1 {} · 0 {} · 1 {} · 2 {}", goal.text("much_less"), goal.text("less"), goal.text("expected"), goal.text("more"), goal.text("much_more")));
    const auto since = desk.store().rows("lists/since_review", {{"goal", row[12]}, {"client_of", row[0]}}).at(0);
    card.say(fmt::format("     since {}: {} attended, {} missed; {}",
                         is_known(since[0]) ? "last review " + day_words(text_of(since[0])) : "it was set",
                         whole_of(since[1]), whole_of(since[2]), count_of(whole_of(since[3]), "measure", "measures")));
    return card;
}

}  // namespace

Document review_heading(const Desk& desk, const std::string& target, std::size_t goals) {
    const Noun* kind = noun_of_code(target);
    const auto client = kind == &noun("goal") ? resolve_record(desk, *kind, target).whole("client") : resolve(desk, noun("client"), target);
    std::string heading = fmt::format("{} · {}", code_and_name(desk, noun("client"), client), count_of(static_cast<std::int64_t>(goals), "open goal", "open goals"));
    const auto last = Date::from_iso(text_of(desk.store().rows("lists/last_review", {{"client", client}}).at(0)[0]));
    if (last) heading += fmt::format(" · last review {} ({} d ago)", last->brief(desk.today()), desk.today() - *last);
    return Document{}.say(heading, Tone::heading);
}

std::vector<ReviewCard> review_cards(Desk& desk, const std::string& target) {
    lend_instruments(desk);
    const Noun* kind = noun_of_code(target);
    auto parameters = day_parameters(desk);
    std::int64_t only = 0;
    if (kind == &noun("goal")) {
        const Record goal = resolve_record(desk, *kind, target);
        only = goal.id;
        parameters["client"] = goal.at("client");
    } else parameters["client"] = resolve(desk, noun("client"), target);
    std::vector<Row> rows;
    for (auto& row : desk.store().rows("lists/goal_track", parameters))
        if (only == 0 || whole_of(row[12]) == only) rows.push_back(std::move(row));
    std::vector<ReviewCard> cards;
    for (std::size_t i = 0; i < rows.size(); ++i)
        cards.push_back({whole_of(rows[i][12]), text_of(rows[i][1]), card_of(desk, rows[i], i + 1, rows.size()),
                         desk.store().load(noun("goal"), whole_of(rows[i][12])).has("expected")});
    return cards;
}

}  // namespace caseload
