// SPDX-License-Identifier: MIT
#include "read_instrument.hpp"

#include "shared_names.hpp"

namespace caseload {
using schema::Given;
using schema::Key;

void Reader::instrument(const toml::key& name, const toml::node& node) {
    const std::string where = "instrument." + std::string(name.str());
    const toml::table* table = table_of(node, where);
    if (!table) return;
    for (auto&& [key, value] : *table) remember(where, key);
    sections_.instruments.push_back(InstrumentReader(*this, name, *table).read());
}

void Reader::check_names(const toml::table& table) {
    each_shared_name(sections_.instruments, &Instrument::id, [&](const Instrument& one, const std::string& text, const Instrument& other) {
        problem(start(*table[one.id]["also"].node()), "instrument." + one.id + ".also '" + text + "' also means '" + other.id + "'", "it would be read as either: leave it out of one");
    });
}

InstrumentReader::InstrumentReader(Reader& reader, const toml::key& name, const toml::table& table)
    : reader_(reader), table_(table), start_(start(name)), where_("instrument." + std::string(name.str())) {
    out_.id = name.str();
    out_.origin = reader_.origin_of(start_);
}

Instrument InstrumentReader::read() {
    static const auto keys = schema::section("instrument.ID");
    reader_.section(table_, keys, where_, &out_,
                    [&](const Key& key, const toml::node& node) { part(key, node); });
    if (out_.label.empty()) out_.label = out_.id;
    common_.label = out_.label;
    if (scoring_is_known()) {
        scales();
        complete();
    }
    return std::move(out_);
}

void InstrumentReader::part(const Key& key, const toml::node& node) {
    static const auto of_scale = schema::section("instrument.ID.scales.NAME");
    const std::string_view name = key.name();
    Given given;
    if (name == "answers") {
        if (!(has_answers_ = pair(key, node, given))) return;
        out_.item_min = given.wholes[0];
        out_.item_max = given.wholes[1];
    } else if (name == "range") {
        if (!(has_range_ = pair(key, node, given))) return;
        out_.score_min = given.wholes[0];
        out_.score_max = given.wholes[1];
    } else if (name == "bands") {
        bands(node, where_, common_.bands);
    } else if (name == "cuts") {
        cuts(key, node);
    } else if (name != "scales") {
        reader_.put(*schema::find(of_scale, name), node, where_, &common_);
    }
}

bool InstrumentReader::pair(const Key& key, const toml::node& node, Given& given) {
    if (!reader_.give(key, node, where_, given)) return false;
    if (given.wholes.size() == 2 && given.wholes[0] < given.wholes[1]) return true;
    problem(key.name(), std::string(key.name()) + " must be [lowest, highest]");
    return false;
}

void InstrumentReader::bands(const toml::node& node, const std::string& where, std::vector<Band>& into) {
    constexpr Key from = schema::of_type(schema::Type::score, -1e6, 1e6);
    const auto shape = [&](const toml::node& at) {
        reader_.problem(
            start(at),
            where + ".bands must be a list of [from, name], such as [[0, \"low\"], [5, \"high\"]]");
    };
    into.clear();
    if (!node.is_array()) return shape(node);
    for (const auto& item : *node.as_array()) {
        const toml::array* both = item.as_array();
        if (!both || both->size() != 2 || !(*both)[1].is_string()) return shape(item);
        Band band;
        if (!reader_.give_score(from, (*both)[0], where + ".bands", band.from)) continue;
        band.label = (*both)[1].as_string()->get();
        if (!into.empty() && into.back().from >= band.from)
            reader_.problem(start(item), where + ".bands must rise: '" + band.label +
                                             "' does not start above '" + into.back().label + "'");
        into.push_back(std::move(band));
    }
}

void InstrumentReader::cuts(const Key& key, const toml::node& node) {
    const toml::table* table = reader_.table_of(node, where_ + ".cuts");
    if (!table) return;
    for (auto&& [name, value] : *table) {
        const Key set = schema::of_type(schema::Type::scores, key.low, key.high);
        Given given;
        if (!reader_.give(set, value, where_ + ".cuts." + std::string(name.str()), given)) continue;
        const auto& cut = given.wholes;
        if (cut.size() != 3 || cut[0] >= cut[1] || cut[1] >= cut[2])
            reader_.problem(start(value),
                            where_ + ".cuts '" + std::string(name.str()) +
                                "' must be three rising scores: the lowest of level 2, 3 and 4");
        out_.cuts.emplace(name.str(), cut);
    }
}

void InstrumentReader::scales() {
    const toml::node* node = table_.get("scales");
    if (!node) {
        if (out_.scoring == Scoring::per_item)
            problem("scoring", "scoring per_item needs scales, one for each item");
        out_.scales.push_back(common_);
    } else if (out_.scoring != Scoring::per_item) {
        problem("scales", "scales are for scoring = \"per_item\" only");
    } else if (const toml::array* list = node->as_array()) {
        for (const auto& item : *list) scale(item);
        if (static_cast<int>(list->size()) != out_.items)
            problem("scales", "scales has " + std::to_string(list->size()) + " entries for " +
                                  std::to_string(out_.items) + " items");
    } else {
        problem("scales", "scales must be a list of tables, not " + std::string(kind_of(*node)));
    }
}

void InstrumentReader::scale(const toml::node& node) {
    static const auto keys = schema::section("instrument.ID.scales.NAME");
    const std::string where = where_ + ".scales";
    const toml::table* table = reader_.table_of(node, where);
    if (!table) return;
    Scale out = common_;
    out.label.clear();
    reader_.section(*table, keys, where, &out,
                    [&](const Key& key, const toml::node& given) {
                        if (key.name() == "bands") return bands(given, where, out.bands);
                        Given both;
                        if (!pair(key, given, both)) return;
                        out.score_min = both.wholes[0] * 100;
                        out.score_max = both.wholes[1] * 100;
                    });
    if (out.name.empty()) reader_.problem(start(node), "an entry of " + where + " has no name");
    if (out.label.empty()) out.label = out.name;
    if (out_.scale(out.name))
        reader_.problem(start(node), "scale '" + out.name + "' stands twice in " + where);
    out_.scales.push_back(std::move(out));
}

/// With a scoring that does not exist, what else is missing can not be told.
bool InstrumentReader::scoring_is_known() const {
    const toml::node* node = table_.get("scoring");
    if (!node || !node->is_string()) return !node;
    const auto known = schema::choices(*schema::find(schema::section("instrument.ID"), "scoring"));
    return std::find(known.begin(), known.end(), node->as_string()->get()) != known.end();
}

toml::source_position InstrumentReader::at(std::string_view key) const {
    const auto found = table_.find(key);
    return found == table_.end() ? start_ : start(found->first);
}

void InstrumentReader::problem(std::string_view key, const std::string& what, const std::string& hint) {
    reader_.problem(at(key), where_ + ": " + what, hint);
}

}  // namespace caseload
