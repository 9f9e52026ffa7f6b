// SPDX-License-Identifier: MIT
#include "json_text.hpp"

#include <array>
#include <cstdint>

namespace caseload {
namespace {

struct Character {
    std::uint32_t point = 0;
    std::size_t bytes = 0;  ///< 0: malformed
};

/// How many bytes a character takes by its first, 0 when none may start so. C0, C1 and F5 up never occur in
/// UTF-8.
std::size_t length_by_lead(unsigned char lead) {
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

/// The character at the front of text that starts beyond ASCII.
Character decode(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t bytes = length_by_lead(lead);
    if (bytes == 0 || text.size() < bytes) return {};
    std::uint32_t point = lead & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0U) != 0x80) return {};
        point = (point << 6U) | (next & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point < least[bytes] || surrogate || point > 0x10FFFF) return {};
    return {point, bytes};
}

void append_escape(std::string& out, std::uint32_t point) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(point >> shift) & 0xFU];
}

bool is_obeyed(std::uint32_t point) {
    return (point >= 0x7F && point <= 0x9F) || point == 0x200E || point == 0x200F || point == 0x61C ||
           (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

void append_ascii_escape(std::string& out, char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            append_escape(out, static_cast<unsigned char>(c));
    }
}

/// Appends the character at the front of text that starts beyond ASCII and says how many bytes it took.
std::size_t append_beyond_ascii(std::string& out, std::string_view text) {
    const Character character = decode(text);
    if (character.bytes == 0) {
        out += "\xEF\xBF\xBD";
        return 1;
    }
    if (is_obeyed(character.point)) {
        append_escape(out, character.point);
    } else {
        out.append(text.substr(0, character.bytes));
    }
    return character.bytes;
}

bool is_ordinary(char c) {
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
    out += '"';
    std::size_t done = 0;  // everything before it is written; ordinary runs are copied whole
    std::size_t i = 0;
    while (i < text.size()) {
        if (is_ordinary(text[i])) {
            ++i;
            continue;
        }
        out.append(text.substr(done, i - done));
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            append_ascii_escape(out, text[i++]);
        } else {
            i += append_beyond_ascii(out, text.substr(i));
        }
        done = i;
    }
    out.append(text.substr(done));
    out += '"';
}

}  // namespace caseload
