// SPDX-License-Identifier: MIT
#include "letter.hpp"

#include <fmt/format.h>

#include "caseload/text.hpp"

namespace caseload {
namespace {

template <class Known>
std::vector<std::string> keys_of(const Known& known) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : known) keys.push_back(key);
    return keys;
}

class Writer {
  public:
    Writer(const Letter& letter, const LetterFacts& facts) : letter_(letter), facts_(facts) {}

    std::vector<Paragraph> write() {
        std::vector<Paragraph> lines;
        bool blank = true;  // none above the first line
        for (const auto& text : split(letter_.text, '\n')) {
            ++number_;
            whole_ = text;
            std::string line = trim(text);
            const bool was_blank = line.empty();
            const bool stands = guard(line) && filled(line);
            if (was_blank ? blank : !stands) continue;
            blank = was_blank;
            if (line.starts_with("# ")) lines.push_back({line.substr(2), Tone::heading});
            else lines.push_back({line, Tone::plain});
        }
        while (!lines.empty() && lines.back().text.empty()) lines.pop_back();
        problems_.raise(Kind::setup);
        return lines;
    }

  private:
    void unknown(const char* what, const std::string& name, const std::vector<std::string>& known) {
        const auto near = nearest(name, known);
        problems_.add({.what = fmt::format("{} '{}' is not known", what, name), .where = fmt::format("{}:{}:{}", letter_.file, number_, whole_.find(name) + 1),
                       .hint = near.empty() ? "there are " + join(known, ", ") : fmt::format("did you mean '{}'?", near)});
    }

    bool guard(std::string& line) {
        if (!line.starts_with("[")) return true;
        const auto close = line.find(']');
        if (close == std::string::npos) return true;
        const std::string word = line.substr(1, close - 1);
        const auto found = facts_.holds.find(word);
        if (found == facts_.holds.end()) return unknown("the word", "[" + word + "]", keys_of(facts_.holds)), true;
        line = trim(line.substr(close + 1));
        return found->second;
    }

    // False when the line has names and none of them is known.
    bool filled(std::string& line) {
        std::string out;
        bool any = false, known = false;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const bool doubled = i + 1 < line.size() && line[i + 1] == line[i];
            if ((line[i] == '{' || line[i] == '}') && doubled) out += line[i++];
            else if (line[i] == '{') {
                const auto close = line.find('}', i);
                const std::string name = line.substr(i + 1, close == std::string::npos ? std::string::npos : close - i - 1);
                const auto value = facts_.values.find(name);
                if (value == facts_.values.end()) unknown("the name", "{" + name + "}", keys_of(facts_.values));
                else out += value->second, known = known || !value->second.empty();
                any = true;
                if (close == std::string::npos) break;
                i = close;
            } else out += line[i];
        }
        line = trim(out);
        return !any || known;
    }

    const Letter& letter_;
    const LetterFacts& facts_;
    Problems problems_;
    std::string whole_;  ///< the line as it stands in the file
    std::size_t number_ = 0;
};

}  // namespace

std::vector<Paragraph> written(const Letter& letter, const LetterFacts& facts) { return Writer(letter, facts).write(); }

}  // namespace caseload
