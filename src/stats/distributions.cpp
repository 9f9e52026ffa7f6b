// SPDX-License-Identifier: MIT
#include "distributions.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include "caseload/stats.hpp"

namespace caseload::stats {

namespace {

namespace of = boost::math;
// In double throughout: fifteen digits are more than a report prints, and long double would be slower and differ between machines.
using Plain = of::policies::policy<of::policies::promote_double<false>>;
using Normal = of::normal_distribution<double, Plain>;
using StudentsT = of::students_t_distribution<double, Plain>;
using ChiSquared = of::chi_squared_distribution<double, Plain>;
using Beta = of::beta_distribution<double, Plain>;
using Binomial = of::binomial_distribution<double, Plain>;

}  // namespace

double t_quantile(double probability, double df) { return of::quantile(StudentsT(df), probability); }
double t_upper(double t, double df) { return of::cdf(of::complement(StudentsT(df), t)); }
double normal_quantile(double probability) { return of::quantile(Normal(), probability); }
double normal_upper(double z) { return of::cdf(of::complement(Normal(), z)); }
double chi_squared_upper(double x, double df) { return of::cdf(of::complement(ChiSquared(df), x)); }
double chi_squared_quantile(double probability, double df) { return of::quantile(ChiSquared(df), probability); }
double chi_squared_upper_quantile(double tail, double df) { return of::quantile(of::complement(ChiSquared(df), tail)); }
double beta_quantile(double probability, double a, double b) { return of::quantile(Beta(a, b), probability); }
double beta_upper_quantile(double tail, double a, double b) { return of::quantile(of::complement(Beta(a, b), tail)); }
double fair_coin_lower(double k, double n) { return of::cdf(Binomial(n, 0.5), k); }

}  // namespace caseload::stats
