// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "client_card.hpp"
#include "coaches.hpp"
#include "concerns.hpp"
#include "priority.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

// The generic list in the order of priority, with the points in front.
void sort_by_priority(Desk& desk, Table& table) {
    std::unordered_map<std::string, std::size_t> rank;
    std::unordered_map<std::string, std::int64_t> points;
    auto all = priority_order(desk).people;
    put_first(all, unacknowledged_concerns(desk));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto code = desk.store().name_of(noun("client"), all[i].client).code;
        rank[code] = i;
        points[code] = all[i].points;
    }
    table.columns.insert(table.columns.begin(), {"points", "PRIORITY", CellType::hundredths, 1});
    for (auto& row : table.rows) {
        const auto found = points.find(text_of(row[0]));
        row.insert(row.begin(), found == points.end() ? Value{} : Value{found->second});
    }
    std::ranges::stable_sort(table.rows, [&](const Row& a, const Row& b) {
        const auto place = [&](const Row& row) {
            const auto found = rank.find(text_of(row[1]));
            return found == rank.end() ? all.size() : found->second;
        };
        return place(a) < place(b);
    });
}

std::string heading(Desk& desk, const Record& client) {
    const auto born = Date::from_iso(client.text("birth_date"));
    const std::string age = born ? fmt::format(", {}", years_of_age(*born, desk.today())) : "";
    std::string text = fmt::format("{} {}{} · since {}", client.code, client.text("name"), age,
                                   Date::from_iso(client.text("enrolled_on")).value_or(Date{}).words().substr(4));
    if (client.has("closed_on"))
        text += fmt::format(" · left {}", Date::from_iso(client.text("closed_on")).value_or(Date{}).words().substr(4));
    std::vector<std::string> conditions;
    desk.store().each("lists/open_conditions", {{"client", client.id}}, [&](const Row& row) {
        const auto label = label_of(desk, "condition", text_of(row[0]));
        conditions.push_back(label == text_of(row[0]) && !text_of(row[1]).empty() ? text_of(row[1]) : label);
    });
    return conditions.empty() ? text : text + " · " + join(conditions, ", ");
}

// Everything known about the person, in words; what is empty takes no room.
Table person_table(Desk& desk, const Record& client) {
    Table table;
    table.name = "person";
    table.audience = Audience::human;
    table.layout = Layout::record;
    table.rows.emplace_back();
    for (std::size_t i = 0; i < client.values.size(); ++i) {
        const Use& use = client.noun->uses[i];
        if (!is_known(client.values[i]) || use.kept || use.field == "name" || use.field == "enrolled_on") continue;
        const Field& field = field_of_use(*client.noun, use);
        table.columns.push_back({std::string(use.field), replace_all(std::string(use.field), "_", " ")});
        if (field.type == FieldType::whole || field.type == FieldType::note) {
            table.rows[0].push_back(client.values[i]);
            if (field.type == FieldType::whole) table.columns.back().type = CellType::whole;
        } else if (field.type == FieldType::date) {
            table.columns.back().type = CellType::date;
            table.rows[0].push_back(client.values[i]);
        } else if (field.type == FieldType::text && (use.of.empty() ? field.of : use.of).empty()) table.rows[0].push_back(client.values[i]);
        else if (field.type == FieldType::nhs_number) table.rows[0].push_back(format_nhs_number(text_of(client.values[i])));
        else table.rows[0].push_back(shown_value(desk, *client.noun, use, client.values[i]));
    }
    return table;
}

void add_if_any(Document& document, Table table) {
    if (table.rows.empty()) table.audience = Audience::machine;
    document.add(std::move(table));
}

/// Of a person's records, a table each; `words` are columns that hold words of a vocabulary.
struct Part {
    std::string_view name, query, noun;
    std::vector<std::pair<std::size_t, std::string_view>> words;
    bool Beside::* any = nullptr;  ///< what most people have nothing of is asked for only where there is some
    bool on_card = false;          ///< the card says it already, or it is looked up rather than read before a session: --full has it all
};

const std::vector<Part>& parts() {
    static const std::vector<Part> all = {
        {"involved", "lists/handover#involved", "involvement", {{2, "role"}}, &Beside::involved},
        {"onward", "lists/onward_due#of", "onward", {{4, "outcome"}}, &Beside::onward},
        {"interventions", "lists/interventions#of", "intervention", {{1, "what"}, {7, "outcome"}}, &Beside::interventions, true},
        {"groups", "lists/groups#of", "", {}, &Beside::groups, true},
        {"service_uses", "lists/service_use#of", "service-use", {{2, "service"}}, nullptr, true},
        {"experiences", "lists/stories#said", "", {}, nullptr, true},
        {"codings", "lists/coding#of", "coding", {{4, "system"}}, nullptr, true},
        {"goals", "lists/goal_track", "", {}},
        {"needs", "lists/client_needs", "", {}, nullptr, true},
        {"measures", "lists/client_measures", "", {}},
        {"actions", "lists/client_actions", "", {}},
        {"sessions", "lists/client_sessions", "", {}, nullptr, true},
        {"referrals", "lists/client_referrals", "", {}, nullptr, true},
    };
    return all;
}

std::size_t place_of(const Table& table, std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(table.columns, name, &Column::name) - table.columns.begin());
}

// A score without its band says little before a session, and a risk answer must not hide in a total: what was decided of it
// stands beside, with the record.
void tell_bands(const Desk& desk, Table& table) {
    const auto instrument = place_of(table, "instrument"), scale = place_of(table, "scale"), latest = place_of(table, "last_score"), band = place_of(table, "band"),
               level = place_of(table, "level"), risk = place_of(table, "risk_decision"), concern = place_of(table, "risk_concern");
    bool any_band = false, any_risk = false;
    for (auto& row : table.rows) {
        // A level is its band: what the config says of the instrument need not be read for it.
        const Instrument* of = is_known(row[level]) ? nullptr : desk.config().instrument(text_of(row[instrument]));
        const Scale* on = of ? of->scale(text_of(row[scale])) : nullptr;
        if (const auto label = on && is_known(row[latest]) ? of->band(*on, whole_of(row[latest])) : std::string{}; !label.empty()) row[band] = label, any_band = true;
        if (!is_known(row[risk])) continue;
        any_risk = true;
        if (desk.setting().for_people) row[risk] = label_of(desk, "risk_decision", text_of(row[risk])) + (is_known(row[concern]) ? ": " + text_of(row[concern]) : "");
    }
    if (!any_band) table.columns[band].audience = Audience::machine;
    if (!any_risk) table.columns[risk].audience = Audience::machine;
}

Table table_of(Desk& desk, const Part& part, const Parameters& parameters, bool there) {
    const std::string query(part.query);
    Table table = there ? desk.store().table(query, parameters) : desk.store().heading(query);
    table.name = part.name;
    if (!part.words.empty()) show_words(desk, noun(part.noun), table, part.words);
    if (part.name == "measures") tell_bands(desk, table);
    if (part.name == "experiences")
        for (auto& row : table.rows) {
            row[2] = label_of(desk, "question", text_of(row[2]));
            if (is_known(row[3])) row[3] = label_of_word(text_of(row[3]));
        }
    return table;
}

// What is looked up rather than read before a session.
void keep_short(Table& goals) {
    const std::set<std::string> looked_up{"next_review_on", "importance", "confidence", "rated_on", "started", "first"};
    for (auto& column : goals.columns)
        if (looked_up.contains(column.name)) column.audience = Audience::machine;
}

void add_parts(Desk& desk, const Record& client, const Beside& there, bool full, Document& document) {
    auto parameters = day_parameters(desk);
    parameters["client"] = client.id;
    Table concerns;
    if (any_concerns(desk)) concerns = desk.store().table("lists/concerns#of", parameters);
    concerns.name = "concerns";
    add_if_any(document, std::move(concerns));
    for (const auto& part : parts()) {
        const bool unseen = part.on_card && !full;
        if (unseen && desk.setting().for_people) continue;
        Table table = table_of(desk, part, parameters, !part.any || there.*part.any);
        if (unseen) table.audience = Audience::machine;
        if (part.name == "goals" && !full) keep_short(table);
        add_if_any(document, std::move(table));
    }
}

Document why_of(Desk& desk, const Record& client, Document document) {
    const auto found = standing_of(desk, client.id);
    if (!found) return document.say("Not on the caseload now: no priority.", Tone::faint);
    document.say(fmt::format("Priority {}", format_hundredths(found->points, 1)), Tone::strong);
    Table table = why_table(desk, *found);
    table.header = false;
    document.add(std::move(table));
    const Factor* first = desk.config().factors().empty() ? nullptr : &desk.config().factors()[0];
    document.say(fmt::format("= {}   weights: {} [priority]. An order to work in, not a clinical risk.",
                             format_hundredths(found->points, 1), first ? desk.config().place(first->origin) : "none"),
                 Tone::faint);
    return document;
}

}  // namespace

Document client_list(Desk& desk, const Input& input) {
    Input all = input;
    all.flags.erase("coach");
    all.flags.erase("limit");  // the first by priority, not the newest
    Document document = list_records(desk, noun("client"), all);
    auto& table = std::get<Table>(document.blocks.back());
    leave_out(not_coached_by(desk, input.one("coach", "all")), 0, table);
    sort_by_priority(desk, table);
    if (input.has("limit")) {
        const auto limit = parse_integer(input.one("limit"));
        if (!limit || *limit < 1) throw Error(Kind::usage, "--limit takes a whole number from 1");
        if (table.rows.size() > static_cast<std::size_t>(*limit)) table.rows.resize(static_cast<std::size_t>(*limit));
    }
    document.codes.clear();
    for (const auto& row : table.rows) document.codes.push_back(text_of(row[1]));
    return document;
}

Document client_show(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which client?", "give a code or a name", "caseload client list");
    const Record client = resolve_record(desk, noun("client"), input.words[0]);
    Document document;
    document.codes.push_back(client.code);
    document.say(heading(desk, client), Tone::heading);
    for (const auto& one : unacknowledged_concerns(desk))
        if (one.client_id == client.id)
            document.say(fmt::format("CONCERN {} · {} · nobody has acknowledged it: caseload concern show {}", one.code, one.due, one.code), Tone::warning);
    const Beside there = beside(desk, client);
    for (const auto& line : consent_refusals(desk, client, there.consents)) document.say(line, Tone::warning);
    if (input.has("why")) return why_of(desk, client, std::move(document));
    if (input.has("timeline")) return document.add(client_timeline(desk, client));
    const auto found = standing_of(desk, client.id);
    if (found)
        document.say(fmt::format("Priority {}: {}", format_hundredths(found->points, 1), why_words(*found)));
    if (!desk.setting().for_people) {
        Table machine = record_table(desk, client, "client");
        machine.audience = Audience::machine;
        document.add(std::move(machine));
    }
    const bool full = input.has("full");
    document.add(full ? person_table(desk, client) : client_card(desk, client, there));
    add_parts(desk, client, there, full, document);
    return document;
}

}  // namespace caseload
