// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace caseload {

/// One thing wrong with a file, for FILE:LINE:COLUMN. Lines and columns count from 1.
struct CsvProblem {
    std::size_t line;
    std::size_t column;  ///< in characters; in bytes when it comes from `decode`
    std::string message;
};

/// One record. Reuse the same one for a whole file: its strings keep their memory.
struct CsvRecord {
    std::size_t line = 0;  ///< where the record starts
    std::vector<std::string> cells;
    std::vector<std::size_t> columns;  ///< column (in characters) where each cell starts
    std::vector<std::size_t>
        lines;        ///< line where each cell starts; differs from `line` after a newline in quotes
    std::string raw;  ///< the record as it stands in the file, without its line end; of a malformed one what was passed over with it
};

/// Where records come from, whatever the file's format. A record that is malformed is returned too: ask `problem` first.
class RecordReader {
  public:
    virtual ~RecordReader() = default;
    /// The next record; false at the end.
    virtual bool next(CsvRecord& record) = 0;
    /// What is wrong with the record just read.
    virtual const std::optional<CsvProblem>& problem() const = 0;
    /// How far the reader came, in bytes.
    virtual std::size_t at() const = 0;
};

/// RFC 4180 in one pass, strictly: LF, CRLF or CR line ends, quotes doubled inside quotes, newlines inside
/// quotes, spaces kept, blank lines skipped. A quote in the middle of an unquoted cell is a plain character,
/// as everywhere.
class CsvReader : public RecordReader {
  public:
    /// The text must outlive the reader, be UTF-8 and carry no BOM: see `decode`.
    CsvReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}
    /// The next record; false at the end. A record that is malformed is returned too: ask `problem` first.
    /// After a malformed one the reader goes on at the next physical line, so that all problems can be
    /// gathered.
    bool next(CsvRecord& record) override;
    const std::optional<CsvProblem>& problem() const override { return problem_; }
    std::size_t at() const override { return here_.at; }

  private:
    struct Place {
        std::size_t at = 0;  ///< byte offset
        std::size_t line = 1;
        std::size_t line_start = 0;  ///< byte offset of that line
    };

    void skip_blank_lines();
    void read_record(CsvRecord& record);
    void read_plain(std::string& cell);
    void read_quoted(std::string& cell);
    bool take_delimiter();
    bool at_line_end() const;
    void take_line_end();
    void pass_newlines(std::size_t end);
    std::size_t end_of_line(std::size_t from) const;
    std::size_t column(const Place& place) const;
    void fail(const Place& opened, std::string message);
    CsvProblem problem_at(const Place& place, std::string message) const;

    std::string_view text_;
    char delimiter_;
    Place here_;
    mutable Place counted_{};  ///< how far columns were counted on this line, so that long lines stay cheap
    mutable std::size_t characters_ = 0;
    std::optional<CsvProblem> problem_;
};

/// Comma, semicolon, TAB or bar: the one that the header line has most of outside quotes; comma when it has
/// none.
char guess_delimiter(std::string_view header);

/// "UTF-8", "UTF-16" (by its byte order mark, whatever was asked for) or the name of the encoding asked for.
/// Empty, "auto" and "utf-8" ask for UTF-8. Throws Error(setup) for an encoding that is not known.
std::string_view encoding_of(std::string_view bytes, std::string_view encoding);

/// The bytes as UTF-8 without a byte order mark. Knows UTF-8, UTF-16 with a mark, windows-1252 and latin-1.
/// Each line with a bad byte is reported once, by LINE:BYTE; the byte becomes U+FFFD.
std::string decode(std::string bytes, std::string_view encoding, std::vector<CsvProblem>* problems);

/// The cell in quotes when it needs them.
std::string csv_cell(std::string_view text, char delimiter = ',');
/// A whole record without its line end. One empty cell is written "" so that it is not taken for a blank
/// line.
std::string csv_record(const std::vector<std::string>& cells, char delimiter = ',');

}  // namespace caseload
