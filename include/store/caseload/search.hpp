// SPDX-License-Identifier: MIT
// Words found in the texts of records. The index (SQLite's FTS5, without the texts) is derived and never journaled: the
// journal itself says what changed since the index was made, so no write pays for it. What changed since is looked at as
// it stands, and every hit is looked up again before it is shown: nothing is found that is not there.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "caseload/noun.hpp"

namespace caseload {

class Store;

/// A noun with those of its columns that hold words of people.
struct Texts {
    const Noun* noun = nullptr;
    std::vector<std::string> columns;
};

struct Sought {
    std::vector<std::string> words;  ///< all must be there; several in one are a phrase, a * at the end begins a word
    const Noun* kind = nullptr;
    std::optional<std::int64_t> client;
    std::string from, to;    ///< ISO days, inclusive; empty: no bound
    std::int64_t most = 20;  ///< the newest so many; 0 for all
};

struct Hit {
    const Noun* noun = nullptr;
    std::string code, date;
    std::int64_t client = 0;  ///< 0: the record hangs on nobody
    std::string words;        ///< a stretch of the text round the first word found, one line
};

struct Hits {
    std::vector<Hit> hits;  ///< the newest first
    bool more = false;      ///< there are others beyond `most`
};

class Search {
  public:
    Search(Store& store, std::vector<Texts> texts);
    /// So much changed since the index was made that bringing it up to date is worth a write.
    bool lags() const;
    /// The store was opened for reading: another connection may bring the index up to date meanwhile.
    bool reads_only() const;
    /// Brings the index up to date, or makes it anew (`anew`: whatever it holds; erased words are gone then). Within a
    /// transaction that writes; no operation comes of it.
    void bring_up_to_date(bool anew = false);
    /// Reads only: what the index lacks is looked at in memory. Throws Error(usage) for words without a letter or digit.
    Hits find(const Sought& sought);
    /// Makes the index anew in memory and compares: codes of records whose words the kept one lacks, at most `most`.
    std::vector<std::string> missing(std::size_t most = 20);

  private:
    Store& store_;
    std::vector<Texts> texts_;
};

}  // namespace caseload
