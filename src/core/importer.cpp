// SPDX-License-Identifier: MIT
#include "importer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "fill.hpp"
#include "rules.hpp"
#include "target.hpp"

namespace caseload {
namespace {

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

}  // namespace

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

}  // namespace caseload
