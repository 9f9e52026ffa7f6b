// SPDX-License-Identifier: MIT
#include <algorithm>

#include "caseload/text.hpp"
#include "utf8.hpp"

namespace caseload {

namespace utf8 {

namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiStyle = 0xFE0F;

bool is_flag_letter(char32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}
bool is_skin_tone(char32_t c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
}
/// Close enough for joining: arrows, symbols, dingbats and the emoji blocks.
bool is_pictograph(char32_t c) {
    return (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF);
}

CodePoint peek(std::string_view text, std::size_t at) {
    return at < text.size() ? decode(text, at) : CodePoint{0, 0, false};
}

}  // namespace

Cluster next_cluster(std::string_view text, std::size_t at) {
    // Most of what is printed: a plain letter before another byte of ASCII stands alone.
    if (text[at] >= 0x20 && text[at] < 0x7F && (at + 1 == text.size() || static_cast<unsigned char>(text[at + 1]) < 0x80)) return {1, 1};
    const CodePoint base = decode(text, at);
    Cluster cluster{base.length, code_point_width(base.value)};
    if (base.value < 0x20 || base.value == 0x7F) return cluster;
    CodePoint next = peek(text, at + cluster.length);
    if (is_flag_letter(base.value) && next.valid && is_flag_letter(next.value)) {
        return {cluster.length + next.length, 2};
    }
    while (next.valid) {
        if (is_pictograph(base.value) && next.value == kJoiner) {
            const CodePoint joined = peek(text, at + cluster.length + next.length);
            if (joined.valid && is_pictograph(joined.value)) {  // a family or a profession: still one emoji
                next.length += joined.length;
                cluster.width = 2;
            }
        } else if (next.value == kEmojiStyle) {
            if (cluster.width == 1) cluster.width = 2;
        } else if (!(is_pictograph(base.value) && is_skin_tone(next.value)) &&
                   (next.value < 0x300 || code_point_width(next.value) != 0)) {
            break;
        }
        cluster.length += next.length;
        next = peek(text, at + cluster.length);
    }
    return cluster;
}

}  // namespace utf8

namespace {

/// Bytes of the longest start of the text that takes at most `width` columns.
std::size_t fitting(std::string_view text, std::size_t width) {
    std::size_t at = 0;
    std::size_t used = 0;
    while (at < text.size()) {
        const utf8::Cluster cluster = utf8::next_cluster(text, at);
        if (used + cluster.width > width) break;
        used += cluster.width;
        at += cluster.length;
    }
    return at;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t plain = utf8::printable_ascii(text.substr(at));
        if (at + plain == text.size()) return width + plain;
        const std::size_t alone = plain > 0 ? plain - 1 : 0;  // an accent may follow the last of them
        width += alone;
        at += alone;
        const utf8::Cluster cluster = utf8::next_cluster(text, at);
        width += cluster.width;
        at += cluster.length;
    }
    return width;
}

std::string cut_to_width(std::string_view text, std::size_t width, bool ascii) {
    if (display_width(text) <= width) return std::string(text);
    const std::string_view ellipsis = ascii ? "..." : "…";
    const std::size_t room = ascii ? 3 : 1;
    if (width < room) return ascii ? std::string(width, '.') : std::string();
    std::string cut(text.substr(0, fitting(text, width - room)));
    return cut.append(ellipsis);
}

namespace {

/// Puts one word into the lines, cutting it where it alone is wider than a line. `used`: of the last line.
void place(std::vector<std::string>& lines, std::size_t& used, std::string_view word, std::size_t width) {
    const std::size_t wide = display_width(word);
    if (lines.back().empty()) {
        lines.back() = word;
        used = wide;
    } else if (used + 1 + wide <= width) {
        lines.back().append(" ").append(word);
        used += 1 + wide;
    } else {
        lines.emplace_back(word);
        used = wide;
    }
    while (used > width) {
        std::string rest = std::move(lines.back());
        const std::size_t cut = std::max(fitting(rest, width), utf8::next_cluster(rest, 0).length);
        lines.back() = rest.substr(0, cut);
        if (cut == rest.size()) return;  // one character wider than the line
        lines.push_back(rest.substr(cut));
        used = display_width(lines.back());
    }
}

/// What stands before the sign is taken off, and the sign with it.
std::string_view next_piece(std::string_view& text, char sign) {
    const auto piece = text.substr(0, text.find(sign));
    text.remove_prefix(std::min(piece.size() + 1, text.size()));
    return piece;
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    width = std::max<std::size_t>(width, 1);
    const bool one_line = !text.empty() && text.find('\n') == text.npos && text.find("  ") == text.npos && text.front() != ' ' && text.back() != ' ';
    std::vector<std::string> lines;
    if (one_line && display_width(text) <= width) return lines.emplace_back(text), lines;
    for (bool more = true; more;) {
        more = text.find('\n') != text.npos;
        std::string_view paragraph = next_piece(text, '\n');
        lines.emplace_back();
        for (std::size_t used = 0; !paragraph.empty();)
            if (const auto word = next_piece(paragraph, ' '); !word.empty()) place(lines, used, word, width);
    }
    return lines;
}

}  // namespace caseload
