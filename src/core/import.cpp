// SPDX-License-Identifier: MIT
// Import: the whole file is read and every error shown; all or nothing unless --keep-going; safe to run again, for a row
// is known by its outside id or by its content, never by its place or its day.
#include <fmt/format.h>

#include <algorithm>

#include "caseload/file.hpp"
#include "caseload/nouns.hpp"
#include "caseload/store.hpp"
#include "caseload/text.hpp"
#include "caseload/use_cases.hpp"
#include "import_choice.hpp"
#include "import_told.hpp"
#include "importer.hpp"
#include "source.hpp"

namespace caseload {
namespace {

constexpr std::int64_t chunk = 20'000, look_up = 500;

// How far it came, and whether to stop: asked now and then.
void look(Desk& desk, const Source& source, const RecordReader& reader, std::int64_t records) {
    const Setting& setting = desk.setting();
    if (setting.interrupted && setting.interrupted()) throw Error(Kind::interrupted, "interrupted", "nothing was written");
    if (setting.progress) setting.progress({records, reader.at(), source.size()});
}

class Run {
  public:
    Run(Desk& desk, const Input& input, Source& source, const Profile* profile, std::string file)
        : desk_(desk), input_(input), source_(source), profile_(profile), file_(std::move(file)) {}

    void bring(const Noun& noun, const CsvRecord& header, Problems& problems) {
        const Mapping mapping = Mapping::of(noun, profile_ ? *profile_ : plain_profile(noun, header), header, file_, problems);
        if (!profile_ && !problems.empty()) name_profiles(desk_, noun, input_.words[1], problems);
        problems.raise(Kind::refused);
        Importer importer(desk_, mapping, file_, source_, input_.has("update"));
        importer.start(source_.hash());
        const std::int64_t records = read(importer, mapping.unmended.has_value());
        importer.finish(input_.has("keep_going"));
        for (const auto& problem : importer.problems.all()) all_problems.add(problem);
        parts.push_back({std::string(noun.plural), importer.code, importer.counts, records, importer.unseen, importer.drafts, mapping.says_how_it_went()});
        if (input_.has("rejects") && importer.counts.rejected > 0)
            write_file(input_.one("rejects"), rejects_csv(mapping.header, importer.rejects, source_));
        defaults_today(mapping);
    }

    std::vector<Part> parts;
    Problems all_problems;
    std::vector<std::string> talk;

  private:
    std::int64_t read(Importer& importer, bool rejects) {
        auto& reader = source_.reader();
        CsvRecord row;
        std::int64_t records = 0;
        for (int skipped = profile_ && !rejects ? profile_->skip_rows : 0; skipped > 0 && reader.next(row); --skipped) ++importer.counts.passed_over;
        while (reader.next(row)) {
            if (const auto& bad = reader.problem()) importer.reject_malformed(row, *bad);
            else importer.take(row);
            if (++records % look_up == 0) look(desk_, source_, reader, records);
            if (records % chunk == 0) desk_.store().cut_journal();
        }
        return records;
    }
    // The day understood is always said.
    void defaults_today(const Mapping& mapping) {
        for (const auto& use : mapping.noun->uses) {
            if (use.initial != "today" || use.closing || mapping.profile.constants.contains(std::string(use.field))) continue;
            if (mapping.code || parts.back().counts.fresh == 0 || std::ranges::any_of(mapping.fields, [&](const auto& field) { return field.use == &use; })) continue;
            talk.push_back(fmt::format("no column gives {}: {}", use.field, desk_.today().words()));
        }
    }

    Desk& desk_;
    const Input& input_;
    Source& source_;
    const Profile* profile_;
    std::string file_;
};

const Noun& noun_named(const std::string& word, const std::string& file) {
    if (const Noun* found = find_noun(word)) return *found;
    throw Error(Kind::refused, fmt::format("{}: no noun is called {}", file, caseload::quoted(word)), "a table of an export has the name of its noun");
}

Document concluded(Desk& desk, const Input& input, Run& run, const std::string& file, const Source& source, const Profile* profile) {
    std::int64_t rejected = 0, records = 0;
    for (const auto& part : run.parts) rejected += part.counts.rejected, records += part.records;
    auto document = told(run.parts, run.all_problems, rejected > 0 && !input.has("keep_going"), (input.has("rejects") && rejected > 0) || input.has("plan"));
    if (!desk.dry_run && !document.undo_nothing && !document.refused) document.say("import: " + codes_of(run.parts), Tone::faint);
    document.talk.push_back(fmt::format("{}: {}, {}{}", file, count_of(records, "record", "records"), source.described(),
                                        profile ? fmt::format(", profile '{}'", profile->name) : ""));
    for (const auto& line : run.talk) document.talk.push_back(line);
    if (input.has("rejects") && rejected > 0) document.talk.push_back(fmt::format("rejected rows: {}", input.one("rejects")));
    if (profile) alarm(desk, *profile, run.parts.front(), document);
    if (input.has("plan")) write_plan(desk, input, source.hash(), run.parts.front().counts, document);
    return document;
}

}  // namespace

Document import_rows(Desk& desk, const Input& input, std::string bytes) {
    if (input.has("suggest")) return suggest_profile(desk, input, std::move(bytes));
    if (input.words.size() < 2) throw Error(Kind::usage, "import what, from which file?", {}, "caseload import sessions nov.csv");
    const bool all = input.words[0] == "all";
    const Noun* kind = find_noun(input.words[0]);
    if (!kind && !all) throw Error(Kind::usage, fmt::format("'{}' cannot be imported", input.words[0]), "name a noun: clients, sessions, ..; or all");
    check_import_flags(desk, input);
    const std::string file = std::filesystem::path(input.words[1]).filename().string();
    Config other;
    const Profile* profile = chosen_profile(desk, input, other);
    if (profile && (all || profile->noun != kind->name))
        throw Error(Kind::refused, fmt::format("profile '{}' is for {}s, not for {}", profile->name, profile->noun, input.words[0]));
    Problems problems;
    Source source(file, std::move(bytes), profile, wanted_columns(kind, profile), problems);
    if (input.has("explain")) return explain_columns(desk, *kind, profile, source, file, problems);
    if (kind) desk.store().expect(*kind, source.lines());
    Run run(desk, input, source, profile, file);
    std::string table;
    CsvRecord header;
    while (source.next_table(table, header)) run.bring(kind ? *kind : noun_named(table, file), header, problems);
    if (run.parts.empty() && source.size() > 0 && !problems.empty()) problems.raise(Kind::refused);
    if (run.parts.empty()) throw Error(Kind::refused, fmt::format("{} is empty", file));
    return concluded(desk, input, run, file, source, profile);
}

}  // namespace caseload
