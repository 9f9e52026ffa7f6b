// SPDX-License-Identifier: MIT
#pragma once
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace caseload {

/// Why a command could not be done. The value is the exit code of the program.
enum class Kind {
    findings = 1,   ///< it ran, and something needs attention
    usage = 2,      ///< the command line is wrong
    refused = 3,    ///< data or a rule forbids it; nothing was written
    not_found = 4,  ///< no such record, or more than one fits
    setup = 5,      ///< config or database missing, wrong, unreadable or newer
    output = 6,     ///< output could not be written
    bug = 70,       ///< a fault in caseload itself
    interrupted = 130,  ///< Ctrl-C; nothing was written
    busy = 75,      ///< the database stayed locked; the only code worth a retry
};

/// One thing that is wrong, in the words of the person who typed it. Never holds a name or a note.
struct Problem {
    std::string what;     ///< lower case, names the option or column: "--date '2026-02-30' is not a day"
    std::string where{};  ///< FILE:LINE:COL, empty when it is not about a file
    std::string hint{};   ///< the nearest right word, or why
    std::string paste{};  ///< a line that can be pasted
    std::string excerpt{};  ///< the offending line and a caret, already laid out
};

/// The one exception of the program: a kind and every problem of the input at once.
class Error : public std::exception {
  public:
    Error(Kind kind, std::vector<Problem> problems);
    Error(Kind kind, std::string what, std::string hint = {}, std::string paste = {});
    const char* what() const noexcept override { return first_.c_str(); }
    Kind kind() const noexcept { return kind_; }
    const std::vector<Problem>& problems() const noexcept { return problems_; }

  private:
    Kind kind_;
    std::vector<Problem> problems_;
    std::string first_;
};

/// Gathers problems so that all of them are shown at once.
class Problems {
  public:
    void add(Problem problem) { all_.push_back(std::move(problem)); }
    void add(std::string what, std::string hint = {}, std::string paste = {});
    bool empty() const { return all_.empty(); }
    const std::vector<Problem>& all() const { return all_; }
    /// Throws Error(kind) when anything was gathered.
    void raise(Kind kind) const;

  private:
    std::vector<Problem> all_;
};

/// "caseload: WHAT" or "FILE:LINE:COL: WHAT", the excerpt, then at most one hint and one try, for each problem.
std::string to_text(const Error& error);

}  // namespace caseload
