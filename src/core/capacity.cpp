// SPDX-License-Identifier: MIT
// report capacity: where the hours of a week go, how many sessions people still have before them, and the sum behind both.
#include <fmt/format.h>

#include <cmath>
#include <map>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "concerns.hpp"
#include "period.hpp"
#include "programmes.hpp"
#include "recipes.hpp"

namespace caseload {
namespace {

enum Place { booked, booked_minutes, held, held_minutes, lost, lost_minutes, written, unknown, outreach_minutes };

double hours(double minutes) { return minutes / 60; }
std::string hour_words(double value) { return format_decimal(value, 1) + " h"; }

// The week that the flags name; by default the one that today lies in.
Period week_of(const Desk& desk, const Input& input) {
    if (const auto period = named_period(input, desk.today(), Weeks::also_next)) return *period;
    const Date monday = desk.today().start_of_week();
    return {monday, monday.plus_days(6)};
}

struct Stage {
    std::int64_t people = 0, left = 0;
};

struct Ahead {
    std::map<std::string, Stage> stages;  ///< by what is said of them, in the order of the sessions
    std::int64_t people = 0, left = 0, unbooked = 0, without = 0;
    double minutes = 0;
};

std::string stage_words(const Course& course) {
    if (course.left() <= 0) return fmt::format("{}: all {} held", course.programme->label, course.programme->sessions);
    return fmt::format("{}: session {} of {} is next", course.programme->label, course.next(), course.programme->sessions);
}

Ahead sessions_ahead(const Desk& desk) {
    Ahead ahead;
    desk.store().each("reports/capacity#people", {{"today_day", std::int64_t{desk.today().days()}}}, [&](const Row& row) {
        ++ahead.people;
        ahead.unbooked += whole_of(row[3]) == 0;
        const auto course = course_of(desk, whole_of(row[1]));
        if (!course || !course->programme) return void(++ahead.without);
        auto& stage = ahead.stages[stage_words(*course)];
        ++stage.people;
        for (int n = course->next(); n <= course->programme->sessions; ++n) {
            const int length = course->programme->minutes_of(n);
            ahead.minutes += (length > 0 ? length : desk.config().settings.week_session_minutes) + desk.config().settings.week_write_up_minutes;
            ++stage.left;
            ++ahead.left;
        }
    });
    if (ahead.without > 0) ahead.stages["no programme"] = {ahead.without, 0};
    return ahead;
}

Table hours_table(const Settings& settings, const Row& row, double contact, double free) {
    Table table;
    table.name = "hours_words";
    table.audience = Audience::human;
    table.columns = {{"what", "WHAT"}, {"n", "N", CellType::whole}, {"hours", "HOURS", CellType::decimal, 1}};
    const auto counted = [&](const char* what, Place n, Place minutes) { table.rows.push_back({std::string(what), row[n], hours(decimal_of(row[minutes]))}); };
    table.rows.push_back({std::string("Week"), Value{}, settings.week_hours});
    table.rows.push_back({fmt::format("for people ({} %)", settings.week_contact_percent), Value{}, contact});
    counted("  held", held, held_minutes);
    counted("  kept free, not attended", lost, lost_minutes);
    counted("  booked, to come", booked, booked_minutes);
    table.rows.push_back({fmt::format("  writing up, {} min each", settings.week_write_up_minutes), whole_of(row[held]) + whole_of(row[booked]),
                          hours(static_cast<double>((whole_of(row[held]) + whole_of(row[booked])) * settings.week_write_up_minutes))});
    table.rows.push_back({std::string(free < 0 ? "  over" : "  free"), Value{}, std::abs(free)});
    table.rows.push_back({std::string("Outreach, of the other hours"), Value{}, hours(decimal_of(row[outreach_minutes]))});
    table.rows.push_back({std::string("Written up, of those held"), row[written], Value{}});
    return table;
}

// The same for programs, in minutes and hours as they were added up.
Table figures_table(const Desk& desk, const Period& week, Table figures, double contact, double free) {
    figures.name = "hours";
    figures.audience = Audience::machine;
    const std::pair<const char*, Value> more[] = {{"from", week.from.iso()}, {"to", week.to.iso()}, {"week_hours", desk.config().settings.week_hours},
                                                  {"contact_hours", contact}, {"free_hours", free}};
    for (const auto& [name, value] : more) {
        figures.columns.push_back({name, name, std::holds_alternative<std::string>(value) ? CellType::date : CellType::decimal, 1});
        figures.rows.at(0).push_back(value);
    }
    return figures;
}

Table stages_table(const Ahead& ahead) {
    Table table;
    table.name = "stages";
    table.title = "People by stage";
    table.columns = {{"stage", "STAGE"}, {"people", "PEOPLE", CellType::whole}, {"sessions_left", "SESSIONS LEFT", CellType::whole}};
    for (const auto& [words, stage] : ahead.stages) table.rows.push_back({words, stage.people, stage.left});
    table.when_empty = "Nobody on the caseload.";
    return table;
}

void say_sum(const Settings& settings, const Ahead& ahead, double contact, Document& document) {
    document.say(fmt::format("{} on the caseload, {} with nothing booked.", count_of(ahead.people, "person", "people"), ahead.unbooked));
    if (ahead.left > 0 && contact > 0)
        document.say(fmt::format("{} left with writing up: {} / {} a week = {} weeks of work.", count_of(ahead.left, "session", "sessions"), hour_words(hours(ahead.minutes)),
                                 hour_words(contact), format_decimal(hours(ahead.minutes) / contact, 1)));
    const double each = hours(6.0 * (settings.week_session_minutes + settings.week_write_up_minutes));
    document.say(fmt::format("A sum, not a norm: {} h x {} % = {} for people a week; six sessions of {} min and {} min of writing up = {} a person; x {} weeks = {} people a year.",
                             format_decimal(settings.week_hours, 1), settings.week_contact_percent, hour_words(contact), settings.week_session_minutes,
                             settings.week_write_up_minutes, hour_words(each), settings.week_weeks,
                             format_decimal(std::floor(contact * settings.week_weeks / each), 0)), Tone::faint);
}

}  // namespace

Document report_capacity(Desk& desk, const Input& input) {
    Document document;
    const Settings& settings = desk.config().settings;
    const Period week = week_of(desk, input);
    const Definition definition{"capacity/1", week.from.iso(), week.to.iso(), desk.today().iso()};
    const auto recipes = recipes_of(desk, {"reports/capacity"});
    if (input.has("explain")) return explained(desk, {"reports/capacity"}, definition);
    const Parameters parameters{{"from", week.from.iso()}, {"to", week.to.iso()}, {"usual", std::int64_t{settings.week_session_minutes}}};
    if (input.has("rows")) return rows_of(desk, recipe_asked(recipes, input.one("rows")), parameters);
    const Table figures = desk.store().table("reports/capacity#hours", parameters);
    const Row& row = figures.rows.at(0);
    const double weeks = static_cast<double>(week.to - week.from + 1) / 7, contact = settings.week_hours * settings.week_contact_percent / 100;
    const double used = hours(decimal_of(row[held_minutes]) + decimal_of(row[lost_minutes]) + decimal_of(row[booked_minutes]) +
                              static_cast<double>((whole_of(row[held]) + whole_of(row[booked])) * settings.week_write_up_minutes));
    document.say(fmt::format("Capacity {} - {} · definition capacity/1", week.from.words(), week.to.words()), Tone::heading);
    concerns_first(desk, document);
    Settings period = settings;
    period.week_hours *= weeks;
    document.add(hours_table(period, row, contact * weeks, contact * weeks - used));
    document.add(figures_table(desk, week, figures, contact * weeks, contact * weeks - used));
    if (whole_of(row[unknown]) > 0)
        document.say(fmt::format("{} without a length, taken as {} min ([week] session_minutes).", count_of(whole_of(row[unknown]), "session", "sessions"), settings.week_session_minutes));
    std::vector<std::string> codes;
    desk.store().each("reports/capacity#not_written", parameters, [&](const Row& one) { codes.push_back(text_of(one[0])); });
    if (!codes.empty()) document.say("Not written up: " + join(codes, ", "));
    const Ahead ahead = sessions_ahead(desk);
    document.add(stages_table(ahead));
    say_sum(settings, ahead, contact, document);
    document.add(recipe_table(recipes, definition));
    return document.say("For your own work: small numbers are not hidden here.", Tone::faint);
}

}  // namespace caseload
