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
            problems_.add({.what = fmt::format("column '{}' is not known", safe_for_screen(name)),
                           .where = fmt::format("{}:{}:{}", file_, header_.line, header_.columns[i]),
                           .hint = near.empty() ? "name it in the profile's columns, or in its ignore list"
                                                : fmt::format("did you mean '{}'? else name it in the profile's ignore list", near)});
        }
    }

    // Of two columns with one name only one would be read.
    void must_be_unique() {
        for (std::size_t i = 0; i < header_.cells.size(); ++i) {
            const auto first = std::ranges::find(header_.cells, header_.cells[i]) - header_.cells.begin();
            if (static_cast<std::size_t>(first) < i && used_.contains(header_.cells[i]))
                problems_.add({.what = fmt::format("column '{}' stands twice", header_.cells[i]), .where = fmt::format("{}:{}:{}", file_, header_.line, header_.columns[i]),
                               .hint = "give one of them another name"});
        }
    }
    std::string place_of(const std::string& column) const {
        const auto at = std::ranges::find(header_.cells, column) - header_.cells.begin();
        return fmt::format("{}:{}:{}", file_, header_.line, header_.columns.at(static_cast<std::size_t>(at)));
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

std::vector<std::string> names_of(const Noun& noun, bool with_kept) {
    std::vector<std::string> names;
    for (const auto& use : noun.uses)
        if (with_kept || !use.kept) names.emplace_back(use.field);
    for (const auto& extra : extra_fields(noun)) names.emplace_back(extra.name);
    if (with_kept)
        for (const auto& field : restored_fields(noun)) names.emplace_back(field.name);
    return names;
}

// What the program keeps itself comes in only with the codes of an export of ours.
bool find_field(const Noun& noun, std::string_view name, bool restoring, bool by_profile, MappedField& into) {
    for (const auto& extra : extra_fields(noun))
        if (extra.name == name) return into.field = &extra, true;
    if (restoring)
        for (const auto& field : restored_fields(noun))
            if (field.name == name) return into.field = &field, true;
    into.use = noun.use(name);
    if (!into.use || (into.use->kept && !restoring && !(into.use->told && by_profile))) return false;
    into.field = &field_of_use(noun, *into.use);
    return true;
}

void no_field(const Noun& noun, const ColumnRule& rule, const std::string& place, Problems& problems) {
    const auto names = names_of(noun, false);
    const auto near = nearest(rule.field, names);
    const bool kept = noun.use(rule.field) != nullptr;
    problems.add({.what = kept ? fmt::format("column '{}' of a {} is kept by caseload itself", rule.field, noun.name)
                               : fmt::format("a {} has no field '{}'", noun.name, rule.field),
                  .where = place,
                  .hint = kept ? "" : near.empty() ? join(names, ", ") : fmt::format("did you mean '{}'?", near)});
}

// The day on which something happened is never today's by itself.
void must_be_given(const Mapping& mapping, const std::string& place, Problems& problems) {
    for (const auto& use : mapping.noun->uses) {
        if (use.need != Need::must || use.closing || use.kept || mapping.profile.constants.contains(std::string(use.field))) continue;
        const bool mapped = std::ranges::any_of(mapping.fields, [&](const auto& field) { return field.use == &use; });
        if (!mapped && use.initial == "today" && use.field == mapping.noun->order && use.field == "date")
            problems.add({.what = fmt::format("nothing gives {}", use.field), .where = place,
                          .hint = fmt::format("name its column, or a day for all rows: constants = {{ {} = 2026-01-31 }}", use.field)});
    }
}

}  // namespace

Mapping Mapping::of(const Noun& noun, const Profile& profile, const CsvRecord& header, const std::string& file,
                    Problems& problems) {
    Mapping mapping;
    mapping.noun = &noun;
    mapping.profile = profile;
    mapping.header = header.cells;
    Layer layer(header, file, problems);
    const std::string place = profile.name.empty() ? fmt::format("{}:{}:1", file, header.line) : fmt::format("profile '{}'", profile.name);
    if (profile.name.empty() && std::ranges::find(header.cells, "code") != header.cells.end()) mapping.code = layer.find("code", "the code");
    for (const auto& rule : profile.columns) {
        MappedField field{nullptr, nullptr, safe_for_screen(rule.column), pieces_of(rule, layer), 0};  // headings may have several lines
        if (!find_field(noun, rule.field, mapping.code.has_value(), !profile.name.empty(), field)) {
            no_field(noun, rule, profile.name.empty() ? layer.place_of(rule.column) : place, problems);
            continue;
        }
        for (const auto& piece : field.pieces)
            if (piece.column) field.first_column = *piece.column;
        mapping.fields.push_back(std::move(field));
    }
    std::ranges::stable_sort(mapping.fields, {}, &MappedField::first_column);  // problems in the order of the line
    for (std::size_t i = 0; i < mapping.fields.size(); ++i) mapping.by_use.push_back(i);
    std::ranges::sort(mapping.by_use, {}, [&](std::size_t i) { return mapping.fields[i].field->name; });
    if (std::ranges::find(header.cells, "_code") != header.cells.end()) mapping.unmended = layer.find("_code", "what was wrong");
    layer.must_be_unique();
    if (!profile.key.empty()) mapping.key = layer.find(profile.key, "the outside id");
    for (const auto& [column, values] : profile.only)
        if (const auto at = layer.find(column, "choosing rows")) mapping.only.emplace_back(*at, values);
    for (const auto& [column, values] : profile.skip)
        if (const auto at = layer.find(column, "passing over rows")) mapping.skip.emplace_back(*at, values);
    if (problems.empty()) must_be_given(mapping, place, problems);
    layer.must_be_known(profile, names_of(noun, mapping.code.has_value()));
    return mapping;
}

bool Mapping::passes_over(const CsvRecord& row) const {
    const auto among = [&](const auto& wanted) { return std::ranges::find(wanted.second, trim_wide(row.cells[wanted.first])) != wanted.second.end(); };
    return std::ranges::any_of(skip, among) || !std::ranges::all_of(only, among);
}

bool Mapping::says_how_it_went() const {
    if (noun->name != "session" || code || profile.constants.contains("outcome") || profile.constants.contains("state")) return true;
    return std::ranges::any_of(fields, [](const MappedField& one) { return one.field->name == "outcome" || one.field->name == "state"; });
}

Profile plain_profile(const Noun& noun, const CsvRecord& header) {
    Profile profile;
    profile.noun = std::string(noun.name);
    const auto names = names_of(noun, true);
    for (const auto& column : header.cells)
        if (std::ranges::find(names, column) != names.end()) profile.columns.push_back({column, column, {}});
    return profile;
}

}  // namespace caseload
