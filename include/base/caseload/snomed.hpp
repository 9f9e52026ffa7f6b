// SPDX-License-Identifier: MIT
// The form of a SNOMED CT identifier. Identifiers are text: eighteen digits do not fit a double.
#pragma once
#include <string>
#include <string_view>

namespace caseload {

/// Verhoeff's check over a string of digits, the last of which is the check digit. False for anything but digits.
bool verhoeff_holds(std::string_view digits);

/// What is wrong with a concept identifier ("it has 5 digits, not 6 to 18"), or empty. Form alone: 6 to 18 digits, no zero in
/// front, a partition of concepts (00 international, 10 national) before the check digit, Verhoeff's check. That it means
/// what you want is for the terminology browser.
std::string fault_of_concept(std::string_view id);

/// "Referral to social prescribing service (procedure)": the link workers' own code, for the first contact of an episode. By
/// NHS guidance not for coaches or care coordinators (transformationpartners.nhs.uk, link workers' FAQs).
inline constexpr std::string_view link_workers_concept = "871731000000106";

}  // namespace caseload
