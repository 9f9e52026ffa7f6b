// SPDX-License-Identifier: MIT
#pragma once
#include "view.hpp"
#include "workbook.hpp"

namespace caseload {

/// One cell of a table by its column's type: numbers as numbers, days as days, codes always as text. An unknown value leaves
/// the cell empty.
void put_cell(Sheet& sheet, std::size_t place, const Value& value, const Column& column);
/// Whether the figure is hidden by the rule on small numbers.
bool is_hidden_figure(const Value& value, const Column& column);
/// Whether the column counts or tells something of people.
bool is_figure(const Column& column);
/// Whether the figure is worked out from scores: not told where there are too few of them.
bool is_headline(const Column& column);

}  // namespace caseload
