// SPDX-License-Identifier: MIT
// How every question finds its rows, on an empty database that was never analysed, held to tests/data/plans.txt: a question
// that begins to read a whole table, or lost its index, shows here before a caseload of 100,000 people shows it.
// When a plan changes on purpose: CASELOAD_PLANS=write build-check/tests/unit_core -tc="*plans*", then read the difference.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "builders.hpp"
#include "caseload/file.hpp"
#include "caseload/text.hpp"
#include "../../src/core/left_out.hpp"
#include "../../src/core/priority.hpp"

using namespace caseload;

namespace {

const std::filesystem::path source = SOURCE_DIR;

// "lists/owed", or "lists/concerns#of" for each section of a file.
std::vector<std::string> all_questions() {
    std::vector<std::string> names;
    const auto folder = source / "src/queries";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".sql") continue;
        const std::string name = std::filesystem::relative(entry.path(), folder).replace_extension().generic_string();
        bool sections = false;
        for (const auto& line : split(read_file(entry.path()), '\n'))
            if (line.starts_with("-- @section ")) {
                names.push_back(name + "#" + trim(line.substr(12)));
                sections = true;
            }
        if (!sections) names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

// "SCAN client", "activity_date", "AUTOMATIC": what stands in the plan of tables and indexes; keys of rows go without saying.
std::string access(const std::vector<std::string>& plan) {
    std::set<std::string> found;
    for (const auto& line : plan) {
        const auto words = split(line, ' ');
        if (line.find("AUTOMATIC") != line.npos) found.insert("AUTOMATIC INDEX on " + words[1]);
        else if (const auto index = std::ranges::find(words, "INDEX"); index != words.end() && index + 1 != words.end())
            found.insert((words[0] == "SCAN" ? "SCAN " : "") + *(index + 1));
        else if (words[0] == "SCAN" && words[1] != "CONSTANT") found.insert("SCAN " + words[1]);
    }
    return join({found.begin(), found.end()}, ", ");
}

// What others include is no statement of its own.
std::string access(const Store& store, const std::string& name, bool of_one) {
    try {
        return access(store.plan(name, of_one));
    } catch (const std::exception&) {
        return "part of others";
    }
}

std::string plans_now() {
    const auto desk = test::desk_with(std::string(Config::starter()));
    keep_instruments(*desk);
    lend_instruments(*desk);
    lend_left_out(*desk);
    std::ostringstream out;
    for (const auto& name : all_questions()) {
        const auto everybody = access(desk->store(), name, false), one = access(desk->store(), name, true);
        out << name << ": " << everybody << "\n";
        if (one != everybody) out << name << " of one: " << one << "\n";
    }
    return out.str();
}

}  // namespace

TEST_CASE("plans: every question finds its rows as it did") {
    const auto file = source / "tests/data/plans.txt";
    const std::string now = plans_now();
    if (const char* wish = std::getenv("CASELOAD_PLANS"); wish && std::string_view(wish) == "write") std::ofstream(file) << now;
    const auto allowed = split(read_file(file), '\n'), got = split(now, '\n');
    for (const auto& line : got) {
        CAPTURE(line);
        CHECK(std::ranges::find(allowed, line) != allowed.end());
    }
    CHECK(allowed.size() == got.size());
}
