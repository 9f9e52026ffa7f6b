// SPDX-License-Identifier: MIT
// Somebody who left and comes back.
#pragma once
#include <string>

#include "caseload/desk.hpp"

namespace caseload {

/// "left on Thu 21 May 2026, Completed" of somebody who left.
std::string left_words(const Desk& desk, const Record& client);
/// Puts them on the caseload again, in this operation. Their time before, how it ended and why are kept in the note, and the
/// document says that reports see one time with us from the first day on.
void come_back(Desk& desk, const Record& client, Document& document);

}  // namespace caseload
