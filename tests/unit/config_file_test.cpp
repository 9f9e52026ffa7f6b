// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "caseload/config.hpp"
#include "caseload/file.hpp"

using namespace caseload;

namespace {

const std::filesystem::path data = std::filesystem::path(SOURCE_DIR) / "tests/data/config";

/// What a person sees when the config is wrong; empty when it is fine.
template <class Read>
std::string refused(const Read& read) {
    try {
        read();
    } catch (const Error& error) {
        CHECK(error.kind() == Kind::setup);
        return to_text(error);
    }
    return "";
}

std::string refusal(std::string_view toml) {
    return refused([&] { Config::parse(toml, "/home/jo/caseload.toml"); });
}

}  // namespace

TEST_CASE("a config is read into its places") {
    const Config config = Config::load(data / "good.toml");
    CHECK(config.settings.coach == "R. Okafor");
    CHECK(config.settings.date_order == "day-month");
    CHECK(config.settings.today_threshold == 6.5);
    CHECK(config.settings.today_most == 20);
    CHECK(config.database_path() == data / "data/elm.db");
    REQUIRE(config.practices().size() == 2);
    CHECK(config.practices()[0].key == "oak");
    CHECK(config.practices()[1].phone == "01632 960000");
    CHECK(config.place(config.practices()[1].origin) == "good.toml:41:11");
    REQUIRE(config.warnings().size() == 1);
    CHECK(config.warnings()[0] ==
          "good.toml:39:7: practice.oak.ods 'ABC12' is not a practice's: a letter and five digits");
}

TEST_CASE("factors stand in the order of the file and say their name when they say nothing") {
    const Config config = Config::load(data / "good.toml");
    REQUIRE(config.factors().size() == 3);
    CHECK(config.factors()[0].name == "missed_in_row");
    CHECK(config.factors()[0].cap == 12.0);
    CHECK(config.factors()[1].weight == 1);
    CHECK(config.factors()[1].values.at("unknown") == 2);
    CHECK(config.factors()[1].says == "activation");
    CHECK(config.factors()[2].says == "days over contact");
    CHECK(config.factor("waiting") == nullptr);
}

TEST_CASE("a vocabulary of the file replaces the built-in one, the others stay") {
    const Config config = Config::load(data / "good.toml");
    const Vocabulary* mode = config.vocabulary("mode");
    REQUIRE(mode);
    CHECK(mode->keys() == std::vector<std::string>{"phone", "video"});
    CHECK(mode->keys(true).size() == 3);
    CHECK(mode->find("phone")->label == "Telephone");
    CHECK(mode->find("phone")->code == "02");
    CHECK(mode->find("fax") == nullptr);
    CHECK(config.vocabulary("room")->find("blue")->label == "Blue");
    CHECK(config.vocabulary("group_kind")->find("drop-in")->label == "Drop in");
    CHECK(config.place(config.vocabulary("urgency")->words[0].origin) == "built in");
    CHECK(config.place(mode->words[1].origin) == "good.toml:25:1");
}

TEST_CASE("an empty file has the built-in words and factors and no instruments") {
    const Config config = Config::parse("", "caseload.toml");
    CHECK(config.factors().size() == 12);
    CHECK(config.place(config.factors()[0].origin) == "built in");
    CHECK(config.vocabularies().size() == 47);  // with programmes and questions, which are words too
    CHECK(config.instruments().empty());
    CHECK(Config::parse("[priority]", "caseload.toml").factors().empty());
    // A text over several lines: such a file is read whole.
    const std::string long_text = "[coach]\nname = \"\"\"\nJo\"\"\"\n";
    CHECK(Config::parse(long_text + "[priority]\n", "caseload.toml").factors().empty());
    CHECK(Config::parse(long_text, "caseload.toml").factors().size() == 12);
    const auto digest = [&](const std::string& rest) { return Config::parse(long_text + rest, "caseload.toml").instruments_digest(); };
    CHECK(digest("[instrument.x]\nscoring = \"entered\"\nrange = [0, 1]\n") != digest("[instrument.x]\nscoring = \"entered\"\nrange = [0, 2]\n"));
}

TEST_CASE("an import profile keeps its columns in order") {
    const Config config = Config::load(data / "good.toml");
    const Profile* profile = config.profile("clinic");
    REQUIRE(profile);
    CHECK(profile->noun == "session");
    CHECK(profile->delimiter == "\t");
    REQUIRE(profile->columns.size() == 2);
    CHECK(profile->columns[0].field == "client");
    CHECK(profile->columns[1].column == "Appt. date");
    CHECK(profile->constants.at("minutes") == "30");
    CHECK(profile->words.at("attendance").at("DNA") == "did-not-attend");
    CHECK(profile->only.at("Clinic type").size() == 2);
    CHECK(profile->ignore == std::vector<std::string>{"*"});
    CHECK(config.profile("nil") == nullptr);
}

TEST_CASE("all problems of a file are told at once, in the order of the file") {
    CHECK(refused([] { Config::load(data / "bad.toml"); }) == read_file(data / "bad.txt"));
}

TEST_CASE("a syntax error shows the place") {
    CHECK(refusal("a = [1,\n  True]\n") ==
          "caseload.toml:2:3: expected 'true', saw 'T'\n"
          "    2 |   True]\n"
          "      |   ^\n"
          "hint: text needs quotes, and a [section] stands on a line of its own\n");
    CHECK(refusal("# what\n\n  # ever\n[today\n").starts_with("caseload.toml:4:7: "));
}

TEST_CASE("a file that is not UTF-8 says where") {
    CHECK(refusal("[coach]\nname = \"Ren\xe9\"\n") ==
          "caseload.toml:2:12: this is not UTF-8\nhint: save the file as UTF-8\n");
}

TEST_CASE("a key that stands twice is refused where it stands again") {
    CHECK(refusal("[today]\nmost = 3\nmost = 4\n")
              .starts_with("caseload.toml:3:8: cannot redefine existing integer 'most'"));
}

TEST_CASE("numbers that are no numbers are refused") {
    CHECK(refusal("[today]\nthreshold = nan\n") ==
          "caseload.toml:2:13: today.threshold nan is not from -1000 to 1000\n");
    CHECK(refusal("[report]\nconfidence = 1\n") ==
          "caseload.toml:2:14: report.confidence 1 is not from 0.5 to 0.999\n");
}

TEST_CASE("a sign in a longer text is no comment") {
    const Config config = Config::parse("[coach]\nname = \"\"\"\n# one\"\"\"\n", "c.toml");
    CHECK(config.settings.coach == "# one");
    CHECK(Config::parse("[coach] # a\nname = \"a # b\" # c\r\n", "c.toml").settings.coach == "a # b");
}

TEST_CASE("a vocabulary that looks like a slip is warned about") {
    const Config config = Config::parse("[vocabulary]\nsession_knid = [\"a\"]\n", "c.toml");
    REQUIRE(config.warnings().size() == 1);
    CHECK(config.warnings()[0] ==
          "c.toml:2:1: [vocabulary.session_knid] is a vocabulary of your own; did you mean 'session_kind'?");
}

TEST_CASE("a missing file and a folder are told apart") {
    CHECK(refused([] { Config::load("/nonesuch/caseload.toml"); }) ==
          "caseload: no config file '/nonesuch/caseload.toml'\ntry: caseload init\n");
    CHECK(refused([] { Config::load("/tmp"); }) == "caseload: '/tmp' is a folder, not a config file\n");
}

TEST_CASE("a config read as needed says the same as one read whole") {
    const auto folder = std::filesystem::temp_directory_path() / "caseload-config-lazy";
    std::filesystem::create_directories(folder);
    const auto file = folder / "caseload.toml";
    const auto write = [&](const std::string& text) { std::ofstream(file) << text; };
    write(std::string(Config::starter()) + "\n[vocabulary.of_mine]\nred = \"Red\"\n");
    const Config whole = Config::load(file), lazy = Config::load_as_needed(file);
    for (const auto& [name, vocabulary] : whole.vocabularies()) {
        CAPTURE(name);
        REQUIRE(lazy.vocabulary(name) != nullptr);
        CHECK(lazy.vocabulary(name)->keys(true) == vocabulary.keys(true));
        CHECK(lazy.place(lazy.vocabulary(name)->origin) == whole.place(vocabulary.origin));
        for (const auto& word : vocabulary.words) CHECK(lazy.place(lazy.vocabulary(name)->find(word.key)->origin) == whole.place(word.origin));
    }
    CHECK(lazy.vocabulary("nothing") == nullptr);
    CHECK(lazy.vocabularies().size() == whole.vocabularies().size());
    // A word that is wrong is told with everything else that is, and not before somebody asks.
    write(std::string(Config::starter()) + "\n[vocabulary.of_mine]\nred = 7\n[import.q]\nnoun = \"session\"\n");
    const Config sound = Config::load_as_needed(file);
    CHECK(sound.vocabulary("mode") != nullptr);
    CHECK_THROWS_AS(sound.vocabulary("of_mine"), Error);
    write("[today]\nthreshhold = 3\n[vocabulary.mode]\nphone = 7\n");
    try {
        Config::load_as_needed(file);
        FAIL("it should have been refused");
    } catch (const Error& error) {
        CHECK(error.problems().size() == 2);
    }
    write("[vocabulary.mode]\nphone = \"Phone\"\n  [today]\n  threshold = 3\n");
    CHECK(Config::load_as_needed(file).settings.today_threshold == 3);
    write("[vocabulary.mode]\nphone = \"Phone\"\n[vocabulary.mode]\nvideo = \"Video\"\n");
    CHECK_THROWS_AS(Config::load_as_needed(file), Error);
    write("[vocabulary.mode.phone]\nlabel = \"By phone\"\n");
    CHECK(Config::load_as_needed(file).vocabulary("mode")->find("phone")->label == "By phone");
    write("[vocabulary.mode]\nphone = \"Phone\"\n");
    CHECK(Config::load_as_needed(file).vocabulary("mode")->words.size() == 1);
    CHECK(Config::load_as_needed(file).vocabulary("attendance")->find("attended") != nullptr);
    std::filesystem::remove_all(folder);
}

TEST_CASE("every section of a config read as needed says the same, with the same places") {
    const auto same = [](const Config& lazy, const Config& whole) {
        const auto equal = [&](const auto& some, const auto& all, const auto& name) {
            REQUIRE(some.size() == all.size());
            for (std::size_t i = 0; i < all.size(); ++i) {
                CHECK(name(some[i]) == name(all[i]));
                CHECK(lazy.place(some[i].origin) == whole.place(all[i].origin));
            }
        };
        const auto named = [](const auto& one) { return one.name; };
        const auto keyed = [](const auto& one) { return one.key; };
        for (const auto& [name, words] : whole.vocabularies())
            for (const auto& word : words.words) {
                const Word* alone = lazy.word(name, word.key);
                REQUIRE(alone != nullptr);
                CHECK(alone->label == word.label);
                CHECK(alone->counts_as == word.counts_as);
                CHECK(lazy.place(alone->origin) == whole.place(word.origin));
            }
        CHECK(lazy.word("mode", "by-owl") == nullptr);
        for (const auto& one : whole.instruments()) CHECK(lazy.place(lazy.instrument(one.id)->origin) == whole.place(one.origin));
        const Config copy = lazy;  // reads for itself what `lazy` has not read yet
        equal(lazy.instruments(), whole.instruments(), [](const auto& one) { return one.id; });
        equal(lazy.factors(), whole.factors(), named);
        equal(lazy.profiles(), whole.profiles(), named);
        equal(lazy.screens(), whole.screens(), named);
        equal(lazy.suitability(), whole.suitability(), named);
        equal(lazy.practices(), whole.practices(), keyed);
        equal(lazy.programmes(), whole.programmes(), keyed);
        equal(copy.factors(), whole.factors(), named);
        CHECK(lazy.jargon() == whole.jargon());
        CHECK(lazy.instruments_digest() == whole.instruments_digest());
        CHECK(lazy.set().size() == whole.set().size());
        CHECK(lazy.warnings() == whole.warnings());
    };
    same(Config::load_as_needed(data / "good.toml"), Config::load(data / "good.toml"));
    const auto file = std::filesystem::temp_directory_path() / "caseload-config-sections.toml";
    std::ofstream(file) << Config::starter() << "\n[import.a]\nnoun = \"session\"\n[practice.x]\nname = \"X\"\n"
                           "[import.b]\nnoun = \"client\"\n[import.a.columns]\ndate = \"Day\"\n";
    same(Config::load_as_needed(file), Config::load(file));
    CHECK(Config::load_as_needed(file).profile("a")->columns.size() == 1);
    std::filesystem::remove(file);
}

TEST_CASE("an instrument that is wrong is told with everything else that is") {
    const auto file = std::filesystem::temp_directory_path() / "caseload-config-wrong.toml";
    std::ofstream(file) << "[instrument.x]\nscoring = \"sun\"\n[instrument.y]\nlabel = \"Y\"\nscoring = \"entered\"\nrange = [0, 9]\n[priority]\nwaitng = 1\n";
    const Config config = Config::load_as_needed(file);
    CHECK(config.instrument("y")->label == "Y");
    for (const auto& ask : {+[](const Config& of) { of.instrument("x"); }, +[](const Config& of) { of.instruments(); }, +[](const Config& of) { of.factors(); }}) {
        const std::string said = refused([&] { ask(Config(config)); });
        CHECK(said.find("caseload-config-wrong.toml:2:11") != said.npos);
        CHECK(said.find("caseload-config-wrong.toml:8:1") != said.npos);
    }
    std::filesystem::remove(file);
}

TEST_CASE("a word is meant by its key, its label or another way to write it, and by nothing else") {
    const Config config = Config::parse(Config::starter(), "starter.toml");
    const Vocabulary& words = *config.vocabulary("attendance");
    for (const auto* typed : {"did-not-attend", "Did_Not  Attend", " DNA ", "No-Show", "no show"}) {
        REQUIRE(words.meant(typed));
        CHECK(words.meant(typed)->key == "did-not-attend");
    }
    for (const auto* typed : {"", " ", "cancelled", "did", "yes"}) CHECK(words.meant(typed) == nullptr);
    REQUIRE(config.instrument_meant("PAM-13"));
    CHECK(config.instrument_meant("PAM-13")->id == "activation");
    CHECK(config.instrument_meant("phq 9")->id == "phq9");
    CHECK(config.instrument_meant("phq") == nullptr);
}
