// SPDX-License-Identifier: MIT
// From what a person types to a record: code, number, handle, unique start of a name, then of a word in it; what hangs on a
// person also by the person of whom one is open.
#pragma once
#include <cstdint>
#include <string>

#include "caseload/desk.hpp"

namespace caseload {

/// How a name may be shortened: what is typed is said back at once, a file's thousandth row is not.
enum class NameFit { start, any_word };
/// The id of the record. Throws Error(not_found) with the candidates' codes; never writes.
std::int64_t resolve(const Desk& desk, const Noun& noun, const std::string& text, NameFit fit = NameFit::any_word);
/// The same with the record loaded.
Record resolve_record(const Desk& desk, const Noun& noun, const std::string& text);
/// "C-014" from "c14", "C-14", "14"; empty when the text is not of that form.
std::string canonical_code(const Noun& noun, std::string_view text);
/// The noun whose code the text is, for commands that take any record; nullptr when none.
const Noun* noun_of_code(std::string_view text);

}  // namespace caseload
