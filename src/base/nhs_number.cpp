// SPDX-License-Identifier: MIT
#include <algorithm>

#include "caseload/text.hpp"

namespace caseload {

namespace {

constexpr std::size_t kDigits = 10;

/// Weights 10 down to 2, modulus 11. 10 comes out when the number can never have been issued.
int check_digit(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i + 1 < kDigits; ++i) sum += (digits[i] - '0') * static_cast<int>(kDigits - i);
    const int check = 11 - sum % 11;
    return check == 11 ? 0 : check;
}

/// What is wrong, or empty. Never quotes the number: reasons end up in logs.
std::string fault(std::string_view digits) {
    const bool numeric =
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits.empty()) return "it is empty";
    if (!numeric) return "it holds something other than digits";
    if (digits.size() != kDigits)
        return "it has " + count_of(std::ssize(digits), "digit", "digits") + ", not 10";
    if (digits.find_first_not_of(digits.front()) == std::string_view::npos) return "it is one digit repeated";
    if (check_digit(digits) != digits.back() - '0') return "its check digit is wrong";
    return {};
}

}  // namespace

std::optional<std::string> parse_nhs_number(std::string_view text, std::string* reason) {
    std::string digits = fold(text);  // pasted numbers carry no-break spaces and dashes
    std::erase_if(digits, [](char c) { return c == ' ' || c == '-'; });
    std::string why = fault(digits);
    const bool good = why.empty();
    if (reason != nullptr) *reason = std::move(why);
    return good ? std::optional(digits) : std::nullopt;
}

std::string format_nhs_number(std::string_view digits) {
    if (digits.size() != kDigits) return std::string(digits);
    std::string out(digits);
    out.insert(6, " ");
    return out.insert(3, " ");
}

}  // namespace caseload
