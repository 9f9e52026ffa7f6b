// SPDX-License-Identifier: MIT
#include "caseload/text.hpp"
#include "reader.hpp"
#include "shared_names.hpp"

namespace caseload {
namespace {

/// Words are typed in a shell and kept in lists joined by commas.
bool can_be_typed(std::string_view key) {
    const auto fine = [](unsigned char c) {
        return c >= 0x80 || std::isalnum(c) || c == '-' || c == '_' || c == '+' || c == '.' || c == '/';
    };
    return !key.empty() && key[0] != '-' && std::all_of(key.begin(), key.end(), fine);
}

bool is_built_in(std::string_view name) {
    const auto names = schema::vocabulary_names();
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string label_of_word(std::string_view key) {
    std::string label = replace_all(std::string(key), "-", " ");
    if (!label.empty() && label[0] >= 'a' && label[0] <= 'z')
        label[0] = static_cast<char>(label[0] - 'a' + 'A');
    return label;
}

void Reader::vocabularies(const toml::table& table) {
    for (auto&& [name, node] : table) {
        Vocabulary out;
        out.name = name.str();
        out.origin = origin_of(start(name));
        const std::string where = "vocabulary." + out.name;
        if (!is_built_in(out.name)) {
            const auto names = schema::vocabulary_names();
            const std::string near = nearest(out.name, {names.begin(), names.end()});
            if (!near.empty())
                warning(start(name),
                        "[" + where + "] is a vocabulary of your own; did you mean '" + near + "'?");
        }
        if (const auto* list = node.as_array())
            vocabulary_list(*list, where, out);
        else if (const auto* words = node.as_table())
            vocabulary_table(*words, where, out);
        else
            problem(start(node),
                    where + " must be a list of words or a section, not " + std::string(kind_of(node)));
        sections_.vocabularies.emplace(out.name, std::move(out));
    }
}

void Reader::vocabulary_list(const toml::array& list, const std::string& where, Vocabulary& into) {
    into.words.reserve(list.size());
    for (const auto& item : list) {
        const auto* text = item.as_string();
        if (!text) {
            problem(start(item), where + " must list words in quotes, not " + std::string(kind_of(item)));
            continue;
        }
        const std::string& key = text->get();
        if (into.find(key)) problem(start(item), "word '" + key + "' stands twice in " + where);
        Word word;
        word.key = key;
        word.label = label_of_word(key);
        word.origin = origin_of(start(item));
        check_word(word, start(item), where, into);
        into.words.push_back(std::move(word));
    }
}

void Reader::vocabulary_table(const toml::table& table, const std::string& where, Vocabulary& into) {
    into.words.reserve(table.size());
    for (auto&& [name, node] : table) word(name, node, where, into);
    file_order(into.words);
    each_shared_name(into.words, &Word::key, [&](const Word& word, const std::string& text, const Word& other) {
        problem(start(*table[word.key]["also"].node()), where + "." + word.key + ".also '" + text + "' also means '" + other.key + "'", "it would be read as either: leave it out of one");
    });
}

void Reader::word(const toml::key& name, const toml::node& node, const std::string& where, Vocabulary& into) {
    static const auto keys = schema::section("vocabulary.NAME.WORD");
    Word& out = into.words.emplace_back();
    out.key = name.str();
    out.origin = origin_of(start(name));
    if (const auto* label = node.as_string()) {
        out.label = label->get();
    } else if (const auto* table = node.as_table()) {
        section(*table, keys, where + "." + out.key, &out, [](const auto&, const auto&) {});
    } else {
        problem(start(node),
                where + "." + out.key + " must be a label or a table, not " + std::string(kind_of(node)));
    }
    if (out.label.empty()) out.label = label_of_word(out.key);
    check_word(out, start(name), where, into);
}

void Reader::check_word(const Word& word, toml::source_position at, const std::string& where,
                        const Vocabulary& into) {
    if (!can_be_typed(word.key))
        problem(at, "word '" + word.key + "' in " + where + " can not be typed as one word",
                "letters, digits and - _ + . /, not starting with -");
    if (word.code.size() >= 6) check_concept(word.code, at, where + "." + word.key + ".code", false);
    const std::string_view allowed = schema::counts_as_words(into.name);
    if (allowed.empty() || (word.counts_as.empty() && into.name != "attendance")) return;
    const auto words = split(allowed, ' ');
    if (std::find(words.begin(), words.end(), word.counts_as) != words.end()) return;
    const std::string near = nearest(word.counts_as, words);
    problem(at,
            where + "." + word.key +
                (word.counts_as.empty() ? " has no counts_as" : ".counts_as '" + word.counts_as + "'") +
                (word.counts_as.empty() ? ": it must be one of " : " is not one of ") + join(words, ", "),
            near.empty() ? "" : "did you mean '" + near + "'?");
}

}  // namespace caseload
