// SPDX-License-Identifier: MIT
#include "lines.hpp"

#include <algorithm>

#include "caseload/text.hpp"

namespace caseload {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t least_value =
    16;  // narrower than this beside its title, a value reads better beneath it

std::string_view code_of(Tone tone) {
    switch (tone) {
        case Tone::plain:
            return "";
        case Tone::heading:
        case Tone::strong:
            return "\x1b[1m";
        case Tone::faint:
            return "\x1b[2m";
        case Tone::warning:
            return "\x1b[1;31m";  // red: yellow cannot be read on a light background
    }
    return "";
}

void append_line(std::string& out, const std::vector<std::string>& lines, std::size_t indent) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && !lines[i].empty()) out.append(indent, ' ');
        out += lines[i] + "\n";
    }
    if (lines.empty()) out += "\n";
}

/// The title on a line of its own and the value beneath, unless both fit on one.
void append_beneath(std::string& out, const Pair& pair, std::size_t indent, const Style& style) {
    const auto beside = indent + display_width(pair.title) + gap + display_width(pair.value);
    const bool one_line = beside <= style.width && pair.value.find('\n') == std::string::npos;
    out.append(indent, ' ') += paint(pair.title, Tone::faint, style.color);
    out.append(one_line ? std::string(gap, ' ') : "\n" + std::string(indent + gap, ' '));
    const auto left = style.width > indent + gap ? style.width - indent - gap : 1;
    append_line(out, one_line ? std::vector{pair.value} : lines_of(pair.value, left), indent + gap);
}

}  // namespace

std::string paint(std::string text, Tone tone, bool color) {
    if (!color || tone == Tone::plain || text.empty()) return text;
    return std::string(code_of(tone)) + text + "\x1b[0m";
}

std::vector<std::string> lines_of(const std::string& text, std::size_t width) {
    std::vector<std::string> lines;
    for (const std::string& line : split(text, '\n')) {
        if (width == 0 || display_width(line) <= width) {
            lines.push_back(line);
            continue;
        }
        const auto own = std::min(line.find_first_not_of(' '), line.size());
        const auto indent = own * 2 < width ? own : 0;  // a deep indent would leave no room for words
        for (const std::string& part : wrap(std::string_view(line).substr(own), width - indent))
            lines.push_back(std::string(indent, ' ') + part);
    }
    return lines;
}

std::size_t widest_title(const std::vector<Pair>& pairs) {
    std::size_t widest = 0;
    for (const Pair& pair : pairs) widest = std::max(widest, display_width(pair.title));
    return widest;
}

void append_pairs(std::string& out, const std::vector<Pair>& pairs, std::size_t titles, std::size_t indent,
                  const Style& style) {
    const auto start = titles == 0 ? indent : indent + titles + gap;
    const bool beneath = titles > 0 && style.width > 0 && start + least_value > style.width;
    for (const Pair& pair : pairs) {
        if (beneath) {
            append_beneath(out, pair, indent, style);
            continue;
        }
        out.append(indent, ' ') += paint(pair.title, Tone::faint, style.color);
        out.append(start - indent - display_width(pair.title), ' ');
        const auto left = style.width > start ? style.width - start : 1;
        append_line(out, lines_of(pair.value, style.width == 0 ? 0 : left), start);
    }
}

}  // namespace caseload
