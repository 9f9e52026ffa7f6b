// SPDX-License-Identifier: MIT
// What one line of an instrument says must fit what the others say.
#include "caseload/text.hpp"
#include "read_instrument.hpp"

namespace caseload {
namespace {

std::string score(std::int64_t hundredths) {
    return schema::plain_number(static_cast<double>(hundredths) / 100);
}

}  // namespace

void InstrumentReader::complete() {
    if (out_.scoring != Scoring::entered) check_items();
    if (!out_.items_needed) out_.items_needed = out_.items;
    if (out_.items_needed > out_.items)
        problem("needed", "needed " + std::to_string(out_.items_needed) + " is more than " +
                              count_of(out_.items, "item", "items"));
    if (out_.prorate && out_.scoring != Scoring::sum && out_.scoring != Scoring::table)
        problem("prorate", "prorate is for scoring = \"sum\" or \"table\" only");
    check_conversion();
    check_range();
    for (auto& scale : out_.scales) {
        if (scale.score_min == scale.score_max) scale.score_min = out_.score_min, scale.score_max = out_.score_max;
        check_scale(scale);
        check_reliable(scale);
    }
    check_parts();
    check_risk_items();
    check_cuts();
}

void InstrumentReader::check_items() {
    if (out_.items == 0) problem("items", "items is missing: the number of items");
    if (!has_answers_ && !table_.contains("answers"))
        problem("answers", "answers is missing: [lowest, highest] answer to an item");
    out_.raw_min = out_.items * out_.item_min;
}

/// The range follows from the items; only a typed score needs to be told.
void InstrumentReader::check_range() {
    if (out_.scoring == Scoring::entered) {
        if (!table_.contains("range")) problem("range", "range is missing: [lowest, highest] score");
        return;
    }
    if (has_range_) problem("range", "range is for scoring = \"entered\" only; it follows from the items");
    const int parts = out_.scoring == Scoring::per_item ? 1 : out_.items;
    out_.score_min = out_.item_min * parts * 100;
    out_.score_max = out_.item_max * parts * 100;
    if (out_.conversion.empty()) return;
    out_.score_min = out_.conversion.front();
    out_.score_max = out_.conversion.back();
}

void InstrumentReader::check_conversion() {
    const auto& scores = out_.conversion;
    if (out_.scoring != Scoring::table) {
        if (table_.contains("conversion"))
            problem("conversion", "conversion is for scoring = \"table\" only");
        return;
    }
    const auto sums = out_.items * (out_.item_max - out_.item_min) + 1;
    if (!table_.contains("conversion")) {
        problem("conversion",
                "conversion is missing: a score for each of " + std::to_string(sums) + " raw sums");
    } else if (!scores.empty() && out_.items > 0 && has_answers_ &&
               static_cast<std::int64_t>(scores.size()) != sums) {
        problem("conversion", "conversion has " + std::to_string(scores.size()) + " scores for " +
                                  std::to_string(sums) + " possible raw sums");
    }
    for (std::size_t i = 1; i < scores.size(); ++i)
        if (scores[i] <= scores[i - 1])
            problem("conversion",
                    "conversion must rise: " + score(scores[i]) + " follows " + score(scores[i - 1]));
}

void InstrumentReader::check_scale(const Scale& scale) {
    if (scale.score_min >= scale.score_max) return;  // told already
    for (const auto& band : scale.bands)
        if (band.from > scale.score_max)
            problem("bands", "band '" + band.label + "' starts at " + score(band.from) +
                                 ", above the highest score " + score(scale.score_max));
    if (scale.case_at != -1 && (scale.case_at < scale.score_min || scale.case_at > scale.score_max))
        problem("case_at", "case_at " + score(scale.case_at) + " is not a score from " +
                               score(scale.score_min) + " to " + score(scale.score_max));
}

/// What is noise is told in one way: a published number of points, or what it is worked out from. Reliability has a second
/// use, for the drift back to the population's mean.
void InstrumentReader::check_reliable(const Scale& scale) {
    if (scale.sd > 0 && scale.reliable > 0)
        problem("reliable", "reliable and sd with reliability say the same twice", "keep one of them");
    if (scale.sd > 0 && scale.reliability <= 0) problem("sd", "sd and reliability go together");
    if (scale.reliability > 0 && scale.sd <= 0 && scale.reliable <= 0 && scale.population_mean == -1)
        problem("reliability", "sd and reliability go together", "or reliability with population_mean, for the drift to expect");
    if (scale.population_mean != -1 && (scale.population_mean < scale.score_min || scale.population_mean > scale.score_max))
        problem("population_mean", "population_mean " + score(scale.population_mean) + " is not a score from " + score(scale.score_min) + " to " + score(scale.score_max));
}

void InstrumentReader::check_parts() {
    if (out_.profile > 0 && out_.scoring != Scoring::per_item)
        problem("profile", "profile is for scoring = \"per_item\" only");
    if (out_.profile > out_.items)
        problem("profile", "profile " + std::to_string(out_.profile) + " is more than " +
                               count_of(out_.items, "item", "items"));
    if (!out_.item_labels.empty() && static_cast<int>(out_.item_labels.size()) != out_.items)
        problem("item_labels", "item_labels has " + std::to_string(out_.item_labels.size()) + " entries for " +
                                   count_of(out_.items, "item", "items"));
}

void InstrumentReader::check_risk_items() {
    for (auto item = out_.risk_items.begin(); item != out_.risk_items.end(); ++item) {
        if (*item > out_.items)
            problem("risk_items", "risk item " + std::to_string(*item) + " is not one of " +
                                      count_of(out_.items, "item", "items"));
        if (std::find(out_.risk_items.begin(), item, *item) != item)
            problem("risk_items", "risk item " + std::to_string(*item) + " stands twice");
    }
}

void InstrumentReader::check_cuts() {
    for (const auto& [name, cut] : out_.cuts)
        if (out_.score_min < out_.score_max && !cut.empty() &&
            (cut.front() <= out_.score_min || cut.back() > out_.score_max))
            problem("cuts", "cuts '" + name + "' lie outside the scores from " + score(out_.score_min) +
                                " to " + score(out_.score_max));
    if (out_.cut_set.empty() || out_.cuts.count(out_.cut_set)) return;
    std::vector<std::string> names;
    for (const auto& [name, cut] : out_.cuts) names.push_back(name);
    problem("cut_set", "cut_set '" + out_.cut_set + "' is not one of its cuts",
            names.empty() ? "" : "known: " + join(names, ", "));
}

}  // namespace caseload
