// SPDX-License-Identifier: MIT
// A record as a form for an editor: one `field = value` line a field; a value of several lines goes on after `|`.
#include <fmt/format.h>

#include <map>
#include <sstream>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "fill.hpp"
#include "target.hpp"

namespace caseload {
namespace {

std::string plain_value(const Desk& desk, const Noun& noun, const Use& use, const Value& value) {
    if (!is_known(value)) return {};
    const Field& field = field_of_use(noun, use);
    if (field.type == FieldType::record) return desk.store().name_of(caseload::noun(words_of(field, use)), whole_of(value)).code;
    if (field.type == FieldType::hundredths) return format_hundredths(whole_of(value), 2);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    return replace_all(text_of(value), "\n", "\n| ");
}

std::map<std::string, std::string> fields_of(const Noun& noun, const std::string& form, Problems& problems) {
    std::map<std::string, std::string> fields;
    std::string* last = nullptr;
    int number = 0;
    for (const auto& line : split(form, '\n')) {
        ++number;
        if (line.starts_with("|") && last) {
            *last += "\n" + line.substr(line.starts_with("| ") ? 2 : 1);
            continue;
        }
        last = nullptr;
        if (trim(line).empty() || line.starts_with("#")) continue;
        const auto equals = line.find('=');
        const std::string name = trim(line.substr(0, equals));
        if (equals == std::string::npos) problems.add(fmt::format("line {} of the draft is not 'field = value'", number));
        else if (!noun.use(name)) {
            std::vector<std::string> names;
            for (const auto& use : noun.uses) names.emplace_back(use.field);
            const auto near = nearest(name, names);
            problems.add(fmt::format("line {} of the draft: a {} has no field '{}'", number, noun.name, name), near.empty() ? "" : fmt::format("did you mean '{}'?", near));
        }
        else last = &(fields[name] = trim(line.substr(equals + 1)));
    }
    return fields;
}

}  // namespace

std::string edit_form(Desk& desk, const Noun& noun, const Input& input) {
    const Record record = resolve_record(desk, noun, input.words.at(0));
    std::string form = fmt::format("# {}: change what you like, save and leave. An emptied field is cleared. No quotes round values.\n", record.code);
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        const Use& use = noun.uses[i];
        if (use.kept) continue;
        form += fmt::format("# {}\n{} = {}\n", field_of_use(noun, use).help, use.field, plain_value(desk, noun, use, record.values[i]));
    }
    return form;
}

Input read_form(const Noun& noun, const Input& input, const std::string& given, const std::string& returned) {
    Problems problems;
    const auto before = fields_of(noun, given, problems);
    const auto after = fields_of(noun, returned, problems);
    problems.raise(Kind::refused);
    Input changes;
    changes.command = input.command;
    changes.words = input.words;
    for (const auto& [name, value] : after) {
        const auto old = before.find(name);
        if (old == before.end() || old->second != value) changes.flags[name] = {value};
    }
    return changes;
}

}  // namespace caseload
