// SPDX-License-Identifier: MIT
#include "programmes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "words.hpp"

namespace caseload {

int Course::left() const {
    return programme ? std::max(0, programme->sessions - static_cast<int>(attended)) : 0;
}

std::optional<Date> Course::next_about() const {
    const auto last = Date::from_iso(last_on);
    const int days = programme ? programme->days_after(static_cast<int>(attended)) : 0;
    if (!last || days == 0 || left() == 0) return {};
    return last->plus_days(days);
}

namespace {

// Kinds that are none of any programme, as ",check-in,other,".
std::string outside_kinds(const Desk& desk) {
    std::string kinds = ",";
    for (const auto& word : desk.config().vocabulary("session_kind")->words)
        if (word.counts_as == "outside") kinds += word.key + ",";
    return kinds;
}

bool reviewed_in(const Programme& programme, std::int64_t n) { return std::ranges::find(programme.reviews, n) != programme.reviews.end(); }

}  // namespace

std::optional<Course> course_of(const Desk& desk, std::int64_t client, const std::string& until, std::int64_t session) {
    if (desk.store().rows("lists/programme#any", {{"client", client}}).empty()) return {};  // most are in none: the sessions need not be counted
    const auto rows = desk.store().rows("lists/programme#course", {{"client", client}, {"until", until}, {"session", session}, {"outside", outside_kinds(desk)}});
    if (rows.empty()) return {};
    Course course;
    course.word = text_of(rows[0][0]);
    course.programme = desk.config().programme(course.word);
    course.since = text_of(rows[0][1]);
    course.attended = whole_of(rows[0][2]);
    course.missed = whole_of(rows[0][3]);
    course.last_on = text_of(rows[0][4]);
    return course;
}

std::string course_words(const Course& course, Date today) {
    if (!course.programme) return fmt::format("'{}' is no [programme.NAME] of the config", course.word);
    const Programme& programme = *course.programme;
    std::string words = programme.label + ": ";
    if (course.left() == 0)
        return words + (course.attended == programme.sessions ? fmt::format("all {} sessions held", programme.sessions)
                                                              : fmt::format("{} sessions held, {} past its {}", course.attended, course.attended - programme.sessions, programme.sessions));
    words += fmt::format("session {} of {} is next", course.next(), programme.sessions);
    if (const auto about = course.next_about()) words += fmt::format(", about {}", about->brief(today));
    words += fmt::format(" · {} left", course.left());
    if (course.missed > 0) words += fmt::format(" · {} missed", course.missed);
    const auto review = std::ranges::find_if(programme.reviews, [&](int n) { return n >= course.next(); });
    return review == programme.reviews.end() ? words : words + fmt::format(" · review in session {}", *review);
}

std::string session_in_course(const Course& course) {
    if (!course.programme) return {};
    const Programme& programme = *course.programme;
    if (course.attended > programme.sessions)
        return fmt::format("Session {}: {} past the {} of '{}'. Agree an end, or a new programme.", course.attended,
                           course.attended - programme.sessions, programme.sessions, programme.label);
    std::string words = fmt::format("Session {} of {} ({}), {} left.", course.attended, programme.sessions, programme.label, course.left());
    if (reviewed_in(programme, course.attended)) words += " Goals and measures are reviewed in this one.";
    return words;
}

std::string missed_step(const Config& config, std::int64_t missed) {
    const auto& steps = config.settings.missed_steps;
    if (missed < 1 || steps.empty()) return {};
    return steps[std::min(static_cast<std::size_t>(missed), steps.size()) - 1];
}

std::int64_t missed_in_row(const Desk& desk, std::int64_t client) {
    return whole_of(desk.store().rows("lists/missed_in_row", {{"client", client}}).at(0)[0]);
}

namespace {

std::string until_words(const std::string& time, std::int64_t minutes, int usual) {
    const auto hours = parse_integer(time.substr(0, 2)), rest = parse_integer(time.substr(3));
    if (!hours || !rest) return time;
    if (minutes == 0) return fmt::format("{} (no length, taken as {} min)", time, usual);
    const auto end = *hours * 60 + *rest + minutes;
    return fmt::format("{} to {:02}:{:02}", time, end / 60 % 24, end % 60);
}

}  // namespace

void tell_overlaps(const Desk& desk, const Record& session, Document& document) {
    if (!session.has("time") || session.text("attendance").ends_with("cancelled")) return;
    desk.store().each("lists/overlaps", {{"date", session.at("date")}, {"time", session.at("time")}, {"minutes", session.at("minutes")}, {"not", session.id},
                                            {"usual", std::int64_t{desk.config().settings.week_session_minutes}}},
                      [&](const Row& row) {
                          const std::string person = text_of(row[1]).empty() ? "" : " " + text_of(row[1]);
                          document.talk.push_back(fmt::format("{} overlaps {}:{} {}", session.code, text_of(row[0]), person,
                                                              until_words(text_of(row[2]), whole_of(row[3]), desk.config().settings.week_session_minutes)));
                      });
}

void tell_of_session(const Desk& desk, const Record& session, Document& document) {
    tell_overlaps(desk, session, document);
    if (session.text("state") == "planned") return;
    const std::string attendance = session.text("attendance");
    if (attendance == "did-not-attend") {
        const auto missed = missed_in_row(desk, session.whole("client"));
        const auto step = missed_step(desk.config(), missed);
        if (!step.empty()) document.say(fmt::format("{} Next step: {}", missed == 1 ? "Missed." : fmt::format("{} missed in a row.", missed), step));
    }
    if (attendance != "attended" || desk.config().programmes().empty()) return;
    if (session.has("group") && !session.has("kind")) return;  // of a group: none of the programme unless its kind says so
    const Word* kind = desk.config().word("session_kind", session.text("kind"));
    if (kind && kind->counts_as == "outside") return;
    const auto course = course_of(desk, session.whole("client"), session.text("date"), session.id);
    if (course && session.text("date") >= course->since)
        if (const auto words = session_in_course(*course); !words.empty()) document.say(words);
}

}  // namespace caseload
