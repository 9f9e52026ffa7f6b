// SPDX-License-Identifier: MIT
// One report beside its second route.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "totals.hpp"

namespace caseload::totals {

/// A figure as both routes have it.
struct Line {
    std::string report;
    Place place;
    Value told, found;
    bool headline = false;  ///< it has a recipe
    bool agrees = true;
    std::int64_t records = 0;  ///< the second route looked at so many
};
/// A record that stands behind a figure by one route and not by the other, or that contradicts itself.
struct Odd {
    std::string report, figure, record, why;
};
/// A figure with a recipe: in how many places of the report it was compared, and whether its list of records was.
struct Headline {
    std::string figure;
    std::int64_t places = 0, agree = 0;
    bool records = false;
};
struct Compared {
    std::string report, from, to;
    std::int64_t records = 0, sets = 0;  ///< sets: figures whose records were compared too
    std::vector<Line> lines;
    std::vector<Headline> headlines;  ///< a figure that stands nowhere in this period has no place
    std::vector<Odd> odd;
    std::set<std::string> not_derived;        ///< "measures.p_t": what the report tells and no second route finds
    std::vector<std::string> without_a_route; ///< figures with a recipe that no second route claims
};

/// Every number of a report's tables.
struct Told {
    std::map<Place, Value> values;
    std::set<Place> doubled;  ///< shares and means of two rows with one name: left out
};
Told told_figures(const Document& document, const Family& family);
Compared compare(Desk& desk, const Family& family, const Input& asked);
/// "measures activation both": as it is printed.
std::string words_of(const Place& place);

/// Stored statuses again from what should have led to them, record by record: attendance classes, levels, how things ended.
std::vector<Odd> odd_records(const Desk& desk, std::int64_t& looked, std::vector<std::string>& sentences);

}  // namespace caseload::totals
