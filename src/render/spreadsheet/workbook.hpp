// SPDX-License-Identifier: MIT
// A workbook that is written row by row: rows go to scratch files without a name as they come, so that memory does not grow
// with them; the finished file is put together in memory and handed on whole or not at all.
#pragma once
#include <compare>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "out.hpp"
#include "caseload/date.hpp"
#include "library.hpp"

namespace caseload {

/// How a cell looks.
struct Look {
    std::string number{};  ///< Excel's number format; empty: as it comes
    bool bold = false, wrap = false, left = false, right = false, ruled = false;
    auto operator<=>(const Look&) const = default;
};

class Workbook;

/// One sheet, written from its first row to its last, each row from left to right. Writing throws Error(refused) when a sheet
/// holds no more rows, Error(output) when the scratch file could not be written.
class Sheet {
  public:
    Sheet(Workbook& book, const std::string& name);
    /// Texts are texts: never a formula, a link or a number.
    void text(std::size_t column, std::string_view text, const Look& look = {});
    /// A line of prose: over the cells to its right, so its column gets no wider.
    void prose(std::string_view text, bool bold = false);
    void number(std::size_t column, double number, const Look& look);
    void yes_no(std::size_t column, bool yes);
    void next_row();
    std::size_t row() const { return row_; }
    /// So many first rows stay in sight, and come again on every printed page.
    void freeze(std::size_t rows);
    /// Arrows to sort and filter by on a header row, down to the row before this one.
    void filter(std::size_t header_row, std::size_t columns);
    /// After the last row: the columns become as broad as what stands in them.
    void finish();
    std::size_t cut() const { return cut_; }  ///< texts that were longer than a cell holds

  private:
    void widen(std::size_t column, std::size_t width);
    void check(lxw_error error) const;
    void check_scratch() const;
    /// Makes room for a text that wraps: not every program does so by itself.
    void heighten(std::string_view text);

    Workbook& book_;
    lxw_worksheet* sheet_;
    std::string name_;
    std::size_t row_ = 0, cut_ = 0;
    std::size_t lines_ = 1;  ///< of the row that is being written
    std::vector<std::size_t> widths_;
};

class Workbook {
  public:
    /// `scratch`: the folder for files without a name. `made`: the day that the file says it was made.
    Workbook(Date made, std::filesystem::path scratch);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    lxw_worksheet* add(const std::string& name);
    lxw_format* format(const Look& look);
    /// Puts the file together and hands it on. Throws Error(output) when it cannot be.
    void finish(Out& out);

  private:
    void check_room() const;

    const SheetLibrary& library_;
    std::filesystem::path scratch_;
    int memory_;
    lxw_workbook* book_;
    std::vector<lxw_worksheet*> sheets_;
    std::map<Look, lxw_format*> formats_;
};

}  // namespace caseload
