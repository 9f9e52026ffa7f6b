// SPDX-License-Identifier: MIT
// The two commands that talk with a person: goal review at the prompt, edit in $EDITOR. Every key has a flag twin.
#pragma once
#include "surroundings.hpp"

namespace caseload {

/// Whether this call would ask: a review without --decision, an edit without flags, at a terminal that may be asked.
bool asks_person(const Call& call, const Surroundings& around, const Terminal& terminal);
int ask_person(Call& call, const Surroundings& around, const Style& style, Streams& streams);

}  // namespace caseload
