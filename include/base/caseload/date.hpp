// SPDX-License-Identifier: MIT
#pragma once
#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace caseload {

/// A calendar day. Always a real day: 2026-02-30 cannot be made.
class Date {
  public:
    Date() = default;  ///< 1970-01-01
    explicit Date(std::chrono::sys_days day) : day_(day) {}
    /// The day, or nothing when no such day exists.
    static std::optional<Date> of(int year, unsigned month, unsigned day);
    /// Strict ISO "2026-11-22"; nothing otherwise.
    static std::optional<Date> from_iso(std::string_view text);
    std::string iso() const;    ///< 2026-11-22
    std::string words() const;  ///< "Sun 22 Nov 2026"
    std::string brief() const;  ///< "22 Nov"
    std::string brief(Date year_of) const;  ///< with the year when it is not `year_of`'s
    int year() const;
    /// Days from 1970-01-01.
    long days() const { return day_.time_since_epoch().count(); }
    unsigned iso_weekday() const;  ///< 1 Monday .. 7 Sunday
    std::string iso_week() const;  ///< "2026-W47"
    Date plus_days(long n) const { return Date(day_ + std::chrono::days(n)); }
    /// Same day n months on; the last of the month where there is none (31 Jan + 1 = 28 Feb).
    Date plus_months(int n) const;
    Date end_of_month() const;
    Date start_of_week() const;  ///< Monday
    friend long operator-(Date a, Date b) { return a.days() - b.days(); }
    friend auto operator<=>(Date, Date) = default;

  private:
    std::chrono::sys_days day_{};
};

/// Whole years of age on that day; who was born on 29 February is a year older on 1 March where there is no 29th (in English
/// law an age is reached on the anniversary of the birth).
int years_of_age(Date born, Date on);

/// Whether a weekday name means the last one (logging) or the coming one (planning).
enum class Sense { past, future };
/// What 11/12/2026 means; `refuse` unless [dates] order is set.
enum class DateOrder { refuse, day_month, month_day };

struct DateRules {
    Date today;
    Sense sense = Sense::past;
    DateOrder order = DateOrder::refuse;
};

/// Reads a day as people type it: ISO, today, yesterday, tomorrow, 3d, 2w, -3d, "3d ago", weekday names, "next fri" (the
/// first after today), "last fri" (before today), eow (the Sunday), eom, 2026-W47 (its Monday), "22 Nov 2026", "Sun 22 Nov 2026",
/// "22 Nov" (the last one not after today, or by `sense` the next one not before it). Throws Error(refused) that names the
/// nearest form; never falls back to "now", nor guesses what "9/11" is.
Date parse_date(std::string_view text, const DateRules& rules);

/// A day with an optional time of day: "fri 14:00", "2026-11-27 14:00", "tomorrow", "tue 10am", "today 2.30pm", "today 0930".
struct Moment {
    Date date;
    std::optional<std::string> time;  ///< "14:00"
};
Moment parse_moment(std::string_view text, const DateRules& rules);
/// Whether the text ends with what can only be a time of day: four digits behind the name of a month are a year.
bool has_time(std::string_view text);
/// "14:00", "9:30", "0930", "2pm" or "2.30 pm" as HH:MM. Throws Error(refused).
std::string parse_time(std::string_view text);

/// An inclusive period.
struct Period {
    Date from;
    Date to;
    friend bool operator==(const Period&, const Period&) = default;
};
/// Whether "next" is a week that can be asked for: a report of what was done knows none.
enum class Weeks { until_now, also_next };
/// "2026-W47", "last", "this" or "next"; throws Error(refused).
Period parse_week(std::string_view text, Date today, Weeks weeks = Weeks::until_now);
/// "2026-10" or "last"; throws Error(refused).
Period parse_month(std::string_view text, Date today);
/// "4w", "30d", "6m": the period of that length that ends today; throws Error(refused).
Period parse_last(std::string_view text, Date today);

/// Reads a date by a strptime-like pattern with %Y %m %d %H %M %S %b %y and literal characters, as an import profile
/// gives it. Nothing when it does not fit wholly or is no real day. `time` receives HH:MM when the pattern has one.
/// %d and %m take one or two digits, %b a month's English name or its start; %y is 1969 to 2068.
std::optional<Date> parse_by_pattern(std::string_view text, std::string_view pattern, std::string* time = nullptr);
/// Whether the text has the pattern's form and a real month, and only the day is none: 30/02/2026.
bool is_no_day_of_its_month(std::string_view text, std::string_view pattern);
/// What makes a pattern unusable ("%q is not known", "it has no year (%Y)"), or empty.
std::string pattern_fault(std::string_view pattern);

/// Where "now" comes from: the machine, or fixed by --today and by tests.
struct Clock {
    Date today;
    std::string utc;  ///< "2026-11-22T22:10:39Z", for the journal
    std::string time = {};  ///< "22:10", on this machine's clock; empty when `today` is another day than the machine's
    static Clock system();
};

}  // namespace caseload
