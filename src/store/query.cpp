// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <sstream>

#include "caseload/text.hpp"
#include "inside.hpp"

namespace caseload {

namespace embedded {
std::string_view sql_files(std::string_view path);
}

namespace {

CellType cell_type(std::string_view word) {
    if (word == "code") return CellType::code;
    if (word == "whole") return CellType::whole;
    if (word.starts_with("decimal")) return CellType::decimal;
    if (word.starts_with("hundredths")) return CellType::hundredths;
    if (word == "date") return CellType::date;
    if (word == "time") return CellType::time;
    if (word == "yes_no") return CellType::yes_no;
    return CellType::text;
}

// What it counts: "count", "share:attended/booked", "mean:both/worthwhile_change".
bool read_figure(std::string_view word, FigureRole& figure) {
    const auto colon = word.find(':');
    const auto kind = word.substr(0, colon);
    if (kind == "count") figure.kind = FigureRole::Kind::count;
    else if (kind == "plain") figure.kind = FigureRole::Kind::plain;
    else if (kind == "share") figure.kind = FigureRole::Kind::share;
    else if (kind == "mean") figure.kind = FigureRole::Kind::mean;
    else if (kind == "low") figure.kind = FigureRole::Kind::low;
    else if (kind == "high") figure.kind = FigureRole::Kind::high;
    else if (kind == "derived") figure.kind = FigureRole::Kind::derived;
    else if (kind == "chance") figure.kind = FigureRole::Kind::chance;
    else return false;
    if (colon != std::string_view::npos) figure.of = std::string(word.substr(colon + 1));
    return true;
}

// "start_mean "START" decimal:1 human flexible"
Column column_line(std::string_view line) {
    Column column;
    const auto open = line.find('"');
    const auto close = line.find('"', open + 1);
    column.name = trim(line.substr(0, open));
    column.title = std::string(line.substr(open + 1, close - open - 1));
    for (const auto& word : split(trim(line.substr(close + 1)), ' ')) {
        if (word == "human") column.audience = Audience::human;
        else if (word == "machine") column.audience = Audience::machine;
        else if (word == "flexible") column.flexible = true;
        else if (read_figure(word, column.figure)) continue;
        else {
            column.type = cell_type(word);
            const auto colon = word.find(':');
            if (colon != std::string::npos) column.decimals = std::stoi(word.substr(colon + 1));
        }
    }
    return column;
}

std::string quoted_in(std::string_view line) {
    const auto open = line.find('"');
    const auto close = line.rfind('"');
    return open < close ? std::string(line.substr(open + 1, close - open - 1)) : std::string{};
}

void read_header_line(std::string_view line, Table& header) {
    if (line.starts_with("-- @column ")) header.columns.push_back(column_line(line.substr(11)));
    if (line.starts_with("-- @title ")) header.title = quoted_in(line);
    if (line.starts_with("-- @empty ")) header.when_empty = quoted_in(line);
    if (line.starts_with("-- @record")) header.layout = Layout::record;
    if (line.starts_with("-- @sum ")) header.sums.push_back(trim(line.substr(8)));
    if (line.starts_with("-- @total_last")) header.total_last = true;
}

std::string_view file_of(std::string_view name) {
    const auto text = embedded::sql_files(std::string(name.substr(0, name.find('#'))) + ".sql");
    if (text.empty()) throw std::logic_error(fmt::format("no query {}", name));
    return text;
}

}  // namespace

namespace {

// The next line of the text, which is shortened by it.
std::string_view next_line(std::string_view& text) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return line;
}

constexpr std::string_view section_mark = "-- @section ", include_mark = "-- @include ";

}  // namespace

Query read_query(std::string_view text, std::string_view section, std::string_view called) {
    Query found;
    found.header.name = std::string(section.empty() ? called : section);
    bool seen = section.empty(), inside = seen;
    while (!text.empty()) {
        const auto line = next_line(text);
        if (line.starts_with(section_mark)) {
            if (inside && !section.empty()) break;
            seen = inside = section.empty() || trim(line.substr(section_mark.size())) == section;
        } else if (inside && !line.starts_with("--")) found.sql.append(line) += '\n';
        else if (inside && line.starts_with(include_mark)) found.sql += query(trim(line.substr(include_mark.size()))).sql;
        else if (inside) read_header_line(line, found.header);
    }
    if (!seen) throw std::logic_error(fmt::format("no query {}", called));
    return found;
}

const Query& query(std::string_view name) {
    static std::map<std::string, Query, std::less<>> read;
    const auto found = read.find(name);
    if (found != read.end()) return found->second;
    const auto hash = name.find('#');
    return read.emplace(name, read_query(file_of(name), hash == std::string_view::npos ? "" : name.substr(hash + 1), name)).first->second;
}

void bind_value(SQLite::Statement& statement, int place, const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) statement.bind(place, static_cast<std::int64_t>(*whole));
    else if (const auto* decimal = std::get_if<double>(&value)) statement.bind(place, *decimal);
    else if (const auto* text = std::get_if<std::string>(&value)) statement.bind(place, *text);
    else statement.bind(place);
}

Question::Question(sqlite3* db, const std::string& sql) : db_(db) {
    if (sqlite3_prepare_v2(db, sql.c_str(), static_cast<int>(sql.size()), &statement_, nullptr) != SQLITE_OK)
        throw SQLite::Exception(db);
}

void Question::bind_all(const Parameters& parameters) {
    sqlite3_reset(statement_);
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement_); ++i) {
        const char* name = sqlite3_bind_parameter_name(statement_, i);
        const auto found = name ? parameters.find(std::string_view(name + 1)) : parameters.end();
        if (found == parameters.end()) sqlite3_bind_null(statement_, i);
        else if (const auto* whole = std::get_if<std::int64_t>(&found->second)) sqlite3_bind_int64(statement_, i, *whole);
        else if (const auto* decimal = std::get_if<double>(&found->second)) sqlite3_bind_double(statement_, i, *decimal);
        else if (const auto* text = std::get_if<std::string>(&found->second))
            sqlite3_bind_text(statement_, i, text->data(), static_cast<int>(text->size()), SQLITE_TRANSIENT);
        else sqlite3_bind_null(statement_, i);
    }
}

bool Question::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) throw SQLite::Exception(db_, code);
    return false;
}

void Question::take(std::size_t column, Value& cell) const {
    const int place = static_cast<int>(column);
    sqlite3_value* value = sqlite3_column_value(statement_, place);
    switch (sqlite3_value_type(value)) {
        case SQLITE_INTEGER:
            if (auto* whole = std::get_if<std::int64_t>(&cell)) *whole = sqlite3_value_int64(value);
            else cell = static_cast<std::int64_t>(sqlite3_value_int64(value));
            break;
        case SQLITE_FLOAT: cell = sqlite3_value_double(value); break;
        case SQLITE_NULL: cell = std::monostate{}; break;
        default: {
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, place));
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, place));
            if (auto* text = std::get_if<std::string>(&cell)) text->assign(bytes ? bytes : "", size);
            else cell = std::string(bytes ? bytes : "", size);
        }
    }
}

Value column_value(SQLite::Statement& statement, int place) {
    const auto column = statement.getColumn(place);
    if (column.isNull()) return {};
    if (column.isInteger()) return column.getInt64();
    if (column.isFloat()) return column.getDouble();
    return column.getString();
}

namespace {

void bind_all(SQLite::Statement& statement, const Parameters& parameters) {
    for (const auto& [name, value] : parameters) {
        const int place = statement.getIndex((":" + name).c_str());
        if (place > 0) bind_value(statement, place, value);
    }
}

// What is lent and kept in the file is asked for there. A question that forgot to have it lent finds no such table, and
// does not answer from what the config said once.
std::string with_kept(std::string sql, const std::unordered_set<std::string>& kept) {
    for (const auto& table : kept) sql = replace_all(std::move(sql), "/*lent*/" + table, "kept_" + table);
    return sql;
}

// A question about everybody becomes one about one person, with the index that serves it.
std::string narrowed(std::string sql, bool of_one) {
    return of_one ? replace_all(std::move(sql), "/*and client*/", "AND s.client_id = :client") : sql;
}

}  // namespace

std::string Store::Inside::wording(std::string_view name, bool of_one) const { return with_kept(narrowed(query(name).sql, of_one), kept); }

Question& Store::Inside::question(std::string_view name, const Parameters& parameters, const Around& around) {
    const auto client = parameters.find("client");
    const bool of_one = client != parameters.end() && is_known(client->second);
    auto& question = questions[fmt::format("{}{}{}", name, of_one ? " of one" : "", around ? " inside" : "")];
    if (!question) question = std::make_unique<Question>(db.getHandle(), around ? around(wording(name, of_one)) : wording(name, of_one));
    question->bind_all(parameters);
    return *question;
}

void Store::each(std::string_view name, const Parameters& parameters, const std::function<void(const Row&)>& row) const {
    guarded([&] {
        if (name.starts_with("reports/") && !inside_->statistics) {
            register_statistics(inside_->db.getHandle());
            inside_->statistics = true;
        }
        auto& question = inside_->question(name, parameters);
        Row cells(question.columns());
        while (question.step()) {
            for (std::size_t i = 0; i < cells.size(); ++i) question.take(i, cells[i]);
            row(cells);
        }
        question.reset();
    });
}

std::vector<std::string> Store::plan(std::string_view name, bool of_one) const {
    return guarded([&] {
        register_statistics(inside_->db.getHandle());
        SQLite::Statement statement(inside_->db, "EXPLAIN QUERY PLAN " + inside_->wording(name, of_one));
        std::vector<std::string> lines;
        while (statement.executeStep()) lines.push_back(statement.getColumn(3).getString());
        return lines;
    });
}

std::vector<Row> Store::rows(std::string_view name, const Parameters& parameters) const {
    std::vector<Row> all;
    each(name, parameters, [&](const Row& row) { all.push_back(row); });
    return all;
}

Table Store::table(std::string_view name, const Parameters& parameters) const {
    Table table = query(name).header;
    table.rows = rows(name, parameters);
    for (const auto& row : table.rows)
        if (row.size() != table.columns.size())
            throw std::logic_error(fmt::format("{} declares {} columns and gives {}", name, table.columns.size(), row.size()));
    return table;
}

Table Store::heading(std::string_view name) const { return query(name).header; }

std::vector<std::string> Store::columns(std::string_view name) const {
    std::vector<std::string> names;
    for (const auto& column : query(name).header.columns) names.push_back(column.name);
    return names;
}

namespace {

std::vector<std::string> marked_lines(std::string_view name, std::string_view mark) {
    std::vector<std::string> lines;
    for (const auto& line : split(file_of(name), '\n'))
        if (line.starts_with(mark)) lines.push_back(line.substr(mark.size()));
    return lines;
}

}  // namespace

std::vector<std::string> Store::explanations(std::string_view name) const { return marked_lines(name, "-- @explain "); }
std::vector<std::string> Store::recipes(std::string_view name) const { return marked_lines(name, "-- @recipe "); }

std::int64_t Store::write(std::string_view name, const Parameters& parameters) {
    return guarded([&] {
        auto& statement = inside_->prepare(query(name).sql);
        bind_all(statement, parameters);
        statement.exec();
        statement.reset();
        return inside_->db.getLastInsertRowid();
    });
}

bool Store::has_lent(std::string_view table) const { return inside_->lent.contains(std::string(table)); }

bool Store::keeps(std::string_view table, std::int64_t made_of) const {
    return guarded([&] {
        auto& statement = inside_->prepare(fmt::format("SELECT made_of FROM kept_{} LIMIT 1", table));
        const bool same = statement.executeStep() && statement.getColumn(0).getInt64() == made_of;
        statement.reset();
        return same;
    });
}

bool Store::uses_kept(std::string_view table, std::int64_t made_of) {
    if (!keeps(table, made_of)) return false;
    if (!has_lent(table)) {
        inside_->kept.emplace(table);
        inside_->lent.emplace(table);
    }
    return true;
}

void Store::keep(std::string_view table, std::int64_t made_of, const std::vector<std::string>& columns, const std::vector<Row>& rows) {
    guarded([&] {
        inside_->db.exec(fmt::format("DELETE FROM kept_{}", table));
        inside_->put_rows(fmt::format("kept_{}", table), columns, rows, made_of);
    });
}

void Store::lend(std::string_view table, const std::vector<std::string>& columns, const std::vector<Row>& rows) {
    if (has_lent(table)) throw std::logic_error(fmt::format("{} is lent already", table));
    guarded([&] {
        if (inside_->reading) inside_->db.exec("PRAGMA query_only = OFF");
        inside_->db.exec(fmt::format("CREATE TEMP TABLE {}({})", table, fmt::join(columns, ", ")));
        inside_->put_rows(fmt::format("temp.{}", table), columns, rows);
        if (inside_->reading) inside_->db.exec("PRAGMA query_only = ON");
        inside_->lent.emplace(table);
    });
}

void Store::Inside::put_rows(const std::string& table, const std::vector<std::string>& columns, const std::vector<Row>& rows,
                             std::optional<std::int64_t> made_of) {
    std::string marks;
    for (std::size_t i = 0; i < columns.size() + made_of.has_value(); ++i) marks += i ? ", ?" : "?";
    auto& statement = prepare(fmt::format("INSERT INTO {}({}{}) VALUES ({})", table, fmt::join(columns, ", "), made_of ? ", made_of" : "", marks));
    for (const auto& row : rows) {
        int place = 0;
        for (const auto& value : row) bind_value(statement, ++place, value);
        if (made_of) statement.bind(++place, *made_of);
        statement.exec();
        statement.reset();
    }
}

}  // namespace caseload
