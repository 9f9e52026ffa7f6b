// SPDX-License-Identifier: MIT
// Figures over any number of people in the room that their different scores take: a score is a whole number of steps, so
// that sums are exact, a tie is a tie, and the order in which people come changes nothing.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "caseload/stats.hpp"

namespace caseload::stats {

/// How often each value came. Values are whole steps; `unit` is what one step is worth, in points.
class Histogram {
  public:
    explicit Histogram(double unit = 1) : unit_(unit) {}
    void add(std::int64_t steps, std::int64_t times = 1);

    std::int64_t n() const { return n_; }
    bool empty() const { return n_ == 0; }
    double unit() const { return unit_; }
    /// In points. Nothing for no values.
    std::optional<double> mean() const;
    /// Sample standard deviation (n - 1), in points. Nothing for fewer than two values; exactly 0 when all are equal.
    std::optional<double> sd() const;
    /// Type 7 quantile (R's default), in points. Nothing for no values.
    std::optional<double> quantile(double probability) const;
    /// (steps, how often), rising.
    std::vector<std::pair<std::int64_t, std::int64_t>> sorted() const;

  private:
    struct Slot {
        std::int64_t steps, times;
    };
    Slot& slot(std::int64_t steps);
    void grow();

    double unit_;
    std::int64_t n_ = 0, sum_ = 0;
    std::size_t used_ = 0;
    std::vector<Slot> slots_;  ///< open addressing; times 0 is an empty slot
};

/// The paired t test and Wilcoxon's signed-rank test of changes kept so.
Paired paired(const Histogram& changes, double confidence = 0.95);
SignedRank signed_rank(const Histogram& changes);

}  // namespace caseload::stats
