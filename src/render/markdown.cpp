// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cctype>

#include "caseload/text.hpp"
#include "cell.hpp"
#include "view.hpp"

namespace caseload {
namespace {

bool is_word(std::string_view text, std::size_t i) {
    return i < text.size() &&
           ((text[i] & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(text[i])) != 0);
}

/// Whether the character would be taken for markup where it stands. An underscore inside a word is only
/// itself.
bool is_markup(std::string_view text, std::size_t i) {
    if (text[i] == '_') return !(i > 0 && is_word(text, i - 1) && is_word(text, i + 1));
    return std::string_view("\\`*[]|~").find(text[i]) != std::string_view::npos;
}

std::string escape(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool starts_entity =
            text[i] == '&' && i + 1 < text.size() && (text[i + 1] == '#' || is_word(text, i + 1));
        if (text[i] == '<') {
            out += "&lt;";
        } else if (starts_entity) {
            out += "&amp;";
        } else {
            if (is_markup(text, i)) out += '\\';
            out += text[i];
        }
    }
    return out;
}

/// Keeps a line from starting a list, a heading, a quotation, a rule or a block of code.
std::string escape_line(const std::string& line) {
    std::string text = escape(trim(line));
    if (text.empty()) return text;
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const bool numbered = digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
    if (std::string_view("#>+-=").find(text[0]) != std::string_view::npos) {
        text.insert(0, "\\");
    } else if (numbered) {
        text.insert(digits, "\\");
    }
    return text;
}

std::string paragraph_text(const std::string& text, bool ascii) {
    std::vector<std::string> lines;
    for (const std::string& line : split(safe_text(text, ascii, true), '\n'))
        if (auto escaped = escape_line(line); !escaped.empty()) lines.push_back(std::move(escaped));
    return join(lines, "\\\n");  // a break that no editor trims
}

std::string one_line(const std::string& text, bool ascii) {
    return escape(trim(safe_text(text, ascii)));
}

std::string in_tone(const Paragraph& paragraph, bool ascii) {
    if (trim(paragraph.text).empty()) return {};
    switch (paragraph.tone) {
        case Tone::heading:
            return "## " + one_line(paragraph.text, ascii);
        case Tone::strong:
        case Tone::warning:
            return "**" + one_line(paragraph.text, ascii) + "**";
        case Tone::plain:
        case Tone::faint:
            return paragraph_text(paragraph.text, ascii);
    }
    return {};
}

std::string row_of(const std::vector<std::string>& cells) {
    return "| " + join(cells, " | ") + " |\n";
}

/// GitHub wants a header and a rule above every table.
std::string top_of(const View& view, bool ascii) {
    std::vector<std::string> titles;
    std::vector<std::string> rules;
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        titles.push_back(view.table->header ? escape(header_of(view.column(i), ascii)) : "");
        rules.emplace_back(is_number(view.column(i).type) ? "---:" : "---");
    }
    return row_of(titles) + row_of(rules);
}

std::string cell_text(const Value& value, const Column& column, bool ascii) {
    return escape(trim(to_words(value, column, ascii)));
}

std::string listing_rows(const View& view, bool ascii) {
    std::string out = top_of(view, ascii);
    for (const auto& row : view.table->rows) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < view.columns.size(); ++i)
            cells.push_back(cell_text(view.cell(row, i), view.column(i), ascii));
        out += row_of(cells);
    }
    return out;
}

std::string record_rows(const View& view, bool ascii) {
    std::string out = row_of({"", ""}) + row_of({"---", "---"});
    const auto& row = view.table->rows.front();
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        const Value& value = view.cell(row, i);
        if (is_blank(value)) continue;
        out += row_of({escape(title_of(view.column(i), ascii)), cell_text(value, view.column(i), ascii)});
    }
    return out;
}

std::string table_text(const View& view, bool ascii) {
    const Table& table = *view.table;
    if (table.rows.empty()) return paragraph_text(table.when_empty, ascii);
    std::string out = table.title.empty() ? "" : "### " + one_line(table.title, ascii) + "\n\n";
    out += view.is_record() ? record_rows(view, ascii) : listing_rows(view, ascii);
    out.pop_back();
    return out;
}

}  // namespace

std::string to_markdown(const std::vector<Block>& blocks, const Style& style) {
    std::vector<std::string> parts;
    for (const Block& block : blocks) {
        const auto* view = std::get_if<View>(&block);
        auto part =
            view ? table_text(*view, style.ascii) : in_tone(*std::get<const Paragraph*>(block), style.ascii);
        if (!part.empty()) parts.push_back(std::move(part));
    }
    return parts.empty() ? "" : join(parts, "\n\n") + "\n";
}

}  // namespace caseload
