// SPDX-License-Identifier: MIT
#include "source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "headings.hpp"

namespace caseload {
namespace {

constexpr std::string_view delimiter_word(char delimiter) {
    return delimiter == '\t' ? "TAB" : delimiter == ';' ? "';'" : delimiter == '|' ? "'|'" : "','";
}

std::ptrdiff_t hits(const CsvRecord& record, const std::set<std::string>& wanted) {
    return std::ranges::count_if(record.cells, [&](const std::string& cell) { return wanted.contains(plain_heading(cell)); });
}

void tidy(CsvRecord& header) {
    for (auto& cell : header.cells) cell = std::string(trim_wide(cell));
}

}  // namespace

Source::Source(std::string name, std::string bytes, const Profile* profile, std::vector<std::string> wanted, Problems& problems)
    : name_(std::move(name)), hash_(content_hash(bytes)) {
    std::vector<CsvProblem> bad;
    const std::string encoding = profile ? profile->encoding : "utf-8";
    encoding_ = encoding_of(bytes, encoding);
    text_ = decode(std::move(bytes), encoding, &bad);
    for (const auto& problem : bad)
        problems.add({.what = problem.message, .where = fmt::format("{}:{}:{}", name_, problem.line, problem.column),
                      .hint = "set encoding in the profile: utf-8, utf-16, windows-1252 or latin-1"});
    if (looks_like_json(text_)) {
        json_ = std::make_unique<JsonReader>(text_);
        return;
    }
    if (profile && !profile->delimiter.empty()) delimiter_ = profile->delimiter[0];
    else delimiter_ = guess_delimiter(std::string_view(text_).substr(0, text_.find_first_of("\r\n")));
    pass_preamble(wanted);
    csv_ = std::make_unique<CsvReader>(text_, delimiter_);
    CsvRecord above;
    for (std::size_t i = 0; i < preamble_; ++i) csv_->next(above);
}

// A preamble is told from a header by the names that the profile (or the noun) expects: the first line that has most of
// them is the header.
void Source::pass_preamble(const std::vector<std::string>& wanted) {
    constexpr std::size_t most = 30;
    std::set<std::string> headings;
    for (const auto& one : wanted) headings.insert(plain_heading(one));
    headings.erase("");
    for (const char delimiter : {delimiter_, ',', ';', '\t', '|'}) {
        CsvReader reader(text_, delimiter);
        CsvRecord record;
        for (std::size_t i = 0; i < most && reader.next(record); ++i) {
            if (hits(record, headings) < std::max<std::ptrdiff_t>(1, std::min<std::ptrdiff_t>(2, std::ssize(wanted)))) continue;
            preamble_ = i;
            delimiter_ = delimiter;
            return;
        }
    }
}

bool Source::next_table(std::string& noun, CsvRecord& header) {
    if (json_) {
        const bool more = json_->next_table(noun, header);
        header_taken_ = true;
        return more;
    }
    noun.clear();
    if (header_taken_ || !csv_->next(header)) return false;
    header_taken_ = true;
    tidy(header);
    return true;
}

std::int64_t Source::lines() const { return std::ranges::count(text_, '\n'); }

std::string Source::described() const {
    std::string words = json_ ? "JSON" : fmt::format("delimiter {}", delimiter_word(delimiter_));
    words += fmt::format(", {}", encoding_);
    if (preamble_ > 0)
        words += fmt::format(", {} above the header passed over", count_of(static_cast<std::int64_t>(preamble_), "line", "lines"));
    return words;
}

}  // namespace caseload
