// SPDX-License-Identifier: MIT
// Profiles: whose ids, which columns, which words, which rows.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

const std::string profiles = R"(
[import.people]
noun = "client"
source = "ehr"
key = "PID"
date_format = "%d.%m.%Y"
columns = { name = "{First} {Last}", birth_date = "Born", gender = "Sex" }
constants = { enrolled_on = 2026-01-05, no_nhs_number = "invented" }
words.gender = { F = "female", M = "male" }
ignore = ["City"]

[import.visits]
noun = "session"
source = "ehr"
key = "VID"
client_source = "ehr"
date_format = "%Y-%m-%dT%H:%M:%SZ"
columns = { client = "Patient", date = "Start", kind = "Type", outcome = "Status" }
words.kind = { "Initial visit" = "first", Routine = "follow-up" }
words.outcome = { "Was seen" = "attended", DNA = "did-not-attend" }
only = { Class = ["coaching", "review"] }
ignore = ["*"]

[import.scores]
noun = "measure"
source = "ehr"
client_source = "ehr"
delimiter = ";"
decimal_mark = ","
columns = { client = "Patient", date = "Date", instrument = "Form", score = "Total" }
words.instrument = { "Patient Activation" = "activation" }
)";

std::unique_ptr<Desk> desk_of_profiles() {
    return desk_with(std::string(Config::starter()) + profiles);
}

Document import(Desk& desk, const std::string& noun, const std::string& profile, const std::string& file,
                Flags flags = {}) {
    flags.emplace_back("profile", profile);
    return run_input(desk, typed("import", {noun, profile + ".csv"}, flags), file);
}

const std::string people =
    "PID,First,Last,Born,Sex,City\np-1,Jane,Roe,03.04.1961,F,Leeds\np-2,Bob,Lindqvist,31.12.1950,m,York\n";
const std::string visits =
    "VID,Patient,Start,Type,Status,Class,Cost\n"
    "v-1,p-2,2026-11-02T14:05:00Z,Initial visit,Was seen,coaching,1\n"
    "v-2,p-1,2026-11-03T09:00:00Z,routine,dna,review,2\n"
    "v-3,p-1,2026-11-04T09:00:00Z,Surgery,Was seen,emergency,3\n";

std::string counts(const Document& document) {
    std::string all;
    for (const auto* column : {"new", "changed", "unchanged", "rejected", "total", "passed_over"})
        all += (all.empty() ? "" : " ") +
               std::to_string(whole_of(cell(table_of(document, "import"), column), -1));
    return all;
}

std::string stopped(Desk& desk, const std::string& noun, const std::string& profile,
                    const std::string& file) {
    try {
        import(desk, noun, profile, file);
    } catch (const Error& error) {
        return to_text(error);
    }
    return {};
}

}  // namespace

TEST_CASE("columns, templates, constants and words make the record") {
    const auto desk = desk_of_profiles();
    CHECK(counts(import(*desk, "clients", "people", people)) == "2 0 0 0 2 0");
    const Record jane = record(*desk, "client", "C-001"), bob = record(*desk, "client", "C-002");
    CHECK(jane.text("name") == "Jane Roe");
    CHECK(jane.text("birth_date") == "1961-04-03");
    CHECK(jane.text("gender") == "female");
    CHECK(jane.text("enrolled_on") == "2026-01-05");
    CHECK(jane.text("no_nhs_number") == "invented");
    CHECK(bob.text("gender") == "male");
}

TEST_CASE("people are found by their outside ids, and rows of no interest are passed over and counted") {
    const auto desk = desk_of_profiles();
    import(*desk, "clients", "people", people);
    const auto document = import(*desk, "sessions", "visits", visits);
    CHECK(counts(document) == "2 0 0 0 2 1");
    CHECK(has(said(document), "(1 other row passed over)"));
    const Record first = record(*desk, "session", "S-0001");
    CHECK(first.whole("client") == record(*desk, "client", "C-002").id);
    CHECK(first.text("date") == "2026-11-02");
    CHECK(first.text("time") == "14:05");
    CHECK(first.text("kind") == "first");
    CHECK(record(*desk, "session", "S-0002").text("kind") == "follow-up");
    CHECK(record(*desk, "session", "S-0002").text("attendance") == "did-not-attend");
    CHECK(counts(import(*desk, "sessions", "visits", visits)) == "0 0 2 0 2 1");
}

TEST_CASE("an outside id nobody has is told by its place, and one that stands twice or is empty") {
    const auto desk = desk_of_profiles();
    import(*desk, "clients", "people", people);
    const auto document = import(
        *desk, "sessions", "visits",
        "VID,Patient,Start,Type,Status,Class\nv-1,p-9,2026-11-02T14:05:00Z,Routine,DNA,review\n"
        "v-2,p-1,2026-11-02T14:05:00Z,Routine,DNA,review\nv-2,p-2,2026-11-02T14:05:00Z,Routine,DNA,review\n"
        ",p-2,2026-11-02T14:05:00Z,Routine,DNA,review\n");
    CHECK(counts(document) == "1 0 0 3 4 0");
    REQUIRE(document.problems.size() == 3);
    CHECK(document.problems[0].where == "visits.csv:2:5");
    CHECK(has(document.problems[1].what, "the same outside id stands on line 3"));
    CHECK(has(document.problems[2].what, "the outside id is empty"));
}

TEST_CASE("a decimal comma is read where the profile says so") {
    const auto desk = desk_of_profiles();
    import(*desk, "clients", "people", people);
    const std::string file =
        "Patient;Date;Form;Total\np-1;2026-11-02;Patient Activation;47,1\np-1;2026-11-09;phq9;11\n";
    CHECK(counts(import(*desk, "measures", "scores", file)) == "2 0 0 0 2 0");
    CHECK(record(*desk, "measure", "M-0001").whole("score") == 4710);
    CHECK(record(*desk, "measure", "M-0001").whole("level") == 2);
    const auto wrong = import(*desk, "measures", "scores",
                              "Patient;Date;Form;Total\np-1;2026-11-02;Patient Activation;147,1\n");
    CHECK(counts(wrong) == "0 0 0 1 1 0");
    CHECK(has(wrong.problems[0].what, "is not between 0.0 and 100.0"));
}

TEST_CASE("a day of another form than the profile's is refused with its place") {
    const auto desk = desk_of_profiles();
    const auto document =
        import(*desk, "clients", "people",
               "PID,First,Last,Born,Sex,City\np-1,Jane,Roe,04/03/1961,F,x\np-2,Bob,L,31.02.1950,M,x\np-3,Amal,H,1950-02-28,F,x\n");
    REQUIRE(document.problems.size() == 2);
    CHECK(document.problems[0].where == "people.csv:2:14");
    CHECK(has(document.problems[0].what, "Born '04/03/1961' is not a day of the form %d.%m.%Y"));
    CHECK(document.problems[1].where == "people.csv:3:11");
    CHECK(has(document.problems[1].what, "Born '31.02.1950' is no day: that month is shorter"));
}

TEST_CASE("the shares that an alarm tells are rounded to the nearest") {
    const auto desk = desk_of_profiles();
    const auto of = [](int bad, int good) {
        std::string text = "PID,First,Last,Born,Sex,City\n";
        for (int i = 0; i < bad + good; ++i) text += "r-" + std::to_string(i) + ",Ann,R" + std::to_string(i) + "," + (i < bad ? "x" : "") + ",F,y\n";
        return text;
    };
    import(*desk, "clients", "people", of(11, 2), {{"keep_going", ""}});
    const auto again = import(*desk, "clients", "people", of(12, 0), {{"keep_going", ""}});
    CHECK(has(said(again), "100 % of the rows are rejected, 85 % last time"));  // 11 of 13: 84.6
}

TEST_CASE("a header that lacks what the profile wants, or has more, is refused with the nearest column") {
    const auto desk = desk_of_profiles();
    const auto told =
        stopped(*desk, "clients", "people", "PID,First,Lastt,Born,Sex,Town\np-1,Jane,Roe,03.04.1961,F,x\n");
    CHECK(has(told, "people.csv:1:1: no column 'Last', which the profile wants for name"));
    CHECK(has(told, "did you mean 'Lastt'?"));
    CHECK(has(told, "people.csv:1:26: column 'Town' is not known"));
    CHECK(codes(*desk, "client").empty());
}

TEST_CASE("a profile of another noun or of no name is refused") {
    const auto desk = desk_of_profiles();
    CHECK(has(stopped(*desk, "sessions", "people", people),
              "profile 'people' is for clients, not for sessions"));
    CHECK(has(stopped(*desk, "clients", "peopel", people), "did you mean 'people'?"));
}

TEST_CASE("the same row under another source is another record") {
    const auto desk =
        desk_with(std::string(Config::starter()) + profiles +
                  replace_all(replace_all(profiles.substr(0, profiles.find("[import.visits]")),
                                          "import.people", "import.others"),
                              "source = \"ehr\"", "source = \"other\"\nallow_duplicates = true"));
    import(*desk, "clients", "people", people);
    CHECK(counts(import(*desk, "clients", "others", people)) == "2 0 0 0 2 0");
    CHECK(counts(import(*desk, "clients", "people", people)) == "0 0 2 0 2 0");
}

TEST_CASE("a second person of the same name and birth date is refused unless the profile allows it") {
    const auto desk = desk_of_profiles();
    run(*desk, "client add", {"Jane Roe"}, {{"birth_date", "1961-04-03"}});
    const auto document = import(*desk, "clients", "people", people);
    CHECK(counts(document) == "1 0 0 1 2 0");
    CHECK(has(document.problems[0].what, "C-001 has the same name and birth date"));
    CHECK(codes(*desk, "client").size() == 1);
}
