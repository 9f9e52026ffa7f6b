// SPDX-License-Identifier: MIT
// What moved within the week: the order of the people, and entries that came after their report.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "caseload/text.hpp"
#include "priority.hpp"
#include "report_weekly.hpp"

namespace caseload {
namespace {

std::string moved_words(std::int64_t now, const std::int64_t* before, std::int64_t threshold) {
    if (!before || *before < threshold) return " (new)";
    if (*before == now) return "";
    return fmt::format(" ({}{})", now > *before ? "+" : "", format_hundredths(now - *before, 1));
}

Table priority_table() {
    Table table;
    table.name = "priority";
    table.audience = Audience::machine;
    table.columns = {{"code", "CODE", CellType::code}, {"points", "POINTS", CellType::hundredths, 1}, {"points_before", "WEEK BEFORE", CellType::hundredths, 1}};
    return table;
}

std::map<std::int64_t, std::int64_t> points_of(Desk& desk) {
    std::map<std::int64_t, std::int64_t> points;
    for (const auto& sum : priority_order(desk).people) points[sum.client] = sum.points;
    return points;
}

// A record whose day lay in a week that had its report already.
struct Late {
    std::vector<std::string> arrived, corrected, gone;
    bool empty() const { return arrived.empty() && corrected.empty() && gone.empty(); }
};

Late late_after(const Weekly& weekly, Date after, Date until, Date last_day) {
    Late late;
    for (const auto& touch : weekly.now.store().touched_between(after.iso(), until.iso())) {
        if (touch.date.empty() || touch.date.substr(0, 10) > last_day.iso()) continue;
        auto& codes = touch.how == Touch::How::added ? late.arrived : touch.how == Touch::How::changed ? late.corrected : late.gone;
        codes.push_back(touch.code);
    }
    return late;
}

std::string late_words(const Late& late, const Weekly& weekly) {
    std::vector<std::string> parts;
    const auto add = [&](const std::vector<std::string>& codes, const char* how) {
        if (codes.empty()) return;
        const auto n = static_cast<std::int64_t>(codes.size());
        const auto shown = small::protect({n}, {}, weekly.sharing.rule).front();
        const bool exact = !weekly.service || weekly.sharing.identifiable;
        const std::string number = exact ? std::to_string(n) : shown.is_hidden() ? std::string(small::mark) : std::to_string(shown.value);
        parts.push_back(fmt::format("{} {}{}", number, how, weekly.service ? "" : ": " + codes_words(codes, n)));
    };
    add(late.arrived, "arrived");
    add(late.corrected, "changed");
    add(late.gone, "taken back");
    return join(parts, "; ");
}

void add_late(Table& table, const char* since, const Late& late) {
    for (const auto& [how, codes] : {std::pair{"arrived", &late.arrived}, std::pair{"changed", &late.corrected}, std::pair{"taken back", &late.gone}})
        for (const auto& code : *codes) table.rows.push_back({std::string(since), std::string(how), code});
}

}  // namespace

void priority_lines(Weekly& weekly, Table& lines, Document& document) {
    Table table = priority_table();
    const std::string what = "Priority";
    if (!weekly.past) {
        lines.rows.push_back({what, std::string("left out: too many people for one coach's order; caseload today shows it")});
        document.add(std::move(table));
        return;
    }
    const Settings& settings = weekly.now.config().settings;
    const auto threshold = std::llround(settings.today_threshold * 100);
    const auto before = points_of(*weekly.past);
    std::vector<std::string> words;
    std::int64_t above = 0;
    const Order order = priority_order(weekly.then());
    for (const auto& sum : order.people) {
        if (sum.points < threshold) continue;
        if (++above > settings.today_most) continue;
        const auto was = before.find(sum.client);
        const auto standing = standing_in(weekly.then(), order, sum);
        const std::int64_t* points = was == before.end() ? nullptr : &was->second;
        words.push_back(fmt::format("{} {}{}", standing.code, format_hundredths(sum.points, 1), moved_words(sum.points, points, threshold)));
        table.rows.push_back({standing.code, sum.points, points ? Value{*points} : Value{}});
    }
    const auto more = above - static_cast<std::int64_t>(words.size());
    lines.rows.push_back({what, words.empty() ? fmt::format("nobody at or above {}", format_decimal(settings.today_threshold, 1))
                                              : join(words, "  ") + (more > 0 ? fmt::format("  and {} more", more) : "")});
    document.add(std::move(table));
}

void late_lines(Weekly& weekly, Table& lines, Document& document) {
    Table table;
    table.name = "late";
    table.audience = Audience::machine;
    table.columns = {{"since", "SINCE"}, {"how", "HOW"}, {"record", "RECORD", CellType::code}};
    const Week& week = weekly.week;
    const Late earlier = late_after(weekly, week.cut.plus_days(-7), week.cut, week.before.to);
    if (!earlier.empty())
        lines.rows.push_back({std::string("Late"), fmt::format("of {} or earlier, after its report: {}", week.before.from.iso_week(), late_words(earlier, weekly))});
    add_late(table, "the report before", earlier);
    if (weekly.kept) {
        const Late since = late_after(weekly, week.cut, weekly.now.today(), week.days.to);
        if (!since.empty())
            lines.rows.push_back({std::string("Since"), fmt::format("after {}, so not counted above: {}", week.cut.words(), late_words(since, weekly))});
        add_late(table, "this report", since);
    }
    if (!weekly.service) document.add(std::move(table));
}

}  // namespace caseload
