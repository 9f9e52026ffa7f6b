// SPDX-License-Identifier: MIT
#include "flags.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

std::string value_word(const Field& field, const Use& use) {
    switch (field.type) {
        case FieldType::whole:
        case FieldType::hundredths: return "N";
        case FieldType::date: return "DATE";
        case FieldType::time: return "HH:MM";
        case FieldType::word:
        case FieldType::words: return "WORD";
        case FieldType::record: return upper(use.of.empty() ? field.of : use.of);
        case FieldType::items: return "N,N,..";
        default: return "TEXT";
    }
}

std::string hyphened(std::string_view name) { return replace_all(std::string(name), "_", "-"); }

}  // namespace

Flag flag_of_field(const Field& field, const Use& use) {
    const bool of_words = field.type == FieldType::word || field.type == FieldType::words;
    return {hyphened(field.name), value_word(field, use), std::string(field.help), field.type == FieldType::words, field.type == FieldType::note,
            of_words ? std::string(use.of.empty() ? field.of : use.of) : std::string()};
}

namespace {

bool belongs(const Use& use, Which which) {
    if (use.kept) return false;
    if (which == Which::closing) return use.closing;
    return which == Which::editing || which == Which::listing || !use.closing;
}

void add_list_flags(const Noun& noun, std::vector<Flag>& flags) {
    if (noun.use("closed_on")) {
        flags.push_back({"all", "", "the closed ones too"});
        flags.push_back({"closed", "", "only the closed ones"});
    }
    if (noun.order != "name") {
        flags.push_back({"from", "DATE", "from this day on"});
        flags.push_back({"to", "DATE", "up to this day"});
        flags.push_back({"week", "2026-W47", "one week, or last, this, next"});
        flags.push_back({"month", "2026-10", "one month, or last"});
        flags.push_back({"last", "4w", "the last so many days, weeks or months"});
    }
    flags.push_back({"as-of", "DATE", "as it stood at the end of that day"});
    if (noun.use("state")) flags.push_back({"planned", "", "only what is still planned"});
    flags.push_back({"limit", "N", "only the newest N"});
}

}  // namespace

std::vector<Flag> field_flags(const Noun& noun, Which which) {
    std::vector<Flag> flags;
    for (const auto& use : noun.uses) {
        const Field& field = field_of_use(noun, use);
        if (!belongs(use, which)) continue;
        const bool filter = field.type == FieldType::word || field.type == FieldType::words ||
                            field.type == FieldType::record || field.type == FieldType::instrument;
        if (which == Which::listing && !filter) continue;
        flags.push_back(flag_of_field(field, use));
    }
    if (which == Which::listing) add_list_flags(noun, flags);
    if (noun.name == "client" && (which == Which::adding || which == Which::editing))
        flags.push_back({"allow-duplicate", "", "this is another person, however alike"});
    if (which != Which::adding) return flags;
    for (const auto& extra : extra_fields(noun)) flags.push_back(flag_of_field(extra, {}));
    return flags;
}


// The flags of some fields of a noun.
std::vector<Flag> flags_of(std::string_view of, std::initializer_list<std::string_view> fields) {
    std::vector<Flag> flags;
    for (const auto field : fields) {
        const Use& use = *noun(of).use(field);
        flags.push_back(flag_of_field(field_of_use(noun(of), use), use));
    }
    return flags;
}

Flag coach_flag() { return {"coach", "WHO", "whose people: me, a name, or all"}; }

std::vector<Flag> no_flags() { return {}; }

std::vector<Flag> with(std::vector<Flag> flags, std::vector<Flag> more) {
    std::ranges::move(more, std::back_inserter(flags));
    return flags;
}

}  // namespace caseload
