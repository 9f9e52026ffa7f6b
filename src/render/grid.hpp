// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "view.hpp"

namespace caseload {

/// A listing as words with the width of each column.
struct Grid {
    const View& view;
    std::vector<std::string> titles;  ///< empty when the table prints no header
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> widths;
    std::vector<std::size_t> data_widths;  ///< of the cells alone, without the titles
};

Grid make_grid(const View& view, bool ascii);
std::size_t total_width(const Grid& grid);
/// Narrows titles to their longest word, then free text, the widest first. False when it is still too wide.
bool shrink_to(Grid& grid, std::size_t width);
/// Rows across the page: two spaces between columns, numbers to the right; what was narrowed goes on beneath.
void append_across(std::string& out, const Grid& grid, const Style& style);
/// For narrow terminals: the first columns of a row on a line, the others beneath it with their titles.
void append_stacked(std::string& out, const Grid& grid, const Style& style);

}  // namespace caseload
