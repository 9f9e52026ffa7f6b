// SPDX-License-Identifier: MIT
// Notes come from other people's files: nothing in them may drive the terminal or reorder what is read.
#include <array>
#include <cstdio>

#include "caseload/text.hpp"
#include "utf8.hpp"

namespace caseload {

namespace {

bool is_bidi_control(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}
bool is_line_break(char32_t c) {
    return c == '\n' || c == 0x2028 || c == 0x2029;
}

void append_name(std::string& out, char32_t c) {
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "<U+%04X>", static_cast<unsigned>(c));
    out += name.data();
}

/// C0 and DEL: their pictures, or the caret form.
void append_picture(std::string& out, char32_t c, bool ascii) {
    if (ascii) {
        out += '^';
        out += static_cast<char>(c ^ 0x40U);
    } else {
        utf8::append(out, c == 0x7F ? char32_t{0x2421} : 0x2400 + c);
    }
}

void append_safe(std::string& out, const utf8::CodePoint& c, bool ascii, bool keep_newlines) {
    if (!c.valid) {
        out += ascii ? "?" : "\xEF\xBF\xBD";
    } else if (is_line_break(c.value)) {
        out += keep_newlines ? '\n' : ' ';
    } else if (c.value == '\t') {
        out += ' ';  // a tabulator has no fixed width: never kept
    } else if (c.value < 0x20 || c.value == 0x7F) {
        append_picture(out, c.value, ascii);
    } else if ((c.value >= 0x80 && c.value < 0xA0) || is_bidi_control(c.value)) {
        append_name(out, c.value);
    } else {
        utf8::append(out, c.value);
    }
}

}  // namespace

std::string safe_for_screen(std::string_view text, bool ascii, bool keep_newlines) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto plain = utf8::printable_ascii(text.substr(at));
        out.append(text, at, plain);
        at += plain;
        if (at == text.size()) break;
        const utf8::CodePoint c = utf8::decode(text, at);
        const bool windows_line_end = c.value == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (!windows_line_end) append_safe(out, c, ascii, keep_newlines);
        at += c.length;
    }
    return out;
}

std::string quoted(std::string_view text) {
    constexpr std::size_t kEnough = 40;  // a forgotten quote can make a whole file the value
    return "'" + cut_to_width(safe_for_screen(text), kEnough) + "'";
}

}  // namespace caseload
