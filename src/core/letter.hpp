// SPDX-License-Identifier: MIT
// A letter from a template: {name} is filled in, a line that begins with [word] stands only where the word holds, and a line
// whose every {name} is unknown is left out. "# " begins a heading; {{ and }} are braces.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "caseload/document.hpp"
#include "caseload/letters.hpp"

namespace caseload {

struct LetterFacts {
    std::map<std::string, std::string, std::less<>> values;  ///< by name; empty: not known
    std::map<std::string, bool, std::less<>> holds;          ///< by word
};

/// The lines of the letter, blank ones between its parts, never two in a row. Throws Error(setup) with every unknown name
/// and word at FILE:LINE:COL.
std::vector<Paragraph> written(const Letter& letter, const LetterFacts& facts);

}  // namespace caseload
