// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "caseload/document.hpp"
#include "caseload/error.hpp"
#include "caseload/vocabulary.hpp"

namespace caseload {

/// A score band: from this score (hundredths) upward until the next.
struct Band {
    std::int64_t from = 0;
    std::string label;
};

/// One result of an instrument. Most have one, with an empty name; ONS4 has four and no total.
struct Scale {
    std::string name;   ///< "" or "anxious"
    std::string label;  ///< "ONS4 anxious"
    bool higher_is_better = true;
    std::vector<Band> bands;
    std::int64_t worthwhile = 0;  ///< change that matters, hundredths; 0 when none is configured
    std::int64_t case_at = -1;    ///< screening threshold, hundredths; -1 when there is none
    std::int64_t score_min = 0, score_max = 0;  ///< hundredths; an item may have answers of its own
    std::int64_t reliable = 0;    ///< smallest change that is more than noise, as published; hundredths; 0: none
    /// Standard deviation in points and reliability (0 to 1), from which the reliable change index is worked out. Either
    /// sd or `reliable`; both 0: nobody says what is noise.
    double sd = 0, reliability = 0;
    /// Mean of the population that people come from, hundredths; -1 when none is configured. With `reliability` it tells
    /// what low starters drift back by without any help.
    std::int64_t population_mean = -1;
};

enum class Scoring {
    entered,   ///< the score is typed in as a licensed scorer gave it; items are refused
    sum,       ///< sum of the items
    table,     ///< sum of the items, then `conversion`
    per_item,  ///< each item is its own scale, no total
};

/// A questionnaire described in TOML. Scores are integers in hundredths of a point, so that a tie is a tie.
struct Instrument {
    std::string id;
    std::string label;
    std::vector<std::string> also{};  ///< other names of it, in files and when typed: "pam", "phq-9"
    Scoring scoring = Scoring::entered;
    int items = 0;                 ///< number of items; 0 when only a score is kept
    std::int64_t item_min = 0, item_max = 0;  ///< whole answers
    std::int64_t score_min = 0, score_max = 0;  ///< hundredths
    int decimals = 0;
    int items_needed = 0;  ///< fewer answered: no score. With `prorate`, the rest take the person's mean.
    bool prorate = false;
    std::int64_t raw_min = 0;              ///< conversion[i] is the score of raw sum raw_min + i
    std::vector<std::int64_t> conversion;  ///< hundredths
    std::vector<Scale> scales;             ///< one, or one an item
    std::vector<std::string> item_labels;  ///< short labels, never the wording; one an item, or none
    std::vector<int> risk_items;           ///< 1-based; above 0 needs a recorded decision
    int profile = 0;                       ///< the first so many results are told as one string of digits; 0: no profile
    bool own_words = false;                ///< what is rated is in the person's own words: kept as the note of the first form
    std::string cut_set;                        ///< the set in force, named in every report; "" when there are no levels
    std::map<std::string, std::vector<std::int64_t>> cuts;  ///< set name -> lowest score of level 2, 3, 4
    bool on_goal = false;                  ///< rated on a goal, not on a client
    int remeasure_weeks = 0;
    std::string licence, source, note;
    std::string evidence;     ///< which of its figures are from memory, or chosen by us
    std::string reliable_from;  ///< where `reliable`, or sd and reliability, come from
    Origin origin;
    const Scale* scale(std::string_view name) const;
    /// Level 1.. by a named cut set, 0 when the set is unknown.
    int level(std::int64_t score, const std::string& set) const;
    /// The label of the band that holds the score; empty when no bands are configured.
    std::string band(const Scale& scale, std::int64_t score) const;
};

/// One line of the priority sum: points = min(amount, cap_amount) * weight, or `points` by value for graded factors.
struct Factor {
    std::string name;
    double weight = 0;
    std::optional<double> cap;  ///< most points this factor can give
    std::map<std::string, double> values;  ///< graded factors: amount by value ("1" -> 4, "unknown" -> 2)
    std::string sql;                       ///< a factor of the service's own: an expression over the view `people`, the amount
    std::string says;                      ///< phrase for the WHY column, {n} is the amount: "{n} missed in a row"
    Origin origin;
};

/// What a criterion is for.
enum class Effect {
    must,     ///< has to hold
    never,    ///< must not hold
    in_favour,  ///< "for": speaks for it where it holds
    against,  ///< speaks against it where it holds, and decides nothing
};

/// One line of [suitability] or of a screen's rules: a question about one fact, answered yes, no or not known.
struct Criterion {
    std::string name;
    std::string of;                                ///< the fact: "age", "needs", a column of the extract
    std::vector<std::string> any;                  ///< holds when one of the fact's values is among these
    std::vector<std::string> only;                 ///< holds when all of them are
    std::optional<std::int64_t> at_least, at_most; ///< of a number, hundredths
    std::optional<std::int64_t> within_days;       ///< of a day: no longer ago than this
    std::optional<std::int64_t> older_days;        ///< of a day: longer ago than this
    Effect effect = Effect::in_favour;
    std::string role;                              ///< of [vocabulary.role]: whom it points to, once it decides
    std::string says;                              ///< the rule in words
    Origin origin;
};

/// How a person's sessions are laid out. All of it is the service's own: caseload knows no right number.
struct Programme {
    std::string key;
    std::string label;
    int sessions = 0;               ///< how many, from 1
    std::vector<int> minutes;       ///< of the first, the second, ..; the last one stands for the rest
    std::vector<int> days_apart;    ///< from the first to the second, ..; the last one stands for the rest
    std::vector<int> reviews;       ///< in which of them goals and measures are reviewed
    Origin origin;
    /// Minutes of the n-th session (from 1); 0 when the config does not say.
    int minutes_of(int n) const;
    /// Days from the n-th session to the next; 0 when the config does not say.
    int days_after(int n) const;
};

/// What people are asked about the service. The wording is the service's own, or free to use.
struct Survey {
    std::string key;
    std::string label;
    std::string asks;                   ///< the question as it is put
    std::vector<std::string> answers;   ///< words to type, in their order: "very-good" shows as "Very good"
    std::vector<std::string> positive;  ///< which of them count as positive
    std::string then;                   ///< the open question that follows
    std::string licence, evidence;
    Origin origin;
};

/// Who lives in the network: what reach is held against.
struct Population {
    struct Group {
        std::string dimension;  ///< age, gender, ethnicity, deprivation, language or practice
        std::string group;      ///< "18-39", "65+"; a word of the vocabulary; what ethnic categories count as; a fifth, 1 to 5
        std::int64_t people = 0;
        Origin origin;
    };
    std::string source;
    std::string as_of;          ///< of what day or year, as it is printed
    std::vector<Group> groups;  ///< in the order of the file
};

/// An entry that a system of the GP, the council or a hospital must hold for what the coach did.
struct CodingRule {
    std::string name;
    std::string of;                          ///< which records: session, referral, plan, review, measure, consent, onward, budget, client
    std::vector<std::string> any, all, none; ///< words of the record: one of these, each of these, not one of these
    bool once = false;                       ///< only the person's first
    std::string label;                       ///< what to enter, in words
    std::string code;                        ///< of the terminology; empty: nobody has set one yet
    std::string terminology = "snomed";
    std::string system = "gp";               ///< word of [vocabulary.coding_system]
    std::string from;                        ///< ISO day: what is older is not asked for; empty: everything
    Origin origin;
};

struct Practice {
    std::string key;
    std::string name;
    std::string ods;
    std::string phone;
    Origin origin;
};

/// How a column of a file becomes a field.
struct ColumnRule {
    std::string field;
    std::string column;    ///< a header, or a template with several: "{FIRST} {LAST}"
    Origin origin;
};

/// An import profile: columns to fields, words to words.
struct Profile {
    std::string name;
    std::string noun;
    std::string source;     ///< namespace of outside ids; empty: rows are known by their content
    std::string key;        ///< column with the outside id of the row itself
    std::string client_source;  ///< namespace in which the client column is an outside id; empty: codes and NHS numbers
    std::string encoding = "utf-8";
    std::string delimiter;  ///< empty: by the header
    std::string date_format = "%Y-%m-%d";
    std::string decimal_mark = ".";
    std::vector<ColumnRule> columns;
    std::map<std::string, std::string> constants;                    ///< field -> text
    std::map<std::string, std::map<std::string, std::string>> words;  ///< field -> (file's word -> ours)
    std::map<std::string, std::vector<std::string>> only;  ///< column -> values: other rows are passed over, counted
    std::map<std::string, std::vector<std::string>> skip;  ///< column -> values: such rows are passed over, counted
    int skip_rows = 0;                                     ///< rows beneath the header that are not data
    std::vector<std::string> ignore;                       ///< columns known and not wanted; "*" for all others
    bool allow_duplicates = false;
    Origin origin;
};

/// A way to look through an extract of a GP system: which columns, which rules.
struct Screen {
    std::string name;
    std::string encoding = "utf-8";
    std::string delimiter;  ///< empty: by the header
    std::string date_format = "%Y-%m-%d";
    std::string separator = ";";         ///< between the values of a column in `lists`
    std::vector<std::string> lists;      ///< columns of ours that hold several values; an empty cell says: none
    std::vector<std::string> dates;      ///< columns of ours that hold days; birth_date is one anyway
    std::vector<std::string> ignore;     ///< columns of the file known and not wanted; "*" for all others
    std::vector<ColumnRule> columns;     ///< our name -> the file's column
    int least = 1;                       ///< so many rules must speak for somebody
    std::vector<Criterion> rules;
    Origin origin;
};

/// Single values, each with a default in the schema; `config explain` tells what each is for.
struct Settings {
    std::string database = "caseload.db";
    std::string coach;                 ///< who works here; stands in the journal
    double week_hours = 37.5;          ///< of a working week
    int week_contact_percent = 60;     ///< of it for people: sessions and writing them up
    int week_session_minutes = 45;     ///< a session without a length counts as this
    int week_write_up_minutes = 24;    ///< for each session held
    int week_weeks = 42;               ///< worked in a year
    std::string coach_phone;           ///< whom to call, in letters
    std::string coach_service;         ///< the service or network, in letters
    std::string date_order;            ///< "", "day-month", "month-day"
    double today_threshold = 8;        ///< `today` shows people at or above this many points
    int today_most = 20;               ///< and at most this many
    int reached_weeks = 12;            ///< "reached" in report impact
    int contact_days = 14;             ///< allowed days between contacts
    int review_weeks = 4;              ///< next goal review when none is given
    int off_track_points = 2;          ///< a goal this far below its straight line is off track (points of 0-10)
    int decide_days = 5;               ///< referral received to the decision
    int answer_days = 14;              ///< what was offered and not answered is owed after this long
    int start_days = 28;               ///< and what was accepted and has not begun
    int ask_weeks = 4;                 ///< an onward referral is asked after when no day is given
    int directory_months = 12;         ///< the directory's details are checked again after this long
    int waiting_days = 14;             ///< referral received to first attended session
    std::string out_of_hours;          ///< whom to call when no clinician is on
    std::string draft_grade = "urgent";       ///< of a concern that an import opens for a risk answer
    std::string draft_consent = "not-asked";  ///< and its word of [vocabulary.concern_consent]
    int session_limit_minutes = 480;
    /// What to do after the first, the second, .. session in a row that was not attended; the last one stands for more.
    std::vector<std::string> missed_steps = {"call today, offer another slot", "call, write, tell the referrer",
                                             "ask the practice: discharge?"};
    /// Lines that a note starts with in the editor.
    std::vector<std::string> note_template = {"Since last time:", "", "Today:", "", "Next:", ""};
    int worsening_days = 90;           ///< how long a worsened measure counts in the priority
    double confidence = 0.95;
    double attainment_rho = 0.3;       ///< correlation of goals in the T-score of goal attainment scaling, by custom
    int hide_to = 7;                   ///< counts from 1 to this are hidden in reports
    int round_to = 5;                  ///< other counts are rounded to it
    int fewest_pairs = 20;             ///< people with both scores below which report impact says "we cannot tell"
    std::string report_folder;         ///< where a service keeps reports of its own, relative to the config; empty: nowhere
    int entered_within = 1;            ///< days after its week until which an entry counts in report weekly
};

/// A key that the file sets, and where. What is not here stands at its default.
struct SetKey {
    std::string key;  ///< "today.threshold", "priority.waiting.weight"; words carry their own origin
    Origin origin;
};

/// The sections of a config that are lists of things, beside its single settings.
struct Sections {
    bool own_priority = false;  ///< there is a [priority], be it empty: the built-in factors do not count then
    std::vector<Factor> factors;
    std::vector<Instrument> instruments;
    std::vector<Profile> profiles;
    std::vector<Practice> practices;
    std::vector<Criterion> suitability;
    std::vector<Screen> screens;
    std::vector<CodingRule> codings;
    std::vector<Survey> surveys;
    Population population;
    std::vector<Programme> programmes;
    std::map<std::string, std::string> jargon;
    std::map<std::string, Vocabulary> vocabularies;
    std::vector<SetKey> set;
    std::vector<std::string> warnings;
};

/// The caseload's config: checked whole by `load`, with every problem of the file at once; or read as needed.
/// What is not a single setting is asked for by a function, which reads its section the first time and throws as `load` does.
class Config {
  public:
    /// Reads and checks. Throws Error(setup) with all problems, each with FILE:LINE:COL and the nearest key.
    static Config load(const std::filesystem::path& file);
    /// The same, but what is not a single setting is read when it is asked for: a command needs a few words and no more.
    /// A problem in what is asked for is then told with every problem of the file.
    static Config load_as_needed(const std::filesystem::path& file);
    /// Reads what was left for later. Throws as `load` does.
    void read_all() const;
    /// The same from text; `file` is the name shown in problems.
    static Config parse(std::string_view toml, const std::filesystem::path& file);
    /// The starter that `caseload init` writes.
    static std::string_view starter();

    Config();
    ~Config();
    Config(const Config& other);  ///< what waits is read by each for itself
    Config(Config&&) noexcept;
    Config& operator=(Config&&) noexcept;

    std::filesystem::path file;
    Settings settings;

    // Each in the order of the file.
    const std::vector<Factor>& factors() const;
    const std::vector<Instrument>& instruments() const;
    const std::vector<Profile>& profiles() const;
    const std::vector<Practice>& practices() const;
    const std::vector<Criterion>& suitability() const;  ///< is coaching the right help
    const std::vector<Screen>& screens() const;
    const std::vector<CodingRule>& codings() const;
    const std::vector<Survey>& surveys() const;        ///< also the words of the vocabulary "question"
    const Population& population() const;
    const std::vector<Programme>& programmes() const;  ///< also the words of the vocabulary "programme"
    const std::map<std::string, std::string>& jargon() const;  ///< a word of the trade (lower case) and a plain one for it; may be empty text
    const std::map<std::string, Vocabulary>& vocabularies() const;
    const std::vector<SetKey>& set() const;
    const std::vector<std::string>& warnings() const;  ///< "FILE:LINE:COL: ..." things that work but should be looked at

    /// The database: [database] path relative to the config file.
    std::filesystem::path database_path() const;
    // One of them; nullptr when there is none of that name.
    const Vocabulary* vocabulary(std::string_view name) const;
    const Word* word(std::string_view vocabulary, std::string_view key) const;  ///< cheaper than the vocabulary, for one
    const Instrument* instrument(std::string_view id) const;
    /// The instrument that somebody means who writes this: by its id, else its label, else what it is `also`.
    const Instrument* instrument_meant(std::string_view typed) const;
    const Profile* profile(std::string_view name) const;
    const Screen* screen(std::string_view name) const;
    const Factor* factor(std::string_view name) const;
    const Programme* programme(std::string_view key) const;
    /// Changes when [instrument] says something else, so that what was made from it can be made anew.
    std::int64_t instruments_digest() const;
    const Survey* survey(std::string_view key) const;
    /// "caseload.toml:18:1", or "built in".
    std::string place(Origin origin) const;

  private:
    class Later;
    static const Config& built_in();
    static Config as_needed(std::string text, const std::filesystem::path& file);
    void read_now(const std::string& section) const;
    const Sections& having(const std::string& section) const;
    std::optional<Vocabulary> line_alone(const std::string& section, std::string_view key) const;
    mutable Sections sections_;  ///< what has been read so far
    mutable std::map<std::string, Instrument, std::less<>> alone_;  ///< instruments that were asked for before all were
    mutable std::map<std::string, Word, std::less<>> words_alone_;  ///< by "VOCABULARY WORD"
    std::unique_ptr<Later> later_;  ///< the rest
};

/// `config show`: every setting with its value; `origin` adds where it came from. Columns key, value, origin.
Table config_table(const Config& config, bool with_origin);
/// `config explain KEY`: type, range, default, meaning, value in force. Throws Error(not_found) with the nearest key.
Document config_explain(const Config& config, std::string_view key);
/// All keys and key patterns of the schema ("priority.FACTOR.weight"), for completion and the manual.
std::vector<std::string> config_keys();

}  // namespace caseload
