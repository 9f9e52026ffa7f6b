// SPDX-License-Identifier: MIT
#include "profiles.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/date.hpp"
#include "caseload/nouns.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

std::string near_hint(const std::string& word, const std::vector<std::string>& names) {
    const auto near = nearest(word, names);
    return near.empty() ? "there are " + join(names, ", ") : fmt::format("did you mean '{}'?", near);
}

std::vector<std::string> fields_of(const Noun& noun) {
    std::vector<std::string> names;
    for (const auto& use : noun.uses)
        if (!use.kept || use.told) names.emplace_back(use.field);
    for (const auto& extra : extra_fields(noun)) names.emplace_back(extra.name);
    return names;
}

class ProfileCheck {
  public:
    ProfileCheck(const Config& config, const Profile& profile, Problems& problems) : config_(config), profile_(profile), problems_(problems) {}

    void run() {
        noun_ = find_noun(profile_.noun);
        if (!noun_ || noun_->name != profile_.noun) {
            std::vector<std::string> names;
            for (const auto& noun : nouns()) names.emplace_back(noun.name);
            return problem(profile_.origin, fmt::format("import.{}.noun '{}' is no noun", profile_.name, profile_.noun), near_hint(profile_.noun, names));
        }
        names_ = fields_of(*noun_);
        if (profile_.columns.empty()) problem(profile_.origin, fmt::format("import.{} names no columns", profile_.name), "columns = { field = \"column\" }");
        for (const auto& rule : profile_.columns) {
            known("columns", rule.field, rule.origin);
            if (std::ranges::count(rule.column, '{') != std::ranges::count(rule.column, '}'))
                problem(rule.origin, fmt::format("import.{}.columns.{} '{}': a brace is not closed", profile_.name, rule.field, rule.column), {});
        }
        for (const auto& [field, text] : profile_.constants) known("constants", field, profile_.origin), word("constants", field, text);
        for (const auto& [field, words] : profile_.words)
            if (known("words", field, profile_.origin))
                for (const auto& [theirs, ours] : words) word("words", field, ours);
    }

  private:
    void problem(Origin origin, std::string what, std::string hint) {
        problems_.add({.what = std::move(what), .where = config_.place(origin), .hint = std::move(hint)});
    }
    bool known(const char* part, const std::string& field, Origin origin) {
        if (std::ranges::find(names_, field) != names_.end()) return true;
        problem(origin, fmt::format("import.{}.{}: a {} has no field '{}'", profile_.name, part, noun_->name, field), near_hint(field, names_));
        return false;
    }
    void word(const char* part, const std::string& field, const std::string& text) {
        const Use* use = noun_->use(field);
        if (!use || text.empty()) return;  // an empty word of ours: the cell says nothing
        const Field& described = field_of_use(*noun_, *use);
        if (described.type == FieldType::instrument && !config_.instrument_meant(text))
            problem(profile_.origin, fmt::format("import.{}.{}.{} '{}' is no instrument", profile_.name, part, field, text), {});
        if (described.type == FieldType::date && !Date::from_iso(text) && text != "today")
            problem(profile_.origin, fmt::format("import.{}.{}.{} '{}' is not a day", profile_.name, part, field, text), "written 2026-01-31");
        if (described.type != FieldType::word) return;
        const auto of = use->of.empty() ? described.of : use->of;
        const Vocabulary* words = config_.vocabulary(of);
        if (!words || words->meant(text)) return;
        problem(profile_.origin, fmt::format("import.{}.{}.{} '{}' is no word of [vocabulary.{}]", profile_.name, part, field, text, of), near_hint(text, words->keys()));
    }

    const Config& config_;
    const Profile& profile_;
    Problems& problems_;
    const Noun* noun_ = nullptr;
    std::vector<std::string> names_;
};

}  // namespace

void check_profile(const Config& config, const Profile& profile, Problems& problems) { ProfileCheck(config, profile, problems).run(); }

void check_profiles(const Config& config, Problems& problems) {
    for (const auto& profile : config.profiles()) check_profile(config, profile, problems);
}

}  // namespace caseload
