// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "caseload/date.hpp"

namespace caseload {

/// What the streams are: a person at a terminal, or a pipe.
struct Terminal {
    bool input = false;
    bool output = false;
    std::size_t width = 0, height = 0;  ///< columns and lines of the output; 0 unknown
};

struct Streams {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    Terminal terminal;
};

/// Reads one environment variable; nullptr when it is not set.
using Environment = std::function<const char*(const char*)>;

/// Which day and moment it is: asked once, by a command that works; help does not need it.
using Now = std::function<Clock()>;

/// The whole program: parses, opens what the command needs, works, commits, then speaks. Returns the exit code and
/// throws nothing. `args` is argv without the program's name.
int run(const std::vector<std::string>& args, const Environment& env, Streams& streams, const Now& now);

}  // namespace caseload
