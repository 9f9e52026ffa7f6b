// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace caseload {

/// Edit distance in code units with transposition of neighbours counted as one.
std::size_t edit_distance(std::string_view a, std::string_view b);
/// The candidate nearest to `word` (case folded), or empty when none is near enough to suggest.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

std::string trim(std::string_view text);
/// Without the spaces of any kind round it: ASCII, non-breaking, thin, zero-width, byte order marks.
std::string_view trim_wide(std::string_view text);
std::string squeeze(std::string_view text);  ///< trimmed, with runs of spaces made one
std::string lower(std::string_view text);  ///< ASCII only
std::string upper(std::string_view text);  ///< ASCII only
std::vector<std::string> split(std::string_view text, char separator);
/// The words of a line as a shell would split it: quotes '..' and "..", a backslash, # for a comment. Throws Error(usage)
/// for a quote that is not closed.
std::vector<std::string> shell_words(std::string_view line);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);
bool starts_with_folded(std::string_view text, std::string_view prefix);  ///< ignores case and accents of Latin letters
/// Lower case with accents of Latin letters removed and curly apostrophes and dashes made plain: for comparing names.
std::string fold(std::string_view text);
/// "1 person", "3 people".
std::string count_of(std::int64_t n, std::string_view one, std::string_view many);

/// Columns that the text takes on a terminal: combining marks 0, wide characters and emoji 2, controls 0.
/// Does not depend on the locale.
std::size_t display_width(std::string_view text);
/// The text cut to `width` columns with an ellipsis; whole characters only.
std::string cut_to_width(std::string_view text, std::size_t width, bool ascii = false);
/// Makes control characters (terminal escapes, C1, bidi overrides) visible and harmless: ESC becomes "␛" ("^[" in
/// ascii), C1 and bidi controls "<U+202E>". TAB becomes a space, newline too unless `keep_newlines`. Malformed UTF-8
/// becomes U+FFFD ("?" in ascii).
std::string safe_for_screen(std::string_view text, bool ascii = false, bool keep_newlines = false);
/// The text as a message may show it: safe, cut to 40 columns, in single quotes.
std::string quoted(std::string_view text);
/// Offset of the first byte that is not UTF-8, or nothing.
std::optional<std::size_t> bad_utf8(std::string_view text);
/// Lines of at most `width` columns, broken at spaces.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Whole number, nothing around it; no "nan", no "0x".
std::optional<std::int64_t> parse_integer(std::string_view text);
/// A decimal with at most two places, as hundredths: "47.1" is 4710. Exact: no binary fraction is involved.
/// A decimal comma is accepted only when `decimal_mark` is ','. "4.0" and "4.00" are fine, "4.001" is not.
std::optional<std::int64_t> parse_hundredths(std::string_view text, char decimal_mark = '.');
/// Hundredths as text with `decimals` (0, 1 or 2; -1: as many as it needs) places, halves away from zero: 4710, 1 gives "47.1".
std::string format_hundredths(std::int64_t hundredths, int decimals);
/// A double with `decimals` places, ties away from zero on the shortest decimal form: 12.25, 1 gives "12.3".
std::string format_decimal(double value, int decimals, bool sign = false);

/// Three checks of an NHS number (NHS Data Dictionary; modulus 11): ten digits, check digit, not one digit repeated.
/// Returns the ten digits, or nothing and a reason. Accepts spaces and hyphens.
std::optional<std::string> parse_nhs_number(std::string_view text, std::string* reason);
/// "999 000 0018".
std::string format_nhs_number(std::string_view digits);

}  // namespace caseload
