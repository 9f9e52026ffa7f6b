// SPDX-License-Identifier: MIT
#include "totals_scores.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace caseload::totals {
namespace {

/// One filled-in form, as little of it as is needed.
struct Form {
    std::string day;
    std::int64_t id = 0, score = 0, level = 0;
    std::string set;
    bool alike = false;
    bool operator<(const Form& other) const { return std::tie(day, id) < std::tie(other.day, other.id); }
};
struct Span {
    Form first, latest;
};
using Key = std::tuple<std::int64_t, std::size_t, std::int64_t>;  // person, result, goal
using Spans = std::map<Key, Span>;

Spans spans_of(const Scope& scope, const std::vector<Result>& results, const std::string& until, const std::function<bool(std::int64_t)>& wanted, Second& second) {
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    for (std::size_t i = 0; i < results.size(); ++i) places[{results[i].instrument->id, results[i].scale->name}] = i;
    Spans spans;
    scope.desk().store().each("totals/records#measures", {}, [&](const Row& row) {
        ++second.records;
        const auto place = places.find({text_of(row[4]), text_of(row[5])});
        const std::string day = text_of(row[6]);
        if (place == places.end() || !is_known(row[7]) || day > until || !wanted(whole_of(row[2]))) return;
        const Form form{day, whole_of(row[0]), whole_of(row[7]), whole_of(row[8]), text_of(row[9]), whole_of(row[10]) != 0};
        const auto [at, fresh] = spans.try_emplace({whole_of(row[2]), place->second, whole_of(row[3])}, Span{form, form});
        if (fresh) return;
        if (form < at->second.first) at->second.first = form;
        if (at->second.latest < form) at->second.latest = form;
    });
    return spans;
}

// Three or more answers kept, and all of them the same.
void look_at_answers(const Scope& scope, Spans& spans) {
    struct Said {
        std::int64_t n = 0, low = 0, high = 0;
    };
    std::map<std::int64_t, Said> said;
    for (const auto& [key, span] : spans) said[span.first.id], said[span.latest.id];
    scope.desk().store().each("totals/records#answers", {}, [&](const Row& row) {
        const auto found = said.find(whole_of(row[0]));
        if (found == said.end()) return;
        const auto answer = whole_of(row[1]);
        auto& one = found->second;
        one.low = one.n ? std::min(one.low, answer) : answer;
        one.high = one.n ? std::max(one.high, answer) : answer;
        ++one.n;
    });
    for (auto& [key, span] : spans)
        for (auto* form : {&span.first, &span.latest})
            if (const Said& one = said[form->id]; one.n > 2 && one.low == one.high) form->alike = true;
}

OwnEnds ends_of(const Span& span, const Instrument& instrument) {
    OwnEnds ends{span.first.score, span.latest.score, 1, day_number(span.latest.day) - day_number(span.first.day)};
    ends.first_id = span.first.id, ends.latest_id = span.latest.id;
    ends.alike = span.first.alike || span.latest.alike;
    const bool same_cuts = !span.first.set.empty() && span.first.set == span.latest.set && span.first.set == instrument.cut_set;
    if (same_cuts && span.first.level > 0 && span.latest.level > 0) ends.levels = static_cast<int>(10 * span.first.level + span.latest.level);
    return ends;
}

void join(OwnEnds& all, const OwnEnds& one) {
    if (all.parts == 0 || (all.days == 0 && one.days > 0)) return void(all = one);
    if (all.days > 0 && one.days == 0) return;
    all.first += one.first, all.latest += one.latest, ++all.parts;
    all.days = std::max(all.days, one.days);
    all.alike = all.alike || one.alike;
    if (one.levels > 0) all.levels = one.levels;
}

}  // namespace

std::vector<Result> results_of(const Config& config) {
    std::vector<Result> results;
    for (const auto& instrument : config.instruments())
        for (std::size_t i = 0; i < instrument.scales.size(); ++i) results.push_back({&instrument, &instrument.scales[i], static_cast<int>(i) < instrument.profile});
    return results;
}

Scores scores_of(const Scope& scope, const std::vector<Result>& results, const std::string& until, const std::function<bool(std::int64_t)>& wanted, Second& second) {
    Spans spans = spans_of(scope, results, until, wanted, second);
    look_at_answers(scope, spans);
    Scores scores;
    for (const auto& [key, span] : spans) {
        const auto& [person, place, goal] = key;
        join(scores[person][place], ends_of(span, *results[place].instrument));
    }
    return scores;
}

std::map<std::int64_t, std::string> measure_codes(const Scope& scope, const std::vector<std::int64_t>& ids) {
    const std::set<std::int64_t> wanted(ids.begin(), ids.end());
    std::map<std::int64_t, std::string> codes;
    scope.desk().store().each("totals/records#measures", {}, [&](const Row& row) {
        if (wanted.contains(whole_of(row[0]))) codes[whole_of(row[0])] = text_of(row[1]);
    });
    return codes;
}

}  // namespace caseload::totals
