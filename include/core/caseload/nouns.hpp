// SPDX-License-Identifier: MIT
#pragma once
#include <span>
#include <string_view>

#include "caseload/noun.hpp"

namespace caseload {

/// The one table of nouns, in the order in which help shows them.
std::span<const Noun> nouns();
/// By name or plural; nullptr when there is none.
const Noun* find_noun(std::string_view name);
/// The same for a name that must exist (a fault in the program otherwise).
const Noun& noun(std::string_view name);
/// The noun whose codes start so: "C" is client.
const Noun* noun_of_prefix(std::string_view prefix);
/// Flags of `add` and `log` that make records of their own: conditions of a client, the rating of a goal.
std::span<const Field> extra_fields(const Noun& noun);
/// Columns of an export that are no fields of the record: the codes of doubles that were merged into a person.
std::span<const Field> restored_fields(const Noun& noun);
/// Of the noun's shape; throws std::logic_error when a row of the table names a field that is not there.
const Field& field_of_use(const Noun& noun, const Use& use);

}  // namespace caseload
