// SPDX-License-Identifier: MIT
// report weekly: for the coach, by codes; with --service for others, by numbers that may be passed on. Never a name.
#include "report_weekly.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "coding_queue.hpp"
#include "concerns.hpp"
#include "priority.hpp"
#include "recipes.hpp"

namespace caseload {
namespace {

// More people than any coach has: their order is not worked out twice, and the copy of the past would be large.
constexpr std::int64_t most_compared = 1000;

Week week_of(const Desk& desk, const Input& input) {
    return week_on(parse_week(input.one("week", "last"), desk.today()), desk.today(), desk.config().settings.entered_within);
}

void line(Table& lines, std::string what, std::string words) {
    lines.rows.push_back({std::move(what), std::move(words)});
}

Table week_section(Weekly& weekly, const std::string& name, Document& document) {
    Table table = weekly.then().store().table("reports/weekly#" + name, week_parameters(weekly.then(), weekly.week));
    if (weekly.service && !weekly.sharing.identifiable) small::hide(table, weekly.sharing.rule, weekly.sharing.hidden);
    table.audience = Audience::machine;
    document.add(table);
    return table;
}

bool any(const Value& count) { return is_hidden(count) || whole_of(count) > 0; }

void session_line(Weekly& weekly, Table& lines, Document& document) {
    const Table table = week_section(weekly, "sessions", document);
    const Row& row = table.rows.at(0);
    if (!any(row[0])) return line(lines, "Sessions", any(row[7]) ? fmt::format("none had an outcome; {} held the week before", figure_words(row[8])) : "none");
    static const char* const names[] = {"did not attend", "late, not seen", "cancelled by the client", "cancelled by us"};
    std::string words = fmt::format("{} with an outcome: {} held", figure_words(row[0]), figure_words(row[1]));
    if (is_known(row[6])) words += fmt::format(" ({})", share_words(row[6]));
    for (std::size_t i = 0; i < 4; ++i)
        if (any(row[i + 2])) words += fmt::format(", {} {}", figure_words(row[i + 2]), names[i]);
    words += fmt::format(" · week before {} of {} held · four weeks {}", figure_words(row[8]), figure_words(row[7]), is_known(row[12]) ? share_words(row[12]) : "-");
    line(lines, "Sessions", words);
}

std::string codes_in(const Weekly& weekly, const std::string& section) {
    if (weekly.service) return {};
    const auto codes = codes_of(weekly.then(), section, week_parameters(weekly.then(), weekly.week));
    return codes.empty() ? "" : fmt::format(" ({})", join(codes, ", "));
}

void people_line(Weekly& weekly, Table& lines, Document& document) {
    const Table table = week_section(weekly, "people", document);
    const Row& row = table.rows.at(0);
    std::string words = fmt::format("{} active (week before {})", figure_words(row[0]), figure_words(row[1]));
    if (any(row[2])) words += fmt::format(", {} new{}", figure_words(row[2]), codes_in(weekly, "new"));
    if (any(row[3])) words += fmt::format(", {} closed{}", figure_words(row[3]), codes_in(weekly, "closed"));
    line(lines, "People", words);
}

// How many were off track a week earlier: as the records stood then.
std::string off_track_before(const Weekly& weekly) {
    if (!weekly.past) return {};
    const Week earlier = week_on(weekly.week.before, weekly.now.today(), 0);
    Table table = weekly.past->store().table("reports/weekly#goals", week_parameters(*weekly.past, earlier));
    small::Hidden hidden;
    if (weekly.service && !weekly.sharing.identifiable) small::hide(table, weekly.sharing.rule, hidden);
    return fmt::format(" (week before {})", figure_words(table.rows.at(0)[2]));
}

void goal_line(Weekly& weekly, Table& lines, Document& document) {
    const Table table = week_section(weekly, "goals", document);
    const Row& row = table.rows.at(0);
    line(lines, "Goals", fmt::format("{} reviewed, {} {} overdue, {} off track{}", figure_words(row[0]), figure_words(row[1]), whole_of(row[1]) == 1 ? "review" : "reviews",
                                     figure_words(row[2]), off_track_before(weekly)));
}

struct Debt {
    const char* section;
    const char* one;
    const char* many;
};
constexpr Debt debts[] = {{"no_note", "session without a note", "sessions without a note"},
                          {"no_outcome", "session without an outcome", "sessions without an outcome"},
                          {"review_overdue", "review overdue", "reviews overdue"},
                          {"action_overdue", "action overdue", "actions overdue"},
                          {"onward_due", "onward referral to ask after", "onward referrals to ask after"},
                          {"referral_late", "referral past its target", "referrals past their target"},
                          {"to_code", "entry to be coded", "entries to be coded"}};

// What is owed of one kind: a person reads the number and the first codes, a program all of them.
struct Owed {
    std::int64_t n = 0;
    std::vector<std::string> codes;
};

// Records of these four weeks that another system must still hold; all of them: coding list.
Owed to_code(const Weekly& weekly) {
    Queue asked;
    asked.from = weekly.week.days.from.plus_days(-21).iso();
    asked.to = weekly.week.days.to.iso();
    const auto days = waiting_days(weekly.then(), asked.from, asked.to);
    Owed owed;
    for (const auto& [day, n] : days) owed.n += n;
    if (weekly.service) return owed;
    const std::size_t most = weekly.now.setting().for_people ? most_codes : static_cast<std::size_t>(owed.n);
    WaitingDays first;  // as many days as hold so many
    std::size_t held = 0;
    for (auto day = days.begin(); day != days.end() && held < most; ++day) first.insert(*day), held += static_cast<std::size_t>(day->second);
    each_waiting(weekly.then(), asked, first, [&](const Waiting& one) {
        owed.codes.push_back(one.record);
        return owed.codes.size() < most;
    });
    return owed;
}

Owed owed_of(const Weekly& weekly, const Debt& debt, const Parameters& parameters) {
    if (std::string_view(debt.section) == "to_code") return to_code(weekly);
    Owed owed;
    const bool all = !weekly.service && !weekly.now.setting().for_people;
    weekly.then().store().each(std::string("reports/weekly#") + debt.section, parameters, [&](const Row& row) {
        if (++owed.n <= static_cast<std::int64_t>(most_codes) || all) owed.codes.push_back(text_of(row[0]));
    });
    return owed;
}

void owed_lines(Weekly& weekly, Table& lines, Document& document) {
    Table table;
    table.name = "owed";
    table.audience = Audience::machine;
    table.columns = {{"owed", "OWED"}, {"n", "N", CellType::whole}};
    table.columns[1].figure.kind = FigureRole::Kind::count;
    if (!weekly.service) table.columns.push_back({"records", "RECORDS"});
    const auto parameters = week_parameters(weekly.then(), weekly.week);
    std::size_t place = 0;
    std::vector<Owed> owed;
    for (const auto& debt : debts) {
        owed.push_back(owed_of(weekly, debt, parameters));
        table.rows.push_back({std::string(debt.section), owed.back().n});
        if (!weekly.service) table.rows.back().push_back(join(owed.back().codes, " "));
    }
    if (weekly.service && !weekly.sharing.identifiable) small::hide(table, weekly.sharing.rule, weekly.sharing.hidden);
    bool first = true;
    for (const auto& debt : debts) {
        const auto& [n, codes] = owed[place];
        const std::string number = figure_words(table.rows[place++][1]);
        if (n == 0) continue;
        line(lines, first ? "Owed" : "", fmt::format("{} {}{}", number, number == "1" ? debt.one : debt.many, weekly.service ? "" : ": " + codes_words(codes, n)));
        first = false;
    }
    if (first) line(lines, "Owed", "nothing");
    document.add(std::move(table));
}

// What nobody has acknowledged stands first, whatever the week; the exit code says so too.
void urgent_lines(Weekly& weekly, const Input& input, Document& document) {
    const auto concerns = unacknowledged_concerns(weekly.now);
    document.findings = !concerns.empty();
    if (concerns.empty()) return;
    if (weekly.service) document.say("CONCERN One is open that nobody has acknowledged.", Tone::warning);
    for (const auto& one : concerns) {
        const std::string told = one.told ? fmt::format("told {}", count_of(one.told, "time", "times")) : "told nobody yet";
        if (!weekly.service)
            document.say(fmt::format("CONCERN {} · {} · {} · {}, noticed {}, nobody has acknowledged it · {}", one.code, grade_words(weekly.now, one.grade), one.client, told,
                                     Date::from_iso(one.noticed.substr(0, 10)).value_or(weekly.now.today()).words(), one.due), Tone::warning);
        // Where the report goes to a file, this is what cron mails.
        if (input.has("out")) document.problems.push_back({.what = fmt::format("{} of {}: nobody has acknowledged it", one.code, one.client)});
    }
}

void data_line(const Weekly& weekly, Table& lines) {
    const std::string cut = weekly.week.cut.iso();
    const Date until = entries_to(weekly.week, weekly.now.today());
    for (const auto& operation : weekly.now.store().history(0)) {
        if (operation.at.substr(0, 10) > cut) continue;
        return line(lines, "Data", fmt::format("entries up to {} · journal {} head {}", until.words(), operation.code, operation.hash.substr(0, 16)));
    }
    line(lines, "Data", fmt::format("entries up to {}: the journal holds none", until.words()));
}

// Said, so that an empty week is not taken for a report that did not run.
bool nothing_happened(const Document& document) {
    for (const auto& block : document.blocks) {
        const auto* table = std::get_if<Table>(&block);
        if (!table || (table->name != "sessions" && table->name != "people" && table->name != "goals")) continue;
        const Row& row = table->rows.at(0);
        const std::size_t first = table->name == "people" ? 2 : 0, last = table->name == "sessions" ? 5 : table->name == "people" ? 3 : 0;
        for (std::size_t i = first; i <= last; ++i)
            if (any(row[i])) return false;
    }
    return true;
}

Table about_week(const Weekly& weekly) {
    Table table;
    table.name = "about";
    table.layout = Layout::record;
    table.audience = Audience::machine;
    table.columns = {{"report", "report"}, {"definition", "definition"}, {"week", "week", CellType::code}, {"from", "from", CellType::date},
                     {"to", "to", CellType::date}, {"entries_to", "entries to", CellType::date}, {"service", "service", CellType::yes_no},
                     {"small_numbers_hidden", "small numbers hidden", CellType::yes_no}};
    const auto& week = weekly.week;
    table.rows = {{std::string("weekly"), std::string("weekly/2"), week.days.from.iso_week(), week.days.from.iso(), week.days.to.iso(), entries_to(week, weekly.now.today()).iso(),
                   std::int64_t{weekly.service}, std::int64_t{weekly.service && !weekly.sharing.identifiable}}};
    return table;
}

Weekly begin(Desk& desk, const Input& input) {
    Weekly weekly{desk, week_of(desk, input), {}, {}, sharing_of(desk, input), input.has("service")};
    if (weekly.sharing.identifiable && !weekly.service)
        throw Error(Kind::usage, "--identifiable goes with --service", "the coach's own report shows every number");
    if (weekly.week.cut < desk.today()) weekly.kept = desk.as_of(weekly.week.cut);
    if (whole_of(weekly.then().store().rows("reports/weekly#open_people").at(0)[0]) <= most_compared)
        weekly.past = desk.as_of(weekly.week.cut.plus_days(-7));
    return weekly;
}

}  // namespace

Week week_on(Period days, Date today, int entered_within) {
    if (days.from > today) throw Error(Kind::refused, fmt::format("the week {} has not begun", days.from.iso_week()));
    Week week{days, {days.from.plus_days(-7), days.to.plus_days(-7)}, days.to.plus_days(entered_within), days.to < today, std::min(days.to, today), {}};
    week.day_over = std::min(days.to, today.plus_days(-1));
    return week;
}

Parameters week_parameters(const Desk& desk, const Week& week) {
    return {{"from", week.days.from.iso()}, {"to", week.days.to.iso()}, {"before_from", week.before.from.iso()}, {"before_to", week.before.to.iso()},
            {"four_from", week.days.from.plus_days(-21).iso()}, {"as_of", week.as_of.iso()}, {"over", week.day_over.iso()}, {"over_day", std::int64_t{week.day_over.days()}},
            {"decide_by", std::int64_t{week.as_of.days() - desk.config().settings.decide_days}}, {"wait_by", std::int64_t{week.as_of.days() - desk.config().settings.waiting_days}},
            {"off_track_points", std::int64_t{desk.config().settings.off_track_points}}};
}

std::vector<std::string> codes_of(const Desk& desk, const std::string& section, const Parameters& parameters) {
    std::vector<std::string> codes;
    desk.store().each("reports/weekly#" + section, parameters, [&](const Row& row) { codes.push_back(text_of(row[0])); });
    return codes;
}

std::string codes_words(const std::vector<std::string>& codes, std::int64_t n) {
    const std::vector<std::string> shown(codes.begin(), codes.begin() + static_cast<long>(std::min(most_codes, codes.size())));
    const auto more = n - std::ssize(shown);
    return join(shown, " ") + (more > 0 ? fmt::format(" and {} more", more) : "");
}

Document report_weekly(Desk& desk, const Input& input) {
    Document document;
    Weekly weekly = begin(desk, input);
    const auto& days = weekly.week.days;
    const Definition definition{"weekly/2", days.from.iso(), days.to.iso(), entries_to(weekly.week, desk.today()).iso()};
    const auto recipes = recipes_of(desk, {"reports/weekly"});
    if (input.has("explain")) return explained(desk, {"reports/weekly"}, definition);
    if (input.has("rows")) return rows_of(weekly.then(), recipe_asked(recipes, input.one("rows")), week_parameters(weekly.then(), weekly.week));
    document.week = days.from.iso_week();
    urgent_lines(weekly, input, document);
    document.say(fmt::format("Week {} ({} - {}){}{}", document.week, days.from.words().substr(0, days.from.words().size() - 5), days.to.words(),
                             weekly.week.over ? "" : ", not over yet", label_of(weekly.sharing)), Tone::heading);
    document.add(about_week(weekly));
    Table lines;
    lines.name = "lines";
    lines.audience = Audience::human;
    lines.header = false;
    lines.columns = {{"what", "WHAT"}, {"words", "WORDS", CellType::text, 0, Audience::both, true}};
    session_line(weekly, lines, document);
    people_line(weekly, lines, document);
    goal_line(weekly, lines, document);
    if (!weekly.service) priority_lines(weekly, lines, document);
    owed_lines(weekly, lines, document);
    late_lines(weekly, lines, document);
    if (nothing_happened(document)) line(lines, "", "Nothing was recorded for this week.");
    data_line(weekly, lines);
    document.add(std::move(lines)).add(recipe_table(recipes, definition));
    if (weekly.service) say_sharing(weekly.sharing, document);
    else document.say("Your own list: codes and small numbers are shown, not to be passed on. For others: --service.", Tone::faint);
    return document;
}

}  // namespace caseload
