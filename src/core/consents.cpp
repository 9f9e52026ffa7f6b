// SPDX-License-Identifier: MIT
// Consent: what was given stays on record when it is taken back. The person's own fields hold the latest, for lists.
#include <fmt/format.h>

#include "alike.hpp"
#include "caseload/coaching.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/use_cases.hpp"
#include "consents.hpp"
#include "rules.hpp"
#include "target.hpp"
#include "words.hpp"

namespace caseload {
namespace {

// The matter that the person's own field is about: the first of the config.
std::string first_matter(const Desk& desk) {
    for (const auto& word : desk.config().vocabulary("consent_about")->words)
        if (!word.retired) return word.key;
    return "coaching";
}

void keep_latest(Desk& desk, std::int64_t client) {
    const auto rows = desk.store().rows("lists/consent#latest", {{"client", client}, {"about", first_matter(desk)}});
    if (rows.empty()) return;
    const Record before = desk.store().load(noun("client"), client);
    Record after = before;
    after.at("consent") = rows[0][1];
    after.at("consent_on") = rows[0][2];
    desk.store().update(before, after);
}

// What was said with the person's details is a record like any other.
void keep_as_record(Desk& desk, const Record& client, Document& document) {
    const auto code = keep_consent(desk, client);
    if (code.empty()) return;
    keep_latest(desk, client.id);
    document.say(fmt::format("with {}", code));
}

bool tells_consent(const Input& input) { return input.has("consent") || input.has("consent_on"); }

}  // namespace

std::string keep_consent(Desk& desk, const Record& client) {
    if (!client.has("consent")) return {};
    Record consent(noun("consent"));
    consent.at("client") = client.id;
    consent.at("about") = first_matter(desk);
    consent.at("decision") = client.at("consent");
    consent.at("date") = client.has("consent_on") ? client.at("consent_on") : Value{desk.today().iso()};
    Problems problems;
    apply_rules(desk, consent, nullptr, {}, problems);
    problems.raise(Kind::refused);
    desk.store().insert(consent);
    return consent.code;
}

Document add_consent(Desk& desk, const Input& input) {
    auto document = add_record(desk, noun("consent"), input);
    const Record consent = resolve_record(desk, noun("consent"), document.codes.front());
    const Word* word = desk.config().word("consent", consent.text("decision"));
    if (consent.text("about") == first_matter(desk)) {
        keep_latest(desk, consent.whole("client"));
        if (word && word->counts_as == "no") document.say("Nothing is closed by it: what was given stays on record, and what stands open is yours to end.", Tone::warning);
    }
    return document;
}

Document add_client(Desk& desk, const Input& input) {
    auto document = add_record(desk, noun("client"), input);
    const Record client = resolve_record(desk, noun("client"), document.codes.front());
    if (tells_consent(input)) keep_as_record(desk, client, document);
    tell_alike(desk, client, input, document);
    return document;
}

Document edit_client(Desk& desk, const Input& input) {
    auto document = edit_record(desk, noun("client"), input);
    if (tells_consent(input) && !document.codes.empty()) keep_as_record(desk, resolve_record(desk, noun("client"), document.codes.front()), document);
    return document;
}

}  // namespace caseload
