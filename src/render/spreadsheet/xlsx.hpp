// SPDX-License-Identifier: MIT
#pragma once
#include "view.hpp"

namespace caseload {

/// A workbook: what a person reads first, a sheet a table, how its figures came to be last.
void to_workbook(const std::vector<Block>& blocks, const Style& style, Out& out);

}  // namespace caseload
