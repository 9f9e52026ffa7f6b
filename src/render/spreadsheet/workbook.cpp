// SPDX-License-Identifier: MIT
#include "workbook.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "caseload/error.hpp"

namespace caseload {
namespace {

[[noreturn]] void fail(const char* why) {
    throw Error(Kind::output, std::string("the spreadsheet could not be put together: ") + why, "nothing of it was written; -o csv needs no room beside it");
}

// The library writes to a path. This one leads to memory, so that nothing half done ever has a name.
std::string path_of(int memory) { return "/proc/self/fd/" + std::to_string(memory); }

int memory_file() {
    const int memory = ::memfd_create("caseload-xlsx", MFD_CLOEXEC);
    if (memory < 0) fail("no memory for it");
    return memory;
}

lxw_workbook* open(const SheetLibrary& library, int memory, const std::filesystem::path& scratch) {
    std::string folder = scratch.string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    return library.workbook_new_opt(path_of(memory).c_str(), &options);
}

// Asks for it, since what a disk says is free a quota may still refuse. The file is empty and has no name any more.
bool has_room(const std::filesystem::path& folder, off_t bytes) {
    std::string name = (folder / ".caseload-XXXXXX").string();
    const int file = ::mkstemp(name.data());
    if (file < 0) return false;
    ::unlink(name.c_str());
    const bool room = ::posix_fallocate(file, 0, bytes) == 0;
    ::close(file);
    return room;
}

void hand_on(int memory, Out& out) {
    std::array<char, 65'536> piece;
    off_t at = 0;
    for (;;) {
        const auto got = ::pread(memory, piece.data(), piece.size(), at);
        if (got < 0) fail("it could not be read back");
        if (got == 0) return;
        out.text().append(piece.data(), static_cast<std::size_t>(got));
        out.settle();
        at += got;
    }
}

}  // namespace

Workbook::Workbook(Date made, std::filesystem::path scratch)
    : library_(sheet_library()), scratch_(std::move(scratch)), memory_(memory_file()), book_(open(library_, memory_, scratch_)) {
    if (!book_) fail("no memory for it");
    std::string author = "caseload";
    lxw_doc_properties properties{};
    properties.author = author.data();
    properties.created = static_cast<time_t>(made.days()) * 86'400;
    library_.workbook_set_properties(book_, &properties);
}

Workbook::~Workbook() {
    if (book_) library_.lxw_workbook_free(book_);
    ::close(memory_);
}

lxw_worksheet* Workbook::add(const std::string& name) {
    lxw_worksheet* sheet = library_.workbook_add_worksheet(book_, name.c_str());
    if (!sheet || !sheet->optimize_tmpfile) fail(("no file can be made in " + scratch_.string()).c_str());
    sheets_.push_back(sheet);
    return sheet;
}

lxw_format* Workbook::format(const Look& look) {
    const auto [at, fresh] = formats_.try_emplace(look, nullptr);
    if (!fresh) return at->second;
    lxw_format* format = at->second = library_.workbook_add_format(book_);
    if (!format) fail("no memory for it");
    if (!look.number.empty()) library_.format_set_num_format(format, look.number.c_str());
    if (look.bold) library_.format_set_bold(format);
    if (look.ruled) library_.format_set_bottom(format, LXW_BORDER_THIN);
    if (look.left) library_.format_set_align(format, LXW_ALIGN_LEFT);
    if (look.right) library_.format_set_align(format, LXW_ALIGN_RIGHT);
    if (look.wrap) library_.format_set_text_wrap(format);
    library_.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);  // a row begins where its longest text does
    return format;
}

// The library copies each sheet once more while it packs, and does not notice a full disk: a sheet would end in the middle.
void Workbook::check_room() const {
    constexpr long beside = 4'000'000;
    long largest = 0;
    for (const auto* sheet : sheets_) largest = std::max(largest, std::ftell(sheet->optimize_tmpfile));
    if (!has_room(scratch_, largest + beside)) fail(("too little room in " + scratch_.string()).c_str());
}

void Workbook::finish(Out& out) {
    check_room();
    if (library_.workbook_close(std::exchange(book_, nullptr)) != LXW_NO_ERROR) fail("no room");
    hand_on(memory_, out);
}

}  // namespace caseload
