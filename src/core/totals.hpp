// SPDX-License-Identifier: MIT
// check totals: the figures of the reports a second time, from the records one by one and in C++. No SQL that counts, no
// summaries, no histogram: the two routes share the words of the config and the days of the calendar, and nothing that adds up.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "caseload/date.hpp"
#include "caseload/desk.hpp"
#include "caseload/store.hpp"
#include "caseload/use_cases.hpp"

namespace caseload::totals {

/// A set of codes that is not held: how many, and for each of 64 parts of them a sum that differs where two sets do.
class Trace {
  public:
    static constexpr std::size_t parts = 64;
    explicit Trace(std::uint64_t keep = 0) : keep_(keep) {}
    void add(std::string_view code);
    std::int64_t n() const { return n_; }
    /// The parts in which both differ, a bit each; 0 where the sets are equal.
    std::uint64_t differs(const Trace& other) const;
    /// Codes of the parts that were to be kept, in the order in which they came.
    const std::vector<std::string>& kept() const { return kept_; }

  private:
    std::uint64_t keep_ = 0;
    std::int64_t n_ = 0;
    std::array<std::uint64_t, parts> sums_{};
    std::vector<std::string> kept_;
};

/// Where a figure stands in a report: a table, a row by its words (empty: the only one), a column.
struct Place {
    std::string table, row, column;
    /// Rows are told apart as reports do it: capitals and accents make no other group.
    static Place of(std::string table, std::string_view row, std::string column);
    friend auto operator<=>(const Place&, const Place&) = default;
};

/// What one person's scores of one result say: as core/outcomes.hpp's Ends, found another way.
struct OwnEnds {
    std::int64_t first = 0, latest = 0, parts = 0, days = 0;
    int levels = 0;
    bool alike = false;
    std::int64_t first_id = 0, latest_id = 0;  ///< of measures
    bool is_pair() const { return parts > 0 && days > 0; }
    bool same_as(const OwnEnds& other) const;
};
/// A person whose scores were read; `ends` by the place of the result among all of the config.
struct OwnPerson {
    std::string code;
    std::map<std::size_t, OwnEnds> ends;
};

/// What the second route finds of one report.
class Second {
  public:
    std::map<Place, Value> values;
    std::map<std::string, Trace, std::less<>> traces;        ///< of the records behind a figure, by the figure of `--rows`
    std::map<std::string, std::uint64_t, std::less<>> keep;  ///< parts of them whose codes are to be named
    std::map<std::int64_t, OwnPerson> persons;               ///< of report impact, by id
    std::int64_t records = 0;                                ///< so many were looked at

    void put(std::string table, std::string_view row, std::string column, Value value) { values[Place::of(std::move(table), row, std::move(column))] = std::move(value); }
    /// One more there.
    void count(const std::string& table, const std::string& row, const std::string& column, std::int64_t n = 1);
    Trace& trace(std::string_view figure);
    /// The figure is as many as its records are.
    void put_n(const std::string& table, const std::string& row, const std::string& figure) { put(table, row, figure, trace(figure).n()); }
};

/// One report while it is checked.
struct Scope {
    Desk& now;
    Period period;
    Input input;                   ///< for the report: its period, and that small numbers are shown
    std::unique_ptr<Desk> kept{};  ///< the caseload as it stood when the report's entries end, where that is past
    Desk& desk() const { return kept ? *kept : now; }
    std::string from() const { return period.from.iso(); }
    std::string to() const { return period.to.iso(); }
    std::string as_of() const { return now.today().iso(); }
    bool has(const std::string& day) const { return !day.empty() && day >= from() && day <= to(); }
    const Config& config() const { return now.config(); }
};

/// A figure with a recipe, and where it stands: empty where it is the name of the column, in any table and row.
struct Claim {
    std::string figure, table{}, row{}, column{};
    bool holds(const Place& place) const;
};
/// Which columns tell the rows of a table apart; a table that is not named has one row.
struct RowNames {
    std::string table;
    std::vector<std::string> columns;
};
/// A report with a second route.
struct Family {
    std::string report;
    std::vector<std::string> files;  ///< whose recipes are the report's
    Document (*tell)(Desk&, const Input&);
    void (*derive)(const Scope&, Second&);
    Scope (*scope)(Desk&, const Input&);
    Parameters (*parameters)(const Scope&);  ///< of its `--rows`
    std::vector<Claim> claims;               ///< a figure that is missing here has no second route: a test says so
    std::vector<RowNames> rows;
};
const std::vector<Family>& families();

// One file for each family of figures (core/totals_NAME.cpp).
Family impact_family();
Family weekly_family();
Family reach_family();
Family referrers_family();
Family screening_family();
Family capacity_family();
Family onward_family();
Family interventions_family();
Family service_use_family();
Family experience_family();

/// The flags of `check totals` that a report takes, and that small numbers are shown.
Input report_input(const Input& asked, const std::string& report, std::initializer_list<const char*> flags);
/// Of a report whose period is report_period's.
Scope usual_scope(Desk& desk, const Input& asked, const std::string& report);
Parameters usual_parameters(const Scope& scope);

/// Everybody, with what decides whether a person is in figures of change.
struct Person {
    std::string code, enrolled, closed, outcome;
    bool not_taken_on = false, refused = false;
    bool counted() const { return !not_taken_on && !refused; }
};
using People = std::map<std::int64_t, Person>;
People people_of(const Scope& scope, Second& second);

/// Days since 1970 of an ISO day; -1 for none.
long day_number(const std::string& iso);
/// Per cent, nothing of nothing.
Value percent(std::int64_t part, std::int64_t whole);
/// Nothing where nobody was added; else rounded to six places, as reports tell figures.
class Numbers {
  public:
    void add(double number) { all_.push_back(number), sum_ += number; }
    std::int64_t n() const { return static_cast<std::int64_t>(all_.size()); }
    long double sum() const { return sum_; }
    Value mean() const;
    Value middle() const;                ///< the median; of an even number the mean of the two
    long double deviation() const;       ///< the sample's standard deviation; 0 below two
  private:
    std::vector<double> all_;
    long double sum_ = 0;
};

}  // namespace caseload::totals
