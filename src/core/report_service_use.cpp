// SPDX-License-Identifier: MIT
// report service-use: uses for each person-month before, and during or after, in the same people; and what that cannot show.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "caseload/nouns.hpp"
#include "caseload/reporting.hpp"
#include "caseload/stats.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "left_out.hpp"
#include "recipes.hpp"
#include "report.hpp"
#include "shown_interval.hpp"
#include "service_use_time.hpp"
#include "words.hpp"

namespace caseload {
namespace {

constexpr double days_in_month = 365.25 / 12;

/// Sums over the people whose time is known on both sides.
struct Compared {
    std::int64_t people = 0, uses_before = 0, days_before = 0, uses_then = 0, days_then = 0, one_side = 0;

    void add(const use::Known& known, use::Phase phase) {
        const bool was = known.days[use::before] > 0, is = known.days[phase] > 0;
        one_side += was != is;
        if (!was || !is) return;
        ++people;
        uses_before += known.uses[use::before], days_before += known.days[use::before];
        uses_then += known.uses[phase], days_then += known.days[phase];
    }
};

struct Tally {
    std::map<std::string, std::array<Compared, 2>> services;  ///< during, after
    std::int64_t across = 0, outside = 0;
};

Tally read(const Desk& desk, const Parameters& parameters, int months) {
    Tally tally;
    std::string service;
    std::int64_t person = 0;
    std::vector<use::Record> records;
    use::Frame frame;
    const auto settle = [&] {
        if (records.empty()) return;
        const auto known = use::known_of(records, frame);
        auto& of = tally.services[service];
        of[0].add(known, use::during), of[1].add(known, use::after);
        tally.across += known.across, tally.outside += known.outside;
        records.clear();
    };
    const auto day = [](const Value& value) { return Date::from_iso(text_of(value)).value_or(Date{}); };
    desk.store().each("reports/service_use#records", parameters, [&](const Row& row) {
        if (text_of(row[0]) != service || whole_of(row[1]) != person) {
            settle();
            service = text_of(row[0]), person = whole_of(row[1]);
            const Date left = day(row[3]);
            frame = use::frame_of(day(row[2]), is_known(row[3]) ? &left : nullptr, desk.today(), months);
        }
        const bool period = is_known(row[5]);
        records.push_back({day(row[4]), period ? day(row[5]) : day(row[4]), period, whole_of(row[6])});
    });
    settle();
    return tally;
}

// Places in the section "compared" of reports/service_use.sql.
enum Place { service_, phase_, people, uses_before, months_before, rate_before, before_low, before_high, uses_then, months_then, rate_then, then_low, then_high, ratio, ratio_low, ratio_high, one_side };

double months(std::int64_t days) { return std::round(static_cast<double>(days) / days_in_month * 10) / 10; }

Row counts_of(const std::string& service, const char* phase, const Compared& one) {
    Row row(one_side + 1);
    row[service_] = service, row[phase_] = std::string(phase);
    row[people] = one.people, row[uses_before] = one.uses_before, row[uses_then] = one.uses_then, row[one_side] = one.one_side;
    row[months_before] = months(one.days_before), row[months_then] = months(one.days_then);
    return row;
}

// Months are shown to 10 where small numbers are hidden; in tenths here.
std::int64_t tenths(const Value& months) { return std::llround(decimal_of(months) * 10); }
double from_tenths(std::int64_t tenths) { return static_cast<double>(tenths) / 10; }
std::int64_t slack_of_months(const Sharing& sharing) { return sharing.identifiable ? 0 : 50; }

void put_rate(Row& row, std::size_t uses, std::size_t months, std::size_t rate, const Sharing& sharing, double confidence) {
    if (is_hidden(row[uses]) || is_hidden(row[months])) {
        for (std::size_t i = 0; i < 3; ++i) row[rate + i] = std::string(small::mark);
        return;
    }
    const auto interval = widest<2>({whole_of(row[uses]), tenths(row[months])}, {slack_of(sharing), slack_of_months(sharing)},
                                    [&](const auto& of) { return of[1] > 0 ? stats::poisson_rate(of[0], from_tenths(of[1]), confidence) : std::nullopt; });
    if (!interval) return;
    row[rate] = static_cast<double>(whole_of(row[uses])) / decimal_of(row[months]);
    row[rate + 1] = interval->low, row[rate + 2] = interval->high;
}

// Rates from the numbers as they are shown, so that nothing that is hidden comes back through them.
void put_rates(const Desk& desk, const Sharing& sharing, Row& row, bool enough) {
    const double confidence = desk.config().settings.confidence;
    for (const auto months : {months_before, months_then}) {
        if (is_hidden(row[people])) row[months] = std::string(small::mark);
        else if (!sharing.identifiable) row[months] = std::round(decimal_of(row[months]) / 10) * 10;
    }
    put_rate(row, uses_before, months_before, rate_before, sharing, confidence);
    put_rate(row, uses_then, months_then, rate_then, sharing, confidence);
    if (!enough) return;
    if (is_hidden(row[rate_before]) || is_hidden(row[rate_then])) {
        for (const auto place : {ratio, ratio_low, ratio_high}) row[place] = std::string(small::mark);
        return;
    }
    const std::array<std::int64_t, 4> shown{whole_of(row[uses_then]), tenths(row[months_then]), whole_of(row[uses_before]), tenths(row[months_before])};
    const auto of = [&](const std::array<std::int64_t, 4>& numbers) {
        const bool timed = numbers[1] > 0 && numbers[3] > 0;
        return timed ? stats::rate_ratio(numbers[0], from_tenths(numbers[1]), numbers[2], from_tenths(numbers[3]), confidence) : std::nullopt;
    };
    const auto found = of(shown);
    if (!found) return;
    if (found->ratio) row[ratio] = *found->ratio;
    const auto slack = slack_of(sharing), months_slack = slack_of_months(sharing);
    const auto interval = widest<4>(shown, {slack, months_slack, slack, months_slack}, [&](const auto& numbers) {
        const auto one = of(numbers);
        return one ? std::optional(one->interval) : std::nullopt;
    });
    row[ratio_low] = interval->low;
    if (std::isfinite(interval->high)) row[ratio_high] = interval->high;
}

std::string rate_words(const Row& row, std::size_t uses, std::size_t months, std::size_t rate) {
    if (is_hidden(row[months])) return small::mark;
    if (decimal_of(row[months]) == 0) return "-";
    std::string words = fmt::format("{} in {}", figure_words(row[uses]), figure_words(row[months]));
    if (is_known(row[rate]) && !is_hidden(row[rate])) words += fmt::format(" = {} ({} to {})", figure_words(row[rate], 2), figure_words(row[rate + 1], 2), figure_words(row[rate + 2], 2));
    return words;
}

std::string ratio_words(const Row& row, bool enough) {
    if (!enough) return "we cannot tell";
    if (is_hidden(row[ratio_low])) return small::mark;
    if (!is_known(row[ratio_low])) return "-";
    return fmt::format("{} ({} to {})", figure_words(row[ratio], 2), figure_words(row[ratio_low], 2), is_known(row[ratio_high]) ? figure_words(row[ratio_high], 2) : "no end");
}

Table words_of(const Desk& desk, const Table& table, const std::vector<char>& enough) {
    Table words;
    words.name = "compared_words";
    words.audience = Audience::human;
    words.columns = {{"service", "SERVICE"}, {"phase", "WITH US"}, {"people", "PEOPLE", CellType::whole}, {"before", "BEFORE: USES IN PERSON-MONTHS = RATE", CellType::code},
                     {"then", "THEN", CellType::code}, {"ratio", "THEN / BEFORE", CellType::code}, {"one_side", "ONE SIDE ONLY", CellType::whole}};
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Row& row = table.rows[i];
        words.rows.push_back({label_of(desk, "service_kind", text_of(row[service_])), row[phase_], row[people], rate_words(row, uses_before, months_before, rate_before),
                              rate_words(row, uses_then, months_then, rate_then), ratio_words(row, enough[i] != 0), row[one_side]});
    }
    words.when_empty = "No use of services was kept of these people: nothing can be said.";
    return words;
}

int months_of(const Input& input) {
    const auto months = parse_integer(input.one("months", "12"));
    if (!months || *months < 1 || *months > 60) throw Error(Kind::usage, "--months takes a whole number from 1 to 60");
    return static_cast<int>(*months);
}

void caveats(const Desk& desk, Document& document) {
    const auto& settings = desk.config().settings;
    document.say(fmt::format("Before and then in the same people, with {} % intervals; below {} people no ratio: we cannot tell.", format_decimal(settings.confidence * 100, 0), settings.fewest_pairs));
    document.say("What this cannot show: there is no comparison group. People come to us when they use services most, so their use falls back anyway (regression to the mean); seasons and other care change it too.");
    document.say("Who has no record of a service is not in its line, and intervals take each use as coming alone: a few people who go often make the truth less sure than they look. No saving follows from it.");
}

}  // namespace

Document report_service_use(Desk& desk, const Input& input) {
    lend_left_out(desk);
    const Period period = report_period(desk, input);
    const std::vector<std::string> files{"reports/service_use"};
    const Definition definition{"service-use/1", period.from.iso(), period.to.iso(), desk.today().iso()};
    const auto recipes = recipes_of(desk, files);
    if (input.has("explain")) return explained(desk, files, definition);
    const Parameters parameters{{"from", period.from.iso()}, {"to", period.to.iso()}, {"as_of", desk.today().iso()}};
    if (input.has("rows")) return rows_of(desk, recipe_asked(recipes, input.one("rows")), parameters);
    Sharing sharing = sharing_of(desk, input);
    const int months = months_of(input);
    Document document;
    document.say(fmt::format("Use of services {} - {} · {} months before and after · as of {} · definition service-use/1{}", period.from.brief(period.to), period.to.words().substr(4), months,
                             desk.today().words().substr(4), label_of(sharing)), Tone::heading);
    document.add(about_report(desk, "service-use", "service-use/1", period, sharing));
    const Tally tally = read(desk, parameters, months);
    Table table = desk.store().heading("reports/service_use#compared");
    table.audience = Audience::machine;
    std::vector<char> enough;
    for (const auto& [service, compared] : tally.services)
        for (std::size_t i = 0; i < 2; ++i) {
            if (compared[i].people == 0 && compared[i].one_side == 0) continue;
            table.rows.push_back(counts_of(service, i == 0 ? "during" : "after", compared[i]));
            enough.push_back(compared[i].people >= desk.config().settings.fewest_pairs);
        }
    table = fit(std::move(table), sharing);
    for (std::size_t i = 0; i < table.rows.size(); ++i) put_rates(desk, sharing, table.rows[i], enough[i] != 0);
    document.add(words_of(desk, table, enough)).add(std::move(table));
    Table left_out = desk.store().heading("reports/service_use#left_out");
    left_out.rows = {{tally.across, tally.outside}};
    left_out.audience = Audience::machine;
    left_out = fit(std::move(left_out), sharing);
    if (tally.across + tally.outside > 0)
        document.say(fmt::format("Left out: {} over periods that lie across two phases, {} outside the time that is looked at or known.", figure_words(left_out.rows[0][0]), figure_words(left_out.rows[0][1])));
    document.add(std::move(left_out));
    caveats(desk, document);
    document.add(recipe_table(recipes, definition));
    say_sharing(sharing, document);
    return document;
}

}  // namespace caseload
