// SPDX-License-Identifier: MIT
#include "import_told.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "caseload/csv.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

std::vector<Column> count_columns() {
    return {{"import", "import", CellType::code}, {"new", "new", CellType::whole}, {"changed", "changed", CellType::whole},
            {"unchanged", "unchanged", CellType::whole}, {"rejected", "rejected", CellType::whole},
            {"total", "total", CellType::whole}, {"passed_over", "passed over", CellType::whole},
            {"counted_as_attended", "counted as attended", CellType::whole}};
}

TableRow count_row(const Counts& counts, const std::string& code) {
    return {code.empty() ? Value{} : Value{code}, counts.fresh, counts.changed, counts.unchanged, counts.rejected, counts.total(),
            counts.passed_over, counts.presumed};
}

// One noun: a record; several: a line each.
Table counts_table(const std::vector<Part>& parts, bool written) {
    Table table;
    table.name = "import";
    table.audience = Audience::machine;
    table.columns = count_columns();
    if (parts.size() == 1) table.layout = Layout::record;
    else table.columns.insert(table.columns.begin(), {"noun", "noun"});
    for (const auto& part : parts) {
        table.rows.push_back(count_row(part.counts, written ? part.code : ""));
        if (parts.size() != 1) table.rows.back().insert(table.rows.back().begin(), part.noun);
    }
    return table;
}

Table errors_table(const Problems& problems) {
    Table table;
    table.name = "errors";
    table.audience = Audience::machine;
    table.columns = {{"where", "WHERE"}, {"message", "MESSAGE"}, {"hint", "HINT"}};
    for (const auto& problem : problems.all()) table.rows.push_back({problem.where, problem.what, problem.hint});
    return table;
}

std::string empty_words(const Counts& counts) {
    if (counts.empty == 0) return {};
    return counts.empty == counts.passed_over ? ": empty" : fmt::format(", {} of them empty", counts.empty);
}

std::string counts_words(const Counts& counts) {
    std::string words = fmt::format("new {}   changed {}   unchanged {}   rejected {}   total {}", counts.fresh, counts.changed,
                                    counts.unchanged, counts.rejected, counts.total());
    if (counts.passed_over) words += fmt::format("   ({} passed over{})", count_of(counts.passed_over, "other row", "other rows"), empty_words(counts));
    return words;
}

// What nobody said is not passed off as said.
std::string presumed_words(const Part& part) {
    const auto n = part.counts.presumed;
    if (!part.says_how_it_went) return fmt::format("no column says how the sessions went: {} as attended", n == 1 ? "the 1 that comes in counts" : fmt::format("all {} count", n));
    return fmt::format("{} how the session went: {} as attended", n == 1 ? "1 row that came in does not say" : fmt::format("{} rows that came in do not say", n), n == 1 ? "it counts" : "they count");
}

// Rows whose answers ask for a decision, each with the draft concern that the same operation opened.
Table drafts_table(const std::vector<Part>& parts, bool written) {
    Table table;
    table.name = "risk_answers";
    table.columns = {{"line", "LINE", CellType::whole}, {"client", "CODE", CellType::code}, {"measure", "MEASURE", CellType::code},
                     {"instrument", "FORM"}, {"item", "ITEM", CellType::whole}, {"answer", "ANSWER", CellType::whole},
                     {"concern", "DRAFT CONCERN", CellType::code}};
    for (const auto& part : parts)
        for (const auto& one : part.drafts)
            table.rows.push_back({static_cast<std::int64_t>(one.line), one.client, written ? Value{one.measure} : Value{}, one.instrument,
                                  one.item, one.answer, written ? Value{one.concern} : Value{}});
    return table;
}

void say_drafts(std::int64_t n, bool written, const Table& table, Document& document) {
    document.say(fmt::format("{} for a decision that the file does not bring{}", n == 1 ? "1 answer asks" : fmt::format("{} answers ask", n),
                             written ? ": a draft concern each stands first until somebody has acknowledged it." : "."), Tone::warning);
    document.add(table);
}

}  // namespace

namespace {

constexpr std::string_view added[] = {"_line", "_column", "_code", "_message"};

// A cell that is always in quotes: a quote left open before it ends here at the latest, and is told on its own line.
std::string in_quotes(const std::string& text) { return '"' + replace_all(text, "\"", "\"\"") + '"'; }

std::string as_it_stands(const Reject& reject, char delimiter) {
    const bool quotes = reject.row.raw.find('"') != std::string::npos;
    const std::string message = quotes ? in_quotes(reject.message) : csv_cell(reject.message, delimiter);
    return fmt::format("{}{}{}{}{}{}{}{}{}", reject.row.raw, delimiter, reject.row.line, delimiter, reject.column, delimiter, reject.code, delimiter, message);
}

// The cells where no line can stand for the row: of JSON, and of a rejects file whose reasons change.
std::string by_cells(const Reject& reject, const std::vector<std::string>& header, std::size_t columns, char delimiter) {
    auto cells = reject.row.cells;
    std::string message = reject.message;
    for (std::size_t i = columns; i < cells.size(); ++i) message += fmt::format("; one cell more: {}", cells[i]);
    cells.resize(header.size());
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (header[i] == added[0]) cells[i] = std::to_string(reject.row.line);
        if (header[i] == added[1]) cells[i] = std::to_string(reject.column);
        if (header[i] == added[2]) cells[i] = reject.code;
        if (header[i] == added[3]) cells[i] = message;
    }
    return csv_record(cells, delimiter);
}

}  // namespace

std::string rejects_csv(const std::vector<std::string>& columns, const std::vector<Reject>& rejects, const Source& source) {
    const char delimiter = source.delimiter();
    auto header = columns;
    const bool again = std::ranges::find(columns, added[2]) != columns.end();  // it is a rejects file itself
    if (!again) header.insert(header.end(), std::begin(added), std::end(added));
    std::string text = (source.encoding() == "UTF-8" ? "" : "\xEF\xBB\xBF") + csv_record(header, delimiter) + '\n';
    for (const auto& reject : rejects) {
        const bool whole = reject.row.cells.size() == columns.size() && !reject.malformed;
        if (!source.is_json() && !again) text += as_it_stands(reject, delimiter);
        else if (source.is_json() || whole) text += by_cells(reject, header, columns.size(), delimiter);
        else text += reject.row.raw;  // with the reason that it has
        text += '\n';
    }
    return text;
}

std::string codes_of(const std::vector<Part>& parts) {
    std::vector<std::string> codes;
    for (const auto& part : parts)
        if (part.counts.fresh + part.counts.changed > 0) codes.push_back(part.code);
    return join(codes, ", ");
}

Document told(const std::vector<Part>& parts, const Problems& problems, bool refused, bool file_written) {
    Document document;
    Counts all;
    Unseen unseen;
    for (const auto& part : parts) {
        all += part.counts;
        unseen += part.unseen;
        if (parts.size() > 1) document.say(fmt::format("  {:<14} {}", part.noun, counts_words(part.counts)));
    }
    document.problems = problems.all();
    document.say("  " + (parts.size() > 1 ? fmt::format("{:<14} ", "together") : "") + counts_words(all), Tone::strong);
    for (const auto& part : parts)
        if (part.counts.presumed > 0) document.say("  " + presumed_words(part), Tone::warning);
    const bool written = !refused && all.fresh + all.changed > 0;
    if (refused) document.say(fmt::format("Nothing was written{}. --keep-going brings in the good rows and keeps the rest aside.", file_written ? " to the caseload" : ""), Tone::warning);
    else if (all.total() == 0) document.say("The file has no rows to bring in: nothing was written.");
    else if (!written && all.rejected == 0) document.say("Everything in the file is here already: nothing was written.");
    if (unseen.totals > 0)
        document.say(fmt::format("{} came in as a total only: an answer that asks for a decision (self-harm) was not seen.",
                                 count_of(unseen.totals, "score", "scores")), Tone::warning);
    if (unseen.left_out > 0)
        document.say(fmt::format("{} left out an answer that would ask for a decision (self-harm): what it would have been is not known.",
                                 count_of(unseen.left_out, "form", "forms")), Tone::warning);
    const Table drafts = drafts_table(parts, written);
    const bool any_drafts = !drafts.rows.empty();
    if (any_drafts) say_drafts(static_cast<std::int64_t>(drafts.rows.size()), written, drafts, document);
    document.add(counts_table(parts, written));
    document.add(errors_table(problems));
    document.refused = refused;
    document.findings = !refused && (all.rejected > 0 || (written && any_drafts));
    document.undo_nothing = !written;
    document.file_written = file_written;
    if (written)
        for (const auto& part : parts)
            if (part.counts.fresh + part.counts.changed > 0) document.codes.push_back(part.code);
    return document;
}

}  // namespace caseload
