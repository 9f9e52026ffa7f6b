// SPDX-License-Identifier: MIT
// Whose people a list is about, where several coaches share a file or somebody was handed over.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "caseload/desk.hpp"
#include "caseload/document.hpp"

namespace caseload {

/// People who are not meant: id and code.
using Others = std::map<std::int64_t, std::string>;
/// Everybody but the people of the coach whom --coach names: "me" (no coach's name, or the config's), a name or a word of
/// one, the code of a professional; "all" leaves nobody out. Throws Error(not_found) for a name that coaches nobody,
/// Error(refused) for a word that fits several.
Others not_coached_by(const Desk& desk, const std::string& who);
/// Those handed over to somebody else than the coach of the config, who has them still.
Others handed_over(const Desk& desk);
std::set<std::string> codes_of(const Others& others);
/// Takes out the rows whose `column` is the code of one of them.
void leave_out(const Others& others, std::size_t column, Table& table);

}  // namespace caseload
