// SPDX-License-Identifier: MIT
#include "caseload/histogram.hpp"

#include <algorithm>
#include <cmath>

#include "domain.hpp"

namespace caseload::stats {

Histogram::Slot& Histogram::slot(std::int64_t steps) {
    const std::size_t mask = slots_.size() - 1;
    auto place = static_cast<std::size_t>(static_cast<std::uint64_t>(steps) * 0x9E3779B97F4A7C15U >> 32) & mask;
    while (slots_[place].times != 0 && slots_[place].steps != steps) place = (place + 1) & mask;
    return slots_[place];
}

void Histogram::grow() {
    const auto kept = std::move(slots_);
    slots_.assign(std::max<std::size_t>(16, kept.size() * 2), Slot{0, 0});
    for (const auto& one : kept)
        if (one.times != 0) slot(one.steps) = one;
}

void Histogram::add(std::int64_t steps, std::int64_t times) {
    require(times >= 0, "a negative count");
    if (times == 0) return;
    if (used_ * 2 >= slots_.size()) grow();
    Slot& found = slot(steps);
    used_ += found.times == 0;
    found.steps = steps;
    found.times += times;
    n_ += times;
    sum_ += steps * times;
}

std::vector<std::pair<std::int64_t, std::int64_t>> Histogram::sorted() const {
    std::vector<std::pair<std::int64_t, std::int64_t>> all;
    for (const auto& one : slots_)
        if (one.times != 0) all.emplace_back(one.steps, one.times);
    std::ranges::sort(all);
    return all;
}

std::optional<double> Histogram::mean() const {
    if (n_ == 0) return std::nullopt;
    return static_cast<double>(sum_) * unit_ / static_cast<double>(n_) + 0.0;
}

std::optional<double> Histogram::sd() const {
    if (n_ < 2) return std::nullopt;
    const double centre = static_cast<double>(sum_) / static_cast<double>(n_);
    double squares = 0;
    const auto all = sorted();
    if (all.size() == 1) return 0.0;
    for (const auto& [steps, times] : all) {
        const double away = static_cast<double>(steps) - centre;
        squares += away * away * static_cast<double>(times);
    }
    return std::sqrt(squares / static_cast<double>(n_ - 1)) * unit_;
}

std::optional<double> Histogram::quantile(double probability) const {
    require(probability >= 0 && probability <= 1, "a probability outside 0 to 1");
    if (n_ == 0) return std::nullopt;
    const double place = probability * static_cast<double>(n_ - 1);
    const auto below = static_cast<std::int64_t>(place);
    const auto above = std::min(below + 1, n_ - 1);
    double low = 0, high = 0;
    std::int64_t passed = 0;
    for (const auto& [steps, times] : sorted()) {
        if (passed <= below && below < passed + times) low = static_cast<double>(steps);
        if (passed <= above && above < passed + times) high = static_cast<double>(steps);
        passed += times;
    }
    return (low + (place - static_cast<double>(below)) * (high - low)) * unit_ + 0.0;
}

}  // namespace caseload::stats
