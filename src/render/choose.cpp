// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "caseload/error.hpp"
#include "caseload/text.hpp"
#include "view.hpp"

namespace caseload {
namespace {

bool is_for(Audience audience, Format format) {
    return audience != (is_machine(format) ? Audience::human : Audience::machine);
}

std::vector<const Table*> tables_of(const Document& document) {
    std::vector<const Table*> tables;
    for (const auto& block : document.blocks)
        if (const auto* table = std::get_if<Table>(&block)) tables.push_back(table);
    return tables;
}

std::vector<std::string> names_in(const std::vector<const Table*>& tables) {
    std::vector<std::string> names;
    for (const Table* table : tables)
        for (const Column& column : table->columns)
            if (std::find(names.begin(), names.end(), column.name) == names.end())
                names.push_back(column.name);
    return names;
}

/// The positions of all the fields in the table; empty when it lacks one. A field named twice counts once.
std::vector<std::size_t> positions(const Table& table, const std::vector<std::string>& fields) {
    std::vector<std::size_t> found;
    for (const std::string& field : fields) {
        const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                                     [&](const Column& column) { return column.name == field; });
        if (at == table.columns.end()) return {};
        const auto position = static_cast<std::size_t>(at - table.columns.begin());
        if (std::find(found.begin(), found.end(), position) == found.end()) found.push_back(position);
    }
    return found;
}

void check_names(const std::vector<const Table*>& tables, const std::vector<std::string>& fields) {
    const auto known = names_in(tables);
    Problems problems;
    for (const std::string& field : fields) {
        if (std::find(known.begin(), known.end(), field) != known.end()) continue;
        const std::string near = nearest(field, known);
        const std::string all = known.empty() ? "" : "there are " + join(known, ", ");
        problems.add("--fields: no column '" + field + "'",
                     near.empty() ? all : "did you mean '" + near + "'?");
    }
    problems.raise(Kind::usage);
}

std::vector<Block> chosen_fields(const Document& document, const Style& style) {
    const auto tables = tables_of(document);
    check_names(tables, style.fields);
    std::vector<Block> here;
    std::vector<Block>
        elsewhere;  // tables meant for the other audience: only when nothing else has the fields
    for (const Table* table : tables) {
        auto columns = positions(*table, style.fields);
        if (columns.empty()) continue;
        auto& blocks = is_for(table->audience, style.format) ? here : elsewhere;
        blocks.emplace_back(View{table, table->name, std::move(columns)});
    }
    if (here.empty() && elsewhere.empty())
        throw Error(Kind::usage, "--fields: no table has all of " + join(style.fields, ", "),
                    "--fields alone lists the columns of each table");
    return here.empty() ? elsewhere : here;
}

/// A workbook has both: a sheet that people read, and sheets of data.
Format read_as(const Table& table, Format format) {
    return format == Format::xlsx && table.audience == Audience::human ? Format::html : format;
}

std::vector<Block> all_fields(const Document& document, Format asked) {
    std::vector<Block> blocks;
    for (const auto& block : document.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            if (!is_machine(asked) || asked == Format::xlsx) blocks.emplace_back(paragraph);
            continue;
        }
        const auto& table = std::get<Table>(block);
        const Format format = read_as(table, asked);
        if (!is_for(table.audience, format)) continue;
        if (table.keyed_only && (format == Format::csv || format == Format::plain)) continue;
        View view{&table, table.name, {}};
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (is_for(table.columns[i].audience, format)) view.columns.push_back(i);
        blocks.emplace_back(std::move(view));
    }
    return blocks;
}

/// Two tables of one name would overwrite each other as JSON keys. A table for people lends its name to no sheet.
void make_names_unique(std::vector<Block>& blocks, Format format) {
    std::map<std::string, int> seen;
    for (Block& block : blocks)
        if (auto* view = std::get_if<View>(&block); view && read_as(*view->table, format) == format) {
            const int times = ++seen[view->table->name];
            if (times > 1) view->name += "_" + std::to_string(times);
        }
}

std::string type_name(CellType type) {
    switch (type) {
        case CellType::text:
            return "text";
        case CellType::code:
            return "code";
        case CellType::whole:
            return "whole";
        case CellType::decimal:
        case CellType::hundredths:
            return "decimal";
        case CellType::date:
            return "date";
        case CellType::time:
            return "time";
        case CellType::yes_no:
            return "yes_no";
    }
    return "text";
}

}  // namespace

bool is_machine(Format format) {
    return format != Format::table && format != Format::md && format != Format::html;
}

const Value& View::cell(const std::vector<Value>& row, std::size_t i) const {
    static const Value unknown;
    return columns[i] < row.size() ? row[columns[i]] : unknown;
}

std::vector<Block> choose(const Document& document, const Style& style) {
    auto blocks = style.fields.empty() ? all_fields(document, style.format) : chosen_fields(document, style);
    make_names_unique(blocks, style.format);
    return blocks;
}

Document list_columns(const Document& document, Format format) {
    Table list{.name = "fields", .title = {}, .columns = {}, .rows = {}, .when_empty = "no columns"};
    list.columns = {{"table", "TABLE"}, {"column", "COLUMN"}, {"type", "TYPE"}};
    const auto tables = tables_of(document);
    const bool any = std::ranges::any_of(tables, [&](const Table* table) { return is_for(table->audience, format); });
    for (const Table* table : tables)
        if (!any || is_for(table->audience, format))
            for (const Column& column : table->columns)
                list.rows.push_back({table->name, column.name, type_name(column.type)});
    Document listed;
    listed.add(std::move(list));
    return listed;
}

}  // namespace caseload
