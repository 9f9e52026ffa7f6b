// SPDX-License-Identifier: MIT
#include "xlsx.hpp"

#include <algorithm>

#include "cell.hpp"
#include "sheet_words.hpp"
#include "caseload/text.hpp"
#include "cells.hpp"

namespace caseload {
namespace {

bool is_recipe(const View& view) { return view.table->name == "about" || view.table->name == "recipes"; }
bool is_for_people(const View& view) { return view.table->audience == Audience::human; }

/// The document, by the sheets that its blocks stand on.
struct Parts {
    std::vector<Block> summary;  ///< as a person reads it: sentences, and tables of words
    std::vector<View> tables, recipes;
    std::vector<std::string> caveats;  ///< what must stand with the figures: what the document is, and all that it says of them
    std::size_t hidden = 0;
};

Parts parts_of(const std::vector<Block>& blocks, bool ascii) {
    Parts parts;
    for (const Block& block : blocks) {
        const auto* view = std::get_if<View>(&block);
        if (view && !is_for_people(*view)) (is_recipe(*view) ? parts.recipes : parts.tables).push_back(*view);
        else parts.summary.push_back(block);
        if (view) continue;
        const Paragraph& words = *std::get<const Paragraph*>(block);
        if (words.tone == Tone::heading && !parts.caveats.empty()) continue;
        for (const auto& line : split(safe_text(words.text, ascii, true), '\n'))
            if (!trim(line).empty()) parts.caveats.push_back(line);
    }
    return parts;
}

/// One workbook in the making.
class Making {
  public:
    Making(Workbook& book, Parts parts, bool ascii) : book_(book), parts_(std::move(parts)), ascii_(ascii) {}

    void all() {
        const auto names = names_of_sheets();
        auto name = names.begin();
        if (has_summary()) summary(*name++);
        for (const View& view : parts_.tables) table(*name++, view);
        if (!parts_.recipes.empty()) recipe(*name);
    }

  private:
    bool has_summary() const { return !parts_.summary.empty() || (parts_.tables.empty() && parts_.recipes.empty()); }

    std::vector<std::string> names_of_sheets() const {
        std::vector<std::string> wanted;
        if (has_summary()) wanted.emplace_back("Summary");
        for (const View& view : parts_.tables) wanted.push_back(view.name);
        if (!parts_.recipes.empty()) wanted.emplace_back("Recipe");
        return sheet_names(wanted);
    }

    void summary(const std::string& name) {
        Sheet sheet(book_, name);
        for (const Block& block : parts_.summary) {
            if (const auto* view = std::get_if<View>(&block)) words_of(sheet, *view);
            else paragraph(sheet, *std::get<const Paragraph*>(block));
        }
        sheet.finish();
    }

    void paragraph(Sheet& sheet, const Paragraph& words) const {
        if (words.tone == Tone::heading && sheet.row() > 0) sheet.next_row();
        for (const auto& line : split(safe_text(words.text, ascii_, true), '\n'))
            if (!trim(line).empty()) sheet.prose(line, words.tone != Tone::plain && words.tone != Tone::faint);
    }

    // A table of words for people, as on a page.
    void words_of(Sheet& sheet, const View& view) {
        sheet.next_row();
        if (view.table->rows.empty()) return sheet.prose(safe_text(view.table->when_empty, ascii_, true));
        if (!view.table->title.empty()) sheet.prose(safe_text(view.table->title, ascii_), true);
        if (view.table->header && !view.is_record()) headers(sheet, view, true);
        for (const auto& row : view.table->rows) {
            if (view.is_record()) pairs(sheet, view, row, true);
            else row_of_words(sheet, view, row);
        }
        sheet.next_row();
    }

    void row_of_words(Sheet& sheet, const View& view, const TableRow& row) const {
        for (std::size_t i = 0; i < view.columns.size(); ++i)
            sheet.text(i, trim(to_words(view.cell(row, i), view.column(i), ascii_, true)), {.right = is_number(view.column(i).type)});
        sheet.next_row();
    }

    // Tables of data bear the names of csv and json, by which the recipes know their figures.
    void headers(Sheet& sheet, const View& view, bool for_people) const {
        for (std::size_t i = 0; i < view.columns.size(); ++i)
            sheet.text(i, for_people ? header_of(view.column(i), ascii_) : view.column(i).name, {.bold = true, .right = is_number(view.column(i).type), .ruled = true});
        sheet.next_row();
    }

    void pairs(Sheet& sheet, const View& view, const TableRow& row, bool for_people) {
        for (std::size_t i = 0; i < view.columns.size(); ++i) {
            const Column& column = view.column(i);
            sheet.text(0, for_people ? title_of(column, ascii_) : column.name, {.bold = true});
            if (for_people) sheet.text(1, to_words(view.cell(row, i), column, ascii_, true));
            else data_cell(sheet, 1, view.cell(row, i), column);
            sheet.next_row();
        }
    }

    void table(const std::string& name, const View& view) {
        Sheet sheet(book_, name);
        if (view.is_record() && !view.table->rows.empty()) pairs(sheet, view, view.table->rows.front(), false);
        else listing(sheet, view, true);
        below(sheet, view);
        sheet.finish();
    }

    void listing(Sheet& sheet, const View& view, bool alone) {
        const std::size_t top = sheet.row();
        headers(sheet, view, false);
        view.table->each([&](const TableRow& row) { data_row(sheet, view, row); });
        sheet.filter(top, view.columns.size());
        if (alone) sheet.freeze(1);
    }

    // Too few people for a headline: nobody reads one, here as on the page.
    // Figures of another period (then_change) have a word of their own on it.
    static bool cannot_tell(const Table& table, const TableRow& row, const Column& column) {
        const auto* flag = column.name.starts_with("then_") ? "then_cannot_tell" : "cannot_tell";
        const auto at = std::ranges::find(table.columns, flag, &Column::name) - table.columns.begin();
        return is_headline(column) && static_cast<std::size_t>(at) < row.size() && whole_of(row[static_cast<std::size_t>(at)]) != 0;
    }

    void data_row(Sheet& sheet, const View& view, const TableRow& row) {
        for (std::size_t i = 0; i < view.columns.size(); ++i) {
            const Value& value = view.cell(row, i);
            if (is_known(value) && cannot_tell(*view.table, row, view.column(i))) sheet.text(i, "we cannot tell", {.right = true});
            else data_cell(sheet, i, value, view.column(i));
        }
        sheet.next_row();
    }

    void data_cell(Sheet& sheet, std::size_t place, const Value& value, const Column& column) {
        put_cell(sheet, place, value, column);
        parts_.hidden += is_hidden_figure(value, column);
    }

    void below(Sheet& sheet, const View& view) const {
        const Table& table = *view.table;
        const bool figures = !parts_.recipes.empty() || std::ranges::any_of(table.columns, is_figure);
        sheet.next_row();
        if (sheet.cut() > 0) sheet.prose(count_of(static_cast<std::int64_t>(sheet.cut()), "text is", "texts are") + " cut: longer than a cell holds. -o json has all of it.", true);
        if (!table.pour && table.rows.empty()) sheet.prose(table.when_empty.empty() ? "None." : safe_text(table.when_empty, ascii_));
        if (!table.title.empty()) sheet.prose(safe_text(table.title, ascii_), true);
        if (!figures || parts_.caveats.empty()) return;
        sheet.prose("To be read with these figures:", true);
        for (const auto& line : parts_.caveats) sheet.prose(line);
    }

    void recipe(const std::string& name) {
        Sheet sheet(book_, name);
        sheet.prose("How these figures came to be", true);
        for (const View& view : parts_.recipes)
            if (view.is_record() && !view.table->rows.empty()) pairs(sheet, view, view.table->rows.front(), false);
        sheet.text(0, "figures_hidden", {.bold = true});
        sheet.number(1, static_cast<double>(parts_.hidden), {.number = "0"});
        sheet.next_row();
        for (const View& view : parts_.recipes) {
            if (view.is_record()) continue;
            sheet.next_row();
            listing(sheet, view, false);
        }
        sheet.next_row();
        for (const auto& line : parts_.caveats) sheet.prose(line);
        sheet.finish();
    }

    Workbook& book_;
    Parts parts_;
    bool ascii_;
};

}  // namespace

void to_workbook(const std::vector<Block>& blocks, const Style& style, Out& out) {
    Workbook book(style.made, style.scratch);
    Making(book, parts_of(blocks, style.ascii), style.ascii).all();
    book.finish(out);
}

}  // namespace caseload
