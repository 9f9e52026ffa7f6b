// SPDX-License-Identifier: MIT
#include "pseudonym.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <sys/stat.h>

#include "caseload/file.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

enum class Fate { kept, hashed, year, left_out };

Fate fate_of(const Noun& noun, const Use& use) {
    const Field& field = field_of_use(noun, use);
    if (field.type == FieldType::record || field.identifies) return Fate::hashed;
    if (field.name == "birth_date") return Fate::year;
    const bool free = field.type == FieldType::note || (field.type == FieldType::text && (use.of.empty() ? field.of : use.of).empty());
    return free && !use.kept ? Fate::left_out : Fate::kept;
}

}  // namespace

Pseudonyms Pseudonyms::key_of(const Desk& desk, const std::string& given) {
    const std::string file = given.empty() ? (desk.config().file.parent_path() / "caseload.key").string() : given;
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0) create_file(file, random_key() + "\n");
    else if ((found.st_mode & 077) != 0)
        throw Error(Kind::setup, fmt::format("the key {} can be read by others", file), "it must be yours alone", fmt::format("chmod 600 {}", file));
    const std::string key = trim(read_file(file));
    if (key.size() < 32) throw Error(Kind::setup, fmt::format("{} holds no key", file), "at least 32 characters; a new file is made when there is none");
    return {key, file};
}

Value Pseudonyms::of(const Value& value, std::string_view kind) const {
    if (!is_known(value)) return {};
    const std::string text = std::holds_alternative<std::string>(value) ? text_of(value) : std::to_string(whole_of(value));
    return keyed_hash(key_, fmt::format("{}\n{}", kind, text)).substr(0, 20);
}

void Pseudonyms::put_over(const Noun& noun, Table& table) const {
    std::vector<std::pair<Fate, std::string>> fates{{Fate::hashed, "code"}};
    for (const auto& use : noun.uses) {
        const Field& field = field_of_use(noun, use);
        fates.emplace_back(fate_of(noun, use), field.type == FieldType::record ? "code" : std::string(field.name));
    }
    for (std::size_t i = fates.size(); i < table.columns.size(); ++i)
        fates.emplace_back(std::ranges::count(restored_fields(noun), table.columns[i].name, &Field::name) ? Fate::left_out : Fate::kept, "");
    for (std::size_t i = 0; i < fates.size(); ++i)
        if (fates[i].first == Fate::hashed) table.columns[i].type = CellType::text;
    table.pour = [*this, fates, pour = table.pour](const std::function<void(const TableRow&)>& use) {
        TableRow shown;
        pour([&](const TableRow& row) {
            shown = row;
            for (std::size_t i = 0; i < fates.size(); ++i) {
                if (fates[i].first == Fate::hashed) shown[i] = of(row[i], fates[i].second);
                else if (fates[i].first == Fate::year && is_known(row[i])) shown[i] = text_of(row[i]).substr(0, 4);
                else if (fates[i].first == Fate::left_out) shown[i] = {};
            }
            use(shown);
        });
    };
}

}  // namespace caseload
