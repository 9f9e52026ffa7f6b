// SPDX-License-Identifier: MIT
#include "fill.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/text.hpp"
#include "target.hpp"

namespace caseload {
namespace {

constexpr std::size_t longest_text = 1'000'000;

std::string checked_text(std::string_view label, const std::string& text) {
    if (text.find('\0') != std::string::npos) throw Error(Kind::refused, fmt::format("{} holds a NUL byte", label));
    if (const auto bad = bad_utf8(text))
        throw Error(Kind::refused, fmt::format("{} is not UTF-8 at byte {}", label, *bad + 1));
    if (text.size() > longest_text) throw Error(Kind::refused, fmt::format("{} is over a million bytes", label));
    return text;
}

DateOrder order_of(const Config& config) {
    if (config.settings.date_order == "day-month") return DateOrder::day_month;
    if (config.settings.date_order == "month-day") return DateOrder::month_day;
    return DateOrder::refuse;
}

Sense sense_of(const Field& field, Sense verb) {
    if (field.days == Days::future_allowed) return Sense::future;
    return field.days == Days::not_future ? Sense::past : verb;
}

std::string read_date(const Desk& desk, const Field& field, std::string_view label, const std::string& text, Sense sense) {
    Date day;
    try {
        day = parse_date(text, {desk.today(), sense_of(field, sense), order_of(desk.config())});
    } catch (const Error& error) {
        auto problem = error.problems().front();
        problem.what = fmt::format("{}: {}", label, problem.what);
        throw Error(error.kind(), {problem});
    }
    if (field.days == Days::not_future && day > desk.today())
        throw Error(Kind::refused, fmt::format("{}: {} is in the future", label, day.words()));
    return day.iso();
}

std::int64_t read_whole(const Field& field, std::string_view label, const std::string& text) {
    const auto number = parse_integer(text);
    if (!number) throw Error(Kind::refused, fmt::format("{} '{}' is not a whole number", label, text), std::string(field.help));
    if (field.low != field.high && (*number < field.low || *number > field.high))
        throw Error(Kind::refused, fmt::format("{} {} is not between {} and {}", label, *number, field.low, field.high));
    return *number;
}

std::int64_t read_yes_no(std::string_view label, const std::string& text) {
    if (text == "yes" || text == "true" || text == "1") return 1;
    if (text == "no" || text == "false" || text == "0") return 0;
    throw Error(Kind::refused, fmt::format("{} '{}' is not yes or no", label, text));
}

std::int64_t read_hundredths(std::string_view label, const std::string& text) {
    if (const auto number = parse_hundredths(text)) return *number;
    throw Error(Kind::refused, fmt::format("{} '{}' is not a number with at most two places", label, text));
}

std::string read_nhs_number(std::string_view label, const std::string& text) {
    std::string reason;
    if (const auto digits = parse_nhs_number(text, &reason)) return *digits;
    throw Error(Kind::refused, fmt::format("{}: {}", label, reason), "check it against the record");
}

// A term is a word of the vocabulary or a code; a service may know conditions that the vocabulary does not.
std::string read_term(const Desk& desk, std::string_view vocabulary, std::string_view label, const std::string& text) {
    const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
    const bool code = digits && text.size() >= 6 && text.size() <= 18 && text[0] != '0';
    if (const Vocabulary* words = code ? desk.config().vocabulary(vocabulary) : nullptr)
        for (const auto& word : words->words)
            if (word.code == text && !word.retired) return word.key;  // one condition, however it is typed
    if (code) return text;
    return read_word(desk, vocabulary, label, text);
}

std::string read_instrument(const Desk& desk, std::string_view label, const std::string& text) {
    if (const Instrument* meant = desk.config().instrument_meant(text)) return meant->id;
    if (desk.config().instruments().empty())
        throw Error(Kind::refused, "the config has no [instrument.X]: no score can be kept",
                    "copy those you use from the starter: caseload init in an empty folder");
    std::vector<std::string> ids;
    for (const auto& instrument : desk.config().instruments()) ids.push_back(instrument.id);
    const auto near = nearest(lower(text), ids);
    throw Error(Kind::refused, fmt::format("{} '{}' is not one of {}", label, text, join(ids, ", ")),
                near.empty() ? "" : fmt::format("did you mean '{}'?", near));
}

}  // namespace

std::string flag_of(std::string_view field) { return "--" + replace_all(std::string(field), "_", "-"); }

std::string_view words_of(const Field& field, const Use& use) { return use.of.empty() ? field.of : use.of; }

std::vector<std::string> joined_words(std::string_view text, const std::vector<std::string>& known) {
    std::vector<std::string> parts;
    for (const auto& part : split(text, ',')) parts.push_back(lower(trim(part)));
    const bool all = parts.size() > 1 && std::ranges::all_of(parts, [&](const auto& part) { return std::ranges::count(known, part) > 0; });
    return all ? parts : std::vector<std::string>{};
}

void one_at_a_time(std::string_view flag, std::string_view text, const std::vector<std::string>& known) {
    auto parts = joined_words(text, known);
    if (parts.empty()) return;
    for (auto& part : parts) part = fmt::format("{} {}", flag, part);
    throw Error(Kind::usage, fmt::format("{} '{}' is more than one word", flag, text), "give the flag once for each: " + join(parts, " "));
}

namespace {

// What was typed may be the start of several: which one is for a person to say.
std::string which_of(const Vocabulary& words, std::string_view text) {
    std::vector<std::string> told;
    for (const auto& word : words.words)
        if (!word.retired && !text.empty() && written_alike(word.key).starts_with(written_alike(text))) told.push_back(fmt::format("{} (\"{}\")", word.key, word.label));
    return told.size() < 2 ? "" : "which of " + join(told, ", ");
}

// The word whose key, label or other way to write it is nearest.
std::string nearest_key(const Vocabulary& words, const std::string& text) {
    if (auto near = nearest(text, words.keys()); !near.empty()) return near;
    std::vector<std::string> ways;
    for (const auto& word : words.words) {
        if (word.retired) continue;
        ways.push_back(word.label);
        ways.insert(ways.end(), word.also.begin(), word.also.end());
    }
    const Word* meant = words.meant(nearest(text, ways));
    return meant ? meant->key : "";
}

// What few words mean, where the word alone does not say it, and that there can be more.
std::string choices(const Vocabulary& words) {
    constexpr std::size_t few = 8;
    const auto keys = words.keys();
    std::vector<std::string> told;
    for (const auto& word : words.words)
        if (keys.size() <= few && !word.retired && word.label != label_of_word(word.key)) told.push_back(fmt::format("{} is \"{}\"", word.key, word.label));
    const std::string more = fmt::format("the config can have more, in [{}]", words.section.empty() ? "vocabulary." + words.name : words.section);
    return told.empty() ? more : join(told, ", ") + "; " + more;
}

}  // namespace

std::string read_word(const Desk& desk, std::string_view vocabulary, std::string_view label, std::string_view text) {
    const Vocabulary* words = desk.config().vocabulary(vocabulary);
    if (!words) throw Error(Kind::setup, fmt::format("no [vocabulary.{}] in the config", vocabulary));
    if (const Word* word = words->meant(text)) {
        if (word->retired) throw Error(Kind::refused, fmt::format("{} '{}' is retired: it stays on old records only", label, word->key));
        return word->key;
    }
    const auto keys = words->keys();
    const auto near = nearest_key(*words, trim(text));
    const auto which = which_of(*words, text);
    if (!joined_words(text, keys).empty()) throw Error(Kind::refused, fmt::format("{} '{}' is more than one word", label, text), "it takes one of them");
    throw Error(Kind::refused, fmt::format("{} '{}' is not one of {}", label, text, join(keys, ", ")),
                !which.empty() ? which : near.empty() ? choices(*words) : fmt::format("did you mean '{}'?", near));
}

std::vector<std::string> several_words(const Desk& desk, std::string_view vocabulary, const std::string& text) {
    const Vocabulary* words = desk.config().vocabulary(vocabulary);
    if (words && words->meant(text)) return {text};
    return split(replace_all(text, ";", ","), ',');
}

Value read_value(const Desk& desk, const Noun& noun, const Use& use, std::string_view label, const std::string& text,
                 Sense sense) {
    const Field& field = field_of_use(noun, use);
    checked_text(label, text);
    if (trim(text).empty()) return {};
    const auto vocabulary = words_of(field, use);
    switch (field.type) {
        case FieldType::text: return vocabulary.empty() ? Value(text) : Value(read_term(desk, vocabulary, label, trim(text)));
        case FieldType::note:
        case FieldType::items: return text;
        case FieldType::whole: return read_whole(field, label, trim(text));
        case FieldType::hundredths: return read_hundredths(label, trim(text));
        case FieldType::date:
        case FieldType::moment: return read_date(desk, field, label, trim(text), sense);
        case FieldType::time: return parse_time(text);
        case FieldType::yes_no: return read_yes_no(label, lower(trim(text)));
        case FieldType::word: return read_word(desk, vocabulary, label, text);
        case FieldType::words: {
            std::vector<std::string> keys;
            for (const auto& word : several_words(desk, vocabulary, text)) keys.push_back(read_word(desk, vocabulary, label, word));
            std::ranges::sort(keys);
            return join(keys, ",");
        }
        case FieldType::record: return resolve(desk, caseload::noun(vocabulary), text);
        case FieldType::nhs_number: return read_nhs_number(label, text);
        case FieldType::instrument: return read_instrument(desk, label, trim(text));
    }
    return {};
}

namespace {

void gather(Problems& problems, const Error& error) {
    if (error.kind() == Kind::setup || error.kind() == Kind::bug) throw error;
    if (error.kind() == Kind::not_found && problems.empty()) throw error;
    for (const auto& problem : error.problems()) problems.add(problem);
}

// "fri 14:00" in a session's date also gives its time.
std::string split_time(const Desk& desk, Record& record, const Use& use, const std::string& text, Sense sense, bool timed) {
    if (use.field != "date" || !record.noun->use("time") || !has_time(text)) return text;
    const auto moment = parse_moment(text, {desk.today(), sense, order_of(desk.config())});
    if (moment.time && timed) throw Error(Kind::usage, "time is given twice: with the day and as --time");
    if (moment.time) record.at("time") = *moment.time;
    return moment.date.iso();
}

// Births and illnesses reach back as far as a life; all else that a coach types lies nearer.
bool reaches_back(const Noun& noun, std::string_view field) { return field == "birth_date" || noun.name == "condition"; }

bool far_from(Date today, Date day) {
    constexpr int most_back = 20, most_ahead = 5;  // years
    return day < today.plus_months(-12 * most_back) || day > today.plus_months(12 * most_ahead);
}

bool is_far(const Desk& desk, const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    const auto day = text ? Date::from_iso(*text) : std::nullopt;
    return day && far_from(desk.today(), *day);
}

}  // namespace

void check_typed_day(const Desk& desk, const Noun& noun, const Use& use, std::string_view label, const Value& value) {
    const FieldType type = field_of_use(noun, use).type;
    if ((type != FieldType::date && type != FieldType::moment) || reaches_back(noun, use.field) || !is_far(desk, value)) return;
    const Date day = *Date::from_iso(text_of(value));
    const bool back = day < desk.today();
    throw Error(Kind::refused, fmt::format("{}: {} is {} years {}", label, day.words(), years_of_age(back ? day : desk.today(), back ? desk.today() : day), back ? "ago" : "ahead"),
                "check the year");
}

namespace {

// What is typed as a number to call or an address must look like one; files have their own ways, and are not asked.
void check_typed_reach(std::string_view field, std::string_view label, const Value& value) {
    if (!is_known(value)) return;
    const auto has = [&](const char* any) { return text_of(value).find_first_of(any) != std::string::npos; };
    if (field == "phone" && !has("0123456789")) throw Error(Kind::refused, fmt::format("{} has no digit in it", label), "a number that can be called; anything else goes into --note");
    if (field == "email" && !has("@")) throw Error(Kind::refused, fmt::format("{} has no @ in it", label), "an address that can be written to, name@example.org");
}

}  // namespace

void fill_given(const Desk& desk, Record& record, const Input& input, Sense sense, Problems& problems) {
    for (std::size_t i = 0; i < record.noun->uses.size(); ++i) {
        const Use& use = record.noun->uses[i];
        std::string text;
        std::string label = flag_of(use.field);
        if (use.place > 0 && static_cast<std::size_t>(use.place) <= input.words.size()) {
            if (input.has(use.field)) problems.add(fmt::format("{} is given twice: as a word and as {}", use.field, label));
            text = input.words[static_cast<std::size_t>(use.place) - 1];
            label = std::string(use.field);
        } else if (input.has(use.field)) text = join(input.all(use.field), ",");
        else continue;
        try {
            Value value = read_value(desk, *record.noun, use, label, split_time(desk, record, use, text, sense, input.has("time")), sense);
            if (!is_far(desk, record.values[i])) check_typed_day(desk, *record.noun, use, label, value);  // an old record stays one
            check_typed_reach(use.field, label, value);
            record.values[i] = std::move(value);
        } catch (const Error& error) {
            gather(problems, error);
        }
    }
}

namespace {

// The words to choose from, or what the field is.
std::string help_of(const Desk& desk, const Noun& noun, const Use& use) {
    const Field& field = field_of_use(noun, use);
    const Vocabulary* words = field.type == FieldType::word ? desk.config().vocabulary(words_of(field, use)) : nullptr;
    return words ? "one of " + join(words->keys(), ", ") : std::string(field.help);
}

}  // namespace

void fill_missing(const Desk& desk, Record& record, bool closing, Problems& problems) {
    for (std::size_t i = 0; i < record.noun->uses.size(); ++i) {
        const Use& use = record.noun->uses[i];
        if (is_known(record.values[i]) || (use.closing && !closing)) continue;
        if (use.initial == "today") record.values[i] = desk.today().iso();
        else if (!use.initial.empty()) record.values[i] = std::string(use.initial);
        else if (use.need == Need::must)
            problems.add(fmt::format("{} needs {}", record.noun->name,
                                     use.place ? std::string(use.field) : flag_of(use.field)),
                         help_of(desk, *record.noun, use));
    }
}

Record filled(const Desk& desk, const Noun& noun, const Input& input, Sense sense) {
    Record record(noun);
    Problems problems;
    fill_given(desk, record, input, sense, problems);
    problems.raise(Kind::refused);
    fill_missing(desk, record, false, problems);
    problems.raise(Kind::usage);
    return record;
}

}  // namespace caseload
