// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "caseload/error.hpp"
#include "caseload/value.hpp"

namespace caseload {

/// How a cell is printed and aligned. In machine formats only the value counts.
enum class CellType {
    text,        ///< left
    code,        ///< left, never cut
    whole,       ///< right
    decimal,     ///< right, `Column::decimals` places, ties away from zero
    hundredths,  ///< an exact decimal stored as hundredths (scores): printed with `decimals` places everywhere; -1: as many as it needs
    date,        ///< ISO text; "22 Nov 2026" on screen
    time,        ///< "14:30"
    yes_no,      ///< 0 or 1; yes/no on screen, true/false in JSON
};

/// Who a column or a paragraph is for: a person reading, a program, or both.
enum class Audience { both, human, machine };

/// What a column of a report counts: what the rule on small numbers goes by.
struct FigureRole {
    enum class Kind {
        none,   ///< a label, a setting
        plain,  ///< a number that counts nobody, said so: weeks, a year
        count,  ///< of people or of what they did
        share,  ///< percent: `of` names the two counts, "attended/booked"; nothing: by Table::cell_shares
        mean,   ///< anything worked out from people's scores: `of` names the count of those people, and after a slash
                ///< the column with the change that matters: "both/worthwhile_change". Several counts between commas: it
                ///< is shown only where all of them are; the first is of the people in it
        low,    ///< the lower end of the interval of a mean, `of` likewise: rounded down
        high,   ///< the upper end: rounded up
        derived,  ///< a ratio of such figures, an effect size: told to a tenth; `of` names the counts it hangs on
        chance,   ///< a p-value: told as the next of .001 .01 .05 .1 .2 .5 1 that it does not pass; `of` likewise
    } kind = Kind::none;
    std::string of;
};

struct Column {
    std::string name;   ///< machine name: JSON key, CSV header, --fields
    std::string title;  ///< header on screen, upper case
    CellType type = CellType::text;
    int decimals = 0;
    Audience audience = Audience::both;
    bool flexible = false;  ///< may be cut or wrapped on a narrow terminal (free text)
    FigureRole figure{};
};

/// Rows of cells. `listing` prints as a table; `record` has one row and prints one "title  value" line per column.
enum class Layout { listing, record };

/// Rows as points over their days: drawn above the listing on screen, data like any other in other formats.
struct Chart {
    std::size_t day = 0, value = 0;   ///< places of the columns: a date, and hundredths
    std::int64_t low = 0, high = 0;   ///< of the axis, hundredths
    int decimals = 0;                 ///< of the axis
    std::vector<std::pair<std::int64_t, std::string>> marks;  ///< heights with a name: where a band begins
};

/// A table's rows as a picture above it: an SVG on a page, bars on a screen. The table says all that the picture does.
struct Picture {
    enum class Kind {
        bars,   ///< a bar a row; the columns of `values` are stacked in it
        moves,  ///< from each row to each column of `values`: lines as broad as people moved that way
        lines,  ///< a line a row, from the first of `values` to the second: a person before and after
    } kind = Kind::bars;
    std::string title{}, description{};
    std::size_t label = 0;            ///< column of the names
    std::vector<std::size_t> values{};  ///< columns of numbers; a text in one of them is a number that is hidden
    std::size_t rows = 0;             ///< so many first rows; 0: all
    double low = 0, high = 0;         ///< ends of the axis of `lines`
    bool higher_is_better = true;     ///< of `lines`: what goes the other way is dashed
};

using TableRow = std::vector<Value>;
/// Gives rows one at a time; the row is the giver's and stands until the next one.
using Pour = std::function<void(const std::function<void(const TableRow&)>&)>;

struct Table {
    std::string name;    ///< machine name, the key when a document has several tables
    std::string title;   ///< printed above on screen; may be empty
    std::vector<Column> columns;
    std::vector<TableRow> rows;
    Layout layout = Layout::listing;
    std::string when_empty;  ///< said on screen when there are no rows ("no open goals")
    Audience audience = Audience::both;  ///< human: a layout aid that repeats another table's data
    bool header = true;                  ///< false: rows only, on screen
    bool keyed_only = false;             ///< words beside the figures: in json and jsonl, not in csv and plain
    std::optional<Chart> chart{};        ///< drawn above the listing on screen
    std::optional<Picture> picture{};    ///< drawn above the listing on a page and, as bars, on a screen
    Pour pour{};                         ///< set: there are too many rows to hold; `rows` stays empty
    /// How the counts of a row add up: "enrolled = reached + left + rest"; a name that no column has is what is left over.
    std::vector<std::string> sums{};
    bool total_last = false;             ///< the last row is the sum of those above it
    std::size_t told_rows = 0;           ///< so many rows at the end stand in another table too: never hidden for another count
    /// Counts that add up to 0 across the rows: row, column, +1 or -1.
    struct CellPart {
        std::size_t row, column;
        int times;
    };
    std::vector<std::vector<CellPart>> cell_sums{};
    /// A row's share of several rows, in percent: the count in `part` over the sum of that column in `rows`, put into `into`.
    struct CellShare {
        std::size_t row, part, into;
        std::vector<std::size_t> rows;
    };
    std::vector<CellShare> cell_shares{};
    /// Every row, held or poured.
    void each(const std::function<void(const TableRow&)>& use) const {
        if (pour) return pour(use);
        for (const auto& row : rows) use(row);
    }
};

enum class Tone { plain, heading, strong, faint, warning };

/// Text for people. Never in json, jsonl, csv or plain.
struct Paragraph {
    std::string text;
    Tone tone = Tone::plain;
};

/// What every command gives back; nothing below `render` prints.
struct Document {
    std::vector<std::variant<Paragraph, Table>> blocks;
    std::vector<std::string> talk;  ///< for stderr, in order: what was understood, counts, how to undo; silent with -q
    std::vector<std::string> codes; ///< what -q prints: the codes written or listed
    std::vector<Problem> problems;  ///< told on stderr before the rest, at most 20 on a terminal
    std::string file;               ///< a file of a kind of its own (a calendar, a page): written as it is, in place of the rest
    bool findings = false;          ///< exit 1
    bool refused = false;           ///< exit 3: what was done is taken back
    bool seen = false;              ///< it shows what only a record of having looked allows: kept in the journal, though nothing was written
    bool file_written = false;      ///< a file beside the caseload was or will be written, a dry run or not
    std::string week;               ///< what {week} stands for in the name of a file; empty: nothing
    bool undo_nothing = false;      ///< nothing worth an operation happened: what was done is taken back, exit as if kept

    Document& say(std::string text, Tone tone = Tone::plain) {
        blocks.emplace_back(Paragraph{std::move(text), tone});
        return *this;
    }
    Document& add(Table table) {
        blocks.emplace_back(std::move(table));
        return *this;
    }
};

}  // namespace caseload
