// SPDX-License-Identifier: MIT
// What the second routes of all reports share: traces of records, who is left out, plain numbers.
#include "totals.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "caseload/text.hpp"
#include "report.hpp"

namespace caseload::totals {
namespace {

// FNV-1a, then mixed: sums of equal bits would else stand side by side.
std::uint64_t mixed(std::string_view code) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : code) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9ULL;
    hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebULL;
    return hash ^ (hash >> 31);
}

}  // namespace

void Trace::add(std::string_view code) {
    const std::uint64_t hash = mixed(code);
    ++n_;
    sums_[hash % parts] += hash;
    if ((keep_ >> (hash % parts)) & 1U) kept_.emplace_back(code);
}

std::uint64_t Trace::differs(const Trace& other) const {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < parts; ++i)
        if (sums_[i] != other.sums_[i]) bits |= std::uint64_t{1} << i;
    return bits;
}

bool OwnEnds::same_as(const OwnEnds& other) const {
    if (parts != other.parts || first != other.first) return false;
    if (is_pair() != other.is_pair()) return false;
    return !is_pair() || std::tie(latest, days, levels, alike) == std::tie(other.latest, other.days, other.levels, other.alike);
}

Place Place::of(std::string table, std::string_view row, std::string column) { return {std::move(table), fold(row), std::move(column)}; }

void Second::count(const std::string& table, const std::string& row, const std::string& column, std::int64_t n) {
    Value& value = values[Place::of(table, row, column)];
    value = whole_of(value) + n;
}

Trace& Second::trace(std::string_view figure) {
    if (const auto found = traces.find(figure); found != traces.end()) return found->second;
    const auto kept = keep.find(figure);
    return traces.emplace(std::string(figure), Trace(kept == keep.end() ? 0 : kept->second)).first->second;
}

bool Claim::holds(const Place& place) const {
    if (place.column != (column.empty() ? figure : column)) return false;
    return (table.empty() || table == place.table) && (row.empty() || row == place.row);
}

const std::vector<Family>& families() {
    static const std::vector<Family> all{impact_family(), weekly_family(), referrers_family(), reach_family(), screening_family(),
                                         capacity_family(), onward_family(), interventions_family(), service_use_family(), experience_family()};
    return all;
}

Input report_input(const Input& asked, const std::string& report, std::initializer_list<const char*> flags) {
    Input input{"report " + report, {}, {}};
    for (const auto* flag : flags)
        if (const auto found = asked.flags.find(flag); found != asked.flags.end()) input.flags.insert(*found);
    return input;
}

Scope usual_scope(Desk& desk, const Input& asked, const std::string& report) {
    Input input = report_input(asked, report, {"from", "to", "week", "month", "last"});
    const Period period = report_period(desk, input);
    input.flags["identifiable"] = {""};
    return {desk, period, std::move(input)};
}

Parameters usual_parameters(const Scope& scope) { return {{"from", scope.from()}, {"to", scope.to()}, {"as_of", scope.as_of()}}; }

// A person's last word on use in evaluation by the day of the report, the later record of a day the last.
People people_of(const Scope& scope, Second& second) {
    People people;
    const Config& config = scope.config();
    scope.desk().store().each("totals/records#clients", {}, [&](const Row& row) {
        Person one{text_of(row[1]), text_of(row[2]), text_of(row[3]), text_of(row[4])};
        const Word* word = config.word("client_outcome", one.outcome);
        one.not_taken_on = word && word->counts_as == "not-taken-on";
        people.emplace(whole_of(row[0]), std::move(one));
        ++second.records;
    });
    std::map<std::int64_t, std::string> said;  // until now
    scope.desk().store().each("totals/records#consents", {}, [&](const Row& row) {
        const std::string date = text_of(row[3]);
        if (text_of(row[2]) != "evaluation" || date > scope.as_of()) return;
        if (auto& last = said[whole_of(row[1])]; date >= last) {
            last = date;
            const Word* word = config.word("consent", text_of(row[4]));
            if (const auto person = people.find(whole_of(row[1])); person != people.end()) person->second.refused = word && word->counts_as == "no";
        }
        ++second.records;
    });
    return people;
}

long day_number(const std::string& iso) {
    const auto date = Date::from_iso(iso);
    return date ? date->days() : -1;
}

Value percent(std::int64_t part, std::int64_t whole) { return whole > 0 ? Value{100.0 * static_cast<double>(part) / static_cast<double>(whole)} : Value{}; }

Value Numbers::mean() const { return all_.empty() ? Value{} : Value{static_cast<double>(sum_ / static_cast<long double>(all_.size()))}; }

Value Numbers::middle() const {
    if (all_.empty()) return {};
    std::vector<double> sorted = all_;
    std::ranges::sort(sorted);
    const std::size_t half = sorted.size() / 2;
    return sorted.size() % 2 ? Value{sorted[half]} : Value{(sorted[half - 1] + sorted[half]) / 2};
}

long double Numbers::deviation() const {
    if (all_.size() < 2) return 0;
    const long double mean = sum_ / static_cast<long double>(all_.size());
    long double squares = 0;
    for (const double one : all_) squares += (one - mean) * (one - mean);
    return std::sqrt(squares / static_cast<long double>(all_.size() - 1));
}

}  // namespace caseload::totals
