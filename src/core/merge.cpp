// SPDX-License-Identifier: MIT
// client merge: two records of one person become one. Both codes go on working; nothing is lost, and undo parts them again.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "groups.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

struct Merged {
    Record kept;
    std::vector<std::string> taken;    ///< fields that the other one knew
    std::vector<std::string> differ;   ///< "phone: 01632 960002", what the other one said
};

// Two people are not made one by a slip: what identifies must not differ.
void must_agree(const Record& keep, const Record& other) {
    Problems problems;
    for (const auto& [field, words] : {std::pair{"nhs_number", "NHS number"}, std::pair{"birth_date", "birth date"}})
        if (keep.has(field) && other.has(field) && keep.at(field) != other.at(field))
            problems.add(fmt::format("{} and {} have different {}s", keep.code, other.code, words), "two people? else correct the wrong one first",
                         fmt::format("caseload client edit {}", other.code));
    problems.raise(Kind::refused);
}

Value joined_words(const Value& a, const Value& b) {
    auto words = split(text_of(a), ',');
    for (const auto& word : split(text_of(b), ',')) words.push_back(word);
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::erase(words, "");
    return words.empty() ? Value{} : Value{join(words, ",")};
}

// What both wrote, ours first; the same is written once.
Value joined_notes(const Value& ours, const Value& theirs) {
    if (!is_known(theirs) || ours == theirs) return ours;
    return is_known(ours) ? Value{text_of(ours) + "\n" + text_of(theirs)} : theirs;
}

void merge_field(const Desk& desk, std::size_t place, const Record& other, Merged& merged) {
    const Use& use = merged.kept.noun->uses[place];
    const Field& field = field_of_use(*merged.kept.noun, use);
    Value& ours = merged.kept.values[place];
    const Value& theirs = other.values[place];
    if (use.kept || use.closing || !is_known(theirs) || ours == theirs) return;
    if (use.field == "enrolled_on") return void(ours = std::min(text_of(ours), text_of(theirs)));
    if (field.type == FieldType::words) return void(ours = joined_words(ours, theirs));
    if (field.type == FieldType::note && is_known(ours)) return void(ours = joined_notes(ours, theirs));
    if (!is_known(ours)) {
        ours = theirs;
        merged.taken.emplace_back(use.field);
    } else merged.differ.push_back(fmt::format("{}: {}", replace_all(std::string(use.field), "_", " "), shown_value(desk, *merged.kept.noun, use, theirs)));
}

Merged merged_records(const Desk& desk, const Record& keep, const Record& other) {
    Merged merged{keep, {}, {}};
    for (std::size_t i = 0; i < keep.values.size(); ++i) merge_field(desk, i, other, merged);
    if (keep.has("closed_on") != other.has("closed_on"))  // one of them goes on
        for (const auto& use : keep.noun->uses)
            if (use.closing) merged.kept.at(use.field) = Value{};
    if (merged.differ.empty()) return merged;
    const std::string had = fmt::format("{}, merged {}, had {}", other.code, desk.today().words(), join(merged.differ, "; "));
    merged.kept.at("note") = merged.kept.has("note") ? merged.kept.text("note") + "\n" + had : had;
    return merged;
}

// Every table whose records hang on a person.
std::set<const Shape*> shapes_of_people() {
    std::set<const Shape*> shapes;
    for (const auto& noun : nouns())
        if (noun.name != "client" && noun.use("client")) shapes.insert(noun.shape);
    return shapes;
}

// One record takes in another that says the same: its note, and what a later import knows it by.
void take_in(Desk& desk, const Noun& of, std::int64_t keep, std::int64_t other) {
    const Record before = desk.store().load(of, keep);
    Record after = before;
    after.at("note") = joined_notes(before.at("note"), desk.store().load(of, other).at("note"));
    desk.store().update(before, after);
    const Parameters both{{"keep", keep}, {"other", other}, {"noun", std::string(of.name)}};
    desk.store().write("writes#merge_import_key", both);
    desk.store().write(fmt::format("writes#merge_{}", of.name), both);
}

// Nobody holds two places in a group or has a condition twice. A place that becomes free goes to whoever waits.
void fold_doubles(Desk& desk, std::int64_t client, Document& document) {
    for (const auto* of : {"membership", "condition"}) {
        std::set<std::string> codes;
        std::set<std::int64_t> groups;
        const auto doubled = [&] { return desk.store().rows(fmt::format("lists/doubled#{}", of), {{"client", client}}); };
        for (auto rows = doubled(); !rows.empty(); rows = doubled()) {
            const Row& row = rows.front();
            codes.insert(desk.store().name_of(noun(of), whole_of(row[1])).code);
            if (is_known(row[2])) groups.insert(whole_of(row[2]));
            take_in(desk, noun(of), whole_of(row[0]), whole_of(row[1]));
        }
        if (!codes.empty()) document.say(fmt::format("stood twice, one now: {}", fmt::join(codes, ", ")));
        for (const auto group : groups) offer_places(desk, desk.store().load(noun("group"), group), document);
    }
}

}  // namespace

Document merge_clients(Desk& desk, const Input& input) {
    if (input.words.size() < 2)
        throw Error(Kind::usage, "client merge needs two: the one to keep, and its double", {}, "caseload client merge C-014 C-027");
    const Record keep = resolve_record(desk, noun("client"), input.words[0]), other = resolve_record(desk, noun("client"), input.words[1]);
    if (keep.id == other.id) throw Error(Kind::refused, fmt::format("{} is one person already", keep.code));
    must_agree(keep, other);
    const Merged merged = merged_records(desk, keep, other);
    const Parameters both{{"keep", keep.id}, {"other", other.id}, {"code", other.code}, {"today", desk.today().iso()}, {"noun", std::string("client")}};
    std::int64_t moved = 0;
    for (const Shape* shape : shapes_of_people()) moved += desk.store().repoint(*shape, "client", other.id, keep.id);
    for (const auto* step : {"import_key", "alias", "new_alias", "tags", "client"})
        desk.store().write(fmt::format("writes#merge_{}", step), both);
    desk.store().update(keep, merged.kept);
    auto document = change_document(desk, "merged", merged.kept, {"client"});
    document.say(fmt::format("{} is {} now: {} moved, both codes work", other.code, keep.code, count_of(moved, "record", "records")));
    if (!merged.taken.empty()) document.say("taken over: " + replace_all(join(merged.taken, ", "), "_", " "));
    if (!merged.differ.empty()) document.say("differed, kept in the note: " + std::to_string(merged.differ.size()), Tone::warning);
    fold_doubles(desk, keep.id, document);
    return document;
}

}  // namespace caseload
