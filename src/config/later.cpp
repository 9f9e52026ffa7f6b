// SPDX-License-Identifier: MIT
#include "later.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

namespace caseload {
namespace {

constexpr std::array<std::string_view, 12> later = {"vocabulary", "instrument", "priority", "suitability", "screen",
                                                   "import",     "practice",   "programme", "jargon",      "coding",     "experience", "population"};

/// Texts over several lines may hold what looks like a section.
bool has_long_texts(std::string_view text) { return text.find("\"\"\"") != text.npos || text.find("'''") != text.npos; }

/// Also what only looks like one.
bool may_be_indented_heading(std::string_view line) {
    const auto first = line.find_first_not_of(" \t");
    return first != line.npos && line[first] == '[';
}

}  // namespace

Config::Later::Later(std::string whole) : text(std::move(whole)), plain(!has_long_texts(text)) {
    std::vector<std::string_view> headings;
    bool waits = false;  // whether what stands here is left for later
    int lines = 0, lines_begun = 0;
    rest.reserve(text.size());
    std::size_t begun = 0;  // what has the same heading
    const auto end_here = [&](std::size_t at) {
        if (waits) {
            parts_.back().length = at - begun;
            rest.append(static_cast<std::size_t>(lines - lines_begun), '\n');
        } else {
            rest.append(text, begun, at - begun);
        }
        begun = at;
        lines_begun = lines;
    };
    for (std::size_t at = 0; plain && at < text.size(); ++lines) {
        const auto next = std::min(text.find('\n', at), text.size() - 1) + 1;
        const auto line = std::string_view(text).substr(at, next - at);
        if (line[0] == '[') {
            end_here(at);
            waits = opens_part(line, at, lines, headings);
        } else if (line[0] == ' ' || line[0] == '\t') {
            plain = !may_be_indented_heading(line);
        }
        at = next;
    }
    if (plain) end_here(text.size());
    rest.resize(rest.find_last_not_of('\n') + 1);  // empty lines at the end keep nobody's place
    std::ranges::sort(headings);
    plain = plain && std::ranges::adjacent_find(headings) == headings.end();
}

// Whether a heading begins a part that waits.
bool Config::Later::opens_part(std::string_view line, std::size_t at, int lines_before, std::vector<std::string_view>& headings) {
    const std::string_view header = line.substr(1, std::min(line.find(']'), line.size()) - 1);
    const auto dot = header.find('.');
    if (std::ranges::find(later, header.substr(0, dot)) == later.end()) {
        for (const auto name : later)
            if (header.find(name) != header.npos) plain = false;  // [ "priority" ] and [[priority]] name a section too
        return false;
    }
    if (header.find_first_of("\"' \t") != header.npos) plain = false;  // spelt otherwise
    headings.push_back(header);
    const auto second = dot == header.npos ? dot : header.find('.', dot + 1);
    parts_.push_back({at, std::min(second, header.size()), lines_before, 0});
    return true;
}

std::vector<const Config::Later::Part*> Config::Later::of(const std::string& section) const {
    std::vector<const Part*> found;
    const auto here_or_below = [&](std::string_view name) {
        return name.starts_with(section) && (name.size() == section.size() || (name[section.size()] == '.' && section != "vocabulary"));
    };
    for (const auto& part : parts_)
        if (here_or_below(name_of(part))) found.push_back(&part);
    return found;
}

bool Config::Later::has(const std::string& section) const { return !of(section).empty(); }

bool Config::Later::left(const std::string& section) const { return !all_read && !done.contains(section) && has(section); }

Config::Later::Whole Config::Later::whole(const std::string& section) const {
    Whole all;
    int line = 0;
    for (const Part* part : of(section)) {
        if (all.text.empty()) line = all.lines_before = part->lines_before;
        all.text.append(static_cast<std::size_t>(part->lines_before - line), '\n');
        const auto words = text_of(*part);
        all.text += words;
        line = part->lines_before + static_cast<int>(std::ranges::count(words, '\n'));
    }
    return all;
}

std::optional<Config::Later::Whole> Config::Later::line_of(const std::string& section, std::string_view key) const {
    const auto parts = of(section);
    if (parts.size() != 1 || name_of(*parts[0]) != section) return {};
    const std::string start = "\n" + std::string(key);
    const auto words = text_of(*parts[0]);
    std::size_t at = words.npos;
    for (auto next = words.find(start); next != words.npos; next = words.find(start, next + 1)) {
        const auto after = words.find_first_not_of(" \t", next + start.size());
        if (after == words.npos || words[after] != '=') continue;
        if (at != words.npos) return {};
        at = next + 1;
    }
    if (at == words.npos) return {};
    // The heading takes the line before, so that the place stays true.
    const auto lines = static_cast<int>(std::ranges::count(words.substr(0, at), '\n'));
    return Whole{parts[0]->lines_before + lines - 1, "[" + section + "]\n" + std::string(words.substr(at, words.find('\n', at) - at))};
}

std::int64_t Config::Later::digest(const std::string& section) const {
    if (!plain) return static_cast<std::int64_t>(std::hash<std::string>{}(text));  // not cut: what it says there is not known apart
    std::size_t all = 0;
    for (const Part* part : of(section)) all = all * 31 + std::hash<std::string_view>{}(text_of(*part));
    return static_cast<std::int64_t>(all);
}

}  // namespace caseload
