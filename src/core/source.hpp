// SPDX-License-Identifier: MIT
// A file to bring in: its encoding and format made out, its tables one after the other.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "caseload/config.hpp"
#include "caseload/csv.hpp"
#include "caseload/error.hpp"
#include "caseload/json_rows.hpp"

namespace caseload {

class Source {
  public:
    /// `wanted`: names that a header may have, to find it beneath a preamble. Gathers bytes that the encoding does not have.
    Source(std::string name, std::string bytes, const Profile* profile, std::vector<std::string> wanted, Problems& problems);
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    /// The next table's name (empty: the file has none) and header; false at the end. A CSV file has one table.
    bool next_table(std::string& noun, CsvRecord& header);
    RecordReader& reader() { return json_ ? static_cast<RecordReader&>(*json_) : *csv_; }
    std::size_t size() const { return text_.size(); }
    std::int64_t lines() const;
    char delimiter() const { return delimiter_; }
    bool is_json() const { return json_ != nullptr; }
    std::string_view encoding() const { return encoding_; }
    const std::string& hash() const { return hash_; }  ///< of the bytes
    /// "delimiter ';', UTF-8, 3 lines above the header passed over"
    std::string described() const;

  private:
    void pass_preamble(const std::vector<std::string>& wanted);

    std::string name_, text_, hash_;
    std::string_view encoding_;
    char delimiter_ = ',';
    std::size_t preamble_ = 0;  ///< records above the header
    bool header_taken_ = false;
    std::unique_ptr<CsvReader> csv_;
    std::unique_ptr<JsonReader> json_;
};

}  // namespace caseload
