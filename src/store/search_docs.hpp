// SPDX-License-Identifier: MIT
// Records as documents of the search index.
#pragma once
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "caseload/search.hpp"
#include "inside.hpp"

namespace caseload {

/// A record with its words. `id` orders by day: day << 42 | table << 36 | record, so that the newest stand last.
struct Doc {
    std::int64_t id = 0, client = 0;
    const Noun* noun = nullptr;
    std::string code, date, text;
};

/// A record by its table's place among those that are searched, and its id.
using Place = std::pair<std::size_t, std::int64_t>;

class Docs {
  public:
    Docs(Store::Inside& inside, const std::vector<Texts>& texts);
    static std::int64_t id_of(std::int64_t day, Place place) {
        return static_cast<std::int64_t>((static_cast<std::uint64_t>(day) << 42) | (static_cast<std::uint64_t>(place.first) << 36)) | place.second;
    }
    static Place place_of(std::int64_t id) { return {static_cast<std::size_t>(id >> 36 & 63), id & ((std::int64_t{1} << 36) - 1)}; }
    /// The record as it stands; nothing when it is gone or says nothing.
    std::optional<Doc> load(Place place);
    /// Ids of every record that says something, in order; of all tables, or only how many (`most`: stops there).
    std::vector<std::int64_t> all();
    std::int64_t count(std::int64_t most);
    /// What the journal says was touched after that operation; nothing when that is more than `most` records.
    std::optional<std::set<Place>> changed_since(std::int64_t operation, std::size_t most);
    /// Tells one make of the index from another: nouns, tables and columns.
    std::string make() const;

  private:
    struct Source {
        const Noun* noun;
        std::string one, ids;  ///< statements
    };
    Store::Inside& inside_;
    std::vector<std::string> tables_;
    std::map<std::size_t, std::vector<Source>> sources_;  ///< by table
    std::string make_;
};

/// A text as the index takes it: apostrophes left out, so that O'Brien is obrien; no markers of ours.
std::string plain_words(std::string_view text);
/// A stretch of `text` round the first mark (byte 1) of `marked`, which is its plain form with marks.
std::string stretch_of(const std::string& text, const std::string& marked);
/// The words as an FTS5 expression. Throws Error(usage).
std::string expression_of(const std::vector<std::string>& words);

}  // namespace caseload
