// SPDX-License-Identifier: MIT
// What the index takes as words, and what of a text is shown.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "caseload/text.hpp"
#include "search_docs.hpp"

namespace caseload {
namespace {

// Straight, curly, modifier, backtick, acute: what people type for an apostrophe.
constexpr std::array<std::string_view, 7> apostrophes = {"'", "\xE2\x80\x99", "\xE2\x80\x98", "\xCA\xBC", "`", "\xC2\xB4", "\xEF\xBC\x87"};

std::size_t apostrophe_at(std::string_view text, std::size_t at) {
    for (const auto one : apostrophes)
        if (text.substr(at, one.size()) == one) return one.size();
    return 0;
}

// The s of a possessive stands alone, so that Jane finds Jane's; every other apostrophe joins: O'Brien is obrien.
bool is_possessive(std::string_view after) {
    return !after.empty() && (after[0] == 's' || after[0] == 'S') &&
           (after.size() == 1 || (!std::isalnum(static_cast<unsigned char>(after[1])) && (after[1] & 0x80) == 0));
}

bool has_a_word(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0; });
}

bool starts_a_character(char c) { return (c & 0xC0) != 0x80; }

}  // namespace

std::string plain_words(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (const auto skip = apostrophe_at(text, at)) {
            at += skip;
            if (is_possessive(text.substr(at))) plain += ' ';
            continue;
        }
        const char c = text[at++];
        plain += c == '\1' || c == '\2' ? ' ' : c;
    }
    return plain;
}

std::string expression_of(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& given : words) {
        std::string word = plain_words(trim(given));
        const bool begins = word.ends_with('*');
        while (word.ends_with('*')) word.pop_back();
        if (!has_a_word(word)) throw Error(Kind::usage, fmt::format("{} holds no word to search for", caseload::quoted(given)));
        all += (all.empty() ? "\"" : " AND \"") + replace_all(std::move(word), "\"", " ") + (begins ? "\" *" : "\"");
    }
    if (all.empty()) throw Error(Kind::usage, "search for which words?", "several must all be there; \"in quotes\" is a phrase; walk* begins a word", "caseload search walk*");
    return all;
}

std::string stretch_of(const std::string& text, const std::string& marked) {
    constexpr std::size_t before = 36, width = 96;
    std::size_t at = 0;
    for (const char c : marked) {
        std::size_t skip = 0;
        bool stands = false;  // for a character of its own
        while (!stands && (skip = apostrophe_at(text, at)) > 0) stands = is_possessive(std::string_view(text).substr(at += skip));
        if (c == '\1' || at >= text.size()) break;
        if (c != '\2' && !stands) ++at;
    }
    std::size_t from = at > before ? at - before : 0;
    while (from > 0 && from < at && text[from - 1] != ' ' && text[from - 1] != '\n') ++from;  // whole words
    while (from < text.size() && !starts_a_character(text[from])) ++from;
    const std::string rest = squeeze(replace_all(text.substr(from), "\n", " "));
    return (from > 0 ? "… " : "") + cut_to_width(rest, width);
}

}  // namespace caseload
