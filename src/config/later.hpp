// SPDX-License-Identifier: MIT
// A config cut into what is read at once and what can wait. toml++ takes a hundred instructions for each character, and
// most of a config is words, instruments and rules of which a command needs a few.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "caseload/config.hpp"

namespace caseload {

class Config::Later {
  public:
    struct Whole {
        int lines_before = 0;  ///< of the file, so that places stay true
        std::string text;
    };

    explicit Later(std::string whole);

    /// Whether the file says anything in a section, "priority" or "instrument.phq9", or below it. What is below "vocabulary"
    /// does not count: words are asked for one vocabulary at a time.
    bool has(const std::string& section) const;
    /// Whether there is something of it that has not been read.
    bool left(const std::string& section) const;
    /// All that the file says of it, with empty lines for what stands between.
    Whole whole(const std::string& section) const;
    /// One key of it, under its heading, when it stands on a line of its own and is there once.
    std::optional<Whole> line_of(const std::string& section, std::string_view key) const;
    /// Of what the file says of it; of the whole file where it could not be cut.
    std::int64_t digest(const std::string& section) const;

    std::string text, rest;  ///< the whole file, and what is read at once, with empty lines for what is not
    bool plain = true;       ///< false: cut so, the text might not say what it says whole
    bool all_read = false;
    std::set<std::string> done;

  private:
    struct Part {  ///< by places in `text`, which may move
        std::size_t from = 0, name_length = 0;  ///< the name, "SECTION" or "SECTION.NAME", stands after the bracket
        int lines_before = 0;
        std::size_t length = 0;
    };
    std::string_view text_of(const Part& part) const { return std::string_view(text).substr(part.from, part.length); }
    std::string_view name_of(const Part& part) const { return std::string_view(text).substr(part.from + 1, part.name_length); }
    bool opens_part(std::string_view line, std::size_t at, int lines_before, std::vector<std::string_view>& headings);
    std::vector<const Part*> of(const std::string& section) const;
    std::vector<Part> parts_;  ///< in the order of the file
};

}  // namespace caseload
