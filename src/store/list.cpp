// SPDX-License-Identifier: MIT
// `list` of any noun, from its description: no noun needs a statement of its own.
#include <fmt/format.h>

#include "caseload/text.hpp"
#include "columns.hpp"
#include "inside.hpp"

namespace caseload {
namespace {

CellType cell_type(const Field& field) {
    switch (field.type) {
        case FieldType::whole: return CellType::whole;
        case FieldType::hundredths: return CellType::hundredths;
        case FieldType::date:
        case FieldType::moment: return CellType::date;
        case FieldType::time: return CellType::time;
        case FieldType::yes_no: return CellType::yes_no;
        case FieldType::record: return CellType::code;
        default: return CellType::text;
    }
}

std::string title_of(std::string_view name) {
    return upper(replace_all(replace_all(std::string(name), "_on", ""), "_", " "));
}

struct Select {
    std::string columns = "t.code";
    std::string joins;
    std::string where = "1";
    std::vector<Value> values;
};

void select_record(Select& select, Table& table, const Field& field, bool listed) {
    const std::string name(field.name);
    const bool person = name == "client";
    const std::string other = table_of(field.of);
    const bool unnamed = !has_names(other);
    select.joins += fmt::format(" LEFT JOIN {0} AS {1}_ ON {1}_.id = t.{1}_id", other, name);
    select.columns += fmt::format(", {}_.code", name);
    // A person is known by the code, a practice by its name.
    const auto shown = listed ? Audience::both : Audience::machine;
    table.columns.push_back({name, title_of(name), CellType::code, 0, person || unnamed ? shown : Audience::machine});
    if (unnamed) return;
    select.columns += fmt::format(", {}_.name", name);
    table.columns.push_back({name + "_name", person ? "PERSON" : title_of(name), CellType::text, 0, shown, true});
}

void select_column(Select& select, Table& table, const Noun& noun, const Use& use) {
    const Field& field = field_of(noun, use);
    const std::string name(field.name);
    if (field.type == FieldType::record) return select_record(select, table, field, use.listed);
    if (field.type == FieldType::words)
        select.columns += fmt::format(", (SELECT group_concat(word, ', ') FROM {0} WHERE {1}_id = t.id AND field = '{2}')",
                                      noun.shape->tags, noun.shape->table, name);
    else select.columns += ", t." + name;
    Column column{name, title_of(name), cell_type(field)};
    column.decimals = field.of == "pence" ? 2 : field.type == FieldType::hundredths ? -1 : 0;  // each instrument has its own places
    column.flexible = field.type == FieldType::text || field.type == FieldType::note || field.type == FieldType::words;
    column.audience = use.listed ? Audience::both : Audience::machine;
    table.columns.push_back(column);
}

void add_condition(Select& select, std::string condition, Value value) {
    select.where += " AND " + std::move(condition);
    select.values.push_back(std::move(value));
}

void filter_rows(Select& select, const Noun& noun, const Filter& filter) {
    if (noun.shape->shared) add_condition(select, "t.noun = ?", std::string(noun.name));
    for (const auto& [name, value] : filter.equal) {
        const Field* field = noun.shape->find(name);
        if (field->type == FieldType::words)
            add_condition(select, fmt::format("EXISTS (SELECT 1 FROM {0} w WHERE w.{1}_id = t.id AND w.field = '{2}' AND w.word = ?)",
                                              noun.shape->tags, noun.shape->table, name), value);
        else add_condition(select, fmt::format("t.{}{} = ?", name, field->type == FieldType::record ? "_id" : ""), value);
    }
    if (!filter.code_begins.empty()) {
        add_condition(select, "t.code >= ?", filter.code_begins);
        add_condition(select, "t.code < ?", filter.code_begins + "~");  // behind every letter and digit
    }
    if (!filter.from.empty()) add_condition(select, fmt::format("t.{} >= ?", noun.order), filter.from);
    if (!filter.to.empty()) add_condition(select, fmt::format("t.{} <= ?", noun.order), filter.to);
    if (filter.open == Filter::Open::open) select.where += " AND t.closed_on IS NULL";
    if (filter.open == Filter::Open::closed) select.where += " AND t.closed_on IS NOT NULL";
}

std::string statement_of(const Select& select, const Noun& noun, const Filter& filter) {
    const std::string order = fmt::format("t.{}", noun.order);
    if (filter.limit <= 0)
        return fmt::format("SELECT {} FROM {} AS t{} WHERE {} ORDER BY {}, t.id", select.columns, noun.shape->table,
                           select.joins, select.where, order);
    // The newest so many, printed oldest first like the whole list.
    return fmt::format("SELECT {0} FROM {1} AS t{2} WHERE t.id IN (SELECT t.id FROM {1} AS t WHERE {3} ORDER BY {4} DESC, "
                       "t.id DESC LIMIT {5}) ORDER BY {4}, t.id",
                       select.columns, noun.shape->table, select.joins, select.where, order, filter.limit);
}

}  // namespace

Table Store::list(const Noun& noun, const Filter& filter) const {
    return guarded([&] {
        Table table;
        table.name = std::string(noun.plural);
        table.when_empty = fmt::format("No {}.", noun.plural);
        table.columns.push_back({"code", "CODE", CellType::code});
        Select select;
        for (const auto& use : noun.uses)
            if (use.listed) select_column(select, table, noun, use);
        for (const auto& use : noun.uses)
            if (!use.listed) select_column(select, table, noun, use);
        filter_rows(select, noun, filter);
        SQLite::Statement statement(inside_->db, statement_of(select, noun, filter));
        for (std::size_t i = 0; i < select.values.size(); ++i) bind_value(statement, static_cast<int>(i) + 1, select.values[i]);
        while (statement.executeStep()) {
            Row row;
            for (int i = 0; i < statement.getColumnCount(); ++i) row.push_back(column_value(statement, i));
            table.rows.push_back(std::move(row));
        }
        return table;
    });
}

}  // namespace caseload
