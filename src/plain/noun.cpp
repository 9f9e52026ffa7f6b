// SPDX-License-Identifier: MIT
#include "caseload/noun.hpp"

#include <stdexcept>
#include <utility>

namespace caseload {

const Field* Shape::find(std::string_view name) const {
    for (const auto& field : fields)
        if (field.name == name) return &field;
    return nullptr;
}

const Use* Noun::use(std::string_view field) const {
    for (const auto& use : uses)
        if (use.field == field) return &use;
    return nullptr;
}

const Value& Record::at(std::string_view field) const {
    for (std::size_t i = 0; i < noun->uses.size(); ++i)
        if (noun->uses[i].field == field) return values[i];
    throw std::logic_error("a " + std::string(noun->name) + " has no " + std::string(field));
}

Value& Record::at(std::string_view field) { return const_cast<Value&>(std::as_const(*this).at(field)); }

bool Record::has(std::string_view field) const { return noun->use(field) && is_known(at(field)); }

std::string Record::text(std::string_view field) const { return has(field) ? text_of(at(field)) : std::string{}; }

std::int64_t Record::whole(std::string_view field, std::int64_t otherwise) const {
    return has(field) ? whole_of(at(field), otherwise) : otherwise;
}

}  // namespace caseload
