// SPDX-License-Identifier: MIT
#include "caseload/letters.hpp"

#include <algorithm>

#include "caseload/file.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace embedded {
std::string_view letters(std::string_view path);
}

Letter letter_named(const Config& config, std::string_view name, std::string_view language) {
    const bool plain = std::ranges::all_of(language, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
    if (!plain) throw Error(Kind::usage, "--language '" + std::string(language) + "' is not a language", "small letters, as in cy or pl");
    const std::string file = "letters/" + std::string(name) + (language.empty() ? "" : "." + std::string(language)) + ".txt";
    const auto path = config.file.parent_path() / file;
    if (std::filesystem::exists(path)) {
        std::string text = read_file(path);
        if (bad_utf8(text)) throw Error(Kind::setup, {{.what = "this is not UTF-8", .where = file + ":1:1"}});
        return {std::move(text), file};
    }
    if (!language.empty())
        throw Error(Kind::setup, "no " + file + " beside the config", "a translation is a copy of the template with your words: --template prints it");
    return {std::string(embedded::letters("config/letters/" + std::string(name) + ".txt")), "built in"};
}

}  // namespace caseload
