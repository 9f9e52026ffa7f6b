// SPDX-License-Identifier: MIT
// Private to stats: the distributions, Boost.Math's, all from one file: what it works out beforehand is worked out at every start of the program.
#pragma once

namespace caseload::stats {

/// P(T > t) of Student's t with `df` degrees of freedom.
double t_upper(double t, double df);
/// P(Z > z) of the standard normal.
double normal_upper(double z);
/// P(X > x) of the chi-squared with `df` degrees of freedom.
double chi_squared_upper(double x, double df);
double chi_squared_quantile(double probability, double df);
/// The x with P(X > x) = `tail`: exact in the far tail, where 1 - tail would round.
double chi_squared_upper_quantile(double tail, double df);
double beta_quantile(double probability, double a, double b);
double beta_upper_quantile(double tail, double a, double b);
/// P(K <= k) of `n` throws of a fair coin.
double fair_coin_lower(double k, double n);

}  // namespace caseload::stats
