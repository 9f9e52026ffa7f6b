// SPDX-License-Identifier: MIT
// One walk over the parsed file: checks each value against its line of the schema, puts it in its place and
// gathers every problem.
#pragma once
// toml++ trusts from_chars with decimals only when told; a string stream for each costs more and follows the
// locale.
#if defined(__GNUC__) && !defined(__clang__)
#define TOML_FLOAT_CHARCONV 1
#endif
#include "toml.hpp"

#include <algorithm>

#include "schema.hpp"

namespace caseload {

class Reader {
  public:
    /// `lines_before`: of the file, before the text that is read.
    Reader(Settings& settings, Sections& sections, std::string file, int lines_before = 0)
        : settings_(settings), sections_(sections), file_(std::move(file)), lines_before_(lines_before) {}

    void root(const toml::table& file);
    void problem(toml::source_position at, std::string what, std::string hint = {});
    void warning(toml::source_position at, std::string what);
    /// Throws all problems, in the order of the file; else keeps the warnings.
    void finish();

  private:
    void read(const std::string& section, const toml::table& table);
    void settings(const toml::table& table, const std::string& name);
    void priority(const toml::table& table);
    void factor(const toml::key& name, const toml::node& node);
    void values(const toml::node& node, const std::string& where, Factor& factor);

    void vocabularies(const toml::table& table);
    void vocabulary_list(const toml::array& list, const std::string& where, Vocabulary& into);
    void vocabulary_table(const toml::table& table, const std::string& where, Vocabulary& into);
    void word(const toml::key& name, const toml::node& node, const std::string& where, Vocabulary& into);
    /// No instrument's other name is another's.
    void check_names(const toml::table& table);
    void check_word(const Word& word, toml::source_position at, const std::string& where,
                    const Vocabulary& into);

    void instrument(const toml::key& name, const toml::node& node);
    void practice(const toml::key& name, const toml::node& node);
    void jargon(const toml::table& table);
    void programme(const toml::key& name, const toml::node& node);
    void profile(const toml::key& name, const toml::node& node);
    void suitable(const toml::key& name, const toml::node& node);
    void screen(const toml::key& name, const toml::node& node);
    void survey(const toml::key& name, const toml::node& node);
    void population(const toml::table& table);
    void population_of(const toml::key& name, const toml::node& node);
    void coding(const toml::key& name, const toml::node& node);
    /// A code that must not stand here, or whose form is wrong.
    void check_concept(const std::string& code, toml::source_position at, const std::string& where, bool sure);
    void screen_names(const schema::Key& key, const toml::node& node, const std::string& where, Screen& into);
    void criterion(const toml::key& name, const toml::node& node, const std::string& where, std::span<const schema::Key> keys,
                   std::vector<Criterion>& into);
    void check_criterion(const Criterion& criterion, const toml::table& table, const std::string& where);
    void profile_names(const schema::Key& key, const toml::node& node, const std::string& where,
                       Profile& into);
    void profile_words(const toml::node& node, const std::string& where, Profile& into);
    void profile_rows(const toml::node& node, const std::string& where, std::map<std::string, std::vector<std::string>>& into);

    /// Every "[NAME.x]": calls `read_one` for each x.
    void each(const toml::table& table, void (Reader::*read_one)(const toml::key&, const toml::node&));

    friend class InstrumentReader;

    /// Puts what has a slot into `object` and hands the rest to `other(key, node)`.
    template <class Other>
    void section(const toml::table& table, std::span<const schema::Key> keys, const std::string& where,
                 void* object, const Other& other);
    void put(const schema::Key& key, const toml::node& node, const std::string& where, void* object);
    /// Reads and checks a value; false, and a problem, when it does not fit.
    bool give(const schema::Key& key, const toml::node& node, const std::string& where, schema::Given& given);
    bool give_number(const schema::Key& key, const toml::node& node, const std::string& where,
                     schema::Given& given);
    bool give_choice(const schema::Key& key, const toml::node& node, const std::string& where,
                     schema::Given& given);
    bool give_list(const schema::Key& key, const toml::node& node, const std::string& where,
                   schema::Given& given);
    /// A score in hundredths.
    bool give_score(const schema::Key& key, const toml::node& node, const std::string& where,
                    std::int64_t& score);
    bool wrong_type(const schema::Key& key, const toml::node& node, const std::string& where);
    bool out_of_range(const schema::Key& key, const toml::node& node, const std::string& where, double value);
    const toml::table* table_of(const toml::node& node, const std::string& where);
    void unknown(const toml::key& name, std::vector<std::string> known, const std::string& where);
    void unknown(const toml::key& name, std::span<const schema::Key> keys, const std::string& where);
    void remember(const std::string& where, const toml::key& name);
    std::string place(toml::source_position at) const;
    Origin origin_of(toml::source_position at) const { return {lines_before_ + static_cast<int>(at.line), static_cast<int>(at.column)}; }

    struct Found {
        toml::source_position at;
        Problem problem;
    };
    Settings& settings_;
    Sections& sections_;
    std::string file_;
    int lines_before_;
    std::vector<Found> problems_;
    std::vector<Found> warnings_;
};

inline toml::source_position start(const toml::node& node) {
    return node.source().begin;
}
inline toml::source_position start(const toml::key& key) {
    return key.source().begin;
}
/// Reads TOML. Throws Error(setup) with the place; `name` is the file's.
toml::table syntax(std::string_view text, const std::string& name);
/// Empty when the pattern tells a day; else what is wrong with it.
std::string fault_of_dates(std::string_view pattern);
/// "text", "a whole number": what a value is, in words.
std::string_view kind_of(const toml::node& node);

/// toml++ keeps tables sorted by name; people expect the order of their file.
template <class Item>
void file_order(std::vector<Item>& items) {
    std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
        return std::pair(a.origin.line, a.origin.column) < std::pair(b.origin.line, b.origin.column);
    });
}

template <class Other>
void Reader::section(const toml::table& table, std::span<const schema::Key> keys, const std::string& where,
                     void* object, const Other& other) {
    for (auto&& [name, node] : table) {
        const schema::Key* key = schema::find(keys, name.str());
        if (!key) {
            unknown(name, keys, where);
        } else if (key->slot.put) {
            put(*key, node, where, object);
        } else {
            other(*key, node);
        }
    }
}

}  // namespace caseload
