// SPDX-License-Identifier: MIT
// The one description of what a person can type about. Options, prompts, validation, list, show, edit, import,
// export and the manual all follow from it; so do the SQL statements that store it.
#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "caseload/value.hpp"

namespace caseload {

enum class FieldType {
    text,        ///< one line
    note,        ///< many lines; @FILE and - are read
    whole,       ///< whole number between `low` and `high`
    hundredths,  ///< exact decimal, kept as integer hundredths
    date,        ///< a day
    moment,      ///< a day with an optional time, kept in two columns: NAME and `time`
    time,        ///< HH:MM
    yes_no,
    word,        ///< one word of the vocabulary `of`
    words,       ///< any number of words of the vocabulary `of`
    record,      ///< another record: `of` is its noun, empty for "any contact"
    nhs_number,
    instrument,
    items,       ///< answers of a questionnaire, "2,1,0,_"
};

/// Which days a date field takes.
enum class Days { any, not_future, future_allowed };

/// One column of a shape. `name` is the flag (with hyphens), the column, the JSON key and the CSV header.
struct Field {
    std::string_view name;
    FieldType type = FieldType::text;
    std::string_view help;
    std::string_view of = {};  ///< vocabulary or noun
    std::int64_t low = 0, high = 0;
    Days days = Days::any;
    bool identifies = false;  ///< names a person or reaches one: hashed by `export --pseudonymise`
};

/// How a verb uses a field.
enum class Need { may, must };

/// A noun's use of one of its shape's fields.
struct Use {
    std::string_view field;
    Need need = Need::may;
    int place = 0;                     ///< 1, 2, .. a positional word of `add` or `log`; 0 a flag
    std::string_view initial = {};     ///< what stands when nothing is given: "today", a word, a number
    std::string_view of = {};          ///< overrides Field::of
    bool listed = false;               ///< a column of `list`
    bool closing = false;              ///< asked by `close`, not by `add`
    bool kept = false;                 ///< set by the program, never by a flag
    bool told = false;                 ///< kept, but an import profile may say it
};

/// The uses of one noun, in order; written in its row.
class Uses {
  public:
    constexpr Uses(std::initializer_list<Use> uses) {
        if (uses.size() > most) throw std::length_error("a noun uses more fields than there is room for");
        for (const auto& use : uses) items_[size_++] = use;
    }
    constexpr const Use* begin() const { return items_.data(); }
    constexpr const Use* end() const { return items_.data() + size_; }
    constexpr std::size_t size() const { return size_; }
    constexpr const Use& operator[](std::size_t place) const { return items_[place]; }

  private:
    static constexpr std::size_t most = 48;
    std::array<Use, most> items_{};
    std::size_t size_ = 0;
};

/// How a record lives; its verbs follow.
enum class Life {
    stands,    ///< add, list, show, edit, close (left, retired)
    opens,     ///< add, list, show, edit, close, reopen
    happened,  ///< log, list, show, edit
    recorded,  ///< add, list, show, edit: a reading taken
    planned,   ///< plan, log, list, show, edit, close (cancelled)
    noted,     ///< list, show, edit: made by a verb of another noun
    append_only,  ///< add, list, show, close: what was written stands
    appended,     ///< list, show: made by a verb of another noun, and stands
};

/// A table of the database and its columns.
struct Shape {
    std::string_view table;
    std::span<const Field> fields;
    std::string_view tags = {};  ///< child table of FieldType::words
    bool shared = false;         ///< several nouns live in the table: column `noun` tells which
    const Field* find(std::string_view name) const;
};

struct Noun {
    std::string_view name;
    std::string_view plural;
    std::string_view prefix;  ///< of its codes: "C" in C-014
    int digits = 4;
    const Shape* shape = nullptr;
    Life life = Life::stands;
    std::string_view help;
    Uses uses;
    std::string_view order = "date";  ///< column that lists are sorted by, newest last
    std::string_view name_field = {}; ///< what a person may type instead of the code
    const Use* use(std::string_view field) const;
};

/// One record: values beside its noun's uses, in their order. References are ids, dates ISO text, words keys joined by ','.
struct Record {
    const Noun* noun = nullptr;
    std::int64_t id = 0;
    std::string code;
    std::vector<Value> values;

    explicit Record(const Noun& of) : noun(&of), values(of.uses.size()) {}
    /// The value of a field; throws std::logic_error for a field the noun does not use (a fault in the program).
    const Value& at(std::string_view field) const;
    Value& at(std::string_view field);
    bool has(std::string_view field) const;  ///< the noun uses it and it is known
    std::string text(std::string_view field) const;
    std::int64_t whole(std::string_view field, std::int64_t otherwise = 0) const;
};

}  // namespace caseload
