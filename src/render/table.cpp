// SPDX-License-Identifier: MIT
#include "cell.hpp"
#include "chart.hpp"
#include "grid.hpp"
#include "lines.hpp"
#include "svg.hpp"

namespace caseload {
namespace {

void append_text(std::string& out, const std::string& text, Tone tone, const Style& style) {
    for (std::string& line : lines_of(safe_text(text, style.ascii, true), style.width))
        out += paint(std::move(line), tone, style.color) + "\n";
}

/// What is unknown is left out: a record is read, not compared.
void append_record(std::string& out, const View& view, const Style& style) {
    std::vector<Pair> pairs;
    const auto& row = view.table->rows.front();
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        const Value& value = view.cell(row, i);
        if (is_blank(value)) continue;
        const std::string title = view.table->header ? title_of(view.column(i), style.ascii) : "";
        pairs.push_back({title, to_words(value, view.column(i), style.ascii, true)});
    }
    append_pairs(out, pairs, widest_title(pairs), 0, style);
}

void append_listing(std::string& out, const View& view, const Style& style) {
    Grid grid = make_grid(view, style.ascii);
    const auto natural = grid.widths;
    if (style.width == 0 || shrink_to(grid, style.width)) {
        append_across(out, grid, style);
    } else {
        grid.widths = natural;  // stacked text wraps, so nothing needs to be cut
        append_stacked(out, grid, style);
    }
}

void append_table(std::string& out, const View& view, const Style& style) {
    const Table& table = *view.table;
    if (table.rows.empty()) {
        if (!table.when_empty.empty()) append_text(out, table.when_empty, Tone::faint, style);
        return;
    }
    if (!table.title.empty()) append_text(out, table.title, Tone::heading, style);
    if (table.chart) append_chart(out, table, style);
    if (table.picture && table.picture->kind == Picture::Kind::bars && style.width > 0) append_bars(out, table, style);
    if (view.is_record()) {
        append_record(out, view, style);
    } else {
        append_listing(out, view, style);
    }
}

/// Air goes between two tables and before a heading that follows one. A table without a header reads on as
/// text.
bool needs_air(const View* before, const Block& block) {
    if (!before || !before->table->header) return false;
    if (const auto* view = std::get_if<View>(&block)) return view->table->header;
    return std::get<const Paragraph*>(block)->tone == Tone::heading;
}

}  // namespace

std::string to_screen(const std::vector<Block>& blocks, const Style& style) {
    std::string out;
    const View* before = nullptr;
    for (const Block& block : blocks) {
        std::string part;
        const auto* view = std::get_if<View>(&block);
        if (view) {
            append_table(part, *view, style);
        } else {
            const Paragraph& paragraph = *std::get<const Paragraph*>(block);
            append_text(part, paragraph.text, paragraph.tone, style);
        }
        if (part.empty()) continue;  // an empty table that has nothing to say
        if (needs_air(before, block)) out += '\n';
        out += part;
        before = view;
    }
    return out;
}

}  // namespace caseload
