// SPDX-License-Identifier: MIT
// What an import says of itself: counts that are true, every error, the rows kept aside.
#pragma once
#include <string>
#include <vector>

#include "caseload/document.hpp"
#include "importer.hpp"
#include "source.hpp"

namespace caseload {

/// One noun's part of an import.
struct Part {
    std::string noun, code;
    Counts counts;
    std::int64_t records = 0;
    Unseen unseen;
    std::vector<DraftConcern> drafts;
    bool says_how_it_went = true;  ///< false: sessions, and nothing in file or profile does
};

/// The counts, the errors and what became of them. `refused`: nothing was written.
Document told(const std::vector<Part>& parts, const Problems& problems, bool refused, bool file_written);
/// The codes of the parts that wrote something: "I-0001, I-0002".
std::string codes_of(const std::vector<Part>& parts);
/// Rejected rows as they stand in the file, with its columns, and why: mended, it is imported as it is. UTF-8; with its mark
/// where the profile would read another encoding.
std::string rejects_csv(const std::vector<std::string>& header, const std::vector<Reject>& rejects, const Source& source);

}  // namespace caseload
