// SPDX-License-Identifier: MIT
#include "caseload/json_leaves.hpp"

#include <nlohmann/json.hpp>

#include "caseload/error.hpp"

namespace caseload {
namespace {

using Json = nlohmann::ordered_json;
using Leaves = std::vector<std::pair<std::string, std::string>>;

std::string words_of(const Json& value) {
    if (value.is_null()) return "-";
    return value.is_string() ? value.get<std::string>() : value.dump();
}

void take_record(const Json& record, const std::string& name, Leaves& leaves) {
    for (const auto& [key, value] : record.items()) leaves.emplace_back(name + " " + key, words_of(value));
}

void take_list(const Json& list, const std::string& name, Leaves& leaves) {
    std::size_t number = 0;
    for (const auto& record : list) {
        ++number;
        if (!record.is_object() || record.empty()) continue;
        const Json& first = *record.begin();
        take_record(record, name + " " + (first.is_string() ? first.get<std::string>() : std::to_string(number)), leaves);
    }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> json_leaves(std::string_view text) {
    const Json whole = Json::parse(text.begin(), text.end(), nullptr, false);
    if (!whole.is_object()) throw Error(Kind::refused, "the file is no report that was kept as JSON", "keep one with  -o json --out FILE");
    Leaves leaves;
    for (const auto& [name, value] : whole.items()) {
        if (value.is_object()) take_record(value, name, leaves);
        if (value.is_array()) take_list(value, name, leaves);
    }
    return leaves;
}

}  // namespace caseload
