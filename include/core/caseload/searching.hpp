// SPDX-License-Identifier: MIT
// What is searched.
#pragma once
#include <vector>

namespace caseload {

struct Texts;

/// Every noun with its columns that hold words of people (see search.hpp of store).
std::vector<Texts> searched_texts();

}  // namespace caseload
