// SPDX-License-Identifier: MIT
// Counts by hand; the grade from the published formula.
#include <doctest/doctest.h>

#include "caseload/readability.hpp"

using namespace caseload;

TEST_CASE("syllables are estimated from the groups of vowels") {
    const std::pair<const char*, int> words[] = {{"walk", 1},   {"walked", 1},   {"wanted", 2},   {"makes", 1},   {"fixes", 2},         {"table", 2},      {"people", 2},
                                                 {"the", 1},    {"be", 1},       {"shops", 1},    {"stopping", 2}, {"hypertension", 4}, {"doctor", 2},     {"medicine", 3},
                                                 {"lower", 2},  {"tree", 1},     {"rhythm", 1},   {"daughter's", 2}, {"self-help", 2},   {"Café", 2},       {"I", 1}};
    for (const auto& [word, syllables] : words) {
        INFO(word);
        CHECK(syllables_in(word) == syllables);
    }
}

TEST_CASE("words keep their apostrophes and hyphens, and nothing else") {
    const std::vector<std::string> expected = {"It's", "a", "well-known", "walk", "10", "times"};
    CHECK(words_in("It's a well-known walk, - 10 times!") == expected);
    CHECK(words_in("").empty());
}

TEST_CASE("the grade is Flesch and Kincaid's") {
    // 10 words, 2 sentences, 11 syllables: 0.39 * 5 + 11.8 * 1.1 - 15.59 = -0.66
    const auto easy = readability_of("I walk to the shop. I will go each Monday.");
    CHECK(easy.words == 10);
    CHECK(easy.sentences == 2);
    CHECK(easy.syllables == 11);
    CHECK(easy.grade == doctest::Approx(-0.66));
    // A line ends a sentence, a decimal point does not.
    CHECK(readability_of("My plan\nI take 2.5 ml.").sentences == 2);
    CHECK(readability_of("").words == 0);
    CHECK(readability_of("").grade == 0);
}
