// SPDX-License-Identifier: MIT
#include "caseload/snomed.hpp"

#include <algorithm>

#include "caseload/text.hpp"

namespace caseload {
namespace {

// The product of two digits in the dihedral group of order 10: 0 to 4 turn, 5 to 9 turn and flip.
int product(int a, int b) {
    if (a < 5) return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
    return b < 5 ? 5 + (a - b) % 5 : (5 + a - b) % 5;
}

// Each place of the number applies the permutation once more than the place to its right.
int permuted(int digit, std::size_t times) {
    static constexpr int once[] = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
    for (times %= 8; times > 0; --times) digit = once[digit];
    return digit;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool verhoeff_holds(std::string_view digits) {
    if (!is_digits(digits)) return false;
    int check = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) check = product(check, permuted(digits[digits.size() - 1 - i] - '0', i));
    return check == 0;
}

std::string fault_of_concept(std::string_view id) {
    if (!is_digits(id)) return "it holds something other than digits";
    if (id.size() < 6 || id.size() > 18) return "it has " + count_of(std::ssize(id), "digit", "digits") + ", not 6 to 18";
    if (id.front() == '0') return "it begins with 0";
    if (!verhoeff_holds(id)) return "its check digit is wrong";
    const auto partition = id.substr(id.size() - 3, 2);
    if (partition == "01" || partition == "11") return "it is a description's, not a concept's";
    if (partition != "00" && partition != "10") return "it is no concept's: the two digits before the last are neither 00 nor 10";
    return {};
}

}  // namespace caseload
