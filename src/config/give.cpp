// SPDX-License-Identifier: MIT
// Types and ranges: from a node of the file to a value that fits its line of the schema.
#include <cmath>

#include "caseload/text.hpp"
#include "reader.hpp"

namespace caseload {
using schema::Type;

namespace {

std::string full(const schema::Key& key, const std::string& where) {
    return key.pattern.empty() ? where : where + "." + std::string(key.name());
}

/// Scores of a config are exact to hundredths: 47.1 is, 47.105 is not.
std::optional<std::int64_t> hundredths(const toml::node& node) {
    if (const auto* whole = node.as_integer()) {
        if (std::abs(whole->get()) > 1'000'000'000) return {};
        return whole->get() * 100;
    }
    const double value = node.as_floating_point()->get();
    if (!(std::abs(value) < 1e9)) return {};
    const auto rounded = std::llround(value * 100);
    if (static_cast<double>(rounded) / 100 != value) return {};
    return rounded;
}

}  // namespace

std::string_view kind_of(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::table:
            return "a table";
        case toml::node_type::array:
            return "a list";
        case toml::node_type::string:
            return "text";
        case toml::node_type::integer:
            return "a whole number";
        case toml::node_type::floating_point:
            return "a decimal number";
        case toml::node_type::boolean:
            return "true or false";
        case toml::node_type::time:
            return "a time";
        default:
            return "a date";
    }
}

void Reader::put(const schema::Key& key, const toml::node& node, const std::string& where, void* object) {
    schema::Given given;
    if (give(key, node, where, given)) key.slot.put(object, given);
}

bool Reader::give(const schema::Key& key, const toml::node& node, const std::string& where,
                  schema::Given& given) {
    switch (key.type) {
        case Type::text:
            if (const auto* text = node.as_string()) return given.text = text->get(), true;
            return wrong_type(key, node, where);
        case Type::yes_no:
            if (const auto* yes = node.as_boolean()) return given.yes = yes->get(), true;
            return wrong_type(key, node, where);
        case Type::whole:
        case Type::decimal:
            return give_number(key, node, where, given);
        case Type::score:
            return give_score(key, node, where, given.whole);
        case Type::choice:
            return give_choice(key, node, where, given);
        default:
            return give_list(key, node, where, given);
    }
}

bool Reader::give_number(const schema::Key& key, const toml::node& node, const std::string& where,
                         schema::Given& given) {
    const auto* whole = node.as_integer();
    const auto* decimal = key.type == Type::decimal ? node.as_floating_point() : nullptr;
    if (!whole && !decimal) return wrong_type(key, node, where);
    given.whole = whole ? whole->get() : 0;
    given.decimal = whole ? static_cast<double>(whole->get()) : decimal->get();
    // Written so that nan falls out too.
    if (!(given.decimal >= key.low && given.decimal <= key.high))
        return out_of_range(key, node, where, given.decimal);
    return true;
}

bool Reader::give_score(const schema::Key& key, const toml::node& node, const std::string& where,
                        std::int64_t& score) {
    if (!node.is_number()) return wrong_type(key, node, where);
    const auto exact = hundredths(node);
    if (!exact) {
        problem(start(node), full(key, where) + " " + schema::plain_number(*node.value<double>()) +
                                 " is not a score: at most two decimals");
        return false;
    }
    const double value = static_cast<double>(*exact) / 100;
    if (value < key.low || value > key.high) return out_of_range(key, node, where, value);
    score = *exact;
    return true;
}

bool Reader::give_choice(const schema::Key& key, const toml::node& node, const std::string& where,
                         schema::Given& given) {
    const auto* text = node.as_string();
    if (!text) return wrong_type(key, node, where);
    const auto words = schema::choices(key);
    const auto at = std::find(words.begin(), words.end(), text->get());
    if (at == words.end()) {
        const std::string near = nearest(text->get(), words);
        problem(start(node), full(key, where) + " '" + text->get() + "' is not " + schema::allowed(key),
                near.empty() ? "" : "did you mean '" + near + "'?");
        return false;
    }
    given.text = text->get();
    given.whole = at - words.begin();
    given.yes = given.whole == 0;
    return true;
}

bool Reader::give_list(const schema::Key& key, const toml::node& node, const std::string& where,
                       schema::Given& given) {
    const toml::array* list = node.as_array();
    if (!list) return wrong_type(key, node, where);
    bool good = true;
    for (const auto& item : *list) {
        if (key.type == Type::texts) {
            const auto* text = item.as_string();
            if (text)
                given.texts.push_back(text->get());
            else
                good = wrong_type(key, item, where);
        } else if (key.type == Type::scores) {
            good = give_score(key, item, where, given.wholes.emplace_back()) && good;
        } else {
            schema::Given one;
            const schema::Key as_whole{key.pattern, Type::whole, key.low, key.high, {}, {}, {}, {}};
            good = give_number(as_whole, item, where, one) && good;
            given.wholes.push_back(one.whole);
        }
    }
    return good;
}

bool Reader::wrong_type(const schema::Key& key, const toml::node& node, const std::string& where) {
    std::string hint;
    if (key.type == Type::text && node.is_number()) hint = "put it in quotes";
    if (key.type == Type::choice && node.is_number()) hint = "put it in quotes";
    problem(start(node),
            full(key, where) + " must be " + schema::type_name(key) + ", not " + std::string(kind_of(node)),
            hint);
    return false;
}

bool Reader::out_of_range(const schema::Key& key, const toml::node& node, const std::string& where,
                          double value) {
    problem(start(node), full(key, where) + " " + schema::plain_number(value) + " is not from " +
                             schema::plain_number(key.low) + " to " + schema::plain_number(key.high));
    return false;
}

}  // namespace caseload
