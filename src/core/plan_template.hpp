// SPDX-License-Identifier: MIT
// The text of a person's plan with {places} to fill. A template is a Markdown file with # and ## headings and - lists:
//   {matters}               a place; a line whose place is empty is left out, and a heading with nothing under it
//   {each goals} .. {end}   the lines between, once for each of a list
//   %language cy            of the page, for screen readers
//   %months Ionawr ..       names of the months, and %weekdays of the days, Monday first, parted by blanks
//   %date {weekday} {day} {month} {year}
#pragma once
#include <map>
#include <string>
#include <vector>

#include "caseload/date.hpp"
#include "page.hpp"

namespace caseload {

using Places = std::map<std::string, std::string>;

/// What a template may say. Days are ISO: the template says how they are written.
struct PlanFacts {
    Places places;
    struct List {
        std::vector<std::string> names;  ///< its places, known also when it is empty
        std::vector<Places> entries;     ///< a place that is not here is empty
    };
    std::map<std::string, List> lists;
    std::vector<std::string> days;  ///< the places, of the page or of a list, that hold days
};

/// Throws Error(setup) with FILE:LINE:COL for each place, list or line that is not known.
Page fill_template(const std::string& text, const std::string& file, const PlanFacts& facts);

}  // namespace caseload
