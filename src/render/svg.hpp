// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "view.hpp"

namespace caseload {

/// The table's picture as one inline SVG with a title and a description, in the colour of the text around it: parts are told
/// apart by pattern, ways by dashes, so that it reads without colour, on light, on dark and on paper. `number` makes its ids
/// the page's own. Nothing when there is nothing to draw.
std::string to_svg(const Table& table, std::size_t number, bool ascii);

/// The text with what HTML would obey written out.
std::string escaped_html(std::string_view text);

/// Picture::Kind::bars for a screen: a bar a row that fits the width; `ascii`: of # = .
void append_bars(std::string& out, const Table& table, const Style& style);

}  // namespace caseload
