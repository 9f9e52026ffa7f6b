// SPDX-License-Identifier: MIT
#include "reader.hpp"

#include <algorithm>
#include <iterator>

#include "caseload/text.hpp"

namespace caseload {
namespace {

bool earlier(const toml::source_position& a, const toml::source_position& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
}

constexpr const char* section_names[] = {"database",   "coach",    "dates",    "today",    "concern",
                                           "targets",    "report",   "priority", "vocabulary",
                                           "instrument", "practice", "import",   "suitability", "screen",
                                           "programme",  "session",  "did_not_attend", "week", "jargon", "coding", "experience", "population"};

}  // namespace

void Reader::problem(toml::source_position at, std::string what, std::string hint) {
    problems_.push_back({at, {.what = std::move(what), .where = place(at), .hint = std::move(hint)}});
}

void Reader::warning(toml::source_position at, std::string what) {
    warnings_.push_back({at, {.what = std::move(what), .where = place(at)}});
}

std::string Reader::place(toml::source_position at) const {
    return file_ + ":" + std::to_string(lines_before_ + static_cast<int>(at.line)) + ":" + std::to_string(at.column);
}

void Reader::finish() {
    const auto by_place = [](const Found& a, const Found& b) { return earlier(a.at, b.at); };
    std::stable_sort(problems_.begin(), problems_.end(), by_place);
    std::stable_sort(warnings_.begin(), warnings_.end(), by_place);
    if (!problems_.empty()) {
        std::vector<Problem> all;
        for (auto& found : problems_) all.push_back(std::move(found.problem));
        throw Error(Kind::setup, std::move(all));
    }
    for (const auto& found : warnings_)
        sections_.warnings.push_back(found.problem.where + ": " + found.problem.what);
}

void Reader::root(const toml::table& file) {
    for (auto&& [name, node] : file) {
        const std::string section(name.str());
        if (std::ranges::find(section_names, section) == std::end(section_names)) {
            unknown(name, {std::begin(section_names), std::end(section_names)}, "");
            continue;
        }
        const toml::table* table = table_of(node, section);
        if (!table) continue;
        read(section, *table);
    }
    file_order(sections_.factors);
    file_order(sections_.instruments);
    file_order(sections_.practices);
    file_order(sections_.programmes);
    file_order(sections_.profiles);
    file_order(sections_.suitability);
    file_order(sections_.screens);
    file_order(sections_.codings);
    file_order(sections_.surveys);
    file_order(sections_.population.groups);
}

void Reader::read(const std::string& section, const toml::table& table) {
    if (section == "priority") return priority(table);
    if (section == "vocabulary") return vocabularies(table);
    if (section == "instrument") return each(table, &Reader::instrument), check_names(table);
    if (section == "practice") return each(table, &Reader::practice);
    if (section == "suitability") return each(table, &Reader::suitable);
    if (section == "screen") return each(table, &Reader::screen);
    if (section == "jargon") return jargon(table);
    if (section == "programme") return each(table, &Reader::programme);
    if (section == "population") return population(table);
    if (section == "experience") return each(table, &Reader::survey);
    if (section == "coding") return each(table, &Reader::coding);
    if (section == "import") return each(table, &Reader::profile);
    settings(table, section);
}

void Reader::each(const toml::table& table, void (Reader::*read_one)(const toml::key&, const toml::node&)) {
    for (auto&& [name, node] : table) (this->*read_one)(name, node);
}

void Reader::settings(const toml::table& table, const std::string& name) {
    section(table, schema::section(name), name, &settings_, [](const auto&, const auto&) {});
    for (auto&& [key, node] : table) remember(name, key);
}

void Reader::jargon(const toml::table& table) {
    constexpr auto plain = schema::of_type(schema::Type::text);
    for (auto&& [name, node] : table) {
        schema::Given given;
        if (!give(plain, node, "jargon." + std::string(name.str()), given)) continue;
        sections_.jargon.insert_or_assign(lower(name.str()), std::string(given.text));
        remember("jargon", name);
    }
}

void Reader::remember(const std::string& where, const toml::key& name) {
    sections_.set.push_back({where + "." + std::string(name.str()), origin_of(start(name))});
}

const toml::table* Reader::table_of(const toml::node& node, const std::string& where) {
    const toml::table* table = node.as_table();
    if (!table)
        problem(start(node), where + " must be a section or table, not " + std::string(kind_of(node)));
    return table;
}

void Reader::unknown(const toml::key& name, std::vector<std::string> known, const std::string& where) {
    const std::string key(name.str());
    const std::string near = nearest(key, known);
    problem(start(name),
            "unknown key '" + key + "' " + (where.empty() ? "at the top of the file" : "in [" + where + "]"),
            near.empty() ? "known: " + join(known, ", ") : "did you mean '" + near + "'?");
}

void Reader::unknown(const toml::key& name, std::span<const schema::Key> keys, const std::string& where) {
    std::vector<std::string> known;
    for (const auto& key : keys) known.emplace_back(key.name());
    unknown(name, std::move(known), where);
}

}  // namespace caseload
