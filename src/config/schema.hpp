// SPDX-License-Identifier: MIT
// What may stand in the config, as one table: checking, `config show`, `config explain` and the manual follow
// from it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caseload/config.hpp"

namespace caseload::schema {

enum class Type {
    text,
    whole,
    decimal,
    score,  ///< exact to hundredths
    yes_no,
    choice,  ///< one of Key::words
    texts,   ///< a list
    wholes,
    scores,
    bands,  ///< [[from, name], ...]
    word,   ///< a label, or a table with label, code, counts_as, retired
    words,  ///< a list of words, or a section with one line a word
    names,  ///< a table with names of your own
};

/// A value that has passed its type and range, ready for its place in Config.
struct Given {
    std::int64_t whole = 0;  ///< also hundredths, and the index of a choice
    double decimal = 0;
    bool yes = false;
    std::string_view text;
    std::vector<std::int64_t> wholes;  ///< also hundredths
    std::vector<std::string> texts;
};

struct Key;

/// Where a value lives in its struct: how to put it there and how to show it. Empty for what needs reading by
/// hand.
struct Slot {
    void (*put)(void* object, const Given& given) = nullptr;
    std::string (*show)(const void* object, const Key& key) = nullptr;
};

struct Key {
    std::string_view pattern;  ///< "priority.FACTOR.weight"; capitals stand for a name of one's own
    Type type = Type::text;
    double low = 0, high = 0;
    std::string_view words;  ///< what a choice allows, between blanks; a blank in front allows the empty text
    std::string_view initial;  ///< the default as text
    std::string_view meaning;
    Slot slot{};
    std::string_view name() const { return pattern.substr(pattern.rfind('.') + 1); }
    std::string_view section() const { return pattern.substr(0, pattern.rfind('.')); }
};

/// A key whose name is the file's own: messages then name it by where it stands.
constexpr Key of_type(Type type, double low = 0, double high = 0) {
    return {{}, type, low, high, {}, {}, {}, {}};
}

std::span<const Key> all();
/// The keys directly in a section: section("priority.FACTOR").
std::span<const Key> section(std::string_view pattern);
const Key* find(std::span<const Key> keys, std::string_view name);
/// "a whole number from 1 to 365", "one of sum, table".
std::string allowed(const Key& key);
std::string type_name(const Key& key);
std::vector<std::string> choices(const Key& key);
/// 0.5, 12, -100: the shortest form.
std::string plain_number(double value);

/// Names that rules and nouns of the program read.
std::span<const std::string_view> vocabulary_names();
std::span<const std::string_view> factor_names();
/// What counts_as may say in a vocabulary: "met partly not-met"; empty when anything goes.
std::string_view counts_as_words(std::string_view vocabulary);

}  // namespace caseload::schema
