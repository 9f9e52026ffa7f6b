// SPDX-License-Identifier: MIT
// What is stored beside what it should follow from, record by record: attendance classes, levels, how things ended; and each
// record beside the journal, whose operations are taken back one by one.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "caseload/text.hpp"
#include "concerns.hpp"
#include "totals_compare.hpp"

namespace caseload::totals {
namespace {

using Odds = std::vector<Odd>;

class Looking {
  public:
    Looking(const Desk& desk, std::int64_t& looked, std::vector<std::string>& sentences) : desk_(desk), looked_(looked), sentences_(sentences) {}

    Odds run() {
        sessions();
        interventions();
        measures();
        forms();
        endings();
        referrals();
        concerns();
        journal();
        return std::move(odd_);
    }

  private:
    void each(const char* section, const std::function<void(const Row&)>& use) {
        desk_.store().each(std::string("totals/records#") + section, {}, [&](const Row& row) { ++looked_, use(row); });
    }
    void add(const std::string& figure, const std::string& record, std::string why) { odd_.push_back({"records", figure, record, std::move(why)}); }

    /// A word, what it counts as by the config, and how often another class was kept with it.
    struct Kept {
        std::int64_t alike = 0;
        std::vector<Odd> odd;
        std::string sentence;
    };
    // Where no record at all holds what the config says today, the config has changed: that is no fault of the records.
    void settle(std::map<std::string, Kept>& words) {
        for (auto& [word, kept] : words) {
            if (kept.alike > 0) std::ranges::move(kept.odd, std::back_inserter(odd_));
            else if (kept.odd.size() == 1) odd_.push_back(kept.odd.front());
            else if (!kept.odd.empty()) sentences_.push_back(fmt::format("{} {}: the config counts it otherwise since.", count_of(std::ssize(kept.odd), "record keeps", "records keep"), kept.sentence));
        }
    }
    void judge(std::map<std::string, Kept>& words, const char* vocabulary, const std::string& figure, const std::string& code, const std::string& outcome, const std::string& as) {
        const Word* word = desk_.config().word(vocabulary, outcome);
        if (!word) return;
        Kept& kept = words[outcome];
        if (word->counts_as == as) return void(++kept.alike);
        kept.sentence = fmt::format("another {} than '{}' with the outcome '{}'", figure, word->counts_as, outcome);
        kept.odd.push_back({"records", figure, code, fmt::format("{} is '{}', its outcome '{}' counts as '{}'", figure, as, outcome, word->counts_as)});
    }

    void sessions() {
        std::map<std::string, Kept> words;
        each("sessions", [&](const Row& row) {
            const std::string code = text_of(row[1]), outcome = text_of(row[6]), as = text_of(row[7]);
            if (!outcome.empty()) judge(words, "attendance", "attendance", code, outcome, as);
            else if (!as.empty()) add("attendance", code, fmt::format("attendance is '{}' and there is no outcome", as));
            if (text_of(row[5]) == "planned" && !as.empty()) add("state", code, "is planned and has an attendance");
            if (text_of(row[2]) == "session" && text_of(row[5]) == "happened" && as.empty()) add("state", code, "has happened and has no attendance");
        });
        settle(words);
    }

    void interventions() {
        std::map<std::string, Kept> words;
        each("interventions", [&](const Row& row) {
            if (is_known(row[6]) && is_known(row[7])) judge(words, "intervention_outcome", "ended_as", text_of(row[1]), text_of(row[7]), text_of(row[8]));
        });
        settle(words);
    }

    // One more than the cut points at or below the score, of the set that the record names.
    void measures() {
        each("measures", [&](const Row& row) {
            const Instrument* instrument = desk_.config().instrument(text_of(row[4]));
            if (!instrument || !is_known(row[7]) || !is_known(row[8])) return;
            const auto cuts = instrument->cuts.find(text_of(row[9]));
            if (cuts == instrument->cuts.end()) return;
            const auto level = 1 + std::ranges::count_if(cuts->second, [&](std::int64_t from) { return whole_of(row[7]) >= from; });
            if (level != whole_of(row[8])) add("level", text_of(row[1]), fmt::format("level is {}, its score is level {} by the cut points '{}'", whole_of(row[8]), level, cuts->first));
        });
    }

    /// A form whose answers were kept.
    struct Form {
        std::string code;
        std::int64_t raw = 0, n = 0, sum = 0, answered = 0;
        Value score;
        bool is_sum = false;
    };
    void judge(const Form& form) {
        if (form.n == 0) return;
        if (form.answered > 0 && form.n != form.answered) add("items_answered", form.code, fmt::format("says that {} items were answered and has {} answers", form.answered, form.n));
        if (form.sum != form.raw) add("raw", form.code, fmt::format("raw is {}, its answers add up to {}", form.raw, form.sum));
        if (form.is_sum && is_known(form.score) && whole_of(form.score) != 100 * form.sum) add("score", form.code, "its score is not the sum of its answers");
    }
    void forms() {
        constexpr std::int64_t most = 20'000;
        for (std::int64_t after = 0, last = 0;; after = last) {
            std::map<std::int64_t, Form> all;
            desk_.store().each("totals/records#forms", {{"after", after}, {"most", most}}, [&](const Row& row) {
                last = whole_of(row[0]);
                const Instrument* instrument = is_known(row[4]) ? desk_.config().instrument(text_of(row[2])) : nullptr;
                if (instrument) all[last] = {text_of(row[1]), whole_of(row[4]), 0, 0, whole_of(row[5]), row[3], instrument->scoring == Scoring::sum};
            });
            if (last == after) return;
            desk_.store().each("totals/records#answers_of", {{"after", after}, {"last", last}}, [&](const Row& row) {
                if (const auto form = all.find(whole_of(row[0])); form != all.end()) ++form->second.n, form->second.sum += whole_of(row[1]);
            });
            for (const auto& [id, form] : all) judge(form);
        }
    }

    // What says how it ended has ended. What an import closed without a word is told, and is no contradiction.
    void ending(const std::string& code, const Value& closed, const Value& outcome) {
        if (is_known(closed) && !is_known(outcome)) silent_.push_back(code);
        if (!is_known(closed) && is_known(outcome)) add("outcome", code, "says how it ended and is open");
    }
    void endings() {
        each("clients", [&](const Row& row) { ending(text_of(row[1]), row[3], row[4]); });
        each("goals", [&](const Row& row) { ending(text_of(row[1]), row[4], row[5]); });
        each("concerns", [&](const Row& row) { ending(text_of(row[1]), row[2], row[3]); });
        each("onward", [&](const Row& row) { ending(text_of(row[1]), row[6], row[7]); });
        if (silent_.empty()) return;
        constexpr std::size_t most = 6;
        const std::vector<std::string> some(silent_.begin(), silent_.begin() + static_cast<long>(std::min(most, silent_.size())));
        sentences_.push_back(fmt::format("{} ended and {} not say how: {}{}.", count_of(std::ssize(silent_), "record has", "records have"), silent_.size() == 1 ? "does" : "do", join(some, ", "),
                                         silent_.size() > most ? fmt::format(" and {} more", silent_.size() - most) : ""));
    }

    void referrals() {
        each("referrals", [&](const Row& row) {
            const std::string code = text_of(row[1]), decision = text_of(row[8]);
            if (decision.empty() == is_known(row[9])) add("decision", code, decision.empty() ? "has a day of decision and no decision" : "has a decision and no day of it");
            if ((decision == "declined" || decision == "redirected") && !is_known(row[11])) add("decision", code, fmt::format("was {} and waits still", decision));
        });
    }

    // Whom every listing shows first: open, and no step says who acknowledged it.
    void concerns() {
        std::set<std::int64_t> acknowledged;
        each("concern_steps", [&](const Row& row) {
            if (text_of(row[2]) == "acknowledged") acknowledged.insert(whole_of(row[1]));
        });
        std::set<std::string> shown;
        for (const auto& one : unacknowledged_concerns(desk_)) shown.insert(one.code);
        each("concerns", [&](const Row& row) {
            const std::string code = text_of(row[1]);
            const bool waits = !is_known(row[2]) && !acknowledged.contains(whole_of(row[0]));
            if (waits && !shown.contains(code)) add("unacknowledged", code, "is open, nobody has acknowledged it, and no listing shows it");
            if (!waits && shown.contains(code)) add("unacknowledged", code, "is shown as not acknowledged, and is closed or acknowledged");
        });
    }

    void journal() {
        try {
            for (const auto& stray : desk_.store().written_past_journal())
                add("journal", stray.code, stray.how == Stray::How::added ? "no operation of the journal brought it" : stray.how == Stray::How::removed ? "was removed past the journal"
                                                                                                   : fmt::format("was changed past the journal{}", stray.what.empty() ? "" : ": " + stray.what));
        } catch (const Error& error) {
            if (error.kind() != Kind::setup) throw;
            add("journal", "-", error.what());
        }
    }

    const Desk& desk_;
    std::int64_t& looked_;
    std::vector<std::string>& sentences_;
    Odds odd_;
    std::vector<std::string> silent_;  ///< ended, without a word on how
};

}  // namespace

std::vector<Odd> odd_records(const Desk& desk, std::int64_t& looked, std::vector<std::string>& sentences) { return Looking(desk, looked, sentences).run(); }

}  // namespace caseload::totals
