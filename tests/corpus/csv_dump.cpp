// SPDX-License-Identifier: MIT
// What our CSV reader makes of files, one file a NUL-separated list: cells end in \x1f, records in \x1e. Beside Python's.
//   csv_dump DELIMITER FILE...
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "caseload/csv.hpp"

int main(int argc, char** argv) {
    for (int i = 2; i < argc; ++i) {
        std::ifstream in(argv[i], std::ios::binary);
        const std::string text = caseload::decode({std::istreambuf_iterator<char>(in), {}}, "utf-8", nullptr);
        caseload::CsvReader reader(text, argv[1][0]);
        caseload::CsvRecord record;
        while (reader.next(record)) {
            if (reader.problem()) std::cout << '?';
            for (const auto& cell : record.cells) std::cout << cell << '\x1f';
            std::cout << '\x1e';
        }
        std::cout << '\0';
    }
}
