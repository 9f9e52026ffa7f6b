// SPDX-License-Identifier: MIT
// report referrers a second time: each referral and each earlier episode of one, beside the days on which people were seen.
#include "totals.hpp"
#include "words.hpp"

namespace caseload::totals {
namespace {

/// A referral, or an episode of one that ended and came again.
struct Episode {
    std::string code, source, from_where, received, decision, decided, because, ended;
    std::int64_t person = 0;
    std::string seen{};  ///< the first day on which the person attended in its time
};
using Episodes = std::vector<Episode>;

std::map<std::int64_t, std::string> names_of(const Scope& scope) {
    std::map<std::int64_t, std::string> names;
    scope.desk().store().each("totals/records#contacts", {}, [&](const Row& row) { names[whole_of(row[0])] = text_of(row[2]); });
    return names;
}

std::string or_else(const std::string& text, const std::string& otherwise) { return text.empty() ? otherwise : text; }

Episodes received(const Scope& scope, Second& second) {
    const auto names = names_of(scope);
    std::map<std::int64_t, Episode> referrals;
    Episodes all;
    scope.desk().store().each("totals/records#referrals", {}, [&](const Row& row) {
        ++second.records;
        const auto practice = names.find(whole_of(row[4]));
        const std::string where = or_else(practice == names.end() ? "" : practice->second, or_else(text_of(row[5]), "not known"));
        Episode one{text_of(row[1]), or_else(text_of(row[3]), "not known"), where, text_of(row[6]), text_of(row[8]), text_of(row[9]), text_of(row[10]), text_of(row[11]), whole_of(row[2])};
        if (scope.has(one.received)) all.push_back(one);
        referrals.emplace(whole_of(row[0]), std::move(one));
    });
    scope.desk().store().each("totals/records#episodes", {}, [&](const Row& row) {
        ++second.records;
        Episode one = referrals.at(whole_of(row[2]));
        one.code = text_of(row[1]), one.received = text_of(row[3]), one.decision = text_of(row[5]), one.decided = text_of(row[6]), one.because = text_of(row[7]), one.ended = text_of(row[8]);
        if (scope.has(one.received)) all.push_back(std::move(one));
    });
    return all;
}

void look_who_was_seen(const Scope& scope, Episodes& episodes, Second& second) {
    std::map<std::int64_t, std::vector<Episode*>> of;
    for (auto& one : episodes)
        if (one.decision == "accepted") of[one.person].push_back(&one);
    scope.desk().store().each("totals/records#sessions", {}, [&](const Row& row) {
        ++second.records;
        const auto found = of.find(whole_of(row[3]));
        if (found == of.end() || text_of(row[7]) != "attended") return;
        const std::string day = text_of(row[4]);
        for (auto* one : found->second)
            if (day >= one->received && (one->ended.empty() || day <= one->ended) && (one->seen.empty() || day < one->seen)) one->seen = day;
    });
}

bool is_open(const Episode& one) { return one.decision.empty() || one.decision == "more-information"; }

std::string figure_of(const Episode& one) { return one.decision.empty() ? "undecided" : one.decision == "more-information" ? "more_information" : one.decision; }

void count_total(const Episode& one, Second& second) {
    second.trace("received").add(one.code);
    second.trace(figure_of(one)).add(one.code);
    if (is_open(one)) second.trace("open").add(one.code);
    if (!is_open(one) && !one.decided.empty()) second.trace("decided").add(one.code);
    if (!one.seen.empty()) second.trace("seen").add(one.code);
}

void count_row(const std::string& table, const std::string& row, const Episode& one, Second& second) {
    second.count(table, row, "received");
    for (const auto* figure : {"accepted", "redirected", "declined"}) second.count(table, row, figure, one.decision == figure);
    second.count(table, row, "open", is_open(one));
}

struct Waits {
    Numbers decided, seen;
};

void put_waits(const std::map<std::string, Waits>& waits, Second& second) {
    for (const auto& [source, one] : waits) {
        second.put("sources", source, "days_to_decision", one.decided.middle()), second.put("sources", source, "decided", one.decided.n());
        second.put("sources", source, "days_to_session", one.seen.middle()), second.put("sources", source, "seen", one.seen.n());
    }
}

void derive(const Scope& scope, Second& second) {
    Episodes episodes = received(scope, second);
    look_who_was_seen(scope, episodes, second);
    for (const auto* figure : {"received", "accepted", "redirected", "declined", "more_information", "undecided", "open", "decided", "seen"}) second.trace(figure);
    std::map<std::string, Waits> waits;
    for (const auto& one : episodes) {
        const std::string source = label_of(scope.now, "referral_source", one.source);
        count_total(one, second);
        count_row("sources", source, one, second), count_row("practices", one.from_where, one, second);
        Waits& waited = waits[source];
        if (!is_open(one) && !one.decided.empty()) waited.decided.add(static_cast<double>(day_number(one.decided) - day_number(one.received)));
        if (!one.seen.empty()) waited.seen.add(static_cast<double>(day_number(one.seen) - day_number(one.received)));
        if (one.decision != "declined" && one.decision != "redirected") continue;
        const std::string why = label_of(scope.now, "decision_because", or_else(one.because, "in words only"));
        for (const auto* figure : {"declined", "redirected"}) second.count("because", why, figure, one.decision == figure);
    }
    put_waits(waits, second);
    for (const auto* figure : {"received", "accepted", "redirected", "declined", "more_information", "undecided"}) second.put_n("totals", "", figure);
}

Scope scope_of(Desk& desk, const Input& asked) { return usual_scope(desk, asked, "referrers"); }

}  // namespace

Family referrers_family() {
    std::vector<Claim> claims;
    for (const auto* figure : {"received", "accepted", "redirected", "declined", "more_information", "undecided", "open", "days_to_decision", "days_to_session"}) claims.push_back({figure});
    return {"referrers", {"reports/referrers"}, report_referrers, derive, scope_of, usual_parameters, std::move(claims),
            {{"sources", {"source"}}, {"practices", {"from_where"}}, {"because", {"because"}}}};
}

}  // namespace caseload::totals
