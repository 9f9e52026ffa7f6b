// SPDX-License-Identifier: MIT
// What must still be entered in the systems of others: worked out from the records each time, so that a record which changes
// after it was entered waits again by itself.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "caseload/desk.hpp"

namespace caseload {

/// One thing to do in another system.
struct Waiting {
    enum class State {
        fresh,    ///< never entered
        changed,  ///< entered, and the record says something else now
        gone,     ///< entered, and the record does not stand for it any more: it must be taken out there
    };
    const CodingRule* rule = nullptr;
    std::string record;          ///< its code
    std::int64_t client = 0;
    std::string date, said;      ///< as the record stands now; of `gone` as it was entered
    State state = State::fresh;
    std::string why;             ///< "changed since Fri 20 Nov 2026: was 19 Nov 2026"
};

/// Which part of the queue is asked for. Days are ISO, empty for any.
struct Queue {
    std::string from, to;
    std::string system;                     ///< word of [vocabulary.coding_system]
    std::string rule;
    std::optional<std::int64_t> practice;   ///< the person's
    std::vector<std::string> records;       ///< only these
};

/// The oldest first.
std::vector<Waiting> coding_queue(const Desk& desk, const Queue& asked);
/// How many entries wait of each day, ISO; days of none are left out.
using WaitingDays = std::map<std::string, std::int64_t>;
/// The days from `from` to `to` (ISO, empty for any), without those that are gone: as many as coding_queue would give, counted and
/// not worked out.
WaitingDays waiting_days(const Desk& desk, const std::string& from, const std::string& to);
/// The same entries as coding_queue, a few days at a time, until `use` says false. `days`: those on which something waits.
void each_waiting(const Desk& desk, const Queue& asked, const WaitingDays& days, const std::function<bool(const Waiting&)>& use);
/// The same without the days; where anything was ever entered, all at once, because what is gone is known only at the end.
void each_waiting(const Desk& desk, const Queue& asked, const std::function<bool(const Waiting&)>& use);
/// "fresh", "changed", "gone".
std::string state_word(Waiting::State state);
/// Rules of [coding] whose system or words nobody knows: each a problem with FILE:LINE:COL.
void check_codings(const Config& config, Problems& problems);

}  // namespace caseload
