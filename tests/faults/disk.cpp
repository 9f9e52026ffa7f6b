// SPDX-License-Identifier: MIT
#include "disk.hpp"

#include <algorithm>
#include <fstream>
#include <random>
#include <stdexcept>

namespace faults {

namespace {

namespace fs = std::filesystem;
using What = Act::What;

constexpr std::size_t sector = 512;

// Calls on an open file that change nothing on the disk.
const std::set<std::string> harmless{"read", "pread64", "lseek", "fcntl", "fstat", "newfstatat", "statx", "fchmod",
                                     "fchown", "getdents64", "ioctl"};

// "\x41\x42" as strace -xx writes it.
std::string bytes_of(std::string_view quoted) {
    std::string bytes;
    for (std::size_t i = 0; i + 3 < quoted.size(); i += 4)
        bytes += static_cast<char>(std::stoi(std::string(quoted.substr(i + 2, 2)), nullptr, 16));
    return bytes;
}

// One line of the log: 1234 pwrite64(4, "\x..", 24, 32) = 24
struct Call {
    std::string name;
    std::vector<std::string> args;  // a quoted one as its bytes
    long result = -1;
};

Call read_call(std::string_view line) {
    Call call;
    const auto start = line.find_first_not_of("0123456789 ");
    const auto open = line.find('(');
    const auto equals = line.rfind(" = ");
    if (start == line.npos || open == line.npos || equals == line.npos || open > equals) return call;
    call.name = line.substr(start, open - start);
    const std::string result(line.substr(equals + 3));
    if (result.starts_with("?")) return call;
    call.result = std::stol(result);
    std::string arg;
    for (std::size_t i = open + 1; i < equals; ++i) {
        if (line[i] == '"') {
            const auto end = line.find('"', i + 1);
            arg = bytes_of(line.substr(i + 1, end - i - 1));
            i = end;
        } else if (line[i] == ',' || line[i] == ')') {
            call.args.push_back(arg);
            arg.clear();
        } else if (line[i] != ' ') {
            arg += line[i];
        }
    }
    return call;
}

class Reader {
  public:
    explicit Reader(fs::path folder) : folder_(std::move(folder)) { open_[1] = "<stdout>"; }

    void read(const Call& call) {
        if (call.result < 0 || call.args.empty()) return;
        const auto& name = call.name;
        if (name == "openat") return opened(call);
        if (name == "unlink" || name == "unlinkat") return unlinked(call);
        if (name.starts_with("rename") || name.starts_with("link") || name == "truncate") return refuse(call, call.args);
        const auto at = open_.find(std::atoi(call.args[0].c_str()));
        if (at == open_.end()) return;
        const std::string file = at->second;
        if (name == "close") open_.erase(at);
        else if (name == "write" && file == "<stdout>") acts_.push_back({What::speak, "", 0});
        else if (file == "<stdout>") return;
        else if (name == "fsync" || name == "fdatasync") acts_.push_back({file == "." ? What::sync_folder : What::sync, file});
        else if (name == "pwrite64") acts_.push_back({What::write, file, std::stoul(call.args[3]), call.args[1].substr(0, static_cast<std::size_t>(call.result))});
        else if (name == "ftruncate") acts_.push_back({What::resize, file, std::stoul(call.args[1])});
        else if (!harmless.contains(name)) refuse(call, {file});
    }

    std::vector<Act> acts() { return std::move(acts_); }

  private:
    // The name inside the folder, "." for the folder itself, empty for what is elsewhere. The -shm file is no part of
    // a disk: it is mapped memory, rebuilt at the next open.
    std::string inside(const std::string& path) const {
        const auto full = fs::absolute(path).lexically_normal();
        if (full == folder_) return ".";
        if (full.parent_path() != folder_ || full.string().ends_with("-shm")) return "";
        return full.filename().string();
    }

    void opened(const Call& call) {
        const std::string file = inside(call.args[1]);
        if (file.empty()) return;
        open_[static_cast<int>(call.result)] = file;
        if (call.args[2].find("O_CREAT") != std::string::npos) acts_.push_back({What::create, file});
        if (call.args[2].find("O_TRUNC") != std::string::npos) acts_.push_back({What::resize, file, 0});
    }

    void unlinked(const Call& call) {
        const std::string file = inside(call.name == "unlink" ? call.args[0] : call.args[1]);
        if (!file.empty()) acts_.push_back({What::unlink, file});
    }

    void refuse(const Call& call, const std::vector<std::string>& paths) const {
        for (const auto& path : paths)
            if (!inside((folder_ / path).string()).empty()) throw std::runtime_error(call.name + " is not modelled");
    }

    fs::path folder_;
    std::map<int, std::string> open_;
    std::vector<Act> acts_;
};

void put(std::string& content, const Act& act, std::size_t length) {
    if (act.what == What::resize) return content.resize(act.offset, '\0');
    if (length == 0) return;
    if (content.size() < act.offset + length) content.resize(act.offset + length, '\0');
    content.replace(act.offset, length, act.bytes, 0, length);
}

}  // namespace

std::vector<Act> read_acts(const fs::path& log, const fs::path& folder) {
    Reader reader(fs::absolute(folder).lexically_normal());
    std::ifstream in(log);
    for (std::string line; std::getline(in, line);) reader.read(read_call(line));
    return reader.acts();
}

Disk::Disk(Files files) : sure_(std::move(files)) {}

void Disk::apply(const Act& act) {
    switch (act.what) {
        case What::write:
        case What::resize: waiting_.push_back(act); break;
        case What::sync:
            for (const auto& write : waiting_)
                if (write.file == act.file) put(sure_[act.file], write, write.bytes.size());
            std::erase_if(waiting_, [&](const Act& write) { return write.file == act.file; });
            break;
        case What::create:
            for (const auto& name : names_)
                if (name.file == act.file && !name.made) throw std::runtime_error("made anew after a removal: not modelled");
            if (!sure_.contains(act.file)) {
                sure_[act.file] = "";
                names_.push_back({act.file, true});
            }
            break;
        case What::unlink: names_.push_back({act.file, false}); break;
        case What::sync_folder:
            for (const auto& name : names_)
                if (!name.made) sure_.erase(name.file);
            names_.clear();
            break;
        case What::speak: break;
    }
}

// The first flags are for the writes, the rest for the names.
Files Disk::leave(const std::vector<bool>& arrives, const std::vector<bool>& torn) const {
    Files files = sure_;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
        if (!arrives[i]) continue;
        const auto& act = waiting_[i];
        const std::size_t length = torn[i] ? act.bytes.size() / 2 / sector * sector : act.bytes.size();
        put(files[act.file], act, length);
    }
    for (std::size_t i = 0; i < names_.size(); ++i)
        if (arrives[waiting_.size() + i] != names_[i].made) files.erase(names_[i].file);
    return files;
}

std::set<Files> Disk::after_power_cut(std::size_t most, unsigned seed) const {
    const std::size_t n = waiting_.size() + names_.size();
    const std::vector<bool> none(n, false), all(n, true);
    std::set<Files> disks;
    if (n < 16 && (std::size_t{1} << n) <= most) {  // all of them, whole
        for (std::size_t mask = 0; mask < std::size_t{1} << n; ++mask) {
            std::vector<bool> arrives(n);
            for (std::size_t i = 0; i < n; ++i) arrives[i] = (mask >> i & 1) != 0;
            disks.insert(leave(arrives, none));
        }
    }
    disks.insert(leave(none, none));
    disks.insert(leave(all, none));
    std::mt19937 random(seed);
    for (std::size_t drawn = 0; n > 0 && drawn < 2 * most && disks.size() < most; ++drawn) {
        std::vector<bool> arrives(n), torn(n);
        for (std::size_t i = 0; i < n; ++i) {
            arrives[i] = random() % 2 == 0;
            torn[i] = random() % 4 == 0;
        }
        disks.insert(leave(arrives, torn));
    }
    return disks;
}

}  // namespace faults
