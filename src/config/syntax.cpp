// SPDX-License-Identifier: MIT
// From text to a table of toml++, or a problem in our words.
#include <algorithm>

#include "caseload/text.hpp"
#include "reader.hpp"

namespace caseload {
namespace {

/// "Error while parsing boolean: expected 'true'" -> "expected 'true'".
std::string in_our_words(std::string_view description) {
    constexpr std::string_view opening = "Error while parsing ";
    if (!description.starts_with(opening)) return std::string(description);
    const auto colon = description.find(": ");
    return std::string(colon == description.npos ? description : description.substr(colon + 2));
}

std::string excerpt(std::string_view text, toml::source_position at) {
    for (auto line = at.line; line > 1; --line)
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    const std::string number = std::to_string(at.line);
    const std::string margin(5 - std::min<std::size_t>(number.size(), 5), ' ');
    return margin + number + " | " + safe_for_screen(text.substr(0, text.find_first_of("\r\n"))) + "\n" +
           std::string(margin.size() + number.size(), ' ') + " | " + std::string(at.column - 1, ' ') + "^";
}

/// Where the comment of a line begins: a # outside of quotes; the line's end where there is none.
std::size_t comment_in(std::string_view line) {
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (quote == '"' && line[i] == '\\') ++i;
        else if (quote != 0) quote = line[i] == quote ? 0 : quote;
        else if (line[i] == '"' || line[i] == '\'') quote = line[i];
        else if (line[i] == '#') return i;
    }
    return line.size();
}

/// The text without its comments; the lines stay, so that places stay true. toml++ takes a hundred
/// instructions for each character, and a config that explains itself is a third comments.
std::string without_comments(std::string_view text) {
    if (text.find("\"\"\"") != text.npos || text.find("'''") != text.npos) return std::string(text);
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto length = std::min(text.find('\n'), text.size() - 1) + 1;
        const auto comment = comment_in(text.substr(0, length));
        out += text.substr(0, comment);
        if (comment < length && text[length - 1] == '\n') out += '\n';
        text.remove_prefix(length);
    }
    return out;
}

Problem not_utf8(std::string_view text, std::size_t offset, const std::string& name) {
    const std::string_view before = text.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto byte = offset - (before.rfind('\n') + 1) + 1;  // npos + 1 is the start of the text
    return {.what = "this is not UTF-8",
            .where = name + ":" + std::to_string(line) + ":" + std::to_string(byte),
            .hint = "save the file as UTF-8"};
}

Problem syntax_error(std::string_view text, const toml::parse_error& error, const std::string& name) {
    const auto at = error.source().begin;
    return {.what = in_our_words(error.description()),
            .where = name + ":" + std::to_string(at.line) + ":" + std::to_string(at.column),
            .hint = "text needs quotes, and a [section] stands on a line of its own",
            .excerpt = excerpt(text, at)};
}

}  // namespace

toml::table syntax(std::string_view text, const std::string& name) {
    const std::string bare = without_comments(text);
    // Before toml++ sees it: malformed UTF-8 leads it astray.
    if (const auto offset = bad_utf8(bare)) throw Error(Kind::setup, {not_utf8(bare, *offset, name)});
    try {
        return toml::parse(bare);
    } catch (const toml::parse_error& error) {
        throw Error(Kind::setup, {syntax_error(bare, error, name)});
    } catch (const std::logic_error&) {
        throw Error(Kind::setup, {{.what = "this is not TOML", .where = name + ":1:1", .hint = "a section's name or a key is cut short somewhere"}});
    }
}

}  // namespace caseload
