// SPDX-License-Identifier: MIT
#include "priority.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"

namespace caseload {

namespace {

std::string instrument_with_levels(const Config& config) {
    for (const auto& instrument : config.instruments)
        if (!instrument.cut_set.empty()) return instrument.id;
    return {};
}

std::string instrument_on_goals(const Config& config) {
    for (const auto& instrument : config.instruments)
        if (instrument.on_goal) return instrument.id;
    return {};
}

}  // namespace

Parameters day_parameters(const Desk& desk) {
    const Settings& settings = desk.config().settings;
    return {{"today", desk.today().iso()},
            {"today_day", std::int64_t{desk.today().days()}},
            {"waiting_days", std::int64_t{settings.waiting_days}},
            {"contact_days", std::int64_t{settings.contact_days}},
            {"worsening_days", std::int64_t{settings.worsening_days}},
            {"off_track_points", std::int64_t{settings.off_track_points}},
            {"level_instrument", instrument_with_levels(desk.config())},
            {"goal_instrument", instrument_on_goals(desk.config())}};
}

void lend_instruments(Desk& desk) {
    std::vector<Row> rows;
    for (const auto& instrument : desk.config().instruments)
        for (const auto& scale : instrument.scales)
            rows.push_back({instrument.id, scale.name, scale.label.empty() ? instrument.label : scale.label,
                            std::int64_t{scale.higher_is_better ? 1 : -1}, scale.worthwhile,
                            std::int64_t{static_cast<std::int64_t>(rows.size())}, std::int64_t{instrument.on_goal},
                            instrument.cut_set, std::int64_t{instrument.decimals}});
    desk.store().lend("instrument", {"id", "scale", "label", "sign", "worthwhile", "place", "on_goal", "cut_set", "decimals"}, rows);
}

namespace {

std::int64_t points_of(const Factor& factor, double amount, const std::string& value) {
    double points = amount * factor.weight;
    if (!factor.values.empty()) {
        const auto found = factor.values.find(value);
        points = found == factor.values.end() ? 0 : found->second * (factor.weight == 0 ? 1 : factor.weight);
    }
    if (factor.cap) points = std::min(points, *factor.cap);
    return std::llround(points * 100);
}

std::string value_words(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    return text_of(value);
}

// Codes are given in the order of ids.
bool first_in_order(const Standing& a, const Standing& b) {
    if (a.points != b.points) return a.points > b.points;
    const auto contact = [](const Standing& s) { return s.last_contact_day.value_or(s.enrolled_day); };
    if (contact(a) != contact(b)) return contact(a) < contact(b);
    return a.client < b.client;
}

void add_term(Standing& standing, const Factor& factor, const Value& amount) {
    if (!is_known(amount)) return;
    Term term{&factor, 1, {}, 0};
    if (factor.values.empty()) term.amount = decimal_of(amount);
    else term.value = value_words(amount);
    if (term.amount == 0) return;
    term.points = points_of(factor, term.amount, term.value);
    if (term.points == 0) return;
    standing.points += term.points;
    standing.terms.push_back(std::move(term));
}

// The columns of a section that are factors of the config.
std::vector<std::pair<std::size_t, const Factor*>> factor_columns(const Desk& desk, const std::string& section) {
    std::vector<std::pair<std::size_t, const Factor*>> found;
    const auto columns = desk.store().columns("priority/factors#" + section);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (const Factor* factor = desk.config().factor(columns[i])) found.emplace_back(i, factor);
    return found;
}

void add_section(Desk& desk, const std::string& section, const Parameters& parameters, std::vector<Standing>& all) {
    const auto columns = factor_columns(desk, section);
    if (columns.empty()) return;
    auto place = all.begin();
    desk.store().each("priority/factors#" + section, parameters, [&](const Row& row) {
        const auto client = whole_of(row[0]);
        place = std::lower_bound(place, all.end(), client, [](const Standing& s, std::int64_t id) { return s.client < id; });
        if (place == all.end() || place->client != client) return;
        for (const auto& [column, factor] : columns) add_term(*place, *factor, row[column]);
    });
}

void in_order_of_config(const Config& config, Standing& standing) {
    const Factor* first = config.factors.data();
    std::ranges::sort(standing.terms, {}, [first](const Term& term) { return term.factor - first; });
}

}  // namespace

std::vector<Standing> standings(Desk& desk, std::optional<std::int64_t> client) {
    auto parameters = day_parameters(desk);
    if (client) parameters["client"] = *client;
    std::vector<Standing> all;
    const auto columns = factor_columns(desk, "people");
    constexpr std::size_t usual_terms = 8;
    desk.store().each("priority/factors#people", parameters, [&](const Row& row) {
        auto& standing = all.emplace_back();
        standing.terms.reserve(usual_terms);
        standing.client = whole_of(row[0]);
        if (is_known(row[1])) standing.last_contact_day = whole_of(row[1]);
        standing.enrolled_day = whole_of(row[2]);
        for (const auto& [column, factor] : columns) add_term(standing, *factor, row[column]);
    });
    lend_instruments(desk);
    add_section(desk, "measures", parameters, all);
    add_section(desk, "goals", parameters, all);
    for (auto& standing : all) in_order_of_config(desk.config(), standing);
    std::ranges::sort(all, first_in_order);
    return all;
}

void name_standing(const Desk& desk, Standing& standing) {
    const auto named = desk.store().name_of(noun("client"), standing.client);
    standing.code = named.code;
    standing.name = named.name;
}

std::string why_words(const Standing& standing, std::size_t most) {
    std::vector<const Term*> heaviest;
    for (const auto& term : standing.terms)
        if (term.points > 0) heaviest.push_back(&term);
    std::ranges::stable_sort(heaviest, [](const Term* a, const Term* b) { return a->points > b->points; });
    if (heaviest.size() > most) heaviest.resize(most);
    std::vector<std::string> words;
    for (const Term* term : heaviest) {
        const std::string says = term->factor->says.empty() ? replace_all(term->factor->name, "_", " ") : term->factor->says;
        words.push_back(replace_all(replace_all(says, "{n}", format_decimal(term->amount, 0)), "{value}", term->value));
    }
    return join(words, " · ");
}

namespace {

std::string day_of(const Desk& desk, const Value& value) {
    const auto day = Date::from_iso(text_of(value));
    return day ? day->brief(desk.today()) : std::string{};
}

std::string evidence(Desk& desk, const Standing& standing, const Term& term) {
    auto parameters = day_parameters(desk);
    parameters["client"] = standing.client;
    std::vector<std::string> pieces;
    desk.store().each("priority/evidence#" + term.factor->name, parameters, [&](const Row& row) {
        std::vector<std::string> inside;
        if (!text_of(row[2]).empty()) inside.push_back(text_of(row[2]));
        if (const auto day = day_of(desk, row[1]); !day.empty()) inside.push_back(day);
        // "level 2, 21 Oct" but "last contact 21 Oct"
        const bool ends_in_digit = inside.size() == 2 && std::isdigit(static_cast<unsigned char>(inside[0].back()));
        const std::string code = text_of(row[0]), words = join(inside, ends_in_digit ? ", " : " ");
        if (!code.empty() || !words.empty())
            pieces.push_back(code.empty() ? words : words.empty() ? code : fmt::format("{} ({})", code, words));
    });
    if (pieces.empty()) return term.value == "unknown" ? "never measured" : "";
    return join(pieces, ", ");
}

std::string sum_words(const Term& term) {
    const auto points = format_hundredths(term.points, 1);
    if (!term.factor->values.empty()) return fmt::format("{} = {}", term.value, points);
    const auto uncapped = std::llround(term.amount * term.factor->weight * 100);
    const std::string cap = uncapped != term.points ? ", at most" : " =";
    return fmt::format("{} x {}{} {}", format_decimal(term.amount, 0), format_decimal(term.factor->weight, 1), cap, points);
}

}  // namespace

Table why_table(Desk& desk, const Standing& standing) {
    Table table;
    table.name = "why";
    table.columns = {{"client", "", CellType::code, 0, Audience::machine},
                     {"factor", "FACTOR"},
                     {"amount", "AMOUNT", CellType::decimal, 1, Audience::machine},
                     {"value", "VALUE", CellType::text, 0, Audience::machine},
                     {"weight", "WEIGHT", CellType::decimal, 1, Audience::machine},
                     {"sum", "SUM", CellType::code, 0, Audience::human},
                     {"points", "POINTS", CellType::hundredths, 1},
                     {"evidence", "BEHIND IT", CellType::text, 0, Audience::both, true},
                     {"set_at", "SET AT", CellType::text, 0, Audience::machine}};
    for (const auto& term : standing.terms)
        table.rows.push_back({standing.code, term.factor->name, term.amount, term.value, term.factor->weight, sum_words(term),
                              term.points, evidence(desk, standing, term), desk.config().place(term.factor->origin)});
    table.when_empty = "No factor counts.";
    return table;
}

}  // namespace caseload
