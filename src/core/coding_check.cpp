// SPDX-License-Identifier: MIT
// Whether the rules of [coding] name words that records can have.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "caseload/text.hpp"
#include "coding_queue.hpp"
#include "words.hpp"

namespace caseload {
namespace {

bool has(const std::vector<std::string>& words, const std::string& word) { return std::ranges::find(words, word) != words.end(); }

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
