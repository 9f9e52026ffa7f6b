// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

#include "caseload/error.hpp"
#include "caseload/file.hpp"

using namespace caseload;
namespace fs = std::filesystem;

namespace {

/// A folder of its own that goes away again.
struct Folder {
    Folder() {
        std::string name = (fs::temp_directory_path() / "caseload-test-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Folder() { fs::remove_all(path); }
    std::ptrdiff_t entries() const {
        return std::distance(fs::directory_iterator(path), fs::directory_iterator());
    }
    fs::path path;
};

unsigned mode_of(const fs::path& path) {
    struct stat found {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_mode & 0777U;
}

template <class F>
std::string failure(Kind kind, F&& act) {
    try {
        act();
    } catch (const Error& error) {
        CHECK(error.kind() == kind);
        return error.what();
    }
    return "worked";
}

}  // namespace

TEST_CASE("what is written is read again, private, with nothing left beside it") {
    const Folder folder;
    const fs::path path = folder.path / "report.md";
    const std::string content = std::string("a\0b\r\n", 5) + std::string(200000, 'x');
    write_file(path, content);
    CHECK(read_file(path) == content);
    CHECK(mode_of(path) == 0600);
    write_file(path, "");
    CHECK(read_file(path).empty());
    CHECK(folder.entries() == 1);
}

TEST_CASE("an existing file with a wider mode is replaced by a private one, and a link stays a link") {
    const Folder folder;
    const fs::path real = folder.path / "real";
    const fs::path link = folder.path / "link";
    write_file(real, "old");
    fs::permissions(real, fs::perms(0644));
    fs::create_symlink("real", link);
    write_file(link, "new");
    CHECK(read_file(real) == "new");
    CHECK(fs::is_symlink(link));
    CHECK(mode_of(real) == 0600);
}

TEST_CASE("what cannot be written says why and leaves nothing") {
    const Folder folder;
    const std::string at = folder.path.string();
    CHECK(failure(Kind::output, [&] { write_file(folder.path, "x"); }) ==
          "cannot write '" + at + "': is a folder, not a file");
    CHECK(failure(Kind::output, [&] { write_file(folder.path / "no/x", "x"); }) ==
          "cannot write '" + at + "/no/x': no folder '" + at + "/no'");
    CHECK(failure(Kind::output, [] { write_file("/dev/null", "x"); }) ==
          "cannot write '/dev/null': is not a regular file");
    CHECK(folder.entries() == 0);
}

TEST_CASE("a write that fails midway leaves the old file and nothing else") {
    const Folder folder;
    const fs::path path = folder.path / "report.md";
    write_file(path, "old");
    struct rlimit before {};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const struct rlimit small { 4096, before.rlim_max };
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);  // as a full disk: write() answers with an error
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const std::string long_text(100000, 'x');
    const std::string written = failure(Kind::output, [&] { write_file(path, long_text); });
    const std::string created = failure(Kind::output, [&] { create_file(folder.path / "new", long_text); });
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, handler);
    CHECK(written == "cannot write '" + path.string() + "': File too large");
    CHECK(created.ends_with("File too large"));
    CHECK(read_file(path) == "old");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a new file is made once") {
    const Folder folder;
    const fs::path path = folder.path / "caseload.toml";
    create_file(path, "first");
    CHECK(mode_of(path) == 0600);
    CHECK(failure(Kind::refused, [&] { create_file(path, "second"); }) ==
          "'" + path.string() + "' already exists");
    CHECK(read_file(path) == "first");
    CHECK(failure(Kind::output, [&] { create_file(folder.path / "no/x", "x"); }).find("no folder") !=
          std::string::npos);
}

TEST_CASE("what cannot be read says why") {
    const Folder folder;
    const std::string at = folder.path.string();
    CHECK(failure(Kind::setup, [&] { read_file(folder.path / "x"); }) ==
          "cannot read '" + at + "/x': no such file");
    CHECK(failure(Kind::setup, [&] { read_file(folder.path); }) ==
          "cannot read '" + at + "': is a folder, not a file");
    CHECK(failure(Kind::setup, [] { read_file("/dev/null"); }) ==
          "cannot read '/dev/null': is not a regular file");
    REQUIRE(::mkfifo((folder.path / "pipe").c_str(), 0600) == 0);
    CHECK(failure(Kind::setup, [&] { read_file(folder.path / "pipe"); }).ends_with("is not a regular file"));
    if (::geteuid() == 0) return;  // root may read everything
    create_file(folder.path / "secret", "x");
    fs::permissions(folder.path / "secret", fs::perms::none);
    CHECK(failure(Kind::setup, [&] { read_file(folder.path / "secret"); }).ends_with("permission denied"));
}
