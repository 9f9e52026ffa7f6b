// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "caseload/snomed.hpp"

using namespace caseload;

TEST_CASE("identifiers that are in use pass Verhoeff's check") {
    for (const auto* id : {"871731000000106", "871711000000103", "871691000000100", "962851000000103", "281399006", "185420007", "294631000000100",
                           "24671000000101", "184081006", "390893007", "771491000000104", "837111000000105", "44054006", "73211009", "38341003"}) {
        CAPTURE(id);
        CHECK(verhoeff_holds(id));
        CHECK(fault_of_concept(id).empty());
    }
}

TEST_CASE("every single wrong digit and every swap of neighbours is found") {
    const std::string good = "962851000000103";
    for (std::size_t i = 0; i < good.size(); ++i)
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string wrong = good;
            wrong[i] = digit;
            CHECK(verhoeff_holds(wrong) == (digit == good[i]));
        }
    for (std::size_t i = 0; i + 1 < good.size(); ++i) {
        std::string wrong = good;
        std::swap(wrong[i], wrong[i + 1]);
        CHECK(verhoeff_holds(wrong) == (good[i] == good[i + 1]));
    }
}

TEST_CASE("what is wrong with an identifier is said") {
    CHECK(fault_of_concept("871731000000107") == "its check digit is wrong");
    CHECK(fault_of_concept("") == "it holds something other than digits");
    CHECK(fault_of_concept("2813 99006") == "it holds something other than digits");
    CHECK(fault_of_concept("8.71731E+14") == "it holds something other than digits");
    CHECK(fault_of_concept("12345") == "it has 5 digits, not 6 to 18");
    CHECK(fault_of_concept("1234567890123456789") == "it has 19 digits, not 6 to 18");
    CHECK(fault_of_concept("0281399006") == "it begins with 0");
    CHECK(fault_of_concept("419358011") == "it is a description's, not a concept's");
    CHECK_FALSE(verhoeff_holds("-281399006"));
}
