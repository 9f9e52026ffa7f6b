// SPDX-License-Identifier: MIT
#include "chart.hpp"

#include <algorithm>
#include <cmath>

#include "caseload/date.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

constexpr std::size_t unbounded = 72, narrowest = 12, rows = 11;

struct Point {
    long day;
    std::int64_t value;
};

std::vector<Point> points_of(const Table& table) {
    std::vector<Point> points;
    for (const auto& row : table.rows) {
        const auto day = Date::from_iso(text_of(row.at(table.chart->day)).substr(0, 10));
        if (day && is_known(row.at(table.chart->value))) points.push_back({day->days(), whole_of(row.at(table.chart->value))});
    }
    return points;
}

class Drawing {
  public:
    Drawing(const Chart& chart, std::vector<Point> points, const Style& style) : chart_(chart), points_(std::move(points)), style_(style) {
        const auto [first, last] = std::ranges::minmax(points_, {}, &Point::day);
        first_ = first.day;
        last_ = last.day;
        name_marks();
        for (const auto& label : labels_) margin_ = std::max(margin_, label.size());
        std::size_t names = 0;
        for (const auto& name : names_) names = std::max(names, display_width(name));
        const std::size_t whole = style.width ? style.width : unbounded;
        width_ = whole > margin_ + 3 + names + 1 + narrowest ? whole - margin_ - 3 - names - 1 : narrowest;
    }

    void append(std::string& out) {
        std::vector<std::vector<char>> grid(rows, std::vector<char>(width_, ' '));
        for (std::size_t row = 0; row < rows; ++row)
            if (!names_[row].empty())
                for (std::size_t at = 0; at < width_; at += 2) grid[row][at] = '-';
        for (const auto& point : points_) grid[row_of_point(point.value)][column_of(point.day)] = 'o';
        for (std::size_t row = 0; row < rows; ++row) append_row(out, row, grid[row]);
        append_days(out);
    }

  private:
    // What lies beneath a mark is never drawn on its line.
    std::size_t row_of_point(std::int64_t value) const {
        const auto row = row_of(value);
        for (const auto& [mark, name] : chart_.marks)
            if (value < mark && row_of(mark) == row && row + 1 < rows) return row + 1;
        return row;
    }
    // The top is the highest score.
    std::size_t row_of(std::int64_t value) const {
        const double share = static_cast<double>(value - chart_.low) / static_cast<double>(std::max<std::int64_t>(1, chart_.high - chart_.low));
        return rows - 1 - static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(rows - 1)));
    }
    std::size_t column_of(long day) const {
        if (last_ == first_) return 0;
        return static_cast<std::size_t>(std::lround(static_cast<double>(day - first_) / static_cast<double>(last_ - first_) * static_cast<double>(width_ - 1)));
    }
    void name_marks() {
        labels_[0] = format_hundredths(chart_.high, chart_.decimals);
        labels_[rows - 1] = format_hundredths(chart_.low, chart_.decimals);
        for (const auto& [value, name] : chart_.marks) {
            const auto row = row_of(value);
            labels_[row] = format_hundredths(value, chart_.decimals);
            names_[row] += (names_[row].empty() ? "" : ", ") + safe_for_screen(name, style_.ascii);
        }
    }
    void append_row(std::string& out, std::size_t row, const std::vector<char>& cells) const {
        out.append(margin_ - labels_[row].size(), ' ') += labels_[row] + (style_.ascii ? " |" : " │");
        for (const char cell : cells) out += cell == 'o' ? (style_.ascii ? "*" : "●") : cell == '-' ? (style_.ascii ? "." : "┈") : " ";
        if (!names_[row].empty()) out += " " + names_[row];
        out.erase(out.find_last_not_of(' ') + 1);
        out += '\n';
    }
    void append_days(std::string& out) const {
        out.append(margin_, ' ') += style_.ascii ? " +" : " └";
        for (std::size_t at = 0; at < width_; ++at) out += style_.ascii ? "-" : "─";
        const std::string first = Date(std::chrono::sys_days(std::chrono::days(first_))).words().substr(4);
        const std::string last = Date(std::chrono::sys_days(std::chrono::days(last_))).words().substr(4);
        out.append("\n").append(margin_ + 2, ' ') += first;
        if (last_ != first_ && width_ > first.size() + last.size()) out.append(width_ - first.size() - last.size(), ' ') += last;
        else if (last_ != first_) out += " - " + last;
        out += '\n';
    }

    const Chart& chart_;
    std::vector<Point> points_;
    const Style& style_;
    long first_ = 0, last_ = 0;
    std::string labels_[rows], names_[rows];
    std::size_t margin_ = 0, width_ = 0;
};

}  // namespace

void append_chart(std::string& out, const Table& table, const Style& style) {
    auto points = points_of(table);
    if (!points.empty()) Drawing(*table.chart, std::move(points), style).append(out);
}

}  // namespace caseload
