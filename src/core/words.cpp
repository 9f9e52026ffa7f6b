// SPDX-License-Identifier: MIT
#include "words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "fill.hpp"

namespace caseload {
namespace {

constexpr std::size_t longest_shown = 60;

std::string title_of(std::string_view field) { return replace_all(std::string(field), "_", " "); }

CellType cell_type(FieldType type) {
    switch (type) {
        case FieldType::whole: return CellType::whole;
        case FieldType::hundredths: return CellType::hundredths;
        case FieldType::date:
        case FieldType::moment: return CellType::date;
        case FieldType::time: return CellType::time;
        case FieldType::record: return CellType::code;
        case FieldType::yes_no: return CellType::yes_no;
        default: return CellType::text;
    }
}

void add_column(const Desk& desk, const Record& record, std::size_t place, Table& table) {
    const Use& use = record.noun->uses[place];
    const Field& field = field_of_use(*record.noun, use);
    Column column{std::string(field.name), title_of(field.name), cell_type(field.type)};
    if (field.type == FieldType::hundredths) column.decimals = field.of == "pence" ? 2 : -1;
    if (field.type != FieldType::record) {
        table.columns.push_back(column);
        table.rows[0].push_back(record.values[place]);
        return;
    }
    const Noun& other = noun(words_of(field, use));
    const Named named = is_known(record.values[place]) ? desk.store().name_of(other, whole_of(record.values[place])) : Named{};
    table.columns.push_back(column);
    table.rows[0].push_back(named.code.empty() ? Value{} : Value{named.code});
    if (other.name_field.empty()) return;
    table.columns.push_back({column.name + "_name", column.title + " name", CellType::text});
    table.rows[0].push_back(named.name.empty() ? Value{} : Value{named.name});
}

std::string number_words(std::string_view field, std::int64_t number) {
    if (field == "minutes") return fmt::format("{} min", number);
    return fmt::format("{} {}", title_of(field), number);
}

}  // namespace

std::string label_of(const Desk& desk, std::string_view vocabulary, const std::string& key) {
    const Word* word = desk.config().word(vocabulary, key);
    return word && !word->label.empty() ? word->label : key;
}

std::string words_counting_as(const Desk& desk, std::string_view vocabulary, std::string_view what) {
    std::string words = " ";
    for (const auto& word : desk.config().vocabulary(vocabulary)->words)
        if (word.counts_as == what) words += word.key + " ";
    return words;
}

std::string day_words(const std::string& iso) {
    const auto day = Date::from_iso(iso);
    return day ? day->words() : iso;
}

void show_words(const Desk& desk, const Noun& noun, Table& table, const std::vector<std::pair<std::size_t, std::string_view>>& columns) {
    for (auto& row : table.rows)
        for (const auto& [place, field] : columns)
            if (is_known(row[place])) row[place] = shown_value(desk, noun, *noun.use(field), row[place]);
}

std::string code_and_name(const Desk& desk, const Noun& noun, std::int64_t id) {
    const Named named = desk.store().name_of(noun, id);
    return named.name.empty() ? named.code : named.code + " " + named.name;
}

std::string shown_value(const Desk& desk, const Noun& noun, const Use& use, const Value& value) {
    const Field& field = field_of_use(noun, use);
    const auto vocabulary = words_of(field, use);
    switch (field.type) {
        case FieldType::whole: return number_words(field.name, whole_of(value));
        case FieldType::hundredths:
            if (field.of == "pence") return fmt::format("{} £{}", title_of(field.name), format_hundredths(whole_of(value), 2));
            return format_hundredths(whole_of(value), -1);
        case FieldType::date:
        case FieldType::moment: {
            const auto day = Date::from_iso(text_of(value));
            const std::string words = day ? day->words() : text_of(value);
            return field.name == "date" ? words : fmt::format("{} {}", replace_all(title_of(field.name), " on", ""), words);
        }
        case FieldType::yes_no: return fmt::format("{}: {}", title_of(field.name), whole_of(value) != 0 ? "yes" : "no");
        case FieldType::record: return code_and_name(desk, caseload::noun(vocabulary), whole_of(value));
        case FieldType::nhs_number: return format_nhs_number(text_of(value));
        case FieldType::word: return label_of(desk, vocabulary, text_of(value));
        case FieldType::words: return replace_all(text_of(value), ",", ", ");
        case FieldType::instrument: {
            const Instrument* instrument = desk.config().instrument(text_of(value));
            return instrument ? instrument->label : text_of(value);
        }
        case FieldType::text:
            if (!vocabulary.empty()) return label_of(desk, vocabulary, text_of(value));
            return cut_to_width(text_of(value), longest_shown);
        default: return cut_to_width(text_of(value), longest_shown);
    }
}

Table record_table(const Desk& desk, const Record& record, std::string name) {
    Table table;
    table.name = std::move(name);
    table.layout = Layout::record;
    table.columns = {{"code", "code", CellType::code}};
    table.rows = {{record.code}};
    for (std::size_t i = 0; i < record.values.size(); ++i) add_column(desk, record, i, table);
    return table;
}

Document change_document(const Desk& desk, const std::string& change, const Record& record,
                         const std::vector<std::string>& fields) {
    Document document;
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        const Use& use = record.noun->uses[i];
        const FieldType type = field_of_use(*record.noun, use).type;
        const bool asked = fields.empty() || std::ranges::find(fields, use.field) != fields.end() || use.field == "client" ||
                           use.field == record.noun->name_field;
        if (!asked || use.kept) continue;
        if (type == FieldType::note) {  // long: that it changed is enough
            if (!fields.empty()) parts.push_back(title_of(use.field));
            continue;
        }
        if (!is_known(record.values[i])) {
            if (!fields.empty()) parts.push_back("no " + title_of(use.field));
            continue;
        }
        if (use.field == "time" && !parts.empty()) parts.back() += " " + text_of(record.values[i]);
        else parts.push_back(shown_value(desk, *record.noun, use, record.values[i]));
    }
    document.say(fmt::format("{} {}: {}", record.code, change, join(parts, " · ")));
    Table table = record_table(desk, record, "change");
    table.audience = Audience::machine;
    table.columns.insert(table.columns.begin(),
                         {{"operation", "operation", CellType::code}, {"change", "change"}, {"noun", "noun"}});
    table.rows[0].insert(table.rows[0].begin(), {Value{}, Value{change}, Value{std::string(record.noun->name)}});
    document.add(std::move(table));
    document.codes.push_back(record.code);
    return document;
}

}  // namespace caseload
