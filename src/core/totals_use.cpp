// SPDX-License-Identifier: MIT
// report service-use a second time: each person's days, one by one where the report reckons with spans.
#include <algorithm>
#include <array>

#include "caseload/reporting.hpp"
#include "totals.hpp"

namespace caseload::totals {
namespace {

enum Time { before, during, after, times };

/// Of one person and one service.
struct Use {
    long from = 0, to = 0;
    bool period = false;
    std::int64_t count = 0;
};

/// The days of one person: which part of the time each lies in.
struct Calendar {
    long start = 0, enrolled = 0, end = 0, stop = 0;
    int of(long day) const { return day < start || day > stop ? -1 : day < enrolled ? before : day <= end ? during : after; }
};

Calendar calendar_of(const Person& person, Date as_of, int months) {
    const Date enrolled = Date::from_iso(person.enrolled).value_or(as_of);
    const auto left = Date::from_iso(person.closed);
    const bool gone = left && *left < as_of;
    const Date end = gone ? *left : as_of;
    return {enrolled.plus_months(-months).days(), enrolled.days(), end.days(), gone ? std::min(as_of, left->plus_months(months)).days() : end.days()};
}

struct Known {
    std::array<std::int64_t, times> uses{}, days{};
    std::int64_t across = 0, outside = 0;
};

// A number over a period counts where all its days lie in one part; none over a period is none in every part.
void add_period(const Use& use, const Calendar& calendar, Known& known) {
    std::array<std::int64_t, times> days{};
    bool stray = false;
    for (long day = use.from; day <= use.to; ++day) {
        const int time = calendar.of(day);
        if (time < 0) stray = true;
        else ++days[static_cast<std::size_t>(time)];
    }
    const auto touched = std::ranges::count_if(days, [](auto n) { return n > 0; });
    if (touched == 0) return void(++known.outside);
    if (use.count > 0 && (touched > 1 || stray)) return void(++known.across);
    for (std::size_t i = 0; i < times; ++i) known.days[i] += days[i], known.uses[i] += days[i] > 0 ? use.count : 0;
}

Known known_of(const std::vector<Use>& uses, const Calendar& calendar) {
    Known known;
    const bool by_period = std::ranges::any_of(uses, &Use::period);
    for (const auto& use : uses) {
        if (use.period) add_period(use, calendar, known);
        else if (const int time = calendar.of(use.from); by_period || time < 0) ++known.outside;
        else known.uses[static_cast<std::size_t>(time)] += use.count;
    }
    if (by_period) return known;
    for (long day = calendar.start; day <= calendar.stop; ++day) ++known.days[static_cast<std::size_t>(calendar.of(day))];
    return known;
}

struct Sum {
    std::int64_t people = 0, uses_before = 0, uses_then = 0, days_before = 0, days_then = 0, one_side = 0;
    void add(const Known& known, Time time) {
        const bool was = known.days[before] > 0, is = known.days[time] > 0;
        one_side += was != is;
        if (!was || !is) return;
        ++people, uses_before += known.uses[before], uses_then += known.uses[time], days_before += known.days[before], days_then += known.days[time];
    }
};

// In months of 30.4375 days, to a tenth.
double months(std::int64_t days) { return static_cast<double>(static_cast<std::int64_t>(static_cast<double>(days) / 30.4375 * 10 + 0.5)) / 10; }
Value rate(std::int64_t uses, std::int64_t days) { return months(days) > 0 ? Value{static_cast<double>(uses) / months(days)} : Value{}; }

void put(const std::string& service, Time time, const Sum& sum, bool enough, Second& second) {
    if (sum.people == 0 && sum.one_side == 0) return;
    const std::string row = service + (time == during ? " during" : " after");
    const auto put_one = [&](const char* column, Value value) { second.put("compared", row, column, std::move(value)); };
    put_one("people", sum.people), put_one("one_side_only", sum.one_side), put_one("uses_before", sum.uses_before), put_one("uses_then", sum.uses_then);
    put_one("months_before", months(sum.days_before)), put_one("months_then", months(sum.days_then));
    const Value was = rate(sum.uses_before, sum.days_before), is = rate(sum.uses_then, sum.days_then);
    put_one("rate_before", was), put_one("rate_then", is);
    put_one("ratio", enough && is_known(was) && is_known(is) && decimal_of(was) > 0 ? Value{decimal_of(is) / decimal_of(was)} : Value{});
}

using Uses = std::map<std::pair<std::string, std::int64_t>, std::vector<Use>>;  ///< service, person

Uses uses_of(const Scope& scope, const People& people, Second& second) {
    Uses uses;
    for (const auto* figure : {"people", "uses_before", "uses_then"}) second.trace(figure);
    scope.desk().store().each("totals/records#uses", {}, [&](const Row& row) {
        ++second.records;
        const auto person = people.find(whole_of(row[2]));
        const std::string day = text_of(row[4]), until = is_known(row[5]) ? text_of(row[5]) : day, code = text_of(row[1]);
        if (person == people.end() || !person->second.counted() || !scope.has(person->second.enrolled) || day > scope.as_of()) return;
        uses[{text_of(row[3]), person->first}].push_back({day_number(day), day_number(until), is_known(row[5]), whole_of(row[6])});
        second.trace("people").add(code);
        if (day < person->second.enrolled) second.trace("uses_before").add(code);
        if (until >= person->second.enrolled) second.trace("uses_then").add(code);
    });
    return uses;
}

void derive(const Scope& scope, Second& second) {
    const People people = people_of(scope, second);
    std::map<std::string, std::array<Sum, times>> sums;
    std::int64_t across = 0, outside = 0;
    for (const auto& [key, uses] : uses_of(scope, people, second)) {
        const Known known = known_of(uses, calendar_of(people.at(key.second), scope.now.today(), 12));
        for (const auto time : {during, after}) sums[key.first][time].add(known, time);
        across += known.across, outside += known.outside;
    }
    for (const auto& [service, of] : sums)
        for (const auto time : {during, after}) put(service, time, of[time], of[time].people >= scope.config().settings.fewest_pairs, second);
    second.put("left_out", "", "across", across), second.put("left_out", "", "outside", outside);
}

}  // namespace

Family service_use_family() {
    return {"service-use", {"reports/service_use"}, report_service_use, derive, [](Desk& desk, const Input& asked) { return usual_scope(desk, asked, "service-use"); }, usual_parameters,
            {{"people"}, {"uses_before"}, {"uses_then"}, {"one_side_only"}}, {{"compared", {"service", "phase"}}}};
}

}  // namespace caseload::totals
