// SPDX-License-Identifier: MIT
// The diary: what is booked, what was held, what falls due; on the screen, or as a calendar for a phone.
#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "coaches.hpp"
#include "ics.hpp"
#include "period.hpp"
#include "words.hpp"

namespace caseload {
namespace {

constexpr long days_ahead = 7;

Period period_of(const Desk& desk, const Input& input) {
    if (const auto named = named_period(input, desk.today(), Weeks::also_next)) return *named;
    const DateRules rules{desk.today(), Sense::future, DateOrder::refuse};
    const Date from = input.has("from") ? parse_date(input.one("from"), rules) : desk.today();
    const Date to = input.has("to") ? parse_date(input.one("to"), rules) : from.plus_days(days_ahead - 1);
    if (from > to) throw Error(Kind::refused, fmt::format("--from {} is after --to {}", from.iso(), to.iso()));
    return {from, to};
}

/// One thing in the diary; minutes from midnight, so that what overlaps can be told.
struct Entry {
    std::string date, time, code, client, person, kind, mode, state, outcome, attendance, recorded_on, left_on;
    std::int64_t minutes = 0, start = -1;
    std::int64_t taken = 0;  ///< minutes, or those that a session without a length counts as
    std::int64_t end() const { return start + std::max<std::int64_t>(taken, 1); }
    bool called_off() const { return attendance.ends_with("cancelled"); }
};

std::string kind_words(const Desk& desk, const std::string& of, const Value& kind) {
    const Noun& noun = caseload::noun(of);
    const std::string label = is_known(kind) ? shown_value(desk, noun, *noun.use("kind"), kind) : "";
    if (of == "session") return label;
    if (of == "group-session") return label.empty() ? "Group" : "Group: " + label;
    return label.empty() ? std::string(noun.name) : fmt::format("{}: {}", noun.name, label);
}

std::vector<Entry> entries_of(const Desk& desk, const Period& period, const Others& others) {
    std::vector<Entry> all;
    desk.store().each("lists/agenda#held", {{"from", period.from.iso()}, {"to", period.to.iso()}}, [&](const Row& row) {
        Entry one{text_of(row[0]), text_of(row[1]), text_of(row[4]), text_of(row[5]), text_of(row[6]), kind_words(desk, text_of(row[3]), row[7]),
                  is_known(row[8]) ? label_of(desk, "mode", text_of(row[8])) : "", text_of(row[9]), text_of(row[10]), text_of(row[11]), text_of(row[12]), text_of(row[13])};
        one.minutes = whole_of(row[2]);
        one.taken = whole_of(row[2], desk.config().settings.week_session_minutes);
        if (one.time.size() == 5) one.start = parse_integer(one.time.substr(0, 2)).value_or(0) * 60 + parse_integer(one.time.substr(3)).value_or(0);
        all.push_back(std::move(one));
    });
    const auto left_out = codes_of(others);
    std::erase_if(all, [&](const Entry& one) { return left_out.contains(one.client); });
    return all;
}

// Of each entry, the codes of those that stand at the same time.
std::string clashes(const std::vector<Entry>& all, const Entry& one) {
    std::vector<std::string> codes;
    if (one.start < 0 || one.called_off()) return {};
    for (const auto& other : all)
        if (&other != &one && other.date == one.date && other.start >= 0 && !other.called_off() && other.start < one.end() && one.start < other.end())
            codes.push_back(other.code);
    return codes.empty() ? "" : "overlaps " + join(codes, ", ");
}

std::string clock_words(std::int64_t minutes) { return fmt::format("{:02}:{:02}", minutes / 60 % 24, minutes % 60); }

std::string state_words(const Desk& desk, const std::vector<Entry>& all, const Entry& one) {
    std::string words = one.state == "planned" ? (one.date < desk.today().iso() ? "not logged yet" : "planned") : label_of(desk, "attendance", one.outcome);
    if (one.state == "planned" && !one.left_on.empty() && one.left_on <= one.date)
        words += fmt::format(", but {} left on {}", one.client, Date::from_iso(one.left_on).value_or(desk.today()).words());
    const std::string clash = clashes(all, one);
    return clash.empty() ? words : words.empty() ? clash : words + ", " + clash;
}

Table diary(const Desk& desk, const std::vector<Entry>& all, Audience audience) {
    Table table;
    table.name = "agenda";
    table.audience = audience;
    const bool human = audience == Audience::human;
    table.columns = {{"date", "DAY", human ? CellType::text : CellType::date}, {"time", "TIME", CellType::time}, {"until", "UNTIL", CellType::time}, {"client", "CODE", CellType::code},
                     {"name", "PERSON", CellType::text, 0, Audience::both, true}, {"kind", "WHAT", CellType::text, 0, Audience::both, true},
                     {"minutes", "MIN", CellType::whole}, {"mode", "MODE"}, {"session", "SESSION", CellType::code}, {"state", "STATE", CellType::text, 0, Audience::both, true}};
    if (human) std::erase_if(table.columns, [](const Column& column) { return column.name == "minutes"; });
    std::string last;
    for (const auto& one : all) {
        const auto text = [](const std::string& words) { return words.empty() ? Value{} : Value{words}; };
        const auto day = Date::from_iso(one.date).value_or(Date{});
        const std::string until = one.start >= 0 && one.minutes > 0 ? clock_words(one.start + one.minutes) : "";
        TableRow row{human ? Value{one.date == last ? std::string{} : day.words().substr(0, day.words().size() - 5)} : Value{one.date},
                     text(one.time), text(until), text(one.client), text(one.person), text(one.kind)};
        if (!human) row.push_back(one.minutes > 0 ? Value{one.minutes} : Value{});
        row.insert(row.end(), {text(one.mode), one.code, text(state_words(desk, all, one))});
        table.rows.push_back(std::move(row));
        last = one.date;
    }
    return table;
}

}  // namespace

namespace {
Document agenda_ics(const Desk& desk, const Input& input, const Period& period, const Others& others);
}

Document agenda(Desk& desk, const Input& input) {
    const Period period = period_of(desk, input);
    const Others others = not_coached_by(desk, input.one("coach", "all"));
    if (input.has("ics")) return agenda_ics(desk, input, period, others);
    const auto all = entries_of(desk, period, others);
    Document document;
    document.say(period.from == period.to ? period.from.words() : fmt::format("{} to {} · {}", period.from.words(), period.to.words(), period.from.iso_week()),
                 Tone::heading);
    for (const auto& one : all) document.codes.push_back(one.code);
    if (all.empty()) document.say("Nothing is booked.", Tone::faint);
    else document.add(diary(desk, all, Audience::human));
    document.add(diary(desk, all, Audience::machine));
    Table due = desk.store().table("lists/agenda#due", {{"from", period.from.iso()}, {"to", period.to.iso()}});
    leave_out(others, 3, due);
    due.name = "due";
    due.title = "Due";
    if (due.rows.empty()) due.audience = Audience::machine;
    return document.add(std::move(due));
}

namespace {

// What the calendar shows of a person is the coach's choice; a code unless told otherwise.
std::string summary_of(const std::string& show, const Entry& one) {
    if (show == "busy") return "Busy";
    if (show == "name" && !one.person.empty()) return one.person;
    if (!one.client.empty()) return one.client;
    return one.kind.empty() ? one.code : one.kind;
}

// Calendars know an appointment by this: the record's code, and which caseload it is of.
std::string uid_of(const Desk& desk, const std::string& code) {
    const auto first = desk.store().operation("O-0001");
    return fmt::format("{}.{}@caseload", code, first ? content_hash(first->at + first->who).substr(0, 16) : "0");
}

// A calendar that has an appointment takes it again when its SEQUENCE is larger (RFC 5545, 3.8.7.4). The number of the last
// operation grows with every change, also with one that is taken back.
long sequence_of(const Desk& desk) {
    const auto last = desk.store().history(1);
    return last.empty() ? 0 : static_cast<long>(last.front().id);
}

Document agenda_ics(const Desk& desk, const Input& input, const Period& period, const Others& others) {
    const std::string show = input.one("show", "code");
    if (show != "code" && show != "name" && show != "busy") throw Error(Kind::usage, fmt::format("--show '{}' is not one of code, name, busy", show));
    std::vector<Appointment> appointments;
    Document document;
    const long sequence = sequence_of(desk);
    std::int64_t without_length = 0;
    for (const auto& one : entries_of(desk, period, others)) {
        std::vector<std::string> about;
        for (const auto& part : {one.code, one.kind, one.mode})
            if (!part.empty() && show != "busy") about.push_back(part);
        without_length += !one.time.empty() && one.minutes == 0;
        appointments.push_back({uid_of(desk, one.code), one.date, one.time, one.minutes, summary_of(show, one), join(about, " · "), one.recorded_on, sequence, one.called_off()});
    }
    document.file = to_ics(appointments, "caseload");
    document.talk.push_back(fmt::format("{} for a calendar, shown by {}", count_of(static_cast<std::int64_t>(appointments.size()), "appointment", "appointments"),
                                        show == "busy" ? "nothing but the time" : show));
    if (without_length > 0) document.talk.push_back(fmt::format("{} without a length: --minutes says how long", without_length));
    return document;
}

}  // namespace

}  // namespace caseload
