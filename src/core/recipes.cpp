// SPDX-License-Identifier: MIT
#include "recipes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/error.hpp"
#include "caseload/text.hpp"
#include "small_numbers.hpp"

namespace caseload {

Recipe read_recipe(const std::string& line, const std::string& place) {
    const auto parts = split(line, '|');
    if (parts.size() != 4) throw Error(Kind::setup, fmt::format("{}: @recipe has {} of 4 parts", place, parts.size()), "-- @recipe received | what is counted | out of what | what is left out");
    Recipe recipe{{}, trim(parts[1]), trim(parts[2]), trim(parts[3]), {}, {}, place};
    const auto words = split(trim(parts[0]), ' ');
    recipe.figure = recipe.as = words.at(0);
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i].starts_with("rows:")) recipe.rows = words[i].substr(5);
        if (words[i] == "as" && i + 1 < words.size()) recipe.as = words[++i];
    }
    return recipe;
}

std::vector<Recipe> recipes_of(const Desk& desk, const std::vector<std::string>& files) {
    std::vector<Recipe> recipes;
    for (const auto& file : files)
        for (const auto& line : desk.store().recipes(file)) recipes.push_back(read_recipe(line, file));
    return recipes;
}

Table recipe_table(const std::vector<Recipe>& recipes, const Definition& definition) {
    Table table;
    table.name = "recipes";
    table.title = "Recipes";
    table.audience = Audience::machine;
    table.keyed_only = true;
    const auto machine = [](const char* name, CellType type) { return Column{name, name, type, 0, Audience::machine}; };
    table.columns = {{"figure", "FIGURE", CellType::code}, machine("definition", CellType::code), machine("from", CellType::date), machine("to", CellType::date),
                     machine("cut_off", CellType::date), {"numerator", "WHAT IS COUNTED", CellType::text, 0, Audience::both, true},
                     {"denominator", "OUT OF", CellType::text, 0, Audience::both, true}, {"exclusions", "LEFT OUT", CellType::text, 0, Audience::both, true},
                     {"rows", "--rows", CellType::yes_no}};
    const auto text = [](const std::string& words) { return words == "-" ? Value{} : Value{words}; };
    for (const auto& one : recipes)
        table.rows.push_back({one.figure, definition.id, definition.from, definition.to, definition.cut_off, text(one.numerator), text(one.denominator),
                              text(one.exclusions), std::int64_t{!one.rows.empty()}});
    return table;
}

Document explained(const Desk& desk, const std::vector<std::string>& files, const Definition& definition) {
    Document document;
    document.say(fmt::format("Definition {} · {} to {} · entries up to {}", definition.id, definition.from, definition.to, definition.cut_off), Tone::heading);
    for (const auto& file : files)
        for (const auto& line : desk.store().explanations(file)) document.say(line);
    for (const auto& line : small::explained({desk.config().settings.hide_to, desk.config().settings.round_to})) document.say(line);
    Table table = recipe_table(recipes_of(desk, files), definition);
    table.audience = Audience::both;
    table.keyed_only = false;
    document.add(std::move(table));
    return document.say("The records behind a figure: --rows FIGURE.", Tone::faint);
}

const Recipe& recipe_asked(const std::vector<Recipe>& recipes, const std::string& figure) {
    std::vector<std::string> names;
    for (const auto& one : recipes) {
        if (one.figure == figure && !one.rows.empty()) return one;
        if (!one.rows.empty()) names.push_back(one.figure);
    }
    const auto near = nearest(figure, names);
    throw Error(Kind::usage, fmt::format("--rows: no rows are told for {}", caseload::quoted(figure)),
                near.empty() ? "there are " + join(names, ", ") : fmt::format("did you mean '{}'? --explain lists them all", near));
}

Document rows_document(Table table) {
    Document document;
    table.name = "rows";
    for (const auto& row : table.rows)
        if (!row.empty()) document.codes.push_back(text_of(row[0]));
    table.when_empty = "No records stand behind it.";
    document.add(std::move(table));
    return document.say("Records by code: your own list, not to be passed on.", Tone::faint);
}

Document rows_of(const Desk& desk, const Recipe& recipe, Parameters parameters) {
    parameters["figure"] = recipe.as;
    return rows_document(desk.store().table(fmt::format("{}#rows:{}", recipe.file, recipe.rows), parameters));
}

}  // namespace caseload
