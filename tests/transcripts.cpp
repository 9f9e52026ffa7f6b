// SPDX-License-Identifier: MIT
// Runs transcripts: commands with the output they must give. The format is told in tests/README.md.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "caseload/date.hpp"
#include "caseload/run.hpp"
#include "transcript_words.hpp"

namespace {

namespace fs = std::filesystem;
using caseload::tests::Lines;

// What one command said: stdout and stderr in the order in which they came.
class Said {
  public:
    void take(bool error, char c) {
        if (open_ && error != error_) end_line("\\");
        open_ = true;
        error_ = error;
        if (c == '\n') return end_line("");
        line_ += c;
    }
    Lines lines() {
        if (open_) end_line("\\");
        return lines_;
    }

  private:
    void end_line(std::string_view mark) {
        lines_.push_back(caseload::tests::written(line_, error_) + std::string(mark));
        line_.clear();
        open_ = false;
    }
    Lines lines_;
    std::string line_;
    bool open_ = false;
    bool error_ = false;
};

class Mouth : public std::streambuf {
  public:
    Mouth(Said& said, bool error) : said_(said), error_(error) {}

  protected:
    int_type overflow(int_type c) override {
        if (c != traits_type::eof()) said_.take(error_, traits_type::to_char_type(c));
        return traits_type::not_eof(c);
    }

  private:
    Said& said_;
    bool error_;
};

// The folder, the clock and the environment of one transcript.
struct World {
    fs::path sources;  // what `% copy` starts from
    std::map<std::string, std::string> env{{"CASELOAD_CONFIG", "caseload.toml"}};
    caseload::Clock clock{*caseload::Date::from_iso("2026-11-23"), "2026-11-23T12:00:00Z"};
    caseload::Terminal terminal{};
    std::string input;
};

Lines outcome(Said& said, int code) {
    Lines lines = said.lines();
    if (code != 0) lines.push_back("[" + std::to_string(code) + "]");
    return lines;
}

Lines run_caseload(World& world, const Lines& words) {
    Said said;
    Mouth out_mouth(said, false), err_mouth(said, true);
    std::istringstream in(std::exchange(world.input, {}));
    std::ostream out(&out_mouth), err(&err_mouth);
    caseload::Streams streams{in, out, err, world.terminal};
    const caseload::Environment env = [&](const char* name) -> const char* {
        const auto found = world.env.find(name);
        return found == world.env.end() ? nullptr : found->second.c_str();
    };
    return outcome(said, caseload::run({words.begin() + 1, words.end()}, env, streams, [&] { return world.clock; }));
}

Lines cat(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    if (!file) return {"no file " + name, "[1]"};
    Said said;
    for (char c = 0; file.get(c);) said.take(false, c);
    return said.lines();
}

// `caseload`, and the few commands that a transcript needs around it.
Lines run_command(World& world, const std::string& line) {
    const Lines words = caseload::tests::split(line);
    if (words.empty()) return {"no command", "[1]"};
    if (words[0] == "caseload") return run_caseload(world, words);
    if (words[0] == "cat" && words.size() == 2) return cat(words[1]);
    if (words[0] == "cmp" && words.size() == 3) return cat(words[1]) == cat(words[2]) ? Lines{"the same"} : Lines{"they differ", "[1]"};
    std::error_code failed;
    if (words[0] == "rm" && words.size() == 2 && fs::remove_all(words[1], failed) > 0) return {};
    if (words[0] == "mkdir" && words.size() == 2 && fs::create_directories(words[1], failed)) return {};
    if (words[0] == "cp" && words.size() == 3 && fs::copy_file(words[1], words[2], failed)) return {};
    if (words[0] == "chmod" && words.size() == 3) {
        fs::permissions(words[2], static_cast<fs::perms>(std::stoul(words[1], nullptr, 8)), failed);
        if (!failed) return {};
    }
    if (words[0] == "mode" && words.size() == 2) {
        std::ostringstream mode;
        mode << std::oct << static_cast<unsigned>(fs::status(words[1], failed).permissions());
        return {mode.str()};
    }
    return {"cannot do: " + line, "[1]"};
}

// `% env NAME=VALUE` sets, `% env NAME` takes away.
void set_env(World& world, const std::string& given) {
    const auto equals = given.find('=');
    if (equals == std::string::npos)
        world.env.erase(given);
    else
        world.env[given.substr(0, equals)] = given.substr(equals + 1);
}

void write_file(const std::string& name, const std::string& text, std::ios::openmode mode) {
    if (const auto folder = fs::path(name).parent_path(); !folder.empty()) fs::create_directories(folder);
    std::ofstream(name, std::ios::binary | mode) << text;
}

// One `% ` line with the `| ` lines under it. False when it is none that we know.
bool direct(World& world, const std::string& name, const std::string& rest, const std::string& text) {
    const auto copy = [&] {
        fs::copy(world.sources / rest, fs::path(rest).filename(),
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    };
    const auto today = [&] {
        world.clock.today = caseload::Date::from_iso(rest).value();
        world.clock.utc = rest + "T12:00:00Z";
    };
    const std::map<std::string, std::function<void()>> known{
        {"today", today},
        {"now", [&] { world.clock.time = rest; }},
        {"file", [&] { write_file(rest, text, std::ios::trunc); }},
        {"append", [&] { write_file(rest, text, std::ios::app); }},
        {"stdin", [&] { world.input = text; }},
        {"env", [&] { set_env(world, rest); }},
        {"width", [&] { world.terminal.width = std::stoul(rest); }},
        {"tty", [&] { world.terminal.input = world.terminal.output = true; }},
        {"pipe", [&] { world.terminal.input = world.terminal.output = false; }},
        {"copy", copy},
    };
    const auto found = known.find(name);
    if (found == known.end()) return false;
    found->second();
    return true;
}

class Transcript {
  public:
    Transcript(fs::path file, World& world) : file_(std::move(file)), world_(world) {
        std::ifstream in(file_, std::ios::binary);
        if (!in) throw std::runtime_error("cannot be read");
        manual_ = file_.extension() == ".md";
        bool inside = !manual_;
        for (std::string line; std::getline(in, line);) {
            if (manual_ && line.starts_with("```")) inside = line == "```console";
            else if (inside) lines_.push_back(line);
        }
    }

    // Runs every command; returns the number of those that said something else.
    int run() {
        while (at_ < lines_.size()) {
            const std::string line = lines_[at_];
            keep();
            if (line.starts_with("$ "))
                check(line.substr(2));
            else if (line.starts_with("@ "))
                prepare(line.substr(2));
            else if (line.starts_with("% "))
                directive(line.substr(2));
            else if (!line.empty() && !line.starts_with("#"))
                fault("'" + line + "' is under no command");
        }
        if (commands_ == 0) fault("runs no command");
        return wrong_;
    }

    void bless() const {
        std::ofstream out(file_, std::ios::binary | std::ios::trunc);
        for (const auto& line : blessed_) out << line << '\n';
    }

  private:
    void keep() { blessed_.push_back(lines_[at_++]); }

    void fault(const std::string& what) {
        std::cout << file_.string() << ':' << at_ << ": " << what << '\n';
        ++wrong_;
    }

    void check(const std::string& command) {
        ++commands_;
        const auto line = at_;
        Lines expected;
        while (at_ < lines_.size() && !caseload::tests::starts_a_step(lines_[at_])) expected.push_back(lines_[at_++]);
        Lines blanks;  // between one step and the next: for the eye only
        while (!expected.empty() && expected.back().empty()) {
            blanks.push_back(expected.back());
            expected.pop_back();
        }
        Lines actual = run_command(world_, command);
        if (!actual.empty() && actual.back().empty()) actual.back() = "\\";
        blessed_.insert(blessed_.end(), actual.begin(), actual.end());
        blessed_.insert(blessed_.end(), blanks.begin(), blanks.end());
        // A page for people leaves out what a command says where it does not matter; it must have worked all the same.
        const bool worked = actual.empty() || !caseload::tests::is_exit_code(actual.back());
        if (actual == expected || (manual_ && expected.empty() && worked)) return;
        ++wrong_;
        std::cout << file_.string() << ':' << line << ": $ " << command << '\n'
                  << caseload::tests::difference(expected, actual);
    }

    void prepare(const std::string& command) {
        ++commands_;
        const Lines actual = run_command(world_, command);
        if (actual.empty() || !caseload::tests::is_exit_code(actual.back())) return;
        fault("@ " + command);
        for (const auto& line : actual) std::cout << "    " << line << '\n';
    }

    void directive(const std::string& line) {
        const auto space = line.find(' ');
        const auto rest = space == std::string::npos ? "" : line.substr(space + 1);
        std::string text;
        while (at_ < lines_.size() && lines_[at_].starts_with("|")) {
            const auto& under = lines_[at_];
            text += (under.starts_with("| ") ? under.substr(2) : under.substr(1)) + "\n";
            keep();
        }
        if (!direct(world_, line.substr(0, space), rest, text)) fault("no directive '% " + line + "'");
    }

    fs::path file_;
    World& world_;
    Lines lines_;
    Lines blessed_;
    std::size_t at_ = 0;
    int commands_ = 0;
    int wrong_ = 0;
    bool manual_ = false;  ///< a page in Markdown: its ```console blocks are the transcript
};

// A folder of its own for one transcript; gone when it is done.
class Folder {
  public:
    Folder() : before_(fs::current_path()) {
        std::string name = (fs::temp_directory_path() / "caseload-transcript-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
        folder_ = name;
        fs::current_path(folder_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::current_path(before_, ignored);
        fs::remove_all(folder_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

  private:
    fs::path before_, folder_;
};

int run_file(const fs::path& file, bool bless) {
    try {
        World world;
        world.sources = SOURCE_DIR;
        Folder folder;
        Transcript transcript(file, world);
        const int wrong = transcript.run();
        if (bless && file.extension() != ".md") transcript.bless();
        return wrong;
    } catch (const std::exception& error) {
        std::cout << file.string() << ": " << error.what() << '\n';
        return 1;
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> args(argv + 1, argv + argc);
    const bool bless = std::ranges::count(args, "--bless") > 0;
    int wrong = 0, files = 0;
    for (const auto& arg : args) {
        if (arg == "--bless") continue;
        ++files;
        wrong += run_file(fs::absolute(arg), bless);
    }
    if (files == 0) {
        std::cout << "usage: transcripts [--bless] FILE...\n";
        return 2;
    }
    if (wrong > 0) std::cout << wrong << (bless ? " rewritten\n" : " wrong; if that is how it should be: --bless\n");
    return wrong > 0 && !bless ? 1 : 0;
}
