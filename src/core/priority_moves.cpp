// SPDX-License-Identifier: MIT
// priority try: another weight, the same people, nothing written. priority moved: who stands elsewhere than last week, and why.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "priority.hpp"

namespace caseload {
namespace {

struct Place {
    std::size_t rank = 0;  ///< 1 is first; 0: not on the caseload
    const Sum* sum = nullptr;
};

std::map<std::int64_t, Place> places(const Order& order) {
    std::map<std::int64_t, Place> all;
    for (std::size_t i = 0; i < order.people.size(); ++i) all[order.people[i].client] = {i + 1, &order.people[i]};
    return all;
}

Value rank_of(const Place& place) { return place.sum ? Value{static_cast<std::int64_t>(place.rank)} : Value{}; }
Value points_of(const Place& place) { return place.sum ? Value{place.sum->points} : Value{}; }

Table moves_table(const std::string& name, const std::string& was, const std::string& is, std::string why) {
    Table table;
    table.name = name;
    table.columns = {{"rank_before", "RANK " + was, CellType::whole}, {"rank", is, CellType::whole},
                     {"points_before", "POINTS " + was, CellType::hundredths, 1}, {"points", is, CellType::hundredths, 1},
                     {"code", "CODE", CellType::code}, {"name", "PERSON", CellType::text, 0, Audience::both, true},
                     {"why", std::move(why), CellType::text, 0, Audience::both, true}};
    return table;
}

// "missed_in_row=6", "missed_in_row.cap=10", "activation.1=6"
void set_weight(std::vector<Factor>& factors, const std::string& given) {
    const auto sign = given.find('=');
    const std::string name = given.substr(0, sign);
    const auto dot = name.find('.');
    const auto hundredths = sign == std::string::npos ? std::nullopt : parse_hundredths(given.substr(sign + 1));
    if (!hundredths || std::abs(*hundredths) > 100'00) throw Error(Kind::usage, fmt::format("{} is not FACTOR=WEIGHT", caseload::quoted(given)), "a weight lies between -100 and 100", "caseload priority try missed_in_row=6");
    const double amount = static_cast<double>(*hundredths) / 100;
    const auto at = std::ranges::find(factors, name.substr(0, dot), &Factor::name);
    if (at == factors.end() || at->name == "moved_by_hand") {
        std::vector<std::string> names;
        for (const auto& factor : factors)
            if (factor.name != "moved_by_hand") names.push_back(factor.name);
        const auto near = nearest(name.substr(0, dot), names);
        throw Error(Kind::usage, fmt::format("{} is no factor of [priority]", caseload::quoted(name.substr(0, dot))),
                    near.empty() ? "there are " + join(names, ", ") : fmt::format("did you mean '{}'?", near));
    }
    if (dot == std::string::npos && at->values.empty()) at->weight = amount;
    else if (dot == std::string::npos) throw Error(Kind::usage, fmt::format("{} is graded: name a value", at->name), {}, fmt::format("caseload priority try {}.{}={}", at->name, at->values.begin()->first, given.substr(sign + 1)));
    else if (name.substr(dot + 1) == "cap") at->cap = amount;
    else if (at->values.contains(name.substr(dot + 1))) at->values[name.substr(dot + 1)] = amount;
    else throw Error(Kind::usage, fmt::format("{} has no value or cap '{}'", at->name, name.substr(dot + 1)));
}

std::string points_words(std::int64_t points) { return (points < 0 ? "" : "+") + format_hundredths(points, 1); }

// The terms that differ: "+8.0 missed in a row, -2.0 nothing booked".
std::string difference(const std::optional<Standing>& before, const Standing& now) {
    std::map<std::string, std::int64_t> change;
    for (const auto& term : now.terms) change[term.factor->name] += term.points;
    if (before)
        for (const auto& term : before->terms) change[term.factor->name] -= term.points;
    std::vector<std::pair<std::int64_t, std::string>> parts;
    for (const auto& [name, points] : change)
        if (points != 0) parts.emplace_back(points, replace_all(name, "_", " "));
    std::ranges::stable_sort(parts, [](const auto& a, const auto& b) { return std::abs(a.first) > std::abs(b.first); });
    std::vector<std::string> words;
    for (const auto& [points, name] : parts) words.push_back(points_words(points) + " " + name);
    return (before ? "" : "new here: ") + join(words, ", ");
}

}  // namespace

Document priority_try(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which weight?", {}, "caseload priority try missed_in_row=6");
    const Order order = priority_order(desk);
    auto factors = *order.factors;
    for (const auto& given : input.words) set_weight(factors, given);
    const Order other = reweighed(order, factors);
    const auto before = places(order);
    Table table = moves_table("try", "NOW", "TRIED", "WHY");
    const auto most = input.has("all") ? other.people.size() : static_cast<std::size_t>(desk.config().settings.today_most);
    for (std::size_t i = 0; i < std::min(most, other.people.size()); ++i) {
        const Sum& sum = other.people[i];
        const Place& old = before.at(sum.client);
        const Standing standing = standing_in(desk, other, sum);
        table.rows.push_back({rank_of(old), static_cast<std::int64_t>(i + 1), old.sum->points, sum.points, standing.code, standing.name, why_words(standing)});
    }
    table.when_empty = "Nobody is on the caseload.";
    Document document;
    std::int64_t moved = 0;
    for (std::size_t i = 0; i < other.people.size(); ++i) moved += before.at(other.people[i].client).rank != i + 1;
    document.say(fmt::format("With {}: {} of {} would stand elsewhere. Nothing was written; to keep it, change [priority] in the config.",
                             join(input.words, ", "), moved, other.people.size()));
    return document.add(std::move(table));
}

Document priority_moved(Desk& desk, const Input& input) {
    const Date since = parse_date(input.one("since", "-7d"), {desk.today(), Sense::past, DateOrder::refuse});
    if (since >= desk.today()) throw Error(Kind::refused, fmt::format("--since {} is not past", since.words()), "the order is compared with the end of that day");
    const auto past = desk.as_of(since);
    const Order order = priority_order(desk), old = priority_order(*past);
    const auto before = places(old);
    struct Move {
        Place was;
        std::size_t rank;
        const Sum* now;
        std::int64_t by() const { return now->points - (was.sum ? was.sum->points : 0); }
    };
    std::vector<Move> moves;
    for (std::size_t i = 0; i < order.people.size(); ++i) {
        const auto found = before.find(order.people[i].client);
        const Move move{found == before.end() ? Place{} : found->second, i + 1, &order.people[i]};
        if (!move.was.sum || move.by() != 0) moves.push_back(move);
    }
    std::ranges::stable_sort(moves, [](const Move& a, const Move& b) { return std::abs(a.by()) > std::abs(b.by()); });
    const auto all = moves.size();
    if (!input.has("all")) moves.resize(std::min(all, static_cast<std::size_t>(desk.config().settings.today_most)));
    Table table = moves_table("moved", "THEN", "NOW", "WHAT CHANGED");
    Document document;
    for (const auto& move : moves) {
        const Standing now = standing_in(desk, order, *move.now);
        std::optional<Standing> was;
        if (move.was.sum) was = standing_in(*past, old, *move.was.sum);
        table.rows.push_back({rank_of(move.was), static_cast<std::int64_t>(move.rank), points_of(move.was), move.now->points, now.code, now.name, difference(was, now)});
        document.codes.push_back(now.code);
    }
    std::int64_t left = 0;
    const auto here = places(order);
    for (const auto& sum : old.people) left += !here.contains(sum.client);
    document.say(fmt::format("Since {}: {} moved of {}{}", since.words(), all, order.people.size(), left ? fmt::format("; {} left the caseload", left) : ""), Tone::heading);
    table.when_empty = "Nobody's sum changed.";
    document.add(std::move(table));
    return document.say(fmt::format("As the records stood at the end of {}, under the weights of today.", since.words()), Tone::faint);
}

}  // namespace caseload
