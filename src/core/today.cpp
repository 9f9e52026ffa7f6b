// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "coaches.hpp"
#include "concerns.hpp"
#include "owed.hpp"
#include "priority.hpp"
#include "programmes.hpp"
#include "words.hpp"

namespace caseload {
namespace {

using Concerned = std::map<std::int64_t, std::string>;  // person, and the concern that nobody has acknowledged

const Term* term_of(const Standing& standing, std::string_view factor) {
    const auto found = std::ranges::find_if(standing.terms, [&](const Term& term) { return term.factor->name == factor; });
    return found == standing.terms.end() ? nullptr : &*found;
}

bool has_term(const Standing& standing, std::string_view factor) { return term_of(standing, factor) != nullptr; }

// Columns of lists/today#counts.
namespace Counts {
enum Place { over, undecided, handovers, urgent, concerns };
}

bool is_planned(const Row& session) { return text_of(session[7]) == "planned"; }

// What to do next, from what weighs: said as the line that does it where caseload can do it.
std::string next_step(const Config& config, const Standing& standing, const Table& sessions) {
    for (const auto& row : sessions.rows)
        if (text_of(row[1]) == standing.code && is_planned(row)) return text_of(row[0]).empty() ? "today" : "today " + text_of(row[0]);
    const bool booked = std::ranges::find(*standing.factors, "no_next_booking", &Factor::name) != standing.factors->end() && !has_term(standing, "no_next_booking");
    const Term* misses = term_of(standing, "missed_in_row");
    std::int64_t missed = misses ? std::llround(misses->amount) : 0;
    if (missed == 1 && booked) missed = 0;  // another slot was offered since
    if (const auto step = missed ? missed_step(config, missed) : ""; !step.empty()) return step;
    if (missed || has_term(standing, "days_over_contact")) return "call";
    if (has_term(standing, "review_overdue") || has_term(standing, "goal_off_track"))
        return "caseload goal review " + standing.code;
    if (!booked && (has_term(standing, "waiting") || has_term(standing, "no_next_booking")))
        return fmt::format("caseload session plan {}", standing.code);
    return "-";
}

Table priority_columns() {
    Table table;
    table.name = "priority";
    table.columns = {{"points", "PRIORITY", CellType::hundredths, 1},
                     {"code", "CODE", CellType::code},
                     {"name", "PERSON", CellType::text, 0, Audience::both, true},
                     {"why", "WHY", CellType::text, 0, Audience::both, true},
                     {"next_step", "NEXT STEP", CellType::code}};
    return table;
}

void add_why(Desk& desk, const Standing& standing, Document& document) {
    document.say(fmt::format("{} {}  priority {}", standing.code, standing.name, format_hundredths(standing.points, 1)),
                 Tone::strong);
    Table table = why_table(desk, standing);
    table.header = false;
    document.add(std::move(table));
}

// The newest first: takes away the oldest of those that are over when there is one more of them than fit.
bool cut(std::vector<TableRow>& rows, std::int64_t most) {
    if (std::ranges::count_if(rows, std::not_fn(is_planned)) <= most) return false;
    rows.erase(std::prev(std::ranges::find_if_not(rows.rbegin(), rows.rend(), is_planned).base()));
    return true;
}

// What is still planned is shown whole; of what is over people see as many of the newest as of people.
Cut sessions_today(Desk& desk, bool whole) {
    const std::int64_t most = desk.config().settings.today_most;
    Cut today{desk.store().heading("lists/today#sessions")};
    auto& rows = today.table.rows;
    rows = desk.store().rows(whole ? "lists/today#sessions" : "lists/today#newest", {{"today", desk.today().iso()}, {"most", most + 1}});
    if (!whole) {
        today.more = cut(rows, most);
        std::ranges::reverse(rows);
        std::ranges::stable_sort(rows, {}, [](const TableRow& row) { return text_of(row[0]); });
    }
    show_words(desk, noun("session"), today.table, {{3, "kind"}, {5, "mode"}, {8, "outcome"}});
    return today;
}

std::int64_t threshold_of(const Desk& desk) { return std::llround(desk.config().settings.today_threshold * 100); }

// Whose day it is not. Who has an unacknowledged concern is everybody's.
Others not_mine(const Desk& desk, const Input& input, bool any_handed_over, const Concerned& urgent) {
    Others others = input.has("coach") ? not_coached_by(desk, input.one("coach")) : any_handed_over ? handed_over(desk) : Others{};
    for (const auto& [client, concern] : urgent) others.erase(client);
    return others;
}

// Who is at or above the threshold, as many as the config says, and who has a concern; or everybody.
std::vector<Standing> shown_of(Desk& desk, const Order& order, const Concerned& urgent, bool everybody) {
    std::vector<Standing> shown;
    const auto most = static_cast<std::size_t>(desk.config().settings.today_most);
    for (const auto& sum : order.people)
        if (everybody || urgent.contains(sum.client) || (sum.points >= threshold_of(desk) && shown.size() < most)) shown.push_back(standing_in(desk, order, sum));
    return shown;
}

// What nobody has decided comes before a booking.
std::string decided_first(const Desk& desk, const Standing& standing, std::string next) {
    if (!next.starts_with("caseload session plan")) return next;
    desk.store().each("lists/today#undecided", {{"client", standing.client}}, [&](const Row& row) { next = "caseload referral triage " + text_of(row[0]); });
    return next;
}

Table priority_table(const Desk& desk, const std::vector<Standing>& shown, const Concerned& urgent, bool any_undecided, const Table& sessions) {
    Table table = priority_columns();
    for (const auto& standing : shown) {
        const auto concern = urgent.find(standing.client);
        std::string why = why_words(standing), next = next_step(desk.config(), standing, sessions);
        if (any_undecided) next = decided_first(desk, standing, std::move(next));
        if (concern != urgent.end()) {
            why = fmt::format("concern {}{}{}", concern->second, why.empty() ? "" : " · ", why);
            next = fmt::format("caseload concern show {}", concern->second);
        }
        table.rows.push_back({standing.points, standing.code, standing.name, why, next});
    }
    table.when_empty = fmt::format("Nobody at or above {}.", format_decimal(desk.config().settings.today_threshold, 1));
    return table;
}

// "2 referrals wait for a decision, 1 urgent: caseload referral inbox"
std::string undecided_words(const Row& counts, const std::string& most_urgent) {
    const auto urgent = whole_of(counts[Counts::urgent]);
    return fmt::format("{} for a decision{}: caseload referral inbox", count_of(whole_of(counts[Counts::undecided]), "referral waits", "referrals wait"),
                       urgent ? fmt::format(", {} {}", urgent, most_urgent) : "");
}

// Of people who stand in no row above, for a review alone weighs little.
std::size_t reviews_not_shown(const Order& order, const std::vector<Standing>& shown) {
    const auto& factors = *order.factors;
    const auto review = static_cast<std::size_t>(std::ranges::find(factors, "review_overdue", &Factor::name) - factors.begin());
    if (review == factors.size()) return 0;
    const auto overdue = [&](const Sum& sum) { return order.amounts[sum.row * factors.size() + review] > 0; };
    return static_cast<std::size_t>(std::ranges::count_if(order.people, overdue) - std::ranges::count_if(shown, overdue));
}

}  // namespace

Document today(Desk& desk, const Input& input) {
    const Settings& settings = desk.config().settings;
    const std::string soonest = most_urgent(desk);
    const Row counts = desk.store().rows("lists/today#counts", {{"today", desk.today().iso()}, {"most_urgent", soonest}}).at(0);
    const bool any_concern = whole_of(counts[Counts::concerns]) != 0;
    const auto concerns = unacknowledged_concerns(desk, any_concern);
    Concerned urgent;
    for (const auto& one : concerns) urgent.emplace(one.client_id, one.code);
    const Others others = not_mine(desk, input, whole_of(counts[Counts::handovers]) != 0, urgent);
    Order order = priority_order(desk, {}, input.has("all") ? everyone : static_cast<std::size_t>(settings.today_most), others);
    put_first(order.people, concerns);
    const auto& all = order.people;
    Document document;
    document.say(fmt::format("{} · {}", desk.today().words(), count_of(static_cast<std::int64_t>(all.size()), "person", "people")),
                 Tone::heading);
    Table first = concerns_table(desk, concerns);
    if (concerns.empty()) first.audience = Audience::machine;
    else document.say("Concerns that nobody has acknowledged", Tone::warning);
    document.add(std::move(first));
    document.add(open_concerns(desk, any_concern));
    const bool whole = input.has("all") || !desk.setting().for_people;
    Cut sessions = sessions_today(desk, whole || whole_of(counts[Counts::over]) <= settings.today_most);
    if (input.has("coach")) leave_out(others, 1, sessions.table);  // who was handed over may come to the hour that was agreed all the same
    const auto above = std::ranges::count_if(all, [&](const Sum& sum) { return sum.points >= threshold_of(desk); });
    const auto shown = shown_of(desk, order, urgent, input.has("all"));
    for (const auto& standing : shown) document.codes.push_back(standing.code);
    const bool any_undecided = whole_of(counts[Counts::undecided]) > 0;
    document.add(priority_table(desk, shown, urgent, any_undecided, sessions.table));
    if (input.has("why"))
        for (const auto& standing : shown) add_why(desk, standing, document);
    document.add(std::move(sessions.table));
    if (sessions.more) document.say("Others are over too: caseload today --all", Tone::faint);
    Cut owing = whole ? Cut{owed_table(desk)} : owed_today(desk, settings.today_most);
    leave_out(others, 4, owing.table);
    if (owing.table.rows.empty()) owing.table.audience = Audience::machine;
    document.add(std::move(owing.table));
    if (owing.more) document.say("And more: caseload owed", Tone::faint);
    document.say(fmt::format("{} of {} at or above {} · all: --all · arithmetic: --why", above, all.size(),
                             format_decimal(settings.today_threshold, 1)),
                 Tone::faint);
    if (!others.empty() && !input.has("coach"))
        document.say(fmt::format("Handed over, not shown: {}. With them: --coach all", count_of(static_cast<std::int64_t>(others.size()), "person", "people")), Tone::faint);
    if (const auto reviews = reviews_not_shown(order, shown); reviews > 0)
        document.say(fmt::format("Also {} with a goal past its review: caseload owed", count_of(static_cast<std::int64_t>(reviews), "person", "people")));
    if (any_undecided) document.say(undecided_words(counts, soonest));
    document.findings = input.has("exit_code") && (above > 0 || !concerns.empty());
    return document;
}

}  // namespace caseload
