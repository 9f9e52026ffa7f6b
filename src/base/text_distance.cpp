// SPDX-License-Identifier: MIT
#include <algorithm>

#include "caseload/text.hpp"

namespace caseload {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    // Three rows of the usual table: a transposition looks two rows back.
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

namespace {

std::size_t gap(std::size_t a, std::size_t b) {
    return a > b ? a - b : b - a;
}

/// How far a suggestion may be: one slip in three letters. Two letters or fewer say too little.
std::size_t reach(std::size_t length) {
    return length < 3 ? 0 : length / 3;
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string wanted = fold(word);
    const std::string* best = nullptr;
    std::size_t best_distance = reach(wanted.size()) + 1;
    const std::string* longer = nullptr;  // what the word begins, for want of anything nearer
    for (const std::string& candidate : candidates) {
        const std::string folded = fold(candidate);
        if (longer == nullptr && wanted.size() >= 3 && folded.starts_with(wanted)) longer = &candidate;
        if (gap(folded.size(), wanted.size()) >= best_distance) continue;
        const std::size_t distance = edit_distance(wanted, folded);
        if (distance >= best_distance) continue;
        best_distance = distance;
        best = &candidate;
    }
    if (best == nullptr) best = longer;
    return best == nullptr ? std::string() : *best;
}

}  // namespace caseload
