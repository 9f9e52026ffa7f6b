// SPDX-License-Identifier: MIT
#include <cmath>
#include <numbers>

#include "caseload/stats.hpp"
#include "domain.hpp"

namespace caseload::stats {

std::optional<double> gas_t_score(std::span<const Attainment> goals, double rho) {
    require(rho >= 0 && rho <= 1, "a rho outside 0 to 1");
    double weighted = 0;
    double sum = 0;
    double squares = 0;
    for (const Attainment& goal : goals) {
        require(goal.weight >= 0, "a negative weight");
        weighted += goal.weight * goal.rating;
        sum += goal.weight;
        squares += goal.weight * goal.weight;
    }
    if (sum == 0) return std::nullopt;
    return 50 + 10 * weighted / std::sqrt((1 - rho) * squares + rho * sum * sum);
}

ReliableChange reliable_change(double pre, double post, double sd, double reliability) {
    require(sd > 0, "a standard deviation of 0 or less");
    require(reliability >= 0 && reliability < 1, "a reliability outside 0 to 1");
    const double s_diff = sd * std::numbers::sqrt2 * std::sqrt(1 - reliability);
    const double index = (post - pre) / s_diff;
    return {s_diff, index, std::fabs(index) > 1.96};
}

double expected_drift(double population_mean, double start_mean, double reliability) {
    require(reliability >= 0 && reliability <= 1, "a reliability outside 0 to 1");
    return (population_mean - start_mean) * (1 - reliability);
}

double criterion_c(double mean_cases, double sd_cases, double mean_general, double sd_general) {
    require(sd_cases > 0 && sd_general > 0, "a standard deviation of 0 or less");
    return (sd_general * mean_cases + sd_cases * mean_general) / (sd_cases + sd_general);
}

}  // namespace caseload::stats
