// SPDX-License-Identifier: MIT
#include "alike.hpp"

#include <fmt/format.h>

#include <map>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

constexpr std::size_t slip = 2;  // letters by which a name may differ: Tomas, Thomas

std::string plain(std::string_view name) { return fold(squeeze(name)); }

// code -> what is alike.
std::map<std::string, std::string> alike(const Desk& desk, const Record& client) {
    std::map<std::string, std::string> found;
    const std::string name = plain(client.text("name"));
    const auto rows = desk.store().rows("lists/alike", {{"birth_date", client.at("birth_date")}, {"phone", client.at("phone")}, {"email", client.at("email")}, {"not", client.id}});
    for (const auto& row : rows) {
        const auto same = [&](std::size_t place, const char* field) { return is_known(row[place]) && row[place] == client.at(field); };
        if (same(2, "birth_date") && edit_distance(plain(text_of(row[1])), name) <= slip) found[text_of(row[0])] = "nearly the same name, and the birth date";
        if (same(3, "phone")) found[text_of(row[0])] = "the same phone";
        if (same(4, "email")) found[text_of(row[0])] = "the same e-mail";
    }
    for (const auto& other : desk.store().names(noun("client")))
        if (other.id != client.id && plain(other.name) == name) found[other.code] = "the same name";
    return found;
}

}  // namespace

void tell_alike(const Desk& desk, const Record& client, const Input& input, Document& document) {
    if (input.has("allow_duplicate")) return;
    for (const auto& [code, what] : alike(desk, client))
        document.say(fmt::format("{} has {}. If it is the same person: caseload client merge {} {}", code, what, code, client.code), Tone::warning);
}

}  // namespace caseload
