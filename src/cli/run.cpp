// SPDX-License-Identifier: MIT
#include "caseload/run.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <istream>
#include <iterator>
#include <memory>
#include <new>
#include <ostream>

#include "ask.hpp"
#include "caseload/file.hpp"
#include "caseload/render.hpp"
#include "caseload/text.hpp"
#include "complete.hpp"
#include "draft.hpp"
#include "help.hpp"
#include "long_work.hpp"
#include "parse.hpp"
#include "surroundings.hpp"

namespace caseload {
namespace {

// One line a problem would scroll a terminal away: 20 there, all of them elsewhere.
void tell_problems(const std::vector<Problem>& problems, Streams& streams) {
    constexpr std::size_t most = 20;
    const bool cut = streams.terminal.output && problems.size() > most;
    std::vector<Problem> shown(problems.begin(), cut ? problems.begin() + most : problems.end());
    if (shown.empty()) return;
    streams.err << safe_for_screen(to_text(Error(Kind::refused, shown)), false, true);
    if (cut) streams.err << fmt::format("and {} more; all of them: --rejects FILE, or -o json\n", problems.size() - most);
    streams.err << '\n';
}

// Every note flag may be text, @FILE, or - for standard input. Gives what was typed for the last.
std::string read_texts(Call& call, Streams& streams) {
    std::string typed;
    const auto read_all = [&] { return std::string(std::istreambuf_iterator<char>(streams.in), {}); };
    for (const auto& flag : call.command->flags()) {
        const auto found = call.input.flags.find(replace_all(flag.name, "-", "_"));
        if (!flag.reads_files || found == call.input.flags.end()) continue;
        auto& text = found->second.back();
        if (text == "-") typed = text = read_all();
        else if (text.starts_with("@")) text = without_draft_lines(read_file(text.substr(1)));
        while (text.ends_with('\n')) text.pop_back();
    }
    const std::size_t place = call.command->is("import") && !call.input.has("suggest") ? 1 : 0;
    const bool reads = call.command->is("import") || call.command->is("batch") || call.command->is("screen run");
    if (reads && call.input.words.size() > place && call.input.words[place] == "-")
        call.input.flags["stdin"] = {read_all()};
    return typed;
}

// Data is for programs: csv unless another of their formats is asked for.
void settle_export(Call& call) {
    auto& format = call.globals["format"];
    if (format.empty()) format = {call.input.words.empty() || call.input.words[0] != "all" ? "csv" : "jsonl"};
    const bool many = !call.input.words.empty() && call.input.words[0] == "all";
    if (format.back() == "table" || format.back() == "md" || format.back() == "html") throw Error(Kind::usage, "export writes csv, json, jsonl, plain or xlsx", "for reading there is `list`");
    if (call.input.has("excel") && format.back() != "csv") throw Error(Kind::usage, "--excel goes with csv");
    if (many && (format.back() == "csv" || format.back() == "plain") && !call.input.has("out"))
        throw Error(Kind::usage, fmt::format("export all -o {} needs --out FOLDER: a file a noun", format.back()), {},
                    fmt::format("caseload export all -o {} --out caseload-export", format.back()));
}

// A page is no table: it has formats of its own.
void settle_page(Call& call) {
    const auto format = call.globals.find("format");
    if (format == call.globals.end()) return;
    const std::string name = format->second.back();
    if (name != "table" && name != "md" && name != "html") throw Error(Kind::usage, fmt::format("client plan -o {}: it writes text, md or html", name));
    call.input.flags["page"] = {name == "table" ? "text" : name};
    call.globals.erase(format);
}

// Bytes for another program: never on a screen, and known to be possible before anything is done.
void settle_spreadsheet(const Call& call, const Style& style, const Streams& streams) {
    if (style.format != Format::xlsx) return;
    if (streams.terminal.output && !call.input.has("out"))
        throw Error(Kind::usage, "-o xlsx is no text for a terminal", "send it to a file",
                    fmt::format("caseload {}{} -o xlsx > {}.xlsx", call.command->path(), call.input.words.empty() ? "" : " ..", replace_all(call.command->path(), " ", "-")));
    check_format(style.format);
}

// Rows of a spreadsheet wait beside the file that they become; on the way to a pipe they wait in memory, where there is such a folder.
std::filesystem::path scratch_of(const Call& call, const Surroundings& around) {
    if (call.input.has("out")) {
        const auto folder = std::filesystem::path(call.input.one("out")).parent_path();
        return folder.empty() ? "." : folder;
    }
    const std::filesystem::path memory = "/dev/shm";
    return ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::path(around.temporary);
}

bool takes_folder(const Call& call) {
    if (!call.command->is("export") || !call.input.has("out") || call.input.words.empty() || call.input.words[0] != "all") return false;
    const auto& format = call.globals.at("format").back();
    return format == "csv" || format == "plain";
}

void put(const std::string& text, const Call& call, Streams& streams) {
    if (call.input.has("out")) return write_file(call.input.one("out"), text);
    streams.out << text;
    streams.out.flush();
    if (!streams.out) throw Error(Kind::output, "the output could not be written");
}

// A file a table, for formats that hold one table a file.
void put_in_folder(const Document& document, const Call& call, const Style& style) {
    const std::filesystem::path folder = call.input.one("out");
    std::error_code fault;
    if (std::filesystem::exists(folder) && (!std::filesystem::is_directory(folder, fault) || !std::filesystem::is_empty(folder, fault)))
        throw Error(Kind::refused, fmt::format("{} is not an empty folder", folder.string()), "name a new one");
    if (!std::filesystem::create_directories(folder, fault) && fault)
        throw Error(Kind::output, fmt::format("the folder {} cannot be made: {}", folder.string(), fault.message()));
    for (const auto& block : document.blocks) {
        const auto& table = std::get<Table>(block);
        Document one;
        one.add(table);
        FileWriter writer(folder / (table.name + "." + call.globals.at("format").back()));
        render(one, style, [&](std::string_view piece) { writer.write(piece); });
        writer.keep();
    }
}

bool pages(const Surroundings& around, const Style& style, const Streams& streams) {
    return !around.pager.empty() && streams.terminal.output && streams.terminal.height > 0 && style.format == Format::table;
}

// Through the pager when it is longer than the screen; false when it is not, or the pager cannot be started.
bool page(const std::string& text, const Surroundings& around, const Streams& streams) {
    if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) < streams.terminal.height) return false;
    FILE* pager = ::popen(around.pager.c_str(), "w");
    if (!pager) return false;
    ::signal(SIGPIPE, SIG_IGN);  // who leaves the pager early has seen enough
    std::fwrite(text.data(), 1, text.size(), pager);
    return ::pclose(pager) == 0;
}

std::string harmless(std::string_view piece) {
    std::string out;
    for (;;) {
        const auto tab = piece.find('\t');
        out += safe_for_screen(piece.substr(0, tab), false, true);
        if (tab == std::string_view::npos) return out;
        out += '\t';
        piece.remove_prefix(tab + 1);
    }
}

void put_document(const Document& document, const Call& call, const Surroundings& around, const Style& style, Streams& streams) {
    if (!document.file.empty()) return put(document.file, call, streams);
    if (call.input.has("out")) {
        Document kept = document;  // how to undo it is for whoever typed it, not for the file
        const auto* last = kept.blocks.empty() ? nullptr : std::get_if<Paragraph>(&kept.blocks.back());
        if (last && last->text.starts_with("undo: ")) {
            if (!call.globals.contains("quiet")) streams.err << last->text << '\n';
            kept.blocks.pop_back();
        }
        FileWriter writer(call.input.one("out"));
        Style whole = style;
        whole.quiet = style.quiet && call.command->noun != "report";  // quiet is for the screen; the file is the report
        render(kept, whole, [&](std::string_view piece) { writer.write(piece); });
        return writer.keep();
    }
    if (pages(around, style, streams) && page(render(document, style), around, streams)) return;
    const bool screen = streams.terminal.output && is_machine(style.format);
    render(document, style, [&](std::string_view piece) {
        if (!streams.out) return;
        if (screen) streams.out << harmless(piece);  // what data holds never commands a terminal
        else streams.out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    });
    streams.out.flush();
    if (!streams.out) throw Error(Kind::output, "the output could not be written");
}

int speak(const Document& document, const Call& call, const Surroundings& around, const Style& style, Streams& streams) {
    tell_problems(document.problems, streams);
    if (!style.quiet)
        for (const auto& line : document.talk) streams.err << safe_for_screen(line) << '\n';
    if (takes_folder(call)) put_in_folder(document, call, style);
    else put_document(document, call, around, style, streams);
    if (document.refused) return static_cast<int>(Kind::refused);
    return document.findings ? static_cast<int>(Kind::findings) : 0;
}

// The commit came first: who tries again would write it twice.
Error stored_all_the_same(const Error& error, const Document& document) {
    auto problems = error.problems();
    if (document.codes.empty() || error.kind() != Kind::output) return error;
    problems.back().hint = fmt::format("{} stored all the same; only the output failed", join(document.codes, ", ") + (document.codes.size() > 1 ? " are" : " is"));
    return {error.kind(), problems};
}

void tell_origins(const Desk& desk, const Surroundings& around, Streams& streams) {
    streams.err << fmt::format("config    {}\n", around.setting.config_file.string());
    if (!desk.config().file.empty())
        streams.err << fmt::format("database  {}\n", (around.setting.database.empty() ? desk.config().database_path() : around.setting.database).string());
    streams.err << fmt::format("today     {}\n", desk.today().words());
}

// No output may take the place of what it was made from.
void keep_apart(const Call& call, const Desk& desk) {
    std::vector<std::filesystem::path> kept{desk.setting().config_file, desk.setting().database};
    if (!desk.config().file.empty()) kept.push_back(desk.config().database_path());
    for (const auto& word : call.input.words) kept.emplace_back(word);
    kept.emplace_back(call.input.one("profiles"));
    for (const auto* flag : {"out", "rejects", "plan", "key"}) {
        const std::filesystem::path target = call.input.one(flag);
        if (target.empty()) continue;
        std::error_code fault;
        for (const auto& path : kept)
            for (const auto* companion : {"", "-wal", "-shm"})
                if (!path.empty() && std::filesystem::equivalent(path.string() + companion, target, fault))
                    throw Error(Kind::usage, fmt::format("--{} would write over {}", flag, target.string()), "name another file; nothing was done");
    }
}

// A note in a draft that nobody takes in would be lost all the same.
void tell_drafts(const Desk& desk, const Surroundings& around, Document& document) {
    const auto& named = around.setting.database;
    for (const auto& draft : drafts_in((named.empty() ? desk.config().database_path() : named).parent_path()))
        document.talk.push_back(fmt::format("a note was written and not kept: {}   take it in with --note @FILE, then remove it", draft.string()));
}

// Nothing when what went wrong may come of a file that was written while we looked at it.
std::optional<Document> answer(Desk& desk, const Call& call) {
    try {
        return call.command->work(desk, call.input);
    } catch (const Error&) {
        if (!desk.store_moved_on()) throw;
        return {};
    }
}

// The caseload of an earlier day, for --as-of; nothing when none is asked for.
std::unique_ptr<Desk> earlier(const Desk& desk, const Call& call) {
    if (!call.input.has("as_of")) return nullptr;
    const Date day = parse_date(call.input.one("as_of"), {desk.today(), Sense::past, DateOrder::refuse});
    if (day > desk.today()) throw Error(Kind::refused, fmt::format("--as-of {} has not come yet", day.words()));
    return desk.as_of(day);
}

// {week} in the name of a file is the week of the report, {today} the day; other braces are a slip.
void name_file(Call& call, const Desk& desk, const Document& document) {
    if (!call.input.has("out")) return;
    auto& name = call.input.flags["out"].back();
    if (!document.week.empty()) name = replace_all(name, "{week}", document.week);
    name = replace_all(name, "{today}", desk.today().iso());
    const auto open = name.find('{');
    if (open != std::string::npos && call.command->noun == "report")
        throw Error(Kind::usage, fmt::format("--out: {} stands for nothing", caseload::quoted(name.substr(open, name.find('}', open) + 1 - open))), document.week.empty() ? "there is {today}" : "there are {week} and {today}");
    keep_apart(call, desk);
}

// To have seen small numbers is kept in the journal, before a word of them is printed.
void keep_sight(const Call& call, const Setting& setting, Document& document) {
    if (!document.seen) return;
    auto writer = Desk::open(setting, Needs::writing);
    writer->conclude(document, journal_words(*writer, call.input), false);
}

// `typed` is emptied once the database holds it.
int work_on(Call& call, const Surroundings& around, const Style& style, Streams& streams, std::string& typed) {
    LongWork long_work(call, style, streams);
    Setting setting = around.setting;
    setting.for_page = style.format == Format::html;
    setting.pictures = setting.for_page || (style.format == Format::table && streams.terminal.output && !call.input.has("out"));
    setting.for_people = !is_machine(style.format) && style.fields.empty() && !style.list_fields;
    auto desk = Desk::open(long_work.over(setting), call.command->needs);
    desk->dry_run = call.globals.contains("dry-run") || style.list_fields;
    if (call.globals.contains("verbose")) tell_origins(*desk, around, streams);
    keep_apart(call, *desk);
    auto past = earlier(*desk, call);
    Document document = answer(past ? *past : *desk, call).value_or(Document{});
    if (desk->store_moved_on()) {  // somebody wrote while we looked: once more, now with SQLite's locks
        desk = Desk::open(long_work.over(setting), Needs::streaming);
        past = earlier(*desk, call);
        document = call.command->work(past ? *past : *desk, call.input);
    }
    if (past) document.blocks.insert(document.blocks.begin(), Paragraph{fmt::format("As the records stood at the end of {}.", past->today().words()), Tone::warning});
    long_work.done();
    check_fields(document, style);  // a column that does not exist is refused before the commit
    name_file(call, *desk, document);
    if (call.command->needs != Needs::writing) {
        if (document.seen) desk = Desk::open(around.setting, Needs::nothing);  // one of them at a time has the file open
        keep_sight(call, around.setting, document);
    }
    document.file_written |= call.input.has("out");
    if (call.command->needs == Needs::writing)
        desk->conclude(document, journal_words(*desk, call.input), desk->dry_run, desk->reverts);
    if (!document.refused) typed.clear();
    if (call.command->is("today") && streams.terminal.output) tell_drafts(*desk, around, document);
    if (call.command->needs == Needs::writing) desk.reset();  // closed before we speak: what is printed is on the disk
    try {
        return speak(document, call, around, style, streams);
    } catch (const Error& error) {
        throw call.command->needs == Needs::writing && !document.refused ? stored_all_the_same(error, document) : error;
    }
}

// What was typed for `-` and could not be kept is not lost: it stands in a draft.
Error keep_typed(const std::string& typed, const Surroundings& around, const Streams& streams, const Error& error) {
    if (trim(typed).empty() || !streams.terminal.input) return error;
    const auto& database = around.setting.database;
    const auto folder = (database.empty() ? around.setting.config_file : database).parent_path();
    try {
        return Draft(folder, around.temporary, around.setting.clock.utc, typed).kept_after(error);
    } catch (const Error&) {
        return error;  // not even a draft can be written: what went wrong first is what to say
    }
}

int work(Call& call, const Surroundings& around, Streams& streams) {
    if (call.command->is("export")) settle_export(call);
    if (call.command->is("client plan")) settle_page(call);
    Style style = style_of(call, around, streams.terminal);
    settle_spreadsheet(call, style, streams);
    style.made = around.setting.clock.today;
    if (style.format == Format::xlsx) style.scratch = scratch_of(call, around);
    std::string typed = read_texts(call, streams);
    if (asks_person(call, around, streams.terminal)) return ask_person(call, around, style, streams);
    try {
        return work_on(call, around, style, streams, typed);
    } catch (const Error& error) {
        throw keep_typed(typed, around, streams, error);
    }
}

// Help stands also where the config is missing or wrong.
VocabularyWords words_of_config(const Surroundings& around) {
    return [&around, desk = std::shared_ptr<Desk>()](const std::string& vocabulary) mutable {
        try {
            if (!desk) desk = Desk::open(around.setting, Needs::config);
            const Vocabulary* words = desk->config().vocabulary(vocabulary);
            return words ? words->keys() : std::vector<std::string>{};
        } catch (const Error&) {
            return std::vector<std::string>{};
        }
    };
}

int dispatch(const std::vector<std::string>& args, const Environment& env, Streams& streams, const Now& now) {
    if (args.size() == 1 && args[0] == "--version") {
        streams.out << "caseload " << CASELOAD_VERSION << '\n';
        return 0;
    }
    if (args.empty() && !streams.terminal.output) {
        streams.err << short_help();
        return static_cast<int>(Kind::usage);
    }
    if (!args.empty() && args[0] == "__complete") return complete({args.begin() + 1, args.end()}, env, now, streams.out), 0;
    if (args.size() == 2 && args[0] == "__manual") return write_manual(args[1], CASELOAD_VERSION), 0;
    Call call = parse(args.empty() ? std::vector<std::string>{"today"} : args);
    if (call.version) return streams.out << "caseload " << CASELOAD_VERSION << '\n', 0;
    const auto around = surroundings(call, env, now);
    if (call.help) return put(help_of(call, around.width ? around.width : streams.terminal.width, words_of_config(around)), call, streams), 0;
    if (!call.command) {
        if (call.help_noun.empty()) throw Error(Kind::usage, "no command was given", {}, "caseload --help");
        throw Error(Kind::usage, fmt::format("{} needs a verb", call.help_noun), {}, fmt::format("caseload {} --help", call.help_noun));
    }
    return work(call, around, streams);
}

}  // namespace

int run(const std::vector<std::string>& args, const Environment& env, Streams& streams, const Now& now) {
    try {
        const int code = dispatch(args, env, streams, now);
        streams.out.flush();
        if (!streams.out) throw Error(Kind::output, "the output could not be written");
        return code;
    } catch (const Error& error) {
        const bool cut = streams.terminal.output && error.problems().size() > 20;
        if (cut) tell_problems(error.problems(), streams);
        else streams.err << safe_for_screen(to_text(error), false, true);
        return static_cast<int>(error.kind());
    } catch (const std::filesystem::filesystem_error& error) {
        streams.err << safe_for_screen(fmt::format("caseload: {}: {}\n", error.path1().string(), error.code().message()), false, true);
        return static_cast<int>(Kind::setup);
    } catch (const std::bad_alloc&) {
        streams.err << "caseload: out of memory; nothing was written\n";
        return static_cast<int>(Kind::output);
    } catch (const std::exception& error) {
        streams.err << "caseload: this is a bug in caseload; please report it with the command you gave: " << error.what() << '\n';
        return static_cast<int>(Kind::bug);
    }
}

}  // namespace caseload
