// SPDX-License-Identifier: MIT
// Questions of the config put to what is known of somebody: yes, no, or not known, each with what it was answered from.
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "caseload/config.hpp"
#include "caseload/date.hpp"
#include "caseload/document.hpp"
#include "caseload/error.hpp"

namespace caseload {

/// What is known: values by fact. A fact that is not here is not known; one without values is known to have none.
using Facts = std::map<std::string, std::vector<std::string>, std::less<>>;

enum class Holds { no, yes, unknown };

struct Verdict {
    const Criterion* criterion = nullptr;
    Holds holds = Holds::unknown;
    std::string because;  ///< the values it was answered from, or "not known"
    /// Stands in the way: a `must` that does not hold, a `never` that does.
    bool obstructs() const;
    /// Not known, and it would decide.
    bool open() const;
    /// Speaks for, or against, where it holds.
    bool speaks(Effect effect) const { return criterion->effect == effect && holds == Holds::yes; }
};

struct Assessment {
    std::vector<Verdict> verdicts;  ///< in the order of the config
    bool suits() const;             ///< nothing stands in the way
    int count(Effect effect) const;
    /// The role that the first deciding line points to: an obstacle before a reason; empty when none does.
    std::string role() const;
    std::vector<std::string> obstacles() const;  ///< in words
};

/// Each rule answered. Numbers are compared exactly, words without regard to case; `today` is for rules about days.
Assessment assess(std::span<const Criterion> rules, const Facts& facts, Date today);

/// RULE, HOLDS, BECAUSE, EFFECT: for people and programs alike.
Table assessment_table(const Assessment& assessment);

/// What the config alone cannot know: rules about facts that nobody has, words and roles that are in no vocabulary.
/// Each problem with FILE:LINE:COL.
void check_criteria(const Config& config, Problems& problems);

}  // namespace caseload
