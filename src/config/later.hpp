// SPDX-License-Identifier: MIT
// A config cut into what is read at once and what can wait. toml++ takes a hundred instructions for each character, and
// most of a config is words, instruments and rules of which a command needs a few.
#pragma once
#include <deque>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "caseload/config.hpp"

namespace caseload {

class Config::Later {
  public:
    struct Part {
        std::string name{};    ///< "SECTION" or "SECTION.NAME"
        int lines_before = 0;  ///< of the file, so that places stay true
        std::string text{};
    };

    explicit Later(std::string whole);

    /// Whether the file says anything in a section, "priority" or "instrument.phq9", or below it. What is below "vocabulary"
    /// does not count: words are asked for one vocabulary at a time.
    bool has(const std::string& section) const;
    /// Whether there is something of it that has not been read.
    bool left(const std::string& section) const;
    /// All that the file says of it, with empty lines for what stands between.
    Part whole(const std::string& section) const;
    /// Of what the file says of it.
    std::int64_t digest(const std::string& section) const;

    std::string text, rest;  ///< the whole file, and what is read at once, with empty lines for what is not
    bool plain = true;       ///< false: cut so, the text might not say what it says whole
    bool all_read = false;
    std::set<std::string> done;

  private:
    Part* opened_by(std::string_view line, int lines_before);
    std::vector<const Part*> of(const std::string& section) const;
    std::set<std::string, std::less<>> headings_;
    std::deque<Part> parts_;  ///< in the order of the file
};

}  // namespace caseload
