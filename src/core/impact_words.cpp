// SPDX-License-Identifier: MIT
// The measures of report impact in words.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "caseload/stats.hpp"
#include "caseload/text.hpp"
#include "impact.hpp"

namespace caseload {

bool too_few(const Row& row) {
    return is_hidden(row[place::both]) || (whole_of(row[place::both]) > 0 && whole_of(row[place::cannot_tell]) != 0);
}

std::string change_told(const Row& row) {
    if (too_few(row)) return "we cannot tell";
    if (whole_of(row[place::both]) == 0) return "-";
    if (is_hidden(row[place::change])) return small::mark;
    const std::string mean = figure_words(row[place::change], 1, true);
    if (whole_of(row[place::both]) == 1) return mean + " (one person)";
    if (!is_known(row[place::low])) return mean + " (all changed equally)";
    return fmt::format("{} ({})", mean, interval_words(row[place::low], row[place::high]));
}

std::string mean_told(const Row& row, const Value& mean) { return too_few(row) ? "-" : figure_words(mean, 1); }

std::string moved_told(const Row& row, const Value& better, const Value& worse) {
    if (!is_known(better) || (!is_hidden(row[place::both]) && whole_of(row[place::both]) == 0)) return "-";
    return fmt::format("{} of {}, {} worse", figure_words(better), figure_words(row[place::both]), figure_words(worse));
}

std::string measure_name(const Row& row) { return text_of(row[place::label]) + (text_of(row[place::better]) == "lower" ? " (lower is better)" : ""); }

namespace {

Column words_column(const char* name, std::string title) { return {name, std::move(title), CellType::code}; }

Table words_table(std::string name, std::vector<Column> columns) {
    Table table;
    table.name = std::move(name);
    table.audience = Audience::human;
    table.columns = std::move(columns);
    table.columns[0].flexible = true;
    return table;
}

std::string signed_told(const Row& row, const Value& value) { return too_few(row) ? "-" : figure_words(value, 1, true); }

Table change_table(const Desk& desk, const Table& measures) {
    const auto confidence = format_decimal(desk.config().settings.confidence * 100, 0);
    Table table = words_table("measure_words", {{"measure", "MEASURE"}, words_column("both", "WITH BOTH"), words_column("start", "START"), words_column("latest", "LATEST"),
                                                words_column("change", fmt::format("CHANGE ({} % INTERVAL)", confidence)), words_column("median", "MEDIAN"),
                                                words_column("worthwhile", "WORTHWHILE"), words_column("reliable", "RELIABLE")});
    for (const auto& row : measures.rows)
        table.rows.push_back({measure_name(row), fmt::format("{} of {}", figure_words(row[place::both]), figure_words(row[place::enrolled])),
                              mean_told(row, row[place::start]), mean_told(row, row[place::latest]), change_told(row),
                              signed_told(row, row[place::median]), moved_told(row, row[place::worthwhile], row[place::worse]),
                              moved_told(row, row[place::reliable_better], row[place::reliable_worse])});
    table.when_empty = "No measures of these people yet: nothing can be said about change.";
    return table;
}

Table missing_table(const Table& measures) {
    Table table = words_table("missing_words", {{"measure", "WITHOUT A SECOND SCORE"}, words_column("no_second", "NO SECOND SCORE"), words_column("never", "NEVER"),
                                                words_column("their_start", "THEIR START"), words_column("unchanged", "CHANGE IF ALL MISSING UNCHANGED"),
                                                words_column("worsened", "IF ALL MISSING WORSE")});
    for (const auto& row : measures.rows)
        table.rows.push_back({measure_name(row), figure_words(row[place::no_second]), figure_words(row[place::never]), figure_words(row[place::no_second_start], 1),
                              signed_told(row, row[place::unchanged]), signed_told(row, row[place::worsened])});
    return table;
}

std::string chance_told(const Value& p) {
    if (!is_known(p) || is_hidden(p)) return figure_words(p);
    const double value = decimal_of(p);
    if (value < 0.001) return "< 0.001";
    return (value == 0.001 ? "<= " : "") + format_decimal(value, 3);
}

Table sure_table(const Table& measures, bool hidden) {
    Table table = words_table("sure_words", {{"measure", "HOW SURE"}, words_column("over_changes", "CHANGE / SD OF CHANGES"), words_column("over_start", "CHANGE / SD AT START"),
                                             words_column("t", hidden ? "P AT MOST, T TEST" : "P, T TEST"), words_column("ranks", hidden ? "P AT MOST, SIGNED RANKS" : "P, SIGNED RANKS"),
                                             words_column("days", "MEDIAN DAYS BETWEEN")});
    for (const auto& row : measures.rows) {
        if (too_few(row) || whole_of(row[place::both]) < 2) continue;
        const bool exact = !hidden && whole_of(row[place::exact]) != 0;
        const int places = hidden ? 1 : 2;
        table.rows.push_back({measure_name(row), figure_words(row[place::over_changes], places, true), figure_words(row[place::over_start], places, true),
                              chance_told(row[place::p_t]), chance_told(row[place::p_ranks]) + (exact ? " exact" : ""), figure_words(row[place::days], 0)});
    }
    return table;
}

// How those without a second score began, beside those with both.
void missing_words(const Desk& desk, const Row& row, Document& document) {
    const auto missing = whole_of(row[place::no_second]);
    if (missing == 0 || is_hidden(row[place::both]) || whole_of(row[place::both]) == 0 || is_hidden(row[place::no_second_start]) || is_hidden(row[place::start])) return;
    // Of the figures as they are shown, so that they add up on the page.
    const double theirs = decimal_of(row[place::no_second_start]), others = decimal_of(row[place::start]);
    const double apart = (std::round(theirs * 10) - std::round(others * 10)) / 10;
    std::string words = fmt::format("{}: the {} without a second score started {} ({} against {}", text_of(row[place::label]), count_of(missing, "person", "people"),
                                    std::abs(apart) < 0.05 ? std::string("the same") : format_decimal(std::abs(apart), 1) + (apart < 0 ? " lower" : " higher"),
                                    format_decimal(theirs, 1), format_decimal(others, 1));
    if (is_known(row[place::apart_low]) && !is_hidden(row[place::apart_low]))
        words += fmt::format("; {} % interval of the difference {}", format_decimal(desk.config().settings.confidence * 100, 0), interval_words(row[place::apart_low], row[place::apart_high]));
    document.say(words + ").");
}

void too_few_words(const Desk& desk, const Row& row, Document& document) {
    if (!too_few(row)) return;
    const auto& settings = desk.config().settings;
    const std::string label = text_of(row[place::label]);
    if (is_hidden(row[place::both])) {
        document.say(fmt::format("{}: we cannot tell. Fewer than {} people have both scores.", label, settings.hide_to + 1), Tone::strong);
        return;
    }
    const auto n = whole_of(row[place::both]);
    std::string words = n < settings.fewest_pairs ? fmt::format("{}: we cannot tell from {}; {} are the fewest for a headline.", label,
                                                                count_of(n, "person with both scores", "people with both scores"), settings.fewest_pairs)
                                                  : fmt::format("{}: we cannot tell: fewer than {} people have both scores ({} is their number rounded), too few for a headline.", label, settings.fewest_pairs, n);
    const double points = decimal_of(row[place::threshold]), spread = decimal_of(row[place::sd]);
    const auto wanted = points > 0 && spread > 0 ? std::max<std::int64_t>(stats::pairs_for(spread, points, settings.confidence), settings.fewest_pairs) : 0;
    if (wanted > n) words += fmt::format(" {} more would do for an interval of at most +-{} points, if they vary as these do.", wanted - n, format_decimal(points, 1));
    document.say(words, Tone::strong);
}

// What low starters would have gained without us.
void drift_words(const Desk& desk, const Row& row, Document& document) {
    const Instrument* instrument = desk.config().instrument(text_of(row[place::id]));
    const Scale* scale = instrument ? instrument->scale(text_of(row[place::scale])) : nullptr;
    if (!scale || too_few(row) || !is_known(row[place::drift]) || is_hidden(row[place::drift])) return;
    document.say(fmt::format("{}: of the change {}, about {} is what such people drift back by without any help: (population mean {} - start {}) x (1 - reliability {}).",
                             text_of(row[place::label]), figure_words(row[place::change], 1, true), figure_words(row[place::drift], 1, true),
                             format_hundredths(scale->population_mean, 1), figure_words(row[place::start], 1), format_decimal(scale->reliability, 2)));
}

std::string threshold_words(const Table& measures) {
    std::vector<std::string> words;
    for (const auto& row : measures.rows)
        if (is_known(row[place::threshold]))
            words.push_back(fmt::format("{} {}", text_of(row[place::label]), format_decimal(decimal_of(row[place::threshold]), 1)));
    return join(words, ", ");
}

}  // namespace

void say_measures(const Desk& desk, const Table& measures, bool hidden, Document& document) {
    document.add(change_table(desk, measures));
    if (measures.rows.empty()) return;
    document.add(missing_table(measures));
    if (Table sure = sure_table(measures, hidden); !sure.rows.empty()) document.add(std::move(sure));
}

void say_caveats(const Desk& desk, const Table& measures, Document& document) {
    for (const auto& row : measures.rows) {
        too_few_words(desk, row, document);
        missing_words(desk, row, document);
        drift_words(desk, row, document);
    }
    if (const auto words = threshold_words(measures); !words.empty())
        document.say(fmt::format("Worthwhile change: {} points, from {}.", words, desk.config().file.filename().string()));
    for (const auto& instrument : desk.config().instruments())
        if (!instrument.cut_set.empty())
            document.say(fmt::format("{} levels use the cut points '{}'.", instrument.label, instrument.cut_set));
}

}  // namespace caseload
