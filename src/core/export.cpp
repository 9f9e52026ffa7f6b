// SPDX-License-Identifier: MIT
// Export: every field of every record, so that an empty caseload can be filled with it again. Rows are poured, never held.
#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "pseudonym.hpp"

namespace caseload {
namespace {

CellType cell_type(FieldType type) {
    switch (type) {
        case FieldType::whole: return CellType::whole;
        case FieldType::hundredths: return CellType::hundredths;
        case FieldType::date:
        case FieldType::moment: return CellType::date;
        case FieldType::time: return CellType::time;
        case FieldType::yes_no: return CellType::yes_no;
        default: return CellType::text;
    }
}

// "1:2,3:0" of three items is "2,_,0".
Value answers_text(const Value& stored, int items) {
    if (!is_known(stored) || items == 0) return {};
    std::vector<std::string> answers(static_cast<std::size_t>(items), "_");
    for (const auto& answer : split(text_of(stored), ',')) {
        const auto colon = answer.find(':');
        const auto item = parse_integer(answer.substr(0, colon)).value_or(0);
        if (item >= 1 && item <= items) answers[static_cast<std::size_t>(item) - 1] = answer.substr(colon + 1);
    }
    return join(answers, ",");
}

Table table_of(const Noun& noun) {
    Table table;
    table.name = std::string(noun.plural);
    table.columns.push_back({"code", "CODE", CellType::code});
    for (const auto& use : noun.uses) {
        const Field& field = field_of_use(noun, use);
        table.columns.push_back({std::string(field.name), std::string(field.name), cell_type(field.type)});
        if (field.type == FieldType::hundredths) table.columns.back().decimals = -1;
    }
    if (noun.name == "measure") table.columns.push_back({"items", "items"});
    for (const auto& field : restored_fields(noun)) table.columns.push_back({std::string(field.name), std::string(field.name)});
    return table;
}

std::size_t place_of(const Table& table, std::string_view name) {
    const auto at = std::ranges::find(table.columns, name, &Column::name);
    return static_cast<std::size_t>(at - table.columns.begin());
}

Pour pour_of(Desk& desk, const Noun& noun, const Table& table) {
    if (noun.name != "measure") return [&desk, &noun](const auto& use) { desk.store().each_record(noun, use); };
    const auto instrument = place_of(table, "instrument"), items = place_of(table, "items");
    return [&desk, &noun, instrument, items](const std::function<void(const TableRow&)>& use) {
        TableRow shown;
        desk.store().each_record(noun, [&](const TableRow& row) {
            shown = row;
            const Instrument* of = desk.config().instrument(text_of(row[instrument]));
            shown[items] = answers_text(row[items], of ? of->items : 0);
            use(shown);
        });
    };
}

// A noun comes after those it refers to, so that a file can be read from its beginning.
std::vector<const Noun*> in_order_of_reference() {
    std::vector<const Noun*> ordered;
    const auto is_there = [&](std::string_view name) { return name.empty() || std::ranges::any_of(ordered, [&](const Noun* n) { return n->name == name; }); };
    while (ordered.size() < nouns().size())
        for (const auto& noun : nouns()) {
            if (is_there(noun.name)) continue;
            const bool ready = std::ranges::all_of(noun.uses, [&](const Use& use) {
                const Field& field = field_of_use(noun, use);
                return field.type != FieldType::record || is_there(use.of.empty() ? field.of : use.of);
            });
            if (ready) ordered.push_back(&noun);
        }
    return ordered;
}

}  // namespace

std::vector<std::string> exported_nouns(const std::string& word) {
    if (word == "all") {
        std::vector<std::string> names;
        for (const Noun* noun : in_order_of_reference()) names.emplace_back(noun->plural);
        return names;
    }
    if (const Noun* noun = find_noun(word)) return {std::string(noun->plural)};
    std::vector<std::string> names{"all"};
    for (const auto& noun : nouns()) names.emplace_back(noun.plural);
    const auto near = nearest(word, names);
    throw Error(Kind::usage, fmt::format("'{}' cannot be exported", word),
                near.empty() ? "there are " + join(names, ", ") : fmt::format("did you mean '{}'?", near));
}

Document export_records(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "export what?", "a noun, or all", "caseload export all -o jsonl");
    const bool hashed = input.has("pseudonymise");
    if (input.has("key") && !hashed) throw Error(Kind::usage, "--key goes with --pseudonymise");
    std::optional<Pseudonyms> pseudonyms;
    if (hashed) pseudonyms.emplace(Pseudonyms::key_of(desk, input.one("key")));
    Document document;
    for (const auto& name : exported_nouns(input.words[0])) {
        const Noun& of = *find_noun(name);
        Table table = table_of(of);
        table.pour = pour_of(desk, of, table);
        if (pseudonyms) pseudonyms->put_over(of, table);
        document.add(std::move(table));
    }
    if (pseudonyms)
        document.talk.push_back(fmt::format("pseudonyms by the key in {}; left out, since it may name people: all free text. "
                                            "Who holds the key can undo it: keep it apart from the export.", pseudonyms->key_file()));
    return document;
}

}  // namespace caseload
