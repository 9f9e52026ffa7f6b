// SPDX-License-Identifier: MIT
#include "clinicians.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"

namespace caseload {
namespace {

std::string place_words(std::int64_t place) { return place == 1 ? "lead" : fmt::format("alternate {}", place - 1); }

std::string away_words(const Desk& desk, const PracticeCover& cover) {
    std::vector<std::string> away;
    for (const auto& clinician : cover.clinicians)
        if (const auto until = Date::from_iso(clinician.away_until))
            away.push_back(fmt::format("{} ({}) until {}", clinician.name, place_words(clinician.place), until->brief(desk.today())));
    return join(away, ", ");
}

}  // namespace

const Clinician* PracticeCover::on() const {
    const auto found = std::ranges::find_if(clinicians, [](const Clinician& one) { return one.away_until.empty(); });
    return found == clinicians.end() ? nullptr : &*found;
}

std::vector<PracticeCover> covers(const Desk& desk, Date day) {
    std::vector<PracticeCover> all;
    desk.store().each("lists/cover", {{"day", day.iso()}}, [&](const Row& row) {
        if (all.empty() || all.back().practice != whole_of(row[0])) all.push_back({whole_of(row[0]), text_of(row[1]), text_of(row[2]), {}});
        if (is_known(row[3]))
            all.back().clinicians.push_back({text_of(row[4]), text_of(row[5]), text_of(row[6]), whole_of(row[7]), text_of(row[8])});
    });
    return all;
}

std::string clinician_words(const Clinician& clinician) {
    std::string words = fmt::format("{} ({}, {})", clinician.name, place_words(clinician.place), clinician.code);
    return clinician.phone.empty() ? words : words + ", " + clinician.phone;
}

Document practice_cover(Desk& desk, const Input& input) {
    const Date day = input.words.empty() ? desk.today() : parse_date(input.words[0], {desk.today(), Sense::future, DateOrder::refuse});
    Table table;
    table.name = "cover";
    table.columns = {{"code", "CODE", CellType::code}, {"practice", "PRACTICE", CellType::text, 0, Audience::both, true},
                     {"on", "ON", CellType::text, 0, Audience::both, true}, {"professional", "WHO", CellType::code},
                     {"place", "PLACE"}, {"phone", "PHONE"}, {"away", "AWAY", CellType::text, 0, Audience::both, true}};
    Document document;
    std::int64_t nobody = 0;
    for (const auto& cover : covers(desk, day)) {
        const Clinician* on = cover.on();
        nobody += on == nullptr;
        table.rows.push_back({cover.code, cover.name, on ? on->name : "nobody", on ? on->code : "", on ? place_words(on->place) : "",
                              on ? on->phone : "", away_words(desk, cover)});
        document.codes.push_back(cover.code);
    }
    document.say(day.words(), Tone::heading);
    table.when_empty = "No practices yet: caseload practice add NAME";
    document.add(std::move(table));
    if (nobody > 0) document.say(fmt::format("Nobody is on for {}. Name one: caseload clinician add PRACTICE PROFESSIONAL 1",
                                             count_of(nobody, "practice", "practices")), Tone::warning);
    return document;
}

}  // namespace caseload
