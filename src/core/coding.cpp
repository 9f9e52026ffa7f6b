// SPDX-License-Identifier: MIT
// coding list, coding done, coding leave: what waits to be entered in the systems of others, and what was.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "caseload/nouns.hpp"
#include "caseload/reporting.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "coding_queue.hpp"
#include "concerns.hpp"
#include "fill.hpp"
#include "people.hpp"
#include "rules.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

constexpr auto no_code = "no code set";

std::string read_rule(const Desk& desk, const std::string& text) {
    std::vector<std::string> names;
    for (const auto& rule : desk.config().codings()) names.push_back(rule.name);
    if (std::ranges::find(names, text) != names.end()) return text;
    const auto near = nearest(text, names);
    throw Error(Kind::refused, fmt::format("--rule '{}' is no rule of [coding]", text), near.empty() ? "there are " + join(names, ", ") : fmt::format("did you mean '{}'?", near));
}

std::string read_day(const Desk& desk, const Input& input, const char* flag) {
    return input.has(flag) ? parse_date(input.one(flag), {desk.today(), Sense::past, DateOrder::refuse}).iso() : "";
}

// Codes as they are kept, whatever was typed: s-12 is S-0012.
std::vector<std::string> read_records(const Input& input) {
    std::vector<std::string> codes;
    for (const auto& word : input.words) {
        const Noun* of = noun_of_code(word);
        if (!of) throw Error(Kind::usage, fmt::format("{} is not the code of a record", caseload::quoted(word)), "the ITEM of coding list: S-0231", "caseload coding list");
        codes.push_back(canonical_code(*of, word));
    }
    return codes;
}

Queue read_queue(const Desk& desk, const Input& input) {
    Queue asked;
    asked.from = read_day(desk, input, "from");
    asked.to = read_day(desk, input, "to");
    if (!asked.from.empty() && !asked.to.empty() && asked.from > asked.to) throw Error(Kind::refused, fmt::format("--from {} is after --to {}", asked.from, asked.to));
    if (input.has("system")) asked.system = read_word(desk, "coding_system", "--system", input.one("system"));
    if (input.has("rule")) asked.rule = read_rule(desk, input.one("rule"));
    if (input.has("practice")) asked.practice = resolve(desk, noun("practice"), input.one("practice"));
    return asked;
}

// That somebody does not want it shared is said where it would be entered.
std::string refusal(const Desk& desk, const Waiting& one) {
    const Word* system = desk.config().word("coding_system", one.rule->system);
    if (!system || system->counts_as.empty()) return {};
    const auto rows = desk.store().rows("lists/coding#refused", {{"person", one.client}, {"about", system->counts_as}});
    const Word* said = rows.empty() ? nullptr : desk.config().word("consent", text_of(rows[0][0]));
    if (!said || said->counts_as != "no") return {};
    return fmt::format("sharing {} {}", lower(said->label), Date::from_iso(text_of(rows[0][1])).value_or(Date{}).words());
}

std::string said_words(const Desk& desk, const Waiting& one) {
    static constexpr std::string_view vocabularies[] = {"attendance", "session_kind", "mode", "referral_decision", "role", "consent_about", "consent", "budget_decision", "client_outcome", "group_kind"};
    std::vector<std::string> parts;
    for (auto part : split(one.said, ',')) {
        part = trim(part);
        for (const auto name : vocabularies) {
            const Word* word = desk.config().vocabulary(name)->find(part);
            if (!word) continue;
            part = word->label;
            break;
        }
        if (!part.empty()) parts.push_back(part);
    }
    return join(parts, ", ");
}

Value text_or_none(std::string text) { return text.empty() ? Value{} : Value{std::move(text)}; }

// Rows of the queue. Somebody has many: what is asked of the person is asked once.
class Lines {
  public:
    explicit Lines(const Desk& desk) : desk_(desk) {}

    Row of(const Waiting& one) {
        const Row& person = person_of(one.client);
        const auto day = Date::from_iso(one.date).value_or(desk_.today());
        std::vector<std::string> why;
        for (const auto& part : {one.why, refusal_of(one)})
            if (!part.empty()) why.push_back(part);
        return {one.date, std::int64_t{desk_.today() - day}, one.record, person[0], person[1], person[2], person[4], label_of(desk_, "coding_system", one.rule->system),
                one.rule->label, one.rule->code.empty() ? std::string(no_code) : one.rule->code, one.rule->terminology, text_or_none(said(one)), text_or_none(join(why, "; ")), one.rule->name, state_word(one.state)};
    }

  private:
    static constexpr std::size_t most_kept = 10'000;

    const Row& person_of(std::int64_t client) {
        if (people_.size() >= most_kept) people_.clear();
        const auto [at, is_new] = people_.try_emplace(client);
        if (is_new) at->second = desk_.store().rows("lists/coding#person", {{"person", client}}).at(0);
        return at->second;
    }
    const std::string& refusal_of(const Waiting& one) {
        if (refusals_.size() >= most_kept) refusals_.clear();
        const auto [at, is_new] = refusals_.try_emplace({one.client, one.rule->system});
        if (is_new) at->second = refusal(desk_, one);
        return at->second;
    }
    const std::string& said(const Waiting& one) {
        if (said_.size() >= most_kept) said_.clear();
        const auto [at, is_new] = said_.try_emplace(one.said);
        if (is_new) at->second = said_words(desk_, one);
        return at->second;
    }

    const Desk& desk_;
    std::unordered_map<std::int64_t, Row> people_;
    std::map<std::pair<std::int64_t, std::string>, std::string> refusals_;
    std::unordered_map<std::string, std::string> said_;
};

// How much waits where, and how long.
Table summary_of(const Table& queue) {
    Table table;
    table.name = "waiting";
    table.audience = Audience::human;
    table.columns = {{"system", "SYSTEM"}, {"practice", "PRACTICE", CellType::text, 0, Audience::both, true}, {"waiting", "WAITING", CellType::whole}, {"week", "OVER A WEEK", CellType::whole},
                     {"month", "OVER 4 WEEKS", CellType::whole}, {"oldest", "OLDEST, DAYS", CellType::whole}, {"no_code", "NO CODE SET", CellType::whole}};
    std::map<std::pair<std::string, std::string>, Row> groups;
    for (const auto& row : queue.rows) {
        const std::string practice = is_known(row[6]) ? text_of(row[6]) : "no practice";
        auto& group = groups.try_emplace({text_of(row[7]), practice}, Row{text_of(row[7]), practice, std::int64_t{0}, std::int64_t{0}, std::int64_t{0}, std::int64_t{0}, std::int64_t{0}}).first->second;
        const auto days = whole_of(row[1]);
        const auto add = [&](std::size_t place, bool counts) { group[place] = whole_of(group[place]) + counts; };
        add(2, true), add(3, days > 7), add(4, days > 28), add(6, text_of(row[9]) == no_code);
        group[5] = std::max(whole_of(group[5]), days);
    }
    for (auto& [key, row] : groups) table.rows.push_back(std::move(row));
    if (groups.empty()) table.audience = Audience::machine;
    return table;
}

void keep(Desk& desk, const Waiting& one, const Input& input, const std::string& what, std::vector<std::string>& codes) {
    Record record(noun("coding"));
    Problems problems;
    record.at("client") = one.client;
    record.at("record") = one.record;
    record.at("rule") = one.rule->name;
    record.at("what") = what == "entered" && one.state == Waiting::State::gone ? std::string("taken-out") : what;
    record.at("system") = one.rule->system;
    if (!one.rule->code.empty()) record.at("concept") = one.rule->code, record.at("terminology") = one.rule->terminology;
    record.at("happened_on") = one.date;
    record.at("said") = text_or_none(one.said);
    record.at("done_on") = input.has("done_on") ? read_day(desk, input, "done_on") : desk.today().iso();
    if (record.text("done_on") > desk.today().iso()) throw Error(Kind::refused, fmt::format("--done-on {} is in the future", record.text("done_on")));
    record.at("done_by") = input.has("done_by") ? named_person(desk, input.one("done_by")) : coach_of(desk);
    if (input.has("reason")) record.at("reason") = input.one("reason");
    apply_rules(desk, record, nullptr, input, problems);
    problems.raise(Kind::refused);
    desk.store().insert(record);
    codes.push_back(record.code);
}

// Those that the command line names, or all of them.
std::vector<Waiting> chosen(Desk& desk, const Input& input, const char* verb) {
    if (input.words.empty() != input.has("all"))
        throw Error(Kind::usage, fmt::format("coding {} needs the codes of records, or --all", verb), "the ITEM of coding list", fmt::format("caseload coding {} --all --system gp", verb));
    Queue asked = read_queue(desk, input);
    asked.records = read_records(input);
    auto all = coding_queue(desk, asked);
    Problems problems;
    for (const auto& code : asked.records)
        if (std::ranges::find(all, code, &Waiting::record) == all.end()) problems.add(fmt::format("{} does not wait to be entered", code), {}, "caseload coding list");
    problems.raise(Kind::refused);
    return all;
}

Document settle(Desk& desk, const Input& input, const char* verb, const std::string& what) {
    Document document;
    const auto all = chosen(desk, input, verb);
    if (all.empty()) {
        document.undo_nothing = true;
        return document.say("Nothing waits to be entered.");
    }
    std::map<std::string, std::int64_t> systems;
    std::int64_t taken_out = 0, without = 0;
    for (const auto& one : all) {
        keep(desk, one, input, what, document.codes);
        ++systems[label_of(desk, "coding_system", one.rule->system)];
        taken_out += one.state == Waiting::State::gone;
        without += one.rule->code.empty() && one.state != Waiting::State::gone;
    }
    std::vector<std::string> parts;
    for (const auto& [system, n] : systems) parts.push_back(fmt::format("{} {}", system, n));
    document.say(fmt::format("{} {}: {}", count_of(std::ssize(all), "entry", "entries"), what == "entered" ? "marked as entered" : "left out", join(parts, ", ")));
    if (taken_out > 0 && what == "entered") document.say(fmt::format("{} of them taken out there: the record no longer stands for it.", taken_out));
    if (without > 0 && what == "entered") document.say(fmt::format("{} without a code: [coding] sets none yet.", without), Tone::faint);
    return document;
}

// For programs: rows one at a time, however many there are.
Document poured(Desk& desk, const Input& input, const Queue& asked, std::int64_t client, Table table, Document document) {
    const auto each = [&desk, asked, client](const std::function<bool(const Waiting&)>& use) {
        each_waiting(desk, asked, [&](const Waiting& one) { return (client != 0 && one.client != client) || use(one); });
    };
    if (input.has("exit_code"))
        each([&](const Waiting&) {
            document.findings = true;
            return false;
        });
    table.pour = [&desk, each](const std::function<void(const TableRow&)>& use) {
        Lines lines(desk);
        each([&](const Waiting& one) {
            use(lines.of(one));
            return true;
        });
    };
    document.add(std::move(table));
    return document;
}

}  // namespace

Document coding_list(Desk& desk, const Input& input) {
    if (input.has("done")) {
        Input records = input;
        records.flags.erase("done");
        if (records.has("rule") || records.has("practice")) throw Error(Kind::usage, "--done goes with a client, --system and a period");
        return list_records(desk, noun("coding"), records);
    }
    Document document;
    concerns_first(desk, document);
    Table table = desk.store().heading("lists/coding#queue");
    table.name = "queue";
    table.when_empty = desk.config().codings().empty() ? "The config has no [coding]: nothing is asked for." : "Nothing waits to be entered.";
    const Queue asked = read_queue(desk, input);
    const auto client = input.words.empty() ? 0 : resolve(desk, noun("client"), input.words[0]);
    if (!desk.setting().for_people) return poured(desk, input, asked, client, std::move(table), std::move(document));
    std::int64_t changed = 0, without = 0;
    Lines lines(desk);
    std::unordered_set<std::string> listed;
    for (const auto& one : coding_queue(desk, asked)) {
        if (client != 0 && one.client != client) continue;
        table.rows.push_back(lines.of(one));
        if (listed.insert(one.record).second) document.codes.push_back(one.record);
        changed += one.state != Waiting::State::fresh;
        without += one.rule->code.empty();
    }
    const auto waiting = std::ssize(table.rows);
    Table summary = summary_of(table);
    document.add(std::move(table));
    if (waiting == 0) return document;
    document.add(std::move(summary));
    document.say(fmt::format("{} to be entered{}{}. When you did: caseload coding done CODE, or --all --system gp", count_of(waiting, "entry is", "entries are"),
                             changed > 0 ? fmt::format(", {} changed or undone since", changed) : "", without > 0 ? fmt::format(", {} with {} in [coding]", without, no_code) : ""), Tone::faint);
    document.findings = input.has("exit_code");
    return document;
}

Document coding_done(Desk& desk, const Input& input) { return settle(desk, input, "done", "entered"); }

Document coding_leave(Desk& desk, const Input& input) {
    if (!input.has("reason")) throw Error(Kind::usage, "coding leave needs --reason", "why it is not to be entered", "caseload coding leave S-0231 --reason \"the practice entered it\"");
    return settle(desk, input, "leave", "left-out");
}

}  // namespace caseload
