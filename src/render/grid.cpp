// SPDX-License-Identifier: MIT
#include "grid.hpp"

#include <algorithm>

#include "caseload/text.hpp"
#include "cell.hpp"
#include "lines.hpp"

namespace caseload {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 8;

void measure(Grid& grid, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        grid.widths[i] = std::max(grid.widths[i], display_width(cells[i]));
}

/// A cell in its column, cut when the column was narrowed. Codes and numbers never are.
void append_cell(std::string& out, const std::string& text, std::size_t width, bool to_right, bool ascii) {
    const std::size_t taken = display_width(text);
    if (taken > width) {
        const std::string cut = cut_to_width(text, width, ascii);
        out += cut;
        out.append(width - std::min(width, display_width(cut)), ' ');
        return;
    }
    if (to_right) out.append(width - taken, ' ');
    out += text;
    if (!to_right) out.append(width - taken, ' ');
}

/// A row across the page; no spaces are left at the end of the line.
std::string line_of(const Grid& grid, const std::vector<std::string>& cells, bool ascii) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line.append(gap, ' ');
        append_cell(line, cells[i], grid.widths[i], is_number(grid.view.column(i).type), ascii);
    }
    line.resize(line.find_last_not_of(' ') + 1);
    return line;
}

/// The columns that say which row it is: up to the first words (a name), as far as they fit on a line.
std::size_t heading_columns(const Grid& grid, std::size_t width) {
    std::size_t taken = 0;
    std::size_t count = 0;
    for (; count < grid.widths.size(); ++count) {
        taken += grid.widths[count] + (count > 0 ? gap : 0);
        if (count > 0 && taken > width) return count;
        if (grid.view.column(count).type == CellType::text) return count + 1;
    }
    return count;
}

std::vector<Pair> pairs_beneath(const Grid& grid, const std::vector<std::string>& cells, std::size_t from) {
    std::vector<Pair> pairs;
    for (std::size_t i = from; i < cells.size(); ++i)
        if (cells[i] != "-") pairs.push_back({grid.titles.empty() ? "" : grid.titles[i], cells[i]});
    return pairs;
}

}  // namespace

Grid make_grid(const View& view, bool ascii) {
    Grid grid{view, {}, {}, std::vector<std::size_t>(view.columns.size(), 0)};
    if (view.table->header)
        for (std::size_t i = 0; i < view.columns.size(); ++i)
            grid.titles.push_back(header_of(view.column(i), ascii));
    measure(grid, grid.titles);
    grid.rows.reserve(view.table->rows.size());
    for (const auto& row : view.table->rows) {
        auto& cells = grid.rows.emplace_back();
        for (std::size_t i = 0; i < view.columns.size(); ++i)
            cells.push_back(to_words(view.cell(row, i), view.column(i), ascii));
        measure(grid, cells);
    }
    return grid;
}

std::size_t total_width(const Grid& grid) {
    std::size_t total = grid.widths.empty() ? 0 : gap * (grid.widths.size() - 1);
    for (const std::size_t width : grid.widths) total += width;
    return total;
}

bool shrink_to(Grid& grid, std::size_t width) {
    for (auto over = total_width(grid); over > width; --over) {
        std::size_t* widest = nullptr;
        for (std::size_t i = 0; i < grid.widths.size(); ++i) {
            const Column& column = grid.view.column(i);
            const bool may = column.flexible && column.type == CellType::text && grid.widths[i] > narrowest;
            if (may && (!widest || grid.widths[i] > *widest)) widest = &grid.widths[i];
        }
        if (!widest) return false;
        --*widest;
    }
    return true;
}

void append_across(std::string& out, const Grid& grid, const Style& style) {
    if (!grid.titles.empty())
        out += paint(line_of(grid, grid.titles, style.ascii), Tone::faint, style.color) + "\n";
    for (const auto& cells : grid.rows) out += line_of(grid, cells, style.ascii) + "\n";
}

void append_stacked(std::string& out, const Grid& grid, const Style& style) {
    const auto heading = heading_columns(grid, style.width);
    std::size_t titles = 0;
    for (std::size_t i = heading; i < grid.titles.size(); ++i)
        titles = std::max(titles, display_width(grid.titles[i]));
    for (const auto& cells : grid.rows) {
        const auto end = cells.begin() + static_cast<std::ptrdiff_t>(heading);
        const std::string first = join({cells.begin(), end}, std::string(gap, ' '));
        for (const std::string& line : lines_of(first, style.width)) out += line + "\n";
        append_pairs(out, pairs_beneath(grid, cells, heading), titles, gap, style);
    }
}

}  // namespace caseload
