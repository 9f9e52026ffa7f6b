// SPDX-License-Identifier: MIT
#include "sheet_words.hpp"

#include <algorithm>
#include <set>

#include "caseload/date.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::size_t bytes_of(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::size_t units_of(char lead) { return bytes_of(lead) == 4 ? 2 : 1; }

// The longest start of whole characters that takes at most so many UTF-16 units.
std::string_view start_of(std::string_view text, std::size_t units) {
    std::size_t at = 0;
    while (at < text.size() && units_of(text[at]) <= units) {
        units -= units_of(text[at]);
        at += bytes_of(text[at]);
    }
    return text.substr(0, std::min(at, text.size()));
}

std::size_t units_of(std::string_view text) {
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size(); at += bytes_of(text[at])) units += units_of(text[at]);
    return units;
}

std::string whole_utf8(std::string_view text) {
    std::string whole;
    while (const auto bad = bad_utf8(text)) {
        whole.append(text.substr(0, *bad)).append(replacement);
        text.remove_prefix(*bad + 1);
    }
    return whole.append(text);
}

// NUL, and the two characters at the end of the plane, which no XML file may hold.
std::string without_forbidden(std::string text) {
    text = replace_all(std::move(text), std::string_view("\0", 1), replacement);
    text = replace_all(std::move(text), "\xEF\xBF\xBE", replacement);
    return replace_all(std::move(text), "\xEF\xBF\xBF", replacement);
}

bool is_escape(std::string_view text) {
    const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' && std::ranges::all_of(text.substr(2, 4), hex);
}

std::string without_escapes(std::string text) {
    constexpr std::string_view underscore = "_x005F_";
    for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        if (!is_escape(std::string_view(text).substr(at))) continue;
        text.replace(at, 1, underscore);
        at += underscore.size() - 1;
    }
    return text;
}

constexpr std::size_t longest_name = 31;

std::string legal(const std::string& wanted) {
    std::string name = whole_utf8(replace_all(wanted, "_", " "));
    for (char& c : name)
        if (std::string_view("[]:*?/\\").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20) c = ' ';
    name = trim(start_of(squeeze(name), longest_name));
    while (name.starts_with('\'')) name = trim(name.substr(1));
    while (name.ends_with('\'')) name = trim(name.substr(0, name.size() - 1));
    if (name.empty() || lower(name) == "history") name += name.empty() ? "Sheet" : " sheet";
    if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

std::string numbered(const std::string& name, int number) {
    const std::string end = " " + std::to_string(number);
    return trim(start_of(name, longest_name - end.size())) + end;
}

}  // namespace

std::vector<std::string> sheet_names(const std::vector<std::string>& wanted) {
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (const auto& want : wanted) {
        const std::string first = legal(want);
        std::string name = first;
        for (int number = 2; !taken.insert(fold(name)).second; ++number) name = numbered(first, number);
        names.push_back(std::move(name));
    }
    return names;
}

CellWords cell_words(std::string_view text) {
    constexpr std::string_view end = " … [cut here: longer than a cell of a spreadsheet holds; -o json has all of it]";
    std::string words = without_escapes(without_forbidden(whole_utf8(text)));
    if (words.size() <= longest_cell || units_of(words) <= longest_cell) return {std::move(words), false};
    return {std::string(start_of(words, longest_cell - units_of(end))).append(end), true};
}

std::optional<double> time_number(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return {};
    const auto hour = parse_integer(text.substr(0, 2)), minute = parse_integer(text.substr(3));
    if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return {};
    return static_cast<double>(*hour * 60 + *minute) / 1440;
}

std::optional<double> day_number(std::string_view text) {
    constexpr long first_sure = -25'508;  // 1 Mar 1900, from 1 Jan 1970
    constexpr long offset = 25'569;       // 1 Jan 1970 as Excel counts
    const auto day = Date::from_iso(text.substr(0, 10));
    if (!day || day->days() < first_sure) return {};
    const auto whole = static_cast<double>(day->days() + offset);
    if (text.size() == 10) return whole;
    const auto time = text[10] == ' ' || text[10] == 'T' ? time_number(text.substr(11)) : std::nullopt;
    return time ? std::optional(whole + *time) : std::nullopt;
}

}  // namespace caseload
