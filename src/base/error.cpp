// SPDX-License-Identifier: MIT
#include "caseload/error.hpp"

#include <algorithm>
#include <utility>

namespace caseload {

Error::Error(Kind kind, std::vector<Problem> problems)
    : kind_(kind), problems_(std::move(problems)), first_(problems_.empty() ? "" : problems_.front().what) {}

Error::Error(Kind kind, std::string what, std::string hint, std::string paste)
    : Error(kind, {Problem{std::move(what), {}, std::move(hint), std::move(paste), {}}}) {}

void Problems::add(std::string what, std::string hint, std::string paste) {
    add(Problem{std::move(what), {}, std::move(hint), std::move(paste), {}});
}

void Problems::raise(Kind kind) const {
    if (!all_.empty()) throw Error(kind, all_);
}

namespace {

std::string advice(const Problem& problem) {
    std::string line;
    if (!problem.hint.empty()) line = "hint: " + problem.hint;
    if (!problem.paste.empty()) line += (line.empty() ? "try: " : "   try: ") + problem.paste;
    return line;
}

void append_line(std::string& out, const std::string& line) {
    if (line.empty()) return;
    out += line;
    if (line.back() != '\n') out += '\n';
}

}  // namespace

std::string to_text(const Error& error) {
    const std::vector<Problem>& all = error.problems();
    const bool spaced =
        std::any_of(all.begin(), all.end(), [](const Problem& p) { return !p.excerpt.empty(); });
    std::string out;
    for (const Problem& problem : all) {
        if (spaced && !out.empty()) out += '\n';
        append_line(out, (problem.where.empty() ? "caseload" : problem.where) + ": " + problem.what);
        append_line(out, problem.excerpt);
        append_line(out, advice(problem));
    }
    return out;
}

}  // namespace caseload
