// SPDX-License-Identifier: MIT
// report capacity a second time: where the hours of a week went, session by session; the sessions people still have before them.
#include <fmt/format.h>

#include "caseload/text.hpp"
#include "period.hpp"
#include "totals.hpp"

namespace caseload::totals {
namespace {

struct Spent {
    std::int64_t booked = 0, held = 0, lost = 0, outreach = 0;  ///< minutes
};

// A group that met is one record of its own; what its members attended takes no further time.
void add_session(const Scope& scope, const Row& row, Spent& spent, Second& second) {
    const std::string noun = text_of(row[2]), as = text_of(row[7]), code = text_of(row[1]);
    const std::int64_t minutes = whole_of(row[8], scope.config().settings.week_session_minutes);
    if (noun == "outreach" && is_known(row[8])) spent.outreach += minutes, second.trace("outreach_minutes").add(code);
    if ((noun != "session" && noun != "group-session") || is_known(row[14])) return;
    if (text_of(row[5]) == "planned") second.trace("booked").add(code), spent.booked += minutes;
    if (as == "attended" || (noun == "group-session" && text_of(row[5]) == "happened" && as.empty())) {
        second.trace("held").add(code), spent.held += minutes;
        if (whole_of(row[11])) second.trace("written").add(code);
    }
    if (as == "did-not-attend" || as == "not-seen") second.trace("lost").add(code), spent.lost += minutes;
    if (!is_known(row[8]) && as != "cancelled" && as != "service-cancelled") second.trace("unknown").add(code);
}

void derive_hours(const Scope& scope, Second& second) {
    static const char* const figures[] = {"booked", "held", "lost", "written", "unknown", "outreach_minutes"};
    for (const auto* figure : figures) second.trace(figure);
    Spent spent;
    scope.desk().store().each("totals/records#sessions", {}, [&](const Row& row) {
        ++second.records;
        if (scope.has(text_of(row[4]))) add_session(scope, row, spent, second);
    });
    for (const auto* figure : figures) second.put_n("hours", "", figure);
    second.put("hours", "", "outreach_minutes", spent.outreach), second.put("hours", "", "booked_minutes", spent.booked);
    second.put("hours", "", "held_minutes", spent.held), second.put("hours", "", "lost_minutes", spent.lost);
    const Settings& settings = scope.config().settings;
    const double contact = settings.week_hours * settings.week_contact_percent / 100 * static_cast<double>(scope.period.to - scope.period.from + 1) / 7;
    const auto sessions = second.trace("held").n() + second.trace("booked").n();
    second.put("hours", "", "week_hours", settings.week_hours), second.put("hours", "", "contact_hours", contact);
    second.put("hours", "", "free_hours", contact - static_cast<double>(spent.booked + spent.held + spent.lost + sessions * settings.week_write_up_minutes) / 60);
}

/// Somebody on the caseload, in a programme or in none.
struct Member {
    const Programme* programme = nullptr;
    std::string since;
    std::int64_t attended = 0;
};

bool is_of_programme(const Scope& scope, const Row& session, const Member& member) {
    if (text_of(session[2]) != "session" || text_of(session[7]) != "attended" || text_of(session[4]) < member.since) return false;
    if (!is_known(session[9])) return !is_known(session[13]);  // held with a group: only where its kind says so
    const Word* kind = scope.config().word("session_kind", text_of(session[9]));
    return !kind || kind->counts_as != "outside";
}

std::string stage_of(const Member& member) {
    const Programme& programme = *member.programme;
    if (member.attended >= programme.sessions) return fmt::format("{}: all {} held", programme.label, programme.sessions);
    return fmt::format("{}: session {} of {} is next", programme.label, member.attended + 1, programme.sessions);
}

void derive_stages(const Scope& scope, Second& second) {
    std::map<std::int64_t, Member> members;
    scope.desk().store().each("totals/records#clients", {}, [&](const Row& row) {
        ++second.records;
        if (is_known(row[3])) return;
        members[whole_of(row[0])] = {scope.config().programme(text_of(row[12])), is_known(row[13]) ? text_of(row[13]) : text_of(row[2])};
    });
    scope.desk().store().each("totals/records#sessions", {}, [&](const Row& row) {
        const auto member = members.find(whole_of(row[3]));
        if (member != members.end() && member->second.programme && is_of_programme(scope, row, member->second)) ++member->second.attended;
    });
    for (const auto& [id, member] : members) {
        const std::string stage = member.programme ? stage_of(member) : "no programme";
        second.count("stages", stage, "people");
        second.count("stages", stage, "sessions_left", member.programme ? std::max<std::int64_t>(0, member.programme->sessions - member.attended) : 0);
    }
}

void derive(const Scope& scope, Second& second) {
    derive_hours(scope, second);
    derive_stages(scope, second);
}

Scope scope_of(Desk& desk, const Input& asked) {
    Input input = report_input(asked, "capacity", {"week", "month", "last"});
    const Date monday = desk.today().start_of_week();
    const Period period = named_period(input, desk.today(), Weeks::also_next).value_or(Period{monday, monday.plus_days(6)});
    return {desk, period, std::move(input)};
}

Parameters parameters(const Scope& scope) {
    return {{"from", scope.from()}, {"to", scope.to()}, {"usual", std::int64_t{scope.config().settings.week_session_minutes}}};
}

}  // namespace

Family capacity_family() {
    std::vector<Claim> claims;
    for (const auto* figure : {"booked", "held", "lost", "written", "unknown", "outreach_minutes"}) claims.push_back({figure, "hours"});
    return {"capacity", {"reports/capacity"}, report_capacity, derive, scope_of, parameters, std::move(claims), {{"stages", {"stage"}}}};
}

}  // namespace caseload::totals
