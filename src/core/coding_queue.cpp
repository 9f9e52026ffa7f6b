// SPDX-License-Identifier: MIT
#include "coding_queue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

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

AllDone read_done(const Desk& desk) {
    AllDone all;
    desk.store().each("lists/coding#done", {}, [&](const Row& row) {
        all[{text_of(row[0]), text_of(row[1])}].push_back({text_of(row[2]), whole_of(row[3]), text_of(row[4]), text_of(row[5]), text_of(row[6])});
    });
    return all;
}

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

class Search {
  public:
    Search(const Desk& desk, const Queue& asked) : desk_(desk), asked_(asked), done_(read_done(desk)) {}

    std::vector<Waiting> run() {
        std::set<std::string> kinds;
        for (const auto& rule : desk_.config().codings()) kinds.insert(rule.of);
        for (const auto& kind : kinds) look_at(kind);
        if (asked_.from.empty() && asked_.to.empty()) look_for_gone();
        std::erase_if(found_, [&](const Waiting& one) { return !wanted(one); });
        std::ranges::sort(found_, {}, [](const Waiting& one) { return std::tie(one.date, one.record, one.rule->name); });
        return std::move(found_);
    }

  private:
    void look_at(const std::string& kind) {
        std::vector<const CodingRule*> rules;
        bool whole = false;  // the first of somebody is known only from all of them
        for (const auto& rule : desk_.config().codings())
            if (rule.of == kind) rules.push_back(&rule), whole = whole || rule.once;
        const Parameters days = whole ? Parameters{} : Parameters{{"from", day(asked_.from)}, {"to", day(asked_.to)}};
        desk_.store().each("lists/coding#" + kind, days, [&](const Row& row) {
            const Event event{text_of(row[0]), text_of(row[1]), whole_of(row[2]), text_of(row[3]), split(text_of(row[4]), ','), text_of(row[5])};
            for (const auto* rule : rules)
                if (fits(*rule, event.words)) judge(*rule, event);
        });
    }

    static Value day(const std::string& iso) { return iso.empty() ? Value{} : Value{iso}; }

    void judge(const CodingRule& rule, const Event& event) {
        if (rule.once && !first_.insert({event.client, &rule}).second) return;
        Waiting one{&rule, event.record, event.client, event.date, event.said, Waiting::State::fresh, {}};
        Done* done = done_for(rule, event);
        if (done && done->what != "taken-out") {
            one.why = difference(desk_, event, *done);
            if (one.why.empty()) return;
            one.state = Waiting::State::changed;
        } else if (!done && !rule.from.empty() && event.date < rule.from) return;
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
        const auto rows = desk_.store().rows("lists/coding#person", {{"person", client}});
        return rows.empty() ? 0 : whole_of(rows[0][3]);
    }

    const Desk& desk_;
    const Queue& asked_;
    AllDone done_;
    std::set<std::pair<std::int64_t, const CodingRule*>> first_;
    std::vector<Waiting> found_;
};

// Every word that records of a kind can have.
std::vector<std::string> words_known(const Config& config, const std::string& of) {
    static const std::map<std::string_view, std::vector<std::string_view>> vocabularies{
        {"session", {"attendance", "session_kind", "mode"}}, {"referral", {"referral_decision", "role", "referral_source"}}, {"consent", {"consent", "consent_about"}},
        {"onward", {"group_kind"}}, {"budget", {"budget_decision"}}, {"client", {"client_outcome"}}};
    std::vector<std::string> words;
    if (const auto found = vocabularies.find(of); found != vocabularies.end())
        for (const auto name : found->second)
            for (const auto& word : config.vocabulary(name)->words) {
                words.push_back(word.key);
                if (name == "attendance") words.push_back(word.counts_as);
            }
    if (of == "measure")
        for (const auto& instrument : config.instruments()) {
            words.push_back(instrument.id);
            for (const auto& scale : instrument.scales)
                if (!scale.name.empty()) words.push_back(scale.name);
        }
    return words;
}

}  // namespace

std::vector<Waiting> coding_queue(const Desk& desk, const Queue& asked) { return Search(desk, asked).run(); }

std::string state_word(Waiting::State state) {
    return state == Waiting::State::fresh ? "fresh" : state == Waiting::State::changed ? "changed" : "gone";
}

void check_codings(const Config& config, Problems& problems) {
    const auto hint = [](const std::string& word, const std::vector<std::string>& known) {
        const auto near = nearest(word, known);
        return near.empty() ? "there are " + join(known, ", ") : fmt::format("did you mean '{}'?", near);
    };
    for (const auto& rule : config.codings()) {
        const Vocabulary& systems = *config.vocabulary("coding_system");
        if (!systems.find(rule.system))
            problems.add({.what = fmt::format("coding.{}.system '{}' is no word of [vocabulary.coding_system]", rule.name, rule.system), .where = config.place(rule.origin),
                          .hint = hint(rule.system, systems.keys())});
        const auto known = words_known(config, rule.of);
        for (const auto& [key, words] : {std::pair{"any", &rule.any}, std::pair{"all", &rule.all}, std::pair{"none", &rule.none}})
            for (const auto& word : *words)
                if (!has(known, word))
                    problems.add({.what = fmt::format("coding.{}.{} '{}' is no word that a {} can have", rule.name, key, word, rule.of), .where = config.place(rule.origin),
                                  .hint = known.empty() ? fmt::format("a {} has no words", rule.of) : hint(word, known)});
    }
}

}  // namespace caseload
