// SPDX-License-Identifier: MIT
#pragma once
#include <sqlite3.h>

namespace caseload {

/// Memory for SQLite: small blocks come from lists by size and go back there. Debian's SQLite is built without lookaside, the
/// pool it has for that, and asks for some ten thousand blocks to answer one `today`. For one thread.
const sqlite3_mem_methods& memory_in_pools();

}  // namespace caseload
