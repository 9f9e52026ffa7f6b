// SPDX-License-Identifier: MIT
// Statistics as SQL aggregates, so that a report is one SQL file. The arithmetic stands in stats.
#include <vector>

#include "caseload/stats.hpp"
#include "inside.hpp"

namespace caseload {
namespace {

using Values = std::vector<double>;

Values** slot(sqlite3_context* context, int size) {
    return static_cast<Values**>(sqlite3_aggregate_context(context, size));
}

void step(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) return;
    Values** values = slot(context, sizeof(Values*));
    if (!values) return sqlite3_result_error_nomem(context);
    if (!*values) *values = new Values;
    (*values)->push_back(sqlite3_value_double(arguments[0]));
}

using Figure = std::optional<double> (*)(const Values&);

void finish(sqlite3_context* context) {
    Values** values = slot(context, 0);
    if (!values || !*values) return sqlite3_result_null(context);
    const auto figure = reinterpret_cast<Figure>(sqlite3_user_data(context));
    const auto result = figure(**values);
    delete *values;
    *values = nullptr;
    if (result) sqlite3_result_double(context, *result);
    else sqlite3_result_null(context);
}

std::optional<double> mean_of(const Values& values) { return stats::mean(values); }
std::optional<double> median_of(const Values& values) { return stats::quantile(values, 0.5); }

// tally(word): how often each word came, as a JSON object. A word is no more than letters and hyphens, by the schema's CHECK.
struct Tally {
    std::vector<std::pair<std::string, std::int64_t>> words;
    void add(std::string_view word) {
        for (auto& [known, n] : words)
            if (known == word) return void(++n);
        words.emplace_back(word, 1);
    }
};

void step_tally(sqlite3_context* context, int, sqlite3_value** arguments) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
    if (!text) return;
    auto** tally = static_cast<Tally**>(sqlite3_aggregate_context(context, sizeof(Tally*)));
    if (!tally) return sqlite3_result_error_nomem(context);
    if (!*tally) *tally = new Tally;
    (*tally)->add({text, static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]))});
}

void finish_tally(sqlite3_context* context) {
    auto** tally = static_cast<Tally**>(sqlite3_aggregate_context(context, 0));
    std::string json = "{";
    if (tally && *tally) {
        for (const auto& [word, n] : (*tally)->words) json += (json.size() > 1 ? ",\"" : "\"") + word + "\":" + std::to_string(n);
        delete *tally;
        *tally = nullptr;
    }
    json += "}";
    sqlite3_result_text(context, json.c_str(), static_cast<int>(json.size()), SQLITE_TRANSIENT);
}

}  // namespace

void register_statistics(sqlite3* db) {
    sqlite3_create_function_v2(db, "tally", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, nullptr, step_tally, finish_tally, nullptr);
    const std::pair<const char*, Figure> figures[] = {{"mean_of", mean_of}, {"median_of", median_of}};
    for (const auto& [name, figure] : figures)
        sqlite3_create_function_v2(db, name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, reinterpret_cast<void*>(figure),
                                   nullptr, step, finish, nullptr);
}

}  // namespace caseload
