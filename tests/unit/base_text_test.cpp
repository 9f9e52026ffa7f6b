// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "caseload/text.hpp"

using namespace caseload;
using Words = std::vector<std::string>;

TEST_CASE("edit distance counts swapped neighbours as one") {
    CHECK(edit_distance("clinet", "client") == 1);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("same", "same") == 0);
    CHECK(edit_distance("ca", "abc") == 3);
}

TEST_CASE("the nearest word, or none rather than a far one") {
    const Words commands{"client", "session", "goal", "referral"};
    CHECK(nearest("clinet", commands) == "client");
    CHECK(nearest("CLIENT", commands) == "client");
    CHECK(nearest("sess", commands) == "session");
    CHECK(nearest("gaol", commands) == "goal");
    CHECK(nearest("xyzzy", commands).empty());
    CHECK(nearest("go", commands).empty());
    CHECK(nearest("", commands).empty());
    CHECK(nearest("goal", {}).empty());
    CHECK(nearest("missed_in_rwo", {"missed_in_row", "missed"}) == "missed_in_row");
    CHECK(nearest("cafe", {"café"}) == "café");
    CHECK(nearest(std::string(100000, 'x'), commands).empty());
}

TEST_CASE("small text tools") {
    CHECK(trim("  a b \t\r\n") == "a b");
    CHECK(trim(" \t").empty());
    CHECK(lower("ÄBC") == "Äbc");
    CHECK(split("a,,b", ',') == Words{"a", "", "b"});
    CHECK(split("", ',') == Words{""});
    CHECK(split("a,", ',') == Words{"a", ""});
    CHECK(join({"a", "b", "c"}, ", ") == "a, b, c");
    CHECK(join({}, ", ").empty());
    CHECK(replace_all("aaa", "a", "aa") == "aaaaaa");
    CHECK(replace_all("abc", "", "x") == "abc");
    CHECK(count_of(1, "person", "people") == "1 person");
    CHECK(count_of(0, "person", "people") == "0 people");
    CHECK(count_of(3, "person", "people") == "3 people");
}

TEST_CASE("names compare without case, accents and curly marks") {
    CHECK(fold("José ÁLVAREZ") == "jose alvarez");
    CHECK(fold("Jose\xCC\x81") == "jose");  // a combining accent
    CHECK(fold("Łukasz Żółć") == "lukasz zolc");
    CHECK(fold("Øystein Ærø Þór") == "oystein aero thor");
    CHECK(fold("Straße STRASSE") == "strasse strasse");
    CHECK(fold("Nguyễn Thị Ðặng Ơ Ư") == "nguyen thi dang o u");
    CHECK(fold("Şule Çağrı İpek") == "sule cagri ipek");
    CHECK(fold("Dvořák Čapek Ľudovít ŀ ǅ") == "dvorak capek ludovit l dz");
    CHECK(fold("Siân Ŵyn ẁ") == "sian wyn w");
    CHECK(fold("Țară Ștefan") == "tara stefan");
    CHECK(fold("O’Brien O‘Brien Oʼbrien") == "o'brien o'brien o'brien");
    CHECK(fold("Smith–Jones Smith—Jones") == "smith-jones smith-jones");
    CHECK(fold("Ёлкин Андрей") == fold("елкин андреи"));
    CHECK(fold("ΆΝΝΑ Άννας") == "αννα αννασ");
    CHECK(fold("محمد 陈") == "محمد 陈");
    CHECK(fold("a\xFF") == "a\xFF");
    CHECK(fold("×÷") == "×÷");
    CHECK(fold(fold("Żółć Ǽ ŉ")) == fold("Żółć Ǽ ŉ"));
    CHECK(starts_with_folded("Élodie Martin", "elo"));
    CHECK(starts_with_folded("anything", ""));
    CHECK_FALSE(starts_with_folded("Martin", "martine"));
}

TEST_CASE("nothing in a note drives the terminal") {
    CHECK(safe_for_screen("a\x1b[31mred") == "a␛[31mred");
    CHECK(safe_for_screen("a\x1b[31mred", true) == "a^[[31mred");
    CHECK(safe_for_screen("\x07\x7f") == "␇␡");
    CHECK(safe_for_screen("\x07\x7f", true) == "^G^?");
    CHECK(safe_for_screen(std::string_view("\0", 1)) == "␀");
    CHECK(safe_for_screen("\xC2\x9B"
                          "31m") == "<U+009B>31m");
    CHECK(safe_for_screen("\x9B"
                          "31m") ==
          "\xEF\xBF\xBD"
          "31m");
    CHECK(safe_for_screen("\xE2\x80\xAE"
                          "gnp\xE2\x81\xA6") == "<U+202E>gnp<U+2066>");
    CHECK(safe_for_screen("\xE2\x80\x8F") ==
          "\xE2\x80\x8F");  // right-to-left mark: harmless, and names need it
    CHECK(safe_for_screen("a\xC0\xAF", true) == "a??");
    CHECK(safe_for_screen("a\nb\tc\r\nd") == "a b c d");
    CHECK(safe_for_screen("a\nb\tc\r\nd", false, true) == "a\nb c\nd");
    CHECK(safe_for_screen("a\rb") == "a␍b");
    CHECK(safe_for_screen("Zoë 陈 👍") == "Zoë 陈 👍");
    CHECK(quoted("a\x1b") == "'a␛'");
    CHECK(display_width(quoted(std::string(1000, 'x'))) == 42);
}

TEST_CASE("what is not UTF-8 is found") {
    CHECK_FALSE(bad_utf8(""));
    CHECK_FALSE(bad_utf8("Zoë 陈 👍 \xF4\x8F\xBF\xBF"));
    CHECK(bad_utf8("ab\xE9") == 2);
    for (const char* wrong :
         {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\x80",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xFF"}) {
        CHECK(bad_utf8(wrong) == 0);
    }
}
