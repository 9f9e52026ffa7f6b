// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace caseload {

/// The whole of a regular file. Throws Error(setup) when it is missing, a folder or unreadable.
std::string read_file(const std::filesystem::path& path);
/// Writes beside, syncs and renames, so that no reader ever sees half a file; mode 0600. Throws Error(output).
void write_file(const std::filesystem::path& path, std::string_view content);
/// Makes a new file of mode 0600; throws Error(refused) when it exists.
void create_file(const std::filesystem::path& path, std::string_view content);

}  // namespace caseload
