// SPDX-License-Identifier: MIT
// From the description of a noun to the columns of its table.
#pragma once
#include <string>
#include <vector>

#include "caseload/noun.hpp"

namespace caseload {

struct StoredColumn {
    std::size_t place;  ///< in Record::values
    const Field* field;
    std::string name;
};

inline const Field& field_of(const Noun& noun, const Use& use) {
    const Field* field = noun.shape->find(use.field);
    if (!field) throw std::logic_error(std::string(noun.shape->table) + " has no field " + std::string(use.field));
    return *field;
}

inline std::string_view referenced(const Field& field, const Use& use) { return use.of.empty() ? field.of : use.of; }

/// The table of the noun that a field refers to.
inline std::string table_of(std::string_view noun) {
    if (noun == "group-session") return "activity";
    return noun == "client" || noun == "goal" || noun == "concern" || noun == "referral" || noun == "mdt" || noun == "story" ? std::string(noun) : "contact";
}

/// The table's records have a name of their own beside the code.
inline bool has_names(std::string_view table) { return table == "client" || table == "contact"; }

/// Columns of the noun's own table, in the order of its uses; words live in the child table.
inline std::vector<StoredColumn> stored_columns(const Noun& noun) {
    std::vector<StoredColumn> columns;
    for (std::size_t i = 0; i < noun.uses.size(); ++i) {
        const Field& field = field_of(noun, noun.uses[i]);
        if (field.type == FieldType::words) continue;
        columns.push_back({i, &field, std::string(field.name) + (field.type == FieldType::record ? "_id" : "")});
    }
    return columns;
}

}  // namespace caseload
