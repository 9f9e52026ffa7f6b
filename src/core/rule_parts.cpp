// SPDX-License-Identifier: MIT
#include "rule_parts.hpp"

#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "fill.hpp"
#include "words.hpp"

namespace caseload {

void not_before(const Record& record, std::string_view later, std::string_view earlier, Problems& problems) {
    if (!record.has(later) || !record.has(earlier) || record.text(later) >= record.text(earlier)) return;
    problems.add(fmt::format("{} {} is before {} {}", flag_of(later), day_words(record.text(later)), flag_of(earlier),
                             day_words(record.text(earlier))));
}

void not_ancient(const Record& record, std::string_view field, std::string_view first, Problems& problems) {
    if (record.has(field) && record.text(field) < first)
        problems.add(fmt::format("{} {} is too long ago", flag_of(field), day_words(record.text(field))), fmt::format("from {} on", first));
}

void must_be_open(const Desk& desk, const Record& record, std::string_view day, Problems& problems) {
    if (!record.has("client") || !record.has(day)) return;
    const std::string& left = desk.store().left_on(record.whole("client"));
    if (left.empty() || record.text(day) <= left) return;
    const auto code = desk.store().name_of(noun("client"), record.whole("client")).code;
    problems.add(fmt::format("{} left the caseload on {}", code, day_words(left)), {}, fmt::format("caseload client reopen {}", code));
}

}  // namespace caseload
