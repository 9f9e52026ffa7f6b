// SPDX-License-Identifier: MIT
#include "left_out.hpp"

#include "caseload/store.hpp"
#include "words.hpp"

namespace caseload {
void lend_left_out(Desk& desk) {
    if (desk.store().has_lent("left_out")) return;
    const Parameters parameters{{"as_of", desk.today().iso()}, {"not_taken", words_counting_as(desk, "client_outcome", "not-taken-on")},
                                {"refusals", words_counting_as(desk, "consent", "no")}};
    desk.store().lend("left_out", {"client_id", "why"}, desk.store().rows("reports/left_out", parameters));
}

}  // namespace caseload
