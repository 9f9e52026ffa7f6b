// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>

#include "caseload/config.hpp"
#include "caseload/file.hpp"

using namespace caseload;

namespace {

const Config& good() {
    static const Config config =
        Config::load(std::filesystem::path(SOURCE_DIR) / "tests/data/config/good.toml");
    return config;
}

/// "value origin" of a key in `config show --origin`.
std::string shown(std::string_view key) {
    for (const auto& row : config_table(good(), true).rows)
        if (text_of(row[0]) == key) return text_of(row[1]) + " | " + text_of(row[2]);
    return "no row";
}

std::string cells(const Table& table) {
    std::string out;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        out += table.columns[i].name + ": " + text_of(table.rows.at(0)[i]) + "\n";
    return out;
}

Table explained(std::string_view key, std::size_t block = 0) {
    return std::get<Table>(config_explain(good(), key).blocks.at(block));
}

}  // namespace

TEST_CASE("config show tells each value and where it came from") {
    CHECK(shown("today.threshold") == "6.5 | good.toml:12:1");
    CHECK(shown("today.most") == "20 | built in");
    CHECK(shown("priority.missed_in_row.cap") == "12 | good.toml:15:31");
    CHECK(shown("priority.activation.values") == "1 = 4, unknown = 2 | good.toml:16:16");
    CHECK(shown("priority.activation.cap") == "no row");
    CHECK(shown("vocabulary.mode.phone") == "Telephone | good.toml:24:1");
    CHECK(shown("vocabulary.mode.letter.retired") == "true | good.toml:26:1");
    CHECK(shown("vocabulary.urgency.soon") == "Soon | built in");
    CHECK(shown("instrument.hcs.range") == "0, 12 | built in");
    CHECK(shown("instrument.hcs.needed") == "3 | good.toml:33:1");
    CHECK(shown("instrument.hcs.case_at") == "no row");
    CHECK(shown("practice.elm.ods") == "A12345 | good.toml:43:1");
    CHECK(shown("import.clinic.columns.date") == "Appt. date | good.toml:52:33");
    CHECK(config_table(good(), false).columns.size() == 2);
}

TEST_CASE("config explain tells type, range, default, meaning and the value in force") {
    CHECK(cells(explained("today.threshold")) ==
          "key: today.threshold\nmeaning: `today` shows people at or above this many points\ntype: a number\n"
          "allowed: from -1000 to 1000\ndefault: 8\nvalue: 6.5\norigin: good.toml:12:1\n");
    CHECK(cells(explained("priority.FACTOR.cap")) ==
          "key: priority.FACTOR.cap\nmeaning: most points the factor can give\ntype: a number\n"
          "allowed: from 0 to 1000\ndefault: \n");
    CHECK(explained("priority.activation.cap").columns.size() == 5);
    CHECK(cells(explained("import.NAME.date_format")) ==
          "key: import.NAME.date_format\nmeaning: pattern of dates: %d/%m/%Y\ntype: text\nallowed: \ndefault: %Y-%m-%d\n");
    for (const auto* key : {"import.PROFILE.source", "instrument.NAME.label", "programme.NAME.sessions", "practice.NAME.ods", "vocabulary.NAME.WORD.code"})
        CHECK_MESSAGE(explained(key).columns.size() == 5, key);
    const Table profile = explained("import.NAME");
    CHECK(profile.rows.size() > 5);
    CHECK(text_of(profile.rows.at(0).at(0)) == "import.NAME.noun");
    CHECK(explained("vocabulary.mode.phone").rows.size() == 1);
}

TEST_CASE("config explain of a section lists what is in it") {
    CHECK(explained("today").rows.size() == 2);
    CHECK(explained("vocabulary.mode", 1).rows.size() == 5);
    CHECK(explained("priority").rows.size() == 8);
}

TEST_CASE("config explain of an unknown key offers the nearest") {
    const auto refusal = [](std::string_view key) {
        try {
            config_explain(good(), key);
        } catch (const Error& error) {
            CHECK(error.kind() == Kind::not_found);
            return to_text(error);
        }
        return std::string();
    };
    CHECK(refusal("today.treshold") ==
          "caseload: no key 'today.treshold' in the config\n"
          "hint: did you mean 'today.threshold'?   try: caseload config explain today.threshold\n");
    CHECK(refusal("vocabulary.mode.phnoe").find("'vocabulary.mode.phone'") != std::string::npos);
    CHECK(refusal("priority.bogus.weight") != "");
    CHECK(refusal("") == "caseload: no key '' in the config\nhint: all keys: caseload config show\n");
}

TEST_CASE("every key of the schema stands in the manual") {
    const std::string manual = read_file(std::filesystem::path(SOURCE_DIR) / "man/caseload.toml.5");
    for (const auto& key : config_keys()) {
        INFO(key);
        CHECK(manual.find(key + "\n") != std::string::npos);
    }
}

TEST_CASE("every key of the schema has a meaning and stands once") {
    const auto keys = config_keys();
    for (const auto& key : keys) {
        INFO(key);
        CHECK(std::count(keys.begin(), keys.end(), key) == 1);
        CHECK_FALSE(text_of(explained(key).rows.at(0)[1]).empty());
    }
}
