// SPDX-License-Identifier: MIT
// Import is safe to run again: a row is known by its outside id or by its content, never by its place or its
// day.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

const std::string profiles = R"(
[import.clinic]
noun = "session"
source = "clinic"
key = "Id"
date_format = "%d/%m/%Y"
columns = { client = "Patient", date = "Day", minutes = "Length", outcome = "Status" }
words.outcome = { Arrived = "attended", DNA = "did-not-attend" }
)";

std::unique_ptr<Desk> two_people() {
    auto desk = desk_with(std::string(Config::starter()) + profiles);
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(200)}});
    run(*desk, "client add", {"Bob Lindqvist"}, {{"enrolled_on", ago(200)}});
    return desk;
}

Document import(Desk& desk, const std::string& file, Flags flags = {}) {
    return run_input(desk, typed("import", {"sessions", "nov.csv"}, flags), file);
}

Document clinic(Desk& desk, const std::string& rows, Flags flags = {}) {
    flags.emplace_back("profile", "clinic");
    return import(desk, "Id,Patient,Day,Length,Status\n" + rows, flags);
}

/// "new changed unchanged rejected total"
std::string counts(const Document& document) {
    std::string all;
    for (const auto* column : {"new", "changed", "unchanged", "rejected", "total"})
        all += (all.empty() ? "" : " ") +
               std::to_string(whole_of(cell(table_of(document, "import"), column), -1));
    return all;
}

const std::string three_rows =
    "1,C-001,02/11/2026,30,Arrived\n2,C-002,03/11/2026,45,DNA\n3,C-001,10/11/2026,20,Arrived\n";

}  // namespace

TEST_CASE("an import ends with its five counts and its code") {
    const auto desk = two_people();
    const auto document = clinic(*desk, three_rows);
    CHECK(counts(document) == "3 0 0 0 3");
    CHECK(line(document.codes) == "I-0001");
    CHECK(text_of(cell(table_of(document, "import"), "import")) == "I-0001");
    CHECK(has(said(document), "new 3   changed 0   unchanged 0   rejected 0   total 3"));
    CHECK(has(said(document), "nov.csv: 3 records, delimiter ',', UTF-8, profile 'clinic'"));
    CHECK_FALSE(document.findings);
    CHECK_FALSE(document.refused);
    CHECK(record(*desk, "session", "S-0002").text("attendance") == "did-not-attend");
    CHECK(record(*desk, "session", "S-0003").text("date") == "2026-11-10");
    CHECK(operations(*desk) == 3);
    must_be_sound(*desk);
}

TEST_CASE("run again it adds nothing, is no operation and says so") {
    const auto desk = two_people();
    clinic(*desk, three_rows);
    const auto before = all_values(*desk);
    for (int i = 0; i < 2; ++i) {
        const auto again = clinic(*desk, three_rows);
        CHECK(counts(again) == "0 0 3 0 3");
        CHECK(has(said(again), "nothing was written"));
        CHECK_FALSE(is_known(cell(table_of(again, "import"), "import")));
        CHECK(operations(*desk) == 3);
        CHECK(all_values(*desk) == before);
    }
}

TEST_CASE("late and reordered rows are found") {
    const auto desk = two_people();
    clinic(*desk, three_rows);
    CHECK(counts(clinic(*desk,
                        "4,C-002,01/11/2026,15,Arrived\n3,C-001,10/11/2026,20,Arrived\n"
                        "2,C-002,03/11/2026,45,DNA\n1,C-001,02/11/2026,30,Arrived\n")) == "1 0 3 0 4");
    CHECK(codes(*desk, "session").size() == 4);
}

TEST_CASE("rows without an id are known by their content in any order") {
    const auto desk = two_people();
    const std::string header = "client,date,minutes,outcome\n";
    const std::string a = "C-001,2026-11-02,30,attended\n", b = "C-002,2026-11-03,45,did-not-attend\n";
    CHECK(counts(import(*desk, header + a + b)) == "2 0 0 0 2");
    CHECK(counts(import(*desk, header + b + a)) == "0 0 2 0 2");
    CHECK(counts(import(*desk, "outcome,minutes,date,client\nattended,30,2026-11-02,C-001\n")) ==
          "0 0 1 0 1");
}

TEST_CASE("two equal rows both come in and a second run brings neither") {
    const auto desk = two_people();
    const std::string header = "client,date,minutes\n", row = "C-001,2026-11-02,30\n",
                      other = "C-002,2026-11-02,30\n";
    CHECK(counts(import(*desk, header + row + row)) == "2 0 0 0 2");
    CHECK(codes(*desk, "session").size() == 2);
    CHECK(counts(import(*desk, header + row + row)) == "0 0 2 0 2");
    CHECK(counts(import(*desk, header + row)) == "0 0 1 0 1");
    CHECK(counts(import(*desk, header + other + row + row + row)) == "2 0 2 0 4");
    CHECK(codes(*desk, "session").size() == 4);
    must_be_sound(*desk);
}

TEST_CASE("a corrected row is rejected without update and changed with it") {
    const auto desk = two_people();
    clinic(*desk, three_rows);
    const std::string corrected = "1,C-001,02/11/2026,35,Arrived\n2,C-002,03/11/2026,45,DNA\n";
    const auto refused = clinic(*desk, corrected);
    CHECK(counts(refused) == "0 0 1 1 2");
    CHECK(refused.refused);
    REQUIRE(refused.problems.size() == 1);
    CHECK(has(refused.problems[0].what, "differs from the one imported before as S-0001"));
    CHECK(refused.problems[0].where == "nov.csv:2:1");
    CHECK(record(*desk, "session", "S-0001").whole("minutes") == 30);

    const auto changed = clinic(*desk, corrected, {{"update", "changed"}});
    CHECK(counts(changed) == "0 1 1 0 2");
    CHECK(record(*desk, "session", "S-0001").whole("minutes") == 35);
    CHECK(codes(*desk, "session").size() == 3);
    CHECK(counts(clinic(*desk, corrected)) == "0 0 2 0 2");
    run(*desk, "undo");
    CHECK(record(*desk, "session", "S-0001").whole("minutes") == 30);
    CHECK(counts(clinic(*desk, three_rows)) == "0 0 3 0 3");
    must_be_sound(*desk);
}

TEST_CASE("a corrected row may change what a word counts as, and may empty a cell") {
    const auto desk = two_people();
    clinic(*desk, three_rows);
    clinic(*desk, "1,C-001,02/11/2026,30,DNA\n", {{"update", "changed"}});
    CHECK(record(*desk, "session", "S-0001").text("attendance") == "did-not-attend");
    CHECK(counts(clinic(*desk, "1,C-001,02/11/2026,,DNA\n", {{"update", "changed"}})) == "0 1 0 0 1");
    CHECK_FALSE(record(*desk, "session", "S-0001").has("minutes"));
}

TEST_CASE("an import is undone whole, and can then be run again") {
    const auto desk = two_people();
    const auto before = all_values(*desk);
    clinic(*desk, three_rows);
    CHECK(desk->store().touched(3).size() == 4);
    run(*desk, "undo");
    CHECK(all_values(*desk) == before);
    must_be_sound(*desk);
    const auto again = clinic(*desk, three_rows);
    CHECK(counts(again) == "3 0 0 0 3");
    CHECK(line(again.codes) == "I-0002");
    CHECK(line(codes(*desk, "session")) == "S-0004 S-0005 S-0006");
}

TEST_CASE("the undo of an import tells what later work stands on its rows") {
    const auto desk = desk_with(std::string(Config::starter()));
    run_input(*desk, typed("import", {"clients", "c.csv"}),
              "name,enrolled_on\nJane Roe,2026-01-05\nBob Lindqvist,2026-01-06\n");
    run(*desk, "session log", {"C-002"});
    const auto told = refusal(*desk, Kind::refused, "undo", {"O-0001"});
    CHECK(has(told, "O-0001 cannot be undone"));
    CHECK(has(told, "S-0001"));
    CHECK(codes(*desk, "client").size() == 2);
    run(*desk, "undo");
    run(*desk, "undo");
    CHECK(codes(*desk, "client").empty());
    run(*desk, "redo");
    run(*desk, "redo");
    CHECK(line(codes(*desk, "session")) == "S-0001");
    must_be_sound(*desk);
}

TEST_CASE("an import of a dry run writes nothing and counts the same") {
    const auto desk = two_people();
    Input input = typed("import", {"sessions", "nov.csv"}, {{"profile", "clinic"}});
    const auto document = run_input(*desk, input, "Id,Patient,Day,Length,Status\n" + three_rows, true);
    CHECK(counts(document) == "3 0 0 0 3");
    CHECK(codes(*desk, "session").empty());
    CHECK(operations(*desk) == 2);
    CHECK(counts(clinic(*desk, three_rows)) == "3 0 0 0 3");
}

TEST_CASE("a large import keeps its own journal, and undo and redo agree with it") {
    const auto desk = two_people();
    const auto before = all_values(*desk);
    std::string file = "client,date,minutes,topics,note\n";
    for (int i = 0; i < 6'007; ++i)
        file += "C-00" + std::to_string(i % 2 + 1) + ",2026-0" + std::to_string(i % 9 + 1) + "-1" + std::to_string(i % 8) + "," +
                std::to_string(i % 60 + 1) + (i % 7 ? ",," : ",\"food,sleep\",") + "note " + std::to_string(i / 2) + "\n";
    const auto document = import(*desk, file);
    CHECK(counts(document) == "6007 0 0 0 6007");
    const auto after = all_values(*desk);
    must_be_sound(*desk);
    CHECK(counts(import(*desk, file)) == "0 0 6007 0 6007");
    run(*desk, "undo", {desk->store().last_to_undo()->code});
    CHECK(all_values(*desk) == before);
    must_be_sound(*desk);
    run(*desk, "redo");
    CHECK(all_values(*desk) == after);
    CHECK(counts(import(*desk, file)) == "0 0 6007 0 6007");
    must_be_sound(*desk);
    // Later work on one of its rows stands in the way of an undo.
    run(*desk, "session edit", {"S-0042"}, {{"minutes", "50"}});
    CHECK(has(refusal(*desk, Kind::refused, "undo", {"O-0003"}), "S-0042"));
    must_be_sound(*desk);
}
