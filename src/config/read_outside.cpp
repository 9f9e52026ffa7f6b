// SPDX-License-Identifier: MIT
// What comes from outside: practices and import profiles.
#include "caseload/text.hpp"
#include "reader.hpp"

namespace caseload {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

bool could_be_ods(std::string_view code) {
    return code.size() >= 3 && code.size() <= 10 &&
           std::all_of(code.begin(), code.end(), [](char c) { return is_digit(c) || is_capital(c); });
}

bool looks_like_a_practice(std::string_view code) {
    return code.size() == 6 && is_capital(code[0]) && std::all_of(code.begin() + 1, code.end(), is_digit);
}

constexpr auto any_text = schema::of_type(schema::Type::text);
constexpr auto any_texts = schema::of_type(schema::Type::texts);

}  // namespace

std::string fault_of_dates(std::string_view pattern) {
    std::string seen;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%') continue;
        const char letter = ++i < pattern.size() ? pattern[i] : '%';
        if (std::string_view("YymbdHMS").find(letter) == std::string_view::npos)
            return "'%" + std::string(1, letter) + "' is not one of %Y %y %m %b %d %H %M %S";
        seen += letter;
    }
    if (seen.find_first_of("Yy") == seen.npos) return "it has no year, %Y";
    if (seen.find_first_of("mb") == seen.npos) return "it has no month, %m";
    if (seen.find('d') == seen.npos) return "it has no day, %d";
    return "";
}

namespace {

std::string as_text(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* yes = node.as_boolean()) return yes->get() ? "true" : "false";
    if (const auto* whole = node.as_integer()) return std::to_string(whole->get());
    if (const auto* number = node.as_floating_point()) return schema::plain_number(number->get());
    std::ostringstream out;
    if (const auto* date = node.as_date()) out << date->get();
    if (const auto* time = node.as_time()) out << time->get();
    return out.str();
}

}  // namespace

void Reader::practice(const toml::key& name, const toml::node& node) {
    static const auto keys = schema::section("practice.KEY");
    Practice out;
    out.key = name.str();
    out.origin = origin_of(start(name));
    const std::string where = "practice." + out.key;
    const toml::table* table = table_of(node, where);
    if (!table) return;
    section(*table, keys, where, &out, [](const auto&, const auto&) {});
    for (auto&& [key, value] : *table) remember(where, key);
    if (out.name.empty() && !table->contains("name")) problem(start(name), where + " has no name");
    if (!out.ods.empty() && !could_be_ods(out.ods))
        problem(start(*table->get("ods")),
                where + ".ods '" + out.ods + "' is not 3 to 10 capitals and digits");
    else if (!out.ods.empty() && !looks_like_a_practice(out.ods))
        warning(start(*table->get("ods")),
                where + ".ods '" + out.ods + "' is not a practice's: a letter and five digits");
    sections_.practices.push_back(std::move(out));
}

void Reader::profile(const toml::key& name, const toml::node& node) {
    static const auto keys = schema::section("import.PROFILE");
    Profile out;
    out.name = name.str();
    out.origin = origin_of(start(name));
    const std::string where = "import." + out.name;
    const toml::table* table = table_of(node, where);
    if (!table) return;
    section(*table, keys, where, &out,
            [&](const schema::Key& key, const toml::node& value) { profile_names(key, value, where, out); });
    for (auto&& [key, value] : *table) remember(where, key);
    file_order(out.columns);
    if (out.delimiter == "tab") out.delimiter = "\t";
    if (!table->contains("noun")) problem(start(name), where + " has no noun: what does a row become?");
    if (const std::string fault = fault_of_dates(out.date_format); !fault.empty())
        problem(start(*table->get("date_format")),
                where + ".date_format '" + out.date_format + "': " + fault);
    sections_.profiles.push_back(std::move(out));
}

void Reader::profile_names(const schema::Key& key, const toml::node& node, const std::string& where,
                           Profile& into) {
    const std::string here = where + "." + std::string(key.name());
    if (key.name() == "words") return profile_words(node, here, into);
    if (key.name() == "only") return profile_rows(node, here, into.only);
    if (key.name() == "skip") return profile_rows(node, here, into.skip);
    const toml::table* table = table_of(node, here);
    if (!table) return;
    for (auto&& [name, value] : *table) {
        schema::Given given;
        if (key.name() == "constants" && value.is_value()) {
            into.constants.emplace(name.str(), as_text(value));
        } else if (give(any_text, value, here + "." + std::string(name.str()), given) &&
                   key.name() == "columns") {
            into.columns.push_back(
                {std::string(name.str()), std::string(given.text), origin_of(start(name))});
        }
    }
}

void Reader::profile_words(const toml::node& node, const std::string& where, Profile& into) {
    const toml::table* fields = table_of(node, where);
    if (!fields) return;
    for (auto&& [field, words] : *fields) {
        const std::string here = where + "." + std::string(field.str());
        const toml::table* table = table_of(words, here);
        if (!table) continue;
        auto& ours = into.words[std::string(field.str())];
        for (auto&& [theirs, value] : *table) {
            schema::Given given;
            if (give(any_text, value, here + "." + std::string(theirs.str()), given))
                ours.emplace(theirs.str(), given.text);
        }
    }
}

void Reader::profile_rows(const toml::node& node, const std::string& where, std::map<std::string, std::vector<std::string>>& into) {
    const toml::table* columns = table_of(node, where);
    if (!columns) return;
    for (auto&& [column, value] : *columns) {
        schema::Given given;
        if (give(any_texts, value, where + "." + std::string(column.str()), given))
            into.emplace(column.str(), std::move(given.texts));
    }
}

}  // namespace caseload
