// SPDX-License-Identifier: MIT
#include "caseload/desk.hpp"

#include <fmt/format.h>

#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "people.hpp"
#include "priority.hpp"

namespace caseload {

std::string Input::one(std::string_view flag, std::string_view otherwise) const {
    const auto found = flags.find(flag);
    return found == flags.end() || found->second.empty() ? std::string(otherwise) : found->second.back();
}

std::vector<std::string> Input::all(std::string_view flag) const {
    const auto found = flags.find(flag);
    return found == flags.end() ? std::vector<std::string>{} : found->second;
}

Desk::Desk(Setting setting, Config config, std::unique_ptr<Store> store)
    : setting_(std::move(setting)), config_(std::move(config)), store_(std::move(store)) {}
Desk::~Desk() = default;

std::unique_ptr<Desk> Desk::open(Setting setting, Needs needs) {
    Config config;
    if (needs == Needs::config) config = Config::load(setting.config_file);
    else if (needs != Needs::nothing) config = Config::load_as_needed(setting.config_file);
    std::unique_ptr<Store> store;
    if (needs >= Needs::reading) {
        const auto file = setting.database.empty() ? config.database_path() : setting.database;
        store = std::make_unique<Store>(file, needs == Needs::writing  ? Access::writing
                                              : needs == Needs::reading ? Access::glancing
                                                                        : Access::reading);
    }
    auto desk = std::make_unique<Desk>(std::move(setting), std::move(config), std::move(store));
    if (needs == Needs::writing) desk->begin();
    return desk;
}

std::unique_ptr<Desk> Desk::in_memory(Date today) {
    Setting setting;
    setting.clock = {today, today.iso() + "T12:00:00Z"};
    auto desk = std::make_unique<Desk>(setting, Config::parse(Config::starter(), "caseload.toml"),
                                       std::make_unique<Store>(Store::in_memory()));
    desk->begin();
    return desk;
}

std::unique_ptr<Desk> Desk::as_of(Date day) const {
    Setting then = setting_;
    then.clock.today = day;
    return std::make_unique<Desk>(std::move(then), config_, std::make_unique<Store>(store_->as_of(day.iso())));
}

bool Desk::store_moved_on() const { return store_ && store_->moved_on(); }
void Desk::begin() { store_->begin(); }
void Desk::settle() { store_->settle(); }
void Desk::give_up() { store_->rollback(); }
void Desk::mark() { store_->mark(); }
void Desk::back_to_mark() { store_->back_to_mark(); }

void Desk::conclude(Document& document, const std::string& command, bool take_back, std::int64_t reverts_operation) {
    std::string code;
    if (take_back || document.refused || document.undo_nothing) {
        store_->rollback();
        if (take_back) document.say(document.file_written ? "Dry run: nothing written to the caseload." : "Dry run: nothing written.", Tone::warning);
    } else {
        Operation operation;
        operation.at = setting_.clock.utc;
        operation.who = coach_of(*this);
        operation.command = command;
        operation.version = setting_.version;
        operation.reverts = reverts_operation;
        operation.though_unchanged = document.seen;
        keep_instruments(*this);
        code = store_->commit(operation);
        if (document.seen) document.talk.push_back(fmt::format("kept in the journal as {}: small numbers were shown", code));
        else if (!code.empty() && reverts_operation == 0)
            document.say(fmt::format("undo: caseload undo {}", code), Tone::faint);
    }
    for (auto& block : document.blocks) {
        auto* table = std::get_if<Table>(&block);
        if (!table || table->name != "change") continue;
        for (auto& row : table->rows) row[0] = code.empty() ? Value{} : Value{code};  // column "operation"
    }
}

namespace {

bool may_be_kept(FieldType type, std::string_view name) {
    if (name == "birth_date" || name == "risk_decision") return false;
    return type == FieldType::word || type == FieldType::words || type == FieldType::whole || type == FieldType::date ||
           type == FieldType::moment || type == FieldType::time;
}

bool looks_like_code(std::string_view word) {
    const auto dash = word.find('-');
    if (dash == std::string_view::npos || dash > 2 || dash + 1 >= word.size()) return false;
    return parse_integer(word.substr(dash + 1)).has_value();
}

}  // namespace

std::string journal_words(const Desk& desk, const Input& input) {
    const Noun* noun = find_noun(std::string_view(input.command).substr(0, input.command.find(' ')));
    std::string words = input.command;
    const auto of_config = [&](const std::string& word) {
        return find_noun(word) || desk.config().instrument(word) || desk.config().profile(word);
    };
    for (const auto& word : input.words)
        if (looks_like_code(word) || of_config(word)) words += " " + word;
    for (const auto& [flag, values] : input.flags) {
        words += " --" + replace_all(flag, "_", "-");
        const Field* field = noun ? noun->shape->find(flag) : nullptr;
        const bool plain = flag == "decision" || flag == "rating" || flag == "next" || (flag == "profile" && of_config(values.back()));
        if (!plain && (!field || !may_be_kept(field->type, flag))) continue;
        for (const auto& value : values) words += " " + value;
    }
    return words;
}

}  // namespace caseload
