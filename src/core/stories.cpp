// SPDX-License-Identifier: MIT
// story consent, story withdraw, and what of a story may be shared.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "caseload/nouns.hpp"
#include "caseload/reporting.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "fill.hpp"
#include "period.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

enum Place { code, title, date, text, shown_as, person, decision, audience, named, until_on };

std::vector<std::string> words_in(const std::string& folded) {
    std::vector<std::string> words(1);
    for (const char c : folded) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalpha(byte)) words.back() += c;
        else if (!words.back().empty()) words.emplace_back();
    }
    return words;
}

// A part of the person's name of three letters or more stands in it as a word.
bool names_the_person(const Row& story) {
    std::vector<std::string> all;
    for (const auto place : {title, text, shown_as})
        for (auto& word : words_in(fold(text_of(story[place])))) all.push_back(std::move(word));
    return std::ranges::any_of(words_in(fold(text_of(story[person]))), [&](const std::string& part) { return part.size() > 2 && std::ranges::find(all, part) != all.end(); });
}

// The last word of the person counts: a permission for a wider audience covers a narrower one, ends with its last day, and
// covers the person's name only where it says so.
std::string obstacle(const Desk& desk, const Row& story, const std::string& wanted) {
    const Word* said = desk.config().word("consent", text_of(story[decision]));
    if (!said) return "no permission yet";
    if (said->counts_as != "yes") return fmt::format("permission {}", lower(said->label));
    if (is_known(story[until_on]) && text_of(story[until_on]) < desk.today().iso()) return "permission ended";
    const auto audiences = desk.config().vocabulary("story_audience")->keys(true);
    const auto place = [&](const std::string& word) { return std::ranges::find(audiences, word) - audiences.begin(); };
    if (place(text_of(story[audience])) == std::ssize(audiences) || place(text_of(story[audience])) < place(wanted)) return "permission for fewer";
    if (whole_of(story[named]) == 0 && names_the_person(story)) return "it names the person";
    return {};
}

// Each story told in a period, the oldest first, with what stands in the way of sharing it with this audience today.
struct Story {
    std::string title, date, text, shown_as;
    std::string obstacle;  ///< empty when nothing does: "no permission yet", "permission withdrawn", ..
};

std::vector<Story> stories_for(const Desk& desk, const std::string& wanted, const Parameters& parameters) {
    std::vector<Story> all;
    desk.store().each("lists/stories#all", parameters, [&](const Row& row) {
        all.push_back({text_of(row[title]), text_of(row[date]), text_of(row[text]), text_of(row[shown_as]), obstacle(desk, row, wanted)});
    });
    return all;
}

Document decide(Desk& desk, const Input& input, const std::string& verb, const std::string& counts_as) {
    if (input.words.empty()) throw Error(Kind::usage, fmt::format("story {} needs the story", verb), {}, "caseload story list");
    const Record story = resolve_record(desk, noun("story"), input.words[0]);
    Input given = input;
    given.command = "permission add";
    given.words = {story.code};
    if (!given.has("decision")) {
        const Word* word = desk.config().word("consent", counts_as);
        if (!word) throw Error(Kind::setup, fmt::format("[vocabulary.consent] has no '{}'", counts_as));
        given.flags["decision"] = {word->key};
    }
    if (given.has("named") && given.one("named").empty()) given.flags["named"] = {"yes"};
    return add_record(desk, noun("permission"), given);
}

}  // namespace

Document add_story(Desk& desk, const Input& input) {
    auto document = add_record(desk, noun("story"), input);
    const auto id = resolve(desk, noun("story"), document.codes.front());
    const auto row = desk.store().rows("lists/stories#all", {{"story", id}}).at(0);
    if (names_the_person(row)) document.say("It names the person: it is shared only with a permission that says so (--named), or with the name taken out.", Tone::warning);
    return document.say(fmt::format("Not shared with anybody until the person agrees: caseload story consent {} --audience team", document.codes.front()), Tone::faint);
}

Document consent_story(Desk& desk, const Input& input) {
    auto document = decide(desk, input, "consent", "given");
    const Record story = resolve_record(desk, noun("story"), input.words[0]);
    const auto row = desk.store().rows("lists/stories#all", {{"story", story.id}}).at(0);
    if (obstacle(desk, row, text_of(row[audience])) == "it names the person") document.say("It names the person, and the permission does not: it is not shared. --named, or take the name out.", Tone::warning);
    return document;
}

Document withdraw_story(Desk& desk, const Input& input) {
    auto document = decide(desk, input, "withdraw", "withdrawn");
    return document.say("It is in no report from now on. What was printed or sent before is yours to call back.", Tone::warning);
}

Document show_story(Desk& desk, const Input& input) {
    auto document = show_record(desk, noun("story"), input);
    const auto id = resolve(desk, noun("story"), input.words[0]);
    Table permissions = desk.store().table("lists/stories#permissions", {{"story", id}});
    show_words(desk, noun("permission"), permissions, {{1, "decision"}, {2, "audience"}});
    permissions.when_empty = "The person has not said whether it may be shared.";
    permissions.name = "permissions";
    return document.add(std::move(permissions));
}

Document report_stories(Desk& desk, const Input& input) {
    const auto audiences = desk.config().vocabulary("story_audience")->keys();
    const std::string audience = input.has("audience") ? read_word(desk, "story_audience", "--audience", input.one("audience")) : audiences.empty() ? "" : audiences.back();
    Parameters parameters;
    if (const auto period = named_period(input, desk.today())) parameters = {{"from", period->from.iso()}, {"to", period->to.iso()}};
    for (const auto* flag : {"from", "to"})
        if (input.has(flag)) parameters[flag] = parse_date(input.one(flag), {desk.today(), Sense::past, DateOrder::refuse}).iso();
    Document document;
    document.say(fmt::format("Stories that may be used · for: {} · {} · definition stories/1", lower(label_of(desk, "story_audience", audience)), desk.today().words().substr(4)), Tone::heading);
    Table table;
    table.name = "stories";
    table.audience = Audience::machine;
    table.columns = {{"title", "TITLE"}, {"shown_as", "WHO"}, {"month", "TOLD"}, {"text", "STORY"}};
    std::map<std::string, std::int64_t> hidden;
    for (const auto& story : stories_for(desk, audience, parameters)) {
        if (!story.obstacle.empty()) {
            ++hidden[story.obstacle];
            continue;
        }
        const std::string who = story.shown_as.empty() ? "somebody we coach" : story.shown_as;
        table.rows.push_back({story.title, who, story.date.substr(0, 7), story.text});
        document.say(fmt::format("{} ({})", story.title, who), Tone::strong);
        document.say(story.text);
    }
    if (table.rows.empty()) document.say("No story may be used for this.");
    document.add(std::move(table));
    std::int64_t all = 0;
    std::vector<std::string> parts;
    for (const auto& [why, n] : hidden) parts.push_back(fmt::format("{} {}", n, why)), all += n;
    if (all > 0) document.say(fmt::format("{} not shown: {}.", count_of(all, "story is", "stories are"), join(parts, ", ")));
    Table left;
    left.name = "not_shown";
    left.audience = Audience::machine;
    left.columns = {{"why", "WHY"}, {"n", "N", CellType::whole}};
    for (const auto& [why, n] : hidden) left.rows.push_back({why, n});
    document.add(std::move(left));
    return document.say("As the person agrees today: a report printed earlier may hold what was taken back since. Stories show what can happen, not what does: they are no measure.", Tone::faint);
}

}  // namespace caseload
