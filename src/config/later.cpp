// SPDX-License-Identifier: MIT
#include "later.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace caseload {
namespace {

constexpr std::array<std::string_view, 11> later = {"vocabulary", "instrument", "priority", "suitability", "screen",
                                                   "import",     "practice",   "programme", "jargon",      "coding",     "experience"};

/// Texts over several lines may hold what looks like a section.
bool has_long_texts(std::string_view text) { return text.find("\"\"\"") != text.npos || text.find("'''") != text.npos; }

}  // namespace

Config::Later::Later(std::string whole) : text(std::move(whole)) {
    plain = !has_long_texts(text);
    Part* part = nullptr;  // null: it is read at once
    int lines = 0;
    for (std::string_view left = text; plain && !left.empty(); ++lines) {
        const auto line = left.substr(0, std::min(left.find('\n'), left.size() - 1) + 1);
        left.remove_prefix(line.size());
        const auto first = line.find_first_not_of(" \t");
        if (first != line.npos && first > 0 && line[first] == '[') plain = false;  // an indented section, or what looks like one
        if (line.starts_with('[')) part = opened_by(line, lines);
        (part ? part->text : rest) += line;
        if (part) rest += '\n';
    }
}

// The part that a heading begins; null for what is read at once.
Config::Later::Part* Config::Later::opened_by(std::string_view line, int lines_before) {
    const std::string_view header = line.substr(1, std::min(line.find(']'), line.size()) - 1);
    const auto dot = header.find('.');
    if (std::ranges::find(later, header.substr(0, dot)) == later.end()) {
        for (const auto name : later)
            if (header.find(name) != header.npos) plain = false;  // [ "priority" ] and [[priority]] name a section too
        return nullptr;
    }
    if (header.find_first_of("\"' \t") != header.npos || !headings_.emplace(header).second) plain = false;  // spelt otherwise, or there twice
    const auto second = dot == header.npos ? dot : header.find('.', dot + 1);
    return &parts_.emplace_back(std::string(header.substr(0, second)), lines_before);
}

std::vector<const Config::Later::Part*> Config::Later::of(const std::string& section) const {
    std::vector<const Part*> found;
    for (const auto& part : parts_)
        if (part.name == section || (section != "vocabulary" && part.name.starts_with(section + "."))) found.push_back(&part);
    return found;
}

bool Config::Later::has(const std::string& section) const { return !of(section).empty(); }

bool Config::Later::left(const std::string& section) const { return !all_read && !done.contains(section) && has(section); }

Config::Later::Part Config::Later::whole(const std::string& section) const {
    Part all{section};
    std::ptrdiff_t line = 0;
    for (const Part* part : of(section)) {
        if (all.text.empty()) all.lines_before = part->lines_before;
        all.text.append(static_cast<std::size_t>(part->lines_before - all.lines_before - line), '\n').append(part->text);
        line = std::ranges::count(all.text, '\n');
    }
    return all;
}

std::int64_t Config::Later::digest(const std::string& section) const {
    std::size_t all = 0;
    for (const Part* part : of(section)) all = all * 31 + std::hash<std::string>{}(part->text);
    return static_cast<std::int64_t>(all);
}

}  // namespace caseload
