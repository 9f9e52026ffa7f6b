// SPDX-License-Identifier: MIT
#include "page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/text.hpp"

namespace caseload {
namespace {

using enum PagePart::Kind;

std::string underlined(const std::string& line, char mark, std::size_t width) {
    std::string out;
    std::size_t widest = 0;
    for (const auto& one : wrap(line, width)) {
        out += one + "\n";
        widest = std::max(widest, display_width(one));
    }
    return out + std::string(widest, mark) + "\n";
}

std::string indented(const std::vector<std::string>& lines, std::size_t width) {
    std::string out;
    for (const auto& line : lines)
        for (const auto& one : wrap(line, width - 2)) out += (out.empty() ? "- " : "  ") + one + "\n";
    return out;
}

bool new_block(const Page& page, std::size_t i) {
    return i > 0 && !(page.parts[i].kind == item && page.parts[i - 1].kind == item) && page.parts[i - 1].kind != heading;
}

// A line break in Markdown, and characters that it would take for markup.
std::string markdown(const std::string& line) {
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool at_start = i == 0 && std::string_view("#>+-=").find(line[0]) != std::string_view::npos;
        const bool number = line[i] == '.' && i > 0 && line.find_first_not_of("0123456789") == i;
        if (line[i] == '<') out += "&lt;";
        else if (line[i] == '&') out += "&amp;";
        else {
            if (at_start || number || std::string_view("\\`*_[]|~").find(line[i]) != std::string_view::npos) out += '\\';
            out += line[i];
        }
    }
    return out;
}

std::string joined(const std::vector<std::string>& lines, std::string (*escape)(const std::string&), const char* between) {
    std::string out;
    for (const auto& line : lines) out += (out.empty() ? "" : between) + escape(line);
    return out;
}

std::string html(const std::string& line) {
    std::string out;
    for (const char c : line) {
        if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '&') out += "&amp;";
        else if (c == '"') out += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') out += c;
    }
    return out;
}

// Sizes in points: what matters is the paper. 12 pt is the least for anybody, 18 pt is large print.
std::string style(bool large) {
    return fmt::format("body{{font:{}pt/1.5 Arial,Helvetica,sans-serif;color:#000;background:#fff;max-width:38em;margin:1em auto;padding:0 1em}}"
                       "h1{{font-size:1.6em;margin:0 0 .3em}}h2{{font-size:1.2em;margin:1.2em 0 .3em;border-bottom:1px solid #000}}"
                       "ul{{padding-left:1.2em}}li{{margin:.3em 0}}p{{margin:.3em 0}}"
                       "@media print{{body{{margin:0;max-width:none}}h2{{break-after:avoid}}li{{break-inside:avoid}}@page{{size:A4;margin:18mm}}}}",
                       large ? 18 : 12);
}

}  // namespace

std::string page_as_text(const Page& page, std::size_t width) {
    std::string out;
    for (std::size_t i = 0; i < page.parts.size(); ++i) {
        const auto& part = page.parts[i];
        if (new_block(page, i)) out += '\n';
        if (part.kind == title) out += underlined(join(part.lines, " "), '=', width);
        else if (part.kind == heading) out += underlined(join(part.lines, " "), '-', width);
        else if (part.kind == item) out += indented(part.lines, width);
        else
            for (const auto& line : part.lines)
                for (const auto& one : wrap(line, width)) out += one + "\n";
    }
    return out;
}

std::string page_as_markdown(const Page& page) {
    std::string out;
    for (std::size_t i = 0; i < page.parts.size(); ++i) {
        const auto& part = page.parts[i];
        const bool list = part.kind == item && i > 0 && page.parts[i - 1].kind == item;
        if (i > 0 && !list) out += '\n';
        if (part.kind == title) out += "# " + joined(part.lines, markdown, " ") + "\n";
        else if (part.kind == heading) out += "## " + joined(part.lines, markdown, " ") + "\n";
        else if (part.kind == item) out += "- " + joined(part.lines, markdown, "\\\n  ") + "\n";
        else out += joined(part.lines, markdown, "\\\n") + "\n";
    }
    return out;
}

std::string page_as_html(const Page& page, bool large) {
    const std::string name = page.parts.empty() ? "" : joined(page.parts[0].lines, html, " ");
    std::string out = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
                                  html(page.language), name, style(large));
    bool in_list = false;
    for (const auto& part : page.parts) {
        if ((part.kind == item) != in_list) out += in_list ? "</ul>\n" : "<ul>\n";
        in_list = part.kind == item;
        const char* tag = part.kind == title ? "h1" : part.kind == heading ? "h2" : part.kind == item ? "li" : "p";
        out += fmt::format("<{0}>{1}</{0}>\n", tag, joined(part.lines, html, "<br>"));
    }
    return out + (in_list ? "</ul>\n" : "") + "</main>\n</body>\n</html>\n";
}

std::string page_words(const Page& page) {
    std::string out;
    for (const auto& part : page.parts) out += join(part.lines, "\n") + "\n";
    return out;
}

}  // namespace caseload
