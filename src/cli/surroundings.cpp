// SPDX-License-Identifier: MIT
#include "surroundings.hpp"

#include <fmt/format.h>

#include "caseload/text.hpp"

namespace caseload {
namespace {

// A flag, else the environment; an empty variable counts as unset.
std::string chosen(const Call& call, const Environment& env, const char* flag, const char* variable) {
    const auto found = call.globals.find(flag);
    if (found != call.globals.end()) return found->second.back();
    const char* value = variable ? env(variable) : nullptr;
    return value ? value : "";
}

std::filesystem::path default_config(const Environment& env) {
    if (const char* home = env("XDG_CONFIG_HOME"); home && *home) return std::filesystem::path(home) / "caseload" / "caseload.toml";
    if (const char* home = env("HOME"); home && *home) return std::filesystem::path(home) / ".config" / "caseload" / "caseload.toml";
    throw Error(Kind::setup, "where is the config? neither --config, CASELOAD_CONFIG, XDG_CONFIG_HOME nor HOME is set");
}

bool is_set(const Environment& env, const char* name) {
    const char* value = env(name);
    return value && *value;
}

std::size_t width_of(const std::string& text) {
    if (text.empty()) return 0;
    const auto width = parse_integer(text);
    if (!width || *width < 20 || *width > 1000) throw Error(Kind::usage, "--width takes a whole number from 20 to 1000");
    return static_cast<std::size_t>(*width);
}

Clock clock_of(const std::string& today, Clock clock) {
    if (today.empty()) return clock;
    try {
        const Date day = parse_date(today, {clock.today, Sense::past, DateOrder::refuse});
        if (day != clock.today) clock.time.clear();
        clock.today = day;
    } catch (const Error& error) {
        auto problems = error.problems();
        problems.front().what = "--today: " + problems.front().what;
        throw Error(Kind::usage, problems);
    }
    return clock;
}

}  // namespace

Surroundings surroundings(const Call& call, const Environment& env, const Now& now) {
    Surroundings around;
    const bool needs_files = call.command && !call.help;
    const std::string config = chosen(call, env, "config", "CASELOAD_CONFIG");
    if (!config.empty()) around.setting.config_file = config;
    else if (needs_files) around.setting.config_file = default_config(env);
    around.setting.database = chosen(call, env, "db", "CASELOAD_DB");
    if (needs_files) around.setting.clock = clock_of(chosen(call, env, "today", "CASELOAD_TODAY"), now());
    around.setting.version = CASELOAD_VERSION;
    around.no_input = call.globals.contains("no-input") || is_set(env, "CASELOAD_NO_INPUT");
    const std::string color = chosen(call, env, "color", nullptr);
    if (!color.empty() && color != "auto" && color != "always" && color != "never")
        throw Error(Kind::usage, fmt::format("--color '{}' is not one of auto, always, never", color));
    const char* term = env("TERM");
    const bool dumb = term && std::string_view(term) == "dumb";
    around.force_color = color == "always" || (color != "never" && !is_set(env, "NO_COLOR") && is_set(env, "CLICOLOR_FORCE"));
    around.no_color = color == "never" || (!around.force_color && (is_set(env, "NO_COLOR") || dumb));
    around.width = width_of(chosen(call, env, "width", nullptr));
    if (around.width == 0 && is_set(env, "COLUMNS")) around.width = static_cast<std::size_t>(parse_integer(env("COLUMNS")).value_or(0));
    for (const char* name : {"VISUAL", "EDITOR"})
        if (around.editor.empty() && is_set(env, name)) around.editor = env(name);
    if (around.editor.empty()) around.editor = "vi";
    if (!call.globals.contains("no-pager") && is_set(env, "PAGER")) around.pager = env("PAGER");
    around.temporary = is_set(env, "TMPDIR") ? env("TMPDIR") : "/tmp";
    return around;
}

Style style_of(const Call& call, const Surroundings& around, const Terminal& terminal) {
    Style style;
    const auto format = call.globals.find("format");
    if (format != call.globals.end()) style.format = parse_format(format->second.back());
    const auto fields = call.globals.find("fields");
    if (fields != call.globals.end()) {
        style.list_fields = fields->second.back() == "?";
        if (!style.list_fields)
            for (const auto& name : split(fields->second.back(), ',')) style.fields.push_back(trim(name));
    }
    style.color = around.force_color || (terminal.output && !around.no_color);
    style.ascii = call.globals.contains("ascii");
    style.quiet = call.globals.contains("quiet");
    style.excel = call.input.has("excel");
    // Nothing is cut when piped, unless a width was asked for by flag.
    const bool asked = call.globals.contains("width");
    if (asked || terminal.output) style.width = around.width ? around.width : terminal.width;
    return style;
}

}  // namespace caseload
