// SPDX-License-Identifier: MIT
#include "left_out.hpp"

#include "caseload/store.hpp"

namespace caseload {
namespace {

// " refused withdrawn ": the words of a vocabulary that count as this, for instr() in SQL.
std::string words_counting_as(const Desk& desk, std::string_view vocabulary, std::string_view what) {
    std::string words = " ";
    for (const auto& word : desk.config().vocabulary(vocabulary)->words)
        if (word.counts_as == what) words += word.key + " ";
    return words;
}

}  // namespace

void lend_left_out(Desk& desk) {
    if (desk.store().has_lent("left_out")) return;
    const Parameters parameters{{"as_of", desk.today().iso()}, {"not_taken", words_counting_as(desk, "client_outcome", "not-taken-on")},
                                {"refusals", words_counting_as(desk, "consent", "no")}};
    desk.store().lend("left_out", {"client_id", "why"}, desk.store().rows("reports/left_out", parameters));
}

}  // namespace caseload
