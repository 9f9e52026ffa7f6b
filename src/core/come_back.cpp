// SPDX-License-Identifier: MIT
#include "come_back.hpp"

#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

std::string day(const Record& client, const char* field) { return Date::from_iso(client.text(field)).value_or(Date{}).words(); }

std::string outcome_words(const Desk& desk, const Record& client) { return client.has("outcome") ? label_of(desk, "client_outcome", client.text("outcome")) : ""; }

std::string how(const Desk& desk, const Record& client) {
    std::string words = outcome_words(desk, client);
    if (client.has("reason")) words += (words.empty() ? "" : ": ") + client.text("reason");
    return words;
}

bool was_taken_on(const Desk& desk, const Record& client) {
    const Word* word = desk.config().word("client_outcome", client.text("outcome"));
    return !word || word->counts_as != "not-taken-on";
}

}  // namespace

std::string left_words(const Desk& desk, const Record& client) {
    const std::string label = outcome_words(desk, client);
    return fmt::format("left on {}{}", day(client, "closed_on"), label.empty() ? "" : ", " + label);
}

void come_back(Desk& desk, const Record& client, Document& document) {
    Record after = client;
    for (const auto* field : {"closed_on", "outcome", "reason"}) after.at(field) = Value{};
    const bool kept = was_taken_on(desk, client) && client.text("closed_on") < desk.today().iso();  // of today it was a slip
    if (kept) {
        const std::string words = how(desk, client), before = fmt::format("Was with us from {} to {}{}", day(client, "enrolled_on"), day(client, "closed_on"), words.empty() ? "" : ", " + words);
        after.at("note") = client.has("note") ? client.text("note") + "\n" + before : before;
    }
    desk.store().update(client, after);
    document.say(fmt::format("{} is on the caseload again.", client.code));
    if (kept) document.say(fmt::format("{} {}: that is kept in the note. Reports see one time with us since {}, and count that end no more.", client.code, left_words(desk, client), day(client, "enrolled_on")), Tone::warning);
}

Document reopen_client(Desk& desk, const Input& input) {
    if (input.words.empty()) throw Error(Kind::usage, "which client?", "give a code or a name", "caseload client list --closed");
    const Record client = resolve_record(desk, noun("client"), input.words[0]);
    if (!client.has("closed_on")) throw Error(Kind::refused, fmt::format("{} is open", client.code));
    auto document = change_document(desk, "reopened", client, {"client"});
    come_back(desk, client, document);
    return document;
}

}  // namespace caseload
