// SPDX-License-Identifier: MIT
#include "coding_queue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "words.hpp"

namespace caseload {
namespace {

/// A record as it stands, for the rules to look at.
struct Event {
    std::string record;
    std::string before;  ///< the code under which it may have been entered before: an earlier episode's referral
    std::int64_t client = 0;
    std::string date;
    std::vector<std::string> words;
    std::string said;
    bool entered = false;  ///< something was done about it, by whichever rule
    std::int64_t id = 0;
};

/// What was done about one record by one rule.
struct Done {
    std::string what;
    std::int64_t client = 0;
    std::string date, said, done_on;
    bool met = false;  ///< a record was found that it stands for
};
using Key = std::pair<std::string, std::string>;  ///< record, rule
using AllDone = std::map<Key, std::vector<Done>>;

void read_done(const Desk& desk, const char* question, const Parameters& of, AllDone& all) {
    desk.store().each(question, of, [&](const Row& row) {
        all[{text_of(row[0]), text_of(row[1])}].push_back({text_of(row[2]), whole_of(row[3]), text_of(row[4]), text_of(row[5]), text_of(row[6])});
    });
}

Value text_or_none(const std::string& text) { return text.empty() ? Value{} : Value{text}; }

bool nothing_entered(const Desk& desk) { return desk.store().rows("lists/coding#any_done").empty(); }

bool has(const std::vector<std::string>& words, const std::string& word) { return std::ranges::find(words, word) != words.end(); }

bool fits(const CodingRule& rule, const std::vector<std::string>& words) {
    const auto there = [&](const std::string& word) { return has(words, word); };
    return (rule.any.empty() || std::ranges::any_of(rule.any, there)) && std::ranges::all_of(rule.all, there) && std::ranges::none_of(rule.none, there);
}

// What differs from what was entered; nothing where it still stands.
std::string difference(const Desk& desk, const Event& event, const Done& done) {
    std::vector<std::string> parts;
    if (done.date != event.date) parts.push_back("was " + day_words(done.date));
    if (done.said != event.said) parts.push_back(fmt::format("said '{}'", done.said));
    if (done.client != event.client) parts.push_back(fmt::format("was entered for {}", desk.store().any_name_of("client", done.client).code));
    return parts.empty() ? "" : fmt::format("changed since {}: {}", day_words(done.done_on), join(parts, ", "));
}

// What [coding] asks of one kind of record.
struct Asked {
    std::vector<const CodingRule*> rules;
    bool once = false;   ///< the first of somebody is known only from all of them
    bool whole = false;  ///< and what an earlier episode was entered under only from all of its referral
};

class Search {
  public:
    Search(const Desk& desk, const Queue& asked) : desk_(desk), asked_(asked), part_(!asked.from.empty() || !asked.to.empty()) {
        for (const auto& rule : desk.config().codings()) {
            auto& kind = kinds_[rule.of];
            kind.rules.push_back(&rule);
            kind.once = kind.once || rule.once;
            kind.whole = kind.once || rule.of == "referral";
        }
        if (!part_) read_done(desk, "lists/coding#done", {}, done_);
    }

    std::vector<Waiting> run() {
        for (const auto& [kind, asked] : kinds_) look_at("lists/coding#" + kind, asked);
        if (!part_) look_for_gone();
        std::erase_if(found_, [&](const Waiting& one) { return !wanted(one); });
        std::ranges::sort(found_, {}, [](const Waiting& one) { return std::tie(one.date, one.record, one.rule->name); });
        return std::move(found_);
    }

    // Counted by day and words in SQL; only what was entered once is looked at one by one.
    WaitingDays days() {
        const bool fresh = nothing_entered(desk_);
        WaitingDays all;
        for (const auto& [kind, asked] : kinds_) {
            if (asked.once) look_at("lists/coding#" + kind, asked);
            else count(kind, asked, all);
            if (!asked.once && !fresh) recount(kind, asked, all);
            for (const auto& one : found_)
                if (wanted(one)) ++all[one.date];
            found_.clear();
        }
        std::erase_if(all, [](const auto& day) { return day.second == 0; });
        return all;
    }

  private:
    Parameters window(bool whole) const { return whole ? Parameters{} : Parameters{{"from", text_or_none(asked_.from)}, {"to", text_or_none(asked_.to)}}; }
    static bool old(const CodingRule& rule, const std::string& date) { return !rule.from.empty() && date < rule.from; }

    void each_event(const std::string& question, bool whole, const std::function<void(const Event&)>& use) const {
        desk_.store().each(question, window(whole), [&](const Row& row) {
            use({text_of(row[0]), text_of(row[1]), whole_of(row[2]), text_of(row[3]), split(text_of(row[4]), ','), text_of(row[5]), whole_of(row[6]) != 0, whole_of(row[7])});
        });
    }

    void look_at(const std::string& question, const Asked& asked) {
        const auto by_each_rule = [&](const Event& event) {
            know(event);
            for (const auto* rule : asked.rules)
                if (fits(*rule, event.words)) judge(*rule, event);
        };
        if (!asked.once) return each_event(question, asked.whole, by_each_rule);
        std::vector<Event> events;
        each_event(question, true, [&](const Event& event) { events.push_back(event); });
        std::ranges::stable_sort(events, {}, [](const Event& event) { return std::tuple(!event.before.empty() ? 0 : 1, std::string_view(event.date), event.id); });
        for (const auto& event : events) by_each_rule(event);
    }

    void count(const std::string& kind, const Asked& asked, WaitingDays& all) const {
        desk_.store().each("lists/coding#days:" + kind, window(false), [&](const Row& row) {
            const std::string date = text_of(row[0]);
            const auto words = split(text_of(row[1]), ',');
            for (const auto* rule : asked.rules)
                if (fits(*rule, words) && !old(*rule, date)) all[date] += whole_of(row[2]);
        });
    }

    // Those of which something was entered were counted as if nothing had been: they wait by what was.
    void recount(const std::string& kind, const Asked& asked, WaitingDays& all) {
        const auto in_window = [&](const std::string& date) { return (asked_.from.empty() || date >= asked_.from) && (asked_.to.empty() || date <= asked_.to); };
        each_event("lists/coding#entered:" + kind, asked.whole, [&](const Event& event) {
            know(event);
            for (const auto* rule : asked.rules) {
                if (!fits(*rule, event.words)) continue;
                if (in_window(event.date) && !old(*rule, event.date)) --all[event.date];
                judge(*rule, event);
            }
        });
    }

    // Of a part of the queue only what was done about its records is read.
    void know(const Event& event) {
        if (!part_ || !event.entered || !known_.insert(event.record).second) return;
        const bool again = !event.before.empty() && !known_.insert(event.before).second;
        read_done(desk_, "lists/coding#done_of", {{"record", event.record}, {"before", again ? Value{} : text_or_none(event.before)}}, done_);
    }

    void judge(const CodingRule& rule, const Event& event) {
        if (rule.once && !first_.insert({event.client, &rule}).second) return;
        Waiting one{&rule, event.record, event.client, event.date, event.said, Waiting::State::fresh, {}};
        Done* done = done_for(rule, event);
        if (done && done->what != "taken-out") {
            one.why = difference(desk_, event, *done);
            if (one.why.empty()) return;
            one.state = Waiting::State::changed;
        } else if (!done && old(rule, event.date)) return;
        found_.push_back(std::move(one));
    }

    // The last word on it. An earlier episode was entered under its referral's code, on its day.
    Done* done_for(const CodingRule& rule, const Event& event) {
        if (!event.before.empty())
            if (Done* before = done_on_the_day(done_.find({event.before, rule.name}), event.date)) return before;
        const auto at = done_.find({event.record, rule.name});
        if (at == done_.end()) return nullptr;
        Done* last = nullptr;
        for (auto& one : at->second)
            if (!one.met) last = &one;
        for (auto& one : at->second) one.met = true;
        return last;
    }

    // The last of that day, which settles those before it.
    Done* done_on_the_day(AllDone::iterator all, const std::string& date) {
        if (all == done_.end()) return nullptr;
        const auto last = std::ranges::find_if(all->second.rbegin(), all->second.rend(), [&](const Done& one) { return one.date == date && !one.met; });
        if (last == all->second.rend()) return nullptr;
        for (auto one = last; one != all->second.rend(); ++one) one->met = true;
        return &*last;
    }

    // Entered, and no record stands for it any more.
    void look_for_gone() {
        for (const auto& [key, all] : done_) {
            const Done& last = all.back();
            const auto rule = std::ranges::find(desk_.config().codings(), key.second, &CodingRule::name);
            if (last.met || last.what != "entered" || rule == desk_.config().codings().end()) continue;
            found_.push_back({&*rule, key.first, last.client, last.date, last.said, Waiting::State::gone,
                              fmt::format("no longer so: entered {}, take it out there", day_words(last.done_on))});
        }
    }

    bool wanted(const Waiting& one) const {
        if (!asked_.system.empty() && one.rule->system != asked_.system) return false;
        if (!asked_.rule.empty() && one.rule->name != asked_.rule) return false;
        if (!asked_.from.empty() && one.date < asked_.from) return false;
        if (!asked_.to.empty() && one.date > asked_.to) return false;
        if (!asked_.records.empty() && !has(asked_.records, one.record)) return false;
        return !asked_.practice || practice_of(one.client) == *asked_.practice;
    }

    std::int64_t practice_of(std::int64_t client) const {
        const auto [at, is_new] = practices_.try_emplace(client, 0);
        if (!is_new) return at->second;
        const auto rows = desk_.store().rows("lists/coding#person", {{"person", client}});
        return at->second = rows.empty() ? 0 : whole_of(rows[0][3]);
    }

    const Desk& desk_;
    const Queue& asked_;
    const bool part_;  ///< not the whole queue: nobody asks for what is gone
    std::map<std::string, Asked> kinds_;
    AllDone done_;
    std::set<std::string> known_;  ///< whose part of done_ was read
    std::set<std::pair<std::int64_t, const CodingRule*>> first_;
    std::vector<Waiting> found_;
    mutable std::unordered_map<std::int64_t, std::int64_t> practices_;
};

// Days one after another, until so many wait in them.
constexpr std::int64_t at_once = 20'000;

}  // namespace

std::vector<Waiting> coding_queue(const Desk& desk, const Queue& asked) { return Search(desk, asked).run(); }

WaitingDays waiting_days(const Desk& desk, const std::string& from, const std::string& to) {
    Queue asked;
    asked.from = from, asked.to = to;
    return Search(desk, asked).days();
}

void each_waiting(const Desk& desk, const Queue& asked, const WaitingDays& days, const std::function<bool(const Waiting&)>& use) {
    Queue part = asked;
    for (auto day = days.begin(); day != days.end(); ++day) {
        part.from = day->first;
        for (std::int64_t n = day->second; std::next(day) != days.end() && n + std::next(day)->second <= at_once; n += day->second) ++day;
        part.to = day->first;
        for (const auto& one : coding_queue(desk, part))
            if (!use(one)) return;
    }
}

void each_waiting(const Desk& desk, const Queue& asked, const std::function<bool(const Waiting&)>& use) {
    if (nothing_entered(desk)) return each_waiting(desk, asked, waiting_days(desk, asked.from, asked.to), use);
    for (const auto& one : coding_queue(desk, asked))
        if (!use(one)) return;
}

std::string state_word(Waiting::State state) {
    return state == Waiting::State::fresh ? "fresh" : state == Waiting::State::changed ? "changed" : "gone";
}

}  // namespace caseload
