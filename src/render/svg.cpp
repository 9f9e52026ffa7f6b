// SPDX-License-Identifier: MIT
#include "svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "caseload/text.hpp"
#include "cell.hpp"

namespace caseload {
namespace {

constexpr double page = 720;  // units across; the page scales it

std::size_t rows_of(const Table& table) {
    const auto asked = table.picture->rows;
    return asked == 0 ? table.rows.size() : std::min(asked, table.rows.size());
}

const Value& cell_of(const Table& table, std::size_t row, std::size_t column) { return table.rows[row].at(column); }

double number_of(const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    return static_cast<double>(whole_of(value));
}

bool is_mark(const Value& value) { return !text_of(value).empty(); }

std::string text_at(double x, double y, std::string_view words, const char* anchor = "start") {
    return fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor, escaped_html(words));
}

std::string label_of(const Table& table, std::size_t row, bool ascii) {
    return trim(to_words(cell_of(table, row, table.picture->label), table.columns[table.picture->label], ascii));
}

// The first part is solid, the second striped, the third an outline; more begin again.
std::string patterns(std::size_t number) {
    return fmt::format("<defs><pattern id=\"p{0}-1\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"2\" height=\"5\" fill=\"currentColor\"/></pattern></defs>\n", number);
}

std::string part(double x, double y, double width, double height, std::size_t place, std::size_t number) {
    const std::string fill = place % 3 == 0 ? "currentColor" : place % 3 == 1 ? fmt::format("url(#p{}-1)", number) : "none";
    return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\" stroke=\"currentColor\"/>\n", x, y, width, height, fill);
}

struct Drawn {
    std::string body;
    double height = 0;
};

double longest_bar(const Table& table) {
    double most = 0;
    for (std::size_t row = 0; row < rows_of(table); ++row) {
        double all = 0;
        for (const auto column : table.picture->values) all += number_of(cell_of(table, row, column));
        most = std::max(most, all);
    }
    return most;
}

std::string numbers_of(const Table& table, std::size_t row, bool ascii) {
    std::string words;
    for (const auto column : table.picture->values) words += (words.empty() ? "" : " + ") + trim(to_words(cell_of(table, row, column), table.columns[column], ascii));
    return words;
}

Drawn bars(const Table& table, std::size_t number, bool ascii) {
    const auto& values = table.picture->values;
    Drawn drawn{patterns(number), 0};
    std::size_t letters = 0;
    for (std::size_t row = 0; row < rows_of(table); ++row) letters = std::max(letters, label_of(table, row, ascii).size());
    const double left = std::min(260.0, 8.0 * static_cast<double>(letters) + 12), right = 150, most = longest_bar(table);
    double x = left;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string name = header_of(table.columns[values[i]], ascii);
        drawn.body += part(x, 4, 12, 12, i, number) + text_at(x + 18, 15, name);
        x += 34 + 9.0 * static_cast<double>(name.size());
    }
    double y = 28;
    for (std::size_t row = 0; row < rows_of(table); ++row, y += 22) {
        drawn.body += text_at(left - 8, y + 12, label_of(table, row, ascii), "end");
        double at = left;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double width = most > 0 ? number_of(cell_of(table, row, values[i])) / most * (page - left - right) : 0;
            if (width > 0) drawn.body += part(at, y, width, 15, i, number);
            at += width;
        }
        drawn.body += text_at(at + 8, y + 12, numbers_of(table, row, ascii));
    }
    drawn.height = y + 4;
    return drawn;
}

std::string line(double x1, double y1, double x2, double y2, double width, const char* dashes) {
    return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"currentColor\" stroke-width=\"{:.1f}\"{}/>\n", x1, y1, x2, y2, width,
                       *dashes ? fmt::format(" stroke-dasharray=\"{}\"", dashes) : "");
}

Drawn moves(const Table& table, bool ascii) {
    const auto& values = table.picture->values;
    const double left = 150, right = page - 150, step = 60, top = 30;
    double most = 1;
    for (std::size_t row = 0; row < rows_of(table); ++row)
        for (const auto column : values) most = std::max(most, number_of(cell_of(table, row, column)));
    Drawn drawn{text_at(left, 14, "start", "middle") + text_at(right, 14, "latest", "middle"), 0};
    const auto y_of = [&](std::size_t place, std::size_t all) { return top + step * (static_cast<double>(all - 1 - place) + 0.5); };
    for (std::size_t row = 0; row < rows_of(table); ++row) {
        drawn.body += text_at(left - 12, y_of(row, rows_of(table)) + 5, label_of(table, row, ascii), "end");
        for (std::size_t to = 0; to < values.size(); ++to) {
            const Value& value = cell_of(table, row, values[to]);
            const double n = number_of(value), y1 = y_of(row, rows_of(table)), y2 = y_of(to, values.size());
            if (n <= 0 && !is_mark(value)) continue;
            drawn.body += line(left, y1, right, y2, is_mark(value) ? 1 : 1 + 9 * n / most, is_mark(value) ? "2 4" : "");
            const double along = 0.2 + 0.16 * static_cast<double>(to);  // numbers of one level's lines stand beside each other
            drawn.body += text_at(left + along * (right - left), y1 + (y2 - y1) * along - 7, is_mark(value) ? text_of(value) : fmt::format("{:.0f}", n), "middle");
        }
    }
    for (std::size_t to = 0; to < values.size(); ++to) drawn.body += text_at(right + 12, y_of(to, values.size()) + 5, fmt::format("level {}", to + 1));
    drawn.height = top + step * static_cast<double>(std::max(rows_of(table), values.size())) + 6;
    return drawn;
}

Drawn lines(const Table& table) {
    const auto& picture = *table.picture;
    const double left = 80, right = page - 80, top = 24, tall = 260;
    const auto y_of = [&](double value) { return top + tall * (1 - (value - picture.low) / std::max(1e-9, picture.high - picture.low)); };
    Drawn drawn{text_at(left, 14, "first", "middle") + text_at(right, 14, "latest", "middle"), top + tall + 8};
    for (const double x : {left, right}) drawn.body += line(x, top, x, top + tall, 1, "");
    for (const double value : {picture.low, (picture.low + picture.high) / 2, picture.high}) drawn.body += text_at(left - 10, y_of(value) + 5, fmt::format("{:.0f}", value), "end");
    for (std::size_t row = 0; row < rows_of(table); ++row) {
        const double first = number_of(cell_of(table, row, picture.values.at(0))), latest = number_of(cell_of(table, row, picture.values.at(1)));
        const bool worse = picture.higher_is_better ? latest < first : latest > first;
        drawn.body += line(left, y_of(first), right, y_of(latest), 1.2, worse ? "6 4" : "");
    }
    return drawn;
}

}  // namespace

std::string escaped_html(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\n': out += "<br>"; break;
            default: out += c;
        }
    }
    return out;
}

std::string to_svg(const Table& table, std::size_t number, bool ascii) {
    if (!table.picture || table.rows.empty()) return {};
    const auto& picture = *table.picture;
    const Drawn drawn = picture.kind == Picture::Kind::bars    ? bars(table, number, ascii)
                        : picture.kind == Picture::Kind::moves ? moves(table, ascii)
                                                               : lines(table);
    return fmt::format("<svg role=\"img\" aria-labelledby=\"t{0} d{0}\" viewBox=\"0 0 {1:.0f} {2:.0f}\">\n<title id=\"t{0}\">{3}</title>\n<desc id=\"d{0}\">{4}</desc>\n{5}</svg>\n", number, page,
                       drawn.height, escaped_html(safe_text(picture.title, ascii)), escaped_html(safe_text(picture.description, ascii)), drawn.body);
}

void append_bars(std::string& out, const Table& table, const Style& style) {
    const auto& values = table.picture->values;
    static const char* const blocks[] = {"█", "▒", "░"};
    static const char* const plain[] = {"#", "=", "."};
    std::size_t letters = 0, numbers = 0;
    for (std::size_t row = 0; row < rows_of(table); ++row) {
        letters = std::max(letters, display_width(label_of(table, row, style.ascii)));
        numbers = std::max(numbers, display_width(numbers_of(table, row, style.ascii)));
    }
    if (style.width < letters + numbers + 14) return;  // no room for bars: the table says it
    const double room = static_cast<double>(std::min<std::size_t>(style.width - letters - numbers - 3, 60)), most = longest_bar(table);
    for (std::size_t row = 0; row < rows_of(table); ++row) {
        const std::string name = label_of(table, row, style.ascii);
        out.append(letters - display_width(name), ' ') += name + " ";
        double all = 0;
        std::size_t drawn = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            all += number_of(cell_of(table, row, values[i]));
            const auto end = most > 0 ? static_cast<std::size_t>(std::lround(all / most * room)) : 0;
            for (; drawn < end; ++drawn) out += style.ascii ? plain[i % 3] : blocks[i % 3];
        }
        out += (drawn > 0 ? " " : "") + numbers_of(table, row, style.ascii) + "\n";
    }
}

}  // namespace caseload
