// SPDX-License-Identifier: MIT
// One import under way: rows become records, and each row's fate is counted.
#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "caseload/desk.hpp"
#include "caseload/error.hpp"
#include "caseload/store.hpp"
#include "mapping.hpp"

namespace caseload {

struct Counts {
    std::int64_t fresh = 0, changed = 0, unchanged = 0, rejected = 0, passed_over = 0;
    std::int64_t total() const { return fresh + changed + unchanged + rejected; }
};

struct Reject {
    CsvRecord row;
    std::size_t column;
    std::string message;
};

// `row` of an earlier import, found again by its key.
struct Known {
    std::int64_t record;
    std::string content;
};

class Importer {
  public:
    Importer(Desk& desk, Mapping mapping, std::string file, bool update)
        : desk_(desk), mapping_(std::move(mapping)), file_(std::move(file)), update_(update) {}

    void start(const std::string& content);
    void take(const CsvRecord& row);
    void reject(const CsvRecord& row, std::size_t column, std::size_t line, const Problem& problem);
    void finish();

    Counts counts;
    std::vector<Reject> rejects;
    Problems problems;
    std::string code;
    std::int64_t totals_only = 0;  ///< scores of an instrument with risk items, without its answers

  private:
    using Texts = std::vector<std::string>;
    Texts texts_of(const CsvRecord& row) const;
    std::string key_of(const CsvRecord& row, const std::string& content);
    std::optional<Known> known(const std::string& key) const;
    Value value_of(const MappedField& field, const std::string& text, Record& record);
    std::int64_t reference(const Noun& other, const std::string& text);
    bool fill(const CsvRecord& row, const Texts& texts, Record& record);
    bool ruled(const CsvRecord& row, Record& record, const Record* before);
    void reject_rule(const CsvRecord& row, Problem problem);
    Problem suggested(const MappedField& field, const std::string& text, Problem problem) const;
    void add(const CsvRecord& row, const Texts& texts, const std::string& key, const std::string& content);
    void change(const CsvRecord& row, const Texts& texts, const Known& found, const std::string& key, const std::string& content);
    Parameters key_parameters(const std::string& key) const;
    std::size_t column_of(const CsvRecord& row, const Problem& problem) const;

    Desk& desk_;
    Mapping mapping_;
    std::string file_;
    bool update_;
    std::int64_t id_ = 0;
    std::unordered_map<std::string, std::int64_t> turns_;
    std::unordered_map<std::string, std::size_t> lines_of_keys_;
    std::unordered_map<std::string, std::int64_t> references_;
};

}  // namespace caseload
