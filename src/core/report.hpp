// SPDX-License-Identifier: MIT
// What every report shares: its period, what may be shown of its counts, and how a figure stands in a sentence.
#pragma once
#include <string>

#include "caseload/date.hpp"
#include "caseload/desk.hpp"
#include "caseload/store.hpp"
#include "small_numbers.hpp"

namespace caseload {

/// Who may see the report: by default anybody, with small numbers hidden; --identifiable is for the coach alone.
struct Sharing {
    small::Rule rule;
    bool identifiable = false;
    small::Hidden hidden;
};
/// Throws Error(usage) for --identifiable with --dry-run: it is never shown without a trace in the journal.
Sharing sharing_of(const Desk& desk, const Input& input);
/// One section of a report, fit to be shown.
Table fit_section(const Desk& desk, const std::string& query, const Parameters& parameters, Sharing& sharing);
/// The same of a table that core made.
Table fit(Table table, Sharing& sharing);
/// What every report says of itself, for programs: its name and definition, its period, the day it was made, what is hidden.
Table about_report(const Desk& desk, const std::string& name, const std::string& definition, const Period& period, const Sharing& sharing);
/// " · IDENTIFIABLE" behind a heading, or nothing.
std::string label_of(const Sharing& sharing);
/// What was hidden, or that nothing was.
void say_sharing(const Sharing& sharing, Document& document);

/// The period that the flags name; by default from the first enrolment to today.
Period report_period(const Desk& desk, const Input& input);

/// A figure in a sentence: "12", "*" when it is hidden, "-" when there is none.
std::string figure_words(const Value& value, int decimals = 0, bool sign = false);
/// A share in percent: "85 %", "*" when it is hidden, nothing of nothing.
std::string share_words(const Value& share);
/// The end of an interval: a decimal more where "0.0" would hide on which side of zero it lies.
std::string end_words(const Value& value, int decimals, bool sign = true);
/// "+0.6 to +6.4"
std::string interval_words(const Value& low, const Value& high, int decimals = 1, bool sign = true);
inline bool is_hidden(const Value& value) { return text_of(value) == small::mark; }

}  // namespace caseload
