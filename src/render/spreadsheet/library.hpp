// SPDX-License-Identifier: MIT
// libxlsxwriter, opened when the first spreadsheet is asked for: no other command pays for loading it and what it needs.
#pragma once
#include <xlsxwriter.h>

namespace caseload {

/// The functions that are used, with the types that the header gives them.
struct SheetLibrary {
    decltype(&::workbook_new_opt) workbook_new_opt;
    decltype(&::workbook_set_properties) workbook_set_properties;
    decltype(&::workbook_add_worksheet) workbook_add_worksheet;
    decltype(&::workbook_add_format) workbook_add_format;
    decltype(&::workbook_close) workbook_close;
    decltype(&::lxw_workbook_free) lxw_workbook_free;
    decltype(&::worksheet_write_string) worksheet_write_string;
    decltype(&::worksheet_write_number) worksheet_write_number;
    decltype(&::worksheet_write_boolean) worksheet_write_boolean;
    decltype(&::worksheet_set_column) worksheet_set_column;
    decltype(&::worksheet_set_row) worksheet_set_row;
    decltype(&::worksheet_freeze_panes) worksheet_freeze_panes;
    decltype(&::worksheet_repeat_rows) worksheet_repeat_rows;
    decltype(&::worksheet_autofilter) worksheet_autofilter;
    decltype(&::worksheet_set_landscape) worksheet_set_landscape;
    decltype(&::worksheet_set_paper) worksheet_set_paper;
    decltype(&::worksheet_fit_to_pages) worksheet_fit_to_pages;
    decltype(&::format_set_bold) format_set_bold;
    decltype(&::format_set_num_format) format_set_num_format;
    decltype(&::format_set_text_wrap) format_set_text_wrap;
    decltype(&::format_set_align) format_set_align;
    decltype(&::format_set_bottom) format_set_bottom;
};

/// Throws Error(setup) when this machine does not have it.
const SheetLibrary& sheet_library();

}  // namespace caseload
