// SPDX-License-Identifier: MIT
// Trials of `caseload session log` under faults. Each prints one line: its name, the number of bad outcomes, what was
// tried. Exit 1 when anything was bad, or nothing was tried.
//   faults calls kill|ENOSPC|EIO  |  powercut  |  control  |  writers N  |  readers      PROGRAM FOLDER
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>

#include "caseload.hpp"
#include "disk.hpp"

namespace faults {

namespace {

// What a trial found: how often what went wrong, and the first time in words.
struct Findings {
    std::map<std::string, int> bad{{"damaged", 0}, {"lost", 0}};
    std::string first;

    void add(const std::string& kind, const std::string& where) {
        if (bad[kind]++ == 0 && first.empty()) first = kind + ": " + where;
    }
    int report(const std::string& name, const std::string& tried) const {
        int sum = 0;
        std::string counts;
        for (const auto& [kind, n] : bad) {
            sum += n;
            counts += ", " + std::to_string(n) + " " + kind;
        }
        std::cout << name << ' ' << sum << ' ' << tried << counts << (first.empty() ? "" : "; first " + first) << std::endl;
        return sum > 0;
    }
};

// The change is there wholly or not at all, and wholly when it was acknowledged. True when it is there.
bool judge(const State& before, const State& after, bool acknowledged, const std::string& where, Findings& findings) {
    const int sessions = after.sessions - before.sessions, operations = after.operations - before.operations;
    if (!after.fault.empty()) findings.add("damaged", where + ": " + after.fault);
    else if (sessions != operations || sessions < 0 || sessions > 1)
        findings.add("damaged", where + ": " + std::to_string(sessions) + " sessions, " + std::to_string(operations) + " operations");
    if (acknowledged && sessions < 1) findings.add("lost", where);
    return sessions == 1;
}

struct Point {
    std::string call;
    int turn = 0;     // the how manieth of its name
    bool ours = false;  // it touches the caseload's files or standard output
};

// Every system call of one undisturbed run.
std::vector<Point> points_of(const Caseload& caseload) {
    const fs::path log = caseload.folder().string() + ".calls";
    const auto ended = caseload.run(Caseload::log_a_session("watched"), {"strace", "-f", "-qq", "-y", "-o", log});
    if (ended.code != 0) throw std::runtime_error("the undisturbed run failed: " + ended.said);
    std::vector<Point> points;
    std::map<std::string, int> turns;
    std::ifstream in(log);
    for (std::string line; std::getline(in, line);) {
        const auto start = line.find_first_not_of("0123456789 "), open = line.find('(');
        if (start == line.npos || open == line.npos || open < start || line[start] == '+') continue;
        const std::string call = line.substr(start, open - start);
        points.push_back({call, ++turns[call], line.find(caseload.folder().string()) != line.npos});
    }
    std::erase_if(points, [](const Point& point) { return point.call == "execve"; });  // before the program is there
    return points;
}

// Whether a call may fail with this error at all.
bool can_fail(const Point& point, const std::string& error) {
    static const std::set<std::string> filling{"openat", "write", "pwrite64", "ftruncate", "fallocate", "fsync", "fdatasync", "close"};
    static const std::set<std::string> never{"munmap", "exit_group"};
    return point.ours && (error == "ENOSPC" ? filling.contains(point.call) : !never.contains(point.call));
}

int calls(const std::string& kind, const Caseload& start, const Caseload& trial) {
    const bool kill = kind == "kill";
    trial.copy_from(start);
    const State before = trial.state();
    const auto points = points_of(trial);
    const fs::path log = trial.folder().string() + ".injected";
    Findings findings;
    if (!kill) findings.bad["silent"] = 0;
    int tried = 0, kept = 0, missed = 0;
    for (const auto& point : points) {
        if (!kill && !can_fail(point, kind)) continue;
        const std::string where = point.call + " " + std::to_string(point.turn);
        trial.copy_from(start);
        const auto ended = trial.run(Caseload::log_a_session("injected"),
                                     {"strace", "-f", "-qq", "-o", log, "-e", "trace=" + point.call, "-e",
                                      "inject=" + point.call + (kill ? ":signal=KILL" : ":error=" + kind) +
                                          ":when=" + std::to_string(point.turn)});
        std::ifstream in(log);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        if (text.find("INJECTED") == text.npos && text.find("SIGKILL") == text.npos) {
            ++missed;
            continue;
        }
        ++tried;
        const bool said = ended.code == 0 || (!ended.said.empty() && (ended.code == 5 || ended.code == 6 || ended.code == 75));
        if (!kill && !said) findings.add("silent", where + ": exit " + std::to_string(ended.code) + ": " + ended.said);
        kept += judge(before, trial.state(), ended.code == 0, where, findings);
    }
    return (findings.report("R1", kind + " at " + std::to_string(tried) + " calls (written at " + std::to_string(kept) +
                                      ", not reached " + std::to_string(missed) + ")") || tried == 0);
}

Files files_of(const fs::path& folder) {
    Files files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename();
        if (!name.starts_with("caseload.db") || name.ends_with("-shm")) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        files[name] = {std::istreambuf_iterator<char>(in), {}};
    }
    return files;
}

void lay(const Files& files, const Caseload& start, const Caseload& trial) {
    fs::create_directories(trial.folder());
    for (const auto& entry : fs::directory_iterator(trial.folder())) fs::remove(entry.path());
    fs::copy_file(start.folder() / "caseload.toml", trial.folder() / "caseload.toml");
    for (const auto& [name, bytes] : files) std::ofstream(trial.folder() / name, std::ios::binary) << bytes;
}

// With `lying`, a disk whose syncs do nothing: the control, which must find something.
int powercut(const Caseload& start, const Caseload& trial, bool lying) {
    constexpr std::size_t most = 32;
    trial.copy_from(start);
    const State before = trial.state();
    const Files at_rest = files_of(trial.folder());
    const fs::path log = trial.folder().string() + ".acts";
    trial.run(Caseload::log_a_session("cut off"), {"strace", "-f", "-qq", "-xx", "-s", "1000000", "-o", log});
    auto acts = read_acts(log, trial.folder());
    if (lying) std::erase_if(acts, [](const Act& act) { return act.what == Act::What::sync || act.what == Act::What::sync_folder; });
    Disk disk(at_rest);
    Findings findings;
    std::set<std::pair<bool, Files>> seen;
    bool spoken = false;
    for (std::size_t cut = 0; cut <= acts.size(); ++cut) {
        if (cut > 0) {
            disk.apply(acts[cut - 1]);
            spoken = spoken || acts[cut - 1].what == Act::What::speak;
        }
        for (const auto& files : disk.after_power_cut(most, static_cast<unsigned>(cut))) {
            if (!seen.emplace(spoken, files).second) continue;
            lay(files, start, trial);
            judge(before, trial.state(), spoken, "after act " + std::to_string(cut), findings);
        }
    }
    if (!spoken) throw std::runtime_error("the command said nothing");
    const std::string tried = std::to_string(seen.size()) + " disks after " + std::to_string(acts.size()) + " acts";
    if (!lying) return findings.report("R2", tried);
    return findings.report("control", tried + " on a disk that lies about syncs") == 0;
}

int writers(int each, const Caseload& start, const Caseload& trial) {
    constexpr int count = 8;
    trial.copy_from(start);
    const State before = trial.state();
    std::vector<int> processes;
    for (int writer = 0; writer < count; ++writer) {
        // A shell a writer: it counts the commands that did not exit 0.
        const std::string base = trial.folder().string() + ".writer" + std::to_string(writer);
        const std::string loop = "n=0; for i in $(seq " + std::to_string(each) + "); do \"$0\" session log C-00" +
                                 std::to_string(writer % 3 + 1) + " --minutes 30 --again --note \"writer " + std::to_string(writer) +
                                 " session $i\" >>\"$1\" 2>&1 || n=$((n + 1)); done; echo $n";
        processes.push_back(faults::start({"sh", "-c", loop, trial.program(), base + ".log"}, base + ".refused", base + ".stderr"));
    }
    int refused = 0;
    for (int writer = 0; writer < count; ++writer) {
        wait_for(processes[static_cast<std::size_t>(writer)]);
        int n = each;
        std::ifstream(trial.folder().string() + ".writer" + std::to_string(writer) + ".refused") >> n;
        refused += n;
    }
    const State after = trial.state();
    Findings findings;
    findings.bad = {{"damaged", !after.fault.empty()}, {"lost", count * each - refused - (after.notes - before.notes)},
                    {"doubled", (after.sessions - before.sessions) - (after.notes - before.notes)}, {"refused", refused}};
    findings.first = after.fault;
    if (after.operations - before.operations != count * each - refused) findings.add("damaged", "operations do not match");
    return findings.report("R3", "8 writers x " + std::to_string(each) + " sessions");
}

int readers(const Caseload& start, const Caseload& trial) {
    trial.copy_from(start);
    std::ofstream(trial.folder() / "caseload.toml", std::ios::app)
        << "\n[import.faults]\nnoun = \"session\"\ndate_format = \"%Y-%m-%d\"\n"
           "columns = { client = \"client\", date = \"date\", minutes = \"minutes\", note = \"note\" }\n";
    const fs::path csv = trial.folder().string() + ".csv";
    {
        std::ofstream rows(csv);
        rows << "client,date,minutes,note\n";
        for (int i = 0; i < 30'000; ++i) rows << "C-00" << i % 3 + 1 << ",2026-0" << i % 9 + 1 << "-11," << i % 60 + 1 << ",session " << i << '\n';
    }
    const auto base = trial.folder().string();
    ::setenv("CASELOAD_CONFIG", (trial.folder() / "caseload.toml").c_str(), 1);
    const int import = faults::start({trial.program(), "import", "sessions", csv, "--profile", "faults"}, base + ".out", base + ".stderr");
    const std::string loop = "n=0 all=0; while kill -0 $1 2>/dev/null; do \"$0\" client list >/dev/null || n=$((n + 1)); all=$((all + 1)); done; echo $n $all";
    const int reader = faults::start({"sh", "-c", loop, trial.program(), std::to_string(import)}, base + ".reads", base + ".readerr");
    const int code = wait_for(import);
    wait_for(reader);
    int refused = 0, all = 0;
    std::ifstream(base + ".reads") >> refused >> all;
    const State after = trial.state();
    Findings findings;
    findings.bad = {{"refused", refused}, {"damaged", !after.fault.empty()}};
    findings.first = after.fault;
    if (code != 0) findings.add("damaged", "the import failed: exit " + std::to_string(code));
    return findings.report("R4", std::to_string(all) + " reads during an import of 30,000 rows");
}

int trial(const Words& words) {
    const auto folder = fs::absolute(words.back());
    const Caseload start(words[words.size() - 2], folder / "start"), trial(words[words.size() - 2], folder / "trial");
    start.make();
    if (words[0] == "calls" && words.size() == 4) return calls(words[1], start, trial);
    if (words[0] == "powercut" && words.size() == 3) return powercut(start, trial, false);
    if (words[0] == "control" && words.size() == 3) return powercut(start, trial, true);
    if (words[0] == "writers" && words.size() == 4) return writers(std::stoi(words[1]), start, trial);
    if (words[0] == "readers" && words.size() == 3) return readers(start, trial);
    throw std::runtime_error("no such trial");
}

}  // namespace

}  // namespace faults

int main(int argc, char** argv) {
    try {
        if (argc < 4) throw std::runtime_error("usage: faults TRIAL [N] PROGRAM FOLDER");
        ::unsetenv("CASELOAD_DB");
        return faults::trial({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        std::cerr << "faults: " << error.what() << '\n';
        return 2;
    }
}
