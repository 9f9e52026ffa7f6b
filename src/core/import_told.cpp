// SPDX-License-Identifier: MIT
#include "import_told.hpp"

#include <fmt/format.h>

#include "caseload/csv.hpp"
#include "caseload/text.hpp"

namespace caseload {
namespace {

std::vector<Column> count_columns() {
    return {{"import", "import", CellType::code}, {"new", "new", CellType::whole}, {"changed", "changed", CellType::whole},
            {"unchanged", "unchanged", CellType::whole}, {"rejected", "rejected", CellType::whole},
            {"total", "total", CellType::whole}, {"passed_over", "passed over", CellType::whole}};
}

TableRow count_row(const Counts& counts, const std::string& code) {
    return {code.empty() ? Value{} : Value{code}, counts.fresh, counts.changed, counts.unchanged, counts.rejected, counts.total(),
            counts.passed_over};
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

std::string counts_words(const Counts& counts) {
    std::string words = fmt::format("new {}   changed {}   unchanged {}   rejected {}   total {}", counts.fresh, counts.changed,
                                    counts.unchanged, counts.rejected, counts.total());
    if (counts.passed_over) words += fmt::format("   ({} other rows passed over)", counts.passed_over);
    return words;
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

std::string rejects_csv(const std::vector<std::string>& columns, const std::vector<Reject>& rejects, char delimiter) {
    std::string text;
    const auto row = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) text += (i ? std::string(1, delimiter) : "") + csv_cell(cells[i], delimiter);
        text += '\n';
    };
    auto header = columns;
    header.insert(header.end(), {"_line", "_column", "_code", "_message"});
    row(header);
    for (const auto& reject : rejects) {
        auto cells = reject.row.cells;
        std::string message = reject.message;
        for (std::size_t i = columns.size(); i < cells.size(); ++i) message += fmt::format("; one cell more: {}", cells[i]);
        cells.resize(columns.size());
        cells.insert(cells.end(), {std::to_string(reject.row.line), std::to_string(reject.column), reject.code, message});
        row(cells);
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
