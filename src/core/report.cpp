// SPDX-License-Identifier: MIT
#include "report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "caseload/error.hpp"
#include "caseload/text.hpp"
#include "period.hpp"

namespace caseload {

Sharing sharing_of(const Desk& desk, const Input& input) {
    Sharing sharing;
    sharing.rule = {desk.config().settings.hide_to, desk.config().settings.round_to};
    sharing.identifiable = input.has("identifiable");
    if (sharing.identifiable && desk.dry_run)
        throw Error(Kind::usage, "--identifiable and --dry-run contradict each other", "who shows small numbers leaves a trace in the journal");
    return sharing;
}

Table fit_section(const Desk& desk, const std::string& query, const Parameters& parameters, Sharing& sharing) {
    return fit(desk.store().table(query, parameters), sharing);
}

Table fit(Table table, Sharing& sharing) {
    if (sharing.identifiable) small::fill_shares(table);
    else small::hide(table, sharing.rule, sharing.hidden);
    return table;
}

Table about_report(const Desk& desk, const std::string& name, const std::string& definition, const Period& period, const Sharing& sharing) {
    Table table;
    table.name = "about";
    table.layout = Layout::record;
    table.audience = Audience::machine;
    table.columns = {{"report", "report"}, {"definition", "definition"}, {"from", "from", CellType::date}, {"to", "to", CellType::date},
                     {"as_of", "as of", CellType::date}, {"small_numbers_hidden", "small numbers hidden", CellType::yes_no}};
    table.rows = {{name, definition, period.from.iso(), period.to.iso(), desk.today().iso(), std::int64_t{!sharing.identifiable}}};
    return table;
}

std::string label_of(const Sharing& sharing) { return sharing.identifiable ? " · IDENTIFIABLE" : ""; }

void say_sharing(const Sharing& sharing, Document& document) {
    document.seen = sharing.identifiable;
    if (sharing.identifiable) document.say("Identifiable: small numbers are shown. For your own work, not to be passed on.", Tone::warning);
    else document.say(small::told(sharing.hidden, sharing.rule));
}

Period report_period(const Desk& desk, const Input& input) {
    const Date today = desk.today();
    if (const auto period = named_period(input, today)) return *period;
    const DateRules rules{today, Sense::past, DateOrder::refuse};
    const auto first = Date::from_iso(text_of(desk.store().rows("reports/first_day").at(0)[0])).value_or(today);
    const Period period{input.has("from") ? parse_date(input.one("from"), rules) : first,
                        input.has("to") ? parse_date(input.one("to"), rules) : today};
    if (period.from > period.to)
        throw Error(Kind::refused, fmt::format("--from {} is after --to {}", period.from.words(), period.to.words()));
    return period;
}

std::string figure_words(const Value& value, int decimals, bool sign) {
    if (!is_known(value)) return "-";
    if (const auto text = text_of(value); !text.empty()) return text;
    return format_decimal(decimal_of(value), decimals, sign);
}

std::string share_words(const Value& share) { return !is_known(share) ? "" : is_hidden(share) ? small::mark : figure_words(share) + " %"; }

std::string end_words(const Value& value, int decimals, bool sign) {
    if (!is_known(value) || !text_of(value).empty()) return figure_words(value, decimals, sign);
    const double end = decimal_of(value);
    for (int more = decimals; more < decimals + 3; ++more)
        if (std::abs(end) * std::pow(10, more) >= 0.5) return format_decimal(end, more, sign);
    return format_decimal(end, decimals, sign);
}

std::string interval_words(const Value& low, const Value& high, int decimals, bool sign) { return end_words(low, decimals, sign) + " to " + end_words(high, decimals, sign); }

}  // namespace caseload
