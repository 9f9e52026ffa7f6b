// SPDX-License-Identifier: MIT
// One caseload in a folder, its program run as a process, and whether the file is sound afterwards.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace faults {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

/// How a process ended.
struct Ended {
    int code = 0;  ///< of the exit; -1 when a signal ended it
    std::string said;  ///< standard error
};

/// What stands in the file.
struct State {
    std::string fault;  ///< what is wrong; empty when sound
    int sessions = 0;
    int notes = 0;  ///< different ones
    int operations = 0;
};

class Caseload {
  public:
    Caseload(fs::path program, fs::path folder);
    const fs::path& folder() const { return folder_; }
    const fs::path& program() const { return program_; }
    fs::path database() const { return folder_ / "caseload.db"; }
    /// Where standard output of its commands goes.
    fs::path output() const { return folder_ / "stdout"; }
    /// Makes the folder anew with a config, three people and a session.
    void make() const;
    /// The folder as `other` has it.
    void copy_from(const Caseload& other) const;
    /// Runs `before` and then the program with `words`; `before` is strace and its options, or nothing.
    Ended run(const Words& words, const Words& before = {}) const;
    /// What `caseload check` says and what SQLite says, and what is there.
    State state() const;
    /// The line of command that every trial runs.
    static Words log_a_session(const std::string& note);

  private:
    fs::path program_, folder_;
};

/// Waits for one started by `start`; `start` runs a command without waiting.
int start(const Words& words, const fs::path& output, const fs::path& errors);
int wait_for(int process);

}  // namespace faults
