// SPDX-License-Identifier: MIT
// search WORDS: over notes, goals, needs, concerns and what was agreed; the newest first.
#include "caseload/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "caseload/nouns.hpp"
#include "caseload/searching.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "concerns.hpp"
#include "fill.hpp"
#include "period.hpp"
#include "target.hpp"

namespace caseload {

std::vector<Texts> searched_texts() {
    // Notes always; of the short texts those that hold words of people, not numbers, kinds or versions.
    static constexpr std::array<std::string_view, 17> short_texts = {"name", "text", "why", "first_step", "reason", "who", "offers", "access",
                                                                     "communication", "decision_reason", "consent_reason", "purpose", "much_less", "less",
                                                                     "expected", "more", "much_more"};
    std::vector<Texts> all;
    for (const auto& noun : nouns()) {
        Texts texts{&noun, {}};
        for (const auto& use : noun.uses) {
            const Field& field = field_of_use(noun, use);
            if (field.type == FieldType::note || (field.type == FieldType::text && std::ranges::find(short_texts, field.name) != short_texts.end()))
                texts.columns.emplace_back(field.name);
        }
        if (!texts.columns.empty()) all.push_back(std::move(texts));
    }
    return all;
}

namespace {

std::string day_of(const Desk& desk, const Input& input, const char* flag) {
    return input.has(flag) ? parse_date(input.one(flag), {desk.today(), Sense::past, DateOrder::refuse}).iso() : "";
}

Sought sought_by(const Desk& desk, const Input& input) {
    Sought sought;
    sought.words = input.words;
    if (const auto period = named_period(input, desk.today())) sought.from = period->from.iso(), sought.to = period->to.iso();
    if (input.has("from")) sought.from = day_of(desk, input, "from");
    if (input.has("to")) sought.to = day_of(desk, input, "to");
    if (!sought.from.empty() && !sought.to.empty() && sought.from > sought.to)
        throw Error(Kind::refused, fmt::format("--from {} is after --to {}", sought.from, sought.to));
    if (input.has("client")) sought.client = resolve(desk, noun("client"), input.one("client"));
    if (input.has("kind") && !(sought.kind = find_noun(input.one("kind")))) {
        std::vector<std::string> names;
        for (const auto& texts : searched_texts()) names.emplace_back(texts.noun->name);
        const auto near = nearest(input.one("kind"), names);
        throw Error(Kind::refused, fmt::format("--kind '{}' is not one of {}", input.one("kind"), join(names, ", ")), near.empty() ? "" : fmt::format("did you mean '{}'?", near));
    }
    if (input.has("limit")) {
        const auto limit = parse_integer(input.one("limit"));
        if (!limit || *limit < 0) throw Error(Kind::usage, "--limit takes a whole number; 0 is all");
        sought.most = *limit;
    }
    return sought;
}

Document told(const Desk& desk, const Hits& found) {
    Document document;
    concerns_first(desk, document);
    Table table;
    table.name = "found";
    table.columns = {{"kind", "KIND"}, {"code", "CODE", CellType::code}, {"date", "DATE", CellType::date}, {"client", "CLIENT", CellType::code},
                     {"person", "PERSON", CellType::text, 0, Audience::both, true}, {"words", "WORDS", CellType::text, 0, Audience::both, true}};
    table.when_empty = "Nothing was found.";
    for (const auto& hit : found.hits) {
        const Named person = hit.client ? desk.store().name_of(noun("client"), hit.client) : Named{};
        table.rows.push_back({std::string(hit.noun->name), hit.code, hit.date, hit.client ? Value{person.code} : Value{}, hit.client ? Value{person.name} : Value{}, hit.words});
        document.codes.push_back(hit.code);
    }
    const auto shown = found.hits.size();
    document.add(std::move(table));
    if (found.more) document.say(fmt::format("The newest {}; all: --limit 0", shown), Tone::faint);
    return document;
}

// What lags is brought up to date once, for everybody; where that cannot be written, the search reads everything itself.
bool brought_up_to_date(const Desk& desk) {
    try {
        const auto writer = Desk::open(desk.setting(), Needs::writing);
        Search(writer->store(), searched_texts()).bring_up_to_date();
        writer->store().commit({});
        return true;
    } catch (const Error& error) {
        if (error.kind() == Kind::bug) throw;
        return false;
    }
}

}  // namespace

Document search_words(Desk& desk, const Input& input) {
    const Sought sought = sought_by(desk, input);
    Search search(desk.store(), searched_texts());
    if (search.reads_only() && search.lags() && brought_up_to_date(desk)) {
        const auto fresh = Desk::open(desk.setting(), Needs::streaming);
        return told(*fresh, Search(fresh->store(), searched_texts()).find(sought));
    }
    return told(desk, search.find(sought));
}

Document search_anew(Desk& desk, const Input&) {
    Search(desk.store(), searched_texts()).bring_up_to_date(true);
    return Document{}.say("The index of words was made anew: it holds what the records say now, and nothing that was erased.");
}

}  // namespace caseload
