// SPDX-License-Identifier: MIT
// check totals: every figure of the reports by a second route, and each record on which the two routes disagree.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "caseload/reporting.hpp"
#include "caseload/text.hpp"
#include "fill.hpp"
#include "totals_compare.hpp"

namespace caseload {
namespace {

using namespace totals;

std::string number_words(const Value& value) {
    if (!is_known(value)) return "-";
    return std::holds_alternative<std::int64_t>(value) ? std::to_string(whole_of(value)) : format_decimal(decimal_of(value), 6);
}

Table reports_table(const std::vector<Compared>& all) {
    Table table;
    table.name = "reports";
    table.columns = {{"report", "REPORT"}, {"from", "FROM", CellType::date}, {"to", "TO", CellType::date}, {"figures", "FIGURES", CellType::whole}, {"agree", "AGREE", CellType::whole},
                     {"headline", "WITH A RECIPE", CellType::whole}, {"sets", "RECORD LISTS", CellType::whole}, {"records", "RECORDS READ", CellType::whole}};
    for (const auto& one : all)
        table.rows.push_back({one.report, one.from, one.to, std::ssize(one.lines), std::ranges::count(one.lines, true, &Line::agrees), std::ranges::count(one.lines, true, &Line::headline), one.sets, one.records});
    return table;
}

// For programs every figure; for people those that disagree, or all that were asked for.
Table figures_table(const std::vector<Compared>& all, bool every, Audience audience) {
    Table table;
    table.name = audience == Audience::human ? "figures_words" : "figures";
    table.title = every ? "Figures" : "Figures that disagree";
    table.audience = audience;
    table.columns = {{"report", "REPORT"}, {"figure", "FIGURE", CellType::text, 0, Audience::both, true}, {"told", "THE REPORT", CellType::code}, {"found", "THE RECORDS", CellType::code},
                     {"agree", "AGREE", CellType::yes_no}, {"records", "RECORDS READ", CellType::whole}, {"headline", "WITH A RECIPE", CellType::yes_no, 0, Audience::machine}};
    for (const auto& one : all)
        for (const auto& line : one.lines)
            if (every || !line.agrees)
                table.rows.push_back({line.report, words_of(line.place), number_words(line.told), number_words(line.found), std::int64_t{line.agrees}, line.records, std::int64_t{line.headline}});
    return table;
}

// Each figure that has a recipe, for programs: where it was compared, and how.
Table headlines_table(const std::vector<Compared>& all) {
    Table table;
    table.name = "headlines";
    table.audience = Audience::machine;
    table.columns = {{"report", "REPORT"}, {"figure", "FIGURE"}, {"places", "PLACES", CellType::whole}, {"agree", "AGREE", CellType::whole}, {"record_list", "RECORD LIST", CellType::yes_no}};
    for (const auto& report : all)
        for (const auto& one : report.headlines) table.rows.push_back({report.report, one.figure, one.places, one.agree, std::int64_t{one.records}});
    return table;
}

Table records_table(const std::vector<Odd>& odd, Document& document) {
    Table table;
    table.name = "records";
    table.title = "Records that disagree";
    table.columns = {{"report", "REPORT"}, {"figure", "FIGURE"}, {"record", "RECORD", CellType::code}, {"why", "WHY", CellType::text, 0, Audience::both, true}};
    for (const auto& one : odd) {
        table.rows.push_back({one.report, one.figure, one.record, one.why});
        document.codes.push_back(one.record == "-" ? fmt::format("{}: {}", one.report, one.why) : one.record);
    }
    if (odd.empty()) table.audience = Audience::machine;
    return table;
}

// "impact change_low, p_t; reach population": a column of many tables once.
std::string only_told_words(const std::vector<Compared>& all) {
    std::vector<std::string> reports;
    for (const auto& one : all) {
        std::set<std::string> columns;
        for (const auto& figure : one.not_derived) columns.insert(figure.substr(figure.find('.') + 1));
        if (!columns.empty()) reports.push_back(one.report + " " + join(std::vector<std::string>(columns.begin(), columns.end()), ", "));
    }
    return join(reports, "; ");
}

void say_not_derived(const std::vector<Compared>& all, Document& document) {
    std::vector<std::string> without, only_told;
    for (const auto& one : all) {
        for (const auto& figure : one.without_a_route) without.push_back(one.report + " " + figure);
        for (const auto& figure : one.not_derived) only_told.push_back(one.report + " " + figure);
    }
    Table table;
    table.name = "not_derived";
    table.audience = Audience::machine;
    table.columns = {{"figure", "FIGURE"}, {"headline", "WITH A RECIPE", CellType::yes_no}};
    for (const auto& figure : without) table.rows.push_back({figure, std::int64_t{1}});
    for (const auto& figure : only_told) table.rows.push_back({figure, std::int64_t{0}});
    document.add(std::move(table));
    document.say(without.empty() ? "Every figure with a recipe has a second route." : fmt::format("With a recipe and without a second route: {}.", join(without, ", ")), without.empty() ? Tone::plain : Tone::warning);
    if (const auto words = only_told_words(all); !words.empty()) document.say(fmt::format("Not derived twice: {}.", words), Tone::faint);
    document.say("Intervals and p-values are checked against R, not here. Both routes share the words of the config, the calendar and the records themselves: what was typed wrongly is wrong in both.", Tone::faint);
}

std::vector<const Family*> wanted(const Input& input) {
    std::vector<const Family*> some;
    std::vector<std::string> names;
    for (const auto& family : families()) {
        names.push_back(family.report);
        if (!input.has("report") || std::ranges::count(input.flags.at("report"), family.report)) some.push_back(&family);
    }
    for (const auto& name : input.all("report"))
        if (!std::ranges::count(names, name)) {
            one_at_a_time("--report", name, names);
            const auto near = nearest(name, names);
            throw Error(Kind::usage, fmt::format("--report '{}' is not one of {}", name, join(names, ", ")), near.empty() ? "" : fmt::format("did you mean '{}'?", near));
        }
    return some;
}

// The past cannot always be read where a table was written past the journal: that is a finding too.
Compared compared(Desk& desk, const Family& family, const Input& input) {
    try {
        return compare(desk, family, input);
    } catch (const Error& error) {
        if (error.kind() != Kind::setup) throw;
        Compared none;
        none.report = family.report;
        none.odd.push_back({family.report, "-", "-", error.what()});
        return none;
    }
}

}  // namespace

Document check_totals(Desk& desk, const Input& input) {
    std::vector<Compared> all;
    std::vector<Odd> odd;
    Document document;
    for (const auto* family : wanted(input)) all.push_back(compared(desk, *family, input));
    for (const auto& one : all) odd.insert(odd.end(), one.odd.begin(), one.odd.end());
    std::int64_t figures = 0, agreeing = 0, looked = 0;
    for (const auto& one : all) figures += std::ssize(one.lines), agreeing += std::ranges::count(one.lines, true, &Line::agrees);
    std::vector<std::string> sentences;
    if (!input.has("report"))
        for (auto& one : odd_records(desk, looked, sentences)) odd.push_back(std::move(one));
    document.findings = agreeing < figures || !odd.empty();
    for (const auto& one : all)
        for (const auto& line : one.lines)
            if (!line.agrees) document.codes.push_back(fmt::format("{}: {}", line.report, words_of(line.place)));  // -q: what cron mails
    document.say(fmt::format("{} of {}: {} agree{}", count_of(figures, "figure", "figures"), count_of(std::ssize(all), "report", "reports"), agreeing,
                             odd.empty() ? "" : fmt::format(", {} disagree", count_of(std::ssize(odd), "record", "records"))), Tone::heading);
    document.add(reports_table(all)).add(headlines_table(all)).add(figures_table(all, true, Audience::machine));
    if (Table words = figures_table(all, input.has("all"), Audience::human); !words.rows.empty()) document.add(std::move(words));
    document.add(records_table(odd, document));
    if (!input.has("report")) document.say(fmt::format("Stored statuses and levels: {} looked at.", count_of(looked, "record", "records")));
    for (auto& sentence : sentences) document.say(std::move(sentence));
    say_not_derived(all, document);
    return document;
}

}  // namespace caseload
