// SPDX-License-Identifier: MIT
// Rules of practices, professionals and groups; called by rules.cpp.
#pragma once
#include "caseload/desk.hpp"
#include "caseload/error.hpp"

namespace caseload {

/// No second record of what is here already under this name: of a practice of the config, or, where a person types it, of an
/// open contact that does not differ in ODS code, practice or area. An import brings every row of its file.
void one_of_a_name(const Desk& desk, const Record& record, const Record* before, const Input& input, Problems& problems);

}  // namespace caseload
