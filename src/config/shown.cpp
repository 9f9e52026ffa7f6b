// SPDX-License-Identifier: MIT
// Values and rules of the schema in words.
#include <cctype>
#include <charconv>

#include "slot.hpp"

namespace caseload::schema {
namespace {

template <class Items, class Each>
std::string listed(const Items& items, const Each& each) {
    std::string out;
    for (const auto& item : items) out += (out.empty() ? "" : ", ") + each(item);
    return out;
}

std::string score(std::int64_t hundredths) {
    const int decimals = hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2;
    return format_hundredths(hundredths, decimals);
}

}  // namespace

std::string plain_number(double value) {
    char text[400];
    const auto end = std::to_chars(std::begin(text), std::end(text), value, std::chars_format::fixed).ptr;
    return {std::begin(text), end};
}

std::vector<std::string> choices(const Key& key) {
    return split(key.words, ' ');
}

std::string allowed(const Key& key) {
    if (key.type == Type::choice) {
        auto words = choices(key);
        for (auto& word : words)
            if (word.empty() || std::ispunct(static_cast<unsigned char>(word[0]))) word = '"' + word + '"';
        return "one of " + join(words, ", ");
    }
    if (key.low == 0 && key.high == 0) return "";
    return "from " + plain_number(key.low) + " to " + plain_number(key.high);
}

std::string type_name(const Key& key) {
    switch (key.type) {
        case Type::text:
        case Type::choice:
            return "text";
        case Type::whole:
            return "a whole number";
        case Type::decimal:
        case Type::score:
            return "a number";
        case Type::yes_no:
            return "true or false";
        case Type::texts:
            return "a list of texts";
        case Type::wholes:
            return "a list of whole numbers";
        case Type::scores:
            return "a list of numbers";
        case Type::bands:
            return "a list of [from, name]";
        case Type::word:
            return "a label or a table";
        case Type::words:
            return "a list of words or a section";
        default:
            return "a table";
    }
}

std::string shown(const std::string& value, const Key&) {
    return value;
}
std::string shown(double value, const Key&) {
    return plain_number(value);
}
std::string shown(const std::optional<double>& value, const Key&) {
    return value ? plain_number(*value) : "";
}
std::string shown(int value, const Key&) {
    return std::to_string(value);
}
std::string shown(std::int64_t value, const Key&) {
    return score(value);
}
std::string shown(Scoring value, const Key& key) {
    return choices(key).at(static_cast<std::size_t>(value));
}
std::string shown(Effect value, const Key& key) {
    return choices(key).at(static_cast<std::size_t>(value));
}
std::string shown(const std::optional<std::int64_t>& value, const Key& key) {
    if (!value) return "";
    return key.type == Type::score ? score(*value) : std::to_string(*value);
}
std::string shown(bool value, const Key& key) {
    if (key.type == Type::choice) return choices(key).at(value ? 0 : 1);
    return value ? "true" : "false";
}
std::string shown(const std::vector<std::string>& value, const Key&) {
    return join(value, ", ");
}
std::string shown(const std::vector<std::int64_t>& value, const Key&) {
    return listed(value, score);
}
std::string shown(const std::vector<int>& value, const Key&) {
    return listed(value, [](int n) { return std::to_string(n); });
}
std::string shown(const std::vector<Band>& value, const Key&) {
    return listed(value, [](const Band& band) { return score(band.from) + " " + band.label; });
}
std::string shown(const std::map<std::string, double>& value, const Key&) {
    return listed(value, [](const auto& one) { return one.first + " = " + plain_number(one.second); });
}

}  // namespace caseload::schema
