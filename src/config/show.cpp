// SPDX-License-Identifier: MIT
// `config show`: every setting that is in force.
#include <algorithm>

#include "slot.hpp"

namespace caseload {
namespace {

class Listing {
  public:
    Listing(const Config& config, bool with_origin) : config_(config), with_origin_(with_origin) {
        table_.name = "config";
        table_.columns = {{.name = "key", .title = "KEY", .type = CellType::code},
                          {.name = "value", .title = "VALUE", .flexible = true}};
        if (with_origin) table_.columns.push_back({.name = "origin", .title = "ORIGIN"});
    }
    Table take();

  private:
    void settings();
    void words(const Vocabulary& vocabulary);
    void instrument(const Instrument& instrument);
    void scale(const Scale& scale, const std::string& where);
    void profile(const Profile& profile);
    void screen(const Screen& screen);
    /// Every key of the section that has a value.
    void object(std::string_view section, const std::string& where, const void* object);
    void row(const std::string& key, std::string value, Origin origin = {});
    Origin origin_of(std::string key) const;

    const Config& config_;
    bool with_origin_;
    Table table_;
};

Table Listing::take() {
    settings();
    for (const auto& factor : config_.factors()) object("priority.FACTOR", "priority." + factor.name, &factor);
    for (const auto& [word, plain] : config_.jargon()) row("jargon." + word, plain);
    config_.read_all();
    for (const auto& [name, vocabulary] : config_.vocabularies())
        if (vocabulary.section.empty()) words(vocabulary);
    for (const auto& one : config_.programmes()) object("programme.NAME", "programme." + one.key, &one);
    for (const auto& one : config_.instruments()) instrument(one);
    for (const auto& practice : config_.practices())
        object("practice.KEY", "practice." + practice.key, &practice);
    for (const auto& one : config_.profiles()) profile(one);
    for (const auto& rule : config_.suitability()) object("suitability.RULE", "suitability." + rule.name, &rule);
    for (const auto& one : config_.screens()) screen(one);
    object("population", "population", &config_.population());
    for (const auto& one : config_.population().groups) row("population." + one.dimension + "." + one.group, std::to_string(one.people), one.origin);
    for (const auto& one : config_.surveys()) object("experience.ID", "experience." + one.key, &one);
    for (const auto& one : config_.codings()) object("coding.RULE", "coding." + one.name, &one);
    return std::move(table_);
}

void Listing::settings() {
    for (const auto& key : schema::all()) {
        if (std::count(key.pattern.begin(), key.pattern.end(), '.') > 1) break;  // settings stand first
        row(std::string(key.pattern), key.slot.show(&config_.settings, key));
    }
}

void Listing::words(const Vocabulary& vocabulary) {
    for (const auto& word : vocabulary.words) {
        const std::string where = "vocabulary." + vocabulary.name + "." + word.key;
        row(where, word.label, word.origin);
        if (!word.also.empty()) row(where + ".also", join(word.also, ", "), word.origin);
        if (!word.counts_as.empty()) row(where + ".counts_as", word.counts_as, word.origin);
        if (!word.provider.empty()) row(where + ".provider", word.provider, word.origin);
        if (word.sessions > 0) row(where + ".sessions", std::to_string(word.sessions), word.origin);
        if (word.within_days >= 0) row(where + ".within_days", std::to_string(word.within_days), word.origin);
        if (!word.code.empty()) row(where + ".code", word.code, word.origin);
        if (word.retired) row(where + ".retired", "true", word.origin);
    }
}

void Listing::instrument(const Instrument& one) {
    const std::string where = "instrument." + one.id;
    const auto score = [&](std::int64_t hundredths) { return format_hundredths(hundredths, one.decimals); };
    object("instrument.ID", where, &one);
    if (one.items)
        row(where + ".answers", std::to_string(one.item_min) + ", " + std::to_string(one.item_max));
    row(where + ".range", score(one.score_min) + ", " + score(one.score_max));
    for (const auto& [set, cut] : one.cuts) row(where + ".cuts." + set, schema::shown(cut, {}));
    for (const auto& each : one.scales)
        scale(each, each.name.empty() ? where : where + ".scales." + each.name);
}

void Listing::scale(const Scale& scale, const std::string& where) {
    for (const auto& key : schema::section("instrument.ID.scales.NAME")) {
        const auto name = key.name();
        if (name == "name" || (name == "label" && scale.name.empty()) ||
            (name == "case_at" && scale.case_at == -1) || (name == "population_mean" && scale.population_mean == -1) || !key.slot.show ||
            (name == "reliable" && scale.reliable == 0) || (name == "sd" && scale.sd == 0) || (name == "reliability" && scale.reliability == 0))
            continue;
        if (std::string value = key.slot.show(&scale, key); !value.empty())
            row(where + "." + std::string(name), std::move(value));
    }
}

void Listing::profile(const Profile& one) {
    const std::string where = "import." + one.name;
    object("import.PROFILE", where, &one);
    for (const auto& rule : one.columns) row(where + ".columns." + rule.field, rule.column, rule.origin);
    for (const auto& [field, value] : one.constants) row(where + ".constants." + field, value);
    for (const auto& [field, words] : one.words)
        for (const auto& [theirs, ours] : words) row(where + ".words." + field + "." + theirs, ours);
    for (const auto& [column, values] : one.only) row(where + ".only." + column, join(values, ", "));
}

void Listing::screen(const Screen& one) {
    const std::string where = "screen." + one.name;
    object("screen.NAME", where, &one);
    for (const auto& rule : one.columns) row(where + ".columns." + rule.field, rule.column, rule.origin);
    for (const auto& rule : one.rules) object("screen.NAME.rules.RULE", where + ".rules." + rule.name, &rule);
}

void Listing::object(std::string_view section, const std::string& where, const void* object) {
    for (const auto& key : schema::section(section)) {
        if (!key.slot.show) continue;
        if (std::string value = key.slot.show(object, key); !value.empty())
            row(where + "." + std::string(key.name()), std::move(value));
    }
}

/// The line that sets the key, or the nearest thing it stands in: a list of scales, a table of cuts.
Origin Listing::origin_of(std::string key) const {
    while (key.find('.') != key.npos) {
        for (const auto& set : config_.set())
            if (set.key == key) return set.origin;
        key.erase(key.rfind('.'));
    }
    return {};
}

void Listing::row(const std::string& key, std::string value, Origin origin) {
    auto& cells = table_.rows.emplace_back(std::vector<Value>{key, std::move(value)});
    if (with_origin_) cells.emplace_back(config_.place(origin.line ? origin : origin_of(key)));
}

}  // namespace

Table config_table(const Config& config, bool with_origin) {
    return Listing(config, with_origin).take();
}

}  // namespace caseload
