// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include "batch.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/file.hpp"
#include "caseload/nouns.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"

namespace caseload {
namespace {

std::string value_word(const Field& field, const Use& use) {
    switch (field.type) {
        case FieldType::whole:
        case FieldType::hundredths: return "N";
        case FieldType::date: return "DATE";
        case FieldType::time: return "HH:MM";
        case FieldType::word:
        case FieldType::words: return "WORD";
        case FieldType::record: {
            std::string word(use.of.empty() ? field.of : use.of);
            std::ranges::transform(word, word.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
            return word;
        }
        case FieldType::items: return "N,N,..";
        default: return "TEXT";
    }
}

std::string hyphened(std::string_view name) { return replace_all(std::string(name), "_", "-"); }

Flag flag_of_field(const Field& field, const Use& use) {
    std::string help(field.help);
    const auto of = use.of.empty() ? field.of : use.of;
    if ((field.type == FieldType::word || field.type == FieldType::words) && !of.empty()) help += fmt::format(" ([vocabulary.{}])", of);
    return {hyphened(field.name), value_word(field, use), std::move(help), field.type == FieldType::words, field.type == FieldType::note};
}

enum class Which { adding, editing, closing, listing };

bool belongs(const Use& use, Which which) {
    if (use.kept) return false;
    if (which == Which::closing) return use.closing;
    return which == Which::editing || which == Which::listing || !use.closing;
}

void add_list_flags(const Noun& noun, std::vector<Flag>& flags) {
    if (noun.use("closed_on")) {
        flags.push_back({"all", "", "the closed ones too"});
        flags.push_back({"closed", "", "only the closed ones"});
    }
    if (noun.order != "name") {
        flags.push_back({"from", "DATE", "from this day on"});
        flags.push_back({"to", "DATE", "up to this day"});
        flags.push_back({"week", "2026-W47", "one week, or last"});
        flags.push_back({"month", "2026-10", "one month, or last"});
        flags.push_back({"last", "4w", "the last so many days, weeks or months"});
    }
    if (noun.use("state")) flags.push_back({"planned", "", "only what is still planned"});
    flags.push_back({"limit", "N", "only the newest N"});
}

std::vector<Flag> field_flags(const Noun& noun, Which which) {
    std::vector<Flag> flags;
    for (const auto& use : noun.uses) {
        const Field& field = field_of_use(noun, use);
        if (!belongs(use, which)) continue;
        const bool filter = field.type == FieldType::word || field.type == FieldType::words ||
                            field.type == FieldType::record || field.type == FieldType::instrument;
        if (which == Which::listing && !filter) continue;
        flags.push_back(flag_of_field(field, use));
    }
    if (which == Which::listing) add_list_flags(noun, flags);
    if (noun.name == "client" && (which == Which::adding || which == Which::editing))
        flags.push_back({"allow-duplicate", "", "this is another person, however alike"});
    if (which != Which::adding) return flags;
    for (const auto& extra : extra_fields(noun)) flags.push_back(flag_of_field(extra, {}));
    return flags;
}

std::string word_of(const Noun& noun) {
    std::string word(noun.name);
    std::ranges::transform(word, word.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
    return word;
}

std::string adding_words(const Noun& noun) {
    std::string words;
    for (int place = 1; place < 4; ++place)
        for (const auto& use : noun.uses) {
            if (use.place != place) continue;
            std::string word(use.field);
            std::ranges::transform(word, word.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
            words += (words.empty() ? "" : " ") + (use.initial.empty() && use.need == Need::must ? word : "[" + word + "]");
        }
    return words;
}

std::size_t adding_places(const Noun& noun) {
    int most = 0;
    for (const auto& use : noun.uses) most = std::max(most, use.place);
    return static_cast<std::size_t>(most);
}

using Work = Document (*)(Desk&, const Noun&, const Input&);

Command generic(const Noun& noun, const std::string& verb, std::string words, std::string help, Needs needs, Work work,
                Which which, std::size_t most) {
    const bool has_flags = work != show_record && work != reopen_record;
    return {std::string(noun.name) + " " + verb, std::move(words), std::move(help), needs,
            [&noun, work](Desk& desk, const Input& input) { return work(desk, noun, input); },
            [&noun, which, has_flags] { return has_flags ? field_flags(noun, which) : std::vector<Flag>{}; }, most};
}

const char* adding_verb(Life life) { return life == Life::happened || life == Life::planned ? "log" : "add"; }

// list, show, edit, close, reopen: as the noun's life asks.
void add_verbs(std::vector<Command>& all, const Noun& noun) {
    const std::string a = std::string(noun.help), word = word_of(noun);
    const bool stands = noun.life == Life::append_only || noun.life == Life::appended;
    if (noun.life != Life::noted && noun.life != Life::appended)
        all.push_back(generic(noun, adding_verb(noun.life), adding_words(noun), a, Needs::writing, add_record, Which::adding,
                              adding_places(noun)));
    all.push_back(generic(noun, "list", noun.use("client") ? "[CLIENT]" : "", "list " + std::string(noun.plural), Needs::reading,
                          list_records, Which::listing, noun.use("client") ? 1 : 0));
    all.push_back(generic(noun, "show", word, "one " + std::string(noun.name) + ", whole", Needs::reading, show_record,
                          Which::editing, 1));
    if (!stands) all.push_back(generic(noun, "edit", word, "change fields by flags, or in $EDITOR without any", Needs::writing, edit_record,
                          Which::editing, 1));
    if (!noun.use("closed_on")) return;
    all.push_back(generic(noun, "close", word, "it has ended", Needs::writing, close_record, Which::closing, 1));
    if (!stands) all.push_back(generic(noun, "reopen", word, "it goes on after all", Needs::writing, reopen_record, Which::editing, 1));
}

std::vector<Flag> no_flags() { return {}; }

std::vector<Flag> session_flags() { return field_flags(noun("session"), Which::adding); }

std::vector<Flag> plan_flags() {
    auto flags = session_flags();
    std::erase_if(flags, [](const Flag& flag) { return flag.name == "outcome" || flag.name == "next-contact-on"; });
    return flags;
}

std::vector<Flag> review_flags() {
    std::vector<Flag> flags = {{"decision", "WORD", "keep, adjust, met or close"},
                               {"rating", "N", "where it stands, 0 to 10"},
                               {"note", "TEXT", "what was said", false, true},
                               {"date", "DATE", "day of the review (today)"},
                               {"next", "DATE", "day of the next review"},
                               {"outcome", "WORD", "with close: how it ended"}};
    const Noun& goal = noun("goal");
    for (const auto* name : {"text", "due_on", "hoped", "importance", "confidence", "first_step"})
        flags.push_back(flag_of_field(field_of_use(goal, *goal.use(name)), *goal.use(name)));
    return flags;
}

std::vector<Flag> period_flags() {
    return {{"from", "DATE", "first day (the first enrolment)"}, {"to", "DATE", "last day (today)"},
            {"week", "2026-W47", "one week, or last"}, {"month", "2026-10", "one month, or last"},
            {"last", "4w", "the last so many days, weeks or months"}, {"explain", "", "how each figure is defined"},
            {"out", "FILE", "write to a file, whole or not at all"}};
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

std::vector<Flag> export_flags() {
    return {{"out", "FILE", "write to a file, whole or not at all; a folder for all in csv"},
            {"excel", "", "csv for a spreadsheet: byte order mark, no text taken for a formula"},
            {"pseudonymise", "", "keyed hashes for what names a person, no free text"},
            {"key", "FILE", "the key of the hashes (caseload.key beside the config)"}};
}

void replace(std::vector<Command>& all, const std::string& path, std::function<Document(Desk&, const Input&)> work) {
    for (auto& command : all)
        if (command.path == path) command.work = std::move(work);
}


// Where a noun's own use case stands behind a verb that every noun has.
void refine(std::vector<Command>& all) {
    replace(all, "client list", client_list);
    replace(all, "client show", client_show);
    replace(all, "session log", log_session);
    replace(all, "measure add", add_measure);
    replace(all, "concern add", add_concern);
    replace(all, "concern show", show_concern);
    for (auto& command : all) {
        if (command.path == "client show") command.flags = [] { return std::vector<Flag>{{"why", "", "the priority as a sum, with its records"}}; };
        if (command.path == "session log") command.words = "CLIENT|SESSION [DATE]";
        if (command.path == "measure add") command.words = "CLIENT|GOAL INSTRUMENT";
    }
}

// The flags of some fields of a noun.
std::vector<Flag> flags_of(std::string_view of, std::initializer_list<std::string_view> fields) {
    std::vector<Flag> flags;
    for (const auto field : fields) {
        const Use& use = *noun(of).use(field);
        flags.push_back(flag_of_field(field_of_use(noun(of), use), use));
    }
    return flags;
}

std::vector<Flag> step_flags() { return flags_of("step", {"who", "role", "route", "date", "time", "note"}); }

// Verbs that one noun alone has.
void add_special_verbs(std::vector<Command>& all, std::string_view noun) {
    if (noun == "client")
        all.push_back({"client merge", "CLIENT DOUBLE", "two records of one person become one; both codes work", Needs::writing, merge_clients, no_flags, 2});
    if (noun == "session")
        all.push_back({"session plan", "CLIENT DATE", "book a session: \"fri 14:00\"", Needs::writing, plan_session, plan_flags, 2});
    if (noun == "goal")
        all.push_back({"goal review", "GOAL|CLIENT", "keep, adjust, met or close; asks on a terminal", Needs::writing,
                       review_goal, review_flags, 1});
    if (noun == "referral") {
        all.push_back({"referral inbox", "", "what waits for a decision, the most urgent and oldest first", Needs::reading, referral_inbox,
                       [] { return std::vector<Flag>{{"exit-code", "", "exit 1 when something waits"}}; }, 0});
        all.push_back({"referral decide", "REFERRAL DECISION", "accepted, redirected, declined, more-information", Needs::writing, decide_referral,
                       [] {
                           auto flags = flags_of("referral", {"decision_reason", "role", "decided_by", "decided_on"});
                           flags.push_back({"again", "", "change a decision that was made"});
                           return flags;
                       }, 2});
    }
    if (noun == "practice") all.push_back({"practice cover", "[DAY]", "who is on for each practice that day", Needs::reading, practice_cover, no_flags, 1});
    if (noun == "concern") {
        all.push_back({"concern tell", "CONCERN WHO", "you told somebody: who, in what role, by which route, when", Needs::writing, tell_concern, step_flags, 2});
        all.push_back({"concern acknowledge", "CONCERN WHO", "a named person has taken note of it", Needs::writing, acknowledge_concern, step_flags, 2});
        all.push_back({"concern step", "CONCERN TEXT", "what was done next; --correction for what was written wrongly", Needs::writing, step_concern,
                       [] {
                           auto flags = step_flags();
                           flags.push_back({"correction", "", "puts right what was written before"});
                           return flags;
                       }, 2});
    }
    if (noun != "measure") return;
    all.push_back({"measure kinds", "", "the instruments of the config", Needs::config, measure_kinds, no_flags, 0});
    all.push_back({"measure explain", "INSTRUMENT", "how one is scored, its bands, its licence", Needs::config,
                   measure_explain, no_flags, 1});
}

void add_nounless(std::vector<Command>& all) {
    const auto today_flags = [] {
        return std::vector<Flag>{{"all", "", "everybody"}, {"why", "", "the arithmetic of each"},
                                 {"exit-code", "", "exit 1 when somebody needs you"}};
    };
    const auto limit = [] { return std::vector<Flag>{{"limit", "N", "the newest N (20); 0 is all"}}; };
    all.push_back({"today", "", "who needs me now, and why", Needs::reading, today, today_flags, 0});
    all.push_back({"priority try", "FACTOR=WEIGHT..", "the order under other weights; writes nothing", Needs::reading, priority_try,
                   [] { return std::vector<Flag>{{"all", "", "everybody"}}; }, 8});
    all.push_back({"priority moved", "", "whose sum changed since last week, and why", Needs::reading, priority_moved,
                   [] { return std::vector<Flag>{{"all", "", "everybody who moved"}, {"since", "DAY", "compared with the end of that day (7 days ago)"}}; }, 0});
    all.push_back({"report impact", "", "is it helping, and how sure can we be", Needs::reading, report, period_flags, 0});
    all.push_back({"import", "NOUN FILE|-", "bring in a CSV or JSON file; list, show", Needs::writing, import_with, import_flags, 2});
    all.push_back({"import list", "", "what was imported, when and by which profile", Needs::reading, import_list, no_flags, 0});
    all.push_back({"import show", "IMPORT", "one import: its counts, the rows it kept aside", Needs::reading, import_show, no_flags, 1});
    all.push_back({"export", "NOUN|all", "every record whole, to be brought in again anywhere", Needs::streaming, export_records, export_flags, 1});
    all.push_back({"batch", "FILE|-", "one command a line, all kept or none", Needs::writing, batch, no_flags, 1});
    all.push_back({"history", "", "what was written, newest last", Needs::reading, history, limit, 0});
    all.push_back({"undo", "[OPERATION]", "take the last operation back, or the one named", Needs::writing, undo, no_flags, 1});
    all.push_back({"redo", "[OPERATION]", "take the last undo back", Needs::writing, redo, no_flags, 1});
    all.push_back({"check", "", "is the file sound, is the journal whole", Needs::streaming, check, no_flags, 0});
    all.push_back({"init", "", "write a starter config and make the database", Needs::nothing, init, no_flags, 0});
    all.push_back({"config check", "", "every problem of the config at once", Needs::config, config_check, no_flags, 0});
    all.push_back({"config show", "", "every setting in force", Needs::config, config_show,
                   [] { return std::vector<Flag>{{"origin", "", "and where it was set"}}; }, 0});
    all.push_back({"config explain", "KEY", "what a setting is for", Needs::config, explain_key, no_flags, 1});
}

}  // namespace

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

const std::vector<Command>& commands() {
    static const std::vector<Command> table = [] {
        std::vector<Command> all;
        add_nounless(all);
        for (const auto& noun : nouns()) {
            add_verbs(all, noun);
            add_special_verbs(all, noun.name);
        }
        refine(all);
        return all;
    }();
    return table;
}

const std::vector<Flag>& global_flags() {
    static const std::vector<Flag> flags = {
        {"config", "FILE", "the config (CASELOAD_CONFIG)"},
        {"db", "FILE", "the database (CASELOAD_DB)"},
        {"format", "NAME", "-o: table, plain, json, jsonl, csv, md"},
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
