// SPDX-License-Identifier: MIT
// report screening a second time: each candidate found in the period.
#include "totals.hpp"

namespace caseload::totals {
namespace {

struct Candidate {
    std::string code;
    bool invited = false, answered = false, joined = false;
};
struct Uptake {
    std::int64_t found = 0, invited = 0, answered = 0, joined = 0, joined_of_invited = 0;
    void add(const Candidate& one) { ++found, invited += one.invited, answered += one.answered, joined += one.joined, joined_of_invited += one.invited && one.joined; }
};
using Groups = std::map<std::string, Uptake>;  ///< by the words of the report's table "By group"

std::string age_words(const std::string& born, const std::string& found) {
    const auto from = Date::from_iso(born), on = Date::from_iso(found);
    if (!from || !on) return "";
    const long age = on->year() - from->year() - (found.substr(5) < born.substr(5) ? 1 : 0);
    return age < 40 ? "under 40" : age < 65 ? "40 to 64" : "65 and over";
}

void put(const Groups& groups, Second& second) {
    for (const auto& [row, one] : groups) {
        second.put("groups", row, "found", one.found), second.put("groups", row, "invited", one.invited);
        second.put("groups", row, "answered", one.answered), second.put("groups", row, "joined", one.joined);
        second.put("groups", row, "uptake", percent(one.joined_of_invited, one.invited));
    }
}

void trace(const Candidate& one, Second& second) {
    second.trace("found").add(one.code);
    if (one.invited) second.trace("invited").add(one.code);
    if (one.answered) second.trace("answered").add(one.code);
    if (one.joined) second.trace("joined").add(one.code);
}

void derive(const Scope& scope, Second& second) {
    for (const auto* figure : {"found", "invited", "answered", "joined"}) second.trace(figure);
    std::map<std::int64_t, std::string> practices;
    scope.desk().store().each("totals/records#contacts", {}, [&](const Row& row) { practices[whole_of(row[0])] = text_of(row[2]); });
    const auto by_then = [&](const std::string& day) { return !day.empty() && day <= scope.as_of(); };
    Groups groups;
    scope.desk().store().each("totals/records#candidates", {}, [&](const Row& row) {
        ++second.records;
        const std::string found = text_of(row[8]);
        if (!scope.has(found)) return;
        const Candidate one{text_of(row[1]), by_then(text_of(row[9])), by_then(text_of(row[10])), is_known(row[11])};
        trace(one, second);
        const std::string deprivation = !is_known(row[7]) ? "" : whole_of(row[7]) <= 2 ? "most deprived fifth" : "other";
        const std::pair<std::string, std::string> stands[] = {{"screen", text_of(row[2])}, {"practice", is_known(row[3]) ? practices[whole_of(row[3])] : ""}, {"gender", text_of(row[4])},
                                                              {"age", age_words(text_of(row[5]), found)}, {"ethnicity", text_of(row[6])}, {"deprivation", deprivation}};
        for (const auto& [by, group] : stands) groups[by + " " + (group.empty() ? "not known" : group)].add(one);
    });
    put(groups, second);
    for (const auto* figure : {"found", "invited", "answered", "joined"}) second.put_n("totals", "", figure);
}

Scope scope_of(Desk& desk, const Input& asked) { return usual_scope(desk, asked, "screening"); }

}  // namespace

Family screening_family() {
    return {"screening", {"reports/screening"}, report_screening, derive, scope_of, usual_parameters, {{"found"}, {"invited"}, {"answered"}, {"joined"}, {"uptake"}}, {{"groups", {"what", "of_group"}}}};
}

}  // namespace caseload::totals
