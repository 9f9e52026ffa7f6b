// SPDX-License-Identifier: MIT
// What a word of the command line may be, from the config and the records as they are now: for completion in a shell.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "caseload/desk.hpp"

namespace caseload {

/// One word, and a few words on it for the eye.
struct Candidate {
    std::string word, says;
};

/// Which records a verb is for.
enum class Still { any, open, closed };

/// Whether `kind` is answered from the config alone.
bool is_of_config(std::string_view kind);
/// The candidates of one kind that begin with what is typed. Kinds: the name of a noun (codes of its records, the newest 200;
/// also of those with a word of the name), "vocabulary.NAME", "instrument", "profile", "screen", "key", "factor" (FACTOR=),
/// "own-report", "coach", "operation". An unknown kind has none. Throws as the store does.
std::vector<Candidate> live_words(const Desk& desk, std::string_view kind, std::string_view typed, Still which = Still::any);

}  // namespace caseload
