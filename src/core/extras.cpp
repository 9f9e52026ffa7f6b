// SPDX-License-Identifier: MIT
// Records that come with a new one: conditions of a client, the first rating of a goal.
#include <set>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "fill.hpp"
#include "rules.hpp"
#include "score.hpp"

namespace caseload {
namespace {

std::string add_condition(Desk& desk, const Record& client, const std::string& word) {
    Record condition(noun("condition"));
    const Use& use = *condition.noun->use("term");
    if (const auto* words = desk.config().vocabulary("condition")) one_at_a_time("--condition", word, words->keys());
    Problems problems;
    condition.at("client") = client.id;
    condition.at("term") = read_value(desk, *condition.noun, use, "--condition", word, Sense::past);
    apply_rules(desk, condition, nullptr, {}, problems);
    problems.raise(Kind::refused);
    desk.store().insert(condition);
    return condition.code;
}

}  // namespace

std::vector<std::string> add_extras(Desk& desk, const Record& record, const Input& input) {
    std::vector<std::string> codes;
    if (record.noun->name == "client" && input.has("condition"))
        for (const auto& word : std::set<std::string>(input.flags.at("condition").begin(), input.flags.at("condition").end()))
            codes.push_back(add_condition(desk, record, word));
    if (record.noun->name == "goal" && input.has("rating"))
        codes.push_back(add_rating(desk, record, input.one("rating"), record.text("opened_on")));
    return codes;
}

}  // namespace caseload
