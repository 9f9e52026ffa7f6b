// SPDX-License-Identifier: MIT
// Words of the config, and what somebody means who writes them another way.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace caseload {

/// Where a setting came from: a place in the config file, or the starter that is built into the program (line 0).
struct Origin {
    int line = 0;
    int column = 0;
};

/// One word of a vocabulary. A retired word keeps its label on old records and is refused on new ones.
struct Word {
    std::string key;    ///< what is typed and stored: "did-not-attend"
    std::string label;  ///< what is shown: "Did not attend"
    bool retired = false;
    std::string counts_as;  ///< for words that a rule reads: attendance class, end of a goal ("met"), yes/no
    int within_days = -1;   ///< of a grade of concern: working days until it must be acknowledged; -1: no target
    std::string code;       ///< national or SNOMED code, always text; may be empty
    std::string provider;   ///< of what can be offered: who gives it; may be empty
    int sessions = 0;       ///< and how many sessions it has; 0: the config does not say
    std::vector<std::string> also{};  ///< other ways to write it, in files and when typed: "dna", "no show"
    Origin origin;
};

/// The form in which written words are compared: case, accents and spaces round them do not matter, and blanks, underscores
/// and hyphens are one: "No  Show" is "no-show".
std::string written_alike(std::string_view text);

/// What a word shows as when the config gives it no label: "left-early" as "Left early".
std::string label_of_word(std::string_view key);

struct Vocabulary {
    std::string name;
    std::vector<Word> words;  ///< in the order of the file
    Origin origin;
    std::string section{};  ///< where its words stand in the config, when that is not [vocabulary.NAME]: "programme.NAME"
    const Word* find(std::string_view key) const;
    /// The word that somebody means who writes this: by its key, else its label, else what it is `also`; written_alike tells
    /// what differs in nothing. Retired words too. nullptr when it is none.
    const Word* meant(std::string_view typed) const;
    /// The first word in use that counts as this; nullptr when there is none.
    const Word* counting_as(std::string_view what) const;
    std::vector<std::string> keys(bool with_retired = false) const;
};

}  // namespace caseload
