// SPDX-License-Identifier: MIT
#include "extract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"
#include "fill.hpp"
#include "source.hpp"

namespace caseload {
namespace {

struct Wanted {
    std::string name;         ///< ours
    std::size_t column = 0;   ///< in the file
    const Use* use = nullptr; ///< of a candidate; null: only rules ask about it
    bool list = false, day = false;
};

bool among(const std::vector<std::string>& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }

std::vector<Wanted> lay_over(const Screen& screen, const CsvRecord& header, const std::string& file, Problems& problems) {
    std::vector<Wanted> wanted;
    std::vector<std::string> used;
    for (const auto& rule : screen.columns) {
        const auto at = std::ranges::find(header.cells, rule.column);
        if (at == header.cells.end()) {
            const auto near = nearest(rule.column, header.cells);
            problems.add({.what = fmt::format("no column '{}', which screen '{}' wants for {}", rule.column, screen.name, rule.field),
                          .where = fmt::format("{}:{}:1", file, header.line), .hint = near.empty() ? "" : fmt::format("did you mean '{}'?", near)});
            continue;
        }
        used.push_back(rule.column);
        const Use* use = noun("candidate").use(rule.field);
        if (use && use->kept) use = nullptr;
        const bool day = rule.field == "birth_date" || among(screen.dates, rule.field);
        wanted.push_back({rule.field, static_cast<std::size_t>(at - header.cells.begin()), use, among(screen.lists, rule.field), day});
    }
    for (std::size_t i = 0; i < header.cells.size() && !among(screen.ignore, "*"); ++i)
        if (!among(used, header.cells[i]) && !among(screen.ignore, header.cells[i]))
            problems.add({.what = fmt::format("column '{}' is not known", header.cells[i]), .where = fmt::format("{}:{}:{}", file, header.line, header.columns[i]),
                          .hint = fmt::format("name it in [screen.{}] columns, or in ignore", screen.name)});
    return wanted;
}

std::string day_in(const Screen& screen, const std::string& text) {
    if (const auto day = parse_by_pattern(text, screen.date_format)) return day->iso();
    throw Error(Kind::refused, fmt::format("{} is not a day of the form {}", caseload::quoted(text), screen.date_format), fmt::format("date_format in [screen.{}]", screen.name));
}

class Rows {
  public:
    Rows(const Desk& desk, const Screen& screen, const std::string& file, Problems& problems) : desk_(desk), screen_(screen), file_(file), problems_(problems) {}

    std::vector<Wanted> wanted;

    void take(const CsvRecord& row, Extract& into) {
        Extracted one{row.line, Record(noun("candidate")), {}};
        bool sound = true;
        for (const auto& column : wanted) sound = put(column, row, one) && sound;
        if (!sound) return void(++into.rejected);
        const std::string who = identity(one.candidate);
        if (who.empty()) {
            ++into.rejected;
            return problems_.add({.what = "nobody can be told from this row", .where = fmt::format("{}:{}:1", file_, row.line), .hint = "an NHS number, or a name and a birth date"});
        }
        const auto known = by_identity_.find(who);
        if (known != by_identity_.end()) return join_rows(into.people[known->second], one);
        by_identity_.emplace(who, into.people.size());
        into.people.push_back(std::move(one));
    }

    void work_out_age(Extracted& one) const {
        if (one.facts.contains("age") || !one.candidate.has("birth_date")) return;
        if (const auto born = Date::from_iso(one.candidate.text("birth_date"))) one.facts["age"] = {std::to_string(years_of_age(*born, desk_.today()))};
    }

  private:
    bool put(const Wanted& column, const CsvRecord& row, Extracted& one) {
        std::string text(column.column < row.cells.size() ? trim_wide(row.cells[column.column]) : "");
        if (column.list) {
            auto& values = one.facts[column.name];
            for (const auto& part : split(text, screen_.separator.empty() ? ';' : screen_.separator[0]))
                if (const std::string value(trim_wide(part)); !value.empty()) values.push_back(value);
            return true;
        }
        if (text.empty()) return true;
        try {
            if (column.day) text = day_in(screen_, text);
            if (column.use) {
                one.candidate.at(column.name) = read_value(desk_, noun("candidate"), *column.use, column.name, text, Sense::past);
                const Value& value = one.candidate.at(column.name);
                if (std::holds_alternative<std::string>(value)) text = text_of(value);
            }
            one.facts[column.name] = {text};
            return true;
        } catch (const Error& error) {
            if (error.kind() == Kind::setup || error.kind() == Kind::bug) throw;
            Problem problem = error.problems().front();
            problem.where = fmt::format("{}:{}:{}", file_, row.line, row.columns[column.column]);
            problem.paste.clear();
            problems_.add(std::move(problem));
            return false;
        }
    }

    static std::string identity(const Record& one) {
        if (one.has("nhs_number")) return one.text("nhs_number");
        if (!one.has("name") || !one.has("birth_date")) return {};
        return fold(squeeze(one.text("name"))) + "\n" + one.text("birth_date");
    }

    void join_rows(Extracted& first, Extracted& again) const {
        for (auto& [fact, values] : again.facts) {
            auto& known = first.facts[fact];
            if (!among(screen_.lists, fact)) known.clear();
            for (auto& value : values)
                if (!among(known, value)) known.push_back(std::move(value));
        }
        for (std::size_t i = 0; i < first.candidate.values.size(); ++i)
            if (is_known(again.candidate.values[i])) first.candidate.values[i] = again.candidate.values[i];
    }

    const Desk& desk_;
    const Screen& screen_;
    const std::string& file_;
    Problems& problems_;
    std::map<std::string, std::size_t> by_identity_;
};

}  // namespace

Extract read_extract(const Desk& desk, const Screen& screen, const std::string& file, std::string bytes, Problems& problems) {
    Profile how;
    how.encoding = screen.encoding;
    how.delimiter = screen.delimiter;
    std::vector<std::string> names;
    for (const auto& rule : screen.columns) names.push_back(rule.column);
    Source source(file, std::move(bytes), &how, names, problems);
    problems.raise(Kind::refused);
    Extract extract;
    std::string table;
    CsvRecord header, row;
    Rows rows(desk, screen, file, problems);
    if (!source.next_table(table, header)) throw Error(Kind::refused, fmt::format("{} is empty", file));
    rows.wanted = lay_over(screen, header, file, problems);
    problems.raise(Kind::refused);
    while (source.reader().next(row)) {
        ++extract.rows;
        if (const auto& bad = source.reader().problem()) {
            problems.add({.what = bad->message, .where = fmt::format("{}:{}:{}", file, bad->line, bad->column)});
            ++extract.rejected;
        } else if (row.cells.size() != header.cells.size()) {
            problems.add({.what = fmt::format("{} cells where the header has {}", row.cells.size(), header.cells.size()), .where = fmt::format("{}:{}:1", file, row.line)});
            ++extract.rejected;
        } else rows.take(row, extract);
    }
    for (auto& one : extract.people) rows.work_out_age(one);
    extract.described = source.described();
    return extract;
}

}  // namespace caseload
