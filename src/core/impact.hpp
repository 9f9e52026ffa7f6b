// SPDX-License-Identifier: MIT
// report impact under way, and the words that its parts share.
#pragma once
#include <string>
#include <vector>

#include "before_after.hpp"
#include "caseload/desk.hpp"
#include "report.hpp"

namespace caseload {

struct Impact {
    Desk& desk;
    Period period;
    Parameters parameters;
    Sharing sharing;
    std::int64_t enrolled = 0;
    Outcomes outcomes;
    std::vector<std::string> notes{};  ///< sentences of the parts, said beneath the tables
};
Impact begin_impact(Desk& desk, const Period& period, const Sharing& sharing);

constexpr auto impact_definition = "impact/2";
/// The SQL files whose recipes are those of report impact.
std::vector<std::string> impact_files();

/// Places in a row of reports/impact#measures, in the order of its columns.
namespace place {
enum Of : std::size_t { label, id, scale, better, enrolled, both, start, latest, change, low, high, sd, threshold, worthwhile, worse, no_second,
                        no_second_start, never, unchanged, worsened, followed_up, median, p_t, p_ranks, exact, over_changes, over_start,
                        reliable_better, reliable_worse, apart_low, apart_high, drift, days, cannot_tell };
}

/// Too few to say anything: no headline, whatever the figure is.
bool too_few(const Row& row);
/// "+6.5 (+3.1 to +9.9)", "we cannot tell", "-" where nobody has both scores.
std::string change_told(const Row& row);
std::string mean_told(const Row& row, const Value& mean);
/// "17 of 31, 2 worse"; "-" where none is configured.
std::string moved_told(const Row& row, const Value& better, const Value& worse);
std::string measure_name(const Row& row);
/// Measures as people read them: what changed, who is missing, how sure that is; `hidden`: small numbers are.
void say_measures(const Desk& desk, const Table& measures, bool hidden, Document& document);
/// Why nothing can be said of a measure, how many more would do; how those without a second score began; drift.
void say_caveats(const Desk& desk, const Table& measures, Document& document);

/// Level moves, single items and whole profiles, the same without ceiling and forms answered alike.
void add_levels(Impact& impact, Document& document);
void add_without(Impact& impact, Document& document);
/// Goals by how they ended, and goal attainment scaling.
void add_goals(Impact& impact, Document& document);
/// Words of [vocabulary.goal_outcome] by what they count as: met, partly, not_met, declined.
Parameters goal_words(const Desk& desk);
/// --by practice, source, programme, ethnicity, deprivation, barrier or coach: the change within each group.
void add_groups(Impact& impact, const std::string& by, Document& document);
/// --compare-with PERIOD: the change of people enrolled then beside that of people enrolled now.
void add_comparison(Impact& impact, const Period& other, Document& document);
Period compared_period(const Desk& desk, const std::string& words, const Period& period);
/// --rows of a figure that is made of scores.
Document measure_rows(const Impact& impact, const std::string& figure, const std::string& instrument);

/// Pictures of a page or a screen: attendance by week or month, how many got better and worse, and only where small numbers are shown
/// a line for each person.
void add_pictures(Impact& impact, const Table& measures, Document& document);

/// One section of the report's SQL, fit to be shown, for programs.
Table impact_section(Impact& impact, const std::string& name);

}  // namespace caseload
