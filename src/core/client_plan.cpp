// SPDX-License-Identifier: MIT
// The person's own plan: one page in plain words, with only what they may see.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "caseload/coaching.hpp"
#include "caseload/file.hpp"
#include "caseload/nouns.hpp"
#include "caseload/readability.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "plan_template.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace embedded {
extern const std::string_view plan_page;
}
namespace {

constexpr int long_word = 3;  // syllables

struct Template {
    std::string text, name;
};

std::vector<std::string> languages(const std::filesystem::path& folder) {
    std::vector<std::string> found;
    std::error_code fault;
    for (std::filesystem::directory_iterator at(folder.empty() ? "." : folder, fault), end; !fault && at != end; at.increment(fault)) {
        const std::string name = at->path().filename().string();
        if (name.starts_with("plan.") && name.ends_with(".md") && name.size() > 8) found.push_back(name.substr(5, name.size() - 8));
    }
    if (std::ranges::count(found, "en") == 0) found.emplace_back("en");
    std::ranges::sort(found);
    return found;
}

// plan.LANGUAGE.md beside the config; English has one built in.
Template template_of(const Desk& desk, const std::string& language) {
    const auto folder = desk.setting().config_file.parent_path();
    const auto known = languages(folder);
    if (std::ranges::count(known, language) == 0) {
        const auto near = nearest(language, known);
        throw Error(Kind::setup, fmt::format("no plan.{}.md beside the config; there are {}", language, join(known, ", ")),
                    near.empty() ? "translate the one that is built in" : fmt::format("did you mean '{}'?", near),
                    fmt::format("caseload client plan --template > plan.{}.md", language.find_first_of("/ ") == std::string::npos ? language : "cy"));
    }
    const std::string name = fmt::format("plan.{}.md", language);
    if (std::filesystem::exists(folder / name)) return {read_file(folder / name), name};
    return {std::string(embedded::plan_page), "the built-in plan.en.md"};
}

Places::value_type place(const char* name, const Value& value) { return {name, text_of(value)}; }

void add_goals(const Desk& desk, const Record& client, PlanFacts& facts) {
    auto& goals = facts.lists["goals"] = {{"goal", "why", "first_step", "by"}, {}};
    desk.store().each("lists/plan#goals", {{"client", client.id}}, [&](const Row& row) {
        goals.entries.push_back({place("goal", row[0]), place("why", row[1]), place("first_step", row[2]), place("by", row[3])});
    });
}

// What the person does, and what others do for them: the coach by name, the practice by its.
void add_actions(const Desk& desk, const Record& client, const std::string& coach, const std::string& practice, PlanFacts& facts) {
    auto& mine = facts.lists["mine"] = {{"what", "by"}, {}};
    auto& helpers = facts.lists["helpers"] = {{"who", "what", "by"}, {}};
    desk.store().each("lists/plan#actions", {{"client", client.id}}, [&](const Row& row) {
        const std::string owner = text_of(row[1]), named = text_of(row[2]);
        if (owner == "client" && named.empty()) return mine.entries.push_back({place("what", row[0]), place("by", row[3])});
        std::string who = named;
        if (who.empty() && (owner.empty() || owner == "me")) who = coach;
        if (who.empty() && owner == "practice") who = practice;
        if (who.empty()) who = label_of(desk, "action_owner", owner);
        helpers.entries.push_back({{"who", who}, place("what", row[0]), place("by", row[3])});
    });
}

// Who else is involved with the person, and for what.
void add_helpers(const Desk& desk, const Record& client, PlanFacts& facts) {
    desk.store().each("lists/plan#involved", {{"client", client.id}}, [&](const Row& row) {
        const std::string role = is_known(row[1]) ? label_of(desk, "professional_role", text_of(row[1])) : "also helps";
        facts.lists["helpers"].entries.push_back({place("who", row[0]), {"what", is_known(row[2]) ? text_of(row[2]) : role}});
    });
}

// Groups the person is in, and courses they said yes to.
void add_groups(const Desk& desk, const Record& client, PlanFacts& facts) {
    auto& groups = facts.lists["groups"] = {{"what", "where", "next_meeting"}, {}};
    desk.store().each("lists/interventions#plan", {{"client", client.id}}, [&](const Row& row) {
        groups.entries.push_back({{"what", label_of(desk, "intervention", text_of(row[0]))}, place("where", row[1])});
    });
    desk.store().each("lists/groups#plan", {{"client", client.id}, {"today", desk.today().iso()}},
                      [&](const Row& row) { groups.entries.push_back({place("what", row[0]), place("where", row[1]), place("next_meeting", row[2])}); });
}

PlanFacts facts_of(Desk& desk, const Record& client) {
    const Settings& settings = desk.config().settings;
    const std::string coach = client.has("coach") ? client.text("coach") : settings.coach.empty() ? "your coach" : settings.coach;
    Record practice(noun("practice"));
    if (client.has("practice")) practice = desk.store().load(noun("practice"), client.whole("practice"));
    PlanFacts facts;
    facts.days = {"today", "by", "next_day", "next_meeting"};
    facts.places = {{"person", client.text("name")}, {"today", desk.today().iso()}, {"coach", coach}, {"coach_phone", settings.coach_phone},
                    {"matters", client.text("matters")}, {"strengths", client.text("strengths")}, {"agreed", ""}, {"next_day", ""}, {"next_time", ""},
                    {"next_how", ""}, {"practice", practice.text("name")}, {"practice_phone", practice.text("phone")}, {"out_of_hours", settings.out_of_hours}};
    const auto last = desk.store().rows("lists/card#last", {{"client", client.id}});
    if (!last.empty()) facts.places["agreed"] = text_of(last[0][2]);
    const auto next = desk.store().rows("lists/card#next", {{"client", client.id}, {"today", desk.today().iso()}});
    if (!next.empty()) {
        facts.places["next_day"] = text_of(next[0][0]);
        facts.places["next_time"] = text_of(next[0][1]);
        facts.places["next_how"] = is_known(next[0][3]) ? lower(label_of(desk, "mode", text_of(next[0][3]))) : "";
    } else if (!last.empty()) facts.places["next_day"] = text_of(last[0][3]);
    add_goals(desk, client, facts);
    add_actions(desk, client, coach, practice.text("name"), facts);
    add_helpers(desk, client, facts);
    add_groups(desk, client, facts);
    facts.lists["contacts"] = {{"who", "phone"}, {{{"who", coach}, {"phone", settings.coach_phone}}, {{"who", practice.text("name")}, {"phone", practice.text("phone")}}}};
    return facts;
}

// Long words, and those of the trade; names are what they are.
class HardWords {
  public:
    HardWords(const Config& config, const PlanFacts& facts) : config_(config) {
        for (const auto* name : {"january", "february", "september", "october", "november", "december", "wednesday", "saturday"}) names_.emplace_back(name);
        for (const auto* name : {"person", "coach", "practice"})
            for (const auto& word : words_in(facts.places.at(name))) names_.push_back(lower(word));
        for (const auto& helper : facts.lists.at("helpers").entries)
            for (const auto& word : words_in(helper.at("who"))) names_.push_back(lower(word));
    }
    bool is_hard(const std::string& word) const {
        const std::string small = lower(word);
        if (config_.jargon().contains(small)) return true;
        return std::ranges::count(names_, small) == 0 && syllables_in(small) >= long_word && small.find_first_of("0123456789") == std::string::npos;
    }
    /// "hypertension (high blood pressure)"
    std::string in_words(const std::string& word) const {
        const auto found = config_.jargon().find(lower(word));
        return found == config_.jargon().end() || found->second.empty() ? lower(word) : fmt::format("{} ({})", lower(word), found->second);
    }

  private:
    const Config& config_;
    std::vector<std::string> names_;
};

// [hypertension: high blood pressure] where it stands.
std::string marked(const Config& config, const HardWords& hard, const std::string& line) {
    std::string out;
    std::size_t from = 0;
    for (const auto& word : words_in(line)) {
        const auto at = line.find(word, from);
        out += line.substr(from, at - from);
        const auto plain = config.jargon().find(lower(word));
        out += !hard.is_hard(word) ? word : plain == config.jargon().end() || plain->second.empty() ? "[" + word + "]" : fmt::format("[{}: {}]", word, plain->second);
        from = at + word.size();
    }
    return out + line.substr(from);
}

std::string readability_words(const Page& page) {
    if (page.language != "en" && !page.language.starts_with("en-")) return "Readability is worked out for English only.";
    const auto figure = readability_of(page_words(page));
    return fmt::format("Flesch-Kincaid grade {} (about reading age {}), {} in {}{}", format_decimal(figure.grade, 1),
                       format_decimal(std::max(figure.grade, 0.0) + 5, 0), count_of(figure.words, "word", "words"),
                       count_of(figure.sentences, "sentence or line", "sentences and lines"), figure.words < 100 ? "; under 100 words it is a rough figure" : "");
}

void tell_of_words(const Page& page, const HardWords& hard, Document& document) {
    document.talk.push_back(readability_words(page));
    std::vector<std::string> found;
    for (const auto& word : words_in(page_words(page)))
        if (hard.is_hard(word) && std::ranges::count(found, hard.in_words(word)) == 0) found.push_back(hard.in_words(word));
    document.talk.push_back(found.empty() ? "no hard words" : "hard words: " + join(found, ", "));
}

}  // namespace

Document client_plan(Desk& desk, const Input& input) {
    const std::string language = lower(input.one("language", "en"));
    const Template text = template_of(desk, language);
    Document document;
    if (input.has("template")) {
        document.file = text.text;
        return document;
    }
    if (input.words.empty()) throw Error(Kind::usage, "whose plan?", "give a code or a name", "caseload client list");
    const Record client = resolve_record(desk, noun("client"), input.words[0]);
    const std::string kind = input.one("page", "text");
    if (input.has("large") && kind != "html") throw Error(Kind::usage, "--large goes with -o html");
    const PlanFacts facts = facts_of(desk, client);
    Page page = fill_template(text.text, text.name, facts);
    const HardWords hard(desk.config(), facts);
    tell_of_words(page, hard, document);
    if (client.has("interpreter") && !input.has("language"))
        document.talk.push_back(fmt::format("{} needs an interpreter: --language takes a template of yours; there are {}", client.code,
                                            join(languages(desk.setting().config_file.parent_path()), ", ")));
    if (input.has("check"))
        for (auto& part : page.parts)
            for (auto& line : part.lines) line = marked(desk.config(), hard, line);
    document.file = kind == "html" ? page_as_html(page, input.has("large")) : kind == "md" ? page_as_markdown(page) : page_as_text(page);
    document.codes.push_back(client.code);
    return document;
}

}  // namespace caseload
