// SPDX-License-Identifier: MIT
#include "caseload/error.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// One word; `at` goes past it. Quotes may stand anywhere in it.
std::string next_word(std::string_view line, std::size_t& at) {
    std::string word;
    for (; at < line.size() && !is_space(line[at]); ++at) {
        const char c = line[at];
        if (c == '\\' && at + 1 < line.size()) word += line[++at];
        else if (c == '\'' || c == '"') {
            const std::size_t open = at++;
            for (; at < line.size() && line[at] != c; ++at) {
                if (c == '"' && line[at] == '\\' && at + 1 < line.size() && std::string_view("\"\\$`").find(line[at + 1]) != std::string_view::npos) ++at;
                word += line[at];
            }
            if (at >= line.size()) throw Error(Kind::usage, "the quote opened at column " + std::to_string(open + 1) + " is never closed");
        } else word += c;
    }
    return word;
}

}  // namespace

std::vector<std::string> shell_words(std::string_view line) {
    std::vector<std::string> words;
    for (std::size_t at = 0;;) {
        while (at < line.size() && is_space(line[at])) ++at;
        if (at >= line.size() || line[at] == '#') return words;
        words.push_back(next_word(line, at));
    }
}

}  // namespace caseload
