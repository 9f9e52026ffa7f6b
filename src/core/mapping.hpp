// SPDX-License-Identifier: MIT
// A profile laid over the header of a file: which cells make which field.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "caseload/config.hpp"
#include "caseload/csv.hpp"
#include "caseload/noun.hpp"

namespace caseload {

/// "{FIRST} {LAST}": literal text and columns in turn.
struct Piece {
    std::string literal;
    std::optional<std::size_t> column;
};

struct MappedField {
    const Use* use = nullptr;      ///< null for a field that makes records of its own: items, rating, condition
    const Field* field = nullptr;
    std::string label;  ///< the column as the file names it
    std::vector<Piece> pieces;
    std::size_t first_column = 0;  ///< for the caret
};

struct Mapping {
    const Noun* noun = nullptr;
    Profile profile;
    std::vector<std::string> header;
    std::vector<MappedField> fields;
    std::optional<std::size_t> key;   ///< column of the outside id
    std::optional<std::size_t> code;  ///< column of our own codes: the file is an export of ours, records are restored as they stood
    std::optional<std::size_t> unmended;  ///< column _code of a rejects file
    std::vector<std::size_t> by_use;  ///< places in `fields` in the order of the noun's fields: content does not depend on columns
    std::vector<std::pair<std::size_t, std::vector<std::string>>> only, skip;  ///< column, values

    /// Gathers every column that the profile names and the file lacks, and every one that nobody named.
    static Mapping of(const Noun& noun, const Profile& profile, const CsvRecord& header, const std::string& file,
                      Problems& problems);
    bool passes_over(const CsvRecord& row) const;
    /// False for sessions whose file and profile say nothing of how they went: all then count as attended.
    bool says_how_it_went() const;
};

/// Without a profile the columns are the noun's own fields.
Profile plain_profile(const Noun& noun, const CsvRecord& header);

}  // namespace caseload
