// SPDX-License-Identifier: MIT
// The journal: SQLite's session extension records what a transaction changed; the row that keeps it is chained to the
// row before by a BLAKE2b hash and stands in the same transaction.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "inside.hpp"

namespace caseload {

const std::vector<std::string>& journaled_tables() {
    static const std::vector<std::string> tables = {"contact",   "client",       "client_alias", "client_tag", "referral",
                                                    "activity",  "activity_tag", "goal",       "goal_review",
                                                    "plan_item", "measure",      "measure_item", "import", "import_reject",
                                                    "import_key", "concern", "concern_step", "cover", "absence", "rerank", "referral_tag", "referral_episode", "onward", "candidate", "involvement", "handover", "consent", "budget", "mdt",
                                                    "membership", "intervention", "coding", "experience", "story", "permission", "service_use"};
    return tables;
}

void Recording::start() {
    stop();
    if (sqlite3session_create(db_, "main", &session_) != SQLITE_OK)
        throw Error(Kind::bug, "the journal could not start recording");
    for (const auto& table : journaled_tables())
        if (sqlite3session_attach(session_, table.c_str()) != SQLITE_OK)
            throw Error(Kind::bug, "the journal could not record table " + table);
}

void Recording::stop() {
    if (session_) sqlite3session_delete(session_);
    session_ = nullptr;
}

void Recording::pause(bool paused) {
    if (session_) sqlite3session_enable(session_, paused ? 0 : 1);
}

std::string Recording::cut() {
    if (!session_ || sqlite3session_isempty(session_)) return {};
    int size = 0;
    void* bytes = nullptr;
    if (sqlite3session_changeset(session_, &size, &bytes) != SQLITE_OK)
        throw Error(Kind::output, "the journal could not keep what changed", "nothing was written");
    std::string part(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    start();
    return part;
}

namespace {

using Hash = std::string;

Hash hash_of(const Hash& previous, const Operation& operation, const Hash& content) {
    Hasher hasher;
    hasher.add(previous);
    for (const auto* text : {&operation.code, &operation.at, &operation.who, &operation.command, &operation.version})
        hasher.add(*text);
    return hasher.add(std::to_string(operation.reverts)).add(std::to_string(operation.changes)).add(content).done();
}

Hash last_hash(Store::Inside& inside) {
    auto& statement = inside.prepare("SELECT hash FROM operation ORDER BY id DESC LIMIT 1");
    Hash hash = statement.executeStep() ? statement.getColumn(0).getString() : Hash(crypto_generichash_BYTES, '\0');
    statement.reset();
    return hash;
}

Hash content_of(Store::Inside& inside, std::int64_t operation) {
    Hasher hasher;
    auto& statement = inside.prepare("SELECT changeset FROM operation_part WHERE operation_id = ? ORDER BY part");
    statement.bind(1, operation);
    while (statement.executeStep()) hasher.add(statement.getColumn(0).getString());
    return hasher.done();
}

// What stands reverted: walking from the newest, an operation that itself stands takes its target out of effect.
std::unordered_set<std::int64_t> undone_operations(Store::Inside& inside) {
    std::unordered_set<std::int64_t> undone;
    auto& statement = inside.prepare("SELECT id, reverts FROM operation WHERE reverts IS NOT NULL ORDER BY id DESC");
    while (statement.executeStep())
        if (!undone.contains(statement.getColumn(0).getInt64())) undone.insert(statement.getColumn(1).getInt64());
    return undone;
}

constexpr auto select_operation =
    "SELECT id, code, at, who, command, version, coalesce(reverts, 0), changes, hash FROM operation ";

Operation operation_of(SQLite::Statement& statement) {
    Operation operation;
    operation.id = statement.getColumn(0).getInt64();
    operation.code = statement.getColumn(1).getString();
    operation.at = statement.getColumn(2).getString();
    operation.who = statement.getColumn(3).getString();
    operation.command = statement.getColumn(4).getString();
    operation.version = statement.getColumn(5).getString();
    operation.reverts = statement.getColumn(6).getInt64();
    operation.changes = statement.getColumn(7).getInt64();
    operation.hash = hex(statement.getColumn(8).getString());
    return operation;
}

std::vector<Operation> operations(Store::Inside& inside, const std::string& rest, const Value& value) {
    const auto undone = undone_operations(inside);
    std::vector<Operation> all;
    auto& statement = inside.prepare(select_operation + rest);
    bind_value(statement, 1, value);
    while (statement.executeStep()) {
        all.push_back(operation_of(statement));
        all.back().in_effect = !undone.contains(all.back().id);
    }
    statement.reset();
    return all;
}

}  // namespace

void Store::begin() {
    guarded([&] {
        inside_->db.exec("BEGIN IMMEDIATE");
        inside_->open_transaction = true;
        inside_->recording.start();
    });
}

void Store::Inside::forget_transaction() {
    recording.stop();
    pending = Pending{};
    sequences.clear();
    written.forget();
    insertions.clear();
    people.clear();
    left.clear();
    much = marked = false;
    extent = Extent::contacts;
    put_aside.clear();
    open_transaction = false;
}

void Store::rollback() {
    if (inside_->open_transaction) {
        inside_->recording.stop();
        inside_->db.tryExec("ROLLBACK");
    }
    inside_->forget_transaction();
}

void Store::mark() {
    guarded([&] {
        if (inside_->marked) inside_->db.exec("RELEASE mark");
        inside_->db.exec("SAVEPOINT mark");
        inside_->marked = true;
    });
}

void Store::back_to_mark() {
    guarded([&] {
        if (!inside_->marked) return;
        for (auto& [sql, statement] : inside_->statements) statement->reset();
        inside_->db.exec("ROLLBACK TO mark; RELEASE mark");
        inside_->marked = false;
        inside_->left.clear();
    });
}

void Store::cut_journal() {
    guarded([&] { inside_->keep_part(); });
}

void Store::settle() {
    guarded([&] {
        inside_->keep_part();
        inside_->refresh_summaries(inside_->extent);
    });
}

int Store::Inside::exec_written(SQLite::Statement& statement) {
    if (!much) return statement.exec();
    struct Pause {
        Recording& recording;
        explicit Pause(Recording& of) : recording(of) { recording.pause(true); }
        ~Pause() { recording.pause(false); }
    } pause(recording);
    return statement.exec();
}

// Rows written down come before what was recorded: that may lean on them, and undo goes backwards.
void Store::Inside::keep_part() {
    const std::string rows = written.take();
    keep_bytes(rows);
    std::ranges::sort(people);
    people.erase(std::unique(people.begin(), people.end()), people.end());
    for (const auto person : people) {
        auto& mark = prepare("INSERT OR IGNORE INTO client_stale VALUES (?)");
        mark.bind(1, person);
        mark.exec();
    }
    people.clear();
    const std::string part = recording.cut();
    mark_stale(part);
    keep_bytes(part);
}

void Store::Inside::name_operation() {
    if (pending.operation == 0) pending.operation = db.execAndGet("SELECT coalesce(max(id), 0) + 1 FROM operation").getInt64();
}

void Store::Inside::keep_bytes(const std::string& part) {
    if (part.empty()) return;
    pending.content.add(part);
    name_operation();
    auto& row = prepare("INSERT INTO operation_part VALUES (?, ?, ?)");
    row.bind(1, pending.operation);
    row.bind(2, pending.parts++);
    row.bindNoCopy(3, part.data(), static_cast<int>(part.size()));
    row.exec();
}

void Store::Inside::write_operation(const Operation& operation) {
    name_operation();
    const Hash previous = last_hash(*this);
    const Hash hash = hash_of(previous, operation, pending.content.done());
    auto& row = prepare("INSERT INTO operation(id, code, at, who, command, version, reverts, changes, previous_hash, hash) "
                        "VALUES (?, ?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?)");
    int place = 0;
    row.bind(++place, pending.operation);
    for (const auto* text : {&operation.code, &operation.at, &operation.who, &operation.command, &operation.version})
        row.bind(++place, *text);
    row.bind(++place, operation.reverts);
    row.bind(++place, operation.changes);
    row.bind(++place, previous.data(), static_cast<int>(previous.size()));
    row.bind(++place, hash.data(), static_cast<int>(hash.size()));
    row.exec();
}

std::string Store::commit(const Operation& operation) {
    return guarded([&] {
        if (inside_->marked) inside_->db.exec("RELEASE mark");
        inside_->bring_back_indexes();
        inside_->keep_part();
        std::string code;
        if (inside_->pending.parts > 0 || operation.though_unchanged) {
            Operation row = operation;
            row.code = code = take_code("O", 4);
            row.changes = inside_->pending.changes;
            inside_->refresh_summaries(inside_->extent);
            inside_->write_operation(row);
        }
        inside_->keep_sequences();
        inside_->recording.stop();
        inside_->db.exec("COMMIT");
        inside_->forget_transaction();
        return code;
    });
}

std::vector<Operation> Store::history(std::int64_t limit) const {
    return guarded([&] { return operations(*inside_, "ORDER BY id DESC LIMIT ?", limit > 0 ? limit : std::int64_t{-1}); });
}

std::optional<Operation> Store::operation(std::string_view code) const {
    return guarded([&]() -> std::optional<Operation> {
        auto found = operations(*inside_, "WHERE code = ?", std::string(code));
        if (found.empty()) return std::nullopt;
        return found.front();
    });
}

// Undo takes back work, the newest that stands (to have looked cannot be taken back); redo takes back the newest undo, unless new work came after it.
std::optional<Operation> Store::last_to_undo() const {
    for (auto& operation : history(0))
        if (operation.reverts == 0 && operation.in_effect && operation.changes > 0) return operation;
    return std::nullopt;
}

std::optional<Operation> Store::last_to_redo() const {
    const auto all = history(0);
    const auto is_work = [&](std::int64_t id) {
        return std::ranges::any_of(all, [&](const Operation& o) { return o.id == id && o.reverts == 0; });
    };
    for (const auto& operation : all) {
        if (operation.reverts == 0 && operation.changes == 0) continue;
        if (operation.reverts == 0) return std::nullopt;
        if (operation.in_effect && is_work(operation.reverts)) return operation;
    }
    return std::nullopt;
}

std::string Store::broken_link() const {
    return guarded([&]() -> std::string {
        Hash previous(crypto_generichash_BYTES, '\0');
        auto all = history(0);
        for (auto at = all.rbegin(); at != all.rend(); ++at) {
            auto& stored = inside_->prepare("SELECT previous_hash FROM operation WHERE id = ?");
            stored.bind(1, at->id);
            stored.executeStep();
            const Hash claimed = stored.getColumn(0).getString();
            stored.reset();
            const Hash made = hash_of(previous, *at, content_of(*inside_, at->id));
            if (claimed != previous || hex(made) != at->hash) return at->code;
            previous = made;
        }
        return {};
    });
}

}  // namespace caseload
