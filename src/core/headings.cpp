// SPDX-License-Identifier: MIT
#include "headings.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"
#include "fill.hpp"

namespace caseload {
namespace {

struct Headings {
    std::string_view field;
    int rank;                    ///< of several columns for one field the lowest counts; the field's own name has 1
    std::string_view words;      ///< headings between bars, the surest first
    std::string_view of = {};    ///< only where the field's words are of this vocabulary
};

constexpr std::string_view nhs_headings = "nhs number|nhs no|nhs num|nhs|nhs id|patient nhs|patient nhs number|patient nhs no|client nhs number|client nhs no";
constexpr std::string_view missed_headings = "dna|dna'd|did not attend|no show|missed";
constexpr std::string_view first_headings = "first name|forename|given name|forenames|first names|firstname|patient first name|patient forename|first";
constexpr std::string_view last_headings = "surname|last name|family name|second name|patient surname|patient last name|last";

constexpr Headings table[] = {
    {"client", 0, nhs_headings},
    {"client", 2, "client code|patient code|client id|patient id|patient|service user|participant|client ref|patient ref|patient name|client name|name|full name|ref"},
    {"nhs_number", 2, nhs_headings},
    {"name", 2, "full name|patient name|client name|patient|client|service user|participant"},
    {"birth_date", 2, "date of birth|dob|born|birthday"},
    {"gender", 2, "sex"},
    {"ethnicity", 2, "ethnic category|ethnic group|ethnic origin"},
    {"phone", 2, "telephone|mobile|phone number|phone no|telephone number|telephone no|tel|tel no|mobile number|mobile no|contact number|contact no|home phone"},
    {"email", 2, "email address|mail"},
    {"address", 2, "home address|postal address|full address"},
    {"practice", 2, "gp practice|surgery|gp surgery|practice name|registered practice"},
    {"coach", 2, "health coach|coach name"},
    {"condition", 2, "conditions|long term conditions|long term condition|ltc|ltcs|health conditions|diagnosis|diagnoses"},
    {"enrolled_on", 2, "enrolled|date enrolled|enrolment date|start date|date started|date registered"},
    {"date", 2, "appt date|appointment date|session date|date of contact|contact date|date of appointment|date of session|date seen|date of visit|visit date|activity date|"
                "date completed|completed on|assessment date|day"},
    {"time", 2, "appt time|appointment time|session time|time of appointment|start time"},
    {"minutes", 2, "length|duration|mins|min|session length|length of session|duration mins|duration in minutes|length in minutes|time spent"},
    {"kind", 2, "type|appt type|appointment type|session type|type of session|type of appointment|slot type"},
    {"mode", 2, "medium|contact type|contact method|method of contact|mode of contact|consultation medium|delivery|delivery method|channel|format|method"},
    {"outcome", 2, "attended|attendance|attendance status|attendance outcome|appt status|appointment status|status|session outcome|appointment outcome|result|did they attend|attend",
     "attendance"},
    {"outcome", 3, missed_headings, "attendance"},
    {"topics", 2, "topic|themes|topics discussed"},
    {"agreed", 2, "agreed actions|actions agreed"},
    {"next_contact_on", 2, "next contact|next contact date|next appointment|next appt"},
    {"note", 2, "notes|comment|comments|remarks|free text|session notes"},
    {"score", 2, "total score|total|value|result"},
    {"instrument", 2, "measure|questionnaire|tool|form|outcome measure"},
    {"items", 2, "answers|item scores"},
    {"received_on", 2, "received|referral date|date received|date of referral|date referred|referred on"},
    {"source", 2, "referred by|referral source|source of referral"},
    {"referrer", 2, "referrer name|referring gp"},
    {"reason", 2, "reason for referral|referral reason"},
    {"opened_on", 2, "start|start date|date opened|date set|date of onset|onset|date diagnosed|diagnosed"},
    {"closed_on", 2, "stop|end|end date|date closed|discharge date|date of discharge"},
    {"due_on", 2, "due|due date|target date"},
    {"term", 2, "code|condition|diagnosis"},
    {"text", 2, "description|goal|action"},
    {"ods", 2, "ods code|practice code|organisation code"},
};

/// What a column may be.
struct Meaning {
    std::string_view field;
    int rank;
    bool likeness;
};

bool among(const std::string& heading, std::string_view words) {
    return std::ranges::any_of(split(words, '|'), [&](const std::string& one) { return plain_heading(one) == heading; });
}

// Fields that a profile may name.
std::vector<std::string_view> fields_of(const Noun& noun) {
    std::vector<std::string_view> fields;
    for (const auto& use : noun.uses)
        if (!use.kept) fields.push_back(use.field);
    for (const auto& extra : extra_fields(noun)) fields.push_back(extra.name);
    return fields;
}

std::string_view vocabulary_of(const Noun& noun, std::string_view field) {
    const Use* use = noun.use(field);
    return use ? words_of(field_of_use(noun, *use), *use) : std::string_view{};
}

// Long words alone: "code" is no slip for "mode".
bool looks_alike(const std::string& heading, const std::string& field) {
    const std::size_t slips = field.size() >= 9 ? 2 : field.size() >= 6 ? 1 : 0;
    return slips > 0 && edit_distance(heading, field) <= slips;
}

std::vector<Meaning> meanings(const Noun& noun, const std::string& heading) {
    std::vector<Meaning> found;
    for (const auto field : fields_of(noun)) {
        if (plain_heading(field) == heading) found.push_back({field, 1, false});
        for (const auto& row : table)
            if (row.field == field && (row.of.empty() || row.of == vocabulary_of(noun, field)) && among(heading, row.words))
                found.push_back({field, row.rank, false});
    }
    if (found.empty())
        for (const auto field : fields_of(noun))
            if (looks_alike(heading, plain_heading(field))) found.push_back({field, 9, true});
    return found;
}

// Whose row it is may stand in two columns.
void join_names(const Noun& noun, const std::vector<std::string>& header, GuessedHeader& guessed) {
    const auto part = [&](std::string_view words) -> std::optional<std::size_t> {
        for (const auto place : guessed.unknown)
            if (among(plain_heading(header[place]), words)) return place;
        return {};
    };
    const auto first = part(first_headings), last = part(last_headings);
    const std::string field = noun.use("client") ? "client" : noun.use("name") ? "name" : "";
    if (!first || !last || field.empty()) return;
    std::erase_if(guessed.unknown, [&](std::size_t place) { return place == *first || place == *last; });
    if (std::ranges::find(guessed.columns, field, &GuessedColumn::field) == guessed.columns.end())
        return guessed.columns.push_back({field, "{" + header[*first] + "} {" + header[*last] + "}", std::min(*first, *last), false});
    guessed.second.emplace_back(*first, field);
    guessed.second.emplace_back(*last, field);
}

}  // namespace

std::string plain_heading(std::string_view text) {
    std::string out;
    int depth = 0;
    for (const char c : fold(trim_wide(text))) {
        if (c == '(' || c == '[') ++depth;
        else if (c == ')' || c == ']') depth = std::max(0, depth - 1);
        else if (depth == 0 && (static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)))) out += c;
    }
    return out;
}

std::vector<std::string> known_headings() {
    std::vector<std::string> all;
    for (const auto& noun : nouns())
        for (const auto& use : noun.uses) {
            all.emplace_back(use.field);
            all.push_back(replace_all(std::string(use.field), "_", " "));
        }
    for (const auto& row : table)
        for (auto& one : split(row.words, '|')) all.push_back(std::move(one));
    for (const auto words : {first_headings, last_headings})
        for (auto& one : split(words, '|')) all.push_back(std::move(one));
    return all;
}

bool asks_who_missed(std::string_view heading) { return among(plain_heading(heading), missed_headings); }

GuessedHeader guess_header(const Noun& noun, const std::vector<std::string>& header) {
    struct Claim {
        Meaning meaning;
        std::size_t place;
    };
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < header.size(); ++i)
        for (const auto& meaning : meanings(noun, plain_heading(header[i]))) claims.push_back({meaning, i});
    std::ranges::stable_sort(claims, {}, [](const Claim& claim) { return claim.meaning.rank; });
    GuessedHeader guessed;
    std::vector<bool> taken(header.size());
    for (const auto& [meaning, place] : claims) {
        const std::string field(meaning.field);
        if (taken[place] || std::ranges::find(guessed.columns, field, &GuessedColumn::field) != guessed.columns.end()) continue;
        taken[place] = true;
        guessed.columns.push_back({field, header[place], place, meaning.likeness});
    }
    for (const auto& [meaning, place] : claims)
        if (!taken[place]) taken[place] = true, guessed.second.emplace_back(place, meaning.field);
    for (std::size_t i = 0; i < header.size(); ++i)
        if (!taken[i]) guessed.unknown.push_back(i);
    join_names(noun, header, guessed);
    std::ranges::sort(guessed.columns, {}, &GuessedColumn::first);
    std::ranges::sort(guessed.second);
    return guessed;
}

}  // namespace caseload
