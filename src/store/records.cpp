// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "caseload/text.hpp"
#include "columns.hpp"
#include "inside.hpp"

namespace caseload {
namespace {

std::string insert_sql(const Noun& noun, const std::vector<StoredColumn>& columns) {
    std::string names = "code", marks = "?";
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
    return column_value(statement, 0);
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

std::string Store::Inside::take_code(std::string_view prefix, int digits) {
    auto& next = prepare("INSERT INTO sequence VALUES (?, 1) ON CONFLICT(prefix) DO UPDATE SET last = last + 1 RETURNING last");
    next.bind(1, std::string(prefix));
    next.executeStep();
    const std::int64_t number = next.getColumn(0).getInt64();
    next.reset();
    return fmt::format("{}-{:0{}}", prefix, number, digits);
}

std::string Store::take_code(std::string_view prefix, int digits) {
    return guarded([&] { return inside_->take_code(prefix, digits); });
}

void Store::insert(Record& record) {
    guarded([&] {
        const Noun& noun = *record.noun;
        record.code = inside_->take_code(noun.prefix, noun.digits);
        const auto columns = stored_columns(noun);
        auto& statement = inside_->prepare(insert_sql(noun, columns));
        int place = 0;
        statement.bind(++place, record.code);
        if (noun.shape->shared) statement.bind(++place, std::string(noun.name));
        for (const auto& column : columns) bind_value(statement, ++place, record.values[column.place]);
        statement.exec();
        record.id = inside_->db.getLastInsertRowid();
        for (std::size_t i = 0; i < record.values.size(); ++i)
            if (is_words(noun, i) && is_known(record.values[i])) write_words(*inside_, record, i);
    });
}

std::vector<std::string> Store::update(const Record& before, const Record& after) {
    return guarded([&] {
        const Noun& noun = *after.noun;
        std::vector<std::string> changed;
        for (const auto& column : stored_columns(noun)) {
            if (before.values[column.place] == after.values[column.place]) continue;
            auto& statement =
                inside_->prepare(fmt::format("UPDATE {} SET {} = ? WHERE id = ?", noun.shape->table, column.name));
            bind_value(statement, 1, after.values[column.place]);
            statement.bind(2, after.id);
            statement.exec();
            changed.emplace_back(column.field->name);
        }
        for (std::size_t i = 0; i < after.values.size(); ++i) {
            if (!is_words(noun, i) || before.values[i] == after.values[i]) continue;
            write_words(*inside_, after, i);
            changed.emplace_back(noun.uses[i].field);
        }
        return changed;
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
