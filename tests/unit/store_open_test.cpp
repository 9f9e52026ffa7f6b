// SPDX-License-Identifier: MIT
// One file: made once, opened only when it is ours, never changed by reading.
#include <sqlite3.h>
#include <unistd.h>
#include <sys/stat.h>

#include <chrono>

#include <filesystem>

#include "builders.hpp"
#include "caseload/file.hpp"

namespace caseload::embedded {
std::string_view sql_files(std::string_view path);
}

using namespace caseload;
using namespace caseload::test;

namespace {

struct Folder {
    std::filesystem::path path;
    explicit Folder(const std::string& name)
        : path(std::filesystem::temp_directory_path() / ("caseload-unit-" + name + std::to_string(::getpid()))) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
};

std::string setup_refusal(const std::filesystem::path& file, Access access = Access::writing) {
    try {
        const Store store(file, access);
    } catch (const Error& error) {
        CHECK(error.kind() == Kind::setup);
        return to_text(error);
    }
    return {};
}

/// Big-endian number at its place in SQLite's header: 60 user_version, 68 application_id.
std::string with_header(std::string bytes, std::size_t place, unsigned char last) {
    bytes.at(place + 3) = static_cast<char>(last);
    return bytes;
}

}  // namespace

TEST_CASE("a new caseload is for its owner only and is never made over another file") {
    const Folder folder("open-new");
    const auto file = folder.path / "c.db";
    Store::create(file);
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    const auto bytes = read_file(file);
    CHECK_THROWS_AS(Store::create(file), Error);
    CHECK(read_file(file) == bytes);
    CHECK(Store(file, Access::reading).faults().empty());
}

TEST_CASE("what is missing, foreign, newer or a folder is refused with its reason and left alone") {
    const Folder folder("open-wrong");
    const auto file = folder.path / "c.db";
    CHECK(has(setup_refusal(file), "no database at"));
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK(has(setup_refusal(folder.path), "is a folder"));
    Store::create(file);
    const auto sound = read_file(file);
    const std::pair<std::string, const char*> wrong[] = {
        {with_header(sound, 60, 250), "newer caseload"},
        {with_header(sound, 68, 1), "not a caseload database"},
        {"a letter to the editor", "not a caseload database"},
        {"", "not a caseload database"}};
    for (const auto& [bytes, reason] : wrong)
        for (const auto access : {Access::reading, Access::writing}) {
            write_file(file, bytes);
            CHECK_MESSAGE(has(setup_refusal(file, access), reason), reason);
            CHECK(read_file(file) == bytes);
        }
}

TEST_CASE("reading never writes and what was committed is there for the next") {
    const Folder folder("open-read");
    const auto file = folder.path / "c.db";
    Store::create(file);
    {
        Store store(file, Access::writing);
        store.begin();
        Record client(noun("client"));
        client.at("name") = std::string("Jane Roe");
        client.at("enrolled_on") = ago(0);
        client.at("recorded_on") = ago(0);
        store.insert(client);
        store.commit({});
    }
    const auto bytes = read_file(file);
    {
        const Store store(file, Access::reading);
        CHECK(store.names(noun("client")).at(0).name == "Jane Roe");
        CHECK(store.history(0).size() == 1);
        CHECK(store.broken_link() == "");
    }
    CHECK(read_file(file) == bytes);
}

TEST_CASE("one file is left at rest after writing and after reading") {
    const Folder folder("open-rest");
    const auto file = folder.path / "c.db";
    const auto files = [&] { return std::distance(std::filesystem::directory_iterator(folder.path), {}); };
    Store::create(file);
    CHECK(files() == 1);
    {
        Store store(file, Access::writing);
        store.begin();
        store.take_code("X", 4);
        store.commit({});
    }
    CHECK(files() == 1);
    CHECK(Store(file, Access::reading).history(0).empty());
    CHECK(files() == 1);
}

TEST_CASE("what was not committed is not there") {
    const Folder folder("open-left");
    const auto file = folder.path / "c.db";
    Store::create(file);
    for (const bool rolled_back : {false, true}) {
        Store store(file, Access::writing);
        store.begin();
        Record client(noun("client"));
        client.at("name") = std::string("Jane Roe");
        client.at("enrolled_on") = ago(0);
        client.at("recorded_on") = ago(0);
        store.insert(client);
        CHECK(client.code == "C-001");
        if (rolled_back) store.rollback();
    }
    const Store store(file, Access::reading);
    CHECK(store.names(noun("client")).empty());
    CHECK(store.history(0).empty());
}

TEST_CASE("a glance at a file at rest makes no companion files, and knows when the file was written meanwhile") {
    const Folder folder("open-glance");
    const auto file = folder.path / "c.db";
    Store::create(file);
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
    const Store glance(file, Access::glancing);
    CHECK(glance.history(0).empty());
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
    CHECK_FALSE(glance.moved_on());
    const auto begin = [&](Store& store) {
        store.begin();
        store.take_code("X", 4);
    };
    SUBCASE("by a writer who is still there") {
        Store store(file, Access::writing);
        begin(store);
        CHECK(glance.moved_on());
    }
    SUBCASE("by a writer who is gone") {
        {
            Store store(file, Access::writing);
            begin(store);
            store.commit({});
        }
        CHECK(glance.moved_on());
    }
    SUBCASE("a file that was written just now is read with locks from the start") {
        std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now());
        const Store reader(file, Access::glancing);
        CHECK(reader.history(0).empty());
        CHECK_FALSE(reader.moved_on());
        CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 3);
    }
}

TEST_CASE("a file of the first schema is brought up to date by whoever opens it first, and keeps what is in it") {
    for (const auto access : {Access::glancing, Access::reading, Access::writing}) {
        const Folder folder("open-older");
        const auto file = folder.path / "c.db";
        sqlite3* old = nullptr;
        REQUIRE(sqlite3_open(file.c_str(), &old) == SQLITE_OK);
        const std::string sql = std::string(embedded::sql_files("migrations/001_initial.sql")) +
                                "; PRAGMA application_id = 1668508772; PRAGMA user_version = 1; PRAGMA journal_mode = WAL;"
                                "INSERT INTO client(code, name, enrolled_on, recorded_on) VALUES ('C-001', 'Jane Roe', '2026-11-01', '2026-11-01')";
        REQUIRE(sqlite3_exec(old, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
        sqlite3_close(old);
        std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
        {
            const Store store(file, access);
            CHECK(store.faults().empty());
            CHECK(store.names(noun("client")).at(0).name == "Jane Roe");
            CHECK(store.names(noun("professional")).empty());
        }
        CHECK(static_cast<int>(read_file(file).at(63)) > 1);
    }
}

TEST_CASE("the past is what was recorded by the end of a day, and the file stays as it is") {
    Store store = Store::in_memory();
    const auto keep = [&](const std::string& name, const std::string& at) {
        store.begin();
        Record client(noun("client"));
        client.at("name") = name;
        client.at("enrolled_on") = std::string("2026-11-01");
        client.at("recorded_on") = std::string("2026-11-01");
        store.insert(client);
        Operation operation;
        operation.at = at;
        store.commit(operation);
    };
    keep("Jane Roe", "2026-11-10T09:00:00Z");
    keep("Bob Ray", "2026-11-12T09:00:00Z");
    CHECK(store.as_of("2026-11-09").names(noun("client")).empty());
    CHECK(store.as_of("2026-11-11").names(noun("client")).size() == 1);
    CHECK(store.as_of("2026-11-12").names(noun("client")).size() == 2);
    CHECK(store.names(noun("client")).size() == 2);
    CHECK(store.stale_summaries().empty());
}
