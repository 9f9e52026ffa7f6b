// SPDX-License-Identifier: MIT
#include "caseload/readability.hpp"

#include <algorithm>

namespace caseload {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// "-es" and "-ed" are heard after some letters only: wanted, fixes; walked, makes.
bool silent_ending(std::string_view word) {
    if (word.size() < 3) return false;
    const char before = word[word.size() - 3];
    if (word.ends_with("ed")) return before != 't' && before != 'd';
    if (word.ends_with("es")) return std::string_view("sxzcgh").find(before) == std::string_view::npos;
    return false;
}

int syllables_in_part(const std::string& word) {
    int groups = 0;
    bool inside = false;
    for (const char c : word) {
        const bool vowel = is_vowel(c) || (static_cast<unsigned char>(c) >= 0xC3);  // the first byte of an accented letter
        groups += vowel && !inside;
        inside = vowel;
    }
    const bool consonant_le = word.size() > 2 && word.ends_with("le") && !is_vowel(word[word.size() - 3]);
    if (word.size() > 2 && word.ends_with('e') && !is_vowel(word[word.size() - 2]) && !consonant_le) --groups;
    else if (silent_ending(word) && !is_vowel(word[word.size() - 3])) --groups;
    return std::max(groups, 1);
}

}  // namespace

int syllables_in(std::string_view word) {
    int all = 0;
    std::string part;
    const auto take = [&] {
        if (!part.empty()) all += syllables_in_part(part);
        part.clear();
    };
    for (const char c : word) {
        if (c == '-') take();
        else if (is_letter(c)) part += small(c);
    }
    take();
    return std::max(all, 1);
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_letter(text[i]) && !is_digit(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        const auto inside = [&](std::size_t at) {
            if (is_letter(text[at]) || is_digit(text[at])) return true;
            return (text[at] == '-' || text[at] == '\'') && at + 1 < text.size() && is_letter(text[at + 1]);
        };
        while (end < text.size() && inside(end)) ++end;
        words.emplace_back(text.substr(i, end - i));
        i = end;
    }
    return words;
}

Readability readability_of(std::string_view text) {
    Readability all;
    bool open = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool stop = c == '!' || c == '?' || c == '\n' || (c == '.' && (i + 1 == text.size() || !is_digit(text[i + 1])));
        if (stop && open) ++all.sentences;
        if (stop) open = false;
        else if (is_letter(c) || is_digit(c)) open = true;
    }
    all.sentences += open;
    for (const auto& word : words_in(text)) {
        ++all.words;
        all.syllables += is_digit(word[0]) ? 1 : syllables_in(word);
    }
    if (all.words > 0)
        all.grade = 0.39 * static_cast<double>(all.words) / static_cast<double>(all.sentences) +
                    11.8 * static_cast<double>(all.syllables) / static_cast<double>(all.words) - 15.59;
    return all;
}

}  // namespace caseload
