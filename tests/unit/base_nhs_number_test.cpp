// SPDX-License-Identifier: MIT
// The examples of the NHS Data Dictionary's algorithm and the reserved test range 999: none belongs to a
// person.
#include <doctest/doctest.h>

#include "caseload/text.hpp"

using namespace caseload;

namespace {

std::string reason(std::string_view text) {
    std::string why;
    return parse_nhs_number(text, &why) ? "valid" : why;
}

}  // namespace

TEST_CASE("valid NHS numbers") {
    for (const char* number :
         {"943 476 5919", "401 023 2137", "944 930 5552", "450 557 7104", "9434765919", "943-476-5919",
          "943\xC2\xA0"
          "476\xC2\xA0"
          "5919",
          " 943 476 5919 "}) {
        CAPTURE(number);
        CHECK(reason(number) == "valid");
    }
    for (const char* end :
         {"0018", "0026", "0034", "0042", "0050", "0069", "0077", "0085", "0093", "0107", "0115", "0123"}) {
        CAPTURE(end);
        CHECK(parse_nhs_number(std::string("999 000 ") + end, nullptr) == std::string("999000") + end);
    }
}

TEST_CASE("stems whose check digit is 10 are never valid") {
    for (const char* stem : {"999000000", "999000014", "999000028"}) {
        for (char last = '0'; last <= '9'; ++last) {
            CAPTURE(stem);
            CHECK(reason(stem + std::string(1, last)) == "its check digit is wrong");
        }
    }
}

TEST_CASE("NHS numbers that fail, among them two printed as examples in public documentation") {
    for (const char* number : {"943 476 5918", "943 475 6919", "999 123 4560", "987 654 4321"}) {
        CAPTURE(number);
        CHECK(reason(number) == "its check digit is wrong");
    }
    for (char digit = '0'; digit <= '9'; ++digit)
        CHECK(reason(std::string(10, digit)) == "it is one digit repeated");
    CHECK(reason("") == "it is empty");
    CHECK(reason(" - ") == "it is empty");
    CHECK(reason("943 476 591") == "it has 9 digits, not 10");
    CHECK(reason("943 476 59190") == "it has 11 digits, not 10");
    CHECK(reason("94347659I9") == "it holds something other than digits");
    CHECK(reason("943476591９") == "it holds something other than digits");
}

TEST_CASE("every change of one digit is noticed") {
    const std::string good = "9990000018";
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string changed = good;
            changed[i] = digit;
            CHECK((reason(changed) == "valid") == (changed == good));
        }
    }
}

TEST_CASE("NHS numbers are shown 3 3 4") {
    CHECK(format_nhs_number("9990000018") == "999 000 0018");
    CHECK(format_nhs_number("123") == "123");
}
