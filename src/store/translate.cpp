// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "caseload/text.hpp"
#include "inside.hpp"

namespace caseload {
namespace {

// "UNIQUE constraint failed: client.handle" -> "client handle"
std::string column_in(std::string_view message) {
    const auto colon = message.rfind(": ");
    if (colon == std::string_view::npos) return "value";
    return replace_all(replace_all(std::string(message.substr(colon + 2)), ".", " "), "_", " ");
}

Error as_error(int code, int extended, std::string_view message) {
    if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY)
        return {Kind::refused, fmt::format("another record already has this {}", column_in(message))};
    if (extended == SQLITE_CONSTRAINT_FOREIGNKEY)
        return {Kind::refused, "another record depends on this one"};
    if (code == SQLITE_CONSTRAINT) return {Kind::refused, fmt::format("the data breaks a rule: {}", column_in(message))};
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        return {Kind::busy, "the database is in use by another command", "nothing was written; try again in a moment"};
    if (code == SQLITE_FULL)
        return {Kind::output, "the disk is full", "nothing was written; free some space and try again"};
    if (extended == SQLITE_IOERR_SHMSIZE || extended == SQLITE_IOERR_SHMOPEN || extended == SQLITE_IOERR_SHMMAP)
        return {Kind::output, "the disk is full: there is no room beside the database", "nothing was written; free some space and try again"};
    if (code == SQLITE_IOERR)
        return {Kind::output, "the disk reported an error", "the last change may not be stored: caseload history"};
    if (code == SQLITE_PROTOCOL)
        return {Kind::output, "the disk refused a lock", "nothing was written; is the database on a network drive?"};
    if (code == SQLITE_READONLY)
        return {Kind::setup, "the database or its folder is read-only", "nothing was written"};
    if (code == SQLITE_CANTOPEN)
        return {Kind::setup, "the database cannot be opened", "is its folder there, and may you write to it?"};
    if (code == SQLITE_NOTADB) return {Kind::setup, "this file is not a caseload database"};
    if (code == SQLITE_CORRUPT) return {Kind::setup, "the database file is damaged", "restore a backup"};
    if (code == SQLITE_NOMEM) return {Kind::output, "out of memory", "nothing was written"};
    if (code == SQLITE_INTERRUPT) return {Kind::refused, "interrupted", "nothing was written"};
    return {Kind::bug, fmt::format("database error {}: {}", extended, message)};
}

}  // namespace

void translate(const SQLite::Exception& error) {
    throw as_error(error.getErrorCode() & 0xFF, error.getExtendedErrorCode(), error.what());
}

}  // namespace caseload
