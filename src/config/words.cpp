// SPDX-License-Identifier: MIT
// What vocabularies and instruments can be asked.
#include <algorithm>

#include "caseload/config.hpp"
#include "caseload/text.hpp"

namespace caseload {

std::string written_alike(std::string_view text) {
    std::string out;
    for (const char c : fold(trim_wide(text))) {
        const bool between = c == ' ' || c == '_' || c == '-';
        if (!between) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
    }
    return out;
}

namespace {

// By what it is called here, else by its label, else by what it is also called.
template <class Things, class Name>
auto meant_of(const Things& things, Name name, std::string_view typed) -> decltype(things.data()) {
    const std::string wanted = written_alike(typed);
    if (wanted.empty()) return nullptr;
    const auto is = [&](const std::string& text) { return written_alike(text) == wanted; };
    for (const auto& one : things)
        if (is(one.*name)) return &one;
    for (const auto& one : things)
        if (is(one.label)) return &one;
    for (const auto& one : things)
        if (std::any_of(one.also.begin(), one.also.end(), is)) return &one;
    return nullptr;
}

}  // namespace

const Word* Vocabulary::meant(std::string_view typed) const {
    return meant_of(words, &Word::key, typed);
}

const Instrument* Config::instrument_meant(std::string_view typed) const {
    if (const Instrument* exact = instrument(lower(typed))) return exact;  // read alone: the others are not needed
    return meant_of(instruments(), &Instrument::id, typed);
}

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
