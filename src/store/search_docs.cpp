// SPDX-License-Identifier: MIT
#include "search_docs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "changeset.hpp"

namespace caseload {
namespace {

// The person behind a record: its own, or that of what it hangs on.
std::string client_of(const Noun& noun) {
    if (noun.name == "client") return "t.id";
    if (noun.use("client")) return "t.client_id";
    for (const auto* other : {"goal", "concern", "referral"})
        if (noun.use(other)) return fmt::format("(SELECT o.client_id FROM {0} o WHERE o.id = t.{0}_id)", other);
    return "NULL";
}

std::string day_of(const Noun& noun) {
    const Field* order = noun.shape->find(noun.order);
    const bool dated = order && (order->type == FieldType::date || order->type == FieldType::moment);
    return dated ? fmt::format("coalesce(t.{}, t.recorded_on)", noun.order) : "t.recorded_on";
}

std::string words_of_columns(const std::vector<std::string>& columns) {
    std::string text;
    for (const auto& column : columns) text += fmt::format("{}coalesce(t.{} || char(10), '')", text.empty() ? "" : " || ", column);
    return text;
}

}  // namespace

Docs::Docs(Store::Inside& inside, const std::vector<Texts>& texts) : inside_(inside) {
    for (const auto& [noun, columns] : texts) {
        const std::string table(noun->shape->table);
        auto at = std::ranges::find(tables_, table);
        if (at == tables_.end()) at = tables_.insert(at, table);
        const std::string of_noun = noun->shape->shared ? fmt::format(" AND t.noun = '{}'", noun->name) : "";
        const std::string words = words_of_columns(columns), day = day_of(*noun);
        std::string any;
        for (const auto& column : columns) any += fmt::format("{}t.{} IS NOT NULL", any.empty() ? "" : " OR ", column);
        sources_[static_cast<std::size_t>(at - tables_.begin())].push_back(
            {noun, fmt::format("SELECT t.code, {}, unixepoch({}) / 86400, {}, {} FROM {} t WHERE t.id = ?{}", day, day, client_of(*noun), words, table, of_noun),
             fmt::format("SELECT t.id, unixepoch({}) / 86400 FROM {} t WHERE ({}){}", day, table, any, of_noun)});
        make_ += fmt::format("{} {}: {}\n", noun->name, table, fmt::join(columns, " "));
    }
}

std::string Docs::make() const { return make_; }

std::optional<Doc> Docs::load(Place place) {
    const auto found = sources_.find(place.first);
    if (found == sources_.end()) return {};
    for (const auto& source : found->second) {
        auto& statement = inside_.prepare(source.one);
        statement.bind(1, place.second);
        if (!statement.executeStep()) continue;
        Doc doc;
        doc.noun = source.noun;
        doc.code = statement.getColumn(0).getString();
        doc.date = statement.getColumn(1).getString();
        doc.id = id_of(statement.getColumn(2).getInt64(), place);
        doc.client = statement.getColumn(3).getInt64();
        doc.text = statement.getColumn(4).getString();
        statement.reset();
        if (doc.text.empty()) return {};
        return doc;
    }
    return {};
}

std::vector<std::int64_t> Docs::all() {
    std::vector<std::int64_t> ids;
    for (const auto& [table, sources] : sources_)
        for (const auto& source : sources) {
            auto& statement = inside_.prepare(source.ids);
            while (statement.executeStep()) ids.push_back(id_of(statement.getColumn(1).getInt64(), {table, statement.getColumn(0).getInt64()}));
            statement.reset();
        }
    std::ranges::sort(ids);
    return ids;
}

std::int64_t Docs::count(std::int64_t most) {
    std::int64_t n = 0;
    for (const auto& [table, sources] : sources_) {
        if (n > most) break;
        auto& statement = inside_.prepare(fmt::format("SELECT count(*) FROM (SELECT 1 FROM {} LIMIT {})", tables_[table], most + 1));
        statement.executeStep();
        n += statement.getColumn(0).getInt64();
        statement.reset();
    }
    return n;
}

std::optional<std::set<Place>> Docs::changed_since(std::int64_t operation, std::size_t most) {
    constexpr std::int64_t large = 8'000'000;
    std::set<Place> changed;
    auto& weight = inside_.prepare("SELECT coalesce(sum(length(changeset)), 0) FROM operation_part WHERE operation_id > ?");
    weight.bind(1, operation);
    weight.executeStep();
    const bool heavy = weight.getColumn(0).getInt64() > large;
    weight.reset();
    if (heavy) return {};
    auto& parts = inside_.prepare("SELECT changeset FROM operation_part WHERE operation_id > ?");
    parts.bind(1, operation);
    while (parts.executeStep() && changed.size() <= most) {
        const std::string part = parts.getColumn(0).getString();
        Changeset change(part);
        const char* table = nullptr;
        std::size_t place = tables_.size();
        while (change.next()) {
            if (change.table() != table) place = static_cast<std::size_t>(std::ranges::find(tables_, std::string(table = change.table())) - tables_.begin());
            if (place < tables_.size()) changed.emplace(place, change.whole(0));
        }
    }
    parts.reset();
    if (changed.size() > most) return {};
    return changed;
}

}  // namespace caseload
