// SPDX-License-Identifier: MIT
#include "caseload/date.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <stdexcept>

#include "date_names.hpp"

namespace caseload {

namespace {

namespace chrono = std::chrono;

chrono::year_month_day civil(Date date) {
    return chrono::year_month_day(chrono::sys_days(chrono::days(date.days())));
}

std::string day_and_month(Date date) {
    const auto ymd = civil(date);
    return std::to_string(static_cast<unsigned>(ymd.day())) + " " +
           month_name(static_cast<unsigned>(ymd.month())).substr(0, 3);
}

bool has_iso_shape(std::string_view text) {
    if (text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 4 || i == 7;
        if (dash ? text[i] != '-' : !is_digit(text[i])) return false;
    }
    return true;
}

}  // namespace

std::optional<Date> Date::of(int year, unsigned month, unsigned day) {
    const chrono::year_month_day ymd{chrono::year(year), chrono::month(month), chrono::day(day)};
    const bool four_digits = year >= 1 && year <= 9999;  // what ISO text can hold
    if (!four_digits || month > 12 || day > 31 || !ymd.ok()) return std::nullopt;
    return Date(chrono::sys_days(ymd));
}

std::optional<Date> Date::from_iso(std::string_view text) {
    if (!has_iso_shape(text)) return std::nullopt;
    return of(static_cast<int>(digits(text.substr(0, 4))), digits(text.substr(5, 2)),
              digits(text.substr(8, 2)));
}

std::string Date::iso() const {
    const auto ymd = civil(*this);
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                  static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    return out.data();
}

std::string Date::words() const {
    return weekday_name(iso_weekday()).substr(0, 3) + " " + day_and_month(*this) + " " +
           std::to_string(year());
}

std::string Date::brief() const {
    return day_and_month(*this);
}

std::string Date::brief(Date year_of) const {
    return year() == year_of.year() ? brief() : brief() + " " + std::to_string(year());
}

int Date::year() const {
    return static_cast<int>(civil(*this).year());
}

unsigned Date::iso_weekday() const {
    return chrono::weekday(day_).iso_encoding();
}

std::string Date::iso_week() const {
    const Date thursday = start_of_week().plus_days(3);  // a week belongs to the year that has its Thursday
    const long number = (thursday - *of(thursday.year(), 1, 1)) / 7 + 1;
    std::array<char, 40> out{};
    std::snprintf(out.data(), out.size(), "%04d-W%02ld", thursday.year(), number);
    return out.data();
}

Date Date::plus_months(int n) const {
    const auto ymd = civil(*this);
    const chrono::year_month month = chrono::year_month(ymd.year(), ymd.month()) + chrono::months(n);
    const chrono::day last = (month / chrono::last).day();
    return Date(chrono::sys_days(month / std::min(ymd.day(), last)));
}

Date Date::end_of_month() const {
    const auto ymd = civil(*this);
    return Date(chrono::sys_days(ymd.year() / ymd.month() / chrono::last));
}

Date Date::start_of_week() const {
    return plus_days(1 - static_cast<long>(iso_weekday()));
}

Clock Clock::system() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    std::tm utc{};
    if (localtime_r(&now, &local) == nullptr || gmtime_r(&now, &utc) == nullptr) {
        throw std::runtime_error("the machine's clock is unreadable");
    }
    std::array<char, 32> stamp{};
    std::strftime(stamp.data(), stamp.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    const auto today = Date::of(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
                                static_cast<unsigned>(local.tm_mday));
    std::array<char, 8> hour{};
    std::strftime(hour.data(), hour.size(), "%H:%M", &local);
    return {today.value(), stamp.data(), hour.data()};
}

int years_of_age(Date born, Date on) { return on.year() - born.year() - (on.iso().substr(4) < born.iso().substr(4) ? 1 : 0); }

}  // namespace caseload
