// SPDX-License-Identifier: MIT
// JSON and JSON lines as records: an array of objects, an object a line, or an object of arrays ("clients": [..]).
#pragma once
#include <string>
#include <string_view>

#include "caseload/csv.hpp"

namespace caseload {

/// Whether a file is JSON rather than CSV: its first character that is no space is { or [.
bool looks_like_json(std::string_view text);

class JsonReader : public RecordReader {
  public:
    /// The text must outlive the reader and be UTF-8 without a mark.
    explicit JsonReader(std::string_view text);
    /// Goes to the next table: its name (empty when the file has none) and the keys of its first object as a header.
    /// False at the end. A header that is malformed is returned too: ask `problem`.
    bool next_table(std::string& name, CsvRecord& header);
    /// The next object of the table, in the order of the header. null is an empty cell, a list of words "a,b".
    bool next(CsvRecord& record) override;
    const std::optional<CsvProblem>& problem() const override { return problem_; }
    std::size_t at() const override { return at_; }

  private:
    bool find_element();
    bool enter_list();
    void pass_space();
    void fail(std::size_t at, std::string message);
    CsvProblem place_of(std::size_t at, std::string message);
    void read_into(CsvRecord& record);

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t from_ = 0, to_ = 0;  ///< the element found and not yet taken
    bool found_ = false, keyed_ = false;
    std::string list_, table_;       ///< name of the list we are in; name of the table being read
    std::vector<std::string> keys_;
    std::optional<CsvProblem> problem_;
    std::size_t counted_ = 0, line_ = 1;  ///< lines are counted once
};

}  // namespace caseload
