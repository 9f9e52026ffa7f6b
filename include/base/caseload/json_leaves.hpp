// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace caseload {

/// The values of a report that was kept as JSON: an object of records and of lists of records. Each is named by where it
/// stands, "flow enrolled", "measures Activation start" (a record of a list by its first value, else by its number).
/// Throws Error(refused) for text that is no such object.
std::vector<std::pair<std::string, std::string>> json_leaves(std::string_view text);

}  // namespace caseload
