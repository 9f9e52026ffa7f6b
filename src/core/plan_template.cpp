// SPDX-License-Identifier: MIT
#include "plan_template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "caseload/error.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

struct Line {
    std::string text;
    std::size_t number;
};

// A line of the page, and what it stands on.
struct Filled {
    std::string text;
    bool has_places = false;
};

class Filling {
  public:
    Filling(const std::string& text, std::string file, const PlanFacts& facts) : file_(std::move(file)), facts_(facts) {
        std::size_t number = 0;
        for (const auto& line : split(text, '\n')) lines_.push_back({replace_all(line, "\r", ""), ++number});
    }

    Page page() {
        for (at_ = 0; at_ < lines_.size(); ++at_) {
            const Line& line = lines_[at_];
            if (line.text.starts_with("%")) directive(line);
            else if (line.text.starts_with("{each ")) each(line);
            else if (trim(line.text) == "{end}") problem(line, 1, "{end} without {each ..} above it");
            else put(line, facts_.places);
        }
        problems_.raise(Kind::setup);
        drop_empty_headings();
        return std::move(page_);
    }

  private:
    void problem(const Line& line, std::size_t column, std::string what, std::string hint = {}) {
        std::string where = fmt::format("{}:{}:{}", file_, line.number, column);
        for (const auto& told : problems_.all())
            if (told.where == where) return;  // a line of a list is read once an entry
        problems_.add({.what = std::move(what), .where = std::move(where), .hint = std::move(hint)});
    }

    void names(const Line& line, std::vector<std::string>& into, std::size_t many) {
        std::vector<std::string> words = split(squeeze(line.text), ' ');
        words.erase(words.begin());
        if (words.size() != many) return problem(line, 1, fmt::format("{} names here, not {}", words.size(), many), "parted by blanks");
        into = words;
    }

    void directive(const Line& line) {
        const std::string word = line.text.substr(0, line.text.find(' '));
        const std::string rest = trim(line.text.substr(word.size()));
        if (word == "%language") page_.language = rest;
        else if (word == "%months") names(line, months_, 12);
        else if (word == "%weekdays") names(line, weekdays_, 7);
        else if (word == "%date") date_ = rest;
        else {
            const auto near = nearest(word, {"%language", "%months", "%weekdays", "%date"});
            problem(line, 1, fmt::format("'{}' is not one of %language, %months, %weekdays, %date", word), near.empty() ? "" : fmt::format("did you mean '{}'?", near));
        }
    }

    std::string day_words(const std::string& iso) const {
        const auto day = Date::from_iso(iso);
        if (!day) return iso;
        std::string out = replace_all(date_, "{weekday}", weekdays_[day->iso_weekday() - 1]);
        out = replace_all(out, "{day}", std::to_string(parse_integer(iso.substr(8)).value_or(0)));
        out = replace_all(out, "{month}", months_[static_cast<std::size_t>(parse_integer(iso.substr(5, 2)).value_or(1)) - 1]);
        return replace_all(out, "{year}", iso.substr(0, 4));
    }

    // Nothing when a place of the line is empty or unknown.
    std::optional<Filled> filled(const Line& line, const Places& places) {
        Filled out;
        bool whole = true;
        for (std::size_t i = 0; i < line.text.size();) {
            const auto open = line.text.find('{', i);
            out.text += line.text.substr(i, open - i);
            if (open == std::string::npos) break;
            const auto close = line.text.find('}', open);
            if (close == std::string::npos) {
                problem(line, open + 1, "an opening brace without a closing one");
                return {};
            }
            const std::string name = line.text.substr(open + 1, close - open - 1);
            const auto found = places.find(name);
            out.has_places = true;
            if (found == places.end()) {
                unknown(line, open + 1, name, places);
                whole = false;
            } else if (found->second.empty()) whole = false;
            else out.text += std::ranges::count(facts_.days, name) > 0 ? day_words(found->second) : found->second;
            i = close + 1;
        }
        if (!whole) return {};
        return out;
    }

    void unknown(const Line& line, std::size_t column, const std::string& name, const Places& places) {
        std::vector<std::string> known;
        for (const auto& [place, value] : places) known.push_back(place);
        const auto near = nearest(name, known);
        problem(line, column, fmt::format("no place '{{{}}}' here", name), near.empty() ? "places here: " + join(known, ", ") : fmt::format("did you mean '{{{}}}'?", near));
    }

    void each(const Line& opening) {
        const std::string name = trim(replace_all(opening.text.substr(6), "}", ""));
        std::vector<Line> inside;
        while (++at_ < lines_.size() && trim(lines_[at_].text) != "{end}") inside.push_back(lines_[at_]);
        if (at_ == lines_.size()) return problem(opening, 1, fmt::format("{{each {}}} without {{end}}", name));
        const auto list = facts_.lists.find(name);
        if (list == facts_.lists.end()) {
            std::vector<std::string> known;
            for (const auto& [one, value] : facts_.lists) known.push_back(one);
            const auto near = nearest(name, known);
            return problem(opening, 1, fmt::format("no list '{}'", name), near.empty() ? "lists: " + join(known, ", ") : fmt::format("did you mean '{}'?", near));
        }
        Places none;
        for (const auto& place : list->second.names) none[place];
        for (const auto& line : inside) filled(line, none);  // what is not known is said also when the list is empty
        for (Places entry : list->second.entries) {
            entry.insert(none.begin(), none.end());
            for (const auto& line : inside) put(line, entry);
        }
        if (list->second.entries.empty()) waiting_ = true;
    }

    void put(const Line& line, const Places& places) {
        const std::string trimmed = trim(line.text);
        if (trimmed.empty()) return void(apart_ = true);
        const auto text = filled(line, places);
        const bool goes_on = line.text.starts_with(" ");
        if (!goes_on) dropped_ = false;
        if (goes_on && dropped_) return;  // of an item that is not there
        if (!text) {
            dropped_ = dropped_ || line.text.starts_with("- ");
            return void(waiting_ = true);
        }
        using enum PagePart::Kind;
        std::vector<std::string> pieces = split(trim(text->text), '\n');
        const bool begins_item = line.text.starts_with("- ");
        if (line.text.starts_with("# ")) begin(title, {trim(text->text.substr(2))});
        else if (line.text.starts_with("## ")) begin(heading, {trim(text->text.substr(3))});
        else if (begins_item) {
            pieces[0] = trim(pieces[0].substr(1));
            begin(item, pieces);
        } else if (!page_.parts.empty() && page_.parts.back().kind == item && goes_on)
            page_.parts.back().lines.insert(page_.parts.back().lines.end(), pieces.begin(), pieces.end());
        else if (!apart_ && !page_.parts.empty() && page_.parts.back().kind == PagePart::Kind::paragraph)
            page_.parts.back().lines.insert(page_.parts.back().lines.end(), pieces.begin(), pieces.end());
        else begin(PagePart::Kind::paragraph, pieces);
        if (text->has_places && page_.parts.back().kind != heading) full_ = true;
        apart_ = false;
    }

    void begin(PagePart::Kind kind, std::vector<std::string> lines) {
        if (kind == PagePart::Kind::heading) end_section();
        page_.parts.push_back({kind, std::move(lines)});
        if (kind == PagePart::Kind::heading) section_ = page_.parts.size() - 1;
    }

    // A section that waited for something and got nothing goes, its fixed words too.
    void end_section() {
        if (section_ < page_.parts.size() && waiting_ && !full_) page_.parts.resize(section_);
        waiting_ = full_ = false;
        section_ = std::string::npos;
    }

    void drop_empty_headings() { end_section(); }

    std::string file_;
    const PlanFacts& facts_;
    std::vector<Line> lines_;
    std::size_t at_ = 0, section_ = std::string::npos;
    bool waiting_ = false, full_ = false, apart_ = false, dropped_ = false;
    Page page_;
    Problems problems_;
    std::string date_ = "{weekday} {day} {month} {year}";
    std::vector<std::string> months_ = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
    std::vector<std::string> weekdays_ = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
};

}  // namespace

Page fill_template(const std::string& text, const std::string& file, const PlanFacts& facts) {
    return Filling(text, file, facts).page();
}

}  // namespace caseload
