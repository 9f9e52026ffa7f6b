// SPDX-License-Identifier: MIT
#include "caseload/text.hpp"

#include <algorithm>

namespace caseload {

std::string trim(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n\f\v";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(kSpace) - first + 1));
}

namespace {

// Bytes of the space that the text starts with, 0 when it starts with none. U+00A0, U+1680, U+2000-200D, U+2028-202F,
// U+205F, U+2060, U+3000, U+FEFF.
std::size_t space_at(std::string_view text) {
    if (text.empty()) return 0;
    if (std::string_view(" \t\r\n\f\v").find(text[0]) != std::string_view::npos) return 1;
    if (text.starts_with("\xC2\xA0")) return 2;
    for (const std::string_view space : {"\xE1\x9A\x80", "\xE2\x81\x9F", "\xE2\x81\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"})
        if (text.starts_with(space)) return 3;
    if (!text.starts_with("\xE2\x80") || text.size() < 3) return 0;
    const auto last = static_cast<unsigned char>(text[2]);
    return last <= 0x8D || (last >= 0xA8 && last <= 0xAF) ? 3 : 0;
}

}  // namespace

std::string_view trim_wide(std::string_view text) {
    while (const std::size_t space = space_at(text)) text.remove_prefix(space);
    for (;;) {
        const std::size_t before = text.size();
        for (const std::size_t size : {1U, 2U, 3U})
            if (text.size() >= size && space_at(text.substr(text.size() - size)) == size) {
                text.remove_suffix(size);
                break;
            }
        if (text.size() == before) return text;
    }
}

std::string squeeze(std::string_view text) {
    std::string result;
    for (const auto& word : split(text, ' ')) {
        if (word.empty()) continue;
        if (!result.empty()) result += ' ';
        result += word;
    }
    return result;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

std::string upper(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t at = 0;;) {
        const std::size_t end = text.find(separator, at);
        parts.emplace_back(text.substr(at, end - at));
        if (end == std::string_view::npos) return parts;
        at = end + 1;
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) out += separator;
        out += parts[i];
    }
    return out;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    if (from.empty()) return text;
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::string count_of(std::int64_t n, std::string_view one, std::string_view many) {
    return std::to_string(n).append(" ").append(n == 1 ? one : many);
}

}  // namespace caseload
