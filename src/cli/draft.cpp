// SPDX-License-Identifier: MIT
#include "draft.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "caseload/file.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

constexpr std::string_view file_start = "caseload-draft-";
constexpr std::array signals = {SIGINT, SIGTERM, SIGHUP};

std::array<char, 4200> last_words;  // made beforehand: a signal handler may only write
volatile std::sig_atomic_t length_of_words = 0;

void speak_and_end(int signal) {
    if (length_of_words > 0 && ::write(STDERR_FILENO, last_words.data(), static_cast<std::size_t>(length_of_words)) < 0) ::_exit(1);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void prepare_last_words(const std::string& path) {
    const std::string words = fmt::format("\ncaseload: interrupted; what you wrote is kept at {}\n", path);
    const auto length = std::min(words.size(), last_words.size());
    std::memcpy(last_words.data(), words.data(), length);
    length_of_words = static_cast<std::sig_atomic_t>(length);
    for (const int signal : signals) std::signal(signal, speak_and_end);
}

std::string name_of(const std::string& utc, int turn) {
    const std::string when = replace_all(replace_all(utc.substr(0, 19), ":", ""), "T", "-");
    return fmt::format("{}{}{}.txt", file_start, when, turn > 1 ? fmt::format("-{}", turn) : "");
}

std::string quoted_for_shell(const std::string& text) { return "'" + replace_all(text, "'", "'\\''") + "'"; }

}  // namespace

Draft::Draft(const std::filesystem::path& folder, const std::filesystem::path& fallback, const std::string& utc, const std::string& text) : given_(text) {
    const bool usable = ::access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) == 0;
    for (int turn = 1; path_.empty(); ++turn) {
        const auto path = (usable ? folder : fallback) / name_of(utc, turn);
        if (std::filesystem::exists(path)) continue;
        create_file(path, text);
        path_ = path.string();
    }
    prepare_last_words(path_);
}

Draft::~Draft() {
    length_of_words = 0;
    for (const int signal : signals) std::signal(signal, SIG_DFL);
}

std::string Draft::edited(const std::string& editor) {
    const int status = std::system((editor + " " + quoted_for_shell(path_)).c_str());
    const std::string text = read_file(path_);
    if (status == 0) return text;
    const bool untouched = text == given_;
    if (untouched) discard();
    throw Error(Kind::refused, untouched ? std::string("the editor ended with an error; nothing was changed")
                                         : fmt::format("the editor ended with an error; what you wrote is kept at {}", path_),
                "VISUAL or EDITOR names the editor");
}

void Draft::discard() {
    ::unlink(path_.c_str());
    length_of_words = 0;
}

Error Draft::kept_after(const Error& error) const {
    auto problems = error.problems();
    problems.back().hint += fmt::format("{}what you wrote is kept at {}", problems.back().hint.empty() ? "" : "; ", path_);
    return {error.kind(), problems};
}

std::vector<std::filesystem::path> drafts_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> found;
    std::error_code fault;
    for (std::filesystem::directory_iterator at(folder.empty() ? "." : folder, fault), end; !fault && at != end; at.increment(fault))
        if (at->path().filename().string().starts_with(file_start)) found.push_back(folder / at->path().filename());
    std::ranges::sort(found);
    return found;
}

std::string without_draft_lines(const std::string& text) {
    if (text.find(draft_line) == std::string::npos) return text;
    std::vector<std::string> lines = split(text, '\n');
    std::erase_if(lines, [](const std::string& line) { return line.starts_with(draft_line); });
    return join(lines, "\n");
}

}  // namespace caseload
