// SPDX-License-Identifier: MIT
// Who lives in the network, by group: what reach is held against.
#include <array>

#include "caseload/text.hpp"
#include "reader.hpp"

namespace caseload {
namespace {

constexpr std::array<std::string_view, 6> dimensions = {"age", "gender", "ethnicity", "deprivation", "language", "practice"};

bool is_age(std::string_view text) {
    if (text.empty() || text.size() > 3) return false;
    return text.find_first_not_of("0123456789") == text.npos;
}

// What is wrong with a group of a dimension, or empty.
std::string fault_of_group(std::string_view dimension, const std::string& group) {
    if (dimension == "deprivation" && (group.size() != 1 || group[0] < '1' || group[0] > '5')) return "is no fifth: 1 (most deprived) to 5";
    if (dimension != "age") return {};
    if (group.ends_with('+') && is_age(group.substr(0, group.size() - 1))) return {};
    const auto dash = group.find('-');
    const bool band = dash != group.npos && is_age(group.substr(0, dash)) && is_age(group.substr(dash + 1));
    if (!band) return "is no band of ages: \"18-39\" or \"65+\"";
    return parse_integer(group.substr(0, dash)) > parse_integer(group.substr(dash + 1)) ? "ends before it begins" : "";
}

}  // namespace

void Reader::population(const toml::table& table) {
    static const auto keys = schema::section("population");
    Population& out = sections_.population;
    for (auto&& [name, node] : table) {
        remember("population", name);
        if (std::find(dimensions.begin(), dimensions.end(), name.str()) != dimensions.end()) {
            population_of(name, node);
            continue;
        }
        const schema::Key* key = schema::find(keys, name.str());
        if (key && key->slot.put) put(*key, node, "population", &out);
        else {
            std::vector<std::string> known{"source", "as_of"};
            for (const auto one : dimensions) known.emplace_back(one);
            unknown(name, known, "population");
        }
    }
}

void Reader::population_of(const toml::key& name, const toml::node& node) {
    static constexpr schema::Key people{{}, schema::Type::whole, 0, 1e8, {}, {}, {}, {}};
    const std::string dimension(name.str()), where = "population." + dimension;
    const toml::table* table = table_of(node, where);
    if (!table) return;
    for (auto&& [key, value] : *table) {
        Population::Group group{dimension, std::string(key.str()), 0, origin_of(start(key))};
        schema::Given given;
        if (!give(people, value, where + "." + group.group, given)) continue;
        if (const auto fault = fault_of_group(dimension, group.group); !fault.empty()) {
            problem(start(key), where + " '" + group.group + "' " + fault);
            continue;
        }
        group.people = given.whole;
        sections_.population.groups.push_back(std::move(group));
    }
}

}  // namespace caseload
