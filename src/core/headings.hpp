// SPDX-License-Identifier: MIT
// What the files of others call our fields: one table of headings, and a header read by it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "caseload/noun.hpp"

namespace caseload {

/// A heading as it is compared: without units in brackets, marks and blanks. "Length (mins)" is "length", "D.O.B." is "dob".
std::string plain_heading(std::string_view text);
/// Every heading that is known, as a header may have it, to find the header beneath a preamble.
std::vector<std::string> known_headings();
/// Whether a yes in this column says that somebody did not come: "DNA".
bool asks_who_missed(std::string_view heading);

/// A column that seems to be one of our fields.
struct GuessedColumn {
    std::string field;
    std::string column;              ///< as a profile names it: a heading, or "{First name} {Surname}"
    std::size_t first = 0;           ///< place of the column, or of the first of several
    bool likeness = false;           ///< only because the words look alike
};

struct GuessedHeader {
    std::vector<GuessedColumn> columns;
    /// Columns that seem to say what a surer one says: place, and the field.
    std::vector<std::pair<std::size_t, std::string>> second;
    std::vector<std::size_t> unknown;
};

/// Each field gets the surest of its columns: an NHS number rather than a name.
GuessedHeader guess_header(const Noun& noun, const std::vector<std::string>& header);

}  // namespace caseload
