// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace caseload {

/// The whole of a regular file. Throws Error(setup) when it is missing, a folder or unreadable.
std::string read_file(const std::filesystem::path& path);
/// Writes beside, syncs and renames, so that no reader ever sees half a file; mode 0600. Throws Error(output).
void write_file(const std::filesystem::path& path, std::string_view content);
/// The same in pieces: nothing is there under its name until `keep`. Throws Error(output).
class FileWriter {
  public:
    explicit FileWriter(const std::filesystem::path& path);
    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;
    void write(std::string_view piece);
    void keep();

  private:
    struct Draft;
    std::unique_ptr<Draft> draft_;
};
/// Makes a new file of mode 0600; throws Error(refused) when it exists.
void create_file(const std::filesystem::path& path, std::string_view content);

}  // namespace caseload
