// SPDX-License-Identifier: MIT
// init and config: the two files that a caseload is.
#include <fmt/format.h>

#include "caseload/file.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "coding_queue.hpp"
#include "criteria.hpp"
#include "priority.hpp"
#include "profiles.hpp"
#include "reach.hpp"

namespace caseload {

Document init(Desk& desk, const Input&) {
    const Setting& setting = desk.setting();
    Document document;
    const bool fresh = !std::filesystem::exists(setting.config_file);
    if (fresh && !desk.dry_run) {
        if (setting.config_file.has_parent_path()) std::filesystem::create_directories(setting.config_file.parent_path());
        create_file(setting.config_file, Config::starter());
    }
    const Config config = fresh && desk.dry_run ? Config::parse(Config::starter(), setting.config_file) : Config::load(setting.config_file);
    const auto database = setting.database.empty() ? config.database_path() : setting.database;
    const bool new_database = Store::is_missing(database);
    if (new_database && !desk.dry_run) Store::create(database);
    else if (!new_database) Store(database, Access::reading);  // says what is wrong with one that is not ours
    document.say(fmt::format("{}  {}", fresh ? "wrote    " : "kept     ", setting.config_file.string()));
    document.say(fmt::format("{}  {}", new_database ? "created  " : "kept     ", database.string()));
    if (desk.dry_run) document.say("Dry run: nothing written.", Tone::warning);
    if (config.settings.coach.empty())
        document.say(fmt::format("first: put your name ([coach] name) and your practices into {}; what a line is for: caseload config explain coach.name", setting.config_file.filename().string()),
                     Tone::faint);
    document.say("next: caseload client add \"Jane Roe\" --condition diabetes", Tone::faint);
    Table table;
    table.name = "init";
    table.layout = Layout::record;
    table.audience = Audience::machine;
    table.columns = {{"config", "config"}, {"config_written", "config written", CellType::yes_no},
                     {"database", "database"}, {"database_created", "database created", CellType::yes_no}};
    table.rows = {{setting.config_file.string(), std::int64_t{fresh}, database.string(), std::int64_t{new_database}}};
    return document.add(std::move(table));
}

namespace {

template <class Several>
std::string counted(const Several& several, const char* one, const char* many) {
    return count_of(static_cast<std::int64_t>(several.size()), one, many);
}

// Those of [vocabulary.X]: programmes are words too, and counted apart.
std::vector<std::string> own_vocabularies(const Config& config) {
    std::vector<std::string> names;
    for (const auto& [name, words] : config.vocabularies())
        if (words.section.empty()) names.push_back(name);
    return names;
}

}  // namespace

Document config_check(Desk& desk, const Input&) {
    const Config& config = desk.config();
    Problems problems;
    check_profiles(config, problems);
    check_criteria(config, problems);
    check_own_factors(config, problems);
    check_codings(config, problems);
    reach::check_population(config, problems);
    problems.raise(Kind::setup);
    Document document;
    Table table;
    table.name = "warnings";
    table.columns = {{"warning", "WARNING", CellType::text, 0, Audience::both, true}};
    for (const auto& warning : config.warnings()) table.rows.push_back({warning});
    table.when_empty = fmt::format("{} is sound: {}, {}, {}, {}, {}, {}.", config.file.filename().string(),
                                   counted(own_vocabularies(config), "vocabulary", "vocabularies"), counted(config.instruments(), "instrument", "instruments"),
                                   counted(config.factors(), "factor", "factors"), counted(config.profiles(), "import profile", "import profiles"),
                                   counted(config.practices(), "practice", "practices"), counted(config.programmes(), "programme", "programmes"));
    document.findings = !table.rows.empty();
    return document.add(std::move(table));
}

Document config_show(Desk& desk, const Input& input) {
    Document document;
    return document.add(config_table(desk.config(), input.has("origin")));
}

Document explain_key(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which key?", {}, "caseload config explain today.threshold");
    return config_explain(desk.config(), input.words[0]);
}

}  // namespace caseload
