// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "caseload/file.hpp"
#include "inside.hpp"
#include "memory.hpp"

namespace caseload {

namespace embedded {
std::string_view sql_files(std::string_view path);
}

namespace {

constexpr std::array migrations = {"migrations/001_initial.sql", "migrations/002_concerns.sql", "migrations/003_referral.sql",
                                  "migrations/004_risk.sql", "migrations/005_counted_days.sql", "migrations/006_sessions.sql",
                                  "migrations/007_goals.sql", "migrations/008_person.sql", "migrations/009_coding.sql",
                                  "migrations/010_groups.sql", "migrations/011_ends.sql",
                                  "migrations/012_experience.sql", "migrations/013_service_use.sql",
                                  "migrations/014_instrument.sql", "migrations/015_measure_date.sql", "migrations/016_weeks.sql",
                                  "migrations/017_changes.sql", "migrations/018_urgent.sql"};
constexpr int newest = static_cast<int>(migrations.size());

// Each migration in its own transaction with its version: a file is never between two versions.
void migrate(SQLite::Database& db, int from) {
    for (int version = from; version < newest; ++version) {
        SQLite::Transaction step(db, SQLite::TransactionBehavior::IMMEDIATE);
        if (db.execAndGet("PRAGMA user_version").getInt() > version) continue;  // another program was first
        db.exec(std::string(embedded::sql_files(migrations[static_cast<std::size_t>(version)])));
        db.exec(fmt::format("PRAGMA user_version = {}", version + 1));
        step.commit();
    }
}

void make(SQLite::Database& db) {
    db.exec(fmt::format("PRAGMA application_id = {}", application_id));
    migrate(db, 0);
}

// A read-only folder or medium: WAL cannot make its companion files there, an immutable view can be read.
bool cannot_write(const std::filesystem::path& file) {
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    return ::access(folder.c_str(), W_OK) != 0 || ::access(file.c_str(), W_OK) != 0;
}

std::string address(const std::filesystem::path& file, bool immutable) {
    if (!immutable) return file.string();
    std::string uri = "file:";
    for (const char c : file.string())
        uri += (c == '?' || c == '#' || c == '%') ? fmt::format("%{:02x}", static_cast<unsigned char>(c)) : std::string(1, c);
    return uri + "?immutable=1";
}

void must_exist(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) {
        if (errno == ENOENT)
            throw Error(Kind::setup, fmt::format("no database at {}", file.string()), {}, "caseload init");
        throw Error(Kind::setup, fmt::format("database {}: {}", file.string(), std::strerror(errno)));
    }
    if (S_ISDIR(status.st_mode))
        throw Error(Kind::setup, fmt::format("database {} is a folder, not a file", file.string()));
}

int version_of(SQLite::Database& db) { return db.execAndGet("PRAGMA user_version").getInt(); }

// Gives the version of its schema.
int must_be_ours(SQLite::Database& db, const std::filesystem::path& file) {
    const int id = db.execAndGet("PRAGMA application_id").getInt();
    const int version = version_of(db);
    if (id != application_id)
        throw Error(Kind::setup, fmt::format("{} is not a caseload database", file.string()),
                    "name another file, which `caseload init` makes: --db FILE, or [database] path");
    if (version > newest)
        throw Error(Kind::setup, fmt::format("{} was written by a newer caseload (schema {}, this one knows {})",
                                             file.string(), version, newest),
                    "update caseload; nothing was changed");
    if (version == 0) throw Error(Kind::setup, fmt::format("{} is an unfinished caseload database", file.string()));
    return version;
}

// No room for the companion files: what is at rest can still be read, when nothing waits beside it.
bool only_lacks_room(const SQLite::Exception& error, const std::filesystem::path& file) {
    const int code = error.getErrorCode() & 0xFF;  // it may come with its details
    std::error_code missing;
    const auto waiting = std::filesystem::file_size(file.string() + "-wal", missing);
    return (code == SQLITE_IOERR || code == SQLITE_FULL || code == SQLITE_CANTOPEN) && (missing || waiting == 0);
}

// A reader may write too, so that it can take away the companion files that WAL needs while open: one file is left at
// rest. What keeps it from changing anything is query_only.
int open_flags(bool immutable) {
    return immutable ? SQLite::OPEN_READONLY | SQLite::OPEN_URI : SQLite::OPEN_READWRITE;
}

}  // namespace

namespace {

// One thread and one connection: SQLite's locks and memory statistics would be paid for by every command.
int plain_flags(int flags) {
    static const bool configured = [] {
        sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        sqlite3_config(SQLITE_CONFIG_MALLOC, &memory_in_pools());
        return true;
    }();
    return configured ? flags : flags;
}

}  // namespace

Store::Inside::Inside(const std::filesystem::path& file, int flags)
    : db(file.string(), plain_flags(flags), 10'000), recording(db.getHandle()) {
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    db.exec("PRAGMA temp_store = MEMORY");
}

Store::Inside::~Inside() {
    recording.stop();
    if (open_transaction) db.tryExec("ROLLBACK");
    statements.clear();
    questions.clear();
    insertions.clear();
}

SQLite::Statement& Store::Inside::prepare(const std::string& sql) {
    auto& place = statements[sql];
    if (!place) place = std::make_unique<SQLite::Statement>(db, sql);
    place->reset();
    place->clearBindings();
    return *place;
}

bool Store::is_missing(const std::filesystem::path& file) {
    std::error_code fault;
    return !std::filesystem::exists(file) || (std::filesystem::is_regular_file(file) && std::filesystem::file_size(file, fault) == 0);
}

// Made whole under another name first: an interrupted init leaves nothing that looks like a caseload.
void Store::create(const std::filesystem::path& file) {
    if (!is_missing(file))
        throw Error(Kind::refused, fmt::format("{} is already there", file.string()), "nothing was changed");
    const std::filesystem::path draft = file.string() + ".new";
    std::error_code fault;
    const auto remove = [&] {
        for (const auto* companion : {"", "-wal", "-shm"}) std::filesystem::remove(draft.string() + companion, fault);
    };
    remove();
    create_file(draft, "");  // 0600 from the first moment; SQLite's companion files copy the mode
    try {
        guarded([&] {
            Inside inside(draft, SQLite::OPEN_READWRITE);
            inside.db.exec("PRAGMA journal_mode = WAL");
            make(inside.db);
        });
    } catch (...) {
        remove();
        throw;
    }
    std::filesystem::rename(draft, file);
}

namespace {

// The file when nothing stands beside it and nobody wrote it in the last seconds: clocks of file systems tick in up to
// two. In WAL mode a writer touches the file itself only when it copies pages back, and each of its writes moves the time.
std::optional<AtRest> at_rest(const std::filesystem::path& file) {
    struct stat status {}, companion {};
    if (::stat(file.c_str(), &status) != 0) return {};
    for (const auto* end : {"-wal", "-journal"})
        if (::stat((file.string() + end).c_str(), &companion) == 0) return {};
    std::error_code fault;
    const auto written = std::filesystem::last_write_time(file, fault);
    if (fault || std::filesystem::file_time_type::clock::now() - written < std::chrono::seconds(5)) return {};
    return AtRest{static_cast<std::uint64_t>(status.st_ino), status.st_size, written};
}

// A file of an older caseload gets what it lacks from whoever opens it first; what is in it stays as it is.
void bring_up_to_date(const std::filesystem::path& file) {
    if (cannot_write(file))
        throw Error(Kind::setup, fmt::format("{} was written by an older caseload and is read-only here", file.string()),
                    "any command brings it up to date where it can be written");
    SQLite::Database writer(file.string(), SQLite::OPEN_READWRITE, 10'000);
    migrate(writer, version_of(writer));
}

}  // namespace

bool Store::moved_on() const {
    if (!inside_->glance) return false;
    return at_rest(inside_->looked_at) != inside_->glance;
}

Store::Store(const std::filesystem::path& file, Access access) {
    must_exist(file);
    const auto glance = access == Access::glancing ? at_rest(file) : std::nullopt;
    const bool immutable = glance || (access != Access::writing && cannot_write(file));
    if (access == Access::writing && cannot_write(file))
        throw Error(Kind::setup, fmt::format("{} or its folder is read-only", file.string()), "nothing was written");
    const auto open = [&](bool unchanging) {
        inside_ = std::make_unique<Inside>(address(file, unchanging), open_flags(unchanging));
        inside_->reading = access != Access::writing;
        inside_->glance = unchanging ? glance : std::nullopt;
        inside_->looked_at = file;
        if (!inside_->reading) inside_->db.exec(fmt::format("PRAGMA synchronous = FULL; PRAGMA cache_size = -{}", writing_cache));
        if (must_be_ours(inside_->db, file) < newest) return bring_up_to_date(file), false;
        // All questions of one command see the same moment; SQLite need not lock and look for each of them.
        if (inside_->reading) inside_->db.exec("PRAGMA query_only = ON; BEGIN");
        if (access == Access::glancing) inside_->db.exec(fmt::format("PRAGMA cache_size = -{}", glancing_cache));
        return true;
    };
    guarded([&] {
        try {
            if (!open(immutable)) open(false);
        } catch (const SQLite::Exception& error) {
            if (access == Access::writing || !only_lacks_room(error, file)) throw;
            open(true);
        }
    });
}

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Store::Store(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::in_memory() {
    auto inside = std::make_unique<Inside>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    make(inside->db);
    return Store(std::move(inside));
}

}  // namespace caseload
