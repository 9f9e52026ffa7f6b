// SPDX-License-Identifier: MIT
// Private to stats: refusing arguments that make no sense.
#pragma once
#include <stdexcept>

namespace caseload::stats {

inline void require(bool holds, const char* otherwise) {
    if (!holds) throw std::domain_error(otherwise);
}

inline void require_confidence(double confidence) {
    require(confidence > 0 && confidence < 1, "a confidence outside 0 to 1");
}

}  // namespace caseload::stats
