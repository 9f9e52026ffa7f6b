// SPDX-License-Identifier: MIT
// report list, report run, schema: what a service asks of its own records, under the same rule on small numbers.
#include "own_reports.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/file.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "impact.hpp"
#include "recipes.hpp"
#include "report.hpp"

namespace caseload {
namespace {

constexpr std::string_view rows_mark = "rows:";

// Those of the program. What each counts: its --explain.
struct BuiltIn {
    const char *name, *definition, *title;
};
constexpr BuiltIn built_in[] = {
    {"impact", impact_definition, "is it helping, and how sure can we be"},
    {"weekly", "weekly/2", "one week: what was done, what is owed, what came late"},
    {"referrers", "referrers/1", "what became of referrals, for those who made them"},
    {"onward", "onward/1", "whom we pointed where, and whether they went"},
    {"interventions", "interventions/1", "education, peer support and groups: offered, accepted, started, finished; who came"},
    {"screening", "screening/1", "who was found, invited and joined, by group"},
    {"capacity", "capacity/1", "the hours of a week, and the sessions people have before them"},
    {"reach", "reach/1", "who comes, is seen, finishes and gains, by group, beside who lives here"},
    {"service-use", "service-use/1", "use of services before, during and after, in the same people"},
    {"experience", "experience/1", "what people say of the service, and who was asked"},
    {"stories", "stories/1", "people's stories, those that may be used today"},
};

std::filesystem::path folder_of(const Desk& desk) {
    const std::string& folder = desk.config().settings.report_folder;
    return folder.empty() ? std::filesystem::path{} : desk.config().file.parent_path() / folder;
}

// "n "N" whole": the name, and what stands in quotes.
std::pair<std::string, std::vector<std::string>> header_words(const std::string& line) {
    std::vector<std::string> quoted_texts;
    auto open = line.find('"');
    const std::string name = trim(line.substr(0, open));
    while (open != std::string::npos) {
        const auto close = line.find('"', open + 1);
        if (close == std::string::npos) break;
        quoted_texts.push_back(line.substr(open + 1, close - open - 1));
        open = line.find('"', close + 1);
    }
    return {name, quoted_texts};
}

void take_line(OwnReport& report, const std::string& line, const std::string& place) {
    const auto after = [&](std::string_view mark) { return line.substr(mark.size()); };
    if (line.starts_with("-- @report ")) {
        const auto [definition, texts] = header_words(after("-- @report "));
        if (texts.empty() || definition.find('/') == std::string::npos)
            throw Error(Kind::setup, fmt::format("{}: @report needs NAME/VERSION and a title", place), R"(-- @report referrals-by-source/1 "Referrals by source")");
        report.definition = definition;
        report.title = texts[0];
    } else if (line.starts_with("-- @parameter ")) {
        const auto [name, texts] = header_words(after("-- @parameter "));
        report.parameters.push_back({name, texts.empty() ? "" : texts[0], texts.size() > 1 ? texts[1] : ""});
    } else if (line.starts_with("-- @section ")) {
        const std::string section = trim(after("-- @section "));
        if (section.starts_with(rows_mark)) report.figures.push_back(section.substr(rows_mark.size()));
        else report.sections.push_back(section);
    } else if (line.starts_with("-- @recipe ")) report.recipes.push_back(read_recipe(after("-- @recipe "), place));
    else if (line.starts_with("-- @explain ")) report.explained.push_back(after("-- @explain "));
}

OwnReport named_report(const Desk& desk, const std::string& name) {
    std::vector<std::string> names;
    for (const auto& file : own_report_files(desk)) {
        if (file.stem() == name) return read_own_report(file);
        names.push_back(file.stem().string());
    }
    const auto near = nearest(name, names);
    throw Error(Kind::not_found, fmt::format("no report of your own is called {}", caseload::quoted(name)),
                folder_of(desk).empty() ? "name their folder in [report] folder" : near.empty() ? "there are " + join(names, ", ") : fmt::format("did you mean '{}'?", near),
                "caseload report list");
}

Parameters parameters_of(const Desk& desk, const OwnReport& report, const Input& input, const Period& period) {
    Parameters parameters{{"from", period.from.iso()}, {"to", period.to.iso()}, {"today", desk.today().iso()}, {"as_of", desk.today().iso()}};
    std::vector<std::string> names;
    for (const auto& one : report.parameters) {
        names.push_back(one.name);
        parameters[one.name] = one.initial;
    }
    for (std::size_t i = 1; i < input.words.size(); ++i) {
        const auto& word = input.words[i];
        const auto name = word.substr(0, word.find('='));
        if (word.find('=') == std::string::npos || std::ranges::find(names, name) == names.end()) {
            const auto near = nearest(name, names);
            throw Error(Kind::usage, fmt::format("{} takes no {}", report.name, caseload::quoted(word)),
                        names.empty() ? "it has no parameters" : near.empty() ? "NAME=VALUE of " + join(names, ", ") : fmt::format("did you mean '{}=..'?", near));
        }
        parameters[name] = word.substr(word.find('=') + 1);
    }
    return parameters;
}

bool is_number(const Value& value) { return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value); }

// A whole number counts people unless it is said to count nobody; what else is a number must say what it is worked out from.
void settle_figures(Table& table, const std::string& place) {
    using Kind = FigureRole::Kind;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        auto& column = table.columns[i];
        const std::string name = fmt::format("{}: column {}", place, column.name);
        if (column.type == CellType::whole && column.figure.kind == Kind::none) column.figure.kind = Kind::count;
        if ((column.type == CellType::decimal || column.type == CellType::hundredths) && column.figure.kind == Kind::none)
            throw Error(caseload::Kind::setup, name + " is a number of nobody knows whom", "say share:PART/WHOLE, mean:COUNT, or plain where it counts nobody");
        if (column.figure.kind != Kind::none || column.type == CellType::whole) continue;
        for (const auto& row : table.rows)
            if (is_number(row[i])) throw Error(caseload::Kind::setup, name + " gives numbers and is declared as text", "say whole, decimal or plain");
    }
}

Table own_section(Desk& desk, const OwnReport& report, const std::string& section, const Parameters& parameters) {
    try {
        return desk.store().own_question(report.text, section, parameters);
    } catch (const Error& error) {
        auto problems = error.problems();
        problems.front().what = fmt::format("{}: {}", report.file.filename().string(), problems.front().what);
        throw Error(error.kind(), problems);
    }
}

Document rows_behind(Desk& desk, const OwnReport& report, const std::string& figure, const Parameters& parameters) {
    if (std::ranges::find(report.figures, figure) == report.figures.end())
        throw Error(Kind::usage, fmt::format("--rows: no rows are told for {}", caseload::quoted(figure)),
                    report.figures.empty() ? fmt::format("add a section -- @section {}{}", rows_mark, figure) : "there are " + join(report.figures, ", "));
    return rows_document(own_section(desk, report, std::string(rows_mark) + figure, parameters));
}

}  // namespace

std::vector<std::filesystem::path> own_report_files(const Desk& desk) {
    std::vector<std::filesystem::path> files;
    const auto folder = folder_of(desk);
    if (folder.empty()) return files;
    std::error_code fault;
    for (const auto& entry : std::filesystem::directory_iterator(folder, fault))
        if (entry.path().extension() == ".sql") files.push_back(entry.path());
    if (fault) throw Error(Kind::setup, fmt::format("[report] folder {}: {}", folder.string(), fault.message()));
    std::ranges::sort(files);
    return files;
}

OwnReport read_own_report(const std::filesystem::path& file) {
    OwnReport report;
    report.name = file.stem().string();
    report.file = file;
    report.text = read_file(file);
    int number = 0;
    for (const auto& line : split(report.text, '\n')) take_line(report, trim(line), fmt::format("{}:{}", file.filename().string(), ++number));
    if (report.definition.empty())
        throw Error(Kind::setup, fmt::format("{}: no @report line", file.filename().string()), R"(-- @report referrals-by-source/1 "Referrals by source")");
    if (report.sections.empty())
        throw Error(Kind::setup, fmt::format("{}: no @section", file.filename().string()), "a section is `-- @section NAME`, its @column lines and one SELECT");
    return report;
}

Document report_list(Desk& desk, const Input&) {
    Table table;
    table.name = "reports";
    table.columns = {{"report", "REPORT", CellType::code}, {"definition", "DEFINITION", CellType::code}, {"title", "WHAT IT ANSWERS", CellType::text, 0, Audience::both, true},
                     {"run", "RUN", CellType::code}};
    for (const auto& one : built_in)
        table.rows.push_back({std::string(one.name), std::string(one.definition), std::string(one.title), fmt::format("caseload report {}", one.name)});
    for (const auto& file : own_report_files(desk)) {
        const auto report = read_own_report(file);
        table.rows.push_back({report.name, report.definition, report.title, "caseload report run " + report.name});
    }
    Document document;
    return document.add(std::move(table));
}

Document report_run(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which report?", {}, "caseload report list");
    const auto report = named_report(desk, input.words[0]);
    Document document;
    if (input.has("explain")) {
        for (const auto& line : report.explained) document.say(line);
        for (const auto& one : report.parameters) document.say(fmt::format("{}=: {}{}", one.name, one.help, one.initial.empty() ? "" : fmt::format(" ({})", one.initial)));
        return document;
    }
    Sharing sharing = sharing_of(desk, input);
    const Period period = report_period(desk, input);
    const auto parameters = parameters_of(desk, report, input, period);
    if (input.has("rows")) return rows_behind(desk, report, input.one("rows"), parameters);
    document.say(fmt::format("{} {} - {} · as of {} · definition {}{}", report.title, period.from.brief(period.to), period.to.words().substr(4),
                             desk.today().words().substr(4), report.definition, label_of(sharing)), Tone::heading);
    document.add(about_report(desk, report.name, report.definition, period, sharing));
    for (const auto& section : report.sections) {
        Table table = own_section(desk, report, section, parameters);
        settle_figures(table, report.file.filename().string());
        if (sharing.identifiable) small::fill_shares(table);
        else small::hide(table, sharing.rule, sharing.hidden);
        document.add(std::move(table));
    }
    if (!report.recipes.empty()) document.add(recipe_table(report.recipes, {report.definition, period.from.iso(), period.to.iso(), desk.today().iso()}));
    say_sharing(sharing, document);
    return document;
}

Document report_schema(Desk&, const Input&) {
    Document document;
    document.say("What a report of your own may read (report run). No names, no notes.", Tone::faint);
    return document.add(view_columns());
}

}  // namespace caseload
