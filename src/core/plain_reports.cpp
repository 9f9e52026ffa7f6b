// SPDX-License-Identifier: MIT
// Reports whose tables speak for themselves: the sections of their SQL file under the rule on small numbers.
#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "concerns.hpp"
#include "recipes.hpp"
#include "report.hpp"
#include "words.hpp"

namespace caseload {
namespace {

struct Plain {
    std::string_view name, title;
    std::vector<std::string_view> sections;
    std::string_view caveat;
};

// Words of the config stand in the table as their labels: those whose column is called like the vocabulary's field.
void put_labels(const Desk& desk, Table& table) {
    const std::pair<std::string_view, std::string_view> known[] = {{"source", "referral_source"}, {"because", "decision_because"}, {"kind", "group_kind"}, {"intervention", "intervention"}};
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        for (const auto& [column, vocabulary] : known)
            if (table.columns[i].name == column)
                for (auto& row : table.rows)
                    if (is_known(row[i])) row[i] = label_of(desk, vocabulary, text_of(row[i]));
}

// The column `sort` holds an intervention's word; it shows what the catalogue counts it as.
void put_sorts(const Desk& desk, Table& table) {
    const auto sort = std::ranges::find(table.columns, "sort", &Column::name) - table.columns.begin();
    if (sort == std::ssize(table.columns)) return;
    for (auto& row : table.rows) {
        auto& cell = row[static_cast<std::size_t>(sort)];
        const Word* word = desk.config().word("intervention", text_of(cell));
        cell = word && !word->counts_as.empty() ? Value{word->counts_as} : Value{};
    }
}

Document plain_report(Desk& desk, const Input& input, const Plain& plain) {
    const std::string file = fmt::format("reports/{}", plain.name), id = fmt::format("{}/1", plain.name);
    Sharing sharing = sharing_of(desk, input);
    const Period period = report_period(desk, input);
    const Definition definition{id, period.from.iso(), period.to.iso(), desk.today().iso()};
    const Parameters parameters{{"from", period.from.iso()}, {"to", period.to.iso()}, {"as_of", desk.today().iso()}};
    const auto recipes = recipes_of(desk, {file});
    if (input.has("explain")) return explained(desk, {file}, definition);
    if (input.has("rows")) return rows_of(desk, recipe_asked(recipes, input.one("rows")), parameters);
    Document document;
    document.say(fmt::format("{} {} - {} · as of {} · definition {}{}", plain.title, period.from.brief(period.to), period.to.words().substr(4),
                             desk.today().words().substr(4), id, label_of(sharing)), Tone::heading);
    document.add(about_report(desk, std::string(plain.name), id, period, sharing));
    for (const auto section : plain.sections) {
        Table table = fit_section(desk, fmt::format("{}#{}", file, section), parameters, sharing);
        table.name = section;
        put_labels(desk, table);
        put_sorts(desk, table);
        if (table.rows.empty()) table.audience = Audience::machine;
        document.add(std::move(table));
    }
    if (!plain.caveat.empty()) document.say(std::string(plain.caveat));
    document.add(recipe_table(recipes, definition));
    say_sharing(sharing, document);
    return document;
}

}  // namespace

Document report_referrers(Desk& desk, const Input& input) {
    return plain_report(desk, input, {"referrers", "Referrals", {"totals", "sources", "practices", "because"},
                                      "Days are medians; people who still wait are not in them, so a growing queue can make them look short."});
}

Document report_onward(Desk& desk, const Input& input) {
    return plain_report(desk, input, {"onward", "Onward referrals", {"services"}, "Uptake is of all sent: what is not known never counts as taken up."});
}

Document report_interventions(Desk& desk, const Input& input) {
    return plain_report(desk, input, {"interventions", "Education, peer support and groups", {"interventions", "groups"},
                                      "Uptake is of all offered: what nobody answered never counts as taken up. Finished is of those who started."});
}

Document report_screening(Desk& desk, const Input& input) {
    return plain_report(desk, input, {"screening", "Screening", {"totals", "groups"}, "Uptake is of those invited; who was found and never invited is in FOUND alone."});
}

}  // namespace caseload
