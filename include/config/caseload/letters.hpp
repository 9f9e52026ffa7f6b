// SPDX-License-Identifier: MIT
// Letters that a service can word itself: a file of the folder letters/ beside the config, else the one built in.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "caseload/config.hpp"

namespace caseload {

struct Letter {
    std::string text;
    std::string file;  ///< as problems name it: "letters/referral.cy.txt", or "built in"
};

/// letters/NAME.LANGUAGE.txt (letters/NAME.txt without a language) beside the config; without that file the one built in,
/// which is in English. Throws Error(setup) for a language that has no file, or a file that cannot be read.
Letter letter_named(const Config& config, std::string_view name, std::string_view language);

}  // namespace caseload
