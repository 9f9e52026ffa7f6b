// SPDX-License-Identifier: MIT
// Import reads the whole file and tells every error with its place; all or nothing unless it is told to keep
// going.
#include <filesystem>

#include "builders.hpp"
#include "caseload/file.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

std::unique_ptr<Desk> one_person() {
    auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(200)}});
    return desk;
}

Document import(Desk& desk, const std::string& file, const Flags& flags = {}) {
    return run_input(desk, typed("import", {"sessions", "some/folder/nov.csv"}, flags), file);
}

std::string counts(const Document& document) {
    std::string all;
    for (const auto* column : {"new", "changed", "unchanged", "rejected", "total"})
        all += (all.empty() ? "" : " ") +
               std::to_string(whole_of(cell(table_of(document, "import"), column), -1));
    return all;
}

/// "2:7 3:1": line and column of every problem.
std::string places(const Document& document) {
    Words all;
    for (const auto& problem : document.problems) {
        const auto colon = problem.where.find(':');
        CHECK(problem.where.substr(colon - 4, 4) == ".csv");
        all.push_back(problem.where.substr(colon + 1));
    }
    return line(all);
}

/// What stops an import before its first row: all that a person would read.
std::string stopped(Desk& desk, const std::string& file, const Flags& flags = {}) {
    try {
        import(desk, file, flags);
    } catch (const Error& error) {
        CHECK(error.kind() == Kind::refused);
        return to_text(error);
    }
    return {};
}

const std::string faulty =
    "client,date,minutes,outcome\n"
    "C-001,2026-11-02,30,attended\n"    // 2: good
    "C-001,2026-02-30,30,attended\n"    // 3: no such day
    "C-001,2026-11-03,many,atended\n"   // 4: two faults
    "C-041,2026-11-03,30,attended\n"    // 5: nobody
    "C-001,2026-11-08,30,attended\n"    // 6: good
    "C-001,2026-11-05,30\n"             // 7: short
    "C-001,2026-11-09,30,attended\n"    // 8: good
    "C-001,2026-11-06,30,attended,x\n"  // 9: long
    "C-001,2026-11-07,45,attended\n";   // 10: good

}  // namespace

TEST_CASE("all errors are told at once with line and column, and nothing is written") {
    const auto desk = one_person();
    const auto before = all_values(*desk);
    const auto document = import(*desk, faulty);
    CHECK(document.refused);
    CHECK(counts(document) == "4 0 0 5 9");
    CHECK(places(document) == "3:7 4:18 4:23 5:1 7:1 9:1");
    CHECK(document.problems[0].where == "nov.csv:3:7");
    CHECK(has(document.problems[2].hint, "did you mean 'attended'?"));
    CHECK(has(document.problems[4].what, "3 cells, the header has 4"));
    CHECK(has(document.problems[0].excerpt, "3 | C-001,2026-02-30,30,attended\n"));
    CHECK(table_of(document, "errors").rows.size() == 6);
    CHECK(has(said(document), "Nothing was written"));
    CHECK(all_values(*desk) == before);
    CHECK(operations(*desk) == 1);
}

TEST_CASE("what breaks a rule is refused by its line and points at the column it is about") {
    const auto desk = one_person();
    const auto document = import(*desk, "client,date,minutes\nC-001,2026-11-04,900\nC-001,2026-11-24,30\n");
    CHECK(counts(document) == "0 0 0 2 2");
    CHECK(has(document.problems[0].what, "900"));
    CHECK(has(document.problems[0].what, "over the limit of 480"));
    CHECK(has(document.problems[1].what, "Tue 24 Nov 2026 is in the future"));
    CHECK(places(document) == "2:18 3:7");
}

TEST_CASE("keep going brings in the good rows, and the mended rest comes in later") {
    const auto desk = one_person();
    const auto document = import(*desk, faulty, {{"keep_going", ""}});
    CHECK(document.findings);
    CHECK_FALSE(document.refused);
    CHECK(counts(document) == "4 0 0 5 9");
    CHECK(codes(*desk, "session").size() == 4);
    CHECK(operations(*desk) == 2);
    const auto mended = import(
        *desk, "client,date,minutes,outcome\nC-001,2026-11-02,30,attended\nC-001,2026-11-01,30,attended\n");
    CHECK(counts(mended) == "1 0 1 0 2");
    must_be_sound(*desk);
}

TEST_CASE("keep going with nothing good writes nothing") {
    const auto desk = one_person();
    const auto document = import(*desk, "client,date\nC-041,2026-11-02\n", {{"keep_going", ""}});
    CHECK(counts(document) == "0 0 0 1 1");
    CHECK(document.findings);
    CHECK(operations(*desk) == 1);
}

TEST_CASE("unknown columns are refused all at once with the nearest field") {
    const auto desk = one_person();
    const auto told = stopped(*desk, "client,date,minuts,outcme,wibble\nC-001,2026-11-02,30,attended,x\n");
    CHECK(has(told, "nov.csv:1:13: column 'minuts' is not known"));
    CHECK(has(told, "did you mean 'minutes'?"));
    CHECK(has(told, "nov.csv:1:20: column 'outcme' is not known"));
    CHECK(has(told, "did you mean 'outcome'?"));
    CHECK(has(told, "nov.csv:1:27: column 'wibble' is not known"));
    CHECK(codes(*desk, "session").empty());
}

TEST_CASE("a column that the program keeps itself cannot be brought in") {
    const auto desk = one_person();
    for (const auto* file :
         {"client,date,attendance\nC-001,2026-11-02,banana\n", "client,date,state\nC-001,2026-11-02,banana\n",
          "client,date,recorded_on\nC-001,2026-11-02,2020-01-01\n"}) {
        CHECK_MESSAGE(has(stopped(*desk, file), "nov.csv:1:13: column"), std::string(file));
    }
    CHECK(codes(*desk, "session").empty());
}

TEST_CASE("a column that must be there is missed once a row, in words") {
    const auto desk = one_person();
    const auto document = import(*desk, "date,minutes\n2026-11-02,30\n2026-11-03,30\n");
    CHECK(counts(document) == "0 0 0 2 2");
    CHECK(has(document.problems[0].what, "session needs client"));
}

TEST_CASE("an empty file and a file with only a header") {
    const auto desk = one_person();
    CHECK(has(stopped(*desk, ""), "nov.csv is empty"));
    CHECK(counts(import(*desk, "client,date\n")) == "0 0 0 0 0");
    CHECK(operations(*desk) == 1);
}

TEST_CASE("an open quote is an error with its place and the rows after it are read") {
    const auto desk = one_person();
    const auto document = import(*desk, "client,date,note\nC-001,2026-11-02,\"open\nC-041,2026-11-03,fine\n");
    CHECK(document.refused);
    REQUIRE(document.problems.size() == 2);
    CHECK(document.problems[0].where == "nov.csv:2:18");
    CHECK(document.problems[1].where == "nov.csv:3:1");
}

TEST_CASE("the delimiter is read from the header, and a byte order mark and CRLF are no part of the data") {
    for (const std::string mark : {",", ";", "\t", "|"}) {
        CAPTURE(mark);
        const auto desk = one_person();
        const auto file =
            "\xEF\xBB\xBF" +
            replace_all("client,date,note\r\nC-001,2026-11-02,\"a, b\"\"c\r\nd; | e\"\r\n", ",", mark);
        CHECK(counts(import(*desk, file)) == "1 0 0 0 1");
        CHECK(has(record(*desk, "session", "S-0001").text("note"), "b\"c\r\nd; | e"));
        CHECK(record(*desk, "session", "S-0001").text("date") == "2026-11-02");
    }
}

TEST_CASE("bytes that are not UTF-8 are refused by their place") {
    const auto desk = one_person();
    const auto told = stopped(*desk, "client,date,note\nC-001,2026-11-02,caf\xE9\n");
    CHECK(has(told, "nov.csv:2:21"));
    CHECK(codes(*desk, "session").empty());
}

TEST_CASE("names and notes come in as they are") {
    const auto desk = one_person();
    const std::string note = "quote ' \" 😀 \u202Etfel \x1B[31mred";
    const auto file = "client,date,note\nC-001,2026-11-02,\"" + replace_all(note, "\"", "\"\"") + "\"\n";
    CHECK(counts(import(*desk, file)) == "1 0 0 0 1");
    CHECK(record(*desk, "session", "S-0001").text("note") == note);
}

TEST_CASE("an NHS number that fails its check or stands twice is refused by its place") {
    const auto desk = Desk::in_memory(monday());
    const auto document =
        run_input(*desk, typed("import", {"clients", "c.csv"}),
                  "name,nhs_number\nA,999 000 0018\nB,9990000019\nC,1111111111\nD,999-000-0018\n");
    CHECK(counts(document) == "1 0 0 3 4");
    CHECK(places(document).starts_with("3:3 4:3 5:"));
    CHECK(codes(*desk, "client").empty());
    for (const auto& problem : document.problems)
        CHECK_FALSE(has(to_text(Error(Kind::refused, {problem})), "Jane"));
}

TEST_CASE("the rejects file has the columns of the file and four of its own") {
    const auto desk = one_person();
    const auto file = std::filesystem::temp_directory_path() / "caseload-unit-rejects.csv";
    std::filesystem::remove(file);
    import(*desk, "client,date,note\nC-001,2026-11-02,fine\nC-041,2026-11-03,\"a, b\"\n",
           {{"rejects", file.string()},
            { "keep_going",
              "" }});
    const auto text = read_file(file);
    CHECK(text.starts_with("client,date,note,_line,_column,_code,_message\nC-041,2026-11-03,\"a, b\",3,1,"));
    CHECK(split(text, '\n').size() == 3);
    std::filesystem::remove(file);
}

TEST_CASE("a rejects file once mended is imported as it is") {
    const auto desk = one_person();
    const auto document = import(
        *desk,
        "client,date,note,_line,_column,_code,_message\nC-001,2026-11-03,mended,3,1,rejected,no client\n");
    CHECK(counts(document) == "1 0 0 0 1");
}
