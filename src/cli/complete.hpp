// SPDX-License-Identifier: MIT
// Completion: what may stand where the last word of a command line is typed.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "caseload/live.hpp"
#include "caseload/run.hpp"
#include "commands.hpp"

namespace caseload {

/// What the config and the records know of one kind of word: core/live.hpp.
using Live = std::function<std::vector<Candidate>(const std::string& kind, const std::string& typed, Still which)>;

/// `words` as a shell splits them, without the program's name; the last one is being typed and may be empty.
std::vector<Candidate> candidates(std::vector<std::string> words, const Live& live);
/// The lines for a shell's start-up file: bash, zsh or fish. Throws Error(usage) for another one.
Document completion_script(Desk& desk, const Input& input);
/// Prints them, one a line: `word<TAB>what it is`. Silent when anything goes wrong: nobody asked for a message in the middle of a line.
void complete(const std::vector<std::string>& words, const Environment& env, const Now& now, std::ostream& out);

}  // namespace caseload
