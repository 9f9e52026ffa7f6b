// SPDX-License-Identifier: MIT
#pragma once
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <unordered_map>
#include <unordered_set>

#include "caseload/error.hpp"
#include "caseload/store.hpp"
#include "columns.hpp"
#include "hasher.hpp"
#include "written_rows.hpp"

namespace caseload {

constexpr int writing_cache = 64000;                   // KiB of pages that a writer holds
constexpr int glancing_cache = 400;                    // and whoever glances: most are read once, and memory never used before costs more than reading
constexpr std::int32_t application_id = 0x63736c64;  // "csld"

/// SQLite's session extension around one transaction: what changed, in chunks.
class Recording {
  public:
    explicit Recording(sqlite3* db) : db_(db) {}
    ~Recording() { stop(); }
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;
    void start();
    void stop();
    std::string cut();  ///< what was recorded since the last cut; empty when nothing changed
    void pause(bool paused);

  private:
    sqlite3* db_;
    sqlite3_session* session_ = nullptr;
};

/// The journal's row under way: its parts are written as they come, so that long work needs no room.
struct Pending {
    std::int64_t operation = 0, parts = 0, changes = 0;
    Hasher content;
};

/// How a noun's records are written: made once, used for every record.
struct Insertion {
    const WrittenRows::Layout* layout = nullptr;
    std::vector<int> from;  ///< for each column of the table: place in Record::values, or one of those below
    static constexpr int none = -1, id = -2, code = -3, noun = -4;
    int person = -1;  ///< place of the person in Record::values; `id` when the record is the person, `none`
    std::vector<StoredColumn> columns;
    std::vector<std::size_t> words;  ///< places of fields that live in the child table
    std::unique_ptr<SQLite::Statement> statement;
};

/// A question being answered: SQLite's own statement, for reading a cell through SQLiteCpp costs as much as finding it.
class Question {
  public:
    Question(sqlite3* db, const std::string& sql);
    ~Question() { sqlite3_finalize(statement_); }
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;
    void bind_all(const Parameters& parameters);
    bool step();
    void reset() { sqlite3_reset(statement_); }
    std::size_t columns() const { return static_cast<std::size_t>(sqlite3_column_count(statement_)); }
    /// Into a cell that may hold the value of the row before.
    void take(std::size_t column, Value& cell) const;

  private:
    sqlite3* db_;
    sqlite3_stmt* statement_ = nullptr;
};

/// By what a file is known not to have been written.
struct AtRest {
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::filesystem::file_time_type written;
    bool operator==(const AtRest&) const = default;
};

struct Store::Inside {
    SQLite::Database db;
    Recording recording;
    Pending pending;
    std::unordered_map<std::string, std::int64_t> sequences;  ///< last numbers, written back at the commit
    std::unordered_map<const Noun*, Insertion> insertions;
    std::map<std::string, WrittenRows::Layout> layouts;  ///< by table; `written` points at them until the commit
    const WrittenRows::Layout& layout_of(const std::string& table);
    WrittenRows written;         ///< of a large import
    bool much = false;           ///< records are written down in `written`, not recorded
    std::vector<std::int64_t> people;  ///< whose summary those records make stale; may name one twice
    enum class Extent { contacts, people, scores };
    Extent extent = Extent::contacts;  ///< of the summaries that must be made anew: a session leaves most of them as they are
    void reach(std::string_view table);  ///< widens it by what a change of this table makes stale
    std::unordered_map<std::int64_t, std::string> left;  ///< day on which a person left, for those asked about
    std::vector<std::string> put_aside;  ///< indexes to make anew before the commit
    bool open_transaction = false, marked = false;
    bool reading = false;
    std::optional<AtRest> glance;  ///< the file as it lay when we began to look at it
    std::filesystem::path looked_at;
    bool statistics = false, visits = false;  ///< whether SQLite knows those functions yet
    struct Visit;             ///< a question whose rows are visited
    Visit* visit = nullptr;  ///< the one under way
    void register_visits();
    /// Each row with `made_of` at its end, if there is one.
    void put_rows(const std::string& table, const std::vector<std::string>& columns, const std::vector<Row>& rows,
                  std::optional<std::int64_t> made_of = {});
    std::unordered_set<std::string> lent;  ///< tables of the config's that SQL may ask: "/*lent*/NAME"
    std::unordered_set<std::string> kept;  ///< those of them that stand in the file as kept_NAME; the others are TEMP tables
    std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>> statements;
    std::unordered_map<std::string, std::unique_ptr<Question>> questions;
    /// The words of a question: asked of one person or of all, with the tables that the file keeps.
    std::string wording(std::string_view name, bool of_one) const;
    using Around = std::function<std::string(std::string)>;
    /// Its statement, with the parameters bound. `around` makes another question of its words, one for each name.
    Question& question(std::string_view name, const Parameters& parameters, const Around& around = {});

    Inside(const std::filesystem::path& file, int flags);
    ~Inside();
    SQLite::Statement& prepare(const std::string& sql);  ///< cached, reset and with bindings cleared
    /// Runs a statement that writes rows which `written` holds already.
    int exec_written(SQLite::Statement& statement);
    void name_operation();
    void keep_bytes(const std::string& part);
    void keep_part();  ///< what was recorded so far becomes a part of the journal's row
    void mark_stale(const std::string& part);
    void refresh_summaries(Extent of);
    void write_operation(const Operation& operation);
    /// The next number of a sequence, never given twice: codes by their prefix, ids by their table.
    std::int64_t next_number(const std::string& sequence);
    void at_least(const std::string& sequence, std::int64_t number);
    void keep_sequences();
    void bring_back_indexes();
    void forget_transaction();
};

/// SQLite's errors become ours, here only. The names of tables and columns are the user's words; values never appear.
[[noreturn]] void translate(const SQLite::Exception& error);

template <class F>
decltype(auto) guarded(F&& work) {
    try {
        return work();
    } catch (const SQLite::Exception& error) {
        translate(error);
    }
}

void bind_value(SQLite::Statement& statement, int place, const Value& value);
Value column_value(SQLite::Statement& statement, int place);

/// The text of src/queries/NAME.sql or src/store/NAME.sql, and of one of its sections ("NAME#SECTION"); read once.
struct Query {
    std::string sql;
    Table header;  ///< name, title, columns as declared
};
const Query& query(std::string_view name);
/// One section of a text of that form, all of it for an empty name; `called` is its name in errors.
Query read_query(std::string_view text, std::string_view section, std::string_view called);

/// Means, intervals and shares as SQL aggregates; the arithmetic stands in stats.
void register_statistics(sqlite3* db);

/// Tables whose changes the journal records, in an order that respects foreign keys.
const std::vector<std::string>& journaled_tables();

}  // namespace caseload
