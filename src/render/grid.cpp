// SPDX-License-Identifier: MIT
#include "grid.hpp"

#include <algorithm>

#include "caseload/text.hpp"
#include "cell.hpp"
#include "lines.hpp"

namespace caseload {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 12;
constexpr std::size_t most_lines = 6;

void measure(Grid& grid, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        grid.widths[i] = std::max(grid.widths[i], display_width(cells[i]));
}

/// A cell in its column: numbers to the right, the rest to the left.
void append_cell(std::string& out, const std::string& text, std::size_t taken, std::size_t width, bool to_right) {
    taken = std::min(width, taken);
    if (to_right) out.append(width - taken, ' ');
    out += text;
    if (!to_right) out.append(width - taken, ' ');
}

/// Cells beside each other on one line; `taken` are their widths.
void append_line(std::string& out, const Grid& grid, const std::vector<std::string>& cells, const std::vector<std::size_t>& taken) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out.append(gap, ' ');
        append_cell(out, cells[i], taken[i], grid.widths[i], is_number(grid.view.column(i).type));
    }
    out.resize(out.find_last_not_of(' ') + 1);  // no spaces at the end, and what stood before ends in none
    out += '\n';
}

/// A cell as lines of its column's width: words go on beneath; a word that is too long is cut.
std::vector<std::string> lines_of_cell(const std::string& text, std::size_t width, bool ascii) {
    if (display_width(text) <= width) return {text};
    auto lines = wrap(text, width);
    if (lines.size() > most_lines) {
        lines.resize(most_lines);
        lines.back() += ascii ? "..." : "…";
    }
    for (auto& line : lines) line = cut_to_width(line, width, ascii);
    return lines;
}

/// A row across the page, on as many lines as its tallest cell; no spaces are left at the end of a line.
std::string lines_across(const Grid& grid, const std::vector<std::string>& cells, bool ascii) {
    std::string out;
    std::vector<std::size_t> taken;
    bool fits = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        taken.push_back(display_width(cells[i]));
        fits = fits && taken.back() <= grid.widths[i];
    }
    if (fits) return append_line(out, grid, cells, taken), out;
    std::vector<std::vector<std::string>> columns;
    std::size_t tallest = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        columns.push_back(lines_of_cell(cells[i], grid.widths[i], ascii));
        tallest = std::max(tallest, columns.back().size());
    }
    for (std::size_t row = 0; row < tallest; ++row) {
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            parts.push_back(row < columns[i].size() ? columns[i][row] : "");
            taken[i] = display_width(parts[i]);
        }
        append_line(out, grid, parts, taken);
    }
    return out;
}

/// The narrowest that a title can stand in: its longest word.
std::size_t longest_word(const std::string& title) {
    std::size_t longest = 0;
    for (const auto& word : split(title, ' ')) longest = std::max(longest, display_width(word));
    return longest;
}

bool may_wrap(const Column& column) { return column.flexible && column.type == CellType::text; }

/// How far a column may be narrowed: a title to its longest word, free text to a readable minimum.
std::size_t floor_of(const Grid& grid, std::size_t column) {
    const std::size_t title = grid.titles.empty() ? 0 : longest_word(grid.titles[column]);
    const std::size_t data = grid.data_widths[column];
    return std::max(title, may_wrap(grid.view.column(column)) ? std::min(narrowest, data) : data);
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

/// "WITH BOTH 28 of 48": what stands beneath the heading of a stacked row, unknowns left out.
std::vector<std::string> pieces_beneath(const Grid& grid, const std::vector<std::string>& cells, std::size_t from) {
    std::vector<std::string> pieces;
    for (std::size_t i = from; i < cells.size(); ++i)
        if (cells[i] != "-" && !cells[i].empty())
            pieces.push_back(grid.titles.empty() ? cells[i] : grid.titles[i] + " " + cells[i]);
    return pieces;
}

/// Pieces side by side as far as a line holds them; one that is longer than a line is wrapped by itself.
void append_pieces(std::string& out, const std::vector<std::string>& pieces, const Style& style) {
    const std::string margin(gap, ' '), between = style.ascii ? " - " : " · ";
    const std::size_t width = style.width > gap + narrowest ? style.width - gap : narrowest;
    std::string line;
    const auto flush = [&] {
        for (const auto& part : wrap(line, width)) out += margin + part + "\n";
        line.clear();
    };
    for (const auto& piece : pieces) {
        const bool fits = display_width(line) + display_width(between) + display_width(piece) <= width;
        if (!line.empty() && !fits) flush();
        line += line.empty() ? piece : between + piece;
    }
    if (!line.empty()) flush();
}

}  // namespace

Grid make_grid(const View& view, bool ascii) {
    Grid grid{view, {}, {}, std::vector<std::size_t>(view.columns.size(), 0), {}};
    grid.rows.reserve(view.table->rows.size());
    for (const auto& row : view.table->rows) {
        auto& cells = grid.rows.emplace_back();
        for (std::size_t i = 0; i < view.columns.size(); ++i)
            cells.push_back(to_words(view.cell(row, i), view.column(i), ascii));
        measure(grid, cells);
    }
    grid.data_widths = grid.widths;
    if (view.table->header)
        for (std::size_t i = 0; i < view.columns.size(); ++i)
            grid.titles.push_back(header_of(view.column(i), ascii));
    measure(grid, grid.titles);
    return grid;
}

std::size_t total_width(const Grid& grid) {
    std::size_t total = grid.widths.empty() ? 0 : gap * (grid.widths.size() - 1);
    for (const std::size_t width : grid.widths) total += width;
    return total;
}

bool shrink_to(Grid& grid, std::size_t width) {
    for (auto over = total_width(grid); over > width; --over) {
        std::size_t widest = grid.widths.size();
        const auto room = [&](std::size_t i) { return grid.widths[i] - std::min(grid.widths[i], floor_of(grid, i)); };
        // Titles give way first, for nothing is lost by it; then the widest free text.
        for (std::size_t i = 0; i < grid.widths.size(); ++i)
            if (grid.widths[i] > grid.data_widths[i] && room(i) > 0) widest = i;
        if (widest == grid.widths.size())
            for (std::size_t i = 0; i < grid.widths.size(); ++i)
                if (room(i) > 0 && (widest == grid.widths.size() || grid.widths[i] > grid.widths[widest])) widest = i;
        if (widest == grid.widths.size()) return false;
        --grid.widths[widest];
    }
    return true;
}

void append_across(std::string& out, const Grid& grid, const Style& style) {
    if (!grid.titles.empty()) {
        const auto titles = lines_across(grid, grid.titles, style.ascii);
        for (const auto& line : split(titles.substr(0, titles.size() - 1), '\n'))
            out += paint(line, Tone::faint, style.color) + "\n";
    }
    for (const auto& cells : grid.rows) out += lines_across(grid, cells, style.ascii);
}

void append_stacked(std::string& out, const Grid& grid, const Style& style) {
    const auto heading = heading_columns(grid, style.width);
    for (const auto& cells : grid.rows) {
        const auto end = cells.begin() + static_cast<std::ptrdiff_t>(heading);
        const std::string first = join({cells.begin(), end}, std::string(gap, ' '));
        for (const std::string& line : lines_of(first, style.width)) out += line + "\n";
        append_pieces(out, pieces_beneath(grid, cells, heading), style);
    }
}

}  // namespace caseload
