// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "caseload/render.hpp"

namespace caseload {

/// The line in the colour of its tone, or as it is without colour.
std::string paint(std::string text, Tone tone, bool color);
/// The lines of a text of at most `width` columns; 0 never wraps. A line's own indent is kept for what
/// follows it.
std::vector<std::string> lines_of(const std::string& text, std::size_t width);

/// What one line of a record says.
struct Pair {
    std::string title;
    std::string value;
};
std::size_t widest_title(const std::vector<Pair>& pairs);
/// "title  value" lines: values start in one column, after titles of `titles` columns, and wrap under
/// themselves.
void append_pairs(std::string& out, const std::vector<Pair>& pairs, std::size_t titles, std::size_t indent,
                  const Style& style);

}  // namespace caseload
