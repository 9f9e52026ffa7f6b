// SPDX-License-Identifier: MIT
// report onward and report interventions a second time: each person pointed somewhere, each offer, each time that a group met.
#include <set>
#include <span>

#include "caseload/coaching.hpp"
#include "totals.hpp"
#include "words.hpp"

namespace caseload::totals {
namespace {

std::map<std::int64_t, std::string> names_of(const Scope& scope) {
    std::map<std::int64_t, std::string> names;
    scope.desk().store().each("totals/records#contacts", {}, [&](const Row& row) { names[whole_of(row[0])] = text_of(row[2]); });
    return names;
}

constexpr const char* onward_figures[] = {"sent", "taken_up", "not_taken_up", "not_known", "open"};

void derive_onward(const Scope& scope, Second& second) {
    for (const auto* figure : onward_figures) second.trace(figure);
    const auto names = names_of(scope);
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> uptake;  // taken up, sent
    scope.desk().store().each("totals/records#onward", {}, [&](const Row& row) {
        ++second.records;
        if (!scope.has(text_of(row[4]))) return;
        const std::string code = text_of(row[1]), service = names.at(whole_of(row[3])), outcome = text_of(row[7]);
        const std::string came = !is_known(row[6]) ? "open" : outcome == "taken-up" ? "taken_up" : outcome == "not-taken-up" ? "not_taken_up" : "not_known";
        second.trace("sent").add(code), second.trace(came).add(code);
        for (const auto* figure : onward_figures) second.count("services", service, figure, std::string_view(figure) == "sent" || came == figure);
        ++uptake[service].second, uptake[service].first += came == "taken_up";
    });
    for (const auto& [service, counts] : uptake) second.put("services", service, "uptake", percent(counts.first, counts.second));
}

constexpr const char* offer_figures[] = {"offered", "accepted", "declined", "unanswered", "started", "finished", "stopped", "going_on"};

/// What became of an offer.
std::set<std::string_view> came_of(const Row& row) {
    const bool accepted = is_known(row[4]), started = is_known(row[5]), ended = is_known(row[6]);
    const std::string as = text_of(row[8]);
    std::set<std::string_view> all{"offered"};
    if (accepted) all.insert("accepted");
    if (!accepted && ended && as == "declined") all.insert("declined");
    if (!accepted && !ended) all.insert("unanswered");
    if (!started) return all;
    all.insert("started");
    if (!ended) all.insert("going_on");
    if (ended && as == "finished") all.insert("finished");
    if (ended && as == "stopped") all.insert("stopped");
    return all;
}

void derive_offers(const Scope& scope, Second& second) {
    for (const auto* figure : offer_figures) second.trace(figure);
    scope.desk().store().each("totals/records#interventions", {}, [&](const Row& row) {
        ++second.records;
        if (!scope.has(text_of(row[3]))) return;
        const auto all = came_of(row);
        for (const auto figure : all) second.trace(figure).add(text_of(row[1]));
        for (const std::string& table_row : {label_of(scope.now, "intervention", text_of(row[2])), std::string("All")})
            for (const auto* figure : offer_figures) second.count("interventions", table_row, figure, all.contains(figure));
    });
    for (const auto& [place, value] : std::map(second.values)) {
        if (place.column != "offered") continue;
        const auto n = [&](const char* figure) { return whole_of(second.values[{"interventions", place.row, figure}]); };
        second.put("interventions", place.row, "uptake", percent(n("started"), n("offered")));
        second.put("interventions", place.row, "completion", percent(n("finished"), n("started")));
    }
}

/// A group that met in the period.
struct Met {
    std::int64_t times = 0, booked = 0, attended = 0, missed = 0, cancelled = 0;
    std::set<std::int64_t> people, members, waiting;
};

void add_attendance(const Row& row, Met& met) {
    const std::string as = text_of(row[7]);
    ++met.booked, met.attended += as == "attended", met.missed += as == "did-not-attend", met.cancelled += as == "cancelled" || as == "service-cancelled";
    if (is_known(row[3])) met.people.insert(whole_of(row[3]));
}

// Twice over the sessions: a group's own record may come after the attendances that point at it.
std::map<std::int64_t, Met> groups_of(const Scope& scope, Second& second) {
    std::map<std::int64_t, Met> groups;
    std::map<std::int64_t, std::int64_t> group_of;  // of a time that it met
    const auto& store = scope.desk().store();
    store.each("totals/records#sessions", {}, [&](const Row& row) {
        ++second.records;
        if (text_of(row[2]) != "group-session" || text_of(row[5]) != "happened" || is_known(row[7]) || !scope.has(text_of(row[4]))) return;
        group_of[whole_of(row[0])] = whole_of(row[13]);
        ++groups[whole_of(row[13])].times;
    });
    store.each("totals/records#sessions", {}, [&](const Row& row) {
        if (const auto met = group_of.find(whole_of(row[14])); is_known(row[14]) && met != group_of.end()) add_attendance(row, groups[met->second]);
    });
    store.each("totals/records#memberships", {}, [&](const Row& row) {
        ++second.records;
        const auto found = groups.find(whole_of(row[2]));
        if (found == groups.end() || is_known(row[4])) return;
        (is_known(row[3]) ? found->second.members : found->second.waiting).insert(whole_of(row[1]));
    });
    return groups;
}

void derive_groups(const Scope& scope, Second& second) {
    const auto names = names_of(scope);
    for (const auto& [id, met] : groups_of(scope, second)) {
        const auto name = names.find(id);
        if (name == names.end()) continue;
        const auto n = [](const auto& all) { return static_cast<std::int64_t>(all.size()); };
        const std::pair<const char*, std::int64_t> figures[] = {{"met", met.times}, {"people", n(met.people)}, {"booked", met.booked}, {"attended", met.attended}, {"missed", met.missed},
                                                                {"cancelled", met.cancelled}, {"members", n(met.members)}, {"waiting", n(met.waiting)}};
        for (const auto& [column, value] : figures) second.count("groups", name->second, column, value);
        second.put("groups", name->second, "share", percent(met.attended, met.booked));
    }
}

void derive_interventions(const Scope& scope, Second& second) {
    derive_offers(scope, second);
    derive_groups(scope, second);
}

std::vector<Claim> claims_of(std::span<const char* const> figures, std::initializer_list<const char*> shares) {
    std::vector<Claim> claims;
    for (const auto* figure : figures) claims.push_back({figure});
    for (const auto* figure : shares) claims.push_back({figure});
    return claims;
}

}  // namespace

Family onward_family() {
    return {"onward", {"reports/onward"}, report_onward, derive_onward, [](Desk& desk, const Input& asked) { return usual_scope(desk, asked, "onward"); }, usual_parameters,
            claims_of(onward_figures, {"uptake"}), {{"services", {"service"}}}};
}

Family interventions_family() {
    return {"interventions", {"reports/interventions"}, report_interventions, derive_interventions, [](Desk& desk, const Input& asked) { return usual_scope(desk, asked, "interventions"); }, usual_parameters,
            claims_of(offer_figures, {"uptake", "completion"}), {{"interventions", {"intervention"}}, {"groups", {"group"}}}};
}

}  // namespace caseload::totals
