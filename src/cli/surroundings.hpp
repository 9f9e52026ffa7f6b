// SPDX-License-Identifier: MIT
// Flags and environment, settled: where the files are, when it is, how to print.
#pragma once
#include "caseload/render.hpp"
#include "caseload/run.hpp"
#include "parse.hpp"

namespace caseload {

struct Surroundings {
    Setting setting;
    bool no_input = false, no_color = false, force_color = false;
    std::size_t width = 0;
    std::string editor, pager;  ///< pager: empty, and long output scrolls by
    std::string temporary;  ///< folder for drafts
};

Surroundings surroundings(const Call& call, const Environment& env, const Now& now);
Style style_of(const Call& call, const Surroundings& around, const Terminal& terminal);

}  // namespace caseload
