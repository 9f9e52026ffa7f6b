// SPDX-License-Identifier: MIT
#include "library.hpp"

#include <dlfcn.h>

#include "caseload/error.hpp"

namespace caseload {
namespace {

struct Opened {
    void* handle;

    template <class Function>
    void find(Function& function, const char* name) const {
        function = reinterpret_cast<Function>(::dlsym(handle, name));
        if (!function) throw Error(Kind::setup, std::string(CASELOAD_XLSX) + " has no " + name, "install the libxlsxwriter that caseload was built with");
    }
};

Opened open() {
    void* handle = ::dlopen(CASELOAD_XLSX, RTLD_NOW | RTLD_LOCAL);
    if (!handle)
        throw Error(Kind::setup, std::string("-o xlsx needs ") + CASELOAD_XLSX + ", which is not on this machine",
                    "install libxlsxwriter (Debian: libxlsxwriter-dev), or take -o csv --excel of an export");
    return {handle};
}

SheetLibrary load() {
    const Opened from = open();
    SheetLibrary to{};
    from.find(to.workbook_new_opt, "workbook_new_opt");
    from.find(to.workbook_set_properties, "workbook_set_properties");
    from.find(to.workbook_add_worksheet, "workbook_add_worksheet");
    from.find(to.workbook_add_format, "workbook_add_format");
    from.find(to.workbook_close, "workbook_close");
    from.find(to.lxw_workbook_free, "lxw_workbook_free");
    from.find(to.worksheet_write_string, "worksheet_write_string");
    from.find(to.worksheet_write_number, "worksheet_write_number");
    from.find(to.worksheet_write_boolean, "worksheet_write_boolean");
    from.find(to.worksheet_set_column, "worksheet_set_column");
    from.find(to.worksheet_set_row, "worksheet_set_row");
    from.find(to.worksheet_freeze_panes, "worksheet_freeze_panes");
    from.find(to.worksheet_repeat_rows, "worksheet_repeat_rows");
    from.find(to.worksheet_autofilter, "worksheet_autofilter");
    from.find(to.worksheet_set_landscape, "worksheet_set_landscape");
    from.find(to.worksheet_set_paper, "worksheet_set_paper");
    from.find(to.worksheet_fit_to_pages, "worksheet_fit_to_pages");
    from.find(to.format_set_bold, "format_set_bold");
    from.find(to.format_set_num_format, "format_set_num_format");
    from.find(to.format_set_text_wrap, "format_set_text_wrap");
    from.find(to.format_set_align, "format_set_align");
    from.find(to.format_set_bottom, "format_set_bottom");
    return to;
}

}  // namespace

// Never closed: it stands until the program ends.
const SheetLibrary& sheet_library() {
    static const SheetLibrary library = load();
    return library;
}

}  // namespace caseload
