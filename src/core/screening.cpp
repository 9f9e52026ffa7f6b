// SPDX-License-Identifier: MIT
// screen run: an extract looked through by rules of the config. Who passes is kept as a candidate; nobody is contacted, and nothing
// is decided about anybody: the reasons for and against stand beside each.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "extract.hpp"
#include "fill.hpp"
#include "rules.hpp"

namespace caseload {
namespace {

enum class Found { fresh, before, here, perhaps, against_rules, too_little, cannot_tell };

struct Looked {
    Extracted* person = nullptr;
    Found found = Found::fresh;
    std::string code;     ///< of the candidate, or of the client who it is or may be
    std::string because;  ///< why not
    Assessment assessment;
};

std::string_view words_of(Found found) {
    switch (found) {
        case Found::fresh: return "candidate";
        case Found::before: return "found before";
        case Found::here: return "here already";
        case Found::perhaps: return "perhaps here";
        case Found::against_rules: return "not by the rules";
        case Found::too_little: return "too little for it";
        default: return "cannot tell";
    }
}

bool same_name(const Record& one, const Value& name) { return one.has("name") && fold(squeeze(one.text("name"))) == fold(squeeze(text_of(name))); }

class Look {
  public:
    Look(const Desk& desk, const Screen& screen, bool allow_alike) : desk_(desk), screen_(screen), allow_alike_(allow_alike) {}

    Looked at(Extracted& person) const {
        Looked looked{&person, Found::fresh, {}, {}, {}};
        const bool decided = is_here(looked) || found_before(looked) || perhaps_here(looked);
        person.facts["here"] = {looked.found == Found::here ? "yes" : "no"};
        looked.assessment = assess(screen_.rules, person.facts, desk_.today());
        if (!decided) judge(looked);
        return looked;
    }

  private:
    static bool conclude(Looked& looked, Found found, std::string code, std::string because) {
        looked.found = found;
        looked.code = std::move(code);
        looked.because = std::move(because);
        return true;
    }
    bool is_here(Looked& looked) const {
        const Record& one = looked.person->candidate;
        if (!one.has("nhs_number")) return false;
        const auto rows = desk_.store().rows("lists/screening#here_by_number", {{"nhs_number", one.at("nhs_number")}});
        if (rows.empty()) return false;
        return conclude(looked, Found::here, text_of(rows[0][1]), is_known(rows[0][2]) ? fmt::format("left on {}", text_of(rows[0][2])) : "on the caseload");
    }
    bool found_before(Looked& looked) const {
        const Record& one = looked.person->candidate;
        for (const auto& row : desk_.store().rows("lists/screening#found_before", {{"nhs_number", one.at("nhs_number")}, {"birth_date", one.at("birth_date")}})) {
            const bool numbered = one.has("nhs_number") && row[6] == one.at("nhs_number");
            if (!numbered && ((one.has("nhs_number") && is_known(row[6])) || !same_name(one, row[2]))) continue;
            std::string state = is_known(row[3]) ? fmt::format("answered {} on {}", text_of(row[3]), text_of(row[4]))
                                : is_known(row[5]) ? fmt::format("invited on {}", text_of(row[5])) : "not invited yet";
            return conclude(looked, Found::before, text_of(row[1]), std::move(state));
        }
        return false;
    }
    // Two numbers that differ are two people, however alike.
    bool perhaps_here(Looked& looked) const {
        const Record& one = looked.person->candidate;
        if (allow_alike_ || !one.has("birth_date")) return false;
        for (const auto& row : desk_.store().rows("lists/screening#perhaps_here", {{"birth_date", one.at("birth_date")}}))
            if (same_name(one, row[1]) && !(one.has("nhs_number") && is_known(row[2])))
                return conclude(looked, Found::perhaps, text_of(row[0]), "same name and birth date");
        return false;
    }
    void judge(Looked& looked) const {
        const auto& all = looked.assessment.verdicts;
        if (!looked.assessment.suits()) conclude(looked, Found::against_rules, {}, join(looked.assessment.obstacles(), "; "));
        else if (std::ranges::any_of(all, &Verdict::open)) {
            std::vector<std::string> open;
            for (const auto& one : all)
                if (one.open()) open.push_back(one.criterion->says);
            conclude(looked, Found::cannot_tell, {}, "not known: " + join(open, "; "));
        } else if (looked.assessment.count(Effect::in_favour) < screen_.least)
            conclude(looked, Found::too_little, {}, fmt::format("{} of {} reasons", looked.assessment.count(Effect::in_favour), screen_.least));
    }

    const Desk& desk_;
    const Screen& screen_;
    bool allow_alike_;
};

std::string reasons(const Assessment& assessment, Effect effect) {
    std::vector<std::string> words;
    for (const auto& one : assessment.verdicts)
        if (one.speaks(effect)) words.push_back(fmt::format("{} ({})", one.criterion->says, one.because));
    return join(words, "; ");
}

void keep(Desk& desk, const Screen& screen, Looked& looked) {
    Record& one = looked.person->candidate;
    one.at("screen") = screen.name;
    one.at("found_on") = desk.today().iso();
    const std::string speaks_for = reasons(looked.assessment, Effect::in_favour), against = reasons(looked.assessment, Effect::against);
    if (!speaks_for.empty()) one.at("reasons_for") = speaks_for;
    if (!against.empty()) one.at("reasons_against") = against;
    Problems problems;
    apply_rules(desk, one, nullptr, {}, problems);
    problems.raise(Kind::refused);
    desk.store().insert(one);
    looked.code = one.code;
}

Value age_of(const Looked& looked) {
    const auto age = looked.person->facts.find("age");
    const auto years = age == looked.person->facts.end() || age->second.empty() ? std::nullopt : parse_integer(age->second.back());
    return years ? Value{*years} : Value{};
}

Table candidates_table(const std::vector<Looked>& all) {
    Table table;
    table.name = "candidates";
    table.columns = {{"candidate", "CODE", CellType::code}, {"person", "PERSON", CellType::text, 0, Audience::both, true}, {"age", "AGE", CellType::whole},
                     {"reasons_for", "FOR", CellType::text, 0, Audience::both, true}, {"reasons_against", "AGAINST", CellType::text, 0, Audience::both, true}};
    for (const auto& one : all)
        if (one.found == Found::fresh)
            table.rows.push_back({one.code, one.person->candidate.at("name"), age_of(one), reasons(one.assessment, Effect::in_favour), reasons(one.assessment, Effect::against)});
    table.when_empty = "No new candidate.";
    return table;
}

Table others_table(const std::vector<Looked>& all) {
    Table table;
    table.name = "others";
    table.title = "Nobody new, or not by the rules";
    table.columns = {{"line", "LINE", CellType::whole}, {"person", "PERSON", CellType::text, 0, Audience::both, true}, {"age", "AGE", CellType::whole},
                     {"found", "FOUND"}, {"code", "CODE", CellType::code}, {"because", "BECAUSE", CellType::text, 0, Audience::both, true},
                     {"reasons_for", "FOR", CellType::text, 0, Audience::both, true}};
    for (const auto& one : all)
        if (one.found != Found::fresh)
            table.rows.push_back({static_cast<std::int64_t>(one.person->line), one.person->candidate.at("name"), age_of(one), std::string(words_of(one.found)),
                                  one.code.empty() ? Value{} : Value{one.code}, one.because, reasons(one.assessment, Effect::in_favour)});
    return table;
}

Table counts_table(const Extract& extract, const std::vector<Looked>& all) {
    Table table;
    table.name = "counts";
    table.layout = Layout::record;
    table.audience = Audience::machine;
    table.columns = {{"rows", "rows", CellType::whole}, {"rejected", "rejected", CellType::whole}, {"people", "people", CellType::whole}};
    table.rows = {{extract.rows, extract.rejected, static_cast<std::int64_t>(all.size())}};
    for (int kind = 0; kind <= static_cast<int>(Found::cannot_tell); ++kind) {
        const auto found = static_cast<Found>(kind);
        table.columns.push_back({replace_all(std::string(words_of(found)), " ", "_"), std::string(words_of(found)), CellType::whole});
        table.rows[0].emplace_back(static_cast<std::int64_t>(std::ranges::count(all, found, &Looked::found)));
    }
    return table;
}

std::string counts_words(const Table& counts) {
    std::string words;
    for (std::size_t i = 0; i < counts.columns.size(); ++i) words += fmt::format("{}{} {}", i ? "   " : "  ", counts.columns[i].title, whole_of(counts.rows[0][i]));
    return words;
}

const Screen& chosen_screen(const Desk& desk, const Input& input) {
    const auto& all = desk.config().screens();
    if (all.empty()) throw Error(Kind::setup, "the config has no [screen.NAME]", "it says which columns an extract has and which rules look through it; the starter config has one to uncomment", "caseload config explain screen.NAME");
    std::vector<std::string> names;
    for (const auto& one : all) names.push_back(one.name);
    if (!input.has("profile")) {
        if (all.size() == 1) return all.front();
        throw Error(Kind::usage, "by which rules? --profile", "there are " + join(names, ", "));
    }
    if (const Screen* found = desk.config().screen(input.one("profile"))) return *found;
    const auto near = nearest(input.one("profile"), names);
    throw Error(Kind::usage, fmt::format("--profile '{}' is no [screen.NAME]", input.one("profile")), near.empty() ? "there are " + join(names, ", ") : fmt::format("did you mean '{}'?", near));
}

}  // namespace

Document screen_run(Desk& desk, const Input& input, std::string bytes) {
    if (input.words.empty()) throw Error(Kind::usage, "screen which file?", {}, "caseload screen run extract.csv --profile NAME --dry-run");
    const Screen& screen = chosen_screen(desk, input);
    Problems wrong;
    check_criteria(desk.config(), wrong);
    wrong.raise(Kind::setup);
    const std::string file = std::filesystem::path(input.words[0]).filename().string();
    Problems problems;
    Extract extract = read_extract(desk, screen, file, std::move(bytes), problems);
    Document document;
    document.problems = problems.all();
    document.refused = extract.rejected > 0 && !input.has("keep_going");
    document.findings = extract.rejected > 0;
    const Look look(desk, screen, input.has("allow_duplicate"));
    std::vector<Looked> all;
    for (auto& person : extract.people) all.push_back(look.at(person));
    std::ranges::stable_sort(all, std::greater<>{}, [](const Looked& one) { return one.assessment.count(Effect::in_favour) - one.assessment.count(Effect::against); });
    for (auto& one : all)
        if (one.found == Found::fresh) keep(desk, screen, one), document.codes.push_back(one.code);
    document.talk.push_back(fmt::format("{}: {}, {}, screen '{}'", file, count_of(extract.rows, "row", "rows"), extract.described, screen.name));
    document.add(candidates_table(all));
    Table others = others_table(all);
    if (!input.has("all")) std::erase_if(others.rows, [](const TableRow& row) { return text_of(row[3]) != words_of(Found::perhaps) && text_of(row[3]) != words_of(Found::cannot_tell); });
    if (others.rows.empty()) others.audience = Audience::machine;
    document.add(std::move(others));
    Table counts = counts_table(extract, all);
    document.say(counts_words(counts)).add(std::move(counts));
    if (document.refused) document.say("Nothing written: mend the rows, or --keep-going leaves them out.", Tone::warning);
    else if (!document.codes.empty()) document.say(fmt::format("next: caseload screen invite {} --route letter", document.codes.front()), Tone::faint);
    if (document.refused) document.codes.clear();
    document.undo_nothing = document.codes.empty() && !document.refused;
    return document;
}

}  // namespace caseload
