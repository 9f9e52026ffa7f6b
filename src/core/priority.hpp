// SPDX-License-Identifier: MIT
// Who needs me now: an addition that a person can check.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "caseload/desk.hpp"
#include "caseload/store.hpp"
#include "coaches.hpp"

namespace caseload {

/// A factor of the service's own: person and amount, of everybody on the caseload (or of :client). Throws as Store::own_question.
Table own_amounts(Store& store, const Factor& factor, const Parameters& parameters);
/// Tries every factor of the service's own on an empty caseload. Each problem with FILE:LINE:COL.
void check_own_factors(const Config& config, Problems& problems);
/// One line of the sum. Points are hundredths, so that equal sums are equal.
struct Term {
    const Factor* factor = nullptr;
    double amount = 0;
    std::string value;  ///< of a graded factor: "1", "unknown"
    std::int64_t points = 0;
};

/// A person's place in the order: what everybody is sorted by.
struct Sum {
    std::int64_t client = 0;
    std::int64_t contact_day = 0;  ///< last contact; before the first one, the day of enrolment
    std::int64_t points = 0;       ///< hundredths
    std::size_t row = 0;           ///< in Order::amounts
};

/// Which of two people stands first: by points, then by the oldest contact, then by code, for codes are given in the order of ids.
struct FirstInOrder {
    bool operator()(const Sum& a, const Sum& b) const {
        if (a.points != b.points) return a.points > b.points;
        return a.contact_day != b.contact_day ? a.contact_day < b.contact_day : a.client < b.client;
    }
};

/// Everyone on the caseload, in the order of FirstInOrder.
struct Order {
    std::shared_ptr<const std::vector<Factor>> factors;  ///< those of the config, and what was moved by hand
    std::vector<Sum> people;
    /// A row a person, a column a factor of the config. 0: does not count. For a graded factor: 1 + the place of its value.
    std::vector<double> amounts;
};

/// The sum with its terms: of a thousand people a screen shows twenty.
struct Standing : Sum {
    std::string code, name;
    std::vector<Term> terms;  ///< in the order of the config
    std::shared_ptr<const std::vector<Factor>> factors;  ///< that the terms point into
};

constexpr std::size_t everyone = static_cast<std::size_t>(-1);
/// Of everyone but `others`, or of one person. The first `most` stand in order, the others behind them in none.
Order priority_order(Desk& desk, std::optional<std::int64_t> client = {}, std::size_t most = everyone, const Others& others = {});
/// The same amounts under other weights.
Order reweighed(Order order, std::vector<Factor> factors);
Standing standing_in(Desk& desk, const Order& order, const Sum& sum);
/// One person's sum with its terms; nothing when the person is not on the caseload now.
std::optional<Standing> standing_of(Desk& desk, std::int64_t client);
/// The word of [vocabulary.urgency] that stands last; empty where there is none.
std::string most_urgent(const Desk& desk);
/// The parameters that every question about today takes: today, today_day, and the targets of the config.
Parameters day_parameters(const Desk& desk);
/// Lends the instruments of the config to SQL: `instrument`, a row a result. What was kept in the file is used when it was made
/// from the same words, so that a question need not read the config's instruments.
void lend_instruments(Desk& desk);
/// Keeps them in the file for later questions, when the config says something else than what is kept. Before a commit.
void keep_instruments(Desk& desk);
/// "2 missed in a row · 23 d silent", heaviest first.
std::string why_words(const Standing& standing, std::size_t most = 3);
/// The arithmetic with the records behind each term, and where the weights stand.
Table why_table(Desk& desk, const Standing& standing);

}  // namespace caseload
