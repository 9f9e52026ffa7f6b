// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

#include "caseload/desk.hpp"
#include "caseload/noun.hpp"

namespace caseload {

/// Somebody who is here and shares a birth date, a phone or an e-mail with a person.
struct Alike {
    std::string code, name;
    std::vector<std::string> same;  ///< of "name", "birth date", "phone", "email", in this order
};
std::vector<Alike> people_alike(const Desk& desk, const Record& client);
/// Somebody new who looks like somebody who is here: the same name, phone or e-mail, or nearly the same name and the birth date.
/// Said, for the coach to look; what must not pass unseen is refused by the rules before. Nothing with --allow-duplicate.
void tell_alike(const Desk& desk, const Record& client, const Input& input, Document& document);

}  // namespace caseload
