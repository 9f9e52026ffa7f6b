// SPDX-License-Identifier: MIT
// `config explain KEY`, and the names of all keys.
#include <algorithm>

#include "caseload/text.hpp"
#include "schema.hpp"

namespace caseload {
namespace {

bool is_own_name(std::string_view segment) {
    return segment[0] >= 'A' && segment[0] <= 'Z';
}

/// A last name of one's own may hold dots: instrument.activation.cuts.72.5.
bool fits(std::string_view pattern, std::string_view key, bool with_dots) {
    const auto want = split(pattern, '.');
    const auto have = split(key, '.');
    const bool longer = with_dots && have.size() > want.size() && is_own_name(want.back());
    if (have.size() != want.size() && !longer) return false;
    for (std::size_t i = 0; i < want.size(); ++i)
        if (!is_own_name(want[i]) && want[i] != have[i]) return false;
    return true;
}

const schema::Key* schema_key(std::string_view key) {
    for (const bool with_dots : {false, true})
        for (const auto& line : schema::all())
            if (fits(line.pattern, key, with_dots)) return &line;
    return nullptr;
}

/// The rows of `config show` under a section: "today", "vocabulary.mode".
Table under(const Table& all, std::string_view section) {
    Table out;
    out.name = "keys";
    out.columns = all.columns;
    const std::string prefix = std::string(section) + ".";
    std::copy_if(all.rows.begin(), all.rows.end(), std::back_inserter(out.rows),
                 [&](const auto& row) { return text_of(row[0]).starts_with(prefix); });
    return out;
}

Table described(const schema::Key& line, std::string_view key, const Table& all) {
    Table out;
    out.name = "key";
    out.layout = Layout::record;
    std::vector<Value> cells;
    const auto add = [&](const char* name, std::string value, Audience audience = Audience::both) {
        out.columns.push_back({.name = name, .title = name, .audience = audience, .flexible = true});
        cells.emplace_back(std::move(value));
    };
    const auto row =
        std::find_if(all.rows.begin(), all.rows.end(), [&](const auto& r) { return text_of(r[0]) == key; });
    const std::string range = schema::allowed(line);
    add("key", std::string(key));
    add("meaning", std::string(line.meaning));
    add("type", schema::type_name(line));
    add("allowed", range, range.empty() ? Audience::machine : Audience::both);
    add("default", std::string(line.initial), line.initial.empty() ? Audience::machine : Audience::both);
    if (row != all.rows.end()) {
        add("value", text_of((*row)[1]));
        add("origin", text_of((*row)[2]));
    }
    out.rows.push_back(std::move(cells));
    return out;
}

/// "import.NAME.date_format": capitals stand for any name of one's own.
bool for_any_name(std::string_view pattern, std::string_view key) {
    const auto want = split(pattern, '.');
    const auto have = split(key, '.');
    const auto is_capitals = [](std::string_view text) { return text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == std::string_view::npos; };
    for (std::size_t i = 0; i < want.size(); ++i)
        if (is_own_name(want[i]) && !is_capitals(have[i])) return false;
    return true;
}

/// What may stand in a section that the config does not have, or in that of any name: "import.NAME". Empty when there is no such section.
Table of_any_name(std::string_view section) {
    Table out;
    out.name = "keys";
    out.columns = {{"key", "KEY"}, {"meaning", "MEANING"}};
    out.columns.back().flexible = true;
    for (const auto& line : schema::all())
        if (fits(line.section(), section, false) && for_any_name(line.section(), section))
            out.rows.push_back({std::string(section) + "." + std::string(line.name()), std::string(line.meaning)});
    return out;
}

bool exists(const schema::Key& line, std::string_view key, const Table& all) {
    if (for_any_name(line.pattern, key) || !under(all, key).rows.empty()) return true;
    if (!under(all, key.substr(0, key.rfind('.'))).rows.empty() && line.type != schema::Type::word &&
        !is_own_name(line.name()))
        return true;
    return std::any_of(all.rows.begin(), all.rows.end(),
                       [&](const auto& row) { return text_of(row[0]) == key; });
}

[[noreturn]] void not_found(std::string_view key, const Table& all) {
    auto known = config_keys();
    for (const auto& row : all.rows) known.push_back(text_of(row[0]));
    const std::string near = nearest(key, known);
    throw Error(Kind::not_found, "no key '" + std::string(key) + "' in the config",
                near.empty() ? "all keys: caseload config show" : "did you mean '" + near + "'?",
                near.empty() ? "" : "caseload config explain " + near);
}

}  // namespace

Document config_explain(const Config& config, std::string_view key) {
    const Table all = config_table(config, true);
    const schema::Key* line = key.empty() ? nullptr : schema_key(key);
    Table inside = under(all, key);
    if (inside.rows.empty() && !key.empty()) inside = of_any_name(key);
    if (line && !exists(*line, key, all)) line = nullptr;
    if (!line && inside.rows.empty()) not_found(key, all);
    Document out;
    if (line) out.add(described(*line, key, all));
    if (!inside.rows.empty()) out.add(std::move(inside));
    return out;
}

std::vector<std::string> config_keys() {
    std::vector<std::string> out;
    for (const auto& key : schema::all()) out.emplace_back(key.pattern);
    return out;
}

}  // namespace caseload
