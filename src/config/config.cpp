// SPDX-License-Identifier: MIT
#include "caseload/config.hpp"

#include <algorithm>

#include "caseload/file.hpp"
#include "later.hpp"
#include "reader.hpp"

namespace caseload {
namespace embedded {
extern const std::string_view starter;
}
namespace {

Vocabulary without_places(Vocabulary vocabulary) {
    vocabulary.origin = {};
    for (auto& word : vocabulary.words) word.origin = {};
    return vocabulary;
}

std::vector<Factor> without_places(std::vector<Factor> factors) {
    for (auto& factor : factors) factor.origin = {};
    return factors;
}

std::string text_of_file(const std::filesystem::path& path) {
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    if (status.type() == std::filesystem::file_type::not_found)
        throw Error(Kind::setup, "no config file '" + path.string() + "'", "", "caseload init");
    // toml++ reads a folder as an empty file.
    if (status.type() == std::filesystem::file_type::directory)
        throw Error(Kind::setup, "'" + path.string() + "' is a folder, not a config file");
    return read_file(path);
}

Sections read(std::string_view text, const std::filesystem::path& file, Settings& settings, int lines_before = 0) {
    const std::string name = file.filename().string();
    Sections sections;
    Reader reader(settings, sections, name, lines_before);
    reader.root(syntax(text, name));
    reader.finish();
    return sections;
}

/// What has been read keeps its place: others may point at it.
void fill_in(Sections& sections, Sections&& with) {
    const auto take = [](auto& into, auto& from) {
        if (into.empty()) into = std::move(from);
    };
    sections.own_priority = sections.own_priority || with.own_priority;
    take(sections.factors, with.factors);
    take(sections.instruments, with.instruments);
    take(sections.profiles, with.profiles);
    take(sections.practices, with.practices);
    take(sections.suitability, with.suitability);
    take(sections.screens, with.screens);
    take(sections.codings, with.codings);
    take(sections.surveys, with.surveys);
    if (sections.population.groups.empty()) sections.population = std::move(with.population);
    take(sections.programmes, with.programmes);
    take(sections.jargon, with.jargon);
    for (auto& [name, words] : with.vocabularies) sections.vocabularies.try_emplace(name, std::move(words));
}

/// Programmes and questions are words too: what is typed is checked, completed and shown like any other word.
template <class Items>
Vocabulary words_of(std::string name, std::string section, const Items& items) {
    Vocabulary words;
    words.name = std::move(name);
    words.section = std::move(section);
    for (const auto& one : items) {
        Word& word = words.words.emplace_back();
        word.key = one.key;
        word.label = one.label;
        word.origin = one.origin;
    }
    return words;
}

template <class Items, class Matches>
auto* first(const Items& items, const Matches& matches) {
    const auto at = std::find_if(items.begin(), items.end(), matches);
    return at == items.end() ? nullptr : &*at;
}

}  // namespace

Config::Config() = default;
Config::~Config() = default;
Config::Config(const Config& other)
    : file(other.file), settings(other.settings), sections_(other.sections_), alone_(other.alone_), words_alone_(other.words_alone_),
      later_(other.later_ ? std::make_unique<Later>(*other.later_) : nullptr) {}
Config::Config(Config&&) noexcept = default;
Config& Config::operator=(Config&&) noexcept = default;

std::string_view Config::starter() { return embedded::starter; }

/// The starter's words and factors; as origins they get "built in".
const Config& Config::built_in() {
    static const Config starter = as_needed(std::string(Config::starter()), "default.toml");
    return starter;
}

Config Config::load(const std::filesystem::path& path) { return parse(text_of_file(path), path); }

Config Config::parse(std::string_view toml, const std::filesystem::path& path) {
    Config config;
    config.file = path;
    config.sections_ = read(toml, path, config.settings);
    config.later_ = std::make_unique<Later>(std::string(toml));
    config.later_->all_read = true;
    return config;
}

Config Config::load_as_needed(const std::filesystem::path& path) { return as_needed(text_of_file(path), path); }

Config Config::as_needed(std::string text, const std::filesystem::path& path) {
    auto later = std::make_unique<Later>(std::move(text));
    if (!later->plain) return parse(later->text, path);
    try {
        Config config;
        config.file = path;
        config.sections_ = read(later->rest, path, config.settings);
        config.later_ = std::move(later);
        return config;
    } catch (const Error&) {
        return parse(later->text, path);  // says everything that is wrong
    }
}

void Config::read_all() const {
    if (!later_ || later_->all_read) return;
    Config whole = parse(later_->text, file);
    sections_.set = std::move(whole.sections_.set);
    sections_.warnings = std::move(whole.sections_.warnings);
    fill_in(sections_, std::move(whole.sections_));
    later_->all_read = true;
}

// Reads a section, or a part of one, if it was left for later.
void Config::read_now(const std::string& section) const {
    if (!later_ || !later_->left(section)) return;
    try {
        const auto part = later_->whole(section);
        later_->done.insert(section);
        Settings none;
        fill_in(sections_, read(part.text, file, none, part.lines_before));
    } catch (const Error&) {
        read_all();  // throws with every problem of the file
    }
}

const Sections& Config::having(const std::string& section) const {
    read_now(section);
    return sections_;
}

const std::vector<Factor>& Config::factors() const {
    having("priority");
    if (later_ && !sections_.own_priority && sections_.factors.empty()) sections_.factors = without_places(built_in().factors());
    return sections_.factors;
}
const std::vector<Instrument>& Config::instruments() const { return having("instrument").instruments; }
const std::vector<Profile>& Config::profiles() const { return having("import").profiles; }
const std::vector<Practice>& Config::practices() const { return having("practice").practices; }
const std::vector<Criterion>& Config::suitability() const { return having("suitability").suitability; }
const std::vector<Screen>& Config::screens() const { return having("screen").screens; }
const std::vector<CodingRule>& Config::codings() const { return having("coding").codings; }
const std::vector<Survey>& Config::surveys() const { return having("experience").surveys; }
const Population& Config::population() const { return having("population").population; }
const std::vector<Programme>& Config::programmes() const { return having("programme").programmes; }
const std::map<std::string, std::string>& Config::jargon() const { return having("jargon").jargon; }

const std::map<std::string, Vocabulary>& Config::vocabularies() const {
    read_all();
    for (const auto name : schema::vocabulary_names()) vocabulary(name);
    vocabulary("programme");
    vocabulary("question");
    return sections_.vocabularies;
}

const std::vector<SetKey>& Config::set() const {
    read_all();
    return sections_.set;
}

const std::vector<std::string>& Config::warnings() const {
    read_all();
    return sections_.warnings;
}

std::filesystem::path Config::database_path() const {
    return file.parent_path() / settings.database;
}

// What one line says, if it stands alone.
std::optional<Vocabulary> Config::line_alone(const std::string& section, std::string_view key) const {
    const auto line = later_ && later_->left(section) ? later_->line_of(section, key) : std::nullopt;
    if (!line) return {};
    try {
        Settings none;
        auto found = read(line->text, file, none, line->lines_before).vocabularies;
        if (found.size() == 1) return std::move(found.begin()->second);
    } catch (const Error&) {  // more than a line, or wrong: read with the rest
    }
    return {};
}

const Vocabulary* Config::vocabulary(std::string_view name) const {
    const std::string key(name);
    const auto known = [&]() -> const Vocabulary* {
        const auto at = sections_.vocabularies.find(key);
        return at == sections_.vocabularies.end() ? nullptr : &at->second;
    };
    if (const auto* found = known()) return found;
    if (name == "programme") return &sections_.vocabularies.emplace(key, words_of("programme", "programme.NAME", programmes())).first->second;
    if (name == "question") return &sections_.vocabularies.emplace(key, words_of("question", "experience.ID", surveys())).first->second;
    read_now("vocabulary." + key);
    if (const auto* found = known()) return found;
    if (auto list = line_alone("vocabulary", key)) return &sections_.vocabularies.emplace(key, std::move(*list)).first->second;
    read_now("vocabulary");
    if (const auto* found = known()) return found;
    const auto names = schema::vocabulary_names();
    if (std::find(names.begin(), names.end(), name) == names.end() || this == &built_in()) return nullptr;
    return &sections_.vocabularies.emplace(key, without_places(*built_in().vocabulary(name))).first->second;
}

const Word* Config::word(std::string_view vocabulary, std::string_view key) const {
    if (key.empty()) return nullptr;
    if (const auto read = sections_.vocabularies.find(std::string(vocabulary)); read != sections_.vocabularies.end()) return read->second.find(key);
    const std::string section = "vocabulary." + std::string(vocabulary), name = section + " " + std::string(key);
    if (const auto known = words_alone_.find(name); known != words_alone_.end()) return &known->second;
    if (const auto alone = line_alone(section, key))
        if (const Word* word = alone->find(key)) return &words_alone_.emplace(name, *word).first->second;
    const Vocabulary* words = this->vocabulary(vocabulary);
    return words ? words->find(key) : nullptr;
}

const Instrument* Config::instrument(std::string_view id) const {
    // A command speaks of one or two: these are read alone.
    if (const auto known = alone_.find(id); known != alone_.end()) return &known->second;
    if (const std::string section = "instrument." + std::string(id); later_ && later_->left("instrument") && later_->left(section)) {
        try {
            const auto part = later_->whole(section);
            Settings none;
            auto found = read(part.text, file, none, part.lines_before).instruments;
            if (found.size() == 1 && found[0].id == id) return &alone_.emplace(id, std::move(found[0])).first->second;
        } catch (const Error&) {
            read_all();
        }
    }
    return first(instruments(), [&](const auto& one) { return one.id == id; });
}
const Profile* Config::profile(std::string_view name) const {
    return first(profiles(), [&](const auto& one) { return one.name == name; });
}
const Screen* Config::screen(std::string_view name) const {
    return first(screens(), [&](const auto& one) { return one.name == name; });
}
const Programme* Config::programme(std::string_view key) const {
    return first(programmes(), [&](const auto& one) { return one.key == key; });
}
const Survey* Config::survey(std::string_view key) const {
    return first(surveys(), [&](const auto& one) { return one.key == key; });
}
const Factor* Config::factor(std::string_view name) const {
    return first(factors(), [&](const auto& one) { return one.name == name; });
}
std::int64_t Config::instruments_digest() const { return later_ ? later_->digest("instrument") : 0; }

std::string Config::place(Origin origin) const {
    if (origin.line == 0) return "built in";
    return file.filename().string() + ":" + std::to_string(origin.line) + ":" + std::to_string(origin.column);
}

}  // namespace caseload
