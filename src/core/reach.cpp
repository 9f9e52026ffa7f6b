// SPDX-License-Identifier: MIT
#include "reach.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/text.hpp"
#include "words.hpp"

namespace caseload::reach {
namespace {

constexpr auto not_known = "not known";

/// One dimension while it is counted.
class Counter {
  public:
    Counter(const Config& config, std::string key, std::string title, bool parts = true) {
        of_.key = std::move(key), of_.title = std::move(title), of_.parts = parts;
        for (const auto& one : config.population().groups)
            if (one.dimension == of_.key) of_.groups.push_back({shown(config, one.group), {}, one.people, true});
        given_ = of_.groups.size();
    }
    bool has_population() const { return given_ > 0; }
    bool gives(const std::string& name) const {
        return std::ranges::any_of(of_.groups, [&](const Group& group) { return group.population >= 0 && fold(group.name) == fold(name); });
    }
    void add(const std::string& name, bool known, const Counts& counts) {
        auto found = std::ranges::find_if(of_.groups, [&](const Group& group) { return fold(group.name) == fold(name); });
        if (found == of_.groups.end()) found = of_.groups.insert(found, {name, {}, -1, known});
        for (std::size_t i = 0; i < stages; ++i) found->counts[i] += counts[i];
    }
    // Groups of nobody's population by name, what is not known last, and always there.
    Dimension done(const std::string& unknown, bool known) && {
        add(unknown, known, {});
        std::sort(of_.groups.begin() + static_cast<std::ptrdiff_t>(given_), of_.groups.end(),
                  [](const Group& a, const Group& b) { return std::pair(!a.known, a.name) < std::pair(!b.known, b.name); });
        return std::move(of_);
    }

  private:
    // A word of ours as its label, a fifth in words.
    std::string shown(const Config& config, const std::string& group) const {
        if (of_.key == "deprivation") return group == "1" ? "1 (most deprived)" : group == "5" ? "5 (least deprived)" : group;
        const Word* word = of_.key == "gender" ? config.word("gender", group) : nullptr;
        return word ? word->label : group;
    }
    Dimension of_;
    std::size_t given_ = 0;
};

// "18-39" holds 18 to 39, "65+" 65 and over.
bool in_band(const std::string& band, std::int64_t age) {
    const auto dash = band.find('-');
    if (dash == std::string::npos) return age >= parse_integer(band.substr(0, band.find('+'))).value_or(1000);
    return age >= parse_integer(band.substr(0, dash)).value_or(1000) && age <= parse_integer(band.substr(dash + 1)).value_or(-1);
}

// The bands of the population; ours where it gives none.
std::vector<std::string> bands_of(const Config& config) {
    std::vector<std::string> bands;
    for (const auto& one : config.population().groups)
        if (one.dimension == "age") bands.push_back(one.group);
    return bands.empty() ? std::vector<std::string>{"0-17", "18-39", "40-64", "65+"} : bands;
}

struct Counters {
    explicit Counters(const Config& config)
        : bands(bands_of(config)), age(config, "age", "By age"), gender(config, "gender", "By gender"), ethnicity(config, "ethnicity", "By ethnic group"),
          deprivation(config, "deprivation", "By deprivation, fifths"), language(config, "language", "By language"), practice(config, "practice", "By practice"),
          barrier(config, "barrier", "By barrier; a person may have several", false) {}
    std::vector<std::string> bands;
    Counter age, gender, ethnicity, deprivation, language, practice, barrier;
};

Counts counts_from(const Row& row, std::size_t first) {
    Counts counts{1};
    for (std::size_t i = accepted; i < stages; ++i) counts[i] = whole_of(row[first + i - 1]);
    return counts;
}

void add_age(Counters& all, const Row& row, const Counts& counts) {
    if (!is_known(row[1])) return all.age.add(not_known, false, counts);
    const auto band = std::ranges::find_if(all.bands, [&](const std::string& one) { return in_band(one, whole_of(row[1])); });
    all.age.add(band == all.bands.end() ? "another age" : *band, true, counts);
}

void add_ethnicity(const Desk& desk, Counters& all, const Row& row, const Counts& counts) {
    const Word* word = desk.config().word("ethnicity", text_of(row[3]));
    const std::string group = !word ? std::string(not_known) : word->counts_as.empty() ? word->label : word->counts_as;
    all.ethnicity.add(group, !group.starts_with("not "), counts);
}

void add_deprivation(Counters& all, const Row& row, std::int64_t newest, const Counts& counts) {
    if (!is_known(row[4])) return all.deprivation.add(not_known, false, counts);
    if (whole_of(row[5]) != newest) return all.deprivation.add("of an older edition", false, counts);
    const auto fifth = (whole_of(row[4]) + 1) / 2;
    all.deprivation.add(fmt::format("{}{}", fifth, fifth == 1 ? " (most deprived)" : fifth == 5 ? " (least deprived)" : ""), true, counts);
}

void add_language(Counters& all, const Row& row, const Counts& counts) {
    const std::string language = trim(text_of(row[6]));
    if (language.empty()) return all.language.add("no interpreter noted", true, counts);
    all.language.add(all.language.gives(language) ? language : all.language.has_population() ? "another language" : "interpreter needed", true, counts);
}

}  // namespace

std::vector<Dimension> count(const Desk& desk, const Parameters& parameters) {
    Counters all(desk.config());
    std::int64_t newest = 0;
    desk.store().each("reports/reach#people", parameters, [&](const Row& row) { newest = std::max(newest, whole_of(row[5])); });
    desk.store().each("reports/reach#people", parameters, [&](const Row& row) {
        const Counts counts = counts_from(row, 8);
        add_age(all, row, counts);
        all.gender.add(is_known(row[2]) ? label_of(desk, "gender", text_of(row[2])) : not_known, is_known(row[2]) && text_of(row[2]) != "not-stated", counts);
        add_ethnicity(desk, all, row, counts);
        add_deprivation(all, row, newest, counts);
        add_language(all, row, counts);
        all.practice.add(is_known(row[7]) ? text_of(row[7]) : not_known, is_known(row[7]), counts);
    });
    desk.store().each("reports/reach#barriers", parameters, [&](const Row& row) {
        all.barrier.add(is_known(row[1]) ? label_of(desk, "barrier", text_of(row[1])) : "none noted", true, counts_from(row, 2));
    });
    std::vector<Dimension> dimensions;
    for (auto* one : {&all.age, &all.gender, &all.ethnicity, &all.deprivation}) dimensions.push_back(std::move(*one).done(not_known, false));
    dimensions.push_back(std::move(all.language).done("no interpreter noted", true));
    dimensions.push_back(std::move(all.practice).done(not_known, false));
    dimensions.push_back(std::move(all.barrier).done("none noted", true));
    return dimensions;
}

void check_population(const Config& config, Problems& problems) {
    for (const auto& one : config.population().groups) {
        std::vector<std::string> known;
        if (one.dimension == "gender") known = config.vocabulary("gender")->keys(true);
        if (one.dimension == "ethnicity")
            for (const auto& word : config.vocabulary("ethnicity")->words)
                if (const auto& group = word.counts_as.empty() ? word.label : word.counts_as; std::ranges::find(known, group) == known.end()) known.push_back(group);
        if (known.empty() || std::ranges::find(known, one.group) != known.end()) continue;
        const auto near = nearest(one.group, known);
        problems.add({.what = fmt::format("population.{}.{} is no group that people can stand in", one.dimension, one.group), .where = config.place(one.origin),
                      .hint = near.empty() ? "there are " + join(known, ", ") : fmt::format("did you mean '{}'?", near)});
    }
}

}  // namespace caseload::reach
