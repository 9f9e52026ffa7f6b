// SPDX-License-Identifier: MIT
// Rows of numbers without a cell each: SQLite calls us for every row while it answers, and we do not call it for every cell.
#include <fmt/format.h>

#include <exception>
#include <span>
#include <stdexcept>
#include <utility>

#include "inside.hpp"

namespace caseload {

struct Store::Inside::Visit {
    const std::function<void(std::span<const std::int64_t>)>& row;
    std::vector<std::int64_t> numbers;
    std::exception_ptr fault;  ///< of `row`: it must not pass through SQLite

    void take(sqlite3_value** cells) {
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const int type = sqlite3_value_type(cells[i]);
            if (type != SQLITE_INTEGER && type != SQLITE_NULL) throw std::logic_error(fmt::format("column {} is not a whole number", i + 1));
            numbers[i] = type == SQLITE_NULL ? unknown_number : sqlite3_value_int64(cells[i]);
        }
        row(numbers);
    }
};

namespace {

std::string names_of(std::size_t columns) {
    std::string names;
    for (std::size_t i = 0; i < columns; ++i) names += fmt::format("{}c{}", i ? ", " : "", i);
    return names;
}

}  // namespace

void Store::Inside::register_visits() {
    if (visits) return;
    const auto step = [](sqlite3_context* context, int, sqlite3_value** cells) {
        auto& under_way = *static_cast<Inside*>(sqlite3_user_data(context))->visit;
        try {
            under_way.take(cells);
        } catch (...) {
            under_way.fault = std::current_exception();
            sqlite3_result_error(context, "a row was refused", -1);
        }
    };
    const auto finish = [](sqlite3_context* context) { sqlite3_result_null(context); };
    sqlite3_create_function_v2(db.getHandle(), "visited", -1, SQLITE_UTF8, this, nullptr, step, finish, nullptr);
    visits = true;
}

void Store::each_numbers(std::string_view name, const Parameters& parameters, const std::function<void(std::span<const std::int64_t>)>& row) const {
    const auto columns = query(name).header.columns.size();
    Inside::Visit visit{row, std::vector<std::int64_t>(columns), {}};
    inside_->register_visits();
    auto* outer = std::exchange(inside_->visit, &visit);
    try {
        guarded([&] {
            auto& question = inside_->question(name, parameters, [&](const std::string& sql) {
                const auto names = names_of(columns);
                return fmt::format("WITH asked({0}) AS (\n{1}) SELECT visited({0}) FROM asked", names, sql);
            });
            question.step();
            question.reset();
        });
    } catch (...) {
        inside_->visit = outer;
        if (visit.fault) std::rethrow_exception(visit.fault);
        throw;
    }
    inside_->visit = outer;
}

}  // namespace caseload
