// SPDX-License-Identifier: MIT
#include "long_work.hpp"

#include <fmt/format.h>

#include <csignal>
#include <ostream>

namespace caseload {
namespace {

volatile std::sig_atomic_t asked_to_stop = 0;

void stop(int) { asked_to_stop = 1; }

std::string grouped(std::int64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, ",");
    return text;
}

}  // namespace

std::string progress_line(const Progress& progress, double seconds) {
    const double share = progress.whole ? static_cast<double>(progress.done) / static_cast<double>(progress.whole) : 0;
    std::string line = fmt::format("{} rows", grouped(progress.rows));
    if (share > 0) line += fmt::format(" · {:.0f} %", share * 100);
    if (seconds > 0) line += fmt::format(" · {} rows/s", grouped(static_cast<std::int64_t>(static_cast<double>(progress.rows) / seconds)));
    if (share > 0.02) line += fmt::format(" · {:.0f} s left", seconds / share - seconds);
    return line;
}

LongWork::LongWork(const Call& call, const Style& style, Streams& streams)
    : listens_(call.command->is("import") || call.command->is("batch")),
      shows_(listens_ && streams.terminal.output && !style.quiet), streams_(streams), begun_(std::chrono::steady_clock::now()), shown_(begun_) {
    if (!listens_) return;
    asked_to_stop = 0;
    std::signal(SIGINT, stop);
    std::signal(SIGTERM, stop);
}

LongWork::~LongWork() {
    done();
    if (!listens_) return;
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

Setting LongWork::over(Setting setting) {
    if (listens_) setting.interrupted = [] { return asked_to_stop != 0; };
    if (shows_) setting.progress = [this](const Progress& progress) { show(progress); };
    return setting;
}

void LongWork::show(const Progress& progress) {
    using namespace std::chrono_literals;
    const auto now = std::chrono::steady_clock::now();
    if (now - begun_ < 500ms || now - shown_ < 200ms) return;
    shown_ = now;
    line_ = true;
    streams_.err << "\r\x1b[K  " << progress_line(progress, std::chrono::duration<double>(now - begun_).count()) << std::flush;
}

void LongWork::done() {
    if (line_) streams_.err << "\r\x1b[K" << std::flush;
    line_ = false;
}

}  // namespace caseload
