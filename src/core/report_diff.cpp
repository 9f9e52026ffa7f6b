// SPDX-License-Identifier: MIT
// report diff: which figures of a report differ between two days, or between two reports that were kept, and why.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "caseload/file.hpp"
#include "caseload/json_leaves.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "report.hpp"

namespace caseload {
namespace {

using Figures = std::vector<std::pair<std::string, std::string>>;

std::string value_words(const Value& value) {
    if (!is_known(value)) return "-";
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    std::string digits = format_decimal(decimal_of(value), 6);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
    return digits;
}

// "measures Activation start" -> "54.5": as a program sees the report.
Figures figures_of(const Document& document) {
    Figures figures;
    for (const auto& block : document.blocks) {
        const auto* table = std::get_if<Table>(&block);
        if (!table || table->audience == Audience::human || table->keyed_only) continue;
        for (const auto& row : table->rows) {
            const std::string of = table->layout == Layout::record || row.empty() ? "" : " " + value_words(row[0]);
            for (std::size_t i = 0; i < table->columns.size() && i < row.size(); ++i)
                figures.emplace_back(fmt::format("{}{} {}", table->name, of, table->columns[i].name), value_words(row[i]));
        }
    }
    return figures;
}

Table compared(const Figures& before, const Figures& after) {
    Table table;
    table.name = "changed";
    table.columns = {{"figure", "FIGURE", CellType::text, 0, Audience::both, true}, {"before", "BEFORE", CellType::code}, {"after", "AFTER", CellType::code}};
    table.when_empty = "No figure differs.";
    std::map<std::string, std::string> was(before.begin(), before.end()), is(after.begin(), after.end());
    const auto passed_over = [](const std::string& figure) { return figure == "about as_of" || figure == "about entries_to"; };
    for (const auto& [figure, value] : after) {
        const auto old = was.find(figure);
        if (passed_over(figure) || (old != was.end() && old->second == value)) continue;
        table.rows.push_back({figure, old == was.end() ? Value{} : Value{old->second}, value});
    }
    for (const auto& [figure, value] : before)
        if (!is.contains(figure)) table.rows.push_back({figure, value, Value{}});
    return table;
}

// What the journal knows of the days between: what is new, what was put right, what was taken back.
Table reasons(const Desk& desk, const std::string& after, const std::string& until) {
    Table table;
    table.name = "why";
    table.title = fmt::format("What was entered after {} up to {}", after, until);
    table.columns = {{"how", "HOW"}, {"what", "WHAT"}, {"n", "N", CellType::whole}, {"records", "RECORDS", CellType::text, 0, Audience::both, true}};
    table.when_empty = "The journal holds nothing between the two.";
    std::map<std::pair<int, std::string>, std::vector<std::string>> by;
    for (const auto& touch : desk.store().touched_between(after, until)) {
        const Noun* noun = noun_of_prefix(touch.code.substr(0, touch.code.find('-')));
        by[{static_cast<int>(touch.how), noun ? std::string(noun->plural) : "other"}].push_back(touch.code);
    }
    static const char* const how[] = {"new", "corrected", "undone"};
    for (const auto& [key, codes] : by) {
        constexpr std::size_t most = 20;
        const std::vector<std::string> shown(codes.begin(), codes.begin() + static_cast<long>(std::min(most, codes.size())));
        table.rows.push_back({std::string(how[key.first]), key.second, static_cast<std::int64_t>(codes.size()),
                              join(shown, " ") + (codes.size() > most ? fmt::format(" and {} more", codes.size() - most) : "")});
    }
    return table;
}

// Both days are asked of the same period.
Document asked(Desk& desk, const Input& input, Date day) {
    Input question = input;
    question.words.clear();
    question.command = "report " + input.one("report", "impact");
    if (question.command == "report impact") {
        const Period period = report_period(desk, input);
        question.flags = {{"from", {period.from.iso()}}, {"to", {period.to.iso()}}};
    }
    const auto past = day < desk.today() ? desk.as_of(day) : nullptr;
    Desk& then = past ? *past : desk;
    if (question.command == "report impact") return report(then, question);
    if (question.command == "report weekly") return report_weekly(then, question);
    throw Error(Kind::usage, fmt::format("--report {} is not one of impact, weekly", caseload::quoted(input.one("report"))));
}

// Recipes are words beside the figures.
Figures kept_figures(const std::string& file) {
    Figures figures = json_leaves(read_file(file));
    std::erase_if(figures, [](const auto& one) { return one.first.starts_with("recipes "); });
    return figures;
}

bool is_file(const std::string& word) { return word.ends_with(".json"); }

std::string day_of(const Figures& figures, const std::string& file) {
    for (const char* name : {"about as_of", "about entries_to"})
        for (const auto& [figure, value] : figures)
            if (figure == name) return value;
    throw Error(Kind::refused, fmt::format("{} is no report of caseload", caseload::quoted(file)), "keep one with  caseload report impact -o json --out FILE");
}

}  // namespace

Document report_diff(Desk& desk, const Input& input) {
    if (input.words.size() != 2) throw Error(Kind::usage, "report diff takes two days, or two reports kept as json", {}, "caseload report diff 2026-10-31 today");
    Figures before, after;
    std::string first, second;
    if (is_file(input.words[0]) != is_file(input.words[1])) throw Error(Kind::usage, "report diff takes two days, or two files, not one of each");
    if (is_file(input.words[0])) {
        before = kept_figures(input.words[0]);
        after = kept_figures(input.words[1]);
        first = day_of(before, input.words[0]);
        second = day_of(after, input.words[1]);
    } else {
        const DateRules rules{desk.today(), Sense::past, DateOrder::refuse};
        const Date a = parse_date(input.words[0], rules), b = parse_date(input.words[1], rules);
        if (a >= b || b > desk.today()) throw Error(Kind::refused, fmt::format("{} is not before {}, or that has not come yet", a.words(), b.words()));
        before = figures_of(asked(desk, input, a));
        after = figures_of(asked(desk, input, b));
        first = a.iso();
        second = b.iso();
    }
    Document document;
    Table table = compared(before, after);
    document.say(fmt::format("{} of {} figures differ: as of {} and as of {}", table.rows.size(), after.size(), first, second), Tone::heading);
    document.add(std::move(table)).add(reasons(desk, std::min(first, second), std::max(first, second)));
    return document.say("Figures as each report showed them. The records are by code: your own list, not to be passed on.", Tone::faint);
}

}  // namespace caseload
