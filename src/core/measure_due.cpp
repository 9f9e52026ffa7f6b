// SPDX-License-Identifier: MIT
// measure due: whom to measure again, and who was never measured.
#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "concerns.hpp"
#include "fill.hpp"
#include "priority.hpp"
#include "target.hpp"

namespace caseload {
namespace {

Parameters due_parameters(const Desk& desk, const Input& input) {
    auto parameters = day_parameters(desk);
    const Date until = input.has("due") ? parse_date(input.one("due"), {desk.today(), Sense::future, DateOrder::refuse}) : desk.today();
    parameters["until_day"] = std::int64_t{until.days()};
    parameters["only"] = {};
    parameters["person"] = {};
    if (input.has("instrument"))
        parameters["only"] = read_value(desk, noun("measure"), *noun("measure").use("instrument"), "--instrument", input.one("instrument"), Sense::past);
    if (!input.words.empty()) parameters["person"] = resolve(desk, noun("client"), input.words[0]);
    return parameters;
}

// Of all instruments, or of the one that was named.
bool any_is_due_again(const Config& config, const Value& only) {
    for (const auto& instrument : config.instruments())
        if (instrument.remeasure_weeks > 0 && (!is_known(only) || text_of(only) == instrument.id)) return true;
    return false;
}

// "11 people were never measured with Activation, 3 with WHO-5": a row of the table is a person and an instrument.
std::string never_words(const Table& never) {
    std::vector<std::pair<std::string, std::int64_t>> counts;
    for (const auto& row : never.rows) {
        const auto label = text_of(row[3]);
        const auto found = std::ranges::find(counts, label, &std::pair<std::string, std::int64_t>::first);
        if (found == counts.end()) counts.emplace_back(label, 1);
        else ++found->second;
    }
    std::vector<std::string> parts;
    for (const auto& [label, n] : counts)
        parts.push_back(parts.empty() ? fmt::format("{} never measured with {}", count_of(n, "person was", "people were"), label) : fmt::format("{} with {}", n, label));
    return join(parts, ", ");
}

}  // namespace

Document measures_due(Desk& desk, const Input& input) {
    const auto parameters = due_parameters(desk, input);
    const Value& only = parameters.at("only");
    if (!any_is_due_again(desk.config(), only))
        throw Error(Kind::refused, fmt::format("{} when it is due again", is_known(only) ? text_of(only) + " does not say" : "no instrument says"),
                    "remeasure_weeks in its [instrument.X]", fmt::format("caseload config explain instrument.{}.remeasure_weeks", is_known(only) ? text_of(only) : "activation"));
    lend_instruments(desk);
    Document document;
    concerns_first(desk, document);
    Table due = desk.store().table("lists/measures_due#again", parameters), never = desk.store().table("lists/measures_due#never", parameters);
    due.name = "due";
    never.name = "never";
    never.title = "Never measured";
    for (const auto& row : due.rows) document.codes.push_back(text_of(row[0]));
    document.findings = input.has("exit_code") && !due.rows.empty();
    const auto without = static_cast<std::int64_t>(never.rows.size());
    const std::string words = without > 0 ? never_words(never) : "";
    if (!input.has("never")) never.audience = Audience::machine;
    document.add(std::move(due));
    if (input.has("never") || without > 0) document.add(std::move(never));
    if (without > 0 && !input.has("never"))
        document.say(words + ": --never", Tone::faint);
    return document;
}

}  // namespace caseload
