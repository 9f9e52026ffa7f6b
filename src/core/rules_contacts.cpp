// SPDX-License-Identifier: MIT
#include "rules_contacts.hpp"

#include <fmt/format.h>

#include "caseload/config.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "fill.hpp"

namespace caseload {
namespace {

std::string plain(std::string_view name) { return fold(squeeze(name)); }

// What tells two of one name apart.
std::string_view told_apart_by(const Noun& noun) { return noun.name == "practice" ? "ods" : noun.name == "professional" ? "practice" : "area"; }

// A practice of the config has its record from its first use, with its key as the handle.
void none_of_the_config(const Desk& desk, const Record& record, Problems& problems) {
    const std::string name = plain(record.text("name"));
    for (const auto& practice : desk.config().practices()) {
        if (plain(practice.key) != name && plain(practice.name) != name) continue;
        if (record.text("handle") == practice.key) continue;
        const auto here = desk.store().find_by(*record.noun, "handle", practice.key);
        if (here && *here == record.id) continue;
        problems.add(fmt::format("[practice.{}] of the config is this practice", practice.key),
                     here ? fmt::format("it is {} here", desk.store().name_of(*record.noun, *here).code) : "it becomes a record when it is first used",
                     fmt::format("caseload client add NAME --practice {}", practice.key));
    }
}

void none_that_is_here(const Desk& desk, const Record& record, Problems& problems) {
    const auto apart = told_apart_by(*record.noun);
    const std::string name = plain(record.text("name"));
    for (const auto& named : desk.store().names(*record.noun)) {
        if (named.id == record.id || plain(named.name) != name) continue;
        const Record other = desk.store().load(*record.noun, named.id);
        if (other.has("closed_on") || (record.has(apart) && other.has(apart) && record.at(apart) != other.at(apart))) continue;
        problems.add(fmt::format("{} has this name", named.code), fmt::format("if they are two, each has its own {}", flag_of(apart)),
                     fmt::format("caseload {} show {}", record.noun->name, named.code));
    }
}

}  // namespace

void one_of_a_name(const Desk& desk, const Record& record, const Record* before, const Input& input, Problems& problems) {
    const auto stays = [&](std::string_view field) { return before && before->at(field) == record.at(field); };
    const bool same_name = stays("name");
    if (record.noun->name == "practice" && !same_name) none_of_the_config(desk, record, problems);
    const bool typed = !input.command.empty();
    if (typed && problems.empty() && !record.has("closed_on") && !(same_name && stays(told_apart_by(*record.noun)) && stays("closed_on"))) none_that_is_here(desk, record, problems);
}

}  // namespace caseload
