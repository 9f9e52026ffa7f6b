// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "caseload/csv.hpp"
#include "caseload/error.hpp"

using namespace caseload;
using namespace std::string_literals;

namespace {

struct Decoded {
    std::string text;
    std::vector<std::string> problems;  ///< "LINE:BYTE MESSAGE"
};

Decoded read(const std::string& bytes, std::string_view encoding = "") {
    std::vector<CsvProblem> problems;
    Decoded result{decode(bytes, encoding, &problems), {}};
    for (const CsvProblem& p : problems) {
        result.problems.push_back(std::to_string(p.line) + ":" + std::to_string(p.column) + " " + p.message);
    }
    return result;
}

std::string clean(const std::string& bytes, std::string_view encoding = "") {
    const Decoded result = read(bytes, encoding);
    CHECK(result.problems.empty());
    return result.text;
}

}  // namespace

TEST_CASE("UTF-8 with and without its mark, UTF-16 both ways") {
    CHECK(clean("Zoë,陈\n") == "Zoë,陈\n");
    CHECK(clean("\xEF\xBB\xBFZoë") == "Zoë");
    CHECK(clean("\xEF\xBB\xBFZoë", "windows-1252") == "Zoë");
    CHECK(clean("\xFF\xFEZ\0\xEB\0\x3D\xD8\x4D\xDC"s) == "Zë👍");
    CHECK(clean("\xFE\xFF\0Z\0\xEB\xD8\x3D\xDC\x4D"s, "utf-8") == "Zë👍");
    CHECK(clean("") == "");
    CHECK(clean("\xFF\xFE") == "");
}

TEST_CASE("one-byte encodings") {
    CHECK(clean("Zo\xEB \x80 \x92 \x96\n", "windows-1252") == "Zoë € ’ –\n");
    CHECK(clean("Zo\xEB \xFF", "Latin-1") == "Zoë ÿ");
    CHECK(read("a\x81", "cp1252").problems ==
          std::vector<std::string>{"1:2 byte 0x81 means nothing in windows-1252"});
    CHECK(read("a\n\x92", "latin-1").problems ==
          std::vector<std::string>{
              "2:1 byte 0x92 is a control character in latin-1 (is the file windows-1252?)"});
}

TEST_CASE("bad bytes are named by line and byte, once a line") {
    const Decoded result = read("é,\xEB\xEB\r\nok\rb\xFF\n\n\xC3");
    CHECK(result.text == "é,\xEF\xBF\xBD\xEF\xBF\xBD\r\nok\rb\xEF\xBF\xBD\n\n\xEF\xBF\xBD");
    const std::string blame = " is not UTF-8 (is the file windows-1252?)";
    CHECK(result.problems == std::vector<std::string>{"1:4 byte 0xeb" + blame, "3:2 byte 0xff" + blame,
                                                      "5:1 byte 0xc3" + blame});
    CHECK(read("\xEF\xBB\xBF\xFF").problems == std::vector<std::string>{"1:4 byte 0xff" + blame});
    CHECK(read("a\0b\0"s).problems ==
          std::vector<std::string>{"1:2 a NUL byte (is the file UTF-16 without its mark?)"});
    CHECK(decode("\xFF", "", nullptr) == "\xEF\xBF\xBD");
}

TEST_CASE("broken UTF-16 is reported") {
    CHECK(read("\xFF\xFE\x3D\xD8Z\0"s).problems ==
          std::vector<std::string>{"1:3 half a surrogate pair: not UTF-16"});
    CHECK(read("\xFF\xFEZ\0Z"s).problems ==
          std::vector<std::string>{"1:5 half a character at the end of the file: not UTF-16"});
}

TEST_CASE("the encoding has a name, and an unknown one is refused") {
    CHECK(encoding_of("abc", "") == "UTF-8");
    CHECK(encoding_of("\xFF\xFE", "windows-1252") == "UTF-16");
    CHECK(encoding_of("abc", "CP1252") == "windows-1252");
    CHECK_THROWS_AS(encoding_of("abc", "utf-16"), Error);
    try {
        encoding_of("abc", "window-1252");
        FAIL("accepted");
    } catch (const Error& error) {
        CHECK(error.kind() == Kind::setup);
        CHECK(error.problems()[0].hint == "did you mean 'windows-1252'?");
    }
}
