// SPDX-License-Identifier: MIT
// One pass over the summaries of measures (reports/ends), a person at a time: sorting them in SQL took five times as long.
#include "before_after.hpp"

#include <cmath>
#include <optional>

#include "caseload/stats.hpp"

namespace caseload {
namespace {

// What one result of an instrument says of one person, hundredths. Ratings of several goals are parts of one mean: of
// those goals with a second score where there are any, else of all.
struct Person {
    std::int64_t first = 0, latest = 0, parts = 0;
    bool apart = false;  ///< the latest score is of a later day than the first

    void add(std::int64_t first_score, std::int64_t latest_score, bool on_later_day) {
        if (apart && !on_later_day) return;
        if (on_later_day && !apart) *this = {.apart = true};
        first += first_score;
        latest += latest_score;
        ++parts;
    }
    double mean_of(std::int64_t sum) const { return static_cast<double>(sum) / static_cast<double>(parts) / 100; }
};

// Everybody's, of one result of an instrument.
class Result {
  public:
    std::string instrument, scale;
    std::int64_t sign = 1, threshold = 0;
    Person person;  ///< the one who is being read

    bool is(const std::string& id, const std::string& name) const { return instrument == id && scale == name; }

    // The last row of a person was read.
    void settle() {
        if (person.parts == 0) return;
        if (!person.apart) single_.push_back(person.mean_of(person.first));
        else {
            start_.push_back(person.mean_of(person.first));
            latest_.push_back(person.mean_of(person.latest));
            change_.push_back(person.mean_of(person.latest - person.first));
            const auto moved = (person.latest - person.first) * sign, enough = threshold * person.parts;
            worthwhile_ += enough > 0 && moved >= enough;
            worse_ += enough > 0 && moved <= -enough;
        }
        person = {};
    }

    bool empty() const { return change_.empty() && single_.empty(); }

    // In the order of the columns of reports/impact#measures.
    Row row(const std::string& label, std::int64_t enrolled, double confidence) const {
        const auto n = std::ssize(change_), once = std::ssize(single_);
        const auto change = stats::paired(change_, confidence);
        const auto counted = [&](std::int64_t count) { return threshold > 0 ? Value{count} : Value{}; };
        const auto low = change.interval ? std::optional(change.interval->low) : std::nullopt;
        const auto high = change.interval ? std::optional(change.interval->high) : std::nullopt;
        return {label, instrument, scale, std::string(sign > 0 ? "higher" : "lower"), enrolled, n, mean(start_), mean(latest_),
                n > 0 ? rounded(change.mean) : Value{}, rounded(low), rounded(high), rounded(change.sd),
                threshold > 0 ? Value{static_cast<double>(threshold) / 100} : Value{}, counted(worthwhile_), counted(worse_), once,
                mean(single_), enrolled - n - once,
                n > 0 ? rounded(change.mean * static_cast<double>(n) / static_cast<double>(enrolled)) : Value{}};
    }

  private:
    static Value rounded(std::optional<double> figure) { return figure ? Value{std::round(*figure * 1e6) / 1e6} : Value{}; }
    static Value mean(const std::vector<double>& values) { return values.empty() ? Value{} : rounded(stats::mean(values)); }

    std::vector<double> start_, latest_, change_, single_;  ///< points
    std::int64_t worthwhile_ = 0, worse_ = 0;
};

std::vector<Result> results_of(const Config& config) {
    std::vector<Result> results;
    for (const auto& instrument : config.instruments())
        for (const auto& scale : instrument.scales) {
            Result& result = results.emplace_back();
            result.instrument = instrument.id;
            result.scale = scale.name;
            result.sign = scale.higher_is_better ? 1 : -1;
            result.threshold = scale.worthwhile;
        }
    return results;
}

void read(const Desk& desk, const Parameters& parameters, std::vector<Result>& results) {
    std::int64_t person = 0;
    const auto settle = [&] {
        for (auto& result : results) result.settle();
    };
    desk.store().each("reports/ends#scores", parameters, [&](const Row& row) {
        if (const auto next = whole_of(row[0]); next != person) settle(), person = next;
        const auto &id = std::get<std::string>(row[1]), &scale = std::get<std::string>(row[2]);
        for (auto& result : results)
            if (result.is(id, scale)) return result.person.add(whole_of(row[3]), whole_of(row[4]), whole_of(row[5]) != 0);
    });
    settle();
}

}  // namespace

Table measures_of(const Desk& desk, const Parameters& parameters) {
    Table table = desk.store().heading("reports/impact#measures");
    auto results = results_of(desk.config());
    read(desk, parameters, results);
    const auto enrolled = whole_of(desk.store().rows("reports/ends#enrolled", parameters).at(0)[0]);
    auto result = results.begin();
    for (const auto& instrument : desk.config().instruments())
        for (const auto& scale : instrument.scales) {
            const std::string& label = scale.label.empty() ? instrument.label : scale.label;
            if (!result->empty()) table.rows.push_back(result->row(label, enrolled, desk.config().settings.confidence));
            ++result;
        }
    return table;
}

}  // namespace caseload
