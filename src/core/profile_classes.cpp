// SPDX-License-Identifier: MIT
#include "profile_classes.hpp"

#include <fmt/format.h>

#include <map>

#include "caseload/date.hpp"
#include "change.hpp"

namespace caseload {

std::string paretian(const std::string& earlier, const std::string& later) {
    if (earlier.size() != later.size() || (earlier + later).find('_') != std::string::npos) return "not known";
    bool lower = false, higher = false;
    for (std::size_t i = 0; i < earlier.size(); ++i) {
        lower |= later[i] < earlier[i];
        higher |= later[i] > earlier[i];
    }
    if (lower && higher) return "mixed";
    return lower ? "better" : higher ? "worse" : "same";
}

std::vector<std::pair<std::string, std::string>> profiles_of(const Desk& desk, std::int64_t client, const Instrument& instrument) {
    const auto digits = static_cast<std::size_t>(instrument.profile);
    std::map<std::string, std::string> days;
    for (std::size_t i = 0; i < digits; ++i)
        for (const auto& one : scores_of(desk, client, {}, instrument.id, instrument.scales[i].name))
            days.try_emplace(one.date, std::string(digits, '_')).first->second[i] = static_cast<char>('0' + one.score / 100 % 10);
    return {days.begin(), days.end()};
}

std::vector<std::string> profile_words(const Desk& desk, const Instrument& instrument, const Record& record) {
    if (instrument.profile == 0) return {};
    const std::string day = record.text("date");
    std::string now;
    std::vector<std::pair<std::string, std::string>> earlier;
    for (const auto& one : profiles_of(desk, record.whole("client"), instrument)) {
        if (one.first < day) earlier.push_back(one);
        if (one.first == day) now = one.second;
    }
    if (now.empty()) return {};
    const auto against = [&](const std::pair<std::string, std::string>& then) {
        const auto found = paretian(then.second, now);
        const std::string words = found == "same"        ? "the same as"
                                  : found == "not known" ? "not to be compared, for it is not whole, with"
                                  : found == "mixed"     ? "mixed against"
                                                         : found + " than";
        return fmt::format("{} {} on {}", words, then.second, Date::from_iso(then.first).value_or(Date{}).words());
    };
    std::vector<std::string> lines{"Profile " + now};
    if (!earlier.empty()) lines[0] += ", " + against(earlier.back());
    if (earlier.size() > 1) lines.push_back("       from the first: " + against(earlier.front()));
    return lines;
}

}  // namespace caseload
