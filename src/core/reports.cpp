// SPDX-License-Identifier: MIT
// report impact: the figures are SQL (src/queries/reports); here they become sentences that do not flatter.
#include <fmt/format.h>

#include <cmath>

#include "caseload/stats.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "before_after.hpp"
#include "report.hpp"

namespace caseload {
namespace {

Table facts(std::string name) {
    Table table;
    table.name = std::move(name);
    table.audience = Audience::human;
    table.header = false;
    table.columns = {{"what", "WHAT"}, {"n", "N", CellType::whole}, {"share", "SHARE", CellType::code}};
    return table;
}

void flow_words(const Desk& desk, const Row& row, Document& document) {
    const std::string weeks = fmt::format("{} weeks", desk.config().settings.reached_weeks);
    Table table = facts("flow_words");
    table.rows = {{std::string("Enrolled"), row[0], std::string{}},
                  {"  reached " + weeks, row[1], share_words(row[1], row[0])},
                  {"  left before " + weeks, row[2], share_words(row[2], row[0])},
                  {"  not yet at " + weeks, row[3], share_words(row[3], row[0])}};
    document.add(std::move(table));
}

// Of attended, did not attend and late not seen.
void rate_words(const Row& row, Document& document) {
    if (is_hidden(row[1]) || is_hidden(row[2]) || is_hidden(row[3])) return;
    const auto expected = whole_of(row[1]) + whole_of(row[2]) + whole_of(row[3]);
    if (expected > 0)
        document.say(fmt::format("Did-not-attend rate {} of {} = {} (of attended, did not attend and late not seen).",
                                 whole_of(row[2]), expected, share_words(row[2], expected)));
}

void session_words(const Row& row, Document& document) {
    Table table = facts("session_words");
    static const char* const names[] = {"  attended", "  did not attend", "  late, could not be seen", "  cancelled by the client",
                                        "  cancelled by us"};
    table.rows.push_back({std::string("Sessions booked"), row[0], std::string{}});
    for (std::size_t i = 0; i < 5; ++i) table.rows.push_back({std::string(names[i]), row[i + 1], share_words(row[i + 1], row[0])});
    document.add(std::move(table));
    rate_words(row, document);
    if (is_hidden(row[6]) || whole_of(row[6]) > 0)
        document.say(fmt::format("{} still only planned.", is_hidden(row[6]) ? "* are" : count_of(whole_of(row[6]), "more is", "more are")));
}

// Places in the section "measures" of reports/impact.sql.
enum Place { label, id, scale, better, enrolled, both, start, latest, change, low, high, sd, threshold, worthwhile, worse,
             no_second, no_second_start, never, unchanged };

// Too few to say anything: no headline, whatever the figure is.
bool too_few(const Desk& desk, const Row& row) {
    return is_hidden(row[both]) || (whole_of(row[both]) > 0 && whole_of(row[both]) < desk.config().settings.fewest_pairs);
}

std::string change_words(const Desk& desk, const Row& row) {
    if (too_few(desk, row)) return "we cannot tell";
    if (whole_of(row[both]) == 0) return "-";
    const std::string mean = figure_words(row[change], 1, true);
    if (whole_of(row[both]) == 1) return mean + " (one person)";
    if (!is_known(row[low])) return mean + " (all changed equally)";
    return fmt::format("{} ({} to {})", mean, figure_words(row[low], 1, true), figure_words(row[high], 1, true));
}

std::string worthwhile_words(const Row& row) {
    if (!is_known(row[worthwhile]) || (!is_hidden(row[both]) && whole_of(row[both]) == 0)) return "-";
    return fmt::format("{} of {}, {} worse", figure_words(row[worthwhile]), figure_words(row[both]), figure_words(row[worse]));
}

Row measure_words(const Desk& desk, const Row& row) {
    const std::string name = text_of(row[label]) + (text_of(row[better]) == "lower" ? " (lower is better)" : "");
    const bool any = is_hidden(row[both]) || whole_of(row[both]) > 0;
    return {name, fmt::format("{} of {}", figure_words(row[both]), figure_words(row[enrolled])), row[start], row[latest], change_words(desk, row),
            worthwhile_words(row), row[no_second], row[never], any && !too_few(desk, row) ? Value{figure_words(row[unchanged], 1, true)} : any ? Value{std::string("-")} : Value{}};
}

void measures_words(const Desk& desk, const Table& measures, Document& document) {
    Table table;
    table.name = "measure_words";
    table.audience = Audience::human;
    const auto confidence = format_decimal(desk.config().settings.confidence * 100, 0);
    table.columns = {{"measure", "MEASURE", CellType::text, 0, Audience::both, true},
                     {"both", "WITH BOTH", CellType::code}, {"start", "START", CellType::decimal, 1},
                     {"latest", "LATEST", CellType::decimal, 1},
                     {"change", fmt::format("CHANGE ({} % INTERVAL)", confidence), CellType::code},
                     {"worthwhile", "WORTHWHILE", CellType::code}, {"no_second", "NO SECOND SCORE", CellType::whole},
                     {"never", "NEVER", CellType::whole}, {"unchanged", "IF ALL MISSING UNCHANGED", CellType::code}};
    for (const auto& row : measures.rows) table.rows.push_back(measure_words(desk, row));
    table.when_empty = "No measures of these people yet: nothing can be said about change.";
    document.add(std::move(table));
}

// How those without a second score began, beside those with both.
void missing_words(const Row& row, Document& document) {
    const auto missing = whole_of(row[no_second]);
    if (missing == 0 || is_hidden(row[both]) || whole_of(row[both]) == 0) return;
    // Of the figures as they are shown, so that they add up on the page.
    const double apart = (std::round(decimal_of(row[no_second_start]) * 10) - std::round(decimal_of(row[start]) * 10)) / 10;
    document.say(fmt::format("{}: the {} without a second score started {} ({} against {}).", text_of(row[label]),
                             count_of(missing, "person", "people"),
                             std::abs(apart) < 0.05 ? std::string("the same")
                                                    : format_decimal(std::abs(apart), 1) + (apart < 0 ? " lower" : " higher"),
                             format_decimal(decimal_of(row[no_second_start]), 1), format_decimal(decimal_of(row[start]), 1)));
}

// How many people make an interval of plus or minus that many points, at the spread seen so far.
std::int64_t people_for(double spread, double points, double confidence) {
    std::int64_t people = 2;
    while (people < 100'000 && stats::t_quantile(1 - (1 - confidence) / 2, static_cast<double>(people - 1)) * spread / std::sqrt(static_cast<double>(people)) > points)
        people += people < 100 ? 1 : people / 100;
    return people;
}

void too_few_words(const Desk& desk, const Row& row, Document& document) {
    if (!too_few(desk, row)) return;
    const auto& settings = desk.config().settings;
    if (is_hidden(row[both])) {
        document.say(fmt::format("{}: we cannot tell. Fewer than {} people have both scores.", text_of(row[label]), settings.hide_to + 1), Tone::strong);
        return;
    }
    const auto n = whole_of(row[both]);
    std::string words = fmt::format("{}: we cannot tell from {}; {} are the fewest for a headline.", text_of(row[label]),
                                    count_of(n, "person with both scores", "people with both scores"), settings.fewest_pairs);
    const double points = decimal_of(row[threshold]), spread = decimal_of(row[sd]);
    const auto wanted = points > 0 && spread > 0 ? std::max<std::int64_t>(people_for(spread, points, settings.confidence), settings.fewest_pairs) : 0;
    if (wanted > n) words += fmt::format(" {} more would do for an interval of at most +-{} points, if they vary as these do.", wanted - n, format_decimal(points, 1));
    document.say(words, Tone::strong);
}

std::string threshold_words(const Table& measures) {
    std::vector<std::string> words;
    for (const auto& row : measures.rows)
        if (is_known(row[threshold]))
            words.push_back(fmt::format("{} {}", text_of(row[label]), format_decimal(decimal_of(row[threshold]), 1)));
    return join(words, ", ");
}

void caveats(const Desk& desk, const Table& measures, Document& document) {
    for (const auto& row : measures.rows) {
        too_few_words(desk, row, document);
        missing_words(row, document);
    }
    if (const auto words = threshold_words(measures); !words.empty())
        document.say(fmt::format("Worthwhile change: {} points, from {}.", words, desk.config().file.filename().string()));
    for (const auto& instrument : desk.config().instruments())
        if (!instrument.cut_set.empty())
            document.say(fmt::format("{} levels use the cut points '{}'.", instrument.label, instrument.cut_set));
    document.say("Before and after in the same people; no comparison group: people referred at their worst drift back anyway.");
}

Table about(const Desk& desk, const Period& period, const Sharing& sharing) {
    Table table;
    table.name = "about";
    table.layout = Layout::record;
    table.audience = Audience::machine;
    table.columns = {{"report", "report"}, {"definition", "definition"}, {"from", "from", CellType::date},
                     {"to", "to", CellType::date}, {"as_of", "as of", CellType::date},
                     {"reached_weeks", "reached weeks", CellType::whole}, {"comparison_group", "comparison group", CellType::yes_no},
                     {"small_numbers_hidden", "small numbers hidden", CellType::yes_no}};
    table.rows = {{std::string("impact"), std::string("impact/1"), period.from.iso(), period.to.iso(), desk.today().iso(),
                   std::int64_t{desk.config().settings.reached_weeks}, std::int64_t{0}, std::int64_t{!sharing.identifiable}}};
    return table;
}

Table section(const Desk& desk, const std::string& name, const Parameters& parameters, Sharing& sharing) {
    Table table = fit_section(desk, "reports/impact#" + name, parameters, sharing);
    table.audience = Audience::machine;
    return table;
}

}  // namespace

Document report(Desk& desk, const Input& input) {
    Document document;
    if (input.has("explain")) {
        for (const auto& line : desk.store().explanations("reports/impact")) document.say(line);
        return document;
    }
    Sharing sharing = sharing_of(desk, input);
    const Period period = report_period(desk, input);
    const Parameters parameters{{"from", period.from.iso()}, {"to", period.to.iso()}, {"as_of", desk.today().iso()},
                                {"reached_days", std::int64_t{7} * desk.config().settings.reached_weeks}};
    document.say(fmt::format("Impact {} - {} · as of {} · definition impact/1{}", period.from.brief(period.to),
                             period.to.words().substr(4), desk.today().words().substr(4), label_of(sharing)),
                 Tone::heading);
    document.add(about(desk, period, sharing));
    const Table flow = section(desk, "flow", parameters, sharing), sessions = section(desk, "sessions", parameters, sharing);
    Table measures = fit(measures_of(desk, parameters), sharing);
    measures.audience = Audience::machine;
    flow_words(desk, flow.rows.at(0), document);
    session_words(sessions.rows.at(0), document);
    measures_words(desk, measures, document);
    document.add(flow).add(sessions).add(measures);
    caveats(desk, measures, document);
    say_sharing(sharing, document);
    return document;
}

}  // namespace caseload
