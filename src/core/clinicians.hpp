// SPDX-License-Identifier: MIT
// The named clinician of each practice: the lead, or the first alternate who is there.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "caseload/desk.hpp"

namespace caseload {

struct Clinician {
    std::string code, name, phone;
    std::int64_t place = 0;   ///< 1 the lead
    std::string away_until;   ///< empty: there
};

struct PracticeCover {
    std::int64_t practice = 0;
    std::string code, name;
    std::vector<Clinician> clinicians;  ///< by place
    const Clinician* on() const;        ///< nobody: null
};

/// Every open practice on that day, by name.
std::vector<PracticeCover> covers(const Desk& desk, Date day);
/// "Dr Shah (lead, PF-001), 01632 960001"
std::string clinician_words(const Clinician& clinician);

}  // namespace caseload
