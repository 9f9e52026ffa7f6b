// SPDX-License-Identifier: MIT
// Binds a member of a config struct to its line of the schema.
#pragma once
#include <type_traits>

#include "caseload/text.hpp"
#include "schema.hpp"

namespace caseload::schema {

template <class Object, class Member>
Object owner_of(Member Object::*);
template <class Object, class Member>
Member member_of(Member Object::*);

inline void take(const Given& given, std::string& to) {
    to = given.text;
}
inline void take(const Given& given, double& to) {
    to = given.decimal;
}
inline void take(const Given& given, std::optional<double>& to) {
    to = given.decimal;
}
inline void take(const Given& given, int& to) {
    to = static_cast<int>(given.whole);
}
inline void take(const Given& given, std::int64_t& to) {
    to = given.whole;
}
inline void take(const Given& given, bool& to) {
    to = given.yes;
}
inline void take(const Given& given, Scoring& to) {
    to = static_cast<Scoring>(given.whole);
}
inline void take(const Given& given, Effect& to) {
    to = static_cast<Effect>(given.whole);
}
inline void take(const Given& given, std::optional<std::int64_t>& to) {
    to = given.whole;
}
inline void take(const Given& given, std::vector<std::string>& to) {
    to = given.texts;
}
inline void take(const Given& given, std::vector<std::int64_t>& to) {
    to = given.wholes;
}
inline void take(const Given& given, std::vector<int>& to) {
    for (auto n : given.wholes) to.push_back(static_cast<int>(n));
}

std::string shown(const std::string& value, const Key& key);
std::string shown(double value, const Key& key);
std::string shown(const std::optional<double>& value, const Key& key);
std::string shown(int value, const Key& key);
std::string shown(std::int64_t value, const Key& key);
std::string shown(bool value, const Key& key);
std::string shown(Scoring value, const Key& key);
std::string shown(Effect value, const Key& key);
std::string shown(const std::optional<std::int64_t>& value, const Key& key);
std::string shown(const std::vector<std::string>& value, const Key& key);
std::string shown(const std::vector<std::int64_t>& value, const Key& key);
std::string shown(const std::vector<int>& value, const Key& key);
std::string shown(const std::vector<Band>& value, const Key& key);
std::string shown(const std::map<std::string, double>& value, const Key& key);

template <auto member>
constexpr Slot show_only() {
    using Object = decltype(owner_of(member));
    return {nullptr, [](const void* object, const Key& key) {
                return shown(static_cast<const Object*>(object)->*member, key);
            }};
}

template <auto member>
constexpr Slot slot() {
    using Object = decltype(owner_of(member));
    return {[](void* object, const Given& given) { take(given, static_cast<Object*>(object)->*member); },
            show_only<member>().show};
}

}  // namespace caseload::schema
