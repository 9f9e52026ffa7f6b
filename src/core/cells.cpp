// SPDX-License-Identifier: MIT
#include "cells.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/feed.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "fill.hpp"
#include "target.hpp"

namespace caseload {
namespace {

// Names, notes and numbers of persons hardly come twice.
bool comes_again(const MappedField& field) {
    const bool free = field.field->type == FieldType::text && (!field.use || words_of(*field.field, *field.use).empty());
    return !free && field.field->type != FieldType::note && field.field->type != FieldType::nhs_number;
}

const Use plain_use{};

}  // namespace

Cells::Cells(Desk& desk, const Mapping& mapping)
    : desk_(desk), mapping_(mapping), known_(mapping.fields.size()), once_(mapping.fields.size()), now_(mapping.fields.size()) {}

std::string_view Cells::raw(const MappedField& field, const CsvRecord& row) {
    if (field.pieces.size() == 1 && field.pieces[0].column) return row.cells[*field.pieces[0].column];
    joined_.clear();
    for (const auto& piece : field.pieces) joined_ += piece.column ? row.cells[*piece.column] : piece.literal;
    joined_ = squeeze(joined_);
    return joined_;
}

std::string Cells::our_word(const MappedField& field, std::string text) const {
    const auto words = mapping_.profile.words.find(std::string(field.field->name));
    if (words == mapping_.profile.words.end()) return text;
    for (const auto& [theirs, ours] : words->second)
        if (fold(trim_wide(theirs)) == fold(text)) return ours;
    return text;
}

void Cells::take(const CsvRecord& row) {
    constexpr std::size_t most = 200'000;
    for (std::size_t i = 0; i < mapping_.fields.size(); ++i) {
        const auto& field = mapping_.fields[i];
        const auto text = raw(field, row);
        const bool exact = (mapping_.code || field.field->type == FieldType::note) && !trim_wide(text).empty();
        if (!comes_again(field)) {
            once_[i] = {exact ? std::string(text) : our_word(field, std::string(trim_wide(text))), false, {}, {}};
            now_[i] = &once_[i];
            continue;
        }
        auto found = known_[i].find(text);
        if (found == known_[i].end()) {
            if (known_[i].size() > most) known_[i].clear();
            found = known_[i].try_emplace(std::string(text)).first;
            found->second.text = our_word(field, std::string(trim_wide(text)));
        }
        now_[i] = &found->second;
    }
}

std::string Cells::content() const {
    std::string all(mapping_.noun->name);
    for (const std::size_t i : mapping_.by_use) {
        const std::string& text = now_[i]->text;
        if (text.empty()) continue;
        all += '\n';
        all += mapping_.fields[i].field->name;
        all += '=';
        all += std::to_string(text.size());
        all += ':';
        all += text;
    }
    return digest(all);
}

std::int64_t Cells::reference(const Noun& other, const std::string& text) const {
    const auto& source = mapping_.profile.client_source;
    if (!source.empty()) {
        const auto rows = desk_.store().rows("lists/outside_id", {{"noun", std::string(other.name)}, {"source", source}, {"key", text}});
        if (!rows.empty()) return whole_of(rows[0][0]);
    }
    return resolve(desk_, other, text, NameFit::start);
}

Value Cells::value_of(const MappedField& field, Reading& reading) const {
    const std::string& text = reading.text;
    const Use& use = field.use ? *field.use : plain_use;
    if (field.field->type == FieldType::record) return reference(noun(words_of(*field.field, use)), text);
    if (mapping_.code) {  // an export of ours: a retired word stands, a text is itself
        const bool words = field.field->type == FieldType::word || field.field->type == FieldType::words;
        const Vocabulary* known = words ? desk_.config().vocabulary(words_of(*field.field, use)) : nullptr;
        const auto is_known_word = [&](const std::string& word) { return known && known->find(word); };
        if (field.field->type == FieldType::text || (words && std::ranges::all_of(split(text, ','), is_known_word))) return text;
    } else if (field.field->type == FieldType::date) {
        auto day = parse_by_pattern(text, mapping_.profile.date_format, &reading.time);
        if (!day) day = Date::from_iso(text);  // cannot be misread
        if (!day && is_no_day_of_its_month(text, mapping_.profile.date_format))
            throw Error(Kind::refused, fmt::format("{} {} is no day: that month is shorter", field.label, caseload::quoted(text)), "check it against the record");
        if (!day)
            throw Error(Kind::refused, fmt::format("{} {} is not a day of the form {}", field.label, caseload::quoted(text), mapping_.profile.date_format),
                        mapping_.profile.name.empty() ? "a profile with date_format says how days are written"
                                                      : fmt::format("date_format in [import.{}]", mapping_.profile.name));
        return read_value(desk_, *mapping_.noun, use, field.label, day->iso(), Sense::past);
    }
    const bool comma = field.field->type == FieldType::hundredths && mapping_.profile.decimal_mark == ",";
    return read_value(desk_, *mapping_.noun, use, field.label, comma ? replace_all(text, ",", ".") : text, Sense::past);
}

// The file's own words are nearer than ours.
void Cells::refuse(const MappedField& field, const std::string& text, Problem problem) const {
    problem.paste.clear();
    const auto words = mapping_.profile.words.find(std::string(field.field->name));
    if (words != mapping_.profile.words.end()) {
        std::vector<std::string> theirs;
        for (const auto& [word, ours] : words->second) theirs.push_back(word);
        const auto near = nearest(text, theirs);
        problem.hint = near.empty() ? fmt::format("name it in [import.{}] words.{}", mapping_.profile.name, field.field->name)
                                    : fmt::format("did you mean '{}'?", near);
    }
    throw Error(Kind::refused, {std::move(problem)});
}

void Cells::make_out(const MappedField& field, Reading& reading) const {
    if (reading.text.empty()) {
        reading.value = {};
    } else if (field.use) {
        try {
            reading.value = value_of(field, reading);
        } catch (const Error& error) {
            if (error.kind() == Kind::setup || error.kind() == Kind::bug) throw;
            refuse(field, reading.text, error.problems().front());
        }
    }
    reading.made_out = true;
}

void Cells::put(std::size_t field, Record& record) {
    Reading& reading = *now_[field];
    const auto& mapped = mapping_.fields[field];
    if (!reading.made_out) make_out(mapped, reading);
    if (!mapped.use) return;
    record.at(mapped.field->name) = reading.value;
    if (!reading.time.empty() && mapped.field->name == "date" && mapping_.noun->use("time")) record.at("time") = reading.time;
}

}  // namespace caseload
