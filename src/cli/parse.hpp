// SPDX-License-Identifier: MIT
// From argv to a Call. CLI11 only fills it; work starts after parsing.
#pragma once
#include <string>
#include <vector>

#include "commands.hpp"

namespace caseload {

struct Call {
    const Command* command = nullptr;
    Input input;                                                 ///< field names with underscores
    std::map<std::string, std::vector<std::string>> globals;     ///< by flag name
    bool help = false, version = false;
    std::string help_noun;  ///< `caseload client --help`
};

/// By its whole name: "client add", "today"; nullptr where there is none.
const Command* command_named(const std::string& path);
/// The flag of every command that a word is: "--db", "-o"; nullptr where it is none.
const Flag* global_named(std::string_view word);

/// Throws Error(usage) with the nearest command or flag, never the whole usage text.
Call parse(const std::vector<std::string>& args);

}  // namespace caseload
