// SPDX-License-Identifier: MIT
// From stored values to what is shown.
#pragma once
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "caseload/desk.hpp"

namespace caseload {

/// Values of these columns as words, where they are known: pairs of the place in the rows and the field of the noun.
void show_words(const Desk& desk, const Noun& noun, Table& table, const std::vector<std::pair<std::size_t, std::string_view>>& columns);
/// A value as a person reads it: dates in words, labels of vocabularies, names of references.
std::string shown_value(const Desk& desk, const Noun& noun, const Use& use, const Value& value);
/// "C-014 Jane Roe".
std::string code_and_name(const Desk& desk, const Noun& noun, std::int64_t id);
/// The record's known fields: one row, Layout::record, with codes for references and a *_name column beside them.
Table record_table(const Desk& desk, const Record& record, std::string name);
/// "S-0231 logged: C-014 Jane Roe · Sun 22 Nov 2026 · 45 min · Phone", and the same for machines.
/// With `fields` the line tells only those (and whose record it is).
Document change_document(const Desk& desk, const std::string& change, const Record& record,
                         const std::vector<std::string>& fields = {});
/// The label of a word, or the word itself.
std::string label_of(const Desk& desk, std::string_view vocabulary, const std::string& key);
/// " refused withdrawn ": the words of a vocabulary that count as this, between blanks, for instr() in SQL.
std::string words_counting_as(const Desk& desk, std::string_view vocabulary, std::string_view what);
/// "Mon 23 Nov 2026", or the text where it is no day.
std::string day_words(const std::string& iso);

}  // namespace caseload
