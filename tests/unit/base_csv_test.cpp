// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <random>

#include "caseload/csv.hpp"

using namespace caseload;
using Cells = std::vector<std::string>;

namespace {

struct Read {
    std::vector<Cells> records;
    std::vector<std::string> problems;  ///< "LINE:COLUMN MESSAGE"
};

Read read(std::string_view text, char delimiter = ',') {
    Read result;
    CsvReader reader(text, delimiter);
    CsvRecord record;
    while (reader.next(record)) {
        if (const auto& p = reader.problem()) {
            result.problems.push_back(std::to_string(p->line) + ":" + std::to_string(p->column) + " " +
                                      p->message);
        } else {
            result.records.push_back(record.cells);
        }
    }
    return result;
}

std::vector<Cells> records(std::string_view text, char delimiter = ',') {
    const Read result = read(text, delimiter);
    CHECK(result.problems.empty());
    return result.records;
}

}  // namespace

TEST_CASE("records with every line end, and without a last one") {
    const std::vector<Cells> two{{"a", "b"}, {"c", "d"}};
    for (const char* text :
         {"a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,b\nc,d", "\n\na,b\r\n\r\n\rc,d\n\n"}) {
        CAPTURE(text);
        CHECK(records(text) == two);
    }
    CHECK(records("").empty());
    CHECK(records("\r\n\n").empty());
}

TEST_CASE("quotes, newlines in quotes, spaces and empty cells") {
    CHECK(records("\"a,b\",\"c\"\"d\"\n") == std::vector<Cells>{{"a,b", "c\"d"}});
    CHECK(records("\"a\r\nb\nc\",d\n") == std::vector<Cells>{{"a\r\nb\nc", "d"}});
    CHECK(records(" a , b \n") == std::vector<Cells>{{" a ", " b "}});
    CHECK(records(",,\n") == std::vector<Cells>{{"", "", ""}});
    CHECK(records("\"\"\n") == std::vector<Cells>{{""}});
    CHECK(records("a,") == std::vector<Cells>{{"a", ""}});
    CHECK(records("\"\"\"\"") == std::vector<Cells>{{"\""}});
    CHECK(records("5\" pipe,x\n") == std::vector<Cells>{{"5\" pipe", "x"}});
    CHECK(records("a;b,c\td\n", ';') == std::vector<Cells>{{"a", "b,c\td"}});
    CHECK(records("a\tb", '\t') == std::vector<Cells>{{"a", "b"}});
}

TEST_CASE("lines and columns are those that an editor shows") {
    CsvReader reader("\nZoë,陈,x\n\"a\nbé\",c,d\ne\n", ',');
    CsvRecord record;
    REQUIRE(reader.next(record));
    CHECK(record.line == 2);
    CHECK(record.columns == std::vector<std::size_t>{1, 5, 7});
    CHECK(record.raw == "Zoë,陈,x");
    REQUIRE(reader.next(record));
    CHECK(record.line == 3);
    CHECK(record.raw == "\"a\nbé\",c,d");
    CHECK(record.lines == std::vector<std::size_t>{3, 4, 4});
    CHECK(record.columns == std::vector<std::size_t>{1, 5, 7});
    REQUIRE(reader.next(record));
    CHECK(record.line == 5);
    CHECK(record.cells == Cells{"e"});
    CHECK_FALSE(reader.next(record));
    CHECK_FALSE(reader.next(record));
}

TEST_CASE("text after a closing quote spoils one record and no other") {
    const Read result = read("a,b\né,\"c\"x,d\ne,f\n");
    CHECK(result.records == std::vector<Cells>{{"a", "b"}, {"e", "f"}});
    CHECK(result.problems == Cells{"2:6 text after the closing quote"});
    CHECK(read("\"a\" ,b").problems == Cells{"1:4 text after the closing quote"});
}

TEST_CASE("a quote that is never closed spoils its own line only") {
    const Read result = read("a,b\nc,\"d\ne,f\n");
    CHECK(result.records == std::vector<Cells>{{"a", "b"}, {"e", "f"}});
    CHECK(result.problems == Cells{"2:3 the quote opened here is never closed"});
    CHECK(read("\"").problems.size() == 1);
}

TEST_CASE("an open quote that meets the next quote is reported where it was opened") {
    const Read result = read("a,\"b\nc,d\ne,\"f\"\ng,h\n");
    CHECK(result.problems == Cells{"1:3 the quote opened here is closed on line 3 with text after it"});
    CHECK(result.records == std::vector<Cells>{{"c", "d"}, {"e", "f"}, {"g", "h"}});
}

TEST_CASE("the delimiter is the one that the header has most of") {
    CHECK(guess_delimiter("a,b,c") == ',');
    CHECK(guess_delimiter("a;b;c") == ';');
    CHECK(guess_delimiter("a\tb") == '\t');
    CHECK(guess_delimiter("a|b|c,d") == '|');
    CHECK(guess_delimiter("\"a,b,c\";d") == ';');
    CHECK(guess_delimiter("name") == ',');
    CHECK(guess_delimiter("a;b\n1,2,3,4") == ';');
    CHECK(guess_delimiter("") == ',');
}

TEST_CASE("cells are quoted when they must be") {
    CHECK(csv_cell("plain text") == "plain text");
    CHECK(csv_cell("a,b") == "\"a,b\"");
    CHECK(csv_cell("a,b", ';') == "a,b");
    CHECK(csv_cell("say \"hi\"") == "\"say \"\"hi\"\"\"");
    CHECK(csv_cell("a\nb") == "\"a\nb\"");
    CHECK(csv_cell("a\rb") == "\"a\rb\"");
    CHECK(csv_record({"a", "", "b;"}, ';') == "a;;\"b;\"");
    CHECK(csv_record({""}) == "\"\"");
}

TEST_CASE("whatever is written is read again") {
    std::mt19937 random(20261122);
    const auto below = [&random](unsigned n) { return static_cast<std::size_t>(random() % n); };
    const std::vector<std::string> pieces{"a",  "é",    "陈", " ",  ",",    ";",   "\t", "|",
                                          "\"", "\"\"", "\n", "\r", "\r\n", "x y", ""};
    for (int round = 0; round < 2000; ++round) {
        const char delimiter = ",;\t|"[below(4)];
        const std::string line_end = Cells{"\n", "\r\n", "\r"}[below(3)];
        std::vector<Cells> written(below(5) + 1);
        std::string text;
        for (Cells& cells : written) {
            cells.resize(below(4) + 1);
            for (std::string& cell : cells) {
                for (std::size_t n = below(6); n > 0; --n)
                    cell += pieces[below(static_cast<unsigned>(pieces.size()))];
            }
            text += csv_record(cells, delimiter) + line_end;
        }
        if (below(2) == 0) text.resize(text.size() - line_end.size());
        CAPTURE(text);
        REQUIRE(records(text, delimiter) == written);
    }
}

TEST_CASE("any bytes at all are read to the end") {
    std::mt19937 random(7);
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (unsigned n = static_cast<unsigned>(random() % 40); n > 0; --n)
            text += "\"\",\n\r ab\xC3"[random() % 9];
        const Read result = read(text);
        for (const std::string& problem : result.problems) CHECK_FALSE(problem.empty());
    }
}

TEST_CASE("a long file of quotes takes no time worth speaking of") {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "\"\",\"\n";
    CHECK(read(text).problems.size() + read(text).records.size() > 0);
    CHECK(read("\"" + std::string(1000000, '\n')).problems.size() == 1);
    CHECK(read(std::string(1000000, ',')).records[0].size() == 1000001);
}
