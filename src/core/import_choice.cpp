// SPDX-License-Identifier: MIT
#include "import_choice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "profiles.hpp"

namespace caseload {

// Words of the command line: the noun, the file. The profile may be in the config or in a file of profiles.
const Profile* chosen_profile(const Desk& desk, const Input& input, Config& other) {
    if (!input.has("profile")) return nullptr;
    const std::string name = input.one("profile");
    const Config* from = &desk.config();
    if (input.has("profiles")) {
        other = Config::load(input.one("profiles"));
        from = &other;
    }
    if (const Profile* profile = from->profile(name)) {
        Problems problems;
        check_profile(*from, *profile, problems);
        problems.raise(Kind::setup);
        return profile;
    }
    std::vector<std::string> names;
    for (const auto& profile : from->profiles()) names.push_back(profile.name);
    const auto near = nearest(name, names);
    throw Error(Kind::setup, fmt::format("no import profile '{}' in {}", name, from->file.filename().string()),
                near.empty() ? (names.empty() ? "a profile is an [import.NAME] section" : "there are " + join(names, ", "))
                             : fmt::format("did you mean '{}'?", near));
}

void name_profiles(const Desk& desk, const Noun& noun, const std::string& file, Problems& problems) {
    std::vector<std::string> names;
    for (const auto& profile : desk.config().profiles())
        if (profile.noun == noun.name) names.push_back(profile.name);
    const bool plain = file.find_first_of(" \t'\"\\$`") == std::string::npos;
    problems.add("no --profile was given", names.empty() ? "a profile says which column is what; a draft of one is made from the file" : "this config has " + join(names, ", ") + " for " + std::string(noun.plural),
                 fmt::format("caseload import {} {} --suggest", noun.plural, file == "-" || !plain ? "FILE" : file));
}

void check_import_flags(const Desk& desk, const Input& input) {
    if (input.has("update") && input.one("update") != "changed")
        throw Error(Kind::usage, fmt::format("--update '{}' is not 'changed'", input.one("update")), "only rows that differ are touched");
    if (input.has("plan") && !desk.dry_run) throw Error(Kind::usage, "--plan goes with --dry-run", "a plan is what an import would do");
    if (input.words[0] != "all") return;
    for (const auto* flag : {"rejects", "profile", "profiles", "plan", "explain"})
        if (input.has(flag)) throw Error(Kind::usage, fmt::format("--{} goes with one noun, not with all", flag));
}

std::vector<std::string> wanted_columns(const Noun* noun, const Profile* profile) {
    std::vector<std::string> wanted;
    if (profile) {
        for (const auto& rule : profile->columns) wanted.push_back(rule.column);
        wanted.insert(wanted.end(), profile->ignore.begin(), profile->ignore.end());
        if (!profile->key.empty()) wanted.push_back(profile->key);
    } else if (noun) {
        wanted.emplace_back("code");
        for (const auto& use : noun->uses) wanted.emplace_back(use.field);
        for (const auto& extra : extra_fields(*noun)) wanted.emplace_back(extra.name);
    }
    return wanted;
}

void alarm(const Desk& desk, const Profile& profile, const Part& part, Document& document) {
    const auto rows = desk.store().rows("lists/last_import", {{"profile", profile.name}, {"not", part.code}});
    if (rows.empty()) return;
    constexpr std::int64_t few = 10;
    const auto before = whole_of(rows[0][2]), now = part.counts.total();
    const auto day = text_of(rows[0][1]).substr(0, 10);
    const auto warn = [&](const std::string& what) {
        document.say(fmt::format("Look again: {}. The last import by '{}' was {} of {}.", what, profile.name, text_of(rows[0][0]), day), Tone::warning);
        document.findings = true;
    };
    if (std::max(before, now) >= few && (now * 2 < before || now > before * 2))
        warn(fmt::format("the file has {}, the last one had {}", count_of(now, "row", "rows"), before));
    const auto share = [](std::int64_t part_of, std::int64_t whole) { return whole ? (200 * part_of + whole) / (2 * whole) : 0; };  // to the nearest
    if (part.counts.rejected >= few / 2 && share(part.counts.rejected, now) > share(whole_of(rows[0][3]), before) + 10)
        warn(fmt::format("{} % of the rows are rejected, {} % last time", share(part.counts.rejected, now), share(whole_of(rows[0][3]), before)));
}

}  // namespace caseload
