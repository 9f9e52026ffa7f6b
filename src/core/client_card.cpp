// SPDX-License-Identifier: MIT
#include "client_card.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "groups.hpp"
#include "programmes.hpp"
#include "words.hpp"

namespace caseload {
namespace {

std::string brief(const std::string& iso, Date today) {
    const auto day = Date::from_iso(iso);
    return day ? day->words().substr(0, 4) + day->brief(today) : iso;
}

// Parts that are there, each with what stands before it.
std::string parts(const std::vector<std::pair<std::string, std::string>>& all) {
    std::vector<std::string> out;
    for (const auto& [before, text] : all)
        if (!text.empty()) out.push_back(before + text);
    return join(out, " · ");
}

std::string shown(const Desk& desk, const Record& client, std::string_view field) {
    return client.has(field) ? shown_value(desk, *client.noun, *client.noun->use(field), client.at(field)) : "";
}

std::string contact_words(const Desk& desk, const Record& client) {
    return parts({{"", client.text("phone")}, {"", client.text("email")}, {"prefers ", lower(shown(desk, client, "contact_preference"))},
                  {"call: ", client.text("contact_times")}, {"NOT: ", client.text("do_not_call")}});
}

std::string practice_words(const Desk& desk, const Record& client) {
    if (!client.has("practice")) return {};
    const Record practice = desk.store().load(noun("practice"), client.whole("practice"));
    return parts({{"", practice.text("name")}, {"", practice.text("phone")}});
}

std::string background(const Desk& desk, const Record& client) {
    std::string decile;
    if (client.has("deprivation_decile"))
        decile = fmt::format("deprivation decile {} of 10 ({} index)", client.whole("deprivation_decile"), client.whole("deprivation_edition"));
    return parts({{"", shown(desk, client, "gender")}, {"ethnicity: ", shown(desk, client, "ethnicity")}, {"", decile},
                  {"NHS number ", client.has("nhs_number") ? format_nhs_number(client.text("nhs_number")) : ""}});
}

// `last`: the row of the last session that was held, if any.
std::string last_words(const Desk& desk, const std::vector<Row>& last) {
    if (last.empty()) return {};
    const Row& row = last[0];
    return parts({{"", brief(text_of(row[0]), desk.today())}, {"", is_known(row[1]) ? lower(label_of(desk, "mode", text_of(row[1]))) : ""},
                  {"agreed: ", replace_all(text_of(row[2]), "\n", " ")}});
}

std::string next_words(const Desk& desk, const Record& client, const std::vector<Row>& last) {
    const auto rows = desk.store().rows("lists/card#next", {{"client", client.id}, {"today", desk.today().iso()}});
    if (!rows.empty()) {
        const Row& row = rows[0];
        const std::string length = is_known(row[2]) ? fmt::format("{} min", whole_of(row[2])) : "";
        return parts({{"", brief(text_of(row[0]), desk.today()) + (is_known(row[1]) ? " " + text_of(row[1]) : "")}, {"", length},
                      {"", is_known(row[3]) ? lower(label_of(desk, "mode", text_of(row[3]))) : ""}, {"", text_of(row[4])},
                      {"agenda: ", replace_all(text_of(row[5]), "\n", " ")}});
    }
    if (!last.empty() && is_known(last[0][3])) return fmt::format("nothing booked; contact promised {}", brief(text_of(last[0][3]), desk.today()));
    return {};
}

// Grouped by what the words count as ("body", "mind", ..), groups in the order of the config. What is in the person's own
// words alone comes last.
std::string needs_words(Desk& desk, const Record& client) {
    struct Group {
        int line = std::numeric_limits<int>::max();  // of the config
        std::vector<std::string> needs;
    };
    std::map<std::string, Group> groups;
    for (const auto& row : desk.store().rows("lists/client_needs", {{"client", client.id}})) {
        const Word* word = desk.config().word("need", text_of(row[1]));
        Group& group = groups[word ? word->counts_as : ""];
        if (word) group.line = std::min(group.line, word->origin.line);
        group.needs.push_back(lower(is_known(row[2]) ? text_of(row[2]) : word ? word->label : text_of(row[1])));
    }
    std::vector<std::pair<int, std::string>> told;
    for (const auto& [name, group] : groups)
        told.emplace_back(group.line, (name.empty() ? "" : name + ": ") + join(group.needs, ", "));
    std::ranges::stable_sort(told, {}, &decltype(told)::value_type::first);
    std::vector<std::string> words;
    for (auto& [line, text] : told) words.push_back(std::move(text));
    return join(words, " · ");
}

// A referral that nobody has decided on yet is seen before the door opens.
std::string referral_words(const Desk& desk, const Record& client) {
    std::vector<std::pair<std::string, std::string>> told;
    for (const auto& row : desk.store().rows("lists/card#undecided", {{"client", client.id}}))
        told.emplace_back("", fmt::format("{} received {}{}: {}", text_of(row[0]), brief(text_of(row[2]), desk.today()), is_known(row[1]) ? ", " + label_of(desk, "referral_source", text_of(row[1])) : "",
                                          is_known(row[3]) ? lower(label_of(desk, "referral_decision", text_of(row[3]))) : "not decided"));
    return parts(told);
}

std::string missed_words(const Desk& desk, std::int64_t missed) {
    const auto step = missed_step(desk.config(), missed);
    return step.empty() ? "" : fmt::format("{} in a row → {}", missed, step);
}

}  // namespace

Beside beside(const Desk& desk, const Record& client) {
    const Row row = desk.store().rows("lists/card#beside", {{"client", client.id}}).at(0);
    const auto is = [&](std::size_t place) { return whole_of(row[place]) != 0; };
    return {is(0), is(1), is(2), is(3), is(4), is(5), is(6), whole_of(row[7])};
}

Table client_card(Desk& desk, const Record& client, const Beside& there) {
    Table table;
    table.name = "card";
    table.audience = Audience::human;
    table.layout = Layout::record;
    table.rows.emplace_back();
    const auto line = [&](const char* name, std::string text) {
        if (text.empty()) return;
        table.columns.push_back({name, name});
        table.rows[0].push_back(std::move(text));
    };
    line("matters", client.text("matters"));
    line("strengths", client.text("strengths"));
    line("speak", parts({{"interpreter: ", client.text("interpreter")}, {"", client.text("communication")}}));
    line("carer", client.text("carer"));
    line("barriers", shown(desk, client, "barriers"));
    line("reach", contact_words(desk, client));
    line("practice", practice_words(desk, client));
    if (there.undecided) line("referral", referral_words(desk, client));
    if (there.needs) line("needs", needs_words(desk, client));
    const auto course = client.has("programme") ? course_of(desk, client.id) : std::nullopt;
    if (course) line("programme", course_words(*course, desk.today()));
    line("missed", missed_words(desk, there.missed_in_row));
    if (there.interventions) line("offered", interventions_words(desk, client.id));
    if (there.groups) line("groups", groups_words(desk, client.id));
    const auto last = desk.store().rows("lists/card#last", {{"client", client.id}});
    line("last", last_words(desk, last));
    line("next", next_words(desk, client, last));
    line("consent", parts({{"", shown(desk, client, "consent")}, {"", client.has("consent_on") ? brief(client.text("consent_on"), desk.today()) : ""}}));
    line("background", background(desk, client));
    line("coach", client.text("coach"));
    line("left", parts({{"", shown(desk, client, "outcome")}, {"", client.text("reason")}}));
    line("note", client.text("note"));
    return table;
}

std::vector<std::string> consent_refusals(const Desk& desk, const Record& client, bool any_dated) {
    std::vector<std::string> lines;
    const auto tell = [&](const std::string& about, const std::string& decision, const std::string& date) {
        const Word* word = desk.config().word("consent", decision);
        if (!word || word->counts_as != "no") return;
        lines.push_back(fmt::format("CONSENT {}: {}{}", lower(word->label), about.empty() ? "coaching" : lower(label_of(desk, "consent_about", about)),
                                    date.empty() ? "" : ", " + brief(date, desk.today())));
    };
    const auto rows = any_dated ? desk.store().rows("lists/consent#latest", {{"client", client.id}, {"about", Value{}}}) : std::vector<Row>{};
    for (const auto& row : rows) tell(text_of(row[0]), text_of(row[1]), text_of(row[2]));
    if (rows.empty() && client.has("consent")) tell("", client.text("consent"), client.text("consent_on"));
    return lines;
}

namespace {

std::string word_label(const Desk& desk, const std::string& vocabulary, const std::string& word) {
    if (vocabulary != "instrument") return label_of(desk, vocabulary, word);
    const auto space = word.find(' ');
    const Instrument* instrument = desk.config().instrument(word.substr(0, space));
    if (!instrument) return word;
    const Scale* scale = space == std::string::npos ? nullptr : instrument->scale(word.substr(space + 1));
    return scale ? scale->label : instrument->label;
}

}  // namespace

Table client_timeline(Desk& desk, const Record& client) {
    Table table = desk.store().table("lists/timeline", {{"client", client.id}});
    table.name = "timeline";
    for (auto& row : table.rows) {
        if (!text_of(row[3]).empty() && is_known(row[4])) row[4] = word_label(desk, text_of(row[3]), text_of(row[4]));
        if (text_of(row[0]) > desk.today().iso() && !text_of(row[1]).ends_with("due") && !text_of(row[1]).ends_with("planned")) row[1] = text_of(row[1]) + ", ahead";
        row[5] = is_known(row[5]) ? Value{replace_all(text_of(row[5]), "\n", " ")} : Value{};
    }
    table.columns.erase(table.columns.begin() + 3);
    for (auto& row : table.rows) row.erase(row.begin() + 3);
    return table;
}

}  // namespace caseload
