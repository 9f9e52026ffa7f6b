// SPDX-License-Identifier: MIT
// The one SQLite file. Nothing above this layer sees SQL text or a database handle.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "caseload/document.hpp"
#include "caseload/noun.hpp"

namespace caseload {

/// `glancing` reads a file that nobody has open for writing as it lies there, without SQLite's companion files, which is
/// quicker; whoever glances asks `moved_on` before believing what was read. Where the file may be in use it is `reading`.
enum class Access { glancing, reading, writing };

/// Values for the :names of a statement. A name that the statement does not have is passed over.
using Parameters = std::map<std::string, Value, std::less<>>;
using Row = std::vector<Value>;

/// What `list` should show of a noun.
struct Filter {
    std::map<std::string, Value> equal;  ///< field -> stored value
    std::string from, to;                ///< ISO days on the noun's date column
    enum class Open { any, open, closed } open = Open::any;
    std::int64_t limit = 0;  ///< the newest so many; 0 for all
    std::string code_begins;  ///< only codes that begin so: "C-01"; empty for all
};

/// A record that another one leans on, for refusals: "3 sessions: S-0001, S-0002 .."
struct Named {
    std::int64_t id = 0;
    std::string code;
    std::string name;
};

/// One row of the journal.
struct Operation {
    std::int64_t id = 0;
    std::string code, at, who, command, version;
    std::int64_t reverts = 0;  ///< the operation that this one takes back; 0 for work
    bool in_effect = true;
    std::int64_t changes = 0;
    std::string hash;  ///< hex
    bool though_unchanged = false;  ///< to be kept even when nothing was written: what was shown is worth knowing
};

/// A record that operations of some days touched, as it came out of them.
struct Touch {
    std::string code;
    std::string date;  ///< its day, of records that have one
    enum class How { added, changed, removed } how = How::added;
};

/// A record that is not as the operations of the journal leave it: somebody wrote past the program.
struct Stray {
    std::string code;
    enum class How { changed, added, removed } how = How::changed;
    std::string what;  ///< of a changed one the columns, or the table of its parts
};

/// The documented views that a service's own reports read: view, column (empty for the view itself), meaning.
Table view_columns();

/// BLAKE2b of the bytes, 32 bytes, as hex.
std::string content_hash(std::string_view bytes);
/// BLAKE2b of the text under a key, as hex: cannot be made, or tried out, without the key.
std::string keyed_hash(std::string_view key, std::string_view text);
/// 32 bytes from the system's random source, as hex.
std::string random_key();

class Store {
  public:
    /// Makes a new database of mode 0600 with the whole schema. Throws Error(refused) when the file exists.
    static void create(const std::filesystem::path& file);
    /// Nothing is there, or the empty file that an interrupted `init` of old left.
    static bool is_missing(const std::filesystem::path& file);
    /// Opens an existing caseload. Throws Error(setup) for a missing, foreign, newer or unreadable one. Opening for
    /// reading never writes.
    Store(const std::filesystem::path& file, Access access);
    /// A private caseload in memory, for tests.
    static Store in_memory();
    /// The file was written while we glanced at it: what was read may be of two moments, and must be read again.
    bool moved_on() const;
    Store(Store&&) noexcept;
    ~Store();

    /// One IMMEDIATE transaction with the journal's recording on. Throws Error(busy) after ten seconds.
    void begin();
    /// Refreshes what is derived and commits. With `operation`, writes the journal's row first, unless nothing changed:
    /// then no operation is made. Returns the operation's code, empty when there is none.
    std::string commit(const Operation& operation);
    void rollback();
    /// Within a transaction: `back_to_mark` takes back what was done since the last `mark`. Does nothing without one.
    void mark();
    void back_to_mark();
    /// Within a transaction: brings the summaries up to what was written so far.
    void settle();
    /// The next code of a sequence that is no noun's: "I-0001" of an import.
    std::string take_code(std::string_view prefix, int digits);
    /// This code was given elsewhere: the sequence goes on after it.
    void never_give(std::string_view code);
    /// The id that the next record of this noun will get.
    std::int64_t coming_id(const Noun& noun) const;
    /// Before so many rows of one noun are written: where they are more than the table holds, its indexes are put aside
    /// and made anew at the commit, which is faster.
    void expect(const Noun& noun, std::int64_t rows);
    /// Ends one chunk of the journal, so that long work is recorded in bounded memory.
    void cut_journal();

    /// Writes a new record and sets its id and, unless it brings one, its code. Neither is ever given twice.
    void insert(Record& record);
    /// Writes the fields that differ. Returns the names of those fields.
    std::vector<std::string> update(const Record& before, const Record& after);
    /// Every record of the shape whose `field` refers to `from` refers to `to` from now on; how many those were.
    std::int64_t repoint(const Shape& shape, std::string_view field, std::int64_t from, std::int64_t to);
    Record load(const Noun& noun, std::int64_t id) const;
    std::optional<std::int64_t> find_code(const Noun& noun, std::string_view code) const;
    /// Id by the value of one column ("nhs_number", "handle").
    std::optional<std::int64_t> find_by(const Noun& noun, std::string_view column, const Value& value) const;
    /// The day on which a person left the caseload; empty while they are on it.
    const std::string& left_on(std::int64_t client) const;
    std::vector<Named> names(const Noun& noun) const;
    Named name_of(const Noun& noun, std::int64_t id) const;
    /// Any record of a shape's table: its noun's name and code.
    Named any_name_of(std::string_view table, std::int64_t id) const;
    Table list(const Noun& noun, const Filter& filter) const;
    /// Every record of a noun in the order in which it came: code, then each field; references as codes, words joined
    /// by commas, answers of a form as "1:2,3:0". For `export`: what it gives can be brought in again.
    void each_record(const Noun& noun, const std::function<void(const Row&)>& row) const;

    /// Runs a statement of src/queries: "lists/today", or one section of it: "reports/impact#flow".
    void each(std::string_view query, const Parameters& parameters, const std::function<void(const Row&)>& row) const;
    /// The same for a section whose declared columns are whole numbers or unknown (`unknown_number`), for much quicker reading
    /// of many rows: all of it happens within one call of SQLite. A row stands only until the function returns.
    void each_numbers(std::string_view query, const Parameters& parameters, const std::function<void(std::span<const std::int64_t>)>& row) const;
    static constexpr std::int64_t unknown_number = std::numeric_limits<std::int64_t>::min();
    std::vector<Row> rows(std::string_view query, const Parameters& parameters = {}) const;
    /// The same as a table, by the `-- @column` lines of the file.
    Table table(std::string_view query, const Parameters& parameters = {}) const;
    /// The same without rows, which core makes.
    Table heading(std::string_view query) const;
    /// The names of a query's columns, by its `-- @column` lines.
    std::vector<std::string> columns(std::string_view query) const;
    /// The `-- @explain` lines of a query file: how each figure is defined.
    std::vector<std::string> explanations(std::string_view query) const;
    /// The `-- @recipe` lines of a query file.
    std::vector<std::string> recipes(std::string_view query) const;
    /// How SQLite would answer it: the lines of EXPLAIN QUERY PLAN. `of_one`: asked of one person.
    std::vector<std::string> plan(std::string_view query, bool of_one = false) const;
    /// Runs a writing statement of src/queries; returns the id of the last row inserted.
    std::int64_t write(std::string_view query, const Parameters& parameters);

    bool has_lent(std::string_view table) const;
    /// Whether the table kept_TABLE of the file holds what was made from words of this digest.
    bool keeps(std::string_view table, std::int64_t made_of) const;
    /// The same; and then it serves as lent.
    bool uses_kept(std::string_view table, std::int64_t made_of);
    /// Puts rows into the table kept_TABLE of the file, which can be made anew at any time: not in the journal. The last column, `made_of`, is the digest.
    void keep(std::string_view table, std::int64_t made_of, const std::vector<std::string>& columns, const std::vector<Row>& rows);
    /// Lends words and weights of the config to SQL as a TEMP table.
    void lend(std::string_view table, const std::vector<std::string>& columns, const std::vector<Row>& rows);

    /// What was recorded by the end of that day (ISO, UTC): a copy in memory from which the journal is followed back.
    /// Throws Error(setup) when rows were written past the journal.
    Store as_of(const std::string& day) const;

    /// The newest `limit` operations (all for 0), newest first.
    std::vector<Operation> history(std::int64_t limit) const;
    std::optional<Operation> operation(std::string_view code) const;
    /// The operation that `undo` (or `redo`) without a code would take back.
    std::optional<Operation> last_to_undo() const;
    std::optional<Operation> last_to_redo() const;
    /// Codes of the records that an operation touched, in order: imports first. About the first `most` of a large one.
    std::vector<std::string> touched(std::int64_t operation, std::size_t most = 5000) const;
    /// Records with a code that operations after the end of one day (ISO, UTC) and up to the end of another touched, by
    /// code; what came and went again is left out. About the first `most`.
    std::vector<Touch> touched_between(const std::string& after, const std::string& until, std::size_t most = 5000) const;
    /// Makes the documented views (src/store/views.sql) for this connection.
    void lend_views();
    /// Runs one section of a service's own report. It may read the documented views and nothing else, and change nothing:
    /// throws Error(refused) where it tries, Error(setup) where it is no SQL.
    Table own_question(const std::string& text, const std::string& section, const Parameters& parameters);
    /// Applies the inverse of an operation. Throws Error(refused) that begins with `refusal` ("O-0012 cannot be undone")
    /// and lists what stands on it, changing nothing.
    void revert(const Operation& operation, const std::string& refusal);
    /// Recomputes the chain of hashes; the code of the first row that does not fit, or empty.
    std::string broken_link() const;
    /// PRAGMA integrity_check and foreign_key_check; empty when sound.
    std::vector<std::string> faults() const;
    /// Every operation taken back, the newest first, from a copy in memory: records where one does not fit, and records that
    /// none of them brought. Empty when the file is what the journal says. Throws Error(setup).
    std::vector<Stray> written_past_journal() const;
    /// People whose summary differs from one made anew; empty when all agree.
    std::vector<std::string> stale_summaries();

    struct Inside;
    Inside& inside() const { return *inside_; }  ///< for the layer itself

  private:
    explicit Store(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace caseload
