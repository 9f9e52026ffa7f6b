// SPDX-License-Identifier: MIT
// Times two commands against each other: the median over rounds of time(A) / time(B), where every other round runs
// them in reversed order, so that drift of the machine falls on both.
//   paired ROUNDS TIMES A... -- B...     TIMES runs of each make one sample
// Prints: RATIO MILLISECONDS_A MILLISECONDS_B. Output of the commands is thrown away; a failing command ends it.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

extern char** environ;

namespace {

using Command = std::vector<char*>;

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void run_once(const Command& command, const posix_spawn_file_actions_t& quiet) {
    pid_t child = 0;
    int status = 0;
    if (posix_spawnp(&child, command[0], &quiet, nullptr, command.data(), environ) != 0 ||
        waitpid(child, &status, 0) != child || status != 0) {
        std::fprintf(stderr, "paired: %s failed (status %d)\n", command[0], status);
        std::exit(1);
    }
}

// Milliseconds of one run, over `times` runs in a row.
double sample(const Command& command, int times, const posix_spawn_file_actions_t& quiet) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < times; ++i) run_once(command, quiet);
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / times;
}

}  // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 3 ? std::atoi(argv[1]) : 0;
    const int times = argc > 3 ? std::atoi(argv[2]) : 0;
    Command a, b;
    Command* into = &a;
    for (int i = 3; i < argc; ++i) {
        if (into == &a && std::string(argv[i]) == "--")
            into = &b;
        else
            into->push_back(argv[i]);
    }
    if (rounds < 1 || times < 1 || a.empty() || b.empty()) {
        std::fprintf(stderr, "usage: paired ROUNDS TIMES A... -- B...\n");
        return 2;
    }
    a.push_back(nullptr);
    b.push_back(nullptr);
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&quiet, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    sample(a, 1, quiet);  // both warm
    sample(b, 1, quiet);
    std::vector<double> ratios, as, bs;
    for (int round = 0; round < rounds; ++round) {
        double time_a = 0, time_b = 0;
        if (round % 2 == 0) time_a = sample(a, times, quiet);
        time_b = sample(b, times, quiet);
        if (round % 2 == 1) time_a = sample(a, times, quiet);
        as.push_back(time_a);
        bs.push_back(time_b);
        ratios.push_back(time_a / time_b);
    }
    std::printf("%.3f %.3f %.3f\n", median(ratios), median(as), median(bs));
}
