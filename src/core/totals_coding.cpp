// SPDX-License-Identifier: MIT
// The coding queue a second time: each record beside each line of [coding], and beside what was last entered for it.
#include "totals_coding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>
#include <vector>

namespace caseload::totals {
namespace {

/// A record that a line of [coding] may be about.
struct Event {
    std::string code, before;  ///< before: of an earlier episode, its referral's code
    std::int64_t person = 0;
    std::string day;
    std::vector<std::string> words;
    std::string said;
    std::int64_t id = 0;
};

/// What was entered for a record by a line.
struct Entry {
    std::string what, day, said;
    std::int64_t person = 0;
    bool taken = false;  ///< it was found to stand for an event
};
using Entries = std::map<std::pair<std::string, std::string>, std::vector<Entry>>;  ///< record, line

std::string listed(std::initializer_list<std::string> words) {
    std::string all;
    for (const auto& word : words)
        if (!word.empty()) all += (all.empty() ? "" : ", ") + word;
    return all;
}

using Use = std::function<void(const Row&)>;

bool is_about(const CodingRule& rule, const Event& event) {
    const auto said = [&](const std::string& word) { return std::ranges::find(event.words, word) != event.words.end(); };
    if (!rule.any.empty() && std::ranges::none_of(rule.any, said)) return false;
    return std::ranges::all_of(rule.all, said) && std::ranges::none_of(rule.none, said);
}

// Earlier episodes come first; else by day, then as they came.
bool comes_before(const Event& a, const Event& b) { return std::tuple(a.before.empty(), a.day, a.id) < std::tuple(b.before.empty(), b.day, b.id); }

/// Reads every record of the kinds that [coding] names; keeps those of some days, and of lines that ask for it the first of somebody.
class Reader {
  public:
    Reader(const Scope& scope, Second& second, const std::string& from, const std::string& to) : scope_(scope), second_(second), from_(from), to_(to) {}

    struct Asked {
        const CodingRule* rule;
        Event event;
    };
    std::vector<Asked> asked() {
        using Read = void (Reader::*)();
        static const std::pair<const char*, Read> kinds[] = {{"session", &Reader::sessions}, {"referral", &Reader::referrals}, {"plan", &Reader::plans}, {"review", &Reader::reviews}, {"measure", &Reader::measures},
                                                             {"consent", &Reader::consents}, {"onward", &Reader::onward}, {"budget", &Reader::budgets}, {"client", &Reader::clients}};
        for (const auto& [kind, read] : kinds) {
            rules_.clear();
            for (const auto& rule : scope_.config().codings())
                if (rule.of == kind) rules_.push_back(&rule);
            if (!rules_.empty()) (this->*read)();
        }
        for (auto& [key, event] : first_)
            if (in_days(event)) found_.push_back({key.second, event});
        std::ranges::stable_sort(found_, [](const Asked& a, const Asked& b) { return comes_before(a.event, b.event); });
        return std::move(found_);
    }

  private:
    bool in_days(const Event& event) const { return event.day >= from_ && event.day <= to_; }
    void add(const Event& event) {
        if (event.day.empty()) return;
        for (const auto* rule : rules_) {
            if (!is_about(*rule, event)) continue;
            if (!rule->once) {
                if (in_days(event)) found_.push_back({rule, event});
                continue;
            }
            const auto [at, fresh] = first_.try_emplace({event.person, rule}, event);
            if (!fresh && comes_before(event, at->second)) at->second = event;
        }
    }
    void each(const char* section, const Use& use) {
        scope_.desk().store().each(std::string("totals/records#") + section, {}, [&](const Row& row) { ++second_.records, use(row); });
    }
    void sessions() {
        each("sessions", [&](const Row& row) {
            if (text_of(row[2]) != "session" || !is_known(row[7])) return;
            const std::string outcome = text_of(row[6]), kind = text_of(row[9]), mode = text_of(row[10]);
            add({text_of(row[1]), "", whole_of(row[3]), text_of(row[4]), {outcome, text_of(row[7]), kind, mode}, listed({outcome, kind, mode}), whole_of(row[0])});
        });
    }
    void referrals() {
        std::map<std::int64_t, Row> known;
        each("referrals", [&](const Row& row) {
            known[whole_of(row[0])] = row;
            add({text_of(row[1]), "", whole_of(row[2]), text_of(row[9]), {text_of(row[8]), text_of(row[7]), text_of(row[3])}, listed({text_of(row[8]), text_of(row[7])}), whole_of(row[0])});
        });
        each("episodes", [&](const Row& row) {
            const Row& referral = known[whole_of(row[2])];
            if (referral.empty()) return;
            add({text_of(row[1]), text_of(referral[1]), whole_of(referral[2]), text_of(row[6]), {text_of(row[5]), text_of(row[4]), text_of(referral[3])}, listed({text_of(row[5]), text_of(row[4])}), whole_of(row[0])});
        });
    }
    // A person's first goal that was not declined stands for the plan.
    void plans() {
        std::set<std::int64_t> met;
        each("goals", [&](const Row& row) {
            if (text_of(row[5]) != "declined" && met.insert(whole_of(row[2])).second) add({text_of(row[1]), "", whole_of(row[2]), text_of(row[3]), {""}, "", whole_of(row[0])});
        });
    }
    // The first review of somebody's goals on a day stands for all of that day.
    void reviews() {
        std::map<std::int64_t, std::int64_t> person_of;
        each("goals", [&](const Row& row) { person_of[whole_of(row[0])] = whole_of(row[2]); });
        std::set<std::pair<std::int64_t, std::string>> met;
        each("reviews", [&](const Row& row) {
            const auto person = person_of[whole_of(row[2])];
            if (met.insert({person, text_of(row[3])}).second) add({text_of(row[1]), "", person, text_of(row[3]), {""}, "", whole_of(row[0])});
        });
    }
    void measures() {
        each("measures", [&](const Row& row) {
            if (!is_known(row[7])) return;
            const std::string level = is_known(row[8]) ? fmt::format("level {}", whole_of(row[8])) : "";
            add({text_of(row[1]), "", whole_of(row[2]), text_of(row[6]), {text_of(row[4]), text_of(row[5])}, listed({fmt::format("{:g}", static_cast<double>(whole_of(row[7])) / 100), level}), whole_of(row[0])});
        });
    }
    void consents() {
        each("consents", [&](const Row& row) {
            add({text_of(row[5]), "", whole_of(row[1]), text_of(row[3]), {text_of(row[2]), text_of(row[4])}, listed({text_of(row[2]), text_of(row[4])}), whole_of(row[0])});
        });
    }
    void onward() {
        std::map<std::int64_t, std::string> kinds;
        each("contacts", [&](const Row& row) { kinds[whole_of(row[0])] = text_of(row[3]); });
        each("onward", [&](const Row& row) {
            const std::string kind = kinds[whole_of(row[3])];
            add({text_of(row[1]), "", whole_of(row[2]), text_of(row[4]), {kind}, kind, whole_of(row[0])});
        });
    }
    void budgets() {
        each("budgets", [&](const Row& row) { add({text_of(row[1]), "", whole_of(row[2]), text_of(row[4]), {text_of(row[3])}, text_of(row[3]), whole_of(row[0])}); });
    }
    void clients() {
        each("clients", [&](const Row& row) { add({text_of(row[1]), "", whole_of(row[0]), text_of(row[3]), {text_of(row[4])}, text_of(row[4]), whole_of(row[0])}); });
    }

    const Scope& scope_;
    Second& second_;
    const std::string &from_, &to_;
    std::vector<const CodingRule*> rules_;
    std::vector<Asked> found_;
    std::map<std::pair<std::int64_t, const CodingRule*>, Event> first_;
};

Entries entries_of(const Scope& scope, Second& second) {
    Entries all;
    scope.desk().store().each("totals/records#entries", {}, [&](const Row& row) {
        ++second.records;
        all[{text_of(row[2]), text_of(row[3])}].push_back({text_of(row[4]), text_of(row[5]), text_of(row[6]), whole_of(row[1])});
    });
    return all;
}

// The last of those that no event has taken yet, and all before it with it: on that day alone where one is given.
const Entry* take(Entries& entries, const std::string& record, const std::string& line, const std::string& day) {
    const auto found = entries.find({record, line});
    if (found == entries.end()) return nullptr;
    Entry* last = nullptr;
    for (auto& one : found->second)
        if (!one.taken && (day.empty() || one.day == day)) last = &one;
    for (auto& one : found->second) {
        if (last || day.empty()) one.taken = true;
        if (&one == last && !day.empty()) break;
    }
    return last;
}

bool waits(const CodingRule& rule, const Event& event, Entries& entries) {
    const Entry* entry = event.before.empty() ? nullptr : take(entries, event.before, rule.name, event.day);
    if (!entry) entry = take(entries, event.code, rule.name, "");
    if (!entry) return rule.from.empty() || event.day >= rule.from;
    if (entry->what == "taken-out") return true;
    return entry->day != event.day || entry->said != event.said || entry->person != event.person;
}

}  // namespace

void derive_coding(const Scope& scope, const std::string& from, const std::string& to, Second& second) {
    Trace& found = second.trace("to_code");
    Entries entries = entries_of(scope, second);
    for (const auto& [rule, event] : Reader(scope, second, from, to).asked())
        if (waits(*rule, event, entries)) found.add(event.code);
}

}  // namespace caseload::totals
