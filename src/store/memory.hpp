// SPDX-License-Identifier: MIT
#pragma once
#include <sqlite3.h>

namespace caseload {

/// Memory for SQLite: small blocks come from lists by size and go back there. Debian's SQLite is built without lookaside, the
/// pool it has for that, and asks for some ten thousand blocks to answer one `today`. For one thread.
const sqlite3_mem_methods& memory_in_pools();
/// While it lives, small blocks come from the C library too: SQLite sorts the rows of an index in a block each, a list by size
/// would keep as many for every width of row. What lay unused goes back to the system before, where the C library can do that.
class MuchSorting {
  public:
    MuchSorting();
    ~MuchSorting();
    MuchSorting(const MuchSorting&) = delete;
    MuchSorting& operator=(const MuchSorting&) = delete;
};

}  // namespace caseload
