// SPDX-License-Identifier: MIT
// A draft profile for a file that nobody described yet. What is not known is never put aside silently: the draft says it in
// a comment, and the import refuses the file until somebody has decided.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "caseload/date.hpp"
#include "caseload/nouns.hpp"
#include "caseload/text.hpp"
#include "fill.hpp"
#include "headings.hpp"
#include "import_choice.hpp"

namespace caseload {
namespace {

constexpr std::size_t looked_at = 10'000, most_different = 2'000;

// A different value of a column, and the line where it first stands.
struct Seen {
    std::string text;
    std::size_t line = 0;
    std::int64_t times = 0;
};

struct SeenColumn {
    std::vector<Seen> values;
    std::unordered_map<std::string, std::size_t> places{};
    std::int64_t empty = 0;

    void take(std::string text, std::size_t line) {
        if (text.empty()) return void(++empty);
        const auto [at, fresh] = places.try_emplace(std::move(text), values.size());
        if (fresh && values.size() < most_different) values.push_back({at->first, line, 0});
        if (at->second < values.size()) ++values[at->second].times;
    }
};

std::vector<SeenColumn> look_through(RecordReader& reader, std::size_t columns) {
    std::vector<SeenColumn> seen(columns);
    CsvRecord row;
    for (std::size_t n = 0; n < looked_at && reader.next(row); ++n) {
        if (reader.problem() || std::ranges::all_of(row.cells, [](const std::string& cell) { return trim_wide(cell).empty(); })) continue;
        for (std::size_t i = 0; i < columns && i < row.cells.size(); ++i) seen[i].take(std::string(trim_wide(row.cells[i])), row.line);
    }
    return seen;
}

// On one line, whatever a cell holds: spreadsheets break headings over several.
std::string toml_text(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n') out += "\\n";
        else if (c == '\r') out += "\\r";
        else if (c == '\t') out += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) out += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
        else if (c == '"' || c == '\\') out += '\\', out += c;
        else out += c;
    }
    return out + '"';
}

// The columns of days, and which pattern most of them fit.
class Days {
  public:
    void add(const SeenColumn& column) {
        for (const auto& seen : column.values) all_.push_back(&seen);
    }
    /// Day and month are never guessed: a pattern is named only when no other fits as many.
    std::string line() const {
        if (all_.empty()) return {};
        std::vector<std::pair<std::int64_t, const char*>> fits;
        for (const auto* pattern : patterns) fits.emplace_back(fitting(pattern), pattern);
        std::ranges::stable_sort(fits, std::ranges::greater{}, [](const auto& one) { return one.first; });
        if (fits[0].first == 0 && iso() == 0) return "# date_format = \"?\"      no usual pattern reads the days";
        if (fits[0].first == 0) return with_rest("date_format = \"%Y-%m-%d\"", "%Y-%m-%d");
        if (fits[0].first == fits[1].first) return fmt::format("# date_format = \"{}\"      or \"{}\": the days fit both, choose", fits[0].second, fits[1].second);
        return with_rest(fmt::format("date_format = \"{}\"", fits[0].second), fits[0].second);
    }

  private:
    static constexpr const char* patterns[] = {"%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d-%b-%Y", "%d %b %Y", "%d/%m/%y", "%m/%d/%y", "%d.%m.%y", "%d-%b-%y",
                                               "%Y-%m-%dT%H:%M:%SZ", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S"};
    std::int64_t counted(auto fits) const {
        std::int64_t rows = 0;
        for (const auto* seen : all_) rows += fits(seen->text) ? seen->times : 0;
        return rows;
    }
    std::int64_t fitting(const char* pattern) const { return counted([&](const std::string& text) { return parse_by_pattern(text, pattern).has_value(); }); }
    std::int64_t iso() const { return counted([](const std::string& text) { return Date::from_iso(text).has_value(); }); }
    /// The first line that is no day so: it would be rejected.
    std::string with_rest(std::string line, const char* pattern) const {
        const Seen* first = nullptr;
        std::int64_t rest = 0;
        for (const auto* seen : all_) {
            if (parse_by_pattern(seen->text, pattern) || Date::from_iso(seen->text)) continue;
            rest += seen->times;
            if (!first || seen->line < first->line) first = seen;
        }
        if (!first) return line;
        return line + fmt::format("      # {} not fit it, first on line {}", rest == 1 ? "1 day does" : fmt::format("{} days do", rest), first->line);
    }

    std::vector<const Seen*> all_;
};

// Words of the file beside ours.
struct WordsOfFile {
    std::vector<std::string> pairs;    ///< "Yes" = "attended"
    std::vector<std::string> unknown;  ///< what nobody can know but the coach
    bool guessed = false;
};

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> words) { return std::ranges::find(words, value) != words.end(); }

// What a yes, a no or a common short form says of a session, as a proposal; empty when it says nothing sure.
std::string attendance_of(const Vocabulary& words, const std::string& value, bool missed) {
    const std::string plain = plain_heading(value);
    const bool yes = is_one_of(plain, {"yes", "y", "true", "1"}), no = is_one_of(plain, {"no", "n", "false", "0"});
    const bool came = (missed ? no : yes) || is_one_of(plain, {"attended", "seen", "arrived"});
    const bool not_come = (missed ? yes : no) || is_one_of(plain, {"dna", "didnotattend", "noshow", "notattended"});
    const Word* word = came ? words.counting_as("attended") : not_come ? words.counting_as("did-not-attend") : nullptr;
    return word ? word->key : "";
}

WordsOfFile compare_words(const Vocabulary& words, const SeenColumn& column, bool several, bool missed) {
    WordsOfFile found;
    for (const auto& seen : column.values) {
        std::vector<std::string> parts = several ? split(replace_all(seen.text, ";", ","), ',') : std::vector{seen.text};
        if (words.meant(seen.text) || std::ranges::all_of(parts, [&](const auto& part) { return words.meant(part) != nullptr; })) continue;
        const std::string ours = words.name == "attendance" ? attendance_of(words, seen.text, missed) : "";
        if (!ours.empty()) found.pairs.push_back(fmt::format("{} = {}", toml_text(seen.text), toml_text(ours))), found.guessed = true;
        else found.unknown.push_back(seen.text);
    }
    return found;
}

std::string listed(const std::vector<std::string>& texts) {
    constexpr std::size_t most = 12;
    std::vector<std::string> some;
    for (std::size_t i = 0; i < std::min(most, texts.size()); ++i) some.push_back(toml_text(cut_to_width(texts[i], 40)));
    return join(some, ", ") + (texts.size() > most ? fmt::format(" and {} more", texts.size() - most) : "");
}

std::string words_lines(const Vocabulary& words, const GuessedColumn& guessed, const SeenColumn& column, bool several) {
    const WordsOfFile found = compare_words(words, column, several, asks_who_missed(guessed.column));
    std::string lines;
    if (found.guessed) lines += fmt::format("# Check: what these say under {} is our reading; a no may also be a cancellation.\n", toml_text(guessed.column));
    if (!found.pairs.empty()) lines += fmt::format("words.{} = {{ {} }}\n", guessed.field, join(found.pairs, ", "));
    if (!found.unknown.empty())
        lines += fmt::format("# {} {} none of our words: such rows are refused until words.{} says which each is,\n# one of {}\n", listed(found.unknown),
                             found.unknown.size() == 1 ? "is" : "are", guessed.field, join(words.keys(), ", "));
    if (words.name == "attendance" && column.empty > 0)
        lines += fmt::format("# {} under {}: such sessions count as attended.\n", column.empty == 1 ? "1 row says nothing" : fmt::format("{} rows say nothing", column.empty), toml_text(guessed.column));
    return lines;
}

std::string instrument_lines(const Desk& desk, const GuessedColumn& guessed, const SeenColumn& column) {
    std::vector<std::string> unknown, ids;
    for (const auto& seen : column.values)
        if (!desk.config().instrument_meant(seen.text)) unknown.push_back(seen.text);
    for (const auto& one : desk.config().instruments()) ids.push_back(one.id);
    if (unknown.empty()) return {};
    return fmt::format("# {} {} no instrument here: such rows are refused until words.{} says which each is,\n# one of {}\n", listed(unknown), unknown.size() == 1 ? "is" : "are",
                       guessed.field, join(ids, ", "));
}

const Noun& best_noun(const CsvRecord& header) {
    const Noun* best = &nouns().front();
    std::size_t most = 0;
    for (const auto& noun : nouns())
        if (const auto known = guess_header(noun, header.cells).columns.size(); known > most) best = &noun, most = known;
    return *best;
}

class Draft {
  public:
    Draft(const Desk& desk, const Noun& noun, const CsvRecord& header, std::vector<SeenColumn> seen)
        : desk_(desk), noun_(noun), header_(header), seen_(std::move(seen)), guessed_(guess_header(noun, header.cells)) {}

    void say(Document& document) const {
        document.say(fmt::format("[import.NAME]\nnoun = \"{}\"", noun_.name));
        if (!guessed_.unknown.empty()) document.say("# key = \"..\"           the column of the outside id, if there is one; then also: source = \"..\"");
        std::string words;
        Days days;
        for (const auto& guessed : guessed_.columns) {
            const auto& [field, of] = described(guessed.field);
            if (field->type == FieldType::date) days.add(seen_[guessed.first]);
            words += lines_of(guessed, *field, of);
        }
        if (const auto line = days.line(); !line.empty()) document.say(line);
        say_columns(document);
        if (!words.empty()) document.say(trim(words));
        if (noun_.name == "session" && !has("outcome")) document.say("# No column says how the sessions went: all would count as attended. If one does: outcome = \"its heading\"");
        say_undecided(document);
    }

  private:
    bool has(std::string_view field) const { return std::ranges::find(guessed_.columns, field, &GuessedColumn::field) != guessed_.columns.end(); }
    std::pair<const Field*, std::string_view> described(const std::string& name) const {
        for (const auto& extra : extra_fields(noun_))
            if (extra.name == name) return {&extra, extra.of};
        const Use& use = *noun_.use(name);
        const Field& field = field_of_use(noun_, use);
        return {&field, words_of(field, use)};
    }
    std::string lines_of(const GuessedColumn& guessed, const Field& field, std::string_view of) const {
        if (field.type == FieldType::instrument) return instrument_lines(desk_, guessed, seen_[guessed.first]);
        const bool word = field.type == FieldType::word || field.type == FieldType::words || (field.type == FieldType::text && !of.empty());
        const Vocabulary* words = word ? desk_.config().vocabulary(of) : nullptr;
        return words ? words_lines(*words, guessed, seen_[guessed.first], field.type == FieldType::words) : "";
    }
    void say_columns(Document& document) const {
        std::vector<std::string> columns;
        for (const auto& one : guessed_.columns) {
            columns.push_back(fmt::format("{} = {}", one.field, toml_text(one.column)));
            if (one.likeness) document.say(fmt::format("# {} as {}: only because the words look alike. Check.", toml_text(one.column), one.field));
        }
        document.say(columns.empty() ? "# columns = { field = \"column\" }      no column looks like a field of this noun" : fmt::format("columns = {{ {} }}", join(columns, ", ")));
    }
    /// What a coach decides: until then the import refuses the file.
    void say_undecided(Document& document) const {
        std::vector<std::string> left;
        for (const auto place : guessed_.unknown) left.push_back(toml_text(header_.cells[place]));
        if (!left.empty()) document.say(fmt::format("# Not known: {}.", join(left, ", ")));
        for (const auto& [place, field] : guessed_.second) {
            const auto surer = std::ranges::find(guessed_.columns, field, &GuessedColumn::field);
            left.push_back(toml_text(header_.cells[place]));
            document.say(fmt::format("# {} seems to say what {} says more surely: {}.", left.back(), toml_text(surer->column), field));
        }
        if (!left.empty())
            document.say(fmt::format("# The import refuses the file until you decide: name {} in columns, or leave {} out by taking the # away:\n# ignore = [{}]", left.size() == 1 ? "it" : "each",
                                     left.size() == 1 ? "it" : "them", join(left, ", ")));
    }

    const Desk& desk_;
    const Noun& noun_;
    const CsvRecord& header_;
    std::vector<SeenColumn> seen_;
    GuessedHeader guessed_;
};

}  // namespace

Document suggest_profile(Desk& desk, const Input& input, std::string bytes) {
    const std::string file = std::filesystem::path(input.words.back()).filename().string();
    const Noun* named = input.words.size() > 1 ? find_noun(input.words[0]) : nullptr;
    if (input.words.size() > 1 && !named) throw Error(Kind::usage, fmt::format("'{}' is no noun", input.words[0]));
    Problems problems;
    Source source(file, std::move(bytes), nullptr, known_headings(), problems);
    std::string table;
    CsvRecord header;
    if (!source.next_table(table, header)) throw Error(Kind::refused, fmt::format("{} is empty", file));
    Document document;
    document.say(fmt::format("# A draft from the header and the first rows of a file ({}). Look at each line, then put it into the config.", source.described()));
    Draft(desk, named ? *named : best_noun(header), header, look_through(source.reader(), header.cells.size())).say(document);
    document.problems = problems.all();
    document.undo_nothing = true;
    return document;
}

}  // namespace caseload
