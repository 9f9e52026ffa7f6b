// SPDX-License-Identifier: MIT
// Every record of a noun, whole: one statement from its description.
#include <fmt/format.h>

#include "inside.hpp"

namespace caseload {
namespace {

std::string every_record(const Noun& noun) {
    std::string columns = "t.code", joins;
    for (const auto& use : noun.uses) {
        const Field& field = field_of(noun, use);
        if (field.type == FieldType::record) {
            columns += fmt::format(", {}_.code", field.name);
            joins += fmt::format(" LEFT JOIN {0} AS {1}_ ON {1}_.id = t.{1}_id", table_of(referenced(field, use)), field.name);
        } else if (field.type == FieldType::words)
            columns += fmt::format(", (SELECT group_concat(word, ',') FROM (SELECT word FROM {0} WHERE {1}_id = t.id AND field = '{2}' "
                                   "ORDER BY word))", noun.shape->tags, noun.shape->table, field.name);
        else columns += fmt::format(", t.{}", field.name);
    }
    if (noun.shape->table == "measure")
        columns += ", (SELECT group_concat(item || ':' || answer, ',') FROM (SELECT item, answer FROM measure_item "
                   "WHERE measure_id = t.id ORDER BY item))";
    if (noun.name == "client")
        columns += ", (SELECT group_concat(code || ' ' || merged_on, ',') FROM (SELECT code, merged_on FROM client_alias "
                   "WHERE client_id = t.id ORDER BY code))";
    const std::string where = noun.shape->shared ? fmt::format(" WHERE t.noun = '{}'", noun.name) : "";
    return fmt::format("SELECT {} FROM {} AS t{}{} ORDER BY t.id", columns, noun.shape->table, joins, where);
}

}  // namespace

void Store::each_record(const Noun& noun, const std::function<void(const Row&)>& row) const {
    guarded([&] {
        Question question(inside_->db.getHandle(), every_record(noun));
        Row cells(question.columns());
        while (question.step()) {
            for (std::size_t i = 0; i < cells.size(); ++i) question.take(i, cells[i]);
            row(cells);
        }
    });
}

}  // namespace caseload
