// SPDX-License-Identifier: MIT
#include "caseload/render.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "caseload/error.hpp"
#include "caseload/text.hpp"
#include "cell.hpp"
#include "view.hpp"

namespace caseload {
namespace {

constexpr std::array<std::pair<std::string_view, Format>, 8> formats{{
    {"table", Format::table},
    {"plain", Format::plain},
    {"json", Format::json},
    {"jsonl", Format::jsonl},
    {"csv", Format::csv},
    {"md", Format::md},
    {"html", Format::html},
    {"xlsx", Format::xlsx},
}};

std::vector<View> views_in(const std::vector<Block>& blocks) {
    std::vector<View> views;
    for (const Block& block : blocks)
        if (const auto* view = std::get_if<View>(&block)) views.push_back(*view);
    return views;
}

void in_format(const std::vector<Block>& blocks, const Style& style, Out& out) {
    switch (style.format) {
        case Format::table: out.text() += to_screen(blocks, style); break;
        case Format::md: out.text() += to_markdown(blocks, style); break;
        case Format::html: out.text() += to_html(blocks, style); break;
        case Format::plain: to_plain(views_in(blocks), out); break;
        case Format::json: to_json(views_in(blocks), out); break;
        case Format::jsonl: to_json_lines(views_in(blocks), out); break;
        case Format::csv: to_csv(views_in(blocks), style.excel, out); break;
        case Format::xlsx: to_xlsx(blocks, style, out); break;
    }
}

bool is_poured(const std::variant<Paragraph, Table>& block) {
    const auto* table = std::get_if<Table>(&block);
    return table && table->pour;
}

// A screen or a page is laid out by all the rows.
Document held(Document document) {
    for (auto& block : document.blocks) {
        if (!is_poured(block)) continue;
        auto& table = std::get<Table>(block);
        table.pour([&](const TableRow& row) { table.rows.push_back(row); });
        table.pour = {};
    }
    return document;
}

std::string only_codes(const Document& document, const Style& style) {
    std::string out;
    for (const std::string& code : document.codes) out += safe_text(code, style.ascii) + "\n";
    return out;
}

}  // namespace

std::string format_names() {
    std::vector<std::string> names;
    for (const auto& one : formats) names.emplace_back(one.first);
    return join(names, ", ");
}

std::string formats_for_help() { return format_names() + (has_spreadsheets() ? "" : " (not in this build)"); }

void check_format(Format format) {
    if (format == Format::xlsx) check_spreadsheets();
}

Format parse_format(std::string_view text) {
    std::vector<std::string> names;
    for (const auto& [name, format] : formats) {
        if (name == text) return format;
        names.emplace_back(name);
    }
    const std::string near = nearest(text, names);
    throw Error(Kind::usage, "--format '" + std::string(text) + "' is not one of " + format_names(),
                near.empty() ? "" : "did you mean '" + near + "'?");
}

void render(const Document& document, const Style& style, const std::function<void(std::string_view)>& drain) {
    const bool laid_out = !is_machine(style.format);
    if (laid_out && !style.list_fields && std::ranges::any_of(document.blocks, is_poured)) return render(held(document), style, drain);
    Out out(drain);
    if (style.list_fields) {
        Style listing = style;
        listing.fields.clear();
        const Document columns = list_columns(document, style.format);
        in_format(choose(columns, listing), listing, out);
    } else {
        const auto blocks = choose(document, style);
        if (style.quiet && style.format == Format::table) out.text() += only_codes(document, style);
        else in_format(blocks, style, out);
    }
    out.hand_on();
}

std::string render(const Document& document, const Style& style) {
    std::string all;
    render(document, style, [&](std::string_view text) { all += text; });
    return all;
}

void check_fields(const Document& document, const Style& style) {
    if (!style.fields.empty()) choose(document, style);
}

}  // namespace caseload
