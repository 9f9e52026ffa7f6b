// SPDX-License-Identifier: MIT
// Pseudonyms: direct identifiers become keyed hashes. The same person has the same one in every export with the same key.
#pragma once
#include <string>

#include "caseload/desk.hpp"

namespace caseload {

class Pseudonyms {
  public:
    /// Reads the key, or makes one of mode 0600: FILE, else caseload.key beside the config. Throws Error(setup).
    static Pseudonyms key_of(const Desk& desk, const std::string& file);
    /// Codes and identifying fields are hashed, a birth date keeps its year, free text is left out.
    void put_over(const Noun& noun, Table& table) const;
    const std::string& key_file() const { return file_; }

  private:
    Pseudonyms(std::string key, std::string file) : key_(std::move(key)), file_(std::move(file)) {}
    Value of(const Value& value, std::string_view kind) const;
    std::string key_, file_;
};

}  // namespace caseload
