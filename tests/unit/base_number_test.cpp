// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <limits>

#include "caseload/text.hpp"

using namespace caseload;

TEST_CASE("whole numbers with nothing around them") {
    CHECK(parse_integer("45") == 45);
    CHECK(parse_integer("-3") == -3);
    CHECK(parse_integer("007") == 7);
    CHECK(parse_integer("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
    for (const char* wrong : {"", " 45", "45 ", "4.5", "0x1f", "1e3", "nan", "inf", "+5", "--5", "-", "45m",
                              "9223372036854775808", "４５"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_integer(wrong));
    }
}

TEST_CASE("decimals are exact hundredths") {
    CHECK(parse_hundredths("47.1") == 4710);
    CHECK(parse_hundredths("47") == 4700);
    CHECK(parse_hundredths("4.0") == 400);
    CHECK(parse_hundredths("4.00") == 400);
    CHECK(parse_hundredths("-2.25") == -225);
    CHECK(parse_hundredths("-0.5") == -50);
    CHECK(parse_hundredths(".5") == 50);
    CHECK(parse_hundredths("0.29") == 29);  // 0.29 * 100 is 28.999999999999996
    CHECK(parse_hundredths("47,1", ',') == 4710);
    for (const char* wrong : {"", "4.001", "4.", ".", "-", "-.", "47,1", "1.2.3", "1e2", "nan", "0x1", " 4",
                              "4 ", "+4", "1'000", "99999999999999999999"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_hundredths(wrong));
    }
    CHECK_FALSE(parse_hundredths("47.1", ','));
}

TEST_CASE("hundredths are shown with halves away from zero") {
    CHECK(format_hundredths(4710, 1) == "47.1");
    CHECK(format_hundredths(4710, 2) == "47.10");
    CHECK(format_hundredths(4750, 0) == "48");
    CHECK(format_hundredths(-4750, 0) == "-48");
    CHECK(format_hundredths(1225, 1) == "12.3");
    CHECK(format_hundredths(-5, 1) == "-0.1");
    CHECK(format_hundredths(-4, 1) == "0.0");
    CHECK(format_hundredths(0, 2) == "0.00");
    CHECK(format_hundredths(9995, 1) == "100.0");
    CHECK(format_hundredths(std::numeric_limits<std::int64_t>::min(), 2) == "-92233720368547758.08");
}

TEST_CASE("decimals round what a person sees, not the binary fraction") {
    CHECK(format_decimal(12.25, 1) == "12.3");
    CHECK(format_decimal(0.125, 2) == "0.13");
    CHECK(format_decimal(1.005, 2) == "1.01");  // printf says 1.00
    CHECK(format_decimal(2.675, 2) == "2.68");
    CHECK(format_decimal(-12.25, 1) == "-12.3");
    CHECK(format_decimal(6.5, 1, true) == "+6.5");
    CHECK(format_decimal(-6.5, 1, true) == "-6.5");
    CHECK(format_decimal(0, 1, true) == "0.0");
    CHECK(format_decimal(-0.04, 1, true) == "0.0");
    CHECK(format_decimal(9.995, 2) == "10.00");
    CHECK(format_decimal(0.5, 0) == "1");
    CHECK(format_decimal(99.5, 0) == "100");
    CHECK(format_decimal(3, 2) == "3.00");
    CHECK(format_decimal(1e21, 0) == "1000000000000000000000");
    CHECK(format_decimal(std::numeric_limits<double>::max(), 0).size() == 309);
    CHECK(format_decimal(std::numeric_limits<double>::denorm_min(), 3) == "0.000");
    CHECK(format_decimal(std::numeric_limits<double>::quiet_NaN(), 1) == "n/a");
    CHECK(format_decimal(-std::numeric_limits<double>::infinity(), 1) == "n/a");
}
