// SPDX-License-Identifier: MIT
// Import: the whole file is read and every error shown; all or nothing unless --keep-going; safe to run again, for a row
// is known by its outside id or by its content, never by its place or its day.
#include <fmt/format.h>

#include <algorithm>
#include "caseload/file.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "importer.hpp"

namespace caseload {
namespace {

// Words of the command line: the noun, the file. The profile may be in the config or in a file of profiles.
const Profile* chosen_profile(const Desk& desk, const Input& input, Config& other) {
    if (!input.has("profile")) return nullptr;
    const std::string name = input.one("profile");
    const Config* from = &desk.config();
    if (input.has("profiles")) {
        other = Config::load(input.one("profiles"));
        from = &other;
    }
    if (const Profile* profile = from->profile(name)) return profile;
    std::vector<std::string> names;
    for (const auto& profile : from->profiles) names.push_back(profile.name);
    const auto near = nearest(name, names);
    throw Error(Kind::setup, fmt::format("no import profile '{}' in {}", name, from->file.filename().string()),
                near.empty() ? (names.empty() ? "a profile is an [import.NAME] section" : "there are " + join(names, ", "))
                             : fmt::format("did you mean '{}'?", near));
}

Table counts_table(const Counts& counts, const std::string& code) {
    Table table;
    table.name = "import";
    table.layout = Layout::record;
    table.audience = Audience::machine;
    table.columns = {{"import", "import", CellType::code}, {"new", "new", CellType::whole}, {"changed", "changed", CellType::whole},
                     {"unchanged", "unchanged", CellType::whole}, {"rejected", "rejected", CellType::whole},
                     {"total", "total", CellType::whole}, {"passed_over", "passed over", CellType::whole}};
    table.rows = {{code.empty() ? Value{} : Value{code}, counts.fresh, counts.changed, counts.unchanged, counts.rejected,
                   counts.total(), counts.passed_over}};
    return table;
}

Table errors_table(const Problems& problems) {
    Table table;
    table.name = "errors";
    table.audience = Audience::machine;
    table.columns = {{"where", "WHERE"}, {"message", "MESSAGE"}, {"hint", "HINT"}};
    for (const auto& problem : problems.all()) table.rows.push_back({problem.where, problem.what, problem.hint});
    return table;
}

std::string rejects_csv(const Mapping& mapping, const std::vector<Reject>& rejects, char delimiter) {
    std::string text;
    const auto row = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) text += (i ? std::string(1, delimiter) : "") + csv_cell(cells[i], delimiter);
        text += '\n';
    };
    auto header = mapping.header;
    header.insert(header.end(), {"_line", "_column", "_code", "_message"});
    row(header);
    for (const auto& reject : rejects) {
        auto cells = reject.row.cells;
        cells.resize(mapping.header.size());
        cells.insert(cells.end(), {std::to_string(reject.row.line), std::to_string(reject.column), "rejected", reject.message});
        row(cells);
    }
    return text;
}

std::string counts_words(const Counts& counts) {
    std::string words = fmt::format("new {}   changed {}   unchanged {}   rejected {}   total {}", counts.fresh, counts.changed,
                                    counts.unchanged, counts.rejected, counts.total());
    if (counts.passed_over) words += fmt::format("   ({} other rows passed over)", counts.passed_over);
    return words;
}

struct Source {
    std::string name, text;
    std::string_view encoding;
    char delimiter = ',';
    CsvRecord header;
};

constexpr std::string_view delimiter_word(char delimiter) {
    return delimiter == '\t' ? "TAB" : delimiter == ';' ? "';'" : delimiter == '|' ? "'|'" : "','";
}

void add_encoding_problems(const std::string& file, const std::vector<CsvProblem>& found, Problems& problems) {
    for (const auto& problem : found)
        problems.add({.what = problem.message, .where = fmt::format("{}:{}:{}", file, problem.line, problem.column),
                      .hint = "set encoding in the profile: utf-8, utf-16, windows-1252 or latin-1"});
}

char read_delimiter(const Profile* profile, std::string_view header) {
    if (!profile || profile->delimiter.empty()) return guess_delimiter(header);
    return profile->delimiter == "TAB" || profile->delimiter == "tab" ? '\t' : profile->delimiter[0];
}

Source read_source(const std::string& name, const std::string& bytes, const Profile* profile, Problems& problems) {
    Source source;
    source.name = name;
    std::vector<CsvProblem> bad;
    const std::string wanted = profile ? profile->encoding : "utf-8";
    source.encoding = encoding_of(bytes, wanted);
    source.text = decode(bytes, wanted, &bad);
    add_encoding_problems(name, bad, problems);
    source.delimiter = read_delimiter(profile, std::string_view(source.text).substr(0, source.text.find_first_of("\r\n")));
    return source;
}

Document told(const Importer& importer, const Counts& counts, bool refused) {
    Document document;
    document.problems = importer.problems.all();
    document.say("  " + counts_words(counts), Tone::strong);
    if (refused) document.say("Nothing was written. --keep-going brings in the good rows and keeps the rest aside.", Tone::warning);
    else if (counts.total() == 0) document.say("The file has no rows to bring in: nothing was written.");
    else if (counts.fresh + counts.changed == 0 && counts.rejected == 0)
        document.say("Everything in the file is here already: nothing was written.");
    if (importer.totals_only > 0)
        document.say(fmt::format("{} came in as a total only: an answer that asks for a decision (self-harm) was not seen.",
                                 count_of(importer.totals_only, "score", "scores")), Tone::warning);
    document.add(counts_table(counts, refused || counts.fresh + counts.changed == 0 ? "" : importer.code));
    document.add(errors_table(importer.problems));
    document.refused = refused;
    document.findings = !refused && counts.rejected > 0;
    if (!refused && counts.fresh + counts.changed > 0) document.codes.push_back(importer.code);
    return document;
}

}  // namespace

Document import_rows(Desk& desk, const Input& input, const std::string& bytes) {
    if (input.words.size() < 2) throw Error(Kind::usage, "import what, from which file?", {}, "caseload import sessions nov.csv");
    const Noun* kind = find_noun(input.words[0]);
    if (!kind) throw Error(Kind::usage, fmt::format("'{}' cannot be imported", input.words[0]), "name a noun: clients, sessions, ..");
    const std::string file = std::filesystem::path(input.words[1]).filename().string();
    Config other;
    const Profile* profile = chosen_profile(desk, input, other);
    if (profile && profile->noun != kind->name)
        throw Error(Kind::refused, fmt::format("profile '{}' is for {}s, not for {}", profile->name, profile->noun, kind->plural));
    Problems problems;
    const Source source = read_source(file, bytes, profile, problems);
    CsvReader reader(source.text, source.delimiter);
    CsvRecord header;
    if (!reader.next(header)) throw Error(Kind::refused, fmt::format("{} is empty", file));
    const Mapping mapping = Mapping::of(*kind, profile ? *profile : plain_profile(*kind, header), header, file, problems);
    if (!profile && !problems.empty() && !desk.config().profiles.empty()) {
        std::vector<std::string> names;
        for (const auto& other_profile : desk.config().profiles)
            if (other_profile.noun == kind->name) names.push_back(other_profile.name);
        if (!names.empty()) problems.add("no --profile was given", "this config has " + join(names, ", ") + " for " + std::string(kind->plural));
    }
    problems.raise(Kind::refused);
    if (input.has("update") && input.one("update") != "changed")
        throw Error(Kind::usage, fmt::format("--update '{}' is not 'changed'", input.one("update")), "only rows that differ are touched");
    Importer importer(desk, mapping, file, input.has("update"));
    desk.store().expect(*kind, std::ranges::count(source.text, '\n'));
    importer.start(content_hash(bytes));
    CsvRecord row;
    std::int64_t records = 0;
    while (reader.next(row)) {
        if (const auto& bad = reader.problem()) importer.reject(row, bad->column, bad->line, {.what = bad->message});
        else importer.take(row);
        if (++records % 20'000 == 0) desk.store().cut_journal();
    }
    importer.finish(input.has("keep_going"));
    const bool refused = importer.counts.rejected > 0 && !input.has("keep_going");
    auto document = told(importer, importer.counts, refused);
    document.talk.insert(document.talk.begin(),
                         fmt::format("{}: {}, delimiter {}, {}{}", file, count_of(records, "record", "records"),
                                     delimiter_word(source.delimiter), source.encoding,
                                     profile ? fmt::format(", profile '{}'", profile->name) : ""));
    if (input.has("rejects") && importer.counts.rejected > 0) {
        write_file(input.one("rejects"), rejects_csv(mapping, importer.rejects, source.delimiter));
        document.talk.push_back(fmt::format("rejected rows: {}", input.one("rejects")));
    }
    document.undo_nothing = importer.counts.fresh + importer.counts.changed == 0;
    return document;
}

}  // namespace caseload
