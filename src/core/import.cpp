// SPDX-License-Identifier: MIT
// Import: the whole file is read and every error shown; all or nothing unless --keep-going; safe to run again, for a row
// is known by its outside id or by its content, never by its place or its day.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "caseload/file.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "fill.hpp"
#include "mapping.hpp"
#include "rules.hpp"
#include "target.hpp"

namespace caseload {
namespace {

struct Counts {
    std::int64_t fresh = 0, changed = 0, unchanged = 0, rejected = 0, passed_over = 0;
    std::int64_t total() const { return fresh + changed + unchanged + rejected; }
};

struct Reject {
    CsvRecord row;
    std::size_t column;
    std::string message;
};

// `row` of an earlier import, found again by its key.
struct Known {
    std::int64_t record;
    std::string content;
};

class Importer {
  public:
    Importer(Desk& desk, Mapping mapping, std::string file, bool update)
        : desk_(desk), mapping_(std::move(mapping)), file_(std::move(file)), update_(update) {}

    void start(const std::string& content);
    void take(const CsvRecord& row);
    void reject(const CsvRecord& row, std::size_t column, std::size_t line, const Problem& problem);
    void finish();

    Counts counts;
    std::vector<Reject> rejects;
    Problems problems;
    std::string code;
    std::int64_t totals_only = 0;  ///< scores of an instrument with risk items, without its answers

  private:
    using Texts = std::vector<std::string>;
    Texts texts_of(const CsvRecord& row) const;
    std::string key_of(const CsvRecord& row, const std::string& content);
    std::optional<Known> known(const std::string& key) const;
    Value value_of(const MappedField& field, const std::string& text, Record& record);
    std::int64_t reference(const Noun& other, const std::string& text);
    bool fill(const CsvRecord& row, const Texts& texts, Record& record);
    bool ruled(const CsvRecord& row, Record& record, const Record* before);
    void reject_rule(const CsvRecord& row, Problem problem);
    Problem suggested(const MappedField& field, const std::string& text, Problem problem) const;
    void add(const CsvRecord& row, const Texts& texts, const std::string& key, const std::string& content);
    void change(const CsvRecord& row, const Texts& texts, const Known& found, const std::string& key, const std::string& content);
    Parameters key_parameters(const std::string& key) const;
    std::size_t column_of(const CsvRecord& row, const Problem& problem) const;

    Desk& desk_;
    Mapping mapping_;
    std::string file_;
    bool update_;
    std::int64_t id_ = 0;
    std::unordered_map<std::string, std::int64_t> turns_;
    std::unordered_map<std::string, std::size_t> lines_of_keys_;
    std::unordered_map<std::string, std::int64_t> references_;
};

// The line with a caret; of a long line the stretch around it.
std::string excerpt(const CsvRecord& row, std::size_t column) {
    constexpr std::size_t before = 40, most = 100;
    std::string text = safe_for_screen(row.raw);
    std::size_t caret = column > 0 ? column - 1 : 0;
    const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii && text.size() > most) {
        const std::size_t from = caret > before ? caret - before : 0;
        text = (from ? "..." : "") + text.substr(from, most) + (from + most < text.size() ? "..." : "");
        caret = caret - from + (from ? 3 : 0);
    }
    const std::string number = std::to_string(row.line);
    return fmt::format("  {} | {}\n  {} | {}^", number, text, std::string(number.size(), ' '), std::string(caret, ' '));
}

void Importer::start(const std::string& content) {
    code = desk_.store().take_code("I", 4);
    id_ = desk_.store().write("writes#import", {{"code", code},
                                                {"at", desk_.setting().clock.utc},
                                                {"noun", std::string(mapping_.noun->name)},
                                                {"profile", mapping_.profile.name},
                                                {"file_hash", content_hash(content)}});
}

void Importer::finish() {
    desk_.store().write("writes#import_counts", {{"id", id_}, {"new", counts.fresh}, {"changed", counts.changed},
                                                 {"unchanged", counts.unchanged}, {"rejected", counts.rejected}});
}

void Importer::reject(const CsvRecord& row, std::size_t column, std::size_t line, const Problem& problem) {
    if (rejects.empty() || rejects.back().row.line != row.line) {
        ++counts.rejected;
        rejects.push_back({row, column, problem.what});
    } else rejects.back().message += "; " + problem.what;
    Problem shown = problem;
    shown.where = fmt::format("{}:{}:{}", file_, line, column);
    if (line == row.line && !row.raw.empty()) shown.excerpt = excerpt(row, column);
    problems.add(std::move(shown));
}

Importer::Texts Importer::texts_of(const CsvRecord& row) const {
    Texts texts;
    for (const auto& field : mapping_.fields) texts.push_back(mapping_.text_of(field, row));
    return texts;
}

// Equal rows are told apart by their turn: two real ones both come in, a second run brings neither.
std::string Importer::key_of(const CsvRecord& row, const std::string& content) {
    if (mapping_.key) return trim(row.cells[*mapping_.key]);
    return fmt::format("{}:{}", content, ++turns_[content]);
}

Parameters Importer::key_parameters(const std::string& key) const {
    return {{"noun", std::string(mapping_.noun->name)}, {"source", mapping_.profile.source}, {"key", key}};
}

std::optional<Known> Importer::known(const std::string& key) const {
    const auto rows = desk_.store().rows("lists/import_key", key_parameters(key));
    if (rows.empty()) return std::nullopt;
    return Known{whole_of(rows[0][0]), text_of(rows[0][1])};
}

std::int64_t Importer::reference(const Noun& other, const std::string& text) {
    const auto [at, fresh] = references_.try_emplace(fmt::format("{}\n{}", other.name, text), 0);
    if (!fresh && at->second) return at->second;
    const auto& source = mapping_.profile.client_source;
    const auto rows = source.empty() ? std::vector<Row>{}
                                     : desk_.store().rows("lists/import_key", {{"noun", std::string(other.name)},
                                                                               {"source", source}, {"key", text}});
    return at->second = rows.empty() ? resolve(desk_, other, text) : whole_of(rows[0][0]);
}

Value Importer::value_of(const MappedField& field, const std::string& text, Record& record) {
    const Field& described = field_of_use(*mapping_.noun, *field.use);
    if (trim(text).empty()) return {};
    if (described.type == FieldType::record) return reference(noun(words_of(described, *field.use)), trim(text));
    if (described.type == FieldType::date) {
        std::string time;
        const auto day = parse_by_pattern(trim(text), mapping_.profile.date_format, &time);
        if (!day)
            throw Error(Kind::refused, fmt::format("{} '{}' is not a day of the form {}", field.label, text, mapping_.profile.date_format),
                        fmt::format("date_format in [import.{}]", mapping_.profile.name));
        if (!time.empty() && field.use->field == "date" && mapping_.noun->use("time")) record.at("time") = time;
        return read_value(desk_, *mapping_.noun, *field.use, field.label, day->iso(), Sense::past);
    }
    const bool comma = described.type == FieldType::hundredths && mapping_.profile.decimal_mark == ",";
    return read_value(desk_, *mapping_.noun, *field.use, field.label, comma ? replace_all(text, ",", ".") : text, Sense::past);
}

// The file's own words are nearer than ours.
Problem Importer::suggested(const MappedField& field, const std::string& text, Problem problem) const {
    problem.paste.clear();
    const auto words = mapping_.profile.words.find(std::string(field.use->field));
    if (words == mapping_.profile.words.end()) return problem;
    std::vector<std::string> theirs;
    for (const auto& [word, ours] : words->second) theirs.push_back(word);
    if (const auto near = nearest(text, theirs); !near.empty()) problem.hint = fmt::format("did you mean '{}'?", near);
    else problem.hint = fmt::format("name it in [import.{}] words.{}", mapping_.profile.name, field.use->field);
    return problem;
}

bool Importer::fill(const CsvRecord& row, const Texts& texts, Record& record) {
    bool sound = true;
    for (const auto& [name, text] : mapping_.profile.constants) {
        const Use* use = mapping_.noun->use(name);
        if (use) record.at(name) = read_value(desk_, *mapping_.noun, *use, name, text, Sense::past);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto& field = mapping_.fields[i];
        try {
            const Value value = value_of(field, texts[i], record);
            if (is_known(value)) record.at(field.use->field) = value;
        } catch (const Error& error) {
            if (error.kind() == Kind::setup || error.kind() == Kind::bug) throw;
            reject(row, row.columns[field.first_column], row.lines[field.first_column],
                   suggested(field, texts[i], error.problems().front()));
            sound = false;
        }
    }
    return sound;
}

bool Importer::ruled(const CsvRecord& row, Record& record, const Record* before) {
    Problems found;
    Input input;
    if (mapping_.profile.allow_duplicates) input.flags["allow_duplicate"] = {""};
    fill_missing(desk_, record, false, found);
    if (found.empty()) apply_rules(desk_, record, before, input, found);
    for (const auto& problem : found.all()) reject_rule(row, problem);
    return found.empty();
}

// A rule speaks of flags; a file has columns.
void Importer::reject_rule(const CsvRecord& row, Problem problem) {
    problem.paste.clear();
    for (const auto& field : mapping_.fields) {
        const std::string flag = flag_of(field.use->field);
        const auto at = problem.what.find(flag);
        if (at == std::string::npos) continue;
        problem.what.replace(at, flag.size(), field.label);
        return reject(row, row.columns[field.first_column], row.lines[field.first_column], problem);
    }
    reject(row, 1, row.line, problem);
}

void Importer::add(const CsvRecord& row, const Texts& texts, const std::string& key, const std::string& content) {
    Record record(*mapping_.noun);
    if (!fill(row, texts, record) || !ruled(row, record, nullptr)) return;
    desk_.store().insert(record);
    auto parameters = key_parameters(key);
    parameters["record"] = record.id;
    parameters["content"] = content;
    parameters["import"] = id_;
    desk_.store().write("writes#import_key", parameters);
    ++counts.fresh;
    const Instrument* instrument = record.noun->use("instrument") ? desk_.config().instrument(record.text("instrument")) : nullptr;
    totals_only += instrument && !instrument->risk_items.empty();
}

void Importer::change(const CsvRecord& row, const Texts& texts, const Known& found, const std::string& key,
                      const std::string& content) {
    const Record before = desk_.store().load(*mapping_.noun, found.record);
    if (!update_)
        return reject(row, 1, row.line,
                      {.what = fmt::format("this row differs from the one imported before as {}", before.code),
                       .hint = "--update brings in what changed"});
    Record after = before;
    if (!fill(row, texts, after) || !ruled(row, after, &before)) return;
    desk_.store().update(before, after);
    auto parameters = key_parameters(key);
    parameters["content"] = content;
    parameters["import"] = id_;
    desk_.store().write("writes#import_key_changed", parameters);
    ++counts.changed;
}

void Importer::take(const CsvRecord& row) {
    if (row.cells.size() != mapping_.header.size())
        return reject(row, 1, row.line, {.what = fmt::format("{}, the header has {}", count_of(static_cast<std::int64_t>(row.cells.size()), "cell", "cells"), mapping_.header.size())});
    if (mapping_.passes_over(row)) {
        ++counts.passed_over;
        return;
    }
    const Texts texts = texts_of(row);
    std::string joined = std::string(mapping_.noun->name);
    for (std::size_t i = 0; i < texts.size(); ++i)
        joined += fmt::format("\n{}={}:{}", mapping_.fields[i].use->field, texts[i].size(), texts[i]);
    const std::string content = content_hash(joined);
    const std::string key = key_of(row, content);
    if (key.empty()) return reject(row, row.columns[*mapping_.key], row.line, {.what = "the outside id is empty"});
    if (const auto [at, fresh] = lines_of_keys_.try_emplace(key, row.line); !fresh)
        return reject(row, 1, row.line, {.what = fmt::format("the same outside id stands on line {}", at->second)});
    const auto found = known(key);
    if (!found) return add(row, texts, key, content);
    if (found->content == content) ++counts.unchanged;
    else change(row, texts, *found, key, content);
}

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
    Importer importer(desk, mapping, file, input.has("update"));
    importer.start(bytes);
    CsvRecord row;
    std::int64_t records = 0;
    while (reader.next(row)) {
        if (const auto& bad = reader.problem()) importer.reject(row, bad->column, bad->line, {.what = bad->message});
        else importer.take(row);
        if (++records % 20'000 == 0) desk.store().cut_journal();
    }
    importer.finish();
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
