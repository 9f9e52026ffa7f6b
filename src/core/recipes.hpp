// SPDX-License-Identifier: MIT
// Every figure carries its recipe: the lines  -- @recipe FIGURE rows:SECTION | numerator | denominator | exclusions  of a
// report's SQL file, with the report's definition, period and cut-off.
#pragma once
#include <string>
#include <vector>

#include "caseload/desk.hpp"
#include "caseload/store.hpp"

namespace caseload {

struct Recipe {
    std::string figure, numerator, denominator, exclusions;
    std::string rows;   ///< section of the file that lists the records behind it: "sessions" of "rows:sessions"; may be empty
    std::string as;     ///< the figure whose records these are, where it is another
    std::string file;   ///< "reports/impact"
};

/// What a report says of itself beside its figures.
struct Definition {
    std::string id;      ///< "impact/2"
    std::string from, to, cut_off;  ///< ISO days
};

/// What stands behind "-- @recipe ". Throws Error(setup) that names `place` ("by-source.sql:12") unless it has four parts.
Recipe read_recipe(const std::string& line, const std::string& place);
std::vector<Recipe> recipes_of(const Desk& desk, const std::vector<std::string>& files);
/// The recipes as data: beside the figures in JSON, and what --explain prints.
Table recipe_table(const std::vector<Recipe>& recipes, const Definition& definition);
/// --explain: how each figure is defined, in sentences and as a table.
Document explained(const Desk& desk, const std::vector<std::string>& files, const Definition& definition);

/// --rows FIGURE. Throws Error(usage) with the nearest figure.
const Recipe& recipe_asked(const std::vector<Recipe>& recipes, const std::string& figure);
/// The records behind a figure, from its section of the file. Codes only.
Document rows_of(const Desk& desk, const Recipe& recipe, Parameters parameters);
/// A table of codes as the answer to --rows.
Document rows_document(Table table);

}  // namespace caseload
