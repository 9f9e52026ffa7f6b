// SPDX-License-Identifier: MIT
// The reader of JSON and JSON lines: it always comes to an end, and every record has the cells of its header.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "caseload/json_rows.hpp"

using namespace caseload;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    JsonReader reader(text);
    std::string table;
    CsvRecord header, row;
    for (std::size_t tables = 0; reader.next_table(table, header); ++tables) {
        if (tables > size + 1) std::abort();
        std::size_t rows = 0;
        while (reader.next(row)) {
            if (row.cells.size() != header.cells.size() || ++rows > size + 1) std::abort();
        }
    }
    return 0;
}
