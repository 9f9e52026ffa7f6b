// SPDX-License-Identifier: MIT
// Written by hand because strptime accepts what is no day, skips spaces at will and follows the locale.
#include <algorithm>

#include "caseload/date.hpp"
#include "caseload/text.hpp"
#include "date_names.hpp"

namespace caseload {

namespace {

constexpr std::string_view kKnown = "YmdHMSby%";

struct Fields {
    unsigned year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    bool has_time = false;
};

/// Reads the text from left to right beside its pattern.
class PatternReader {
  public:
    explicit PatternReader(std::string_view text) : text_(text) {}

    bool literal(char c) {
        if (!text_.starts_with(c)) return false;
        text_.remove_prefix(1);
        return true;
    }

    bool field(char kind) {
        switch (kind) {
            case 'Y':
                return number(4, 4, fields_.year);
            case 'y':
                return number(2, 2, fields_.year) && widen_year();
            case 'm':
                return number(1, 2, fields_.month);
            case 'd':
                return number(1, 2, fields_.day);
            case 'H':
                return (fields_.has_time = number(1, 2, fields_.hour));
            case 'M':
                return number(2, 2, fields_.minute);
            case 'S':
                return number(2, 2, fields_.second);
            case 'b':
                return month();
            case '%':
                return literal('%');
            default:
                return false;
        }
    }

    bool at_end() const { return text_.empty(); }
    const Fields& fields() const { return fields_; }

  private:
    bool number(std::size_t least, std::size_t most, unsigned& value) {
        const std::size_t end = std::min(text_.find_first_not_of("0123456789"), text_.size());
        const std::size_t length = std::min(end, most);
        if (length < least) return false;
        value = digits(text_.substr(0, length));
        text_.remove_prefix(length);
        return true;
    }

    bool widen_year() {
        fields_.year +=
            fields_.year < 69 ? 2000 : 1900;  // as POSIX does; a profile that says %y accepts that
        return true;
    }

    bool month() {
        const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        const auto end = std::find_if_not(text_.begin(), text_.end(), is_letter);
        const auto length = static_cast<std::size_t>(end - text_.begin());
        const auto found = month_number(text_.substr(0, length));
        if (!found) return false;
        fields_.month = *found;
        text_.remove_prefix(length);
        return true;
    }

    std::string_view text_;
    Fields fields_;
};

bool is_time(const Fields& f) {
    return f.hour < 24 && f.minute < 60 && f.second < 60;
}

std::string hour_and_minute(const Fields& f) {
    const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(f.hour) + ":" + two(f.minute);
}

}  // namespace

namespace {

/// What stands in the text where the pattern fits it wholly; whether it is a day is not asked.
std::optional<Fields> fields_of(std::string_view text, std::string_view pattern) {
    PatternReader reader(text);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool field = pattern[i] == '%' && i + 1 < pattern.size();
        if (field ? !reader.field(pattern[++i]) : !reader.literal(pattern[i])) return std::nullopt;
    }
    if (!reader.at_end() || !is_time(reader.fields())) return std::nullopt;
    return reader.fields();
}

}  // namespace

std::optional<Date> parse_by_pattern(std::string_view text, std::string_view pattern, std::string* time) {
    const auto found = fields_of(text, pattern);
    if (!found) return std::nullopt;
    const auto date = Date::of(static_cast<int>(found->year), found->month, found->day);
    if (date && time != nullptr && found->has_time) *time = hour_and_minute(*found);
    return date;
}

bool is_no_day_of_its_month(std::string_view text, std::string_view pattern) {
    const auto found = fields_of(text, pattern);
    if (!found) return false;
    const int year = static_cast<int>(found->year);
    return found->day >= 1 && found->day <= 31 && Date::of(year, found->month, 1) && !Date::of(year, found->month, found->day);
}

std::string pattern_fault(std::string_view pattern) {
    std::string seen;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%') continue;
        if (++i == pattern.size()) return "it ends with a lone %";
        if (kKnown.find(pattern[i]) == std::string_view::npos)
            return std::string("%") + pattern[i] + " is not known";
        seen += pattern[i];
    }
    const auto lacks = [&seen](std::string_view any) { return seen.find_first_of(any) == std::string::npos; };
    if (lacks("Yy")) return "it has no year (%Y)";
    if (lacks("mb")) return "it has no month (%m or %b)";
    if (lacks("d")) return "it has no day (%d)";
    return {};
}

}  // namespace caseload
