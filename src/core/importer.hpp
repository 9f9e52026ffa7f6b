// SPDX-License-Identifier: MIT
// One import under way: rows become records, and each row's fate is counted.
#pragma once
#include <array>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "caseload/desk.hpp"
#include "caseload/error.hpp"
#include "caseload/feed.hpp"
#include "answers.hpp"
#include "cells.hpp"
#include "mapping.hpp"
#include "source.hpp"

namespace caseload {

struct Counts {
    std::int64_t fresh = 0, changed = 0, unchanged = 0, rejected = 0, passed_over = 0;
    std::int64_t empty = 0;     ///< of those passed over: rows whose cells are all empty
    std::int64_t presumed = 0;  ///< of those new or changed: sessions of which the row does not say how they went; they count as attended
    std::int64_t total() const { return fresh + changed + unchanged + rejected; }
    Counts& operator+=(const Counts& other) {
        fresh += other.fresh, changed += other.changed, unchanged += other.unchanged, rejected += other.rejected;
        passed_over += other.passed_over, empty += other.empty, presumed += other.presumed;
        return *this;
    }
};

struct Reject {
    CsvRecord row;
    std::size_t column;
    std::string message;
    std::string code;  ///< what kind of thing is wrong: "value"; "row" of a row that is written as it stands; "shape" of one that is not
    bool malformed = false;  ///< the reader could not make cells of it
};

/// A row whose answer asks for a decision that the file does not bring, and the draft concern that was opened for it.
struct DraftConcern {
    std::size_t line;
    std::string client, measure, instrument;
    Value item, answer;  ///< unknown where only a total came
    std::string concern;
};

/// Forms of an instrument with risk items whose answer to them is not known.
struct Unseen {
    std::int64_t totals = 0;    ///< only a score came
    std::int64_t left_out = 0;  ///< the item was not answered
    Unseen& operator+=(const Unseen& other) {
        totals += other.totals, left_out += other.left_out;
        return *this;
    }
};

class Importer {
  public:
    Importer(Desk& desk, Mapping mapping, std::string file, const Source& source, bool update);

    /// `hash` is the file's.
    void start(const std::string& hash);
    void take(const CsvRecord& row);
    void reject(const CsvRecord& row, std::size_t column, std::size_t line, const Problem& problem);
    /// A row that the reader could not make cells of.
    void reject_malformed(const CsvRecord& row, const CsvProblem& problem);
    void finish(bool keep_rejects);

    Counts counts;
    std::vector<Reject> rejects;
    Problems problems;
    std::string code;
    Unseen unseen;
    std::vector<DraftConcern> drafts;

  private:
    struct Digest {  // 16 bytes
        std::array<char, 16> bytes;
        friend bool operator==(const Digest&, const Digest&) = default;
    };
    struct DigestHash {
        std::size_t operator()(const Digest& digest) const;
    };

    void take_known_by_code(const CsvRecord& row);
    void known(const CsvRecord& row, const std::string& content, const Remembered& found);
    std::uint32_t& times_seen(const std::string& hash) { return seen_[digest_of(hash)]; }
    std::string excerpt(const CsvRecord& row, std::size_t column) const;
    bool fill(const CsvRecord& row, Record& record, bool all);
    bool ruled(const CsvRecord& row, Record& record, const Record* before);
    bool keep(const CsvRecord& row, Record& record);
    static bool says_nothing(const Record& record);  ///< of how the session went
    void count_risks(const CsvRecord& row, const Form& form, const std::string& concern);
    std::string extra(std::string_view name) const;
    void decide_restored(const CsvRecord& row, Record& record);
    void keep_restored(const CsvRecord& row, Record& record);
    void settle(Record& record) const;
    void compare_restored(const CsvRecord& row, std::int64_t id);
    void reject_rule(const CsvRecord& row, Problem problem);
    void reject_all(const CsvRecord& row, const std::vector<Problem>& found);
    bool add(const CsvRecord& row);
    void bring(const CsvRecord& row, const Remembered& claimed);
    static Digest digest_of(const std::string& hash);
    void change(const CsvRecord& row, std::int64_t id, const std::string& content);

    Desk& desk_;
    Mapping mapping_;
    std::string file_;
    char delimiter_;
    bool json_;
    bool update_;
    std::set<std::size_t> private_columns_;  ///< what they hold is not shown
    std::int64_t id_ = 0;
    Cells cells_;
    Feed feed_;
    Record blank_;  ///< what the profile's constants say
    Input input_;
    RowKey key_;
    /// Of rows that were known before: line of an outside id, turns of a content.
    std::unordered_map<Digest, std::uint32_t, DigestHash> seen_;
    std::unordered_map<std::string, std::size_t> people_;  ///< lines of new people, by code
    std::vector<std::pair<std::int64_t, std::uint32_t>> lines_;  ///< of new records with an outside id, in their order
};

}  // namespace caseload
