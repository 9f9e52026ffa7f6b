// SPDX-License-Identifier: MIT
// How hard an English text is to read: a rough figure with its formula, never a promise that it is understood.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace caseload {

/// Counts and the Flesch-Kincaid grade: 0.39 words/sentence + 11.8 syllables/word - 15.59 (Kincaid and others, 1975).
/// English only. Syllables are estimated from the letters. A sentence ends with . ! ? or its line. Digits count as a word of one syllable.
struct Readability {
    std::int64_t words = 0, sentences = 0, syllables = 0;
    double grade = 0;  ///< school grade of the USA; 0 when there are no words
};
Readability readability_of(std::string_view text);
/// An estimate from the groups of vowels, at least 1.
int syllables_in(std::string_view word);
/// The words of a text: letters, with apostrophes and hyphens inside them kept.
std::vector<std::string> words_in(std::string_view text);

}  // namespace caseload
