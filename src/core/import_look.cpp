// SPDX-License-Identifier: MIT
// Looking before importing: how the columns are understood, and a draft profile for a file that nobody described yet.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "caseload/date.hpp"
#include "caseload/nouns.hpp"
#include "caseload/text.hpp"
#include "import_choice.hpp"
#include "mapping.hpp"

namespace caseload {
namespace {

constexpr std::size_t looked_at = 200;

// The first different values of each column.
struct Samples {
    std::vector<std::vector<std::string>> values;

    Samples(RecordReader& reader, std::size_t columns) : values(columns) {
        CsvRecord row;
        for (std::size_t n = 0; n < looked_at && reader.next(row); ++n)
            for (std::size_t i = 0; i < columns && i < row.cells.size(); ++i) {
                const std::string value(trim_wide(row.cells[i]));
                if (!value.empty() && values[i].size() < 30 && std::ranges::find(values[i], value) == values[i].end()) values[i].push_back(value);
            }
    }
    std::string shown(std::size_t column) const {
        std::vector<std::string> some(values[column].begin(), values[column].begin() + std::min<std::ptrdiff_t>(3, std::ssize(values[column])));
        for (auto& text : some) text = cut_to_width(text, 24);
        return join(some, " | ");
    }
};

std::string type_words(const Mapping& mapping, const MappedField& field) {
    const Profile& profile = mapping.profile;
    const auto of = field.use && !field.use->of.empty() ? field.use->of : field.field->of;
    switch (field.field->type) {
        case FieldType::date: return mapping.code ? "date" : "date " + profile.date_format;
        case FieldType::record: return std::string(of) + (profile.client_source.empty() ? "" : " of '" + profile.client_source + "'");
        case FieldType::word:
        case FieldType::words: return "word of " + std::string(of);
        case FieldType::whole: return fmt::format("{} to {}", field.field->low, field.field->high);
        case FieldType::hundredths: return "number";
        case FieldType::nhs_number: return "NHS number";
        default: return "text";
    }
}

}  // namespace

Document explain_columns(Desk&, const Noun& noun, const Profile* profile, Source& source, const std::string& file, Problems& problems) {
    std::string table_name;
    CsvRecord header;
    if (!source.next_table(table_name, header)) throw Error(Kind::refused, fmt::format("{} is empty", file));
    const Mapping mapping = Mapping::of(noun, profile ? *profile : plain_profile(noun, header), header, file, problems);
    const Samples samples(source.reader(), header.cells.size());
    Table table;
    table.name = "columns";
    table.columns = {{"column", "COLUMN", CellType::code}, {"field", "FIELD"}, {"read_as", "READ AS"}, {"samples", "FIRST VALUES", CellType::text, 0, Audience::both, true}};
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        std::string field = "ignored", read_as;
        if (mapping.key && *mapping.key == i) field = "outside id", read_as = fmt::format("key of '{}'", mapping.profile.source);
        if (mapping.code && *mapping.code == i) field = "code", read_as = "our own: restored";
        for (const auto& mapped : mapping.fields)
            for (const auto& piece : mapped.pieces)
                if (piece.column && *piece.column == i) field = mapped.field->name, read_as = type_words(mapping, mapped);
        table.rows.push_back({header.cells[i], field, read_as, samples.shown(i)});
    }
    Document document;
    document.say(fmt::format("{}: {}", file, source.described()), Tone::heading);
    document.add(std::move(table));
    for (const auto& [name, value] : mapping.profile.constants) document.say(fmt::format("every row: {} = {}", name, value));
    document.problems = problems.all();
    document.refused = !problems.empty();
    document.undo_nothing = true;
    return document;
}

namespace {

// Names that files use for our fields.
const std::pair<const char*, const char*> usual_names[] = {
    {"client", "patient"}, {"client", "patient id"}, {"client", "client id"}, {"client", "ref"}, {"date", "appt date"}, {"date", "appointment date"},
    {"date", "session date"}, {"minutes", "length"}, {"minutes", "duration"}, {"minutes", "mins"}, {"kind", "type"}, {"outcome", "status"},
    {"outcome", "attendance"}, {"note", "notes"}, {"note", "comment"}, {"note", "comments"}, {"mode", "medium"}, {"mode", "contact type"},
    {"name", "full name"}, {"name", "patient name"}, {"birth_date", "dob"}, {"birth_date", "date of birth"}, {"birth_date", "born"},
    {"nhs_number", "nhs no"}, {"nhs_number", "nhs"}, {"gender", "sex"}, {"phone", "telephone"}, {"phone", "mobile"}, {"email", "e-mail"},
    {"practice", "surgery"}, {"practice", "gp practice"}, {"enrolled_on", "enrolled"}, {"enrolled_on", "start date"}, {"score", "value"},
    {"score", "total"}, {"instrument", "measure"}, {"instrument", "questionnaire"}, {"received_on", "received"}, {"received_on", "referral date"},
    {"source", "referred by"}, {"opened_on", "start"}, {"closed_on", "stop"}, {"closed_on", "end"}, {"term", "code"}, {"text", "description"}};

std::string plain(std::string_view text) { return replace_all(replace_all(fold(trim_wide(text)), "_", " "), "-", " "); }

const Use* guess(const Noun& noun, const std::string& column, const std::set<std::string_view>& taken) {
    const auto free = [&](std::string_view field) -> const Use* {
        const Use* use = noun.use(field);
        return use && !use->kept && !taken.contains(field) ? use : nullptr;
    };
    const std::string wanted = plain(column);
    for (const auto& use : noun.uses)
        if (plain(use.field) == wanted) return free(use.field);
    for (const auto& [field, usual] : usual_names)
        if (wanted == usual)
            if (const Use* use = free(field)) return use;
    for (const auto& use : noun.uses)
        if (wanted.size() > 3 && edit_distance(plain(use.field), wanted) <= 2) return free(use.field);
    return nullptr;
}

bool all_read(const std::vector<std::string>& values, const std::string& pattern) {
    return !values.empty() && std::ranges::all_of(values, [&](const std::string& value) { return parse_by_pattern(value, pattern).has_value(); });
}

// Day and month are never guessed: a pattern is named only when no other fits.
std::string date_line(const std::vector<std::string>& values) {
    std::vector<std::string> fits;
    for (const auto* pattern : {"%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%b-%Y", "%d %b %Y", "%Y-%m-%dT%H:%M:%SZ", "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M:%S"})
        if (all_read(values, pattern)) fits.emplace_back(pattern);
    if (fits.size() == 1) return fmt::format("date_format = \"{}\"\n", fits[0]);
    if (fits.empty()) return "# date_format = \"?\"      no usual pattern reads every day\n";
    return fmt::format("# date_format = \"{}\"      or \"{}\": the days fit both, choose\n", fits[0], fits[1]);
}

std::string toml_text(const std::string& text) { return '"' + replace_all(replace_all(text, "\\", "\\\\"), "\"", "\\\"") + '"'; }

// Words of the file beside ours, as far as they look alike.
std::string words_line(const Desk& desk, std::string_view field, std::string_view vocabulary, const std::vector<std::string>& values) {
    const Vocabulary* words = desk.config().vocabulary(vocabulary);
    if (!words) return {};
    std::vector<std::string> pairs;
    for (const auto& value : values) {
        bool known = false;
        for (const auto& word : words->words) known = known || word.key == lower(value) || fold(word.label) == fold(value);
        if (!known) pairs.push_back(fmt::format("{} = {}", toml_text(value), toml_text(nearest(value, words->keys()))));
    }
    return pairs.empty() ? "" : fmt::format("words.{} = {{ {} }}\n", field, join(pairs, ", "));
}

const Noun& best_noun(const CsvRecord& header) {
    const Noun* best = &nouns().front();
    std::size_t most = 0;
    for (const auto& noun : nouns()) {
        std::set<std::string_view> taken;
        for (const auto& column : header.cells)
            if (const Use* use = guess(noun, column, taken)) taken.insert(use->field);
        if (taken.size() > most) best = &noun, most = taken.size();
    }
    return *best;
}

std::vector<std::string> names_to_look_for() {
    std::vector<std::string> names;
    for (const auto& noun : nouns())
        for (const auto& use : noun.uses) {
            names.emplace_back(use.field);
            names.push_back(replace_all(std::string(use.field), "_", " "));
        }
    for (const auto& [field, usual] : usual_names) names.emplace_back(usual);
    return names;
}

}  // namespace

Document suggest_profile(Desk& desk, const Input& input, std::string bytes) {
    const std::string file = std::filesystem::path(input.words.back()).filename().string();
    const Noun* named = input.words.size() > 1 ? find_noun(input.words[0]) : nullptr;
    if (input.words.size() > 1 && !named) throw Error(Kind::usage, fmt::format("'{}' is no noun", input.words[0]));
    Problems problems;
    Source source(file, std::move(bytes), nullptr, names_to_look_for(), problems);
    std::string table;
    CsvRecord header;
    if (!source.next_table(table, header)) throw Error(Kind::refused, fmt::format("{} is empty", file));
    const Samples samples(source.reader(), header.cells.size());
    const Noun& noun = named ? *named : best_noun(header);
    std::set<std::string_view> taken;
    std::vector<std::string> columns, unknown;
    std::string dates, words;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const Use* use = guess(noun, header.cells[i], taken);
        if (!use) {
            unknown.push_back(toml_text(header.cells[i]));
            continue;
        }
        taken.insert(use->field);
        const Field& field = field_of_use(noun, *use);
        columns.push_back(fmt::format("{} = {}", use->field, toml_text(header.cells[i])));
        if (field.type == FieldType::date && dates.empty()) dates = date_line(samples.values[i]);
        if (field.type == FieldType::word) words += words_line(desk, use->field, use->of.empty() ? field.of : use->of, samples.values[i]);
    }
    Document document;
    document.say(fmt::format("# A draft from the header and the first rows of a file ({}). Look at each line, then put it into the config.",
                             source.described()));
    document.say(fmt::format("[import.NAME]\nnoun = \"{}\"", noun.name));
    if (!unknown.empty()) document.say("# key = \"..\"           the column of the outside id, if there is one; then also: source = \"..\"");
    if (!dates.empty()) document.say(trim(dates));
    document.say(columns.empty() ? "# columns = { field = \"column\" }      no column looks like a field of this noun"
                                 : fmt::format("columns = {{ {} }}", join(columns, ", ")));
    if (!words.empty()) document.say(trim(words));
    if (!unknown.empty()) document.say(fmt::format("ignore = [{}]", join(unknown, ", ")));
    document.problems = problems.all();
    document.undo_nothing = true;
    return document;
}

}  // namespace caseload
