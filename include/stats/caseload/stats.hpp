// SPDX-License-Identifier: MIT
// Pure arithmetic, checked against R 4.2.2 in tests/unit/stats_*_test.cpp. A figure that does not exist is nothing;
// an argument that makes no sense (k > n, a negative weight, pairs of unequal length) throws std::domain_error.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace caseload::stats {

struct Interval {
    double low;
    double high;
};

double mean(std::span<const double> values);
/// Sample standard deviation (n - 1). Nothing for fewer than two values.
std::optional<double> standard_deviation(std::span<const double> values);
/// Type 7 quantile (R's default). Values need not be sorted. Nothing for no values.
std::optional<double> quantile(std::span<const double> values, double probability);
/// Student's t quantile. Throws std::domain_error for df <= 0.
double t_quantile(double probability, double df);
double normal_quantile(double probability);
/// Mean and t interval from summary figures: mean +- t * sd / sqrt(n). Nothing for n < 2.
std::optional<Interval> t_interval(double mean, double sd, std::int64_t n, double confidence = 0.95);

/// One-sample (paired) t test of changes against 0.
struct Paired {
    std::int64_t n = 0;
    double mean = 0;
    std::optional<double> sd;          ///< nothing for n < 2
    std::optional<Interval> interval;  ///< nothing for n < 2 or sd = 0 ("all changed equally")
    std::optional<double> t;
    std::optional<double> p;
    std::optional<double> d_z;       ///< mean / sd of the changes
    std::optional<double> hedges_g;  ///< d_z * (1 - 3 / (4 df - 1))
};
Paired paired(std::span<const double> changes, double confidence = 0.95);

/// What a difference between two groups of other people is worked out from.
struct Sample {
    std::int64_t n = 0;
    double mean = 0, sd = 0;
};
/// Welch's interval of a's mean less b's, for two independent groups. Nothing for n < 2 or where neither varies.
std::optional<Interval> difference_interval(const Sample& a, const Sample& b, double confidence = 0.95);
/// The fewest pairs whose t interval reaches at most `half_width` to either side, at that spread of changes; at most about
/// a million. Throws std::domain_error for a width of 0 or less.
std::int64_t pairs_for(double sd, double half_width, double confidence = 0.95);

/// What people would drift back by without any help, whose first score lies off the mean of the population that they come
/// from: (population mean - mean at the start) x (1 - reliability). Source: regression to the mean of a score with that
/// correlation between two times (Galton; Bland and Altman, BMJ 1994;309:780).
double expected_drift(double population_mean, double start_mean, double reliability);

/// Effect sizes named exactly: d_av = change / sqrt((sd1^2 + sd2^2) / 2); change over the sd before.
std::optional<double> d_average(std::span<const double> before, std::span<const double> after);
std::optional<double> change_over_sd_before(std::span<const double> before, std::span<const double> after);
std::optional<double> correlation(std::span<const double> a, std::span<const double> b);

/// Wilcoxon signed-rank on exact integers, so that a tie is a tie. Zeros are dropped; mid-ranks for ties.
struct SignedRank {
    std::int64_t n = 0;       ///< non-zero changes
    double v = 0;             ///< sum of ranks of positive changes
    std::optional<double> p;  ///< two-sided; exact without ties or zeros and n < 50, else normal with continuity correction
    bool exact = false;
    std::optional<double> p_uncorrected;  ///< normal without continuity correction, when not exact
};
SignedRank signed_rank(std::span<const std::int64_t> changes);

/// Wilson score interval for k of n. Nothing for n = 0.
std::optional<Interval> wilson(std::int64_t k, std::int64_t n, double confidence = 0.95);
std::optional<Interval> clopper_pearson(std::int64_t k, std::int64_t n, double confidence = 0.95);

/// Exact interval of a rate, events in a time (Garwood, by chi squared), as if each event came alone. Nothing for no time.
std::optional<Interval> poisson_rate(std::int64_t events, double time, double confidence = 0.95);

/// How one rate stands to another, and the exact interval given their sum (binomial, by Clopper and Pearson).
struct RateRatio {
    std::optional<double> ratio;  ///< nothing when the other rate is 0
    Interval interval;            ///< `high` is infinite when the other rate is 0
};
/// Nothing without time, or without any event.
std::optional<RateRatio> rate_ratio(std::int64_t events, double time, std::int64_t other_events, double other_time, double confidence = 0.95);

/// How one share stands to another (k of n over other_k of other_n), with a log interval (Katz). Nothing where either has nobody,
/// or none at all: there is no such interval.
struct RiskRatio {
    double ratio;
    Interval interval;
};
std::optional<RiskRatio> risk_ratio(std::int64_t k, std::int64_t n, std::int64_t other_k, std::int64_t other_n, double confidence = 0.95);

struct McNemar {
    double chi2;
    double p;
    double chi2_corrected;
    double p_corrected;
    double p_exact;
};
std::optional<McNemar> mcnemar(std::int64_t b, std::int64_t c);

/// Goal attainment scaling T-score (Kiresuk and Sherman; rho 0.3 by custom). Weight 0 drops a goal out; no rated goals
/// gives nothing, not 50. Note rho * (sum w)^2, not rho * sum(w^2).
struct Attainment {
    double rating;  ///< -2 .. +2
    double weight;
};
std::optional<double> gas_t_score(std::span<const Attainment> goals, double rho = 0.3);

/// Jacobson and Truax reliable change: (post - pre) / (sd * sqrt(2) * sqrt(1 - reliability)).
struct ReliableChange {
    double s_diff;
    double index;
    bool reliable;  ///< |index| > 1.96
};
ReliableChange reliable_change(double pre, double post, double sd, double reliability);
/// Criterion c of Jacobson and Truax: the score that divides cases from the general population, each weighted by the
/// other's standard deviation.
double criterion_c(double mean_cases, double sd_cases, double mean_general, double sd_general);

}  // namespace caseload::stats
