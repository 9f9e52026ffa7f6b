// SPDX-License-Identifier: MIT
#include "target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

struct Parts {
    std::string prefix;
    std::string_view digits;
};

Parts parts_of(std::string_view text) {
    Parts parts;
    std::size_t i = 0;
    while (i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])))
        parts.prefix += static_cast<char>(std::toupper(static_cast<unsigned char>(text[i++])));
    if (i < text.size() && text[i] == '-' && !parts.prefix.empty()) ++i;
    parts.digits = text.substr(i);
    return parts;
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.size() < 10 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

using Found = std::optional<std::int64_t>;

Found lookup(const Desk& desk, const Noun& noun, const std::string& text, NameFit fit = NameFit::any_word);

Found by_number(const Desk& desk, const Noun& noun, const std::string& text) {
    if (noun.name != "client") return {};
    const auto digits = parse_nhs_number(text, nullptr);
    return digits ? desk.store().find_by(noun, "nhs_number", *digits) : Found{};
}

Found by_alias(const Desk& desk, const Noun& noun, const std::string& text) {
    const auto code = canonical_code(noun, text);
    if (noun.name != "client" || code.empty()) return {};
    const auto rows = desk.store().rows("lists/alias", {{"code", code}});
    return rows.empty() ? Found{} : Found(whole_of(rows[0][0]));
}

Found by_handle(const Desk& desk, const Noun& noun, const std::string& text) {
    return noun.use("handle") ? desk.store().find_by(noun, "handle", text) : Found{};
}

// A practice of the config is written down the first time it is used.
Found by_config(const Desk& desk, const Noun& noun, const std::string& text) {
    if (noun.name != "practice") return {};
    for (const auto& practice : desk.config().practices()) {
        if (practice.key != text && fold(practice.name) != fold(text)) continue;
        if (const auto known = desk.store().find_by(noun, "handle", practice.key)) return known;
        Record record(noun);
        record.at("name") = practice.name.empty() ? practice.key : practice.name;
        record.at("handle") = practice.key;
        if (!practice.ods.empty()) record.at("ods") = practice.ods;
        if (!practice.phone.empty()) record.at("phone") = practice.phone;
        record.at("recorded_on") = desk.today().iso();
        desk.store().insert(record);
        return record.id;
    }
    return {};
}

Found by_outside_id(const Desk& desk, const Noun& noun, const std::string& text) {
    const auto rows = desk.store().rows("lists/outside_id", {{"noun", std::string(noun.name)}, {"key", text}});
    return rows.size() == 1 ? Found(whole_of(rows[0][0])) : Found{};
}

std::string codes_of(const std::vector<Named>& several) {
    std::vector<std::string> codes;
    for (const auto& one : several) codes.push_back(one.code);
    if (codes.size() > 8) {
        const auto more = codes.size() - 8;
        codes.resize(8);
        return join(codes, ", ") + fmt::format(" and {} more", more);
    }
    return join(codes, ", ");
}

// "roe" in "Jane Roe", "jones" in "Ann Smith-Jones"; an apostrophe is within a word: "o'neil".
bool has_word_start(const std::string& name, const std::string& start) {
    for (auto at = name.find(start, 1); at != std::string::npos; at = name.find(start, at + 1))
        if (std::string_view(" -(/\"").find(name[at - 1]) != std::string_view::npos) return true;
    return false;
}

// The whole name, else a start of it, else (as people type, not as files name) the start of a word in it.
std::vector<Named> fitting(const std::vector<Named>& names, const std::string& text, bool any_word) {
    const std::string wanted = fold(text);
    const bool bare = wanted.find('\'') == std::string::npos;  // "oneil" finds O'Neil
    std::vector<Named> starts, whole, words;
    for (const auto& named : names) {
        std::string name = fold(named.name);
        if (bare) std::erase(name, '\'');
        if (name == wanted) whole.push_back(named);
        else if (name.starts_with(wanted)) starts.push_back(named);
        else if (any_word && starts.empty() && whole.empty() && has_word_start(name, wanted)) words.push_back(named);
    }
    if (!whole.empty()) return whole;
    return starts.empty() ? words : starts;
}

Found by_name(const Desk& desk, const Noun& noun, const std::string& text, bool any_word) {
    if (noun.name_field.empty() || text.empty()) return {};
    const auto fits = fitting(desk.store().names(noun), text, any_word);
    if (fits.size() > 1)
        throw Error(Kind::not_found, fmt::format("that name fits {} {}: {}", fits.size(), noun.plural, codes_of(fits)),
                    "give the code, or more of the name; nothing was done");
    if (fits.size() == 1) return fits[0].id;
    return {};
}

bool hangs_on_person(const Noun& noun) { return noun.name != "client" && noun.use("client") && noun.use("closed_on"); }

// What hangs on a person may be named by the person, when one of it is open: "referral decide Gwen accepted".
Found by_person(const Desk& desk, const Noun& noun, const std::string& text) {
    const auto parts = parts_of(text);
    const bool own_code = all_digits(parts.digits) && parts.prefix != caseload::noun("client").prefix;
    if (!hangs_on_person(noun) || own_code) return {};
    const auto client = lookup(desk, caseload::noun("client"), text);
    if (!client) return {};
    Filter open;
    open.equal["client"] = *client;
    open.open = Filter::Open::open;
    std::vector<Named> all;
    for (const auto& row : desk.store().list(noun, open).rows) all.push_back({0, text_of(row[0]), {}});
    if (all.size() == 1) return desk.store().find_code(noun, all[0].code);
    const auto code = desk.store().name_of(caseload::noun("client"), *client).code;
    if (all.empty()) throw Error(Kind::not_found, fmt::format("{} has no open {}", code, noun.name), {}, fmt::format("caseload {} list {} --all", noun.name, code));
    throw Error(Kind::not_found, fmt::format("{} has {} open {}: {}", code, all.size(), noun.plural, codes_of(all)), "name one of them; nothing was done");
}

// The typed word is repeated only when it looks like a code: a name must not reach a log.
// Whose name, or a word of it, is nearest: only ever suggested, by code.
std::string nearest_name(const Desk& desk, const Noun& noun, const std::string& text) {
    if (noun.name_field.empty() || text.size() < 3) return {};
    std::vector<std::string> words, codes;
    for (const auto& named : desk.store().names(noun)) {
        auto parts = split(fold(named.name), ' ');
        parts.push_back(fold(named.name));
        for (auto& part : parts) words.push_back(std::move(part)), codes.push_back(named.code);
    }
    const auto near = nearest(fold(text), words);
    if (near.empty()) return {};
    return codes[static_cast<std::size_t>(std::ranges::find(words, near) - words.begin())];
}

// Ten digits are an NHS number, which is never repeated: it names a person.
void not_found_by_number(const Noun& noun, const std::string& text) {
    std::string digits = text, reason;
    std::erase_if(digits, [](char c) { return c == ' ' || c == '-'; });
    if (noun.name != "client" || digits.size() != 10 || digits.find_first_not_of("0123456789") != std::string::npos) return;
    const bool sound = parse_nhs_number(digits, &reason).has_value();
    throw Error(Kind::not_found, "no client has this NHS number" + (sound ? "" : ": " + reason), sound ? "" : "check it against the record", "caseload client list");
}

[[noreturn]] void not_found(const Desk& desk, const Noun& noun, const std::string& text) {
    not_found_by_number(noun, text);
    const auto parts = parts_of(text);
    if (parts.prefix.size() > 2 || parts.digits.empty()) {
        if (hangs_on_person(noun)) not_found(desk, caseload::noun("client"), text);  // it was a person who was meant
        const auto near = nearest_name(desk, noun, text);
        throw Error(Kind::not_found, fmt::format("no {} has that name{}", noun.name,
                                                 noun.name == "client" ? ", handle or number" : ""),
                    near.empty() ? "" : fmt::format("did you mean {}?", near),
                    near.empty() ? fmt::format("caseload {} list", noun.name) : fmt::format("caseload {} show {}", noun.name, near));
    }
    // "C-41x" was meant as C-041 when there is one.
    const auto digits = parts.digits.substr(0, parts.digits.find_first_not_of("0123456789"));
    auto near = canonical_code(noun, parts.prefix + std::string(digits));
    if (near.empty() || !desk.store().find_code(noun, near)) near.clear();
    throw Error(Kind::not_found, fmt::format("no {} '{}'", noun.name, text),
                near.empty() ? "" : fmt::format("did you mean {}?", near),
                near.empty() ? fmt::format("caseload {} list", noun.name) : "");
}

}  // namespace

std::string canonical_code(const Noun& noun, std::string_view text) {
    const Parts parts = parts_of(text);
    if (!all_digits(parts.digits)) return {};
    if (!parts.prefix.empty() && parts.prefix != noun.prefix) return {};
    return fmt::format("{}-{:0{}}", noun.prefix, parse_integer(parts.digits).value_or(0), noun.digits);
}

const Noun* noun_of_code(std::string_view text) {
    const Parts parts = parts_of(text);
    return all_digits(parts.digits) ? noun_of_prefix(parts.prefix) : nullptr;
}

namespace {

Found lookup(const Desk& desk, const Noun& noun, const std::string& text, NameFit fit) {
    if (const auto code = canonical_code(noun, text); !code.empty())
        if (const auto found = desk.store().find_code(noun, code)) return found;
    for (const auto& way : {by_alias, by_handle, by_number, by_config, by_outside_id})
        if (const auto found = way(desk, noun, text)) return found;
    return by_name(desk, noun, text, fit == NameFit::any_word);
}

}  // namespace

std::int64_t resolve(const Desk& desk, const Noun& noun, const std::string& typed, NameFit fit) {
    const std::string text = trim(typed);
    if (const auto found = lookup(desk, noun, text, fit)) return *found;
    if (fit == NameFit::any_word)
        if (const auto found = by_person(desk, noun, text)) return *found;
    not_found(desk, noun, text);
}

Record resolve_record(const Desk& desk, const Noun& noun, const std::string& text) {
    return desk.store().load(noun, resolve(desk, noun, text));
}

}  // namespace caseload
