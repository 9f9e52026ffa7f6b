// SPDX-License-Identifier: MIT
// The words in which a row of the table of nouns is written.
#pragma once
#include <string_view>

#include "caseload/noun.hpp"

namespace caseload {

constexpr Use must(std::string_view field) {
    return {.field = field, .need = Need::must};
}
constexpr Use may(std::string_view field) {
    return {.field = field};
}
constexpr Use at(int place, Use use) {
    return use.place = place, use;
}
constexpr Use listed(Use use) {
    return use.listed = true, use;
}
constexpr Use kept(std::string_view field) {
    return {.field = field, .kept = true};
}
constexpr Use told(Use use) {
    return use.told = true, use;
}
constexpr Use from(std::string_view initial, Use use) {
    return use.initial = initial, use;
}
constexpr Use of(std::string_view of_what, Use use) {
    return use.of = of_what, use;
}
constexpr Use closing(std::string_view field) {
    return {.field = field, .closing = true};
}
constexpr Use ending(std::string_view field) {
    return {.field = field, .need = Need::must, .closing = true};
}

}  // namespace caseload
