// SPDX-License-Identifier: MIT
// Somebody named in a record who is not on the caseload: by a name, or by the code of a professional of ours.
#pragma once
#include <string>

#include "caseload/desk.hpp"

namespace caseload {

/// Who works here, by the config; "coach" where it does not say.
std::string coach_of(const Desk& desk);
/// Whether the name has a word, between blanks, that begins so; `start` is folded.
bool a_word_begins(const std::string& name, const std::string& start);
/// The name: of the professional whose code the text is, else the text itself. Throws Error(not_found) for a code that is not there.
std::string named_person(const Desk& desk, const std::string& text);
/// Of a professional of ours, by code or whole name: puts the name in `who`, and the role and the telephone number where the record has room and says nothing.
void take_who(const Desk& desk, Record& record);

}  // namespace caseload
