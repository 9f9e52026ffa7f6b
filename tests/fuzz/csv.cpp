// SPDX-License-Identifier: MIT
// The CSV reader: any bytes, any encoding, any delimiter. What it reads, written again, reads the same.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "caseload/csv.hpp"
#include "caseload/error.hpp"

using namespace caseload;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    static const char* const encodings[] = {"utf-8", "windows-1252", "latin-1"};
    static const char delimiters[] = {',', ';', '\t', '|'};
    const char delimiter = delimiters[data[1] % 4];
    std::vector<CsvProblem> problems;
    const std::string text = decode({reinterpret_cast<const char*>(data) + 2, size - 2}, encodings[data[0] % 3], &problems);
    CsvReader reader(text, delimiter);
    CsvRecord record;
    std::string again;
    std::vector<std::vector<std::string>> rows;
    while (reader.next(record)) {
        if (record.columns.size() != record.cells.size() || record.lines.size() != record.cells.size()) std::abort();
        if (reader.problem()) continue;
        rows.push_back(record.cells);
        again += csv_record(record.cells, delimiter) + "\n";
    }
    CsvReader second(again, delimiter);
    for (const auto& row : rows)
        if (!second.next(record) || second.problem() || record.cells != row) std::abort();
    if (second.next(record)) std::abort();
    return 0;
}
