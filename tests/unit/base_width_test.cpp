// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "caseload/text.hpp"

using namespace caseload;
using Lines = std::vector<std::string>;

TEST_CASE("columns on a terminal, whatever the locale") {
    const std::pair<const char*, std::size_t> cases[] = {
        {"", 0},
        {"abc", 3},
        {"Zoë", 3},
        {"Zoe\xCC\x88", 3},  // combining diaeresis
        {"陈伟", 4},
        {"한국", 4},
        {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 2},  // one syllable from three jamo
        {"ﾊﾟ", 2},                                    // halfwidth
        {"👍", 2},
        {"👍🏽", 2},                   // with a skin tone
        {"👩‍⚕️", 2},              // woman, joiner, staff, emoji style
        {"👨‍👩‍👧‍👦", 2},  // a family of four
        {"🇬🇧", 2},
        {"🇬🇧🇫🇷", 4},
        {"❤️", 2},
        {"❤", 1},
        {"1️⃣", 2},  // keycap
        {"नमस्ते", 4},     // three letters and a vowel sign that takes room, as wcwidth counts
        {"a\xE2\x80\x8B"
         "b",
         2},  // zero-width space
        {"a\x1b"
         "b",
         2},
        {"€–…", 3},
        {"\xFF", 1},
    };
    for (const auto& example : cases) {
        CAPTURE(example.first);
        CHECK(display_width(example.first) == example.second);
    }
}

TEST_CASE("text is cut between characters, never inside one") {
    CHECK(cut_to_width("Jane Roe", 8) == "Jane Roe");
    CHECK(cut_to_width("Jane Roe", 6) == "Jane …");
    CHECK(cut_to_width("Jane Roe", 6, true) == "Jan...");
    CHECK(cut_to_width("陈伟民", 4) == "陈…");
    CHECK(cut_to_width("陈伟民", 5) == "陈伟…");
    CHECK(cut_to_width("Zoe\xCC\x88 Roe", 4) == "Zoe\xCC\x88…");
    CHECK(cut_to_width("👨‍👩‍👧‍👦 and friends", 4) == "👨‍👩‍👧‍👦 …");
    CHECK(cut_to_width("👨‍👩‍👧‍👦 and friends", 2) == "…");
    CHECK(cut_to_width("abc", 0).empty());
    CHECK(cut_to_width("abcdef", 2, true) == "..");
    for (std::size_t width = 0; width < 12; ++width) {
        CHECK(display_width(cut_to_width("a陈👩‍⚕️bé🇬🇧cdefg", width)) <= width);
    }
}

TEST_CASE("lines are broken at spaces") {
    CHECK(wrap("walk to the shops", 8) == Lines{"walk to", "the", "shops"});
    CHECK(wrap("one\n\ntwo", 10) == Lines{"one", "", "two"});
    CHECK(wrap("abcdefgh ij", 3) == Lines{"abc", "def", "gh", "ij"});
    CHECK(wrap("陈伟民", 4) == Lines{"陈伟", "民"});
    CHECK(wrap("陈伟", 1) == Lines{"陈", "伟"});
    CHECK(wrap("", 10) == Lines{""});
    CHECK(wrap("a  b", 10) == Lines{"a b"});
    CHECK(wrap("ab", 0) == Lines{"a", "b"});
}
