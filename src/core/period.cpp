// SPDX-License-Identifier: MIT
#include "period.hpp"

#include <fmt/format.h>

#include "caseload/error.hpp"

namespace caseload {

std::optional<Period> named_period(const Input& input, Date today, Weeks weeks) {
    std::string first;
    for (const auto* flag : {"week", "month", "last", "from", "to"}) {
        if (!input.has(flag)) continue;
        const bool pair = first == "from" && std::string_view(flag) == "to";
        if (!first.empty() && !pair) throw Error(Kind::usage, fmt::format("--{} and --{} contradict each other", first, flag), "give one period");
        if (first.empty()) first = flag;
    }
    if (input.has("week")) return parse_week(input.one("week"), today, weeks);
    if (input.has("month")) return parse_month(input.one("month"), today);
    if (input.has("last")) return parse_last(input.one("last"), today);
    return std::nullopt;
}

}  // namespace caseload
