// SPDX-License-Identifier: MIT
// What vocabularies and instruments can be asked.
#include <algorithm>

#include "caseload/config.hpp"

namespace caseload {

const Word* Vocabulary::find(std::string_view key) const {
    const auto at =
        std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.key == key; });
    return at == words.end() ? nullptr : &*at;
}

const Word* Vocabulary::counting_as(std::string_view what) const {
    const auto at = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.counts_as == what && !word.retired; });
    return at == words.end() ? nullptr : &*at;
}

std::vector<std::string> Vocabulary::keys(bool with_retired) const {
    std::vector<std::string> out;
    for (const auto& word : words)
        if (with_retired || !word.retired) out.push_back(word.key);
    return out;
}

namespace {

int nth(const std::vector<int>& list, int n) {
    if (list.empty() || n < 1) return 0;
    return list[std::min(static_cast<std::size_t>(n), list.size()) - 1];
}

}  // namespace

int Programme::minutes_of(int n) const {
    return nth(minutes, n);
}
int Programme::days_after(int n) const {
    return nth(days_apart, n);
}

const Scale* Instrument::scale(std::string_view name) const {
    const auto at =
        std::find_if(scales.begin(), scales.end(), [&](const Scale& one) { return one.name == name; });
    return at == scales.end() ? nullptr : &*at;
}

int Instrument::level(std::int64_t score, const std::string& set) const {
    const auto at = cuts.find(set);
    if (at == cuts.end() || score < score_min || score > score_max) return 0;
    const auto& cut = at->second;
    return 1 + static_cast<int>(std::upper_bound(cut.begin(), cut.end(), score) - cut.begin());
}

std::string Instrument::band(const Scale& scale, std::int64_t score) const {
    std::string found;
    for (const auto& band : scale.bands)
        if (score >= band.from) found = band.label;
    return found;
}

}  // namespace caseload
