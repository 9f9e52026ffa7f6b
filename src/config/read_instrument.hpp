// SPDX-License-Identifier: MIT
#pragma once
#include "reader.hpp"

namespace caseload {

/// Reads one [instrument.ID] and checks that its rules fit together.
class InstrumentReader {
  public:
    InstrumentReader(Reader& reader, const toml::key& name, const toml::table& table);
    Instrument read();

  private:
    void part(const schema::Key& key, const toml::node& node);
    bool pair(const schema::Key& key, const toml::node& node, schema::Given& given);
    void bands(const toml::node& node, const std::string& where, std::vector<Band>& into);
    void cuts(const schema::Key& key, const toml::node& node);
    bool scoring_is_known() const;
    void scales();
    void scale(const toml::node& node);
    void complete();
    void check_items();
    void check_range();
    void check_conversion();
    void check_scale(const Scale& scale);
    void check_reliable(const Scale& scale);
    void check_parts();
    void check_risk_items();
    void check_cuts();
    /// Where a key of this instrument stands; the section's own place when it is missing.
    toml::source_position at(std::string_view key) const;
    void problem(std::string_view key, const std::string& what, const std::string& hint = {});

    Reader& reader_;
    const toml::table& table_;
    toml::source_position start_;
    std::string where_;
    Instrument out_;
    Scale common_;  ///< what stands at the instrument holds for every scale that does not say otherwise
    bool has_answers_ = false, has_range_ = false;
};

}  // namespace caseload
