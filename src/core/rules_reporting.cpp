// SPDX-License-Identifier: MIT
#include "rules_reporting.hpp"

#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "words.hpp"

namespace caseload {
namespace {

void read_answer(const Desk& desk, Record& record, const Record* before, Problems& problems) {
    const Survey* question = desk.config().survey(record.text("question"));
    if (!question || !record.has("answer") || (before && before->at("answer") == record.at("answer") && before->at("question") == record.at("question"))) return;
    const std::string given = fold(record.text("answer"));
    for (const auto& answer : question->answers)
        if (fold(answer) == given || fold(label_of_word(answer)) == given) {
            record.at("answer") = answer;
            return;
        }
    const auto near = nearest(record.text("answer"), question->answers);
    problems.add(fmt::format("answer {} is not one of {}", caseload::quoted(record.text("answer")), join(question->answers, ", ")), near.empty() ? "" : fmt::format("did you mean '{}'?", near));
}

}  // namespace

void experience_rules(const Desk& desk, Record& record, const Record* before, const Input&, Problems& problems) {
    read_answer(desk, record, before, problems);
    const bool said = record.has("answer") || record.has("comment");
    if (said && !record.has("answered_on")) record.at("answered_on") = before ? Value{desk.today().iso()} : record.at("date");
    if (!said && record.has("answered_on")) problems.add("--answered-on goes with an answer or a --comment");
    if (!record.has("asked")) record.at("asked") = std::int64_t{said ? 0 : 1};
    const auto asked = record.whole("asked");
    if (asked == 0 && !said) problems.add("--asked 0 goes with an answer: nobody was asked and nobody answered");
    if (asked > 1 && record.has("client")) problems.add("--asked above 1 is for cards handed out, without a person", "a record for each person who is asked by name");
    if (asked > 1 && said) problems.add("--asked above 1 counts cards: each answer is a record of its own", {}, fmt::format("caseload experience add {} ANSWER", record.text("question")));
    if (record.has("answered_on") && record.text("answered_on") < record.text("date"))
        problems.add(fmt::format("--answered-on {} is before --date {}", day_words(record.text("answered_on")), day_words(record.text("date"))));
    if (record.has("may_quote") && !record.has("comment")) problems.add("--may-quote goes with --comment");
}

void service_use_rules(const Desk& desk, Record& record, const Record*, const Input&, Problems& problems) {
    if (!record.has("count")) record.at("count") = std::int64_t{1};
    if (record.has("until_on") && record.text("until_on") < record.text("date"))
        return problems.add(fmt::format("--until-on {} is before --date {}", day_words(record.text("until_on")), day_words(record.text("date"))));
    if (record.whole("count") == 0 && !record.has("until_on"))
        problems.add("--count 0 goes with --until-on", "none is said of a period: its first and its last day");
    const std::string to = record.has("until_on") ? record.text("until_on") : record.text("date");
    for (const auto& row : desk.store().rows("lists/service_use#overlap", {{"client", record.at("client")}, {"service", record.at("service")}, {"not", record.id}, {"from", record.at("date")}, {"to", to}}))
        problems.add(fmt::format("{} counts {} already{}", text_of(row[0]), is_known(row[2]) ? "these days" : "that day", is_known(row[2]) ? fmt::format(", {} to {}", day_words(text_of(row[1])), day_words(text_of(row[2]))) : ""),
                     "change its number", fmt::format("caseload service-use edit {} --count N", text_of(row[0])));
}

void permission_rules(const Desk& desk, Record& record, const Record*, const Input&, Problems& problems) {
    const Word* said = desk.config().word("consent", record.text("decision"));
    const bool given = said && said->counts_as == "yes";
    if (given && !record.has("audience"))
        problems.add("a permission needs --audience", "for whom: " + join(desk.config().vocabulary("story_audience")->keys(), ", "));
    if (!given && (record.has("audience") || record.whole("named") != 0 || record.has("until_on")))
        problems.add(fmt::format("{} takes back everything: no --audience, --named or --until-on", record.text("decision")));
    if (record.has("until_on") && record.text("until_on") < record.text("date"))
        problems.add(fmt::format("--until-on {} is before --date {}", day_words(record.text("until_on")), day_words(record.text("date"))));
    const Record story = desk.store().load(noun("story"), record.whole("story"));
    if (record.text("date") < story.text("date"))
        problems.add(fmt::format("--date {} is before {} was told, {}", day_words(record.text("date")), story.code, day_words(story.text("date"))));
}

}  // namespace caseload
