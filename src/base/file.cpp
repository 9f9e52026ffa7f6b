// SPDX-License-Identifier: MIT
#include "caseload/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

#include "caseload/error.hpp"

namespace caseload {

namespace {

namespace fs = std::filesystem;

std::string reason(int code) {
    switch (code) {
        case ENOENT:
            return "no such file";
        case EISDIR:
            return "is a folder, not a file";
        case EACCES:
            return "permission denied";
        case ENOSPC:
            return "the disk is full";
        default:
            return std::generic_category().message(code);
    }
}

[[noreturn]] void fail_read(const fs::path& path, const std::string& why) {
    throw Error(Kind::setup, "cannot read '" + path.string() + "': " + why);
}

[[noreturn]] void fail_write(const fs::path& path, const std::string& why) {
    throw Error(Kind::output, "cannot write '" + path.string() + "': " + why);
}

/// An open file that closes itself; `close` is for those who must know whether closing worked.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int get() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

  private:
    int number_;
};

bool write_all(int file, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool write_and_sync(Descriptor& file, std::string_view content) {
    return write_all(file.get(), content) && ::fsync(file.get()) == 0 && file.close();
}

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// A rename is only safe from a power cut once the folder itself is on the disk.
bool sync_folder(const fs::path& path) {
    Descriptor folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder.is_open() && ::fsync(folder.get()) == 0 && folder.close();
}

/// Removes the unfinished file unless it was kept.
class Unfinished {
  public:
    explicit Unfinished(std::string path) : path_(std::move(path)) {}
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    ~Unfinished() {
        if (!kept_) ::unlink(path_.c_str());
    }
    void keep() { kept_ = true; }

  private:
    std::string path_;
    bool kept_ = false;
};

/// The file behind symbolic links, so that a link stays a link. Refuses what a rename would wreck:
/// /dev/stdout, a folder.
fs::path target_of(const fs::path& path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) {
        if (errno == ENOENT) return path;
        fail_write(path, reason(errno));
    }
    if (S_ISDIR(found.st_mode)) fail_write(path, reason(EISDIR));
    if (!S_ISREG(found.st_mode)) fail_write(path, "is not a regular file");
    std::error_code fault;
    fs::path real = fs::canonical(path, fault);
    if (fault) fail_write(path, reason(fault.value()));
    return real;
}

std::string missing_folder(const fs::path& path) {
    return errno == ENOENT ? "no folder '" + folder_of(path).string() + "'" : reason(errno);
}

std::string read_all(int file, const fs::path& path, std::size_t expected) {
    std::string content;
    content.reserve(expected + 1);
    std::array<char, 65536> buffer;
    for (;;) {
        const ssize_t got = ::read(file, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail_read(path, reason(errno));
        if (got == 0) return content;
        content.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace

std::string read_file(const fs::path& path) {
    // Not blocking, so that a pipe without a writer is refused and not waited for.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.is_open()) fail_read(path, reason(errno));
    struct stat found {};
    if (::fstat(file.get(), &found) != 0) fail_read(path, reason(errno));
    if (S_ISDIR(found.st_mode)) fail_read(path, reason(EISDIR));
    if (!S_ISREG(found.st_mode)) fail_read(path, "is not a regular file");
    return read_all(file.get(), path, static_cast<std::size_t>(found.st_size));
}

struct FileWriter::Draft {
    fs::path path, target;
    std::string name;
    Descriptor file;
    Unfinished unfinished;

    Draft(const fs::path& wanted, const fs::path& real)
        : path(wanted), target(real), name((folder_of(real) / ".caseload-XXXXXX").string()),
          file(::mkostemp(name.data(), O_CLOEXEC)),  // O_EXCL and mode 0600 from the first moment
          unfinished(name) {}
};

FileWriter::FileWriter(const fs::path& path) : draft_(std::make_unique<Draft>(path, target_of(path))) {
    if (!draft_->file.is_open()) fail_write(path, missing_folder(draft_->target));
}

FileWriter::~FileWriter() = default;

void FileWriter::write(std::string_view piece) {
    if (!write_all(draft_->file.get(), piece)) fail_write(draft_->path, reason(errno));
}

void FileWriter::keep() {
    auto& draft = *draft_;
    const bool written = ::fsync(draft.file.get()) == 0 && draft.file.close();
    if (!written || ::rename(draft.name.c_str(), draft.target.c_str()) != 0) fail_write(draft.path, reason(errno));
    draft.unfinished.keep();
    if (!sync_folder(draft.target)) fail_write(draft.path, reason(errno));
}

void write_file(const fs::path& path, std::string_view content) {
    FileWriter writer(path);
    writer.write(content);
    writer.keep();
}

void create_file(const fs::path& path, std::string_view content) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file.is_open() && errno == EEXIST)
        throw Error(Kind::refused, "'" + path.string() + "' already exists");
    if (!file.is_open()) fail_write(path, missing_folder(path));
    Unfinished unfinished(path.string());
    if (!write_and_sync(file, content)) fail_write(path, reason(errno));
    unfinished.keep();
    if (!sync_folder(path)) fail_write(path, reason(errno));
}

}  // namespace caseload
