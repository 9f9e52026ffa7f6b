// SPDX-License-Identifier: MIT
// The first and the latest score of the same people, and what changed between them.
#pragma once
#include "caseload/desk.hpp"
#include "caseload/store.hpp"

namespace caseload {

/// A row for each result of an instrument of the config that anybody has a score of, in the order of the config; the
/// columns are those of reports/impact#measures. Parameters as reports/ends takes them. No small number is hidden yet.
Table measures_of(const Desk& desk, const Parameters& parameters);

}  // namespace caseload
