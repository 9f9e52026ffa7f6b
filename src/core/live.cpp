// SPDX-License-Identifier: MIT
#include "caseload/live.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "own_reports.hpp"
#include "people.hpp"
#include "words.hpp"

namespace caseload {
namespace {

constexpr std::int64_t most = 200;
constexpr std::size_t widest = 60;
using Candidates = std::vector<Candidate>;

void keep_beginning(Candidates& all, std::string_view typed) {
    std::erase_if(all, [&](const Candidate& one) { return !starts_with_folded(one.word, typed); });
}

// The person and what else the list shows first: "Jane Roe · walk to the shops".
std::string says_of(const Desk& desk, const Noun& noun, const Table& table, const Row& row) {
    std::vector<std::string> parts;
    for (std::size_t i = 1; i < row.size() && parts.size() < 3; ++i) {
        const Column& column = table.columns[i];
        if (column.audience != Audience::both || column.name == "client" || !is_known(row[i])) continue;
        const Use* use = noun.use(column.name);
        parts.push_back(use ? shown_value(desk, noun, *use, row[i]) : text_of(row[i]));
    }
    return join(parts, " · ");
}

Candidates by_name(const Desk& desk, const Noun& noun, std::string_view typed) {
    Candidates found;
    if (noun.name_field.empty() || typed.empty()) return found;
    const std::string wanted = fold(typed);
    for (const auto& named : desk.store().names(noun)) {
        const bool fits = fold(named.name).starts_with(wanted) || a_word_begins(named.name, wanted);
        if (fits && found.size() < static_cast<std::size_t>(most)) found.push_back({named.code, named.name});
    }
    return found;
}

Candidates records(const Desk& desk, const Noun& noun, std::string_view typed, Still which) {
    Filter filter;
    filter.limit = most;
    filter.code_begins = upper(typed);
    if (noun.use("closed_on")) filter.open = which == Still::open ? Filter::Open::open : which == Still::closed ? Filter::Open::closed : Filter::Open::any;
    const Table table = desk.store().list(noun, filter);
    Candidates found;
    for (const auto& row : table.rows) found.push_back({text_of(row[0]), says_of(desk, noun, table, row)});
    return found.empty() ? by_name(desk, noun, typed) : found;
}

Candidates vocabulary(const Desk& desk, std::string_view name) {
    Candidates found;
    if (const Vocabulary* words = desk.config().vocabulary(name))
        for (const auto& word : words->words)
            if (!word.retired) found.push_back({word.key, word.label == label_of_word(word.key) ? "" : word.label});
    return found;
}

template <class Things, class Make>
Candidates each_of(const Things& things, const Make& make) {
    Candidates found;
    for (const auto& thing : things) found.push_back(make(thing));
    return found;
}

Candidates coaches(const Desk& desk) {
    Candidates found{{"me", coach_of(desk)}, {"all", ""}};
    desk.store().each("lists/handover#coaches", {}, [&](const Row& row) { found.push_back({text_of(row[0]), ""}); });
    return found;
}

Candidates keys(const Desk& desk) {
    Candidates found;
    const Table table = config_table(desk.config(), false);
    for (const auto& row : table.rows) found.push_back({text_of(row[0]), row.size() > 1 ? text_of(row[1]) : ""});
    return found;
}

Candidates of_config(const Desk& desk, std::string_view kind) {
    const Config& config = desk.config();
    if (kind.starts_with("vocabulary.")) return vocabulary(desk, kind.substr(kind.find('.') + 1));
    if (kind == "instrument") return each_of(config.instruments(), [](const Instrument& one) { return Candidate{one.id, one.label}; });
    if (kind == "profile") return each_of(config.profiles(), [](const Profile& one) { return Candidate{one.name, ""}; });
    if (kind == "screen") return each_of(config.screens(), [](const Screen& one) { return Candidate{one.name, ""}; });
    if (kind == "factor") return each_of(config.factors(), [](const Factor& one) { return Candidate{one.name + "=", fmt::format("now {}", format_decimal(one.weight, 1))}; });
    if (kind == "own-report") return each_of(own_report_files(desk), [](const std::filesystem::path& file) { return Candidate{file.stem().string(), ""}; });
    return kind == "key" ? keys(desk) : Candidates{};
}

}  // namespace

bool is_of_config(std::string_view kind) {
    static constexpr std::string_view of_file[] = {"coach", "operation"};
    return !find_noun(kind) && std::ranges::find(of_file, kind) == std::end(of_file);
}

std::vector<Candidate> live_words(const Desk& desk, std::string_view kind, std::string_view typed, Still which) {
    Candidates found;
    if (const Noun* noun = find_noun(kind)) found = records(desk, *noun, typed, which);
    else {
        if (kind == "coach") found = coaches(desk);
        else if (kind == "operation") found = each_of(desk.store().history(20), [](const Operation& one) { return Candidate{one.code, one.command}; });
        else found = of_config(desk, kind);
        keep_beginning(found, typed);
    }
    for (auto& one : found) one = {safe_for_screen(one.word), cut_to_width(safe_for_screen(one.says), widest)};
    return found;
}

}  // namespace caseload
