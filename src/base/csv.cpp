// SPDX-License-Identifier: MIT
#include "caseload/csv.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace caseload {

namespace {

bool is_newline(char c) {
    return c == '\n' || c == '\r';
}

std::size_t characters_in(std::string_view text) {
    const auto starts_one = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_one));
}

/// Room for one more cell; strings of the record before are reused with their memory.
std::string& cell_at(CsvRecord& record, std::size_t index) {
    if (index == record.cells.size()) record.cells.emplace_back();
    record.cells[index].clear();
    return record.cells[index];
}

}  // namespace

bool CsvReader::next(CsvRecord& record) {
    problem_.reset();
    skip_blank_lines();
    if (here_.at >= text_.size()) return false;
    record.line = here_.line;
    const std::size_t start = here_.at;
    read_record(record);
    record.raw = text_.substr(start, here_.at - start);
    for (const char end : {'\n', '\r'})
        if (record.raw.ends_with(end)) record.raw.pop_back();
    return true;
}

void CsvReader::skip_blank_lines() {
    while (here_.at < text_.size() && is_newline(text_[here_.at])) take_line_end();
}

void CsvReader::read_record(CsvRecord& record) {
    record.columns.clear();
    record.lines.clear();
    std::size_t count = 0;
    do {
        record.columns.push_back(column(here_));
        record.lines.push_back(here_.line);
        std::string& cell = cell_at(record, count++);
        if (here_.at < text_.size() && text_[here_.at] == '"') {
            read_quoted(cell);
        } else {
            read_plain(cell);
        }
    } while (!problem_ && take_delimiter());
    record.cells.resize(count);
    if (!problem_) take_line_end();
}

void CsvReader::read_plain(std::string& cell) {
    const std::size_t start = here_.at;
    while (here_.at < text_.size() && text_[here_.at] != delimiter_ && !is_newline(text_[here_.at]))
        ++here_.at;
    cell = text_.substr(start, here_.at - start);
}

void CsvReader::read_quoted(std::string& cell) {
    const Place opened = here_;
    ++here_.at;
    for (;;) {
        const std::size_t quote = text_.find('"', here_.at);
        if (quote == std::string_view::npos) return fail(opened, "the quote opened here is never closed");
        cell += text_.substr(here_.at, quote - here_.at);
        pass_newlines(quote);
        here_.at = quote + 1;
        if (here_.at >= text_.size() || text_[here_.at] != '"') break;
        cell += '"';
        ++here_.at;
    }
    if (here_.at >= text_.size() || text_[here_.at] == delimiter_ || at_line_end()) return;
    if (here_.line == opened.line) return fail(here_, "text after the closing quote");
    // The quote that seems to close it probably opens another cell: the first one is where to look.
    fail(opened,
         "the quote opened here is closed on line " + std::to_string(here_.line) + " with text after it");
}

bool CsvReader::take_delimiter() {
    if (here_.at >= text_.size() || text_[here_.at] != delimiter_) return false;
    ++here_.at;
    return true;
}

bool CsvReader::at_line_end() const {
    return is_newline(text_[here_.at]);
}

void CsvReader::take_line_end() {
    if (here_.at >= text_.size()) return;
    const bool windows =
        text_[here_.at] == '\r' && here_.at + 1 < text_.size() && text_[here_.at + 1] == '\n';
    here_.at += windows ? 2 : 1;
    here_.line_start = here_.at;
    ++here_.line;
}

/// Counts the lines between here and `end`, inside quotes.
void CsvReader::pass_newlines(std::size_t end) {
    const std::string_view before = text_.substr(0, end);
    while ((here_.at = before.find_first_of("\r\n", here_.at)) != std::string_view::npos) take_line_end();
}

std::size_t CsvReader::end_of_line(std::size_t from) const {
    return std::min(text_.find_first_of("\r\n", from), text_.size());
}

std::size_t CsvReader::column(const Place& place) const {
    if (counted_.line_start != place.line_start || counted_.at > place.at || counted_.line != place.line) {
        counted_ = {place.line_start, place.line, place.line_start};
        characters_ = 0;
    }
    characters_ += characters_in(text_.substr(counted_.at, place.at - counted_.at));
    counted_.at = place.at;
    return characters_ + 1;
}

/// Notes the problem and goes to the line after it.
void CsvReader::fail(const Place& place, std::string message) {
    problem_ = problem_at(place, std::move(message));
    here_ = place;
    here_.at = end_of_line(place.at);
    take_line_end();
}

CsvProblem CsvReader::problem_at(const Place& place, std::string message) const {
    return {place.line, column(place), std::move(message)};
}

char guess_delimiter(std::string_view header) {
    constexpr std::array kCandidates{',', ';', '\t', '|'};  // on a tie the earlier one
    std::array<std::size_t, kCandidates.size()> counts{};
    bool in_quotes = false;
    for (const char c : header) {
        if (!in_quotes && is_newline(c)) break;
        if (c == '"') in_quotes = !in_quotes;
        const auto found = std::find(kCandidates.begin(), kCandidates.end(), c);
        if (!in_quotes && found != kCandidates.end())
            ++counts[static_cast<std::size_t>(found - kCandidates.begin())];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return kCandidates[static_cast<std::size_t>(most - counts.begin())];
}

std::string csv_cell(std::string_view text, char delimiter) {
    const bool plain = text.find(delimiter) == std::string_view::npos &&
                       text.find_first_of("\"\r\n") == std::string_view::npos;
    if (plain) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out += '"';
}

std::string csv_record(const std::vector<std::string>& cells, char delimiter) {
    if (cells.size() == 1 && cells[0].empty()) return "\"\"";
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += delimiter;
        out += csv_cell(cells[i], delimiter);
    }
    return out;
}

}  // namespace caseload
