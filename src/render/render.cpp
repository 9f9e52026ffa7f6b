// SPDX-License-Identifier: MIT
#include "caseload/render.hpp"

#include <array>
#include <utility>

#include "caseload/error.hpp"
#include "caseload/text.hpp"
#include "cell.hpp"
#include "view.hpp"

namespace caseload {
namespace {

constexpr std::array<std::pair<std::string_view, Format>, 6> formats{{
    {"table", Format::table},
    {"plain", Format::plain},
    {"json", Format::json},
    {"jsonl", Format::jsonl},
    {"csv", Format::csv},
    {"md", Format::md},
}};

std::vector<View> views_in(const std::vector<Block>& blocks) {
    std::vector<View> views;
    for (const Block& block : blocks)
        if (const auto* view = std::get_if<View>(&block)) views.push_back(*view);
    return views;
}

std::string in_format(const std::vector<Block>& blocks, const Style& style) {
    switch (style.format) {
        case Format::table:
            return to_screen(blocks, style);
        case Format::md:
            return to_markdown(blocks, style);
        case Format::plain:
            return to_plain(views_in(blocks));
        case Format::json:
            return to_json(views_in(blocks));
        case Format::jsonl:
            return to_json_lines(views_in(blocks));
        case Format::csv:
            return to_csv(views_in(blocks));
    }
    return {};
}

std::string only_codes(const Document& document, const Style& style) {
    std::string out;
    for (const std::string& code : document.codes) out += safe_text(code, style.ascii) + "\n";
    return out;
}

}  // namespace

Format parse_format(std::string_view text) {
    std::vector<std::string> names;
    for (const auto& [name, format] : formats) {
        if (name == text) return format;
        names.emplace_back(name);
    }
    const std::string near = nearest(text, names);
    throw Error(Kind::usage, "--format '" + std::string(text) + "' is not one of " + join(names, ", "),
                near.empty() ? "" : "did you mean '" + near + "'?");
}

std::string render(const Document& document, const Style& style) {
    if (style.list_fields) {
        Style listing = style;
        listing.fields.clear();
        const Document columns = list_columns(document, style.format);
        return in_format(choose(columns, listing), listing);
    }
    const auto blocks = choose(document, style);
    return style.quiet && style.format == Format::table ? only_codes(document, style)
                                                        : in_format(blocks, style);
}

}  // namespace caseload
