// SPDX-License-Identifier: MIT
// Work that takes its time: a line of progress on a terminal, and Ctrl-C that leaves the file as it was.
#pragma once
#include <chrono>
#include <string>

#include "caseload/run.hpp"
#include "caseload/render.hpp"
#include "parse.hpp"

namespace caseload {

class LongWork {
  public:
    LongWork(const Call& call, const Style& style, Streams& streams);
    ~LongWork();
    LongWork(const LongWork&) = delete;
    LongWork& operator=(const LongWork&) = delete;
    /// The setting with ears for progress and interruption.
    Setting over(Setting setting);
    /// Takes the line away.
    void done();

  private:
    void show(const Progress& progress);
    bool listens_, shows_;
    Streams& streams_;
    std::chrono::steady_clock::time_point begun_, shown_;
    bool line_ = false;
};

/// "12,300 rows · 54 % · 61,000 rows/s · 3 s left".
std::string progress_line(const Progress& progress, double seconds);

}  // namespace caseload
