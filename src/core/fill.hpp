// SPDX-License-Identifier: MIT
// From text to stored values, gathering every problem of one input.
#pragma once
#include <string>
#include <string_view>

#include "caseload/desk.hpp"
#include "caseload/error.hpp"

namespace caseload {

/// The words of "walking,swimming" where there are several and each is known; none otherwise.
std::vector<std::string> joined_words(std::string_view text, const std::vector<std::string>& known);
/// For a flag that is given once for each word: throws Error(usage) that says so where known words were joined by commas.
void one_at_a_time(std::string_view flag, std::string_view text, const std::vector<std::string>& known);
/// "--next-contact-on" for next_contact_on.
std::string flag_of(std::string_view field);
/// The vocabulary (or noun) behind a field as this noun uses it.
std::string_view words_of(const Field& field, const Use& use);
/// Throws Error(refused) unless the text is one of the vocabulary's words; returns its key.
std::string read_word(const Desk& desk, std::string_view vocabulary, std::string_view label, std::string_view text);
/// The words in a text that holds several, between commas or semicolons; a label may itself hold a comma.
std::vector<std::string> several_words(const Desk& desk, std::string_view vocabulary, const std::string& text);
/// One value. `label` names the flag or column in problems. Throws Error.
Value read_value(const Desk& desk, const Noun& noun, const Use& use, std::string_view label, const std::string& text,
                 Sense sense);
/// A day that somebody typed and that must be a slip of the hand: over 20 years ago or over 5 ahead, where it is not that of a
/// birth or of a diagnosis. Throws Error(refused). Imports do not ask: old records are old.
void check_typed_day(const Desk& desk, const Noun& noun, const Use& use, std::string_view label, const Value& value);
/// Positional words and flags into the record; what is not given keeps what the record has.
void fill_given(const Desk& desk, Record& record, const Input& input, Sense sense, Problems& problems);
/// What stands when nothing is given ("today"), and a problem for each field that must be there and is not.
void fill_missing(const Desk& desk, Record& record, bool closing, Problems& problems);

/// A new record from what was typed, with what stands when nothing is given; its rules are not applied yet. Throws Error with
/// every problem.
Record filled(const Desk& desk, const Noun& noun, const Input& input, Sense sense = Sense::past);

}  // namespace caseload
