// SPDX-License-Identifier: MIT
// A goal off track: past its day, or below the straight line by more points than allowed.
#include "builders.hpp"

using namespace caseload;
using namespace caseload::test;

namespace {

/// Set 50 days ago at 2, hoped 8 in 50 days: today the straight line stands at 5.
std::unique_ptr<Desk> half_way(const char* rating) {
    auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(200)}});
    run(*desk, "goal add", {"C-001", "walk to the shops"},
        {{"opened_on", ago(50)}, {"due_on", ahead(50)}, {"hoped", "8"}, {"rating", "2"}});
    run(*desk, "measure add", {"G-0001", "goal-progress"}, {{"score", rating}});
    return desk;
}

bool off_track(Desk& desk) {
    const auto document = run(desk, "client show", {"C-001"}, {{"why", ""}});
    for (const auto& row : table_of(document, "why").rows)
        if (text_of(row[1]) == "goal_off_track") {
            CHECK(whole_of(row[6]) == 500 * static_cast<std::int64_t>(decimal_of(row[2])));
            return true;
        }
    return false;
}

}  // namespace

TEST_CASE("a goal on its line or a point below is on track") {
    for (const auto* rating : {"9", "5", "4"}) {
        CAPTURE(rating);
        CHECK_FALSE(off_track(*half_way(rating)));
    }
}

TEST_CASE("a goal may lie two points below its line and no more") {
    CHECK_FALSE(off_track(*half_way("3")));
    CHECK(off_track(*half_way("2")));
    CHECK(off_track(*half_way("0")));
}

TEST_CASE("a goal past its day is off track, rated or not, until it is closed") {
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(200)}});
    run(*desk, "goal add", {"C-001", "walk"}, {{"opened_on", ago(50)}, {"due_on", ago(0)}});
    CHECK_FALSE(off_track(*desk));
    run(*desk, "goal edit", {"G-0001"}, {{"due_on", ago(1)}});
    CHECK(off_track(*desk));
    run(*desk, "goal review", {"G-0001"}, {{"decision", "close"}, {"outcome", "not-met"}});
    CHECK_FALSE(off_track(*desk));
}

TEST_CASE("a goal without a hoped-for rating, a day or a second rating has no line to fall below") {
    for (const Flags& flags : {Flags{{"hoped", "8"}}, Flags{{"due_on", ahead(50)}}, Flags{{"hoped", "0"}}}) {
        const auto desk = Desk::in_memory(monday());
        run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(200)}});
        Flags all = flags;
        all.insert(all.end(), {{"opened_on", ago(50)}, {"rating", "5"}});
        run(*desk, "goal add", {"C-001", "walk"}, all);
        run(*desk, "measure add", {"G-0001", "goal-progress"}, {{"score", "0"}});
        CHECK_FALSE(off_track(*desk));
    }
    const auto desk = Desk::in_memory(monday());
    run(*desk, "client add", {"Jane Roe"}, {{"enrolled_on", ago(200)}});
    run(*desk, "goal add", {"C-001", "walk"},
        {{"opened_on", ago(99)}, {"due_on", ahead(1)}, {"hoped", "10"}, {"rating", "0"}});
    CHECK_FALSE(off_track(*desk));
}

TEST_CASE("two goals off track count twice") {
    const auto desk = half_way("1");
    run(*desk, "goal add", {"C-001", "swim"}, {{"opened_on", ago(50)}, {"due_on", ago(3)}});
    const auto document = run(*desk, "client show", {"C-001"}, {{"why", ""}});
    std::int64_t points = 0;
    for (const auto& row : table_of(document, "why").rows)
        if (text_of(row[1]) == "goal_off_track") points = whole_of(row[6]);
    CHECK(points == 1000);
}
