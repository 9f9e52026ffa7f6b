// SPDX-License-Identifier: MIT
// Who needs me now: an addition that a person can check.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "caseload/desk.hpp"
#include "caseload/store.hpp"

namespace caseload {

/// One line of the sum. Points are hundredths, so that equal sums are equal.
struct Term {
    const Factor* factor = nullptr;
    double amount = 0;
    std::string value;  ///< of a graded factor: "1", "unknown"
    std::int64_t points = 0;
};

struct Standing {
    std::int64_t client = 0;
    std::string code, name;  ///< empty until name_standing: of a thousand people a screen shows twenty
    std::optional<std::int64_t> last_contact_day;
    std::int64_t enrolled_day = 0;
    std::int64_t points = 0;  ///< hundredths
    std::vector<Term> terms;  ///< in the order of the config
};

/// Everyone on the caseload (or one person), most points first; ties by the oldest contact, then the code.
std::vector<Standing> standings(Desk& desk, std::optional<std::int64_t> client = {});
/// Fills in the code and the name.
void name_standing(const Desk& desk, Standing& standing);
/// The parameters that every question about today takes: today, today_day, and the targets of the config.
Parameters day_parameters(const Desk& desk);
/// Lends the instruments of the config to SQL: temp.instrument(id, scale, label, sign, worthwhile).
void lend_instruments(Desk& desk);
/// "2 missed in a row · 23 d silent", heaviest first.
std::string why_words(const Standing& standing, std::size_t most = 3);
/// The arithmetic with the records behind each term, and where the weights stand.
Table why_table(Desk& desk, const Standing& standing);

}  // namespace caseload
