// SPDX-License-Identifier: MIT
// How rows of files are known again: by an outside id, or by their content.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace caseload {

class Store;

/// The first 16 bytes of a BLAKE2b hash, as bytes: two different rows of a practice never share one by chance.
std::string digest(std::string_view bytes);

/// What is remembered of one row of a file.
struct Remembered {
    std::int64_t record = 0;      ///< id of the record it became
    std::string content;          ///< digest of the mapped row; empty for rows that are known by their content
    std::int64_t import = 0;      ///< id of the import that last brought it
};

/// The key of a row: an outside id is text, the digest of a row with its turn is bytes.
struct RowKey {
    std::string bytes;
    bool outside_id = false;
};

/// Rows of one noun from one source. Lives no longer than the store; throws as the store does.
class Feed {
  public:
    Feed(Store& store, std::string_view noun, std::string_view source);
    ~Feed();
    std::optional<Remembered> find(const RowKey& key) const;
    /// False when the key is known already: nothing is done then.
    bool claim(const RowKey& key, const Remembered& row);
    /// What was claimed stays: the row became a record.
    void keep(const RowKey& key, const Remembered& row);
    /// What was claimed is free again: the row was rejected.
    void forget(const RowKey& key);
    /// The row came again with other content.
    void change(const RowKey& key, std::string_view content, std::int64_t import);

  private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

}  // namespace caseload
