// SPDX-License-Identifier: MIT
// Looking before importing: how the columns are understood.
#include <fmt/format.h>

#include <algorithm>

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
        const auto& ignore = mapping.profile.ignore;
        const bool ignored = std::ranges::any_of(ignore, [&](const std::string& one) { return one == "*" || one == header.cells[i]; });
        std::string field = ignored ? "ignored" : "-", read_as;
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
    if (!mapping.says_how_it_went()) document.say("no column says how the sessions went: all would count as attended", Tone::warning);
    document.problems = problems.all();
    document.refused = !problems.empty();
    document.undo_nothing = true;
    return document;
}

}  // namespace caseload
