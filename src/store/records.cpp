// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "caseload/text.hpp"
#include "columns.hpp"
#include "inside.hpp"
#include "memory.hpp"

namespace caseload {
namespace {

std::string insert_sql(const Noun& noun, const std::vector<StoredColumn>& columns) {
    std::string names = "id, code", marks = "?, ?";
    if (noun.shape->shared) {
        names += ", noun";
        marks += ", ?";
    }
    for (const auto& column : columns) {
        names += ", " + column.name;
        marks += ", ?";
    }
    return fmt::format("INSERT INTO {}({}) VALUES ({})", noun.shape->table, names, marks);
}

void write_words(Store::Inside& inside, const Record& record, std::size_t place) {
    const Noun& noun = *record.noun;
    const auto& table = noun.shape->tags;
    const std::string field(noun.uses[place].field);
    auto& forget = inside.prepare(fmt::format("DELETE FROM {} WHERE {}_id = ? AND field = ?", table, noun.shape->table));
    forget.bind(1, record.id);
    forget.bind(2, field);
    forget.exec();
    for (const auto& word : split(text_of(record.values[place]), ',')) {
        if (word.empty()) continue;
        auto& add = inside.prepare(fmt::format("INSERT OR IGNORE INTO {} VALUES (?, ?, ?)", table));
        add.bind(1, record.id);
        add.bind(2, field);
        add.bind(3, word);
        add.exec();
    }
}

Value read_words(Store::Inside& inside, const Noun& noun, std::int64_t id, std::string_view field) {
    auto& statement = inside.prepare(fmt::format("SELECT group_concat(word, ',') FROM (SELECT word FROM {} WHERE {}_id = ? "
                                                 "AND field = ? ORDER BY word)",
                                                 noun.shape->tags, noun.shape->table));
    statement.bind(1, id);
    statement.bind(2, std::string(field));
    statement.executeStep();
    Value words = column_value(statement, 0);
    statement.reset();
    return words;
}

bool is_words(const Noun& noun, std::size_t place) {
    return field_of(noun, noun.uses[place]).type == FieldType::words;
}

std::string of_noun(const Noun& noun) {
    return noun.shape->shared ? fmt::format(" AND noun = '{}'", noun.name) : "";
}

std::string name_column(const Noun& noun) {
    return noun.name_field.empty() ? "''" : std::string(noun.name_field);
}

}  // namespace

const WrittenRows::Layout& Store::Inside::layout_of(const std::string& table) {
    const auto found = layouts.find(table);
    return found != layouts.end() ? found->second : layouts.emplace(table, WrittenRows::layout_of(db, table)).first->second;
}

std::int64_t Store::Inside::next_number(const std::string& sequence) {
    at_least(sequence, 0);
    return ++sequences[sequence];
}

void Store::Inside::at_least(const std::string& sequence, std::int64_t number) {
    const auto [last, fresh] = sequences.try_emplace(sequence, 0);
    if (fresh) {
        auto& stored = prepare("SELECT last FROM sequence WHERE prefix = ?");
        stored.bind(1, sequence);
        if (stored.executeStep()) last->second = stored.getColumn(0).getInt64();
        stored.reset();
    }
    last->second = std::max(last->second, number);
}

void Store::Inside::keep_sequences() {
    for (const auto& [sequence, last] : sequences) {
        auto& keep = prepare("INSERT INTO sequence VALUES (?, ?) ON CONFLICT(prefix) DO UPDATE SET last = excluded.last");
        keep.bind(1, sequence);
        keep.bind(2, last);
        keep.exec();
    }
}

std::string Store::take_code(std::string_view prefix, int digits) {
    return guarded([&] { return fmt::format("{}-{:0{}}", prefix, inside_->next_number(std::string(prefix)), digits); });
}

namespace {

int source_of(const Noun& noun, const Insertion& insertion, const std::string& name) {
    if (name == "id") return Insertion::id;
    if (name == "code") return Insertion::code;
    if (name == "noun" && noun.shape->shared) return Insertion::noun;
    for (const auto& column : insertion.columns)
        if (column.name == name) return static_cast<int>(column.place);
    return Insertion::none;
}

// The row as the journal keeps it.
void write_down(Store::Inside& inside, Insertion& insertion, const Record& record) {
    if (!insertion.layout) {
        insertion.layout = &inside.layout_of(std::string(record.noun->shape->table));
        for (const auto& name : insertion.layout->names) insertion.from.push_back(source_of(*record.noun, insertion, name));
    }
    inside.written.start_row(*insertion.layout);
    for (const int place : insertion.from) {
        if (place >= 0) inside.written.put(record.values[static_cast<std::size_t>(place)]);
        else if (place == Insertion::id) inside.written.put_whole(record.id);
        else if (place == Insertion::code) inside.written.put_text(record.code);
        else if (place == Insertion::noun) inside.written.put_text(record.noun->name);
        else inside.written.put_null();
    }
    ++inside.pending.changes;
    inside.reach(record.noun->shape->table);
    if (insertion.person == Insertion::id) inside.people.push_back(record.id);
    else if (insertion.person >= 0)
        if (const auto person = whole_of(record.values[static_cast<std::size_t>(insertion.person)])) inside.people.push_back(person);
}

Insertion& insertion_of(Store::Inside& inside, const Noun& noun) {
    auto& insertion = inside.insertions[&noun];
    if (insertion.statement) return insertion;
    insertion.columns = stored_columns(noun);
    for (std::size_t i = 0; i < noun.uses.size(); ++i)
        if (is_words(noun, i)) insertion.words.push_back(i);
    // Rows that came another way (a script in SQL) are never written over.
    inside.at_least(std::string(noun.shape->table),
                    inside.db.execAndGet(fmt::format("SELECT coalesce(max(id), 0) FROM {}", noun.shape->table)).getInt64());
    insertion.person = noun.name == "client" ? Insertion::id : source_of(noun, insertion, "client_id");
    insertion.statement = std::make_unique<SQLite::Statement>(inside.db, insert_sql(noun, insertion.columns));
    return insertion;
}

}  // namespace

std::int64_t Store::coming_id(const Noun& noun) const {
    return guarded([&] {
        insertion_of(*inside_, noun);
        return inside_->sequences[std::string(noun.shape->table)] + 1;
    });
}

void Store::expect(const Noun& noun, std::int64_t rows) {
    constexpr std::int64_t many = 5000;
    guarded([&] {
        const std::string table(noun.shape->table);
        inside_->much = rows >= many;
        if (rows < many || inside_->db.execAndGet("SELECT coalesce(max(id), 0) FROM " + table).getInt64() > rows) return;
        std::vector<std::string> names;
        SQLite::Statement indexes(inside_->db, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL");
        indexes.bind(1, table);
        while (indexes.executeStep()) {
            names.push_back(indexes.getColumn(0).getString());
            inside_->put_aside.push_back(indexes.getColumn(1).getString());
        }
        indexes.reset();
        for (const auto& name : names) inside_->db.exec("DROP INDEX " + name);
    });
}

void Store::Inside::bring_back_indexes() {
    if (put_aside.empty()) return;
    // SQLite sorts the rows of an index in memory: what the cache held is given back before, as no row is looked up meanwhile.
    db.exec("PRAGMA cache_size = -8000");
    {
        const MuchSorting sorting;
        for (const auto& sql : put_aside) db.exec(sql);
    }
    db.exec(fmt::format("PRAGMA cache_size = -{}", writing_cache));
    put_aside.clear();
}

void Store::never_give(std::string_view code) {
    guarded([&] {
        const auto dash = std::min(code.find('-'), code.size() - 1);
        inside_->at_least(std::string(code.substr(0, dash)), parse_integer(code.substr(dash + 1)).value_or(0));
    });
}

void Store::insert(Record& record) {
    guarded([&] {
        const Noun& noun = *record.noun;
        auto& insertion = insertion_of(*inside_, noun);
        record.id = inside_->next_number(std::string(noun.shape->table));
        if (record.code.empty()) record.code = take_code(noun.prefix, noun.digits);
        else never_give(record.code);
        auto& statement = *insertion.statement;
        int place = 0;
        statement.bind(++place, record.id);
        statement.bindNoCopy(++place, record.code);
        const std::string name(noun.name);
        if (noun.shape->shared) statement.bindNoCopy(++place, name);
        for (const auto& column : insertion.columns) bind_value(statement, ++place, record.values[column.place]);
        inside_->exec_written(statement);
        statement.reset();
        if (inside_->much) write_down(*inside_, insertion, record);
        for (const std::size_t i : insertion.words)
            if (is_known(record.values[i])) write_words(*inside_, record, i);
    });
}

const std::string& Store::left_on(std::int64_t client) const {
    return guarded([&]() -> const std::string& {
        const auto [known, fresh] = inside_->left.try_emplace(client);
        if (!fresh) return known->second;
        auto& statement = inside_->prepare("SELECT coalesce(closed_on, '') FROM client WHERE id = ?");
        statement.bind(1, client);
        if (statement.executeStep()) known->second = statement.getColumn(0).getString();
        statement.reset();
        return known->second;
    });
}

std::vector<std::string> Store::update(const Record& before, const Record& after) {
    return guarded([&] {
        const Noun& noun = *after.noun;
        inside_->left.clear();
        std::vector<std::string> changed;
        std::string sets;  // in one statement: a rule between two columns holds before and after, not halfway
        std::vector<std::size_t> places;
        for (const auto& column : stored_columns(noun)) {
            if (before.values[column.place] == after.values[column.place]) continue;
            sets += fmt::format("{}{} = ?", sets.empty() ? "" : ", ", column.name);
            places.push_back(column.place);
            changed.emplace_back(column.field->name);
        }
        if (!places.empty()) {
            auto& statement = inside_->prepare(fmt::format("UPDATE {} SET {} WHERE id = ?", noun.shape->table, sets));
            int at = 0;
            for (const auto place : places) bind_value(statement, ++at, after.values[place]);
            statement.bind(++at, after.id);
            statement.exec();
        }
        for (std::size_t i = 0; i < after.values.size(); ++i) {
            if (!is_words(noun, i) || before.values[i] == after.values[i]) continue;
            write_words(*inside_, after, i);
            changed.emplace_back(noun.uses[i].field);
        }
        return changed;
    });
}

std::int64_t Store::repoint(const Shape& shape, std::string_view field, std::int64_t from, std::int64_t to) {
    return guarded([&] {
        auto& statement = inside_->prepare(fmt::format("UPDATE {0} SET {1}_id = ? WHERE {1}_id = ?", shape.table, field));
        statement.bind(1, to);
        statement.bind(2, from);
        return std::int64_t{statement.exec()};
    });
}

Record Store::load(const Noun& noun, std::int64_t id) const {
    return guarded([&] {
        Record record(noun);
        std::string names = "code";
        const auto columns = stored_columns(noun);
        for (const auto& column : columns) names += ", " + column.name;
        auto& statement = inside_->prepare(fmt::format("SELECT {} FROM {} WHERE id = ?", names, noun.shape->table));
        statement.bind(1, id);
        if (!statement.executeStep()) throw std::logic_error(fmt::format("no {} {}", noun.name, id));
        record.id = id;
        record.code = statement.getColumn(0).getString();
        for (std::size_t i = 0; i < columns.size(); ++i)
            record.values[columns[i].place] = column_value(statement, static_cast<int>(i) + 1);
        statement.reset();
        for (std::size_t i = 0; i < record.values.size(); ++i)
            if (is_words(noun, i)) record.values[i] = read_words(*inside_, noun, id, noun.uses[i].field);
        return record;
    });
}

std::optional<std::int64_t> Store::find_code(const Noun& noun, std::string_view code) const {
    return find_by(noun, "code", std::string(code));
}

std::optional<std::int64_t> Store::find_by(const Noun& noun, std::string_view column, const Value& value) const {
    return guarded([&]() -> std::optional<std::int64_t> {
        auto& statement = inside_->prepare(
            fmt::format("SELECT id FROM {} WHERE {} = ?{} LIMIT 1", noun.shape->table, column, of_noun(noun)));
        bind_value(statement, 1, value);
        if (!statement.executeStep()) return std::nullopt;
        const std::int64_t id = statement.getColumn(0).getInt64();
        statement.reset();
        return id;
    });
}

std::vector<Named> Store::names(const Noun& noun) const {
    return guarded([&] {
        std::vector<Named> all;
        auto& statement = inside_->prepare(fmt::format("SELECT id, code, {} FROM {} WHERE 1{} ORDER BY code",
                                                       name_column(noun), noun.shape->table, of_noun(noun)));
        while (statement.executeStep())
            all.push_back({statement.getColumn(0).getInt64(), statement.getColumn(1).getString(),
                           statement.getColumn(2).getString()});
        return all;
    });
}

Named Store::name_of(const Noun& noun, std::int64_t id) const {
    return guarded([&] {
        auto& statement = inside_->prepare(
            fmt::format("SELECT code, {} FROM {} WHERE id = ?", name_column(noun), noun.shape->table));
        statement.bind(1, id);
        if (!statement.executeStep()) return Named{};
        Named named{id, statement.getColumn(0).getString(), statement.getColumn(1).getString()};
        statement.reset();
        return named;
    });
}

Named Store::any_name_of(std::string_view table, std::int64_t id) const {
    return guarded([&] {
        auto& statement = inside_->prepare(fmt::format("SELECT code, name FROM {} WHERE id = ?", table));
        statement.bind(1, id);
        if (!statement.executeStep()) return Named{};
        Named named{id, statement.getColumn(0).getString(), statement.getColumn(1).getString()};
        statement.reset();
        return named;
    });
}

}  // namespace caseload
