// SPDX-License-Identifier: MIT
// An extract of a GP system read by a [screen.NAME]: one person for each NHS number (or name and birth date), however many rows.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "caseload/desk.hpp"
#include "criteria.hpp"

namespace caseload {

struct Extracted {
    std::size_t line = 0;  ///< of the first row
    Record candidate;      ///< what of the person would be kept
    Facts facts;           ///< what rules ask about: every column by our name, age, and whether the person is here
};

struct Extract {
    std::vector<Extracted> people;  ///< in the order of the file
    std::int64_t rows = 0, rejected = 0;
    std::string described;  ///< "delimiter ';', UTF-8"
};

/// Rows that cannot be read are gathered with FILE:LINE:COL and left out. Of several rows of one person, lists are joined
/// and of other columns the last that says something stands. Throws Error(refused) when a column of the screen is missing.
Extract read_extract(const Desk& desk, const Screen& screen, const std::string& file, std::string bytes, Problems& problems);

}  // namespace caseload
