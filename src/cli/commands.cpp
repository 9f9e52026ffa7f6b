// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include <algorithm>
#include <map>

#include "batch.hpp"
#include "caseload/coaching.hpp"
#include "caseload/file.hpp"
#include "caseload/nouns.hpp"
#include "caseload/render.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "complete.hpp"
#include "flags.hpp"
#include "special_verbs.hpp"

namespace caseload {

std::vector<Flag> Command::flags() const {
    if (own_flags) return own_flags();
    return of && which != Which::none ? field_flags(*of, which) : std::vector<Flag>{};
}

std::vector<Flag> period_flags() {
    return {{"from", "DATE", "first day (the first enrolment)"}, {"to", "DATE", "last day (today)"},
            {"week", "2026-W47", "one week, or last"}, {"month", "2026-10", "one month, or last"},
            {"last", "4w", "the last so many days, weeks or months"}, {"explain", "", "how each figure is defined"},
            {"as-of", "DATE", "as it stood at the end of that day"},
            {"identifiable", "", "small numbers too: labelled, and kept in the journal"},
            {"out", "FILE", "write to a file, whole or not at all"}};
}

std::vector<Flag> figure_flags() {
    return with(period_flags(), {{"rows", "FIGURE", "the records behind a figure, by code; --explain names the figures"}});
}

namespace {

std::string adding_words(const Noun& noun) {
    std::string words;
    for (int place = 1; place < 4; ++place)
        for (const auto& use : noun.uses) {
            if (use.place != place) continue;
            const std::string word = upper(use.field);
            words += (words.empty() ? "" : " ") + (use.initial.empty() && use.need == Need::must ? word : "[" + word + "]");
        }
    return words;
}

std::size_t adding_places(const Noun& noun) {
    int most = 0;
    for (const auto& use : noun.uses) most = std::max(most, use.place);
    return static_cast<std::size_t>(most);
}

const char* adding_verb(Life life) { return life == Life::happened || life == Life::planned ? "log" : "add"; }

// list, show, edit, close, reopen: as the noun's life asks.
void add_verbs(std::vector<Command>& all, const Noun& noun) {
    const bool stands = noun.life == Life::append_only || noun.life == Life::appended;
    if (noun.life != Life::noted && noun.life != Life::appended)
        all.push_back({noun, adding_verb(noun.life), "{adding}", noun.help, Needs::writing, add_record, Which::adding, adding_places(noun)});
    const bool of_people = noun.use("client") != nullptr;
    all.push_back({noun, "list", of_people ? "[CLIENT]" : "", "list {nouns}", Needs::reading, list_records, Which::listing, of_people ? 1U : 0U});
    all.push_back({noun, "show", "{NOUN}", "one {noun}, whole", Needs::reading, show_record, Which::none, 1});
    if (!stands) all.push_back({noun, "edit", "{NOUN}", "change fields by flags, or in $EDITOR without any", Needs::writing, edit_record, Which::editing, 1});
    if (!noun.use("closed_on")) return;
    all.push_back({noun, "close", "{NOUN}", "it has ended", Needs::writing, close_record, Which::closing, 1});
    if (!stands) all.push_back({noun, "reopen", "{NOUN}", "it goes on after all", Needs::writing, reopen_record, Which::none, 1});
}

std::vector<Flag> impact_flags() {
    auto flags = figure_flags();
    flags.push_back({"by", "GROUPING", "within each practice, source, programme, ethnicity, deprivation, barrier or coach"});
    flags.push_back({"compare-with", "PERIOD", "people enrolled then: before, 2025, 2025-10 or 2025-01-01..2025-10-31"});
    std::ranges::find(flags, std::string("rows"), &Flag::name)->help += "; of scores also FIGURE:INSTRUMENT";
    return flags;
}

std::vector<Flag> week_flags() {
    return {{"week", "2026-W47", "one week, or last, next (this week)"}, {"month", "2026-10", "one month, or last"}, {"last", "4w", "the last so many days, weeks or months"},
            {"explain", "", "how each figure is defined"}, {"rows", "FIGURE", "the records behind a figure, by code; --explain names the figures"},
            {"out", "FILE", "write to a file, whole or not at all"}};
}

std::vector<Flag> weekly_flags() {
    return {{"week", "2026-W47", "one week, last (which it is by default) or this"},
            {"service", "", "for others: no codes, and small numbers hidden"},
            {"identifiable", "", "with --service: small numbers too; labelled, and kept in the journal"},
            {"explain", "", "how each figure is defined"}, {"rows", "FIGURE", "the records behind a figure, by code; --explain names the figures"},
            {"as-of", "DATE", "as the records stood at the end of that day"},
            {"out", "FILE", "write to a file, whole or not at all; {week} in its name is the week"}};
}

std::vector<Flag> diff_flags() {
    return {{"report", "NAME", "impact (which it is by default) or weekly"}, {"from", "DATE", "first day of its period"},
            {"to", "DATE", "last day of its period"}, {"week", "2026-W47", "its week"}, {"service", "", "of weekly: that for others"}};
}

std::vector<Flag> import_flags() {
    return {{"profile", "NAME", "an [import.NAME] of the config"}, {"profiles", "FILE", "take the profile from this file"},
            {"keep-going", "", "bring in the good rows, keep the rest aside, exit 1"},
            {"rejects", "FILE", "write the rejected rows here, with the reason"},
            {"explain", "", "how each column is understood, with the first values; writes nothing"},
            {"suggest", "", "write a draft profile for the file; writes nothing"},
            {"plan", "FILE", "with --dry-run: keep what would be done"},
            {"apply", "FILE", "carry out a plan, unless the file or the caseload changed since"},
            {"update", "changed", "what differs since the last import is brought up to date"}};
}

std::vector<Flag> screen_flags() {
    return {{"profile", "NAME", "a [screen.NAME] of the config; needed where there are several"}, {"all", "", "everybody of the extract, with the reason"},
            {"keep-going", "", "leave out rows that cannot be read, exit 1"},
            {"allow-duplicate", "", "who has the name and birth date of somebody here is another person"}};
}

std::vector<Flag> export_flags() {
    return {{"out", "FILE", "write to a file, whole or not at all; a folder for all in csv"},
            {"excel", "", "csv for a spreadsheet: byte order mark, no text taken for a formula"},
            {"pseudonymise", "", "keyed hashes for what names a person, no free text"},
            {"key", "FILE", "the key of the hashes (caseload.key beside the config)"}};
}

void add_nounless(std::vector<Command>& all) {
    const auto today_flags = [] {
        return std::vector<Flag>{{"all", "", "everybody"}, {"why", "", "the arithmetic of each"},
                                 coach_flag(),
                                 {"exit-code", "", "exit 1 when somebody needs you"}};
    };
    const auto limit = [] { return std::vector<Flag>{{"limit", "N", "the newest N (20); 0 is all"}}; };
    all.push_back({"today", "", "who needs me now, and why", Needs::reading, today, today_flags, 0});
    add_diary(all);
    all.push_back({"priority try", "FACTOR=WEIGHT..", "the order under other weights; writes nothing", Needs::reading, priority_try,
                   [] { return std::vector<Flag>{{"all", "", "everybody"}}; }, 8});
    all.push_back({"priority moved", "", "whose sum changed since last week, and why", Needs::reading, priority_moved,
                   [] { return std::vector<Flag>{{"all", "", "everybody who moved"}, {"since", "DAY", "compared with the end of that day (7 days ago)"}}; }, 0});
    all.push_back({"report impact", "", "is it helping, and how sure can we be", Needs::reading, report, impact_flags, 0});
    all.push_back({"report referrers", "", "what became of referrals, for those who made them", Needs::reading, report_referrers, figure_flags, 0});
    all.push_back({"report onward", "", "whom we pointed where, and whether they went", Needs::reading, report_onward, figure_flags, 0});
    all.push_back({"report interventions", "", "education, peer support and groups: offered, accepted, started, finished; who came", Needs::reading, report_interventions, figure_flags, 0});
    all.push_back({"report screening", "", "who was found, invited and joined, by group", Needs::reading, report_screening, figure_flags, 0});
    add_reports(all);
    all.push_back({"report capacity", "", "the hours of a week, and the sessions people have before them", Needs::reading, report_capacity, week_flags, 0});
    all.push_back({"report weekly", "", "one week: what was done, what is owed, what came late", Needs::reading, report_weekly, weekly_flags, 0});
    all.push_back({"report diff", "A B", "what differs between two days, or two reports kept as json, and why", Needs::reading, report_diff, diff_flags, 2});
    all.push_back({"report list", "", "every report, those of your own too", Needs::reading, report_list, no_flags, 0});
    all.push_back({"report run", "NAME [PARAMETER=VALUE..]", "a report of your own", Needs::reading, report_run, figure_flags, 8});
    all.push_back({"schema", "", "the views that reports of your own read", Needs::config, report_schema, no_flags, 0});
    all.push_back({"import", "NOUN FILE|-", "bring in a CSV or JSON file; list, show", Needs::writing, import_with, import_flags, 2});
    all.push_back({"import list", "", "what was imported, when and by which profile", Needs::reading, import_list, no_flags, 0});
    all.push_back({"import show", "IMPORT", "one import: its counts, the rows it kept aside", Needs::reading, import_show, no_flags, 1});
    all.push_back({"screen run", "FILE|-", "who in an extract might want coaching, and why", Needs::writing, screen_with, screen_flags, 1});
    all.push_back({"screen invite", "CANDIDATE..", "you invited them: kept, not sent", Needs::writing, screen_invite,
                   [] { return std::vector<Flag>{{"route", "WORD", "phone, text, email, letter"}, {"date", "DATE", "the day (today)"}, {"all", "", "everybody not invited yet"}}; }, 500});
    all.push_back({"screen answer", "CANDIDATE WORD", "interested, not-now, no, ..: what the person said", Needs::writing, screen_answer,
                   [] { return std::vector<Flag>{{"date", "DATE", "the day (today)"}, {"note", "TEXT", "anything else", false, true}}; }, 2});
    all.push_back({"export", "NOUN|all", "every record whole, to be brought in again anywhere", Needs::streaming, export_records, export_flags, 1});
    all.push_back({"batch", "FILE|-", "one command a line, all kept or none", Needs::writing, batch, no_flags, 1});
    all.push_back({"search", "WORDS", "notes, goals, needs, concerns, what was agreed: all the words, \"a phrase\", begin*", Needs::reading, search_words, [] {
                       return std::vector<Flag>{{"client", "CLIENT", "of this person only"}, {"kind", "NOUN", "session, goal, need, .."},
                                                {"from", "DATE", "from this day on"}, {"to", "DATE", "up to this day"}, {"week", "2026-W47", "one week, or last"},
                                                {"month", "2026-10", "one month, or last"}, {"last", "4w", "the last so many days, weeks or months"},
                                                {"limit", "N", "the newest N (20); 0 is all"}, {"as-of", "DATE", "as the caseload stood on this day"}};
                   }, 50});
    all.push_back({"search-index", "", "make the index of words anew; words of erased records are gone then", Needs::writing, search_anew, no_flags, 0});
    all.push_back({"history", "", "what was written, newest last", Needs::reading, history, limit, 0});
    all.push_back({"undo", "[OPERATION]", "take the last operation back, or the one named", Needs::writing, undo, no_flags, 1});
    all.push_back({"redo", "[OPERATION]", "take the last undo back", Needs::writing, redo, no_flags, 1});
    all.push_back({"check", "", "is the file sound, is the journal whole", Needs::streaming, check, no_flags, 0});
    add_checks(all);
    all.push_back({"init", "", "write a starter config and make the database", Needs::nothing, init, no_flags, 0});
    all.push_back({"config check", "", "every problem of the config at once", Needs::config, config_check, no_flags, 0});
    all.push_back({"config show", "", "every setting in force", Needs::config, config_show,
                   [] { return std::vector<Flag>{{"origin", "", "and where it was set"}}; }, 0});
    all.push_back({"config explain", "KEY", "what a setting is for", Needs::config, explain_key, no_flags, 1});
    all.push_back({"completion", "SHELL", "TAB completion for bash, zsh or fish: eval \"$(caseload completion bash)\"", Needs::nothing, completion_script, no_flags, 1});
}

}  // namespace

std::string Command::filled(std::string_view text) const {
    std::string whole(text);
    if (!of || whole.find('{') == std::string::npos) return whole;
    const std::pair<std::string_view, std::string> called[] = {{"{NOUN}", upper(of->name)}, {"{noun}", std::string(of->name)}, {"{nouns}", std::string(of->plural)}, {"{adding}", adding_words(*of)}};
    for (const auto& [name, word] : called) whole = replace_all(std::move(whole), name, word);
    return whole;
}

namespace {

// A file that the command line names: when it is not there, the command line is wrong.
std::string named_file(const std::string& path) {
    try {
        return read_file(path);
    } catch (const Error& error) {
        throw Error(Kind::usage, error.problems());
    }
}

}  // namespace

Document import_with(Desk& desk, const Input& input) {
    if (input.has("apply")) {
        if (!input.words.empty()) throw Error(Kind::usage, "--apply takes the noun and the file from the plan", {}, "caseload import --apply plan.json");
        const Input planned = read_plan(desk, named_file(input.one("apply")));
        std::string content = named_file(planned.words[1]);
        check_planned_file(planned, content);
        return import_rows(desk, planned, std::move(content));
    }
    const std::size_t place = input.has("suggest") && input.words.size() == 1 ? 0 : 1;
    if (input.words.size() <= place) return import_rows(desk, input, {});
    return import_rows(desk, input, input.words[place] == "-" ? input.one("stdin") : named_file(input.words[place]));
}

Document screen_with(Desk& desk, const Input& input) {
    if (input.words.empty()) return screen_run(desk, input, {});
    return screen_run(desk, input, input.words[0] == "-" ? input.one("stdin") : named_file(input.words[0]));
}

const std::vector<Command>& nounless_commands() {
    static const std::vector<Command> table = [] {
        std::vector<Command> all;
        all.reserve(64);  // help runs through all of them
        add_nounless(all);
        return all;
    }();
    return table;
}

namespace {

void add_noun(std::vector<Command>& all, const Noun& noun) {
    add_verbs(all, noun);
    add_special_verbs(all, noun.name);
    add_coaching_verbs(all, noun.name);
    add_reporting_verbs(all, noun.name);
    add_group_verbs(all, noun.name);
}

}  // namespace

const std::vector<Command>& commands_of(const std::string& name) {
    static std::map<std::string, std::vector<Command>> made;
    const auto known = made.find(name);
    if (known != made.end()) return known->second;
    auto& all = made[name];
    if (const Noun* noun = find_noun(name)) add_noun(all, *noun);
    return all;
}

void each_command(const std::function<void(const Command&)>& visit) {
    std::ranges::for_each(nounless_commands(), visit);
    std::vector<Command> all;
    all.reserve(32);
    for (const auto& noun : nouns()) {
        all.clear();
        add_noun(all, noun);
        std::ranges::for_each(all, visit);
    }
}

void each_command_of(const std::string& noun, const std::function<void(const Command&)>& visit) {
    for (const auto& command : nounless_commands())
        if (command.noun == noun) visit(command);
    std::ranges::for_each(commands_of(noun), visit);
}

const std::vector<Flag>& global_flags() {
    static const std::vector<Flag> flags = {
        {"config", "FILE", "the config (CASELOAD_CONFIG)"},
        {"db", "FILE", "the database (CASELOAD_DB)"},
        {"format", "NAME", "-o: " + formats_for_help()},
        {"json", "", "-o json"},
        {"fields", "A,B", "choose and order columns; bare: list them"},
        {"dry-run", "", "-n: do all the work, show it, take it back"},
        {"yes", "", "-y: agree to what would be asked"},
        {"no-input", "", "never ask (CASELOAD_NO_INPUT)"},
        {"quiet", "", "-q: only codes or data"},
        {"verbose", "", "-v: where settings came from"},
        {"color", "WHEN", "auto, always or never (NO_COLOR)"},
        {"ascii", "", "nothing beyond ASCII from us"},
        {"no-pager", "", "never page"},
        {"width", "N", "columns of the output (COLUMNS)"},
        {"today", "DATE", "the day that counts as today (CASELOAD_TODAY)"},
        {"help", "", "-h: this help"},
        {"version", "", "the version"},
    };
    return flags;
}

}  // namespace caseload
