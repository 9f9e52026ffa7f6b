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

/// Throws Error(usage) with the nearest command or flag, never the whole usage text.
Call parse(const std::vector<std::string>& args);

}  // namespace caseload
