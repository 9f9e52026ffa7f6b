# SPDX-License-Identifier: MIT
# Debian's packages first; elsewhere (macOS, Fedora) what is missing is fetched and built.
include(FetchContent)
set(FETCHCONTENT_QUIET ON)
include(CheckCXXSourceCompiles)
include(CheckCXXSourceRuns)

macro(need package version repository tag)
    find_package(${package} ${version} QUIET ${ARGN})
    if(NOT ${package}_FOUND)
        message(STATUS "${package} is not installed: fetching ${tag}")
        FetchContent_Declare(${package} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW TRUE)
        FetchContent_MakeAvailable(${package})
    endif()
endmacro()

set(SQLITECPP_RUN_CPPLINT OFF)
set(SQLITECPP_RUN_CPPCHECK OFF)
find_package(Threads REQUIRED)
need(CLI11 2.1 https://github.com/CLIUtils/CLI11.git v2.1.2 CONFIG)
need(fmt 9 https://github.com/fmtlib/fmt.git 9.1.0 CONFIG)
need(tomlplusplus 3.3 https://github.com/marzer/tomlplusplus.git v3.3.0 CONFIG)
need(SQLiteCpp 3.2.1 https://github.com/SRombauts/SQLiteCpp.git 3.2.1 CONFIG)
need(nlohmann_json 3.11 https://github.com/nlohmann/json.git v3.11.2 CONFIG)
if(TESTS)
    need(doctest 2.4 https://github.com/doctest/doctest.git v2.4.11 CONFIG)
endif()

add_library(cli11 INTERFACE)
target_link_libraries(cli11 INTERFACE CLI11::CLI11)
add_library(fmt INTERFACE)
set(FMT_TARGET fmt::fmt-header-only CACHE STRING "fmt::fmt builds quicker, and leaves the program with a shared library")
target_link_libraries(fmt INTERFACE ${FMT_TARGET})
# Header only: Debian's shared library would be the program's only one beside libc.
add_library(toml INTERFACE)
get_target_property(toml_include tomlplusplus::tomlplusplus INTERFACE_INCLUDE_DIRECTORIES)
target_include_directories(toml SYSTEM INTERFACE ${toml_include})
target_compile_definitions(toml INTERFACE TOML_HEADER_ONLY=1)

# SQLite itself: the static library where there is one, and it must have the session extension (the journal).
find_package(SQLite3 REQUIRED)
find_library(SQLITE3_STATIC libsqlite3.a)
add_library(sqlite INTERFACE)
target_link_libraries(sqlite INTERFACE SQLiteCpp)
if(SQLITE3_STATIC)  # half of a short command's time goes into loading shared libraries
    set_target_properties(SQLite::SQLite3 PROPERTIES IMPORTED_LOCATION ${SQLITE3_STATIC})
    target_link_libraries(sqlite INTERFACE m ${CMAKE_DL_LIBS} Threads::Threads)
endif()
target_compile_definitions(sqlite INTERFACE SQLITE_ENABLE_SESSION SQLITE_ENABLE_PREUPDATE_HOOK)
set(CMAKE_REQUIRED_LIBRARIES ${SQLite3_LIBRARIES} Threads::Threads ${CMAKE_DL_LIBS} m)
set(CMAKE_REQUIRED_INCLUDES ${SQLite3_INCLUDE_DIRS})
set(CMAKE_REQUIRED_DEFINITIONS -DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK)
check_cxx_source_compiles("#include <sqlite3.h>
int main() { sqlite3_session* s = nullptr; return sqlite3session_create(nullptr, \"main\", &s); }" SQLITE_HAS_SESSIONS)
check_cxx_source_runs("#include <sqlite3.h>
int main() { return !sqlite3_compileoption_used(\"ENABLE_FTS5\"); }" SQLITE_HAS_FTS5)
unset(CMAKE_REQUIRED_LIBRARIES)
unset(CMAKE_REQUIRED_INCLUDES)
unset(CMAKE_REQUIRED_DEFINITIONS)
if(NOT SQLITE_HAS_SESSIONS)
    message(FATAL_ERROR "this SQLite has no session extension, which caseload's journal and undo rest on. "
        "Debian's libsqlite3-dev has it; elsewhere build SQLite with -DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK "
        "and name it with -DCMAKE_PREFIX_PATH.")
endif()

if(NOT SQLITE_HAS_FTS5 AND NOT CMAKE_CROSSCOMPILING)
    message(FATAL_ERROR "this SQLite has no FTS5, on which `caseload search` rests. Debian's libsqlite3-dev has it; "
        "elsewhere build SQLite with -DSQLITE_ENABLE_FTS5.")
endif()

# libsodium has no CMake config in Debian.
find_path(SODIUM_INCLUDE sodium.h)
find_library(SODIUM_LIBRARY NAMES libsodium.a sodium)
if(NOT SODIUM_INCLUDE OR NOT SODIUM_LIBRARY)
    message(FATAL_ERROR "libsodium is missing (Debian: libsodium-dev, Fedora: libsodium-devel, macOS: brew install libsodium)")
endif()
add_library(sodium INTERFACE)
target_include_directories(sodium SYSTEM INTERFACE ${SODIUM_INCLUDE})
target_link_libraries(sodium INTERFACE ${SODIUM_LIBRARY})

# Spreadsheets, where there is libxlsxwriter: only its header is built with, the shared library is opened when it is needed.
option(XLSX "Spreadsheets (-o xlsx) where libxlsxwriter is installed" ON)
find_path(XLSXWRITER_INCLUDE xlsxwriter.h)
find_library(XLSXWRITER_LIBRARY xlsxwriter)
set(XLSX_LIBRARY "")
if(XLSX AND XLSXWRITER_INCLUDE AND XLSXWRITER_LIBRARY AND CMAKE_SYSTEM_NAME STREQUAL Linux)
    get_filename_component(XLSX_FILE ${XLSXWRITER_LIBRARY} REALPATH)
    string(REGEX MATCH "libxlsxwriter\\.so\\.[0-9]+" XLSX_LIBRARY ${XLSX_FILE})
endif()
if(XLSX_LIBRARY)
    message(STATUS "spreadsheets (-o xlsx): with ${XLSX_LIBRARY}")
else()
    message(STATUS "spreadsheets (-o xlsx): left out, libxlsxwriter is not here (Debian: libxlsxwriter-dev)")
endif()

find_package(Boost 1.70 REQUIRED)  # headers only: Boost.Math

if(SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -g)
    add_link_options(-fsanitize=address,undefined)
elseif(NOT APPLE)
    # A program at a fixed address needs no relocations at its start, and a short command is mostly start.
    add_compile_options(-fno-pie -ffunction-sections -fdata-sections)
    add_link_options(-no-pie -Wl,--gc-sections)
    set(CASELOAD_STATIC_LINK -static-libstdc++ -static-libgcc)
endif()
