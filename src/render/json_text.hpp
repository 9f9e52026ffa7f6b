// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

namespace caseload {

/// Appends the text as a JSON string. UTF-8 is kept; malformed bytes become U+FFFD. What a terminal or an
/// editor would obey (controls, line separators, direction overrides) is written as \uXXXX, which reads back
/// the same.
void append_json_text(std::string& out, std::string_view text);

}  // namespace caseload
