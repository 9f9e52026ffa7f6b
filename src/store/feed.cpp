// SPDX-License-Identifier: MIT
#include "caseload/feed.hpp"

#include "hasher.hpp"
#include "inside.hpp"

namespace caseload {

struct Feed::Statements {
    Store::Inside& inside;
    std::int64_t feed;
    const WrittenRows::Layout& layout;
    SQLite::Statement find, add, change, remove;

    Statements(Store::Inside& of, SQLite::Database& db, std::int64_t id)
        : inside(of), feed(id), layout(of.layout_of("import_key")),
          find(db, "SELECT record_id, content, import_id FROM import_key WHERE feed_id = ? AND key = ?"),
          add(db, "INSERT OR IGNORE INTO import_key(feed_id, key, record_id, content, import_id) VALUES (?, ?, ?, ?, ?)"),
          change(db, "UPDATE import_key SET content = ?, import_id = ? WHERE feed_id = ? AND key = ?"),
          remove(db, "DELETE FROM import_key WHERE feed_id = ? AND key = ?") {}
};

namespace {

void bind_key(SQLite::Statement& statement, int place, const RowKey& key) {
    if (key.outside_id) statement.bindNoCopy(place, key.bytes);
    else statement.bindNoCopy(place, key.bytes.data(), static_cast<int>(key.bytes.size()));
}

void bind_content(SQLite::Statement& statement, int place, std::string_view content) {
    if (content.empty()) statement.bind(place);
    else statement.bindNoCopy(place, content.data(), static_cast<int>(content.size()));
}

std::int64_t feed_id(Store::Inside& inside, std::string_view noun, std::string_view source) {
    auto& add = inside.prepare("INSERT OR IGNORE INTO import_feed(noun, source) VALUES (?, ?)");
    add.bind(1, std::string(noun));
    add.bind(2, std::string(source));
    add.exec();
    auto& find = inside.prepare("SELECT id FROM import_feed WHERE noun = ? AND source = ?");
    find.bind(1, std::string(noun));
    find.bind(2, std::string(source));
    find.executeStep();
    const std::int64_t id = find.getColumn(0).getInt64();
    find.reset();
    return id;
}

}  // namespace

Feed::Feed(Store& store, std::string_view noun, std::string_view source) {
    guarded([&] {
        auto& inside = store.inside();
        statements_ = std::make_unique<Statements>(inside, inside.db, feed_id(inside, noun, source));
    });
}

Feed::~Feed() = default;

std::optional<Remembered> Feed::find(const RowKey& key) const {
    return guarded([&]() -> std::optional<Remembered> {
        auto& statement = statements_->find;
        statement.reset();
        statement.bind(1, statements_->feed);
        bind_key(statement, 2, key);
        if (!statement.executeStep()) return std::nullopt;
        Remembered row{statement.getColumn(0).getInt64(), {}, statement.getColumn(2).getInt64()};
        if (!statement.getColumn(1).isNull()) row.content = statement.getColumn(1).getString();
        statement.reset();
        return row;
    });
}

bool Feed::claim(const RowKey& key, const Remembered& row) {
    return guarded([&] {
        auto& statement = statements_->add;
        statement.bind(1, statements_->feed);
        bind_key(statement, 2, key);
        statement.bind(3, row.record);
        bind_content(statement, 4, row.content);
        statement.bind(5, row.import);
        const bool added = statements_->inside.exec_written(statement) > 0;
        statement.reset();
        return added;
    });
}

void Feed::keep(const RowKey& key, const Remembered& row) {
    auto& inside = statements_->inside;
    if (!inside.much) return;
    auto& rows = inside.written;
    rows.start_row(statements_->layout);
    rows.put_whole(statements_->feed);
    if (key.outside_id) rows.put_text(key.bytes);
    else rows.put_blob(key.bytes);
    rows.put_whole(row.record);
    if (row.content.empty()) rows.put_null();
    else rows.put_blob(row.content);
    rows.put_whole(row.import);
    ++inside.pending.changes;
}

void Feed::forget(const RowKey& key) {
    guarded([&] {
        auto& statement = statements_->remove;
        statement.bind(1, statements_->feed);
        bind_key(statement, 2, key);
        statements_->inside.exec_written(statement);
        statement.reset();
    });
}

void Feed::change(const RowKey& key, std::string_view content, std::int64_t import) {
    guarded([&] {
        auto& statement = statements_->change;
        bind_content(statement, 1, content);
        statement.bind(2, import);
        statement.bind(3, statements_->feed);
        bind_key(statement, 4, key);
        statement.exec();
        statement.reset();
    });
}

}  // namespace caseload
