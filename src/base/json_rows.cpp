// SPDX-License-Identifier: MIT
#include "caseload/json_rows.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "caseload/text.hpp"

namespace caseload {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::string_view table_key = "table";

// The end of the value that starts here with { or [: brackets counted, strings passed over. npos: it never ends.
std::size_t end_of_value(std::string_view text, std::size_t at) {
    int depth = 0;
    bool in_string = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (in_string) {
            if (c == '\\') ++at;
            else if (c == '"') in_string = false;
            continue;
        }
        if (c == '"') in_string = true;
        else if (c == '{' || c == '[') ++depth;
        else if ((c == '}' || c == ']') && --depth == 0) return at + 1;
    }
    return std::string_view::npos;
}

// Whatever is wrong with the text: a value that is no object.
Json tried(std::string_view text) {
    try {
        return Json::parse(text.begin(), text.end(), nullptr, false);
    } catch (const Json::exception&) {
        return Json();
    }
}

std::string words_of(const Json& list, bool& sound) {
    std::vector<std::string> words;
    for (const auto& word : list) {
        if (!word.is_string()) sound = false;
        else words.push_back(word.get<std::string>());
    }
    return join(words, ",");
}

std::string cell_of(const Json& value, bool& sound) {
    if (value.is_null()) return {};
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (value.is_array()) return words_of(value, sound);
    if (value.is_object()) sound = false;
    return value.is_object() ? std::string{} : value.dump();
}

}  // namespace

bool looks_like_json(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

// {"clients": [ .. ]} is told from a line of JSON lines by its first value, a list of objects or an empty one.
JsonReader::JsonReader(std::string_view text) : text_(text) {
    pass_space();
    if (at_ >= text_.size() || text_[at_] != '{') return;
    const auto colon = text_.find(':', at_);
    const auto list = colon == std::string_view::npos ? colon : text_.find_first_not_of(" \t\r\n", colon + 1);
    if (list == std::string_view::npos || text_[list] != '[') return;
    const auto inside = text_.find_first_not_of(" \t\r\n", list + 1);
    keyed_ = inside != std::string_view::npos && (text_[inside] == '{' || text_[inside] == ']');
    if (keyed_) ++at_;
}

void JsonReader::pass_space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n,").find(text_[at_]) != std::string_view::npos) ++at_;
}

CsvProblem JsonReader::place_of(std::size_t at, std::string message) {
    line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(std::min(counted_, at)),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted_ = std::max(counted_, at);
    const auto before = text_.substr(0, at).rfind('\n');
    return {line_, at - (before == std::string_view::npos ? 0 : before + 1) + 1, std::move(message)};
}

void JsonReader::fail(std::size_t at, std::string message) { problem_ = place_of(at, std::move(message)); }

// "clients": [   The name of the list becomes the table's.
bool JsonReader::enter_list() {
    pass_space();
    if (at_ >= text_.size() || text_[at_] != '"') return false;
    const auto close = text_.find('"', at_ + 1);
    const auto open = close == std::string_view::npos ? close : text_.find('[', close);
    if (open == std::string_view::npos) return false;
    list_ = text_.substr(at_ + 1, close - at_ - 1);
    at_ = open + 1;
    return true;
}

// The next object of the file, wherever it stands.
bool JsonReader::find_element() {
    while (!found_) {
        pass_space();
        if (at_ >= text_.size()) return false;
        const char c = text_[at_];
        if (c == '{') {
            from_ = at_;
            to_ = end_of_value(text_, at_);
            if (to_ == std::string_view::npos) to_ = text_.size();
            found_ = true;
        } else if (keyed_ && c == '"') {
            if (!enter_list()) return at_ = text_.size(), false;
        } else if (c == '[' || c == ']' || c == '}') {
            ++at_;
        } else {  // not an object: taken as one, so that reading it says what is wrong
            from_ = at_;
            to_ = std::min(text_.find('\n', at_), text_.size());
            found_ = true;
        }
    }
    return true;
}

bool JsonReader::next_table(std::string& name, CsvRecord& header) {
    problem_.reset();
    if (!find_element()) return false;
    header = {};
    keys_.clear();
    table_ = list_;
    const auto first = tried(text_.substr(from_, to_ - from_));
    const auto place = place_of(from_, {});
    header.line = place.line;
    if (first.is_object())
        for (const auto& [key, value] : first.items()) {
            if (key == table_key && value.is_string() && !keyed_) table_ = value.get<std::string>();
            else keys_.push_back(key);
        }
    header.cells = keys_;
    header.columns.assign(keys_.size(), place.column);
    header.lines.assign(keys_.size(), place.line);
    name = table_;
    return true;
}

void JsonReader::read_into(CsvRecord& record) {
    Json object;
    try {
        object = Json::parse(text_.begin() + static_cast<std::ptrdiff_t>(from_), text_.begin() + static_cast<std::ptrdiff_t>(to_));
    } catch (const Json::parse_error& error) {
        return fail(from_ + (error.byte > 0 ? std::min(error.byte - 1, to_ - from_) : 0), "this is not JSON");
    } catch (const Json::exception&) {
        return fail(from_, "a number here is larger than any number");
    }
    if (!object.is_object()) return fail(from_, "an object {..} is wanted for each row");
    for (const auto& [key, value] : object.items()) {
        if (key == table_key) continue;
        const auto at = std::ranges::find(keys_, key);
        if (at == keys_.end()) return fail(from_, "the first row has no '" + key + "'");
        bool sound = true;
        record.cells[static_cast<std::size_t>(at - keys_.begin())] = cell_of(value, sound);
        if (!sound) return fail(from_, "'" + key + "' is neither a text, a number, yes or no, nor a list of words");
    }
}

bool JsonReader::next(CsvRecord& record) {
    problem_.reset();
    if (!find_element()) return false;
    const auto element = text_.substr(from_, to_ - from_);
    if (!keyed_ && !table_.empty()) {  // JSON lines of several tables: the next one's row ends this one
        const auto object = tried(element);
        if (object.is_object() && object.contains(table_key) && object[std::string(table_key)] != table_) return false;
    } else if (keyed_ && list_ != table_) return false;
    const auto place = place_of(from_, {});
    record.line = place.line;
    record.cells.assign(keys_.size(), {});
    record.columns.assign(keys_.size(), place.column);
    record.lines.assign(keys_.size(), place.line);
    record.raw = element.substr(0, element.find('\n'));
    read_into(record);
    found_ = false;
    at_ = std::max(to_, at_ + 1);
    return true;
}

}  // namespace caseload
