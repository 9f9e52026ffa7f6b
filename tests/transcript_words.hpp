// SPDX-License-Identifier: MIT
// How transcripts are written: words of a command, lines of output, and how two outputs differ.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace caseload::tests {

using Lines = std::vector<std::string>;

/// A command cut into words as a shell does, without its expansions. Throws std::invalid_argument on an open quote.
Lines split(std::string_view command);
/// One line of output as it stands in a transcript: "! " before stderr; controls as \x1b; a backslash before what
/// would read as a step.
std::string written(std::string_view line, bool error);
/// "$ ", "@ ", "% " or "# ": this line ends the output above it.
bool starts_a_step(std::string_view line);
/// "[3]"
bool is_exit_code(std::string_view line);
/// Lines that are only expected behind '-', lines that only came behind '+'.
std::string difference(const Lines& expected, const Lines& actual);

}  // namespace caseload::tests
