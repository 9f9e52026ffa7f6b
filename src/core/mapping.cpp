// SPDX-License-Identifier: MIT
#include "mapping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

// What a rejects file adds to its rows: mended, it is imported as it is.
bool of_rejects_file(std::string_view column) {
    return column == "_line" || column == "_column" || column == "_code" || column == "_message";
}

class Layer {
  public:
    Layer(const CsvRecord& header, const std::string& file, Problems& problems)
        : header_(header), file_(file), problems_(problems) {}

    std::optional<std::size_t> find(const std::string& column, const std::string& why) {
        const auto at = std::ranges::find(header_.cells, column);
        if (at != header_.cells.end()) {
            used_.insert(column);
            return static_cast<std::size_t>(at - header_.cells.begin());
        }
        const auto near = nearest(column, header_.cells);
        problems_.add({.what = fmt::format("no column '{}', which the profile wants for {}", column, why),
                       .where = fmt::format("{}:{}:1", file_, header_.line),
                       .hint = near.empty() ? "" : fmt::format("did you mean '{}'?", near)});
        return std::nullopt;
    }

    void must_be_known(const Profile& profile, const std::vector<std::string>& fields) {
        if (std::ranges::find(profile.ignore, "*") != profile.ignore.end()) return;
        for (std::size_t i = 0; i < header_.cells.size(); ++i) {
            const auto& name = header_.cells[i];
            if (of_rejects_file(name)) continue;
            if (used_.contains(name) || std::ranges::find(profile.ignore, name) != profile.ignore.end()) continue;
            const auto near = nearest(name, fields);
            problems_.add({.what = fmt::format("column '{}' is not known", name),
                           .where = fmt::format("{}:{}:{}", file_, header_.line, header_.columns[i]),
                           .hint = near.empty() ? "name it in the profile's columns, or in its ignore list"
                                                : fmt::format("did you mean '{}'? else name it in the profile's ignore list", near)});
        }
    }

  private:
    const CsvRecord& header_;
    const std::string& file_;
    Problems& problems_;
    std::set<std::string> used_;
};

// A rule is a column's name, or a template when it holds braces.
std::vector<Piece> pieces_of(const ColumnRule& rule, Layer& layer) {
    if (rule.column.find('{') == std::string::npos) return {{"", layer.find(rule.column, rule.field)}};
    std::vector<Piece> pieces;
    std::string_view rest = rule.column;
    while (!rest.empty()) {
        const auto open = rest.find('{');
        if (open != 0) pieces.push_back({std::string(rest.substr(0, open)), std::nullopt});
        if (open == std::string_view::npos) break;
        const auto close = rest.find('}', open);
        pieces.push_back({"", layer.find(std::string(rest.substr(open + 1, close - open - 1)), rule.field)});
        rest = close == std::string_view::npos ? std::string_view{} : rest.substr(close + 1);
    }
    return pieces;
}

const Use* use_of(const Noun& noun, const ColumnRule& rule, const std::string& place, Problems& problems) {
    if (const Use* use = noun.use(rule.field)) return use;
    std::vector<std::string> names;
    for (const auto& use : noun.uses) names.emplace_back(use.field);
    const auto near = nearest(rule.field, names);
    problems.add({.what = fmt::format("a {} has no field '{}'", noun.name, rule.field),
                  .where = place,
                  .hint = near.empty() ? join(names, ", ") : fmt::format("did you mean '{}'?", near)});
    return nullptr;
}

}  // namespace

Mapping Mapping::of(const Noun& noun, const Profile& profile, const CsvRecord& header, const std::string& file,
                    Problems& problems) {
    Mapping mapping;
    mapping.noun = &noun;
    mapping.profile = profile;
    mapping.header = header.cells;
    Layer layer(header, file, problems);
    for (const auto& rule : profile.columns) {
        const Use* use = use_of(noun, rule, fmt::format("profile '{}'", profile.name), problems);
        MappedField field{use, rule.column, pieces_of(rule, layer), 0};
        for (const auto& piece : field.pieces)
            if (piece.column) field.first_column = *piece.column;
        if (use) mapping.fields.push_back(std::move(field));
    }
    std::ranges::stable_sort(mapping.fields, {}, &MappedField::first_column);  // problems in the order of the line
    if (!profile.key.empty()) mapping.key = layer.find(profile.key, "the outside id");
    for (const auto& [column, values] : profile.only)
        if (const auto at = layer.find(column, "choosing rows")) mapping.only.emplace_back(*at, values);
    std::vector<std::string> names;
    for (const auto& use : noun.uses) names.emplace_back(use.field);
    layer.must_be_known(profile, names);
    return mapping;
}

bool Mapping::passes_over(const CsvRecord& row) const {
    return std::ranges::any_of(only, [&](const auto& wanted) {
        return std::ranges::find(wanted.second, row.cells[wanted.first]) == wanted.second.end();
    });
}

std::string Mapping::text_of(const MappedField& field, const CsvRecord& row) const {
    std::string text;
    for (const auto& piece : field.pieces) text += piece.column ? row.cells[*piece.column] : piece.literal;
    if (field.pieces.size() > 1) text = squeeze(text);
    const auto words = profile.words.find(std::string(field.use->field));
    if (words == profile.words.end()) return text;
    for (const auto& [theirs, ours] : words->second)
        if (fold(trim(theirs)) == fold(trim(text))) return ours;
    return text;
}

Profile plain_profile(const Noun& noun, const CsvRecord& header) {
    Profile profile;
    profile.noun = std::string(noun.name);
    for (const auto& column : header.cells)
        if (noun.use(column)) profile.columns.push_back({column, column, {}});
    return profile;
}

}  // namespace caseload
