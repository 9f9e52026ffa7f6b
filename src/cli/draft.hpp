// SPDX-License-Identifier: MIT
// What a person writes in an editor, or types into a pipe, is kept in a file of mode 0600 until the database holds it: an
// editor that fails, a rule that refuses, a full disk or a Ctrl-C loses nothing.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "caseload/error.hpp"

namespace caseload {

/// Lines of ours above what is written; they are no part of it.
inline constexpr std::string_view draft_line = "# caseload: ";

class Draft {
  public:
    /// A new file with this text, beside the database, or in `fallback` where that folder cannot be written. `utc` names it:
    /// nobody's name stands in a file name. Until it goes, a signal that ends the program first says where the draft is.
    Draft(const std::filesystem::path& folder, const std::filesystem::path& fallback, const std::string& utc, const std::string& text);
    ~Draft();
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    /// Runs the editor and reads what it left. Throws Error(refused) when the editor failed; what was written stays.
    std::string edited(const std::string& editor);
    /// It is in the database now, or there is nothing in it.
    void discard();
    /// The same error, with where the draft is.
    Error kept_after(const Error& error) const;
    const std::string& path() const { return path_; }

  private:
    std::string path_, given_;
};

/// Drafts that nobody took in, oldest first.
std::vector<std::filesystem::path> drafts_in(const std::filesystem::path& folder);
/// Without the lines of ours.
std::string without_draft_lines(const std::string& text);

}  // namespace caseload
