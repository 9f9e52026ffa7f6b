// SPDX-License-Identifier: MIT
// report weekly a second time: on the caseload as it stood when the week's entries ended, which the journal tells. What must be
// coded elsewhere: totals_coding.cpp.
#include <algorithm>
#include <set>

#include "report_weekly.hpp"
#include "totals.hpp"
#include "totals_coding.hpp"

namespace caseload::totals {
namespace {

struct Days {
    std::string from, to, before_from, before_to, four_from;
    std::string as_of, over;  ///< of a week that is not over: the last day that has come, and the last that is over
    bool in(const std::string& day) const { return day >= from && day <= to; }
    bool before(const std::string& day) const { return day >= before_from && day <= before_to; }
    bool four(const std::string& day) const { return day >= four_from && day <= to; }
};

Days days_of(const Scope& scope) {
    const Date from = scope.period.from, to = scope.period.to;
    const Date today = scope.now.today();
    return {from.iso(), to.iso(), from.plus_days(-7).iso(), to.plus_days(-7).iso(), from.plus_days(-21).iso(), std::min(to, today).iso(), std::min(to, today.plus_days(-1)).iso()};
}

std::map<std::int64_t, Person> open_people(const People& people) {
    std::map<std::int64_t, Person> open;
    for (const auto& [id, person] : people)
        if (person.closed.empty()) open.emplace(id, person);
    return open;
}

void derive_people(const Days& days, const People& people, Second& second) {
    std::int64_t active_before = 0;
    for (const auto* figure : {"active", "new", "closed"}) second.trace(figure);
    for (const auto& [id, person] : people) {
        const auto here = [&](const std::string& day) { return person.enrolled <= day && (person.closed.empty() || person.closed > day); };
        if (here(days.to)) second.trace("active").add(person.code);
        active_before += here(days.before_to);
        if (days.in(person.enrolled)) second.trace("new").add(person.code);
        if (!person.closed.empty() && days.in(person.closed)) second.trace("closed").add(person.code);
    }
    for (const auto* figure : {"active", "new", "closed"}) second.put_n("people", "", figure);
    second.put("people", "", "active_before", active_before);
}

/// What sessions leave to be looked up: held ones of a group without a note of their own, and when somebody was last seen.
struct Seen {
    std::map<std::int64_t, std::string> last;  ///< by person
    std::vector<std::pair<std::string, std::int64_t>> without;  ///< code, the group's session
    std::set<std::int64_t> noted_groups;
};

struct Booked {
    std::int64_t booked = 0, held = 0;
    void add(bool seen) { ++booked, held += seen; }
};

void put_weeks(const Booked& before, const Booked& four, Second& second) {
    static const char* const figures[] = {"booked", "held", "did_not_attend", "late_not_seen", "cancelled", "cancelled_by_us"};
    for (const auto* figure : figures) second.put_n("sessions", "", figure);
    const auto put = [&](const char* column, Value value) { second.put("sessions", "", column, std::move(value)); };
    put("held_share", percent(second.trace("held").n(), second.trace("booked").n()));
    put("booked_before", before.booked), put("held_before", before.held), put("held_share_before", percent(before.held, before.booked));
    put("booked_four", four.booked), put("held_four", four.held), put("held_share_four", percent(four.held, four.booked));
}

Seen derive_sessions(const Scope& scope, const Days& days, const People& open, Second& second) {
    const std::map<std::string, const char*> figures{{"attended", "held"}, {"did-not-attend", "did_not_attend"}, {"not-seen", "late_not_seen"}, {"cancelled", "cancelled"}, {"service-cancelled", "cancelled_by_us"}};
    Booked before, four;
    Seen seen;
    second.trace("no_note"), second.trace("no_outcome");
    scope.desk().store().each("totals/records#sessions", {}, [&](const Row& row) {
        ++second.records;
        const std::string noun = text_of(row[2]), day = text_of(row[4]), class_ = text_of(row[7]);
        const auto person = whole_of(row[3]);
        if (class_ == "attended" && person > 0)
            if (auto& last = seen.last[person]; day > last) last = day;
        if (noun == "group-session" && whole_of(row[12])) seen.noted_groups.insert(whole_of(row[0]));
        if (noun != "session" || !days.four(day)) return;
        const std::string code = text_of(row[1]);
        if (is_known(row[7])) {
            four.add(class_ == "attended");
            if (days.before(day)) before.add(class_ == "attended");
            if (days.in(day)) second.trace("booked").add(code);
            if (const auto figure = figures.find(class_); figure != figures.end() && days.in(day)) second.trace(figure->second).add(code);
        }
        if (!open.contains(person)) return;
        if (text_of(row[5]) == "planned" && !is_known(row[7]) && day <= days.over) second.trace("no_outcome").add(code);
        // A note that was begun and left empty is a note of its own: the group's does not stand for it.
        if (class_ == "attended" && !whole_of(row[12])) seen.without.emplace_back(code, whole_of(row[11]) ? 0 : whole_of(row[14]));
    });
    put_weeks(before, four, second);
    for (const auto& [code, group] : seen.without)
        if (!seen.noted_groups.contains(group)) second.trace("no_note").add(code);
    return seen;
}

/// The ratings of one goal.
struct Track {
    std::int64_t n = 0, first = 0, latest = 0;
    std::pair<std::string, std::int64_t> first_at, latest_at;
    void add(const std::string& day, std::int64_t id, std::int64_t score) {
        const std::pair at{day, id};
        if (n == 0 || at < first_at) first_at = at, first = score;
        if (n == 0 || at > latest_at) latest_at = at, latest = score;
        ++n;
    }
};
using Tracks = std::map<std::int64_t, std::map<std::string, Track>>;  ///< goal, then instrument and scale

Tracks tracks_of(const Scope& scope, Second& second) {
    Tracks tracks;
    scope.desk().store().each("totals/records#measures", {}, [&](const Row& row) {
        ++second.records;
        if (is_known(row[3]) && is_known(row[7])) tracks[whole_of(row[3])][text_of(row[4]) + " " + text_of(row[5])].add(text_of(row[6]), whole_of(row[0]), whole_of(row[7]));
    });
    return tracks;
}

// Below the straight line from the first rating to the hoped-for one by the day it is due, in hundredths of a point.
bool is_behind(const Scope& scope, const Tracks& tracks, const Row& goal) {
    const auto found = tracks.find(whole_of(goal[0]));
    if (found == tracks.end() || !is_known(goal[8]) || !is_known(goal[7])) return false;
    const auto latest = std::ranges::max_element(found->second, {}, [](const auto& one) { return day_number(one.second.latest_at.first); });
    const Track& track = latest->second;
    const long first = day_number(track.first_at.first), last = day_number(track.latest_at.first), due = day_number(text_of(goal[7]));
    if (track.n < 2 || due <= first) return false;
    const auto expected = track.first + (whole_of(goal[8]) * 100 - track.first) * (last - first) / (due - first);
    return expected - track.latest > 100 * scope.config().settings.off_track_points;
}

void derive_goals(const Scope& scope, const Days& days, const People& open, Second& second) {
    for (const auto* figure : {"reviewed", "reviews_overdue", "off_track", "review_overdue"}) second.trace(figure);
    const Tracks tracks = tracks_of(scope, second);
    std::map<std::int64_t, std::string> codes;
    scope.desk().store().each("totals/records#goals", {}, [&](const Row& row) {
        ++second.records;
        const std::string code = codes[whole_of(row[0])] = text_of(row[1]);
        if (!text_of(row[4]).empty() || !open.contains(whole_of(row[2]))) return;
        const std::string review = text_of(row[6]), due = text_of(row[7]);
        if (!review.empty() && review <= days.over) second.trace("reviews_overdue").add(code), second.trace("review_overdue").add(code);
        if ((!due.empty() && due <= days.over) || is_behind(scope, tracks, row)) second.trace("off_track").add(code);
    });
    scope.desk().store().each("totals/records#reviews", {}, [&](const Row& row) {
        ++second.records;
        if (days.in(text_of(row[3]))) second.trace("reviewed").add(codes[whole_of(row[2])]);
    });
    for (const auto* figure : {"reviewed", "reviews_overdue", "off_track"}) second.put_n("goals", "", figure);
}

// Past its target: undecided, or accepted for us and not seen since it came.
bool is_late(const Scope& scope, const Days& days, const Row& referral, const Seen& seen) {
    const std::string received = text_of(referral[6]), decision = text_of(referral[8]), role = text_of(referral[7]);
    const auto last = seen.last.find(whole_of(referral[2]));
    if (last != seen.last.end() && received <= last->second) return false;
    const long waited = day_number(days.as_of) - day_number(received);
    if (decision.empty() || decision == "more-information") return waited > scope.config().settings.decide_days;
    return decision == "accepted" && (role.empty() || role == "coach") && waited > scope.config().settings.waiting_days;
}

void derive_owed(const Scope& scope, const Days& days, const People& open, const Seen& seen, Second& second) {
    for (const auto* figure : {"action_overdue", "onward_due", "referral_late", "to_code"}) second.trace(figure);
    const auto& store = scope.desk().store();
    store.each("totals/records#plan_items", {}, [&](const Row& row) {
        ++second.records;
        const std::string due = text_of(row[5]);
        if (text_of(row[3]) == "action" && !is_known(row[4]) && !due.empty() && due <= days.over && open.contains(whole_of(row[2]))) second.trace("action_overdue").add(text_of(row[1]));
    });
    store.each("totals/records#onward", {}, [&](const Row& row) {
        ++second.records;
        const std::string ask = text_of(row[5]);
        if (!is_known(row[6]) && !ask.empty() && ask <= days.as_of && open.contains(whole_of(row[2]))) second.trace("onward_due").add(text_of(row[1]));
    });
    store.each("totals/records#referrals", {}, [&](const Row& row) {
        ++second.records;
        if (!is_known(row[11]) && open.contains(whole_of(row[2])) && is_late(scope, days, row, seen)) second.trace("referral_late").add(text_of(row[1]));
    });
    derive_coding(scope, days.four_from, days.to, second);
    for (const auto* figure : {"no_note", "no_outcome", "review_overdue", "action_overdue", "onward_due", "referral_late", "to_code"}) second.put("owed", figure, "n", second.trace(figure).n());
}

void derive(const Scope& scope, Second& second) {
    const Days days = days_of(scope);
    const People people = people_of(scope, second), open = open_people(people);
    derive_people(days, people, second);
    const Seen seen = derive_sessions(scope, days, open, second);
    derive_goals(scope, days, open, second);
    derive_owed(scope, days, open, seen, second);
}

Scope scope_of(Desk& desk, const Input& asked) {
    Input input = report_input(asked, "weekly", {"week"});
    const Period week = parse_week(input.one("week", "last"), desk.today());
    const Date cut = week.to.plus_days(desk.config().settings.entered_within);
    return {desk, week, std::move(input), cut < desk.today() ? desk.as_of(cut) : nullptr};
}

Parameters parameters(const Scope& scope) {
    const auto& days = scope.period;
    return week_parameters(scope.desk(), week_on(days, scope.now.today(), 0));
}

}  // namespace

Family weekly_family() {
    std::vector<Claim> claims;
    for (const auto* figure : {"booked", "held", "did_not_attend", "late_not_seen", "cancelled", "cancelled_by_us", "held_share", "held_share_four", "active", "new", "closed", "reviewed",
                               "reviews_overdue", "off_track"})
        claims.push_back({figure});
    for (const auto* figure : {"no_note", "no_outcome", "review_overdue", "action_overdue", "onward_due", "referral_late", "to_code"}) claims.push_back({figure, "owed", figure, "n"});
    return {"weekly", {"reports/weekly"}, report_weekly, derive, scope_of, parameters, std::move(claims), {{"owed", {"owed"}}}};
}

}  // namespace caseload::totals
