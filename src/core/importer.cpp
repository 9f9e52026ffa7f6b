// SPDX-License-Identifier: MIT
#include "importer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "consents.hpp"
#include "fill.hpp"
#include "risk.hpp"
#include "rules.hpp"

namespace caseload {
namespace {

Record constants_of(Desk& desk, const Mapping& mapping) {
    Record record(*mapping.noun);
    for (const auto& [name, text] : mapping.profile.constants)
        if (const Use* use = mapping.noun->use(name))
            record.at(name) = read_value(desk, *mapping.noun, *use, name, text, Sense::past);
    return record;
}

}  // namespace

// The line with a caret, of a long one the stretch around it. What names a person or tells of one is not repeated on a
// screen or in a log: three dots stand for it.
std::string Importer::excerpt(const CsvRecord& row, std::size_t column) const {
    constexpr std::size_t before = 40, most = 100;
    std::string text;
    std::size_t caret = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (i) text += delimiter_;
        if (i < row.columns.size() && row.columns[i] == column) caret = display_width(text);
        text += private_columns_.contains(i) && !row.cells[i].empty() ? "..." : safe_for_screen(row.cells[i]);
    }
    if (text.size() > most && display_width(text) == text.size()) {
        const std::size_t from = caret > before ? caret - before : 0;
        text = (from ? "..." : "") + text.substr(from, most) + (from + most < text.size() ? "..." : "");
        caret = caret - from + (from ? 3 : 0);
    }
    const std::string number = std::to_string(row.line);
    return fmt::format("  {} | {}\n  {} | {}^", number, text, std::string(number.size(), ' '), std::string(caret, ' '));
}

std::size_t Importer::DigestHash::operator()(const Digest& digest) const {
    std::size_t hash = 0;
    std::memcpy(&hash, digest.bytes.data(), sizeof hash);
    return hash;
}

Importer::Importer(Desk& desk, Mapping mapping, std::string file, const Source& source, bool update)
    : desk_(desk), mapping_(std::move(mapping)), file_(std::move(file)), delimiter_(source.delimiter()), json_(source.is_json()), update_(update), cells_(desk, mapping_),
      feed_(desk.store(), mapping_.noun->name, mapping_.profile.source), blank_(constants_of(desk, mapping_)) {
    for (const auto& field : mapping_.fields) {
        const bool kept = field.use && field.use->kept;
        const bool free = !kept && field.field->type == FieldType::text && (!field.use || words_of(*field.field, *field.use).empty());
        if (!free && !field.field->identifies && field.field->type != FieldType::note) continue;
        for (const auto& piece : field.pieces)
            if (piece.column) private_columns_.insert(*piece.column);
    }
    if (mapping_.profile.allow_duplicates) input_.flags["allow_duplicate"] = {""};
}

void Importer::start(const std::string& hash) {
    code = desk_.store().take_code("I", 4);
    id_ = desk_.store().write("writes#import", {{"code", code},
                                                {"at", desk_.setting().clock.utc},
                                                {"noun", std::string(mapping_.noun->name)},
                                                {"profile", mapping_.profile.name},
                                                {"file_hash", hash}});
}

void Importer::finish(bool keep_rejects) {
    desk_.store().write("writes#import_counts", {{"id", id_}, {"new", counts.fresh}, {"changed", counts.changed},
                                                 {"unchanged", counts.unchanged}, {"rejected", counts.rejected},
                                                 {"passed_over", counts.passed_over}});
    if (!keep_rejects) return;
    for (const auto& reject : rejects)
        desk_.store().write("writes#import_reject", {{"import", id_}, {"line", static_cast<std::int64_t>(reject.row.line)},
                                                     {"place", static_cast<std::int64_t>(reject.column)},
                                                     {"message", reject.message}});
}

void Importer::reject(const CsvRecord& row, std::size_t column, std::size_t line, const Problem& problem) {
    if (rejects.empty() || rejects.back().row.line != row.line) {
        ++counts.rejected;
        rejects.push_back({row, column, problem.what, row.cells.size() == mapping_.header.size() ? "value" : json_ ? "shape" : "row"});
    } else rejects.back().message += "; " + problem.what;
    Problem shown = problem;
    // A person of this very file: the code may never be kept, the line is there to look at.
    if (const auto same = people_.find(problem.what.substr(0, problem.what.find(' '))); same != people_.end()) {
        shown.what.replace(0, same->first.size(), fmt::format("line {}", same->second));
        shown.paste.clear();
        rejects.back().message = replace_all(rejects.back().message, problem.what, shown.what);
    }
    shown.where = fmt::format("{}:{}:{}", file_, line, column);
    const bool by_columns = (row.columns.size() < 2 || row.columns[0] != row.columns[1]) &&  // JSON has no columns to point at
                            std::ranges::find(row.columns, column) != row.columns.end();     // nor has what stands within a cell
    if (line == row.line && by_columns && row.cells.size() == mapping_.header.size()) shown.excerpt = excerpt(row, column);
    problems.add(std::move(shown));
}

void Importer::reject_malformed(const CsvRecord& row, const CsvProblem& problem) {
    reject(row, problem.column, problem.line, {.what = problem.message});
    rejects.back().malformed = true;
    rejects.back().code = json_ ? "shape" : "row";
}

// `all`: a cell that is empty now empties its field.
bool Importer::fill(const CsvRecord& row, Record& record, bool all) {
    bool sound = true;
    for (std::size_t i = 0; i < mapping_.fields.size(); ++i) {
        const auto& field = mapping_.fields[i];
        if (!all && cells_.text(i).empty()) continue;
        try {
            cells_.put(i, record);
        } catch (const Error& error) {
            if (error.kind() == Kind::setup || error.kind() == Kind::bug) throw;
            reject(row, row.columns[field.first_column], row.lines[field.first_column], error.problems().front());
            sound = false;
        }
    }
    return sound;
}

void Importer::reject_all(const CsvRecord& row, const std::vector<Problem>& found) {
    for (const auto& problem : found) reject_rule(row, problem);
}

bool Importer::ruled(const CsvRecord& row, Record& record, const Record* before) {
    Problems found;
    for (const auto& field : mapping_.fields)
        if (field.use && field.use->need == Need::must && !field.use->closing && !record.has(field.use->field))
            found.add(fmt::format("{} is empty: a {} needs it", field.label, mapping_.noun->name));
    if (found.empty()) fill_missing(desk_, record, false, found);
    if (found.empty()) apply_rules(desk_, record, before, input_, found);
    reject_all(row, found.all());
    return found.empty();
}

// A rule speaks of flags; a file has columns.
void Importer::reject_rule(const CsvRecord& row, Problem problem) {
    problem.paste.clear();
    if (problem.hint.starts_with("--allow-duplicate")) problem.hint = "if it is another person: allow_duplicates = true in the profile";
    for (const auto& field : mapping_.fields) {
        const std::string flag = flag_of(field.field->name);
        auto at = problem.what.find(flag);
        std::size_t length = flag.size();
        if (at == std::string::npos) at = problem.what.starts_with(field.label + " ") ? 0 : at, length = field.label.size();
        if (at == std::string::npos) continue;
        problem.what.replace(at, length, field.label);
        return reject(row, row.columns[field.first_column], row.lines[field.first_column], problem);
    }
    reject(row, 1, row.line, problem);
}

std::string Importer::extra(std::string_view name) const {
    for (std::size_t i = 0; i < mapping_.fields.size(); ++i)
        if (mapping_.fields[i].field->name == name) return cells_.text(i);
    return {};
}

bool Importer::says_nothing(const Record& record) { return record.noun->name == "session" && !record.has("outcome") && record.text("state") != "planned"; }

// The record, and those that come with it: answers of a form, conditions of a person, the rating of a goal.
bool Importer::keep(const CsvRecord& row, Record& record) {
    if (record.noun->name != "measure") {
        const bool silent = says_nothing(record);
        if (!ruled(row, record, nullptr)) return false;
        desk_.store().insert(record);
        counts.presumed += silent;
        if (record.noun->name == "client") {
            people_.emplace(record.code, row.line);
            if (record.has("consent_on")) keep_consent(desk_, record);  // without its day nobody knows when it was said
        }
        Input extras;
        for (const auto& field : extra_fields(*record.noun))
            if (const auto text = extra(field.name); !text.empty())
                extras.flags[std::string(field.name)] = field.type == FieldType::words ? several_words(desk_, field.of, text) : std::vector{text};
        if (!extras.flags.empty()) add_extras(desk_, record, extras);
        return true;
    }
    Problems found;
    fill_missing(desk_, record, false, found);
    if (!found.empty()) return reject_all(row, found.all()), false;
    Form form = read_form_of(desk_, record, extra("items"));
    RiskSettled settled = settle_imported_risk(desk_, form);
    rule_form(desk_, form, input_, found);
    if (!found.empty()) return reject_all(row, found.all()), false;
    const std::string concern = keep_risk(desk_, form, settled);
    keep_form(desk_, form);
    record = form.records.front();
    count_risks(row, form, concern);
    return true;
}

void Importer::count_risks(const CsvRecord& row, const Form& form, const std::string& concern) {
    const auto& items = form.instrument->risk_items;
    unseen.totals += !items.empty() && form.answers.empty() && form.risks.empty();
    unseen.left_out += !form.answers.empty() && std::ranges::any_of(items, [&](int item) { return !form.answers[static_cast<std::size_t>(item) - 1]; });
    if (concern.empty()) return;
    const auto& risk = form.risks.front();
    drafts.push_back({row.line, desk_.store().name_of(noun("client"), form.records.front().whole("client")).code, form.records.front().code,
                      form.instrument->label, risk.item ? Value{std::int64_t{risk.item}} : Value{}, risk.total ? Value{} : Value{risk.answer}, concern});
}

bool Importer::add(const CsvRecord& row) {
    Record record = blank_;
    if (!fill(row, record, false)) return false;
    try {
        return keep(row, record);
    } catch (const Error& error) {
        if (error.kind() != Kind::refused && error.kind() != Kind::usage) throw;
        return reject_all(row, error.problems()), false;
    }
}

void Importer::change(const CsvRecord& row, std::int64_t id, const std::string& content) {
    const Record before = desk_.store().load(*mapping_.noun, id);
    if (!update_)
        return reject(row, 1, row.line,
                      {.what = fmt::format("this row differs from the one imported before as {}", before.code),
                       .hint = "--update changed brings in what differs"});
    if (!extra("items").empty())
        return reject(row, 1, row.line, {.what = fmt::format("the answers of {} cannot be changed by an import", before.code),
                                         .hint = "undo the import that brought it, or add the corrected form"});
    Record after = before;
    if (!fill(row, after, true)) return;
    const bool silent = says_nothing(after);
    if (!ruled(row, after, &before)) return;
    counts.presumed += silent;
    desk_.store().update(before, after);
    const bool person = after.noun->name == "client";
    if (person && after.has("consent_on") && (after.at("consent") != before.at("consent") || after.at("consent_on") != before.at("consent_on"))) keep_consent(desk_, after);
    feed_.change(key_, content, id_);
    ++counts.changed;
}

void Importer::bring(const CsvRecord& row, const Remembered& claimed) {
    if (!add(row)) return feed_.forget(key_);
    feed_.keep(key_, claimed);
    ++counts.fresh;
    if (key_.outside_id) lines_.emplace_back(claimed.record, static_cast<std::uint32_t>(row.line));
}

Importer::Digest Importer::digest_of(const std::string& hash) {
    Digest digest{};
    std::memcpy(digest.bytes.data(), hash.data(), digest.bytes.size());
    return digest;
}

// A key that is there already: from an earlier import, or from a row above.
void Importer::known(const CsvRecord& row, const std::string& content, const Remembered& found) {
    auto& seen = times_seen(key_.outside_id ? digest(key_.bytes) : content);
    const bool from_above = found.import == id_ || seen > 0;
    if (key_.outside_id) {
        if (from_above) {
            const auto above = std::ranges::lower_bound(lines_, found.record, {}, &std::pair<std::int64_t, std::uint32_t>::first);
            const auto line = seen || above == lines_.end() ? seen : above->second;
            return reject(row, row.columns[*mapping_.key], row.line, {.what = fmt::format("the same outside id stands on line {}", line)});
        }
        seen = static_cast<std::uint32_t>(row.line);
        if (found.content == content) ++counts.unchanged;
        else change(row, found.record, content);
        return;
    }
    if (found.import != id_ && seen == 0) {
        seen = 1;
        ++counts.unchanged;
        return;
    }
    // Equal rows are told apart by their turn: two real ones both come in, a second run brings neither.
    seen = std::max(seen, 1U) + 1;
    key_.bytes = content + fmt::format(":{}", seen);
    const Remembered claimed{desk_.store().coming_id(*mapping_.noun), {}, id_};
    if (feed_.claim(key_, claimed)) bring(row, claimed);
    else ++counts.unchanged;
}

void Importer::take(const CsvRecord& row) {
    if (std::ranges::all_of(row.cells, [](const std::string& cell) { return trim_wide(cell).empty(); })) {  // spreadsheets write such
        ++counts.passed_over;
        ++counts.empty;
        return;
    }
    if (row.cells.size() != mapping_.header.size())
        return reject(row, 1, row.line, {.what = fmt::format("{}, the header has {}", count_of(static_cast<std::int64_t>(row.cells.size()), "cell", "cells"), mapping_.header.size())});
    if (mapping_.unmended && row.cells[*mapping_.unmended] == "shape")
        return reject(row, row.columns[*mapping_.unmended], row.line, {.what = "this row had another number of cells", .hint = "mend it, then empty its _code"});
    if (mapping_.passes_over(row)) {
        ++counts.passed_over;
        return;
    }
    cells_.take(row);
    if (mapping_.code) return take_known_by_code(row);
    const std::string content = cells_.content();
    key_.outside_id = mapping_.key.has_value();
    key_.bytes = mapping_.key ? std::string(trim_wide(row.cells[*mapping_.key])) : content;
    if (key_.bytes.empty()) return reject(row, row.columns[*mapping_.key], row.line, {.what = "the outside id is empty"});
    const Remembered claimed{desk_.store().coming_id(*mapping_.noun), key_.outside_id ? content : std::string{}, id_};
    if (feed_.claim(key_, claimed)) bring(row, claimed);
    else known(row, content, feed_.find(key_).value());
}

}  // namespace caseload
