// SPDX-License-Identifier: MIT
#include "caseload/config.hpp"

#include <algorithm>

#include "caseload/file.hpp"
#include "caseload/text.hpp"
#include "reader.hpp"

namespace caseload {
namespace embedded {
extern const std::string_view starter;
}
namespace {

/// "Error while parsing boolean: expected 'true'" -> "expected 'true'".
std::string in_our_words(std::string_view description) {
    constexpr std::string_view opening = "Error while parsing ";
    if (!description.starts_with(opening)) return std::string(description);
    const auto colon = description.find(": ");
    return std::string(colon == description.npos ? description : description.substr(colon + 2));
}

std::string excerpt(std::string_view text, toml::source_position at) {
    for (auto line = at.line; line > 1; --line)
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    const std::string number = std::to_string(at.line);
    const std::string margin(5 - std::min<std::size_t>(number.size(), 5), ' ');
    return margin + number + " | " + safe_for_screen(text.substr(0, text.find_first_of("\r\n"))) + "\n" +
           std::string(margin.size() + number.size(), ' ') + " | " + std::string(at.column - 1, ' ') + "^";
}

/// Where the comment of a line begins: a # outside of quotes; the line's end where there is none.
std::size_t comment_in(std::string_view line) {
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (quote == '"' && line[i] == '\\') ++i;
        else if (quote != 0) quote = line[i] == quote ? 0 : quote;
        else if (line[i] == '"' || line[i] == '\'') quote = line[i];
        else if (line[i] == '#') return i;
    }
    return line.size();
}

/// The text without its comments; the lines stay, so that places stay true. toml++ takes a hundred
/// instructions for each character, and a config that explains itself is a third comments.
std::string without_comments(std::string_view text) {
    if (text.find("\"\"\"") != text.npos || text.find("'''") != text.npos) return std::string(text);
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto length = std::min(text.find('\n'), text.size() - 1) + 1;
        const auto comment = comment_in(text.substr(0, length));
        out += text.substr(0, comment);
        if (comment < length && text[length - 1] == '\n') out += '\n';
        text.remove_prefix(length);
    }
    return out;
}

Problem not_utf8(std::string_view text, std::size_t offset, const std::string& name) {
    const std::string_view before = text.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto byte = offset - (before.rfind('\n') + 1) + 1;  // npos + 1 is the start of the text
    return {.what = "this is not UTF-8",
            .where = name + ":" + std::to_string(line) + ":" + std::to_string(byte),
            .hint = "save the file as UTF-8"};
}

Problem syntax_error(std::string_view text, const toml::parse_error& error, const std::string& name) {
    const auto at = error.source().begin;
    return {.what = in_our_words(error.description()),
            .where = name + ":" + std::to_string(at.line) + ":" + std::to_string(at.column),
            .hint = "text needs quotes, and a [section] stands on a line of its own",
            .excerpt = excerpt(text, at)};
}

toml::table syntax(std::string_view text, const std::string& name) {
    const std::string bare = without_comments(text);
    // Before toml++ sees it: malformed UTF-8 leads it astray.
    if (const auto offset = bad_utf8(bare)) throw Error(Kind::setup, {not_utf8(bare, *offset, name)});
    try {
        return toml::parse(bare);
    } catch (const toml::parse_error& error) {
        throw Error(Kind::setup, {syntax_error(bare, error, name)});
    } catch (const std::logic_error&) {
        throw Error(Kind::setup, {{.what = "this is not TOML", .where = name + ":1:1", .hint = "a section's name or a key is cut short somewhere"}});
    }
}

Config read(const toml::table& table, const std::filesystem::path& file) {
    Config config;
    config.file = file;
    Reader reader(config, file.filename().string());
    reader.root(table);
    reader.finish();
    return config;
}

/// The starter's words and factors, with origins that say "built in".
const Config& built_in() {
    static const Config starter = [] {
        Config config = read(syntax(Config::starter(), "default.toml"), "default.toml");
        for (auto& factor : config.factors) factor.origin = {};
        for (auto& [name, vocabulary] : config.vocabularies) {
            vocabulary.origin = {};
            for (auto& word : vocabulary.words) word.origin = {};
        }
        return config;
    }();
    return starter;
}

void fall_back(Config& config, bool has_priority) {
    if (!has_priority) config.factors = built_in().factors;
}

void fall_back_on_words(const Config& config) {
    for (const auto name : schema::vocabulary_names())
        if (!config.vocabularies.contains(std::string(name))) config.vocabularies.emplace(name, *built_in().vocabulary(name));
}

template <class Items, class Matches>
auto* first(const Items& items, const Matches& matches) {
    const auto at = std::find_if(items.begin(), items.end(), matches);
    return at == items.end() ? nullptr : &*at;
}

}  // namespace

std::string_view Config::starter() {
    return embedded::starter;
}

namespace {

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

}  // namespace

Config Config::load(const std::filesystem::path& path) { return parse(text_of_file(path), path); }

Config Config::parse(std::string_view toml, const std::filesystem::path& path) {
    const toml::table table = syntax(toml, path.filename().string());
    Config config = read(table, path);
    fall_back(config, table.contains("priority"));
    fall_back_on_words(config);
    return config;
}

// The sections of vocabularies, each with the number of lines before it, so that places stay true.
struct Config::Deferred {
    std::string text, rest;
    struct Section {
        int lines_before = 0;
        std::string text;
    };
    std::map<std::string, Section> sections;  ///< by vocabulary; "" holds [vocabulary] itself
    bool plain = true;  ///< false: cut so, the text might not say what it says whole

    explicit Deferred(std::string whole) : text(std::move(whole)) {
        int lines = 0;
        std::string* into = &rest;
        for (std::string_view left = text; !left.empty();) {
            const auto length = std::min(left.find('\n'), left.size() - 1) + 1;
            const auto line = left.substr(0, length);
            const auto first = line.find_first_not_of(" \t");
            if (first != line.npos && first > 0 && line[first] == '[') plain = false;  // an indented section
            if (line.starts_with("[")) {
                const auto close = line.find(']');
                const auto header = line.substr(1, close == line.npos ? 0 : close - 1);
                const bool words = header == "vocabulary" || header.starts_with("vocabulary.");
                const std::string of(words && header.size() > 11 ? header.substr(11) : "");
                if (words && (of.find_first_of(".\"' \t") != of.npos || sections.contains(of))) plain = false;  // part of a word, or twice
                into = words ? &(sections[of] = {lines, {}}).text : &rest;
            }
            into->append(line);
            if (into != &rest) rest += '\n';
            ++lines;
            left.remove_prefix(length);
        }
    }
};

namespace {

/// A vocabulary that was read from a part of the file, with places in the whole.
Vocabulary moved_down(Vocabulary vocabulary, int lines) {
    vocabulary.origin.line += lines;
    for (auto& word : vocabulary.words) word.origin.line += lines;
    return vocabulary;
}

}  // namespace

Config Config::load_as_needed(const std::filesystem::path& path) {
    auto deferred = std::make_shared<Deferred>(text_of_file(path));
    const std::string& text = deferred->text;
    // Texts over several lines may hold what looks like a section.
    if (!deferred->plain || text.find("\"\"\"") != text.npos || text.find("'''") != text.npos) return parse(text, path);
    try {
        const toml::table table = syntax(deferred->rest, path.filename().string());
        Config config = read(table, path);
        fall_back(config, table.contains("priority"));
        config.deferred_ = std::move(deferred);
        return config;
    } catch (const Error&) {
        return parse(text, path);  // says everything that is wrong
    }
}

void Config::read_all() const {
    if (!deferred_) return;
    Config whole = parse(deferred_->text, file);
    for (auto& [name, words] : whole.vocabularies) vocabularies.try_emplace(name, std::move(words));
    warnings = std::move(whole.warnings);
    deferred_.reset();
}

std::filesystem::path Config::database_path() const {
    return file.parent_path() / settings.database;
}

const Vocabulary* Config::vocabulary(std::string_view name) const {
    auto at = vocabularies.find(std::string(name));
    if (at != vocabularies.end() || !deferred_) return at == vocabularies.end() ? nullptr : &at->second;
    for (const auto& section : {std::string(name), std::string{}}) {
        const auto text = deferred_->sections.find(section);
        if (text == deferred_->sections.end()) continue;
        try {
            Config part = read(syntax(text->second.text, file.filename().string()), file);
            for (auto& [other, words] : part.vocabularies) vocabularies.try_emplace(other, moved_down(std::move(words), text->second.lines_before));
        } catch (const Error&) {
            read_all();  // throws with every problem of the file
        }
        deferred_->sections.erase(text);
        at = vocabularies.find(std::string(name));
        if (at != vocabularies.end()) return &at->second;
    }
    const auto names = schema::vocabulary_names();
    if (std::find(names.begin(), names.end(), name) == names.end()) return nullptr;
    return &vocabularies.emplace(name, *built_in().vocabulary(name)).first->second;
}
const Instrument* Config::instrument(std::string_view id) const {
    return first(instruments, [&](const auto& one) { return one.id == id; });
}
const Profile* Config::profile(std::string_view name) const {
    return first(profiles, [&](const auto& one) { return one.name == name; });
}
const Screen* Config::screen(std::string_view name) const {
    return first(screens, [&](const auto& one) { return one.name == name; });
}
const Programme* Config::programme(std::string_view key) const {
    return first(programmes, [&](const auto& one) { return one.key == key; });
}
const Factor* Config::factor(std::string_view name) const {
    return first(factors, [&](const auto& one) { return one.name == name; });
}

std::string Config::place(Origin origin) const {
    if (origin.line == 0) return "built in";
    return file.filename().string() + ":" + std::to_string(origin.line) + ":" + std::to_string(origin.column);
}

}  // namespace caseload
