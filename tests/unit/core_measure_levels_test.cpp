// SPDX-License-Identifier: MIT
// Levels of activation by the two sets of cut points in use, exact at every boundary.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

std::unique_ptr<Desk> by_cut_set(const std::string& set) {
    auto desk = desk_with(
        replace_all(std::string(Config::starter()), "cut_set = \"72.5\"", "cut_set = \"" + set + "\""));
    CHECK(desk->config().instrument("activation")->cut_set == set);
    run(*desk, "client add", {"Jane Roe"});
    return desk;
}

std::int64_t level(Desk& desk, const std::string& score) {
    return record(desk, "measure", add(desk, "measure add", {"C-001", "activation"}, {{"score", score}}))
        .whole("level");
}

}  // namespace

TEST_CASE("2.2 levels break where the set of cut points says") {
    const std::map<std::string, std::int64_t> both = {{"0", 1},    {"47.0", 1}, {"47.1", 2}, {"55.1", 2},
                                                      {"55.2", 3}, {"67.0", 3}, {"72.5", 4}, {"100", 4}};
    for (const auto* set : {"2005", "72.5"}) {
        CAPTURE(set);
        const auto desk = by_cut_set(set);
        for (const auto& [score, expected] : both) CHECK_MESSAGE(level(*desk, score) == expected, score);
        CHECK(level(*desk, "67.1") == (std::string(set) == "2005" ? 4 : 3));
        CHECK(level(*desk, "72.4") == (std::string(set) == "2005" ? 4 : 3));
        CHECK(record(*desk, "measure", "M-0001").text("level_set") == set);
        CHECK(refusal(*desk, Kind::refused, "measure add", {"C-001", "activation"}, {{"score", "-0.1"}}) !=
              "");
        CHECK(refusal(*desk, Kind::refused, "measure add", {"C-001", "activation"}, {{"score", "100.1"}}) !=
              "");
    }
}

TEST_CASE("a level that does not fit the cut points in force is refused with both") {
    const auto desk = by_cut_set("72.5");
    const auto told = refusal(*desk, Kind::refused, "measure add", {"C-001", "activation"},
                              {{"score", "70.0"}, {"level", "4"}});
    CHECK(has(told, "--level 4 does not fit score 70.0: by the cut points '72.5' it is level 3"));
    CHECK(codes(*desk, "measure").empty());
    run(*desk, "measure add", {"C-001", "activation"}, {{"score", "70.0"}, {"level", "3"}});
    const auto other = by_cut_set("2005");
    run(*other, "measure add", {"C-001", "activation"}, {{"score", "70.0"}, {"level", "4"}});
    CHECK(
        has(refusal(*desk, Kind::refused, "measure add", {"C-001", "phq9"}, {{"score", "9"}, {"level", "2"}}),
            "phq9 has no levels"));
}

TEST_CASE("a corrected score corrects its level, alone or with the level beside it") {
    const auto desk = by_cut_set("72.5");
    run(*desk, "measure add", {"C-001", "activation"}, {{"score", "40.0"}});
    run(*desk, "measure edit", {"M-0001"}, {{"score", "60.0"}, {"level", "3"}});
    CHECK(record(*desk, "measure", "M-0001").whole("level") == 3);
    CHECK(refusal(*desk, Kind::refused, "measure edit", {"M-0001"}, {{"score", "80.0"}}) == "");
    CHECK(record(*desk, "measure", "M-0001").whole("level") == 4);
}

TEST_CASE("a licensed score is not worked out from answers") {
    const auto desk = by_cut_set("72.5");
    CHECK(has(refusal(*desk, Kind::refused, "measure add", {"C-001", "activation"},
                      {{"items", "3,3,3,3,3,3,3,3,3,3,3,3,3"}}),
              "licensed scorer"));
    CHECK(has(said(run(*desk, "measure add", {"C-001", "activation"}, {{"score", "58.1"}})),
              "level 3 (cut points '72.5')"));
}
