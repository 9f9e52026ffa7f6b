// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "caseload/render.hpp"

namespace caseload {

/// The rows as points over their days; as wide as the screen, or 72 columns where there is none. Nothing without a point.
void append_chart(std::string& out, const Table& table, const Style& style);

}  // namespace caseload
