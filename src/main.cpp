// SPDX-License-Identifier: MIT
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "caseload/run.hpp"

int main(int argc, char** argv) {
    ::umask(077);  // whatever is made here is the coach's alone
    winsize size{};
    const bool output = ::isatty(STDOUT_FILENO) != 0;
    if (output) ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    caseload::Streams streams{std::cin, std::cout, std::cerr, {::isatty(STDIN_FILENO) != 0, output, size.ws_col, size.ws_row}};
    return caseload::run({argv + 1, argv + argc}, [](const char* name) { return std::getenv(name); }, streams,
                         caseload::Clock::system);
}
