// SPDX-License-Identifier: MIT
// What a command did to the files of a caseload, as strace saw it, and what a disk would hold after a power cut.
#pragma once
#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace faults {

/// One thing the command did.
struct Act {
    enum class What { write, resize, sync, create, unlink, sync_folder, speak } what;
    std::string file;       ///< name inside the caseload's folder
    std::size_t offset = 0;  ///< of a write; the new size of a resize
    std::string bytes{};
};

/// The acts in a log of `strace -xx -s BIG` that touch files of `folder`; `speak` is a write to standard output.
/// Throws std::runtime_error when a call is met that this model does not know.
std::vector<Act> read_acts(const std::filesystem::path& log, const std::filesystem::path& folder);

using Files = std::map<std::string, std::string>;

/// A disk with a cache: what is sure to be there, and what may or may not have arrived.
class Disk {
  public:
    explicit Disk(Files files);
    void apply(const Act& act);
    /// Whether nothing is waiting in the cache.
    bool settled() const { return waiting_.empty() && names_.empty(); }
    /// Every disk that a power cut now could leave; when there are too many, `most` of them, drawn by `seed`. Writes
    /// not yet synced are there, absent or torn at a sector; new and removed names are there or not.
    std::set<Files> after_power_cut(std::size_t most, unsigned seed) const;

  private:
    struct Name {
        std::string file;
        bool made = false;  // or removed
    };
    Files leave(const std::vector<bool>& arrives, const std::vector<bool>& torn) const;
    Files sure_;                // contents that are synced; also of files whose name is not
    std::vector<Act> waiting_;  // writes and resizes, in order
    std::vector<Name> names_;   // made or removed since the folder was synced
};

}  // namespace faults
