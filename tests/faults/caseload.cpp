// SPDX-License-Identifier: MIT
#include "caseload.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

extern char** environ;

namespace faults {

namespace {

// A question to the database; every value of the answer, one a line.
std::string ask(sqlite3* db, const char* sql) {
    std::string answer;
    char* error = nullptr;
    const auto each = [](void* into, int n, char** values, char**) {
        for (int i = 0; i < n; ++i) *static_cast<std::string*>(into) += std::string(values[i] ? values[i] : "NULL") + "\n";
        return 0;
    };
    if (sqlite3_exec(db, sql, each, &answer, &error) != SQLITE_OK) answer += std::string(sql) + ": " + error;
    sqlite3_free(error);
    return answer;
}

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int start(const Words& words, const fs::path& output, const fs::path& errors) {
    std::vector<char*> args;
    for (const auto& word : words) args.push_back(const_cast<char*>(word.c_str()));
    args.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&files, 2, errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t process = 0;
    const int failed = posix_spawnp(&process, args[0], &files, nullptr, args.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0) throw std::runtime_error("cannot run " + words[0]);
    return process;
}

int wait_for(int process) {
    int status = 0;
    if (waitpid(process, &status, 0) != process) throw std::runtime_error("a process went missing");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Caseload::Caseload(fs::path program, fs::path folder)
    : program_(fs::absolute(std::move(program))), folder_(fs::absolute(std::move(folder))) {}

Words Caseload::log_a_session(const std::string& note) {
    return {"session", "log", "C-002", "--minutes", "45", "--kind", "follow-up", "--note", note, "--again"};
}

void Caseload::make() const {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    for (const Words& words : {Words{"init"}, {"client", "add", "Ann Example"}, {"client", "add", "Ben Example"},
                               {"client", "add", "Cem Example"}, log_a_session("the first")})
        if (const auto ended = run(words); ended.code != 0) throw std::runtime_error(words[0] + " failed: " + ended.said);
}

void Caseload::copy_from(const Caseload& other) const {
    fs::remove_all(folder_);
    fs::copy(other.folder_, folder_);
}

Ended Caseload::run(const Words& words, const Words& before) const {
    ::setenv("CASELOAD_CONFIG", (folder_ / "caseload.toml").c_str(), 1);
    Words all = before;
    all.push_back(program_);
    all.insert(all.end(), words.begin(), words.end());
    // Beside the folder: an error injected there must not fall on what the command says about it.
    const fs::path errors = folder_.string() + ".stderr";
    const int code = wait_for(start(all, output(), errors));
    return {code, read(errors)};
}

State Caseload::state() const {
    State state;
    const auto checked = run({"check"});
    if (checked.code != 0) state.fault = "check: exit " + std::to_string(checked.code) + ": " + checked.said + read(output());
    sqlite3* db = nullptr;
    if (sqlite3_open_v2(database().c_str(), &db, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) state.fault += "cannot be opened";
    if (const auto said = ask(db, "PRAGMA integrity_check"); said != "ok\n") state.fault += said;
    state.fault += ask(db, "PRAGMA foreign_key_check");
    state.sessions = std::atoi(ask(db, "SELECT count(*) FROM activity").c_str());
    state.notes = std::atoi(ask(db, "SELECT count(DISTINCT note) FROM activity").c_str());
    state.operations = std::atoi(ask(db, "SELECT count(*) FROM operation WHERE changes > 0").c_str());
    const int parts = std::atoi(ask(db, "SELECT count(DISTINCT operation_id) FROM operation_part").c_str());
    if (parts != state.operations) state.fault += "an operation without its changeset";
    sqlite3_close(db);
    return state;
}

}  // namespace faults
