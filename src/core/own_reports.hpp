// SPDX-License-Identifier: MIT
// A report that a service wrote: one .sql file in the folder of [report] folder, with a header.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "caseload/desk.hpp"
#include "recipes.hpp"

namespace caseload {

struct OwnReport {
    std::string name;        ///< of the file, without .sql
    std::string definition;  ///< "referrals-by-source/1"
    std::string title;
    std::filesystem::path file;
    std::string text;
    struct Parameter {
        std::string name, help, initial;
    };
    std::vector<Parameter> parameters;
    std::vector<std::string> sections;  ///< in order, without those that list rows
    std::vector<std::string> figures;   ///< that --rows can open
    std::vector<std::string> explained;
    std::vector<Recipe> recipes;
};

/// Every .sql file of the folder, by name; nothing when no folder is configured.
std::vector<std::filesystem::path> own_report_files(const Desk& desk);
/// Reads one. Throws Error(setup) with FILE:LINE for a header that is wrong.
OwnReport read_own_report(const std::filesystem::path& file);

}  // namespace caseload
