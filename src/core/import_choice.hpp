// SPDX-License-Identifier: MIT
// What surrounds an import: the profile, the flags, how the columns are understood, a draft profile, the plan, the alarm.
#pragma once
#include <string>
#include <vector>

#include "caseload/desk.hpp"
#include "import_told.hpp"
#include "source.hpp"

namespace caseload {

/// The profile that was named, from the config or from a file of profiles, which is kept in `other`; null when none was.
const Profile* chosen_profile(const Desk& desk, const Input& input, Config& other);
/// Adds the profiles that there are for a noun and how one is drafted, when none was given and columns are not known.
void name_profiles(const Desk& desk, const Noun& noun, const std::string& file, Problems& problems);
/// Throws Error(usage) for flags that do not go together.
void check_import_flags(const Desk& desk, const Input& input);
/// Names that a header of this noun may have.
std::vector<std::string> wanted_columns(const Noun* noun, const Profile* profile);
/// How each column is understood, with values from the file.
Document explain_columns(Desk& desk, const Noun& noun, const Profile* profile, Source& source, const std::string& file, Problems& problems);
/// A draft of a profile from the header and the first rows, as TOML to paste into the config.
Document suggest_profile(Desk& desk, const Input& input, std::string bytes);
/// Warns, as a finding, where the counts are far from those of the last import by the same profile.
void alarm(const Desk& desk, const Profile& profile, const Part& part, Document& document);
/// Writes what a dry run found: the file, the profile and the caseload as they stood.
void write_plan(const Desk& desk, const Input& input, const std::string& file_hash, const Counts& counts, Document& document);

}  // namespace caseload
