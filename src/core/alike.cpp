// SPDX-License-Identifier: MIT
#include "alike.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

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
    for (const auto& one : people_alike(desk, client)) {
        const auto same = [&](const char* what) { return std::ranges::count(one.same, what) > 0; };
        if (same("birth date") && edit_distance(plain(one.name), name) <= slip) found[one.code] = "nearly the same name, and the birth date";
        if (same("phone")) found[one.code] = "the same phone";
        if (same("email")) found[one.code] = "the same e-mail";
    }
    for (const auto& other : desk.store().names(noun("client")))
        if (other.id != client.id && plain(other.name) == name) found[other.code] = "the same name";
    return found;
}

}  // namespace

std::vector<Alike> people_alike(const Desk& desk, const Record& client) {
    std::vector<Alike> all;
    desk.store().each("lists/alike", {{"birth_date", client.at("birth_date")}, {"phone", client.at("phone")}, {"email", client.at("email")}, {"not", client.id}}, [&](const Row& row) {
        Alike& one = all.emplace_back(Alike{text_of(row[0]), text_of(row[1]), {}});
        if (plain(one.name) == plain(client.text("name"))) one.same.emplace_back("name");
        for (const auto& [place, field, words] : {std::tuple{2U, "birth_date", "birth date"}, std::tuple{3U, "phone", "phone"}, std::tuple{4U, "email", "email"}})
            if (is_known(row[place]) && row[place] == client.at(field)) one.same.emplace_back(words);
    });
    return all;
}

void tell_alike(const Desk& desk, const Record& client, const Input& input, Document& document) {
    if (input.has("allow_duplicate")) return;
    for (const auto& [code, what] : alike(desk, client))
        document.say(fmt::format("{} has {}. If it is the same person: caseload client merge {} {}", code, what, code, client.code), Tone::warning);
}

}  // namespace caseload
