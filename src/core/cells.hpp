// SPDX-License-Identifier: MIT
// From the cells of a row to the values of a record. What many rows say alike (a word, a day, a person) is made out once.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "caseload/desk.hpp"
#include "mapping.hpp"

namespace caseload {

class Cells {
  public:
    Cells(Desk& desk, const Mapping& mapping);
    /// Takes the next row; `row` must outlive what is asked of it.
    void take(const CsvRecord& row);
    /// The text of a field: pieces joined, round spaces of every kind gone, the profile's word put in place.
    const std::string& text(std::size_t field) const { return now_[field]->text; }
    /// Puts the field's value into the record. Throws Error when the text is none.
    void put(std::size_t field, Record& record);
    /// Digest of what the row says, whatever the order of its columns.
    std::string content() const;

  private:
    struct Reading {
        std::string text;
        bool made_out = false;
        Value value;
        std::string time;  ///< of a date with a time
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Known = std::unordered_map<std::string, Reading, Hash, std::equal_to<>>;

    std::string_view raw(const MappedField& field, const CsvRecord& row);
    std::string our_word(const MappedField& field, std::string text) const;
    void make_out(const MappedField& field, Reading& reading) const;
    Value value_of(const MappedField& field, Reading& reading) const;
    std::int64_t reference(const Noun& other, const std::string& text) const;
    [[noreturn]] void refuse(const MappedField& field, const std::string& text, Problem problem) const;

    Desk& desk_;
    const Mapping& mapping_;
    std::vector<Known> known_;         ///< by field; only where texts come again
    std::vector<Reading> once_;        ///< by field; the others
    std::vector<Reading*> now_;
    std::string joined_;
};

}  // namespace caseload
