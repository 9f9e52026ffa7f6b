// SPDX-License-Identifier: MIT
// The open caseload during one command.
#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "caseload/config.hpp"
#include "caseload/date.hpp"
#include "caseload/document.hpp"
#include "caseload/noun.hpp"

namespace caseload {

class Store;

/// What a person typed: positional words, and flags by field name (with underscores).
struct Input {
    std::string command;  ///< "session log"
    std::vector<std::string> words;
    std::map<std::string, std::vector<std::string>, std::less<>> flags;

    bool has(std::string_view flag) const { return flags.contains(flag); }
    /// The last value given, or `otherwise`.
    std::string one(std::string_view flag, std::string_view otherwise = {}) const;
    std::vector<std::string> all(std::string_view flag) const;
};

/// What must be open before a command's work starts. `reading`: the answer is whole before a word of it is printed, so it
/// can be asked again. `streaming`: it is read while it is printed.
enum class Needs { nothing, config, reading, streaming, writing };

/// How far long work came.
struct Progress {
    std::int64_t rows = 0;
    std::size_t done = 0, whole = 0;  ///< bytes
};

/// Where things are and when it is.
struct Setting {
    std::filesystem::path config_file;
    std::filesystem::path database;  ///< overrides the config's
    Clock clock;
    std::string version;
    std::function<void(const Progress&)> progress{};  ///< told now and then by long work; may be empty
    std::function<bool()> interrupted{};              ///< asked now and then by long work; may be empty
    bool pictures = false;                            ///< it is made for a page or a screen: tables that only pictures need are worth their time
    bool for_page = false;                            ///< it is made for a page
    bool for_people = false;                          ///< nobody but a person reads it: what only machines are told need not be asked for
};

class Desk {
  public:
    Desk(Setting setting, Config config, std::unique_ptr<Store> store);
    ~Desk();
    /// Opens just what is needed; for writing, begins the one transaction. Throws Error(setup), Error(busy).
    static std::unique_ptr<Desk> open(Setting setting, Needs needs);
    /// A caseload in memory with the starter config, for tests.
    static std::unique_ptr<Desk> in_memory(Date today);

    const Config& config() const { return config_; }
    Store& store() const { return *store_; }
    /// What was read may be of two moments (see Store::moved_on): answer again from a desk opened as `streaming`.
    bool store_moved_on() const;
    /// The caseload as it stood at the end of that day, by the words and weights of today. Only for reading.
    std::unique_ptr<Desk> as_of(Date day) const;
    Date today() const { return setting_.clock.today; }
    const Setting& setting() const { return setting_; }
    /// Begins a transaction (again: `goal review` at the prompt commits one answer at a time).
    void begin();
    /// A place to go back to within the transaction: what one line of a batch did is taken back alone.
    void mark();
    void back_to_mark();
    /// What was done so far counts in the answers that follow: a line of a batch may ask.
    void settle();
    /// Takes back what was done since `begin`.
    void give_up();
    /// Ends the transaction: keeps it as one operation of the journal, or with `take_back` undoes it. Says so in the
    /// document: the operation's code, and the line that undoes it.
    void conclude(Document& document, const std::string& command, bool take_back, std::int64_t reverts = 0);
    bool dry_run = false;  ///< the work will be taken back
    /// Set by undo and redo: the operation that this one takes back.
    std::int64_t reverts = 0;

  private:
    Setting setting_;
    Config config_;
    std::unique_ptr<Store> store_;
};

/// The command as the journal keeps it: codes and words of the config; free text, names and numbers left out.
std::string journal_words(const Desk& desk, const Input& input);

}  // namespace caseload
