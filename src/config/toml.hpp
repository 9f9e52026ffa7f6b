// SPDX-License-Identifier: MIT
// toml++ with its assertions thrown: some texts that are no TOML run into them, and a config must never end the program.
#pragma once
#include <stdexcept>

#define TOML_ASSERT(expr) (static_cast<bool>(expr) ? static_cast<void>(0) : throw std::logic_error("not TOML"))

// In some of its functions that promise not to throw, the program ends as it would have by assert.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wterminate"
#include <toml++/toml.h>
#pragma GCC diagnostic pop
