// SPDX-License-Identifier: MIT
#include "priority.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>
#include <utility>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"

namespace caseload {

Parameters day_parameters(const Desk& desk) {
    const Settings& settings = desk.config().settings;
    return {{"today", desk.today().iso()},
            {"today_day", std::int64_t{desk.today().days()}},
            {"waiting_days", std::int64_t{settings.waiting_days}},
            {"contact_days", std::int64_t{settings.contact_days}},
            {"worsening_days", std::int64_t{settings.worsening_days}},
            {"off_track_points", std::int64_t{settings.off_track_points}}};
}

std::string most_urgent(const Desk& desk) {
    const Vocabulary* words = desk.config().vocabulary("urgency");
    return words && !words->keys().empty() ? words->keys().back() : std::string();
}

namespace {

std::vector<std::string> instrument_columns() {
    return {"id", "scale", "label", "sign", "worthwhile", "place", "on_goal", "cut_set", "decimals", "title", "again_days", "number", "results"};
}

/// Another number when `instrument_rows` makes other rows of the same words.
constexpr std::int64_t form = 2;

std::int64_t digest_of(const Config& config) { return config.instruments_digest() ^ form; }

std::vector<Row> instrument_rows(const Config& config) {
    std::vector<Row> rows;
    std::int64_t number = 0;
    for (const auto& instrument : config.instruments()) {
        ++number;
        for (const auto& scale : instrument.scales)
            rows.push_back({instrument.id, scale.name, scale.label.empty() ? instrument.label : scale.label,
                            std::int64_t{scale.higher_is_better ? 1 : -1}, scale.worthwhile,
                            std::int64_t{static_cast<std::int64_t>(rows.size())}, std::int64_t{instrument.on_goal},
                            instrument.cut_set, std::int64_t{instrument.decimals}, instrument.label, std::int64_t{instrument.remeasure_weeks} * 7, number, static_cast<std::int64_t>(instrument.scales.size())});
    }
    return rows;
}

}  // namespace

void lend_instruments(Desk& desk) {
    Store& store = desk.store();
    if (store.has_lent("instrument") || store.uses_kept("instrument", digest_of(desk.config()))) return;
    store.lend("instrument", instrument_columns(), instrument_rows(desk.config()));
}

void keep_instruments(Desk& desk) {
    const auto digest = digest_of(desk.config());
    if (!desk.store().keeps("instrument", digest)) desk.store().keep("instrument", digest, instrument_columns(), instrument_rows(desk.config()));
}

Table own_amounts(Store& store, const Factor& factor, const Parameters& parameters) {
    const std::string one = parameters.contains("client") ? " AND person = :client" : "";
    return store.own_question(fmt::format("-- @section {0}\n-- @column person \"\" whole\n-- @column amount \"\"\n"
                                          "SELECT person, ({1}\n) FROM people WHERE closed_on IS NULL{2} ORDER BY person", factor.name, factor.sql, one),
                              factor.name, parameters);
}

void check_own_factors(const Config& config, Problems& problems) {
    for (const auto& factor : config.factors()) {
        if (factor.sql.empty()) continue;
        try {
            Store empty = Store::in_memory();
            own_amounts(empty, factor, {{"today", std::string("2026-01-01")}});
        } catch (const Error& error) {
            Problem problem = error.problems().front();
            problem.what = fmt::format("priority.{}.sql: {}", factor.name, replace_all(problem.what, fmt::format("section '{}': ", factor.name), ""));
            problem.where = config.place(factor.origin);
            problems.add(std::move(problem));
        }
    }
}

namespace {

// The line of a graded factor that a counted amount stands for.
const std::pair<const std::string, double>& graded(const Factor& factor, double amount) {
    return *std::next(factor.values.begin(), static_cast<std::ptrdiff_t>(amount) - 1);
}

std::int64_t hundredths(const Factor& factor, double points) { return std::llround((factor.cap ? std::min(points, *factor.cap) : points) * 100); }

std::int64_t points_of(const Factor& factor, double amount) {
    if (factor.values.empty()) return hundredths(factor, amount * factor.weight);
    return hundredths(factor, graded(factor, amount).second * (factor.weight == 0 ? 1 : factor.weight));
}

/// The same for thousands of people: what a small whole amount is worth is worked out once.
class Worth {
  public:
    explicit Worth(const Factor& factor) : factor_(factor) {
        const std::size_t lines = factor.values.empty() ? 100 : factor.values.size() + 1;
        for (std::size_t amount = 0; amount < lines; ++amount) known_.push_back(amount ? points_of(factor, static_cast<double>(amount)) : 0);
    }
    std::int64_t operator()(double amount) const {
        const auto whole = amount >= 0 && amount < static_cast<double>(known_.size()) ? static_cast<std::size_t>(amount) : known_.size();
        return whole < known_.size() && static_cast<double>(whole) == amount ? known_[whole] : points_of(factor_, amount);
    }

  private:
    const Factor& factor_;
    std::vector<std::int64_t> known_;
};

// The place of a graded factor's line, counted from 1; 0: it has none.
double line_of(const Factor& factor, const std::string& value) {
    const auto found = factor.values.find(value);
    return found == factor.values.end() ? 0 : static_cast<double>(std::distance(factor.values.begin(), found) + 1);
}

/// How a column's values count for a factor. What is not known is no amount, and for a graded factor the line "unknown".
class Counted {
  public:
    Counted(const Factor& factor, std::size_t in_row, std::size_t in_config) : column(in_row), place(in_config), factor_(factor), unknown_(line_of(factor, "unknown")) {
        for (std::size_t i = 0; i < levels_.size() && !factor.values.empty(); ++i) levels_[i] = line_of(factor, std::to_string(i));
    }
    double operator()(std::int64_t whole) const {
        if (whole == Store::unknown_number) return unknown_;
        if (!is_graded_) return static_cast<double>(whole);
        return whole >= 0 && whole < static_cast<std::int64_t>(levels_.size()) ? levels_[static_cast<std::size_t>(whole)] : line_of(factor_, std::to_string(whole));
    }
    double operator()(const Value& value) const {
        if (const auto* whole = std::get_if<std::int64_t>(&value)) return (*this)(*whole);
        if (!is_known(value)) return unknown_;
        return is_graded_ ? line_of(factor_, text_of(value)) : decimal_of(value);
    }
    std::size_t column, place;  ///< of the row, and of the factor in the config

  private:
    const Factor& factor_;
    bool is_graded_ = !factor_.values.empty();
    double unknown_;  ///< 0 where the factor has no line for it
    std::array<double, 10> levels_{};  ///< what most values are, once for all people
};

// The columns of a section that are factors of the config.
std::vector<Counted> factor_columns(const Desk& desk, const std::vector<Factor>& factors, const std::string& section) {
    std::vector<Counted> found;
    const auto columns = desk.store().columns("priority/factors#" + section);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (const auto at = std::ranges::find(factors, columns[i], &Factor::name); at != factors.end())
            found.emplace_back(*at, i, static_cast<std::size_t>(at - factors.begin()));
    return found;
}

// What a person moved by hand is a line of the sum like any other; its weight is not the config's to set.
std::shared_ptr<const std::vector<Factor>> factors_of(const Config& config) {
    auto factors = std::make_shared<std::vector<Factor>>(config.factors());
    Factor& by_hand = factors->emplace_back();
    by_hand.name = "moved_by_hand";
    by_hand.says = "moved by hand {n}";
    by_hand.weight = 1;
    return factors;
}

void add_up(Order& order, std::size_t most) {
    const std::vector<Worth> worth(order.factors->begin(), order.factors->end());
    for (auto& sum : order.people) {
        const double* amount = &order.amounts[sum.row * worth.size()];
        sum.points = 0;
        for (const auto& points : worth)
            if (const double one = *amount++; one != 0) sum.points += points(one);
    }
    const auto last = order.people.begin() + static_cast<std::ptrdiff_t>(std::min(most, order.people.size()));
    std::ranges::partial_sort(order.people, last, FirstInOrder());
}

// Reads the sections and adds up what they say: the rows that a section has of one person first, then weights and caps.
class Adding {
  public:
    Adding(Desk& desk, std::optional<std::int64_t> client) : desk_(desk), parameters_(day_parameters(desk)) {
        order_.factors = factors_of(desk.config());
        if (client) parameters_["client"] = *client;
    }

    Order order(std::size_t most, const Others& others) {
        lend_instruments(desk_);
        if (!parameters_.contains("client")) make_room();
        each("people", [&](Numbers row) -> const Sum* {
            if (!others.empty() && others.contains(row[0])) return nullptr;
            order_.people.push_back({row[0], row[1], 0, order_.people.size()});
            order_.amounts.resize(order_.amounts.size() + order_.factors->size());
            return &order_.people.back();
        });
        if (has_factor("urgent_referral")) {
            parameters_["most_urgent"] = most_urgent(desk_);
            std::set<std::int64_t> told;  // two referrals of one person make nobody more urgent
            each("urgent", [&](Numbers row) { return told.insert(row[0]).second ? person(row[0]) : nullptr; });
        }
        for (const auto* section : {"measures", "remeasures"}) {
            std::set<std::pair<std::int64_t, std::int64_t>> told;  // an instrument counts once, however many of its results say so
            each(section, [&](Numbers row) { return told.emplace(row[0], row[2]).second ? person(row[0]) : nullptr; });
        }
        for (const auto* section : {"goals", "by_hand"}) each(section, [&](Numbers row) { return person(row[0]); });
        for (std::size_t i = 0; i < order_.factors->size(); ++i) own_factor(i);
        add_up(order_, most);
        return std::move(order_);
    }

  private:
    using Numbers = std::span<const std::int64_t>;

    void make_room() {
        const auto bound = static_cast<std::size_t>(whole_of(desk_.store().rows("priority/factors#bound").at(0)[0]));
        order_.people.reserve(bound);
        order_.amounts.reserve(bound * order_.factors->size());
    }

    bool has_factor(std::string_view name) const { return std::ranges::find(*order_.factors, name, &Factor::name) != order_.factors->end(); }

    // People stand in the order of ids, and so do most rows about them: the next one is looked at first. Nothing when the
    // person is not on the caseload.
    const Sum* person(std::int64_t client) {
        const auto& people = order_.people;
        if (next_ >= people.size() || people[next_].client != client)
            next_ = static_cast<std::size_t>(std::ranges::lower_bound(people, client, {}, &Sum::client) - people.begin());
        return next_ < people.size() && people[next_].client == client ? &people[next_++] : nullptr;
    }

    template <class Find>
    void each(const std::string& section, const Find& find) {
        const auto& factors = *order_.factors;
        const auto columns = factor_columns(desk_, factors, section);
        if (columns.empty() && section != "people") return;
        desk_.store().each_numbers("priority/factors#" + section, parameters_, [&](Numbers row) {
            const Sum* found = find(row);
            if (!found) return;
            double* amounts = &order_.amounts[found->row * factors.size()];
            for (const auto& counted : columns) amounts[counted.place] += counted(row[counted.column]);
        });
    }

    // A factor of the service's own: what its expression gives for each person.
    void own_factor(std::size_t factor) {
        const Factor& own = (*order_.factors)[factor];
        if (own.sql.empty()) return;
        const Counted counted(own, 1, factor);
        for (const auto& row : own_amounts(desk_.store(), own, parameters_).rows)
            if (const Sum* one = person(whole_of(row[0]))) order_.amounts[one->row * order_.factors->size() + factor] = counted(row[1]);
    }

    Desk& desk_;
    Parameters parameters_;
    Order order_;
    std::size_t next_ = 0;  ///< place after the person asked for last
};

}  // namespace

Order priority_order(Desk& desk, std::optional<std::int64_t> client, std::size_t most, const Others& others) {
    return Adding(desk, client).order(most, others);
}

Order reweighed(Order order, std::vector<Factor> factors) {
    order.factors = std::make_shared<const std::vector<Factor>>(std::move(factors));
    add_up(order, order.people.size());
    return order;
}

Standing standing_in(Desk& desk, const Order& order, const Sum& sum) {
    Standing standing{sum, {}, {}, {}, order.factors};
    const auto& factors = *order.factors;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const double amount = order.amounts[sum.row * factors.size() + i];
        const auto points = amount == 0 ? 0 : points_of(factors[i], amount);
        if (points == 0) continue;
        const bool is_graded = !factors[i].values.empty();
        standing.terms.push_back({&factors[i], is_graded ? 1 : amount, is_graded ? graded(factors[i], amount).first : "", points});
    }
    const auto named = desk.store().name_of(noun("client"), sum.client);
    standing.code = named.code;
    standing.name = named.name;
    return standing;
}

std::optional<Standing> standing_of(Desk& desk, std::int64_t client) {
    const Order order = priority_order(desk, client);
    if (order.people.empty()) return {};
    return standing_in(desk, order, order.people.front());
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
    if (term.factor->name == "urgent_referral") parameters["most_urgent"] = most_urgent(desk);
    if (!term.factor->sql.empty()) return term.factor->sql;
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
