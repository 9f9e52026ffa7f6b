// SPDX-License-Identifier: MIT
// One page that stands alone: no script, nothing fetched; light and dark by the reader's choice; printable; colour says nothing
// that a word does not.
#include "caseload/text.hpp"
#include "cell.hpp"
#include "svg.hpp"
#include "view.hpp"

namespace caseload {
namespace {

constexpr std::string_view look =
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}"
    "h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;margin:1.6rem 0 .4rem}p{margin:.5rem 0}"
    ".scroll{overflow-x:auto}table{border-collapse:collapse;margin:.4rem 0 1.2rem}"
    "th,td{padding:.3rem .8rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #999}"
    "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.warning{font-weight:bold;border-left:.3rem solid;padding-left:.6rem}"
    "figure{margin:.4rem 0;overflow-x:auto}svg{width:100%;min-width:36rem;max-width:45rem;height:auto;font:13px system-ui,sans-serif}svg text{fill:currentColor}"
    ".faint{font-size:.9rem}@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}th,td{border-color:#666}}"
    "@media print{svg{min-width:0}.scroll,figure{overflow:visible}table{font-size:.85rem}th,td{overflow-wrap:anywhere;padding-right:.4rem}body{margin:0;max-width:none;color:#000;background:#fff}thead{display:table-header-group}tr,svg{break-inside:avoid}}";

std::string shown(std::string_view text, bool ascii) { return escaped_html(trim(safe_text(text, ascii, true))); }

// The first heading is the page's own.
std::string in_tone(const Paragraph& paragraph, bool ascii, bool& headed) {
    const std::string text = shown(paragraph.text, ascii);
    if (text.empty()) return {};
    switch (paragraph.tone) {
        case Tone::heading: {
            const char* level = headed ? "h2" : "h1";
            headed = true;
            return std::string("<") + level + ">" + text + "</" + level + ">\n";
        }
        case Tone::warning: return "<p class=\"warning\">" + text + "</p>\n";
        case Tone::strong: return "<p><strong>" + text + "</strong></p>\n";
        case Tone::faint: return "<p class=\"faint\">" + text + "</p>\n";
        default: return "<p>" + text + "</p>\n";
    }
}

std::string cell(const char* tag, const Column& column, const std::string& text, const char* scope) {
    return std::string("<") + tag + (is_number(column.type) ? " class=\"n\"" : "") + scope + ">" + escaped_html(trim(text)) + "</" + tag + ">";
}

// The first cell names its row, where it says anything.
std::string first_cell(const Column& column, const std::string& text) {
    const bool names = !trim(text).empty();
    return cell(names ? "th" : "td", column, text, names ? " scope=\"row\"" : "");
}

std::string listing(const View& view, bool ascii) {
    std::string out;
    if (view.table->header) {
        out += "<thead><tr>";
        for (std::size_t i = 0; i < view.columns.size(); ++i) out += cell("th", view.column(i), header_of(view.column(i), ascii), " scope=\"col\"");
        out += "</tr></thead>\n";
    }
    out += "<tbody>\n";
    for (const auto& row : view.table->rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < view.columns.size(); ++i) {
            const std::string text = to_words(view.cell(row, i), view.column(i), ascii, true);
            out += i == 0 ? first_cell(view.column(i), text) : cell("td", view.column(i), text, "");
        }
        out += "</tr>\n";
    }
    return out + "</tbody>";
}

std::string record(const View& view, bool ascii) {
    std::string out = "<tbody>\n";
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        const Value& value = view.cell(view.table->rows.front(), i);
        if (is_blank(value)) continue;
        Column left = view.column(i);
        left.type = CellType::text;
        out += "<tr>" + cell("th", left, title_of(view.column(i), ascii), " scope=\"row\"") + cell("td", left, to_words(value, view.column(i), ascii, true), "") + "</tr>\n";
    }
    return out + "</tbody>";
}

// What a table is called where it is not read aloud as a heading: whoever scrolls it by keyboard hears its name.
std::string name_of(const Table& table, bool ascii) { return shown(table.title.empty() ? replace_all(table.name, "_", " ") : table.title, ascii); }

// The picture stands above its table, which says the same in numbers.
std::string in_table(const View& view, bool ascii, std::size_t number, bool entitled) {
    const Table& table = *view.table;
    if (table.rows.empty()) return table.when_empty.empty() ? "" : "<p>" + shown(table.when_empty, ascii) + "</p>\n";
    const std::string title = entitled || table.title.empty() ? "" : "<h2>" + shown(table.title, ascii) + "</h2>\n";
    const std::string picture = to_svg(table, number, ascii);
    const std::string name = " tabindex=\"0\" aria-label=\"" + name_of(table, ascii) + "\">";
    return title + (picture.empty() ? "" : "<figure" + name + "\n" + picture + "</figure>\n") + "<div class=\"scroll\" role=\"group\"" + name + "<table>\n" + (view.is_record() ? record(view, ascii) : listing(view, ascii)) + "\n</table></div>\n";
}

// What the page is called: by its first heading, or else by its first table, "goal reviews" for goal_reviews.
struct Called {
    std::string text;
    const View* by = nullptr;  ///< whose title it is
    bool headed = false;       ///< the page says so itself
};

Called called(const std::vector<Block>& blocks, bool ascii) {
    for (const Block& block : blocks)
        if (const auto* paragraph = std::get_if<const Paragraph*>(&block); paragraph && (*paragraph)->tone == Tone::heading && !shown((*paragraph)->text, ascii).empty())
            return {shown((*paragraph)->text, ascii), nullptr, true};
    for (const Block& block : blocks) {
        const auto* view = std::get_if<View>(&block);
        if (!view) continue;
        if (const auto name = name_of(*view->table, ascii); !name.empty()) return {name, view->table->title.empty() ? nullptr : view};
    }
    return {"caseload"};
}

}  // namespace

std::string to_html(const std::vector<Block>& blocks, const Style& style) {
    const Called page = called(blocks, style.ascii);
    std::string body = page.headed ? "" : "<h1>" + page.text + "</h1>\n";
    bool headed = !page.headed;
    std::size_t number = 0;
    for (const Block& block : blocks) {
        const auto* view = std::get_if<View>(&block);
        body += view ? in_table(*view, style.ascii, ++number, view == page.by) : in_tone(*std::get<const Paragraph*>(block), style.ascii, headed);
    }
    return "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
           page.text + "</title>\n<style>" + std::string(look) + "</style>\n</head>\n<body>\n<main>\n" + body + "</main>\n</body>\n</html>\n";
}

}  // namespace caseload
