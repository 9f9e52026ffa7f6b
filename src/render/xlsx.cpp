// SPDX-License-Identifier: MIT
// The door to spreadsheets: a build without libxlsxwriter has only the sentence that says so.
#include "caseload/error.hpp"
#include "view.hpp"
#ifdef CASELOAD_XLSX
#include "spreadsheet/library.hpp"
#include "spreadsheet/xlsx.hpp"
#endif

namespace caseload {

#ifdef CASELOAD_XLSX
bool has_spreadsheets() { return true; }
void check_spreadsheets() { sheet_library(); }
void to_xlsx(const std::vector<Block>& blocks, const Style& style, Out& out) { to_workbook(blocks, style, out); }
#else
bool has_spreadsheets() { return false; }
void check_spreadsheets() {
    throw Error(Kind::setup, "this build has no spreadsheet output", "install libxlsxwriter (Debian: libxlsxwriter-dev) and build again");
}
void to_xlsx(const std::vector<Block>&, const Style&, Out&) { check_spreadsheets(); }
#endif

}  // namespace caseload
