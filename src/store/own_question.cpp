// SPDX-License-Identifier: MIT
// A question that a service wrote itself: it may read the documented views and nothing else, and change nothing.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "caseload/text.hpp"
#include "inside.hpp"

namespace caseload {

namespace embedded {
std::string_view sql_files(std::string_view path);
}

namespace {

struct View {
    std::string name, meaning;
    std::vector<std::pair<std::string, std::string>> columns;
};

// "people "everybody on the caseload""
std::pair<std::string, std::string> named(std::string_view line) {
    const auto open = line.find('"');
    return {trim(line.substr(0, open)), std::string(line.substr(open + 1, line.rfind('"') - open - 1))};
}

const std::vector<View>& views() {
    static const std::vector<View> all = [] {
        std::vector<View> found;
        for (const auto& line : split(embedded::sql_files("views.sql"), '\n')) {
            if (line.starts_with("-- @view ")) {
                const auto [name, meaning] = named(std::string_view(line).substr(9));
                found.push_back({name, meaning, {}});
            }
            if (line.starts_with("-- @column ")) found.back().columns.push_back(named(std::string_view(line).substr(11)));
        }
        return found;
    }();
    return all;
}

bool is_view(const char* name) {
    return name && std::ranges::find(views(), std::string_view(name), &View::name) != views().end();
}

// What the views read themselves: "people client enrolled_on".
using Reads = std::set<std::string>;

std::string read_words(const char* within, const char* table, const char* column) { return fmt::format("{} {} {}", within, table, column); }

int record(void* reads, int action, const char* first, const char* second, const char*, const char* within) {
    if (action != SQLITE_READ || !first || !second || !within) return SQLITE_OK;
    static_cast<Reads*>(reads)->insert(read_words(within, first, second));
    static_cast<Reads*>(reads)->insert(first);  // the table itself: SQLite asks for it where no column of it is needed
    return SQLITE_OK;
}

bool may_read(const Reads& reads, const char* table, const char* column, const char* within) {
    if (is_view(table)) return true;
    if (!table || !column) return false;
    if (!*column) return reads.contains(table);
    return within && reads.contains(read_words(within, table, column));
}

// Reading is allowed of our views, and of what they read themselves. Functions: those that compute.
int permit(void* reads, int action, const char* first, const char* second, const char*, const char* within) {
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_RECURSIVE: return SQLITE_OK;
        case SQLITE_READ:
            return may_read(*static_cast<const Reads*>(reads), first, second, within) ? SQLITE_OK : SQLITE_DENY;
        case SQLITE_FUNCTION: return second && std::string_view(second) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
        default: return SQLITE_DENY;
    }
}

Reads reads_of_views(sqlite3* db) {
    Reads reads;
    sqlite3_set_authorizer(db, record, &reads);
    for (const auto& view : views()) {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(db, ("SELECT * FROM temp." + view.name).c_str(), -1, &statement, nullptr);
        sqlite3_finalize(statement);
    }
    sqlite3_set_authorizer(db, nullptr, nullptr);
    return reads;
}

// A table of the question's own that is called like a view would be taken for it: "WITH people AS (..", "people(a) AS (..".
void no_view_made_anew(const std::string& sql, const std::string& section) {
    const std::string text = lower(squeeze(replace_all(sql, "(", " ( ")));
    for (const auto& view : views())
        for (const auto* after : {" as ( ", " ( ", " as materialized ( ", " as not materialized ( "})
            if (text.find(" " + view.name + after) != std::string::npos || text.find("," + view.name + after) != std::string::npos)
                throw Error(Kind::refused, fmt::format("section {} makes a table of its own that is called like the view {}", caseload::quoted(section), view.name), "call it something else");
}

class Watched {
  public:
    explicit Watched(sqlite3* db) : db_(db), reads_(reads_of_views(db)) { sqlite3_set_authorizer(db_, permit, &reads_); }
    ~Watched() { sqlite3_set_authorizer(db_, nullptr, nullptr); }
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

  private:
    sqlite3* db_;
    Reads reads_;
};

}  // namespace

Table view_columns() {
    Table table;
    table.name = "schema";
    table.columns = {{"view", "VIEW", CellType::code}, {"column", "COLUMN", CellType::code}, {"meaning", "MEANING", CellType::text, 0, Audience::both, true}};
    for (const auto& view : views()) {
        table.rows.push_back({view.name, std::string{}, view.meaning});
        for (const auto& [column, meaning] : view.columns) table.rows.push_back({view.name, column, meaning});
    }
    return table;
}

void Store::lend_views() {
    if (!inside_->lent.insert("views").second) return;
    guarded([&] {
        if (inside_->reading) inside_->db.exec("PRAGMA query_only = OFF");
        inside_->db.exec(std::string(embedded::sql_files("views.sql")));
        if (inside_->reading) inside_->db.exec("PRAGMA query_only = ON");
    });
}

Table Store::own_question(const std::string& text, const std::string& section, const Parameters& parameters) {
    const Query asked = read_query(text, section, section);
    no_view_made_anew(asked.sql, section);
    lend_views();
    sqlite3* db = inside_->db.getHandle();
    const Watched watched(db);
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v2(db, asked.sql.c_str(), static_cast<int>(asked.sql.size()), &statement, &rest);
    const bool asks = statement != nullptr;
    sqlite3_finalize(statement);
    if (code == SQLITE_AUTH)
        throw Error(Kind::refused, fmt::format("section {}: {}", caseload::quoted(section), sqlite3_errmsg(db)),
                    "a report of your own reads the views of `caseload schema` and changes nothing", "caseload schema");
    if (code != SQLITE_OK) throw Error(Kind::setup, fmt::format("section {}: {}", caseload::quoted(section), sqlite3_errmsg(db)), {}, "caseload schema");
    if (!asks) throw Error(Kind::setup, fmt::format("section {} asks nothing", caseload::quoted(section)));
    if (!trim(rest).empty() && trim(rest) != ";") throw Error(Kind::setup, fmt::format("section {} holds more than one statement", caseload::quoted(section)));
    return guarded([&] {
        Question question(db, asked.sql);
        question.bind_all(parameters);
        Table table = asked.header;
        if (question.columns() != table.columns.size())
            throw Error(Kind::setup, fmt::format("section {} declares {} columns and gives {}", caseload::quoted(section), table.columns.size(), question.columns()));
        while (question.step()) {
            auto& row = table.rows.emplace_back(question.columns());
            for (std::size_t i = 0; i < row.size(); ++i) question.take(i, row[i]);
        }
        return table;
    });
}

}  // namespace caseload
