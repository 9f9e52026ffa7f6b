// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "caseload/error.hpp"

using namespace caseload;

TEST_CASE("an error is told in one line, with its hint and its paste on the next") {
    CHECK(to_text(Error(Kind::usage, "no command 'clinet'")) == "caseload: no command 'clinet'\n");
    CHECK(to_text(Error(Kind::usage, "no command 'clinet'", "did you mean 'client'?",
                        "caseload client add \"Jane Roe\"")) ==
          "caseload: no command 'clinet'\nhint: did you mean 'client'?   try: caseload client add \"Jane "
          "Roe\"\n");
    CHECK(to_text(Error(Kind::usage, "w", "h")) == "caseload: w\nhint: h\n");
    CHECK(to_text(Error(Kind::usage, "w", "", "p")) == "caseload: w\ntry: p\n");
}

TEST_CASE("a problem in a file names its place instead of the program") {
    const Error error(Kind::setup,
                      {Problem{"unknown key 'x'", "caseload.toml:18:1", "did you mean 'y'?", "", ""}});
    CHECK(to_text(error) == "caseload.toml:18:1: unknown key 'x'\nhint: did you mean 'y'?\n");
}

TEST_CASE("problems stand close together until one has an excerpt") {
    const Problem plain{"one", "f:1:1"};
    const Problem shown{"two", "f:2:1", "", "", "   2 | x\n     | ^"};
    CHECK(to_text(Error(Kind::refused, {plain, plain})) == "f:1:1: one\nf:1:1: one\n");
    CHECK(to_text(Error(Kind::refused, {plain, shown})) == "f:1:1: one\n\nf:2:1: two\n   2 | x\n     | ^\n");
}

TEST_CASE("gathered problems are raised together, and none raise nothing") {
    Problems problems;
    CHECK(problems.empty());
    CHECK_NOTHROW(problems.raise(Kind::refused));
    problems.add("first");
    problems.add(Problem{"second"});
    try {
        problems.raise(Kind::refused);
        FAIL("not raised");
    } catch (const Error& error) {
        CHECK(error.kind() == Kind::refused);
        CHECK(error.problems().size() == 2);
        CHECK(std::string(error.what()) == "first");
    }
    CHECK(std::string(Error(Kind::bug, std::vector<Problem>()).what()).empty());
}
