// SPDX-License-Identifier: MIT
// Private to base: one place that knows what well-formed UTF-8 is.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace caseload::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

/// What stands at an offset. A byte that begins nothing valid is one replacement character of length 1.
struct CodePoint {
    char32_t value;
    std::size_t length;
    bool valid;
};
CodePoint decode(std::string_view text, std::size_t at);
void append(std::string& out, char32_t c);

/// Bytes of printable ASCII at the start of the text.
std::size_t printable_ascii(std::string_view text);

/// Columns of one code point on its own: 0, 1 or 2.
std::size_t code_point_width(char32_t c);

/// What a reader sees as one character: a base with its marks, or an emoji joined from several.
struct Cluster {
    std::size_t length;
    std::size_t width;
};
Cluster next_cluster(std::string_view text, std::size_t at);

}  // namespace caseload::utf8
