// SPDX-License-Identifier: MIT
#include "transcript_words.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace caseload::tests {

Lines split(std::string_view command) {
    Lines words;
    std::string word;
    bool inside = false;  // of a word, also of an empty one in quotes
    char quote = 0;
    for (std::size_t i = 0; i < command.size(); ++i) {
        const char c = command[i];
        if (c == '\\' && quote != '\'' && i + 1 < command.size()) {
            const char next = command[++i];
            if (quote == '"' && next != '"' && next != '\\' && next != '$' && next != '`') word += c;
            word += next;
            inside = true;
        } else if (quote != 0) {
            if (c == quote)
                quote = 0;
            else
                word += c;
        } else if (c == '\'' || c == '"') {
            quote = c;
            inside = true;
        } else if (c == ' ') {
            if (inside) words.push_back(std::exchange(word, {}));
            inside = false;
        } else {
            word += c;
            inside = true;
        }
    }
    if (quote != 0) throw std::invalid_argument("open quote in: " + std::string(command));
    if (inside) words.push_back(word);
    return words;
}

bool starts_a_step(std::string_view line) {
    return line.starts_with("$ ") || line.starts_with("@ ") || line.starts_with("% ") || line.starts_with("# ") ||
           line == "#";
}

bool is_exit_code(std::string_view line) {
    return line.size() > 2 && line.front() == '[' && line.back() == ']' &&
           line.find_first_not_of("0123456789", 1) == line.size() - 1;
}

std::string written(std::string_view line, bool error) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = error ? "! " : "";
    if (!error && (starts_a_step(line) || line.starts_with("! ") || line.starts_with("\\") || is_exit_code(line)))
        text = "\\";
    for (const char c : line) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7f) {
            text += c;
        } else if (c == '\t') {
            text += c;
        } else {
            text += "\\x";
            text += digits[byte >> 4];
            text += digits[byte & 15];
        }
    }
    return text;
}

std::string difference(const Lines& expected, const Lines& actual) {
    // The longest common run of lines, from the end, so that it can be walked from the start.
    const std::size_t rows = expected.size(), columns = actual.size();
    std::vector<std::vector<std::size_t>> common(rows + 1, std::vector<std::size_t>(columns + 1));
    for (std::size_t i = rows; i-- > 0;)
        for (std::size_t j = columns; j-- > 0;)
            common[i][j] = expected[i] == actual[j] ? common[i + 1][j + 1] + 1
                                                    : std::max(common[i + 1][j], common[i][j + 1]);
    std::string text;
    const auto add = [&](std::string_view mark, const std::string& line) { text.append(mark).append(line).append("\n"); };
    std::size_t i = 0, j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && expected[i] == actual[j]) {
            add("      ", expected[i++]);
            ++j;
        } else if (j == columns || (i < rows && common[i + 1][j] >= common[i][j + 1])) {
            add("    - ", expected[i++]);
        } else {
            add("    + ", actual[j++]);
        }
    }
    return text;
}

}  // namespace caseload::tests
